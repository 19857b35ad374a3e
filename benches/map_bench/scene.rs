//! What a run is about: a city's requests, and the tiles that people ask for while they look at them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use chrono::{Days, NaiveDate};
use hromada_map::{
    domain::Status,
    index::{
        Builder, Index, Request,
        synthetic::{City, names, trace},
    },
    tiles::{TileAddress, address::HALF_WORLD},
};

/// Those who look, how often each moves, and the seeds of the city and of them.
const PEOPLE: usize = 200;
const MOVES: usize = 25;
const CITY: u64 = 42;
const LOOKING: u64 = 7;

/// See the module.
pub struct Scene {
    /// The community's day.
    pub today: NaiveDate,
    /// A line for each tile that is asked for: `z/x/y`, as often as it is.
    pub paths: PathBuf,
    /// Each of them once.
    pub distinct: Vec<String>,
    /// The tile of zoom 11 that is asked for most often.
    pub middle: TileAddress,
    /// The requests themselves.
    pub index: Index,
    requests: usize,
    asked: usize,
}

impl Scene {
    /// The same each time for as many requests and the same day; the paths are written into `folder`.
    pub fn new(requests: usize, today: NaiveDate, folder: &Path) -> anyhow::Result<Self> {
        let mut builder = Builder::new(today, &names())?;
        builder.reserve(requests);
        for request in City::new(requests, today, CITY) {
            builder.push(&request)?;
        }
        let index = builder.finish(1)?;
        let tiles = trace(&index.view(), PEOPLE, MOVES, LOOKING);
        let mut often = BTreeMap::<_, usize>::new();
        for tile in tiles.iter().filter(|tile| tile.zoom() == 11) {
            *often.entry(tile.column_row()).or_default() += 1;
        }
        let (&(x, y), _) = often.iter().max_by_key(|(_, often)| **often).context("no tile of zoom 11")?;
        let lines: Vec<String> = tiles.iter().copied().map(path).collect();
        let paths = folder.join("paths");
        fs::write(&paths, lines.join("\n")).with_context(|| paths.display().to_string())?;
        let asked = lines.len();
        let distinct: BTreeSet<String> = lines.into_iter().collect();
        let middle = TileAddress::new(11, x, y)?;
        Ok(Self { today, paths, distinct: distinct.into_iter().collect(), middle, index, requests, asked })
    }

    /// In a line, for people.
    pub fn about(&self) -> String {
        format!("{} tiles of zooms 8 to 18 asked for, {} different ones", self.asked, self.distinct.len())
    }

    /// The requests, one after the other.
    pub fn city(&self) -> City {
        City::new(self.requests, self.today, CITY)
    }

    /// So many of the requests, of all ages; all where there are fewer.
    pub fn some(&self, many: usize) -> Vec<Request> {
        self.city().step_by((self.requests / many.max(1)).max(1)).take(many).collect()
    }

    /// Where the tile in the middle lies: west, south, east, north.
    pub fn middle_in_degrees(&self) -> [f64; 4] {
        let bounds = self.middle.bounds();
        let degrees = |at: geo::Coord<f64>| {
            let radius = HALF_WORLD / std::f64::consts::PI;
            [(at.x / radius).to_degrees(), (at.y / radius).sinh().atan().to_degrees()]
        };
        let ([west, south], [east, north]) = (degrees(bounds.min()), degrees(bounds.max()));
        [west, south, east, north]
    }

    /// Filters as people set them, each with what is asked for it: few requests, many, and those of one executor.
    pub fn questions(&self) -> [(&'static str, String); 3] {
        let ago = |days| self.today.checked_sub_days(Days::new(days)).unwrap_or(self.today);
        let but_infeasible: Vec<&str> = Status::ALL
            .into_iter()
            .filter(|status| *status != Status::ClosedInfeasible)
            .map(Status::as_str)
            .collect();
        [
            ("selective", format!("?group=in_work&service=service_7&from={}", ago(30))),
            ("wide", format!("?status={}&from={}", but_infeasible.join(","), ago(3 * 365))),
            ("one executor", "?executor=58".into()),
        ]
    }
}

/// A tile as `z/x/y`.
pub fn path(tile: TileAddress) -> String {
    let (x, y) = tile.column_row();
    format!("{}/{x}/{y}", tile.zoom())
}
