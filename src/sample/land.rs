//! The open country: fields between shelter belts, meadows along the river, woods in the ravines, settlements' edges.

use super::contour;
use super::curve;
use super::ground::Ground;
use super::index::Index;
use super::network;
use super::plan::{Class, Road, SETTLEMENTS, Settlement};
use super::plane::{P, p};
use super::rng::{Rng, noise};
use super::terrain::Terrain;

/// One area of land cover.
#[derive(Debug)]
pub struct Cover {
    /// Outline, not closed.
    pub ring: Vec<P>,
    /// Its tag.
    pub tag: (&'static str, &'static str),
}

/// The direction the fields were surveyed in, and the corner the survey starts from.
const ACROSS: P = p(0.9716, 0.2366);
const CORNER: P = p(-8300.0, -9500.0);
/// Widths of the fields across and along the survey, in metres, repeated.
const WIDTHS: [f64; 5] = [1040.0, 780.0, 1210.0, 900.0, 1120.0];
const DEPTHS: [f64; 4] = [720.0, 860.0, 610.0, 780.0];

/// Everything the country is drawn around.
pub struct Country<'a> {
    terrain: &'a Terrain,
    streets: Index,
    roads: Index,
    rails: Index,
    per_settlement: Vec<Index>,
}

impl<'a> Country<'a> {
    /// Measures from water and from all roads but field tracks.
    pub fn new(terrain: &'a Terrain, network: &[Road]) -> Self {
        let pick = |wanted: &dyn Fn(&Road) -> bool| {
            let chosen: Vec<Road> = network.iter().filter(|road| wanted(road)).cloned().collect();
            network::index(&chosen)
        };
        Self {
            terrain,
            streets: pick(&|road| road.settlement.is_some()),
            roads: pick(&|road| road.settlement.is_none() && road.class != Class::Track),
            rails: pick(&|road| road.class == Class::Rail),
            per_settlement: (0..SETTLEMENTS.len())
                .map(|one| pick(&|road| road.settlement == Some(one)))
                .collect(),
        }
    }

    /// The settlement's built-up ground, `reach` metres around its streets.
    pub fn edge(&self, settlement: usize, reach: f64) -> Vec<Vec<P>> {
        let centre = SETTLEMENTS[settlement].centre;
        let half = if settlement == 0 { p(3200.0, 2600.0) } else { p(1900.0, 1900.0) };
        let streets = &self.per_settlement[settlement];
        contour::rings((centre - half, centre + half), 24.0, 20_000.0, 4.0, |at| {
            let limit = reach * (1.0 + 0.16 * noise(at, 240.0, 71));
            limit - streets.distance(at, limit + 60.0)
        })
    }

    /// Field tracks along the survey lines, to be joined into the network.
    pub fn tracks(&self) -> Vec<Road> {
        let mut rng = Rng::new("tracks");
        let mut found = Vec::new();
        for line in survey() {
            // Tracks keep to their side of the water and of the railway.
            let open = |at: P| {
                self.streets.distance(at, 100.0) >= 95.0
                    && self.terrain.distance(at, 60.0) >= 45.0
                    && self.rails.distance(at, 100.0) >= 60.0
            };
            for line in runs(&curve::offset(&line, |_| 13.0), 420.0, open) {
                if rng.chance(0.62) {
                    let line = curve::simplify(&line, 2.5);
                    found.push(Road { name: None, settlement: None, class: Class::Track, line });
                }
            }
        }
        found
    }

    /// Shelter belts along the survey lines and the railway; `index` holds the joined network.
    pub fn belts(&self, index: &Index, railway: &[P]) -> Vec<Cover> {
        let mut rng = Rng::new("belts");
        let mut found = Vec::new();
        let mut belt = |line: &[P], least: f64, half: f64, chance: f64| {
            let open = |at: P| {
                self.streets.distance(at, 140.0) >= 130.0
                    && self.terrain.distance(at, 60.0) >= 35.0
                    && index.distance(at, 20.0) >= 9.5
            };
            for line in runs(line, least, open) {
                if rng.chance(chance) {
                    let wide = |i: usize| half * (1.0 + 0.25 * noise(line[i], 90.0, 81));
                    let mut ring = curve::simplify(&curve::offset(&line, wide), 1.2);
                    ring.extend(curve::simplify(&curve::offset(&line, |i| -wide(i)), 1.2).into_iter().rev());
                    found.push(Cover { ring, tag: ("natural", "wood") });
                }
            }
        };
        for line in survey() {
            belt(&line, 130.0, 7.0, 0.8);
        }
        belt(&curve::offset(railway, |_| 34.0), 260.0, 9.0, 0.75);
        belt(&curve::offset(railway, |_| -34.0), 260.0, 8.0, 0.6);
        found
    }

    /// Fields, and the orchards and pastures among them.
    pub fn fields(&self) -> Vec<Cover> {
        let mut rng = Rng::new("fields");
        let (columns, rows) = (offsets(&WIDTHS, 20), offsets(&DEPTHS, 25));
        let mut found = Vec::new();
        for (i, column) in columns.windows(2).enumerate() {
            for (j, row) in rows.windows(2).enumerate() {
                let corners: Vec<P> = [(0, 0), (1, 0), (1, 1), (0, 1)]
                    .map(|(a, b)| surveyed(column[a], row[b], i + a, j + b))
                    .to_vec();
                let kind = match rng.unit() {
                    x if x < 0.05 => "orchard",
                    x if x < 0.13 => "meadow",
                    _ => "farmland",
                };
                found.extend(
                    self.field(&corners).into_iter().map(|ring| Cover { ring, tag: ("landuse", kind) }),
                );
            }
        }
        found
    }

    fn field(&self, corners: &[P]) -> Vec<Vec<P>> {
        let low = corners.iter().fold(corners[0], |low, c| p(low.x.min(c.x), low.y.min(c.y)));
        let high = corners.iter().fold(corners[0], |high, c| p(high.x.max(c.x), high.y.max(c.y)));
        let (low, high) =
            (p(low.x.max(-7500.0), low.y.max(-5300.0)), p(high.x.min(7500.0), high.y.min(5300.0)));
        if low.x >= high.x || low.y >= high.y {
            return Vec::new();
        }
        contour::rings((low, high), 30.0, 30_000.0, 5.0, |at| {
            let sides = (0..4).map(|side| {
                let (a, b) = (corners[side], corners[(side + 1) % 4]);
                (b - a).unit().cross(at - a) - 17.0
            });
            let inner = sides.fold(f64::INFINITY, f64::min);
            if inner < -40.0 {
                return inner;
            }
            let built = self.streets.distance(at, 240.0) - 122.0 - 34.0 * noise(at, 260.0, 72);
            let wet = self.terrain.distance(at, 200.0) - 82.0 - 45.0 * noise(at, 300.0, 73);
            let road = self.roads.distance(at, 60.0) - 17.0;
            inner.min(built).min(wet).min(road)
        })
    }

    /// Gardens inside the blocks, behind the houses; `taken` holds all that is built.
    pub fn gardens(&self, ground: &Ground<'_>) -> Vec<Cover> {
        let mut found = Vec::new();
        for (settlement, &Settlement { centre, .. }) in SETTLEMENTS.iter().enumerate() {
            let half = if settlement == 0 { p(2400.0, 2000.0) } else { p(1600.0, 1600.0) };
            let streets = &self.per_settlement[settlement];
            let field = |at: P| {
                let street = streets.distance(at, 110.0);
                let block = (street - 38.0).min(104.0 - street).min(70.0 * (noise(at, 190.0, 79) + 0.12));
                if block <= 0.0 {
                    block
                } else {
                    block.min(ground.room(at, 60.0) - 7.0).min(self.rails.distance(at, 60.0) - 32.0)
                }
            };
            let rings = contour::rings((centre - half, centre + half), 14.0, 900.0, 2.4, field);
            found.extend(rings.into_iter().map(|ring| Cover { ring, tag: ("leisure", "garden") }));
        }
        found
    }

    /// Meadows by the water, reeds at its edge, woods and scrub on the ravines' slopes.
    pub fn valley(&self) -> Vec<Cover> {
        let bounds = (p(-7300.0, -5300.0), p(7300.0, 5200.0));
        let built = |at: P, gap: f64| self.streets.distance(at, gap + 40.0) - gap;
        let meadow = |at: P| {
            let wide = 70.0 + 40.0 * noise(at, 300.0, 73);
            (wide - self.terrain.distance(at, wide + 30.0)).min(built(at, 52.0))
        };
        let reeds =
            |at: P| (34.0 - self.terrain.distance(at, 60.0)).min(40.0 * (noise(at, 230.0, 74) - 0.25));
        let wood = |at: P| {
            let slope = 120.0 - self.terrain.distance(at, 150.0);
            let clear = (self.terrain.distance(at, 40.0) - 12.0).min(self.roads.distance(at, 40.0) - 14.0);
            slope.min(clear).min(60.0 * (noise(at, 420.0, 75) - 0.38)).min(built(at, 70.0))
        };
        let scrub = |at: P| {
            let slope = 150.0 - self.terrain.distance(at, 180.0);
            slope
                .min(60.0 * (noise(at, 310.0, 76) - 0.5))
                .min(built(at, 70.0))
                .min(self.terrain.distance(at, 40.0) - 10.0)
        };
        let mut found = Vec::new();
        let mut cover = |step: f64, tag: (&'static str, &'static str), field: &dyn Fn(P) -> f64| {
            found.extend(
                contour::rings(bounds, step, 1500.0, 4.0, field).into_iter().map(|ring| Cover { ring, tag }),
            );
        };
        cover(26.0, ("landuse", "meadow"), &meadow);
        cover(20.0, ("natural", "wetland"), &reeds);
        cover(24.0, ("natural", "wood"), &wood);
        cover(24.0, ("natural", "scrub"), &scrub);
        found
    }
}

fn offsets(steps: &[f64], count: usize) -> Vec<f64> {
    let mut at = 0.0;
    let mut next = |index: usize| {
        at += steps[index % steps.len()];
        at
    };
    (0..count).map(&mut next).collect()
}

/// A corner of the survey: a regular drawing, put on uneven land.
fn surveyed(across: f64, along: f64, column: usize, row: usize) -> P {
    let drawn = CORNER + ACROSS * across + ACROSS.left() * along;
    // Every third line was measured anew in another decade.
    let shift = if (column + 2 * row).is_multiple_of(3) { 46.0 } else { 0.0 };
    drawn + p(noise(drawn, 2600.0, 77), noise(drawn, 2600.0, 78)) * 130.0 + ACROSS * shift
}

fn survey() -> Vec<Vec<P>> {
    let (columns, rows) = (offsets(&WIDTHS, 20), offsets(&DEPTHS, 25));
    let along = |i: usize| (0..rows.len()).map(|j| surveyed(columns[i], rows[j], i, j)).collect::<Vec<P>>();
    let across =
        |j: usize| (0..columns.len()).map(|i| surveyed(columns[i], rows[j], i, j)).collect::<Vec<P>>();
    let lines = (0..columns.len()).map(along).chain((0..rows.len()).map(across));
    lines.map(|line| dense(&line)).collect()
}

fn dense(line: &[P]) -> Vec<P> {
    let count = (curve::length(line) / 22.0) as usize;
    (0..=count).map(|index| curve::at(line, index as f64 * 22.0).0).collect()
}

/// The stretches of a line that are open and at least `least` metres long, inside the drawn country.
fn runs(line: &[P], least: f64, open: impl Fn(P) -> bool) -> Vec<Vec<P>> {
    let inside = |at: P| at.x.abs() < 7300.0 && at.y.abs() < 5250.0;
    let stretches = line.split(|&at| !inside(at) || !open(at));
    stretches.filter(|stretch| curve::length(stretch) >= least).map(<[P]>::to_vec).collect()
}
