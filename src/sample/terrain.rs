//! The lie of the land: a steppe river with its reservoir, two tributaries in ravines and their ponds.
//! Everything else is drawn around it.

use super::curve::{self, length, offset, spline};
use super::index::Index;
use super::plane::{P, inside, p};
use super::rng::noise;

/// One watercourse.
#[derive(Debug)]
pub struct Stream {
    /// Name as signed.
    pub name: &'static str,
    /// Wide enough to be drawn as an area.
    pub river: bool,
    /// Centre line, downstream.
    pub line: Vec<P>,
    /// Half of the width at each vertex.
    pub half: Vec<f64>,
}

/// A pond or reservoir.
#[derive(Debug)]
pub struct Pond {
    /// Name as signed, where it has one.
    pub name: Option<&'static str>,
    /// Shore, not closed.
    pub shore: Vec<P>,
    /// The dam's crest, where a watercourse is held back.
    pub dam: Option<[P; 2]>,
}

/// All water of the sample.
#[derive(Debug)]
pub struct Terrain {
    /// The river first, then its tributaries.
    pub streams: Vec<Stream>,
    /// Ponds, the reservoir among them.
    pub ponds: Vec<Pond>,
    /// The river's banks as one ring, not closed.
    pub banks: Vec<P>,
    edges: Index,
    axis: Index,
}

const RIVER: &[P] = &[
    p(7300.0, 3950.0),
    p(5600.0, 3100.0),
    p(4300.0, 2450.0),
    p(3100.0, 1500.0),
    p(2000.0, 1150.0),
    p(1050.0, 640.0),
    p(250.0, 500.0),
    p(-500.0, 720.0),
    p(-1300.0, 430.0),
    p(-2100.0, -120.0),
    p(-3200.0, -480.0),
    p(-4300.0, -1250.0),
    p(-5600.0, -1700.0),
    p(-7300.0, -2650.0),
];
const NORTHERN: &[P] = &[
    p(-1700.0, 5200.0),
    p(-1450.0, 4500.0),
    p(-950.0, 3700.0),
    p(-700.0, 3000.0),
    p(-420.0, 2300.0),
    p(-520.0, 1600.0),
    p(-330.0, 1050.0),
    p(-440.0, 720.0),
];
const SOUTHERN: &[P] = &[
    p(-3100.0, -5300.0),
    p(-2700.0, -4600.0),
    p(-2250.0, -3800.0),
    p(-1780.0, -3000.0),
    p(-1900.0, -2150.0),
    p(-1560.0, -1350.0),
    p(-1640.0, -800.0),
    p(-1480.0, -250.0),
    p(-1620.0, 220.0),
];

/// Name, stream index, metres downstream at the dam, length, greatest half width.
const PONDS: &[(Option<&str>, usize, f64, f64, f64)] = &[
    (Some("Вишневодське водосховище"), 0, 5560.0, 1250.0, 115.0),
    (Some("Панський ставок"), 1, 2350.0, 640.0, 68.0),
    (Some("Верхній ставок"), 1, 1180.0, 420.0, 48.0),
    (Some("Криничний ставок"), 2, 2330.0, 560.0, 62.0),
    (None, 2, 1000.0, 340.0, 42.0),
];

impl Terrain {
    /// Draws the water.
    pub fn new() -> Self {
        let mut streams = vec![
            stream("Вишнявка", RIVER, true, 52.0, 31),
            stream("Ставкова", NORTHERN, false, 26.0, 32),
            stream("Кринична", SOUTHERN, false, 24.0, 33),
        ];
        // A tributary ends on the river's own line.
        let river = streams[0].line.clone();
        for tributary in &mut streams[1..] {
            let mouth = tributary
                .line
                .last()
                .and_then(|&end| river.iter().copied().min_by(|a, b| a.to(end).total_cmp(&b.to(end))));
            tributary.line.extend(mouth);
        }
        let ponds: Vec<Pond> = PONDS
            .iter()
            .map(|&(name, stream, dam, long, half)| pond(name, &streams[stream].line, dam, long, half))
            .chain([town_pond()])
            .collect();
        let river = &streams[0];
        let mut banks = offset(&river.line, |index| river.half[index]);
        banks.extend(offset(&river.line, |index| -river.half[index]).into_iter().rev());
        let mut edges = Index::default();
        edges.add(&closed(&banks), 0);
        streams[1..].iter().for_each(|stream| edges.add(&stream.line, 0));
        ponds.iter().for_each(|pond| edges.add(&closed(&pond.shore), 0));
        let mut axis = Index::default();
        axis.add(&streams[0].line, 0);
        Self { streams, ponds, banks, edges, axis }
    }

    /// Metres to the nearest shore or stream, at most `reach`; 0 on the water.
    pub fn distance(&self, at: P, reach: f64) -> f64 {
        let on_river = self.axis.distance(at, 20.0) < 20.0 && inside(&self.banks, at);
        if on_river || self.ponds.iter().any(|pond| pond.shore[0].to(at) < 1500.0 && inside(&pond.shore, at))
        {
            return 0.0;
        }
        self.edges.distance(at, reach)
    }
}

fn stream(name: &'static str, through: &[P], river: bool, swing: f64, layer: u64) -> Stream {
    let axis = spline(through, 28.0);
    // Two wavelengths make meanders that are neither regular nor jagged; they die out at a confluence.
    let total = length(&axis);
    let line = offset(&axis, |index| {
        let fade = ((total - index as f64 * 28.0) / 300.0).clamp(0.0, 1.0);
        let fade = if river { 1.0 } else { fade };
        fade * swing * (noise(axis[index], 330.0, layer) + 0.5 * noise(axis[index], 140.0, layer + 50))
    });
    let half = line
        .iter()
        .enumerate()
        .map(|(index, &at)| {
            5.5 + 4.0 * (index as f64 / line.len() as f64) + 2.6 * noise(at, 170.0, layer + 90)
        })
        .collect();
    Stream { name, river, line, half }
}

/// Water held back by a dam: widest just above it, tapering upstream, with an uneven shore.
fn pond(name: Option<&'static str>, stream: &[P], dam: f64, long: f64, half: f64) -> Pond {
    let reach = curve::part(stream, dam - long, dam);
    let count = (long / 26.0) as usize;
    // Wide water straightens the bends of its bed; a bank drawn around each bend would cross itself.
    let axis = spline(&curve::simplify(&reach, half * 0.4), 26.0);
    let bank = |side: f64, layer: u64| -> Vec<P> {
        (0..=count)
            .map(|index| {
                let t = index as f64 / count as f64;
                let (at, direction) = curve::at(&axis, t * length(&axis));
                let wide = half * t.sqrt() * (1.06 - 0.2 * t) + 5.0;
                at + direction.left() * (side * wide * (1.0 + 0.28 * noise(at, 120.0, layer)))
            })
            .collect()
    };
    let (left, right) = (bank(1.0, 7), bank(-1.0, 8));
    let dam = left.last().zip(right.last()).map(|(&a, &b)| {
        let along = (b - a).unit() * 9.0;
        [a - along, b + along]
    });
    let shore = left.into_iter().chain(right.into_iter().rev()).collect();
    Pond { name, shore, dam }
}

/// The pond of the town's park, dug and fed by a spring.
fn town_pond() -> Pond {
    let shore = [
        (-60.0, 8.0),
        (-38.0, 34.0),
        (4.0, 30.0),
        (34.0, 44.0),
        (66.0, 22.0),
        (62.0, -14.0),
        (22.0, -30.0),
        (-30.0, -26.0),
    ];
    let ring: Vec<P> = shore.iter().map(|&(x, y)| PARK_POND + p(x, y) * 0.62).collect();
    let mut smooth = spline(&closed(&ring), 14.0);
    smooth.pop();
    Pond { name: Some("Парковий ставок"), shore: smooth, dam: None }
}

/// Where the park's pond lies.
pub const PARK_POND: P = p(560.0, 330.0);

/// A ring with its first point repeated at the end.
pub fn closed(ring: &[P]) -> Vec<P> {
    ring.iter().chain(ring.first()).copied().collect()
}
