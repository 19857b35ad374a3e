//! Reverse geocoding: the houses and streets nearest to a point, from trees over all of them.

use geo::Point;
use rstar::primitives::{GeomWithData, Line};
use rstar::{AABB, Envelope, PointDistance, RTree};

use super::answer::Answer;
use super::compose;
use super::geometry::Position;
use super::index::Index;

/// A house farther than this says nothing about the point, metres.
const HOUSE_M: f64 = 150.0;
/// A street farther than this says nothing about the point, metres.
const STREET_M: f64 = 500.0;
/// Distance at which the confidence in a house has halved, metres.
const HALF_M: f64 = 60.0;
/// How far outside the bounds of the gazetteer a point may still be meant, metres.
const BOUNDS_M: f32 = 2_000.0;

/// A house and its street.
type House = GeomWithData<[f32; 2], (u32, u32)>;
type Segment = GeomWithData<Line<[f32; 2]>, u32>;

/// Trees over houses and street segments, in metres on a plane around the first of them.
#[derive(Debug)]
pub struct Reverse {
    origin: Position,
    houses: RTree<House>,
    segments: RTree<Segment>,
    /// Of all houses, streets and settlements; empty where there are none.
    bounds: AABB<[f32; 2]>,
}

impl Reverse {
    /// Indexes all houses and streets.
    #[must_use]
    pub fn new(index: &Index) -> Self {
        let first_line =
            index.streets.iter().flat_map(|street| street.lines.iter()).find_map(|line| line.first());
        let origin =
            first_line.copied().or_else(|| index.houses.first().map(|h| h.position)).unwrap_or_default();
        let mut houses = Vec::with_capacity(index.houses.len());
        let mut segments = Vec::new();
        for (id, street) in (0u32..).zip(&index.streets) {
            for (house, of) in street.houses.clone().zip(index.houses_of(street)) {
                houses.push(House::new(plane(origin, of.position), (house, id)));
            }
            for pair in street.lines.iter().flat_map(|line| line.windows(2)) {
                segments.push(Segment::new(Line::new(plane(origin, pair[0]), plane(origin, pair[1])), id));
            }
        }
        let (houses, segments) = (RTree::bulk_load(houses), RTree::bulk_load(segments));
        let mut bounds = houses.root().envelope().merged(&segments.root().envelope());
        for place in &index.places {
            bounds.merge(&AABB::from_point(plane(origin, place.centre)));
        }
        Self { origin, houses, segments, bounds }
    }

    /// Whether a point lies in the bounds of all that is indexed or at most [`BOUNDS_M`] outside.
    #[must_use]
    pub fn is_near(&self, point: Point<f64>) -> bool {
        self.bounds.distance_2(&plane(self.origin, Position::new(point))) <= BOUNDS_M * BOUNDS_M
    }

    /// The middle of all that is indexed; none where there is nothing.
    #[must_use]
    pub fn centre(&self) -> Option<Point<f64>> {
        let [x, y] = self.bounds.center();
        let is_empty = self.bounds.lower()[0] > self.bounds.upper()[0];
        (!is_empty).then(|| self.origin.moved((f64::from(x), f64::from(y))).point())
    }

    /// The nearest street and its distance, metres.
    #[must_use]
    pub fn nearest_street(&self, position: Position) -> Option<(u32, f64)> {
        let at = plane(self.origin, position);
        let segment = self.segments.nearest_neighbor(at)?;
        Some((segment.data, f64::from(segment.distance_2(&at)).sqrt()))
    }

    /// What is at a point, nearest first: houses, else the street, else the settlement. The district is the point's.
    #[must_use]
    pub fn find(&self, index: &Index, point: Point<f64>, limit: usize) -> Vec<Answer> {
        if !(point.x().is_finite() && point.y().is_finite()) {
            return Vec::new();
        }
        let position = Position::new(point);
        let at = plane(self.origin, position);
        let mut answers: Vec<Answer> = self
            .houses
            .nearest_neighbor_iter(at)
            .map(|near| (near.data, f64::from(near.distance_2(&at)).sqrt()))
            .take_while(|(_, metres)| *metres <= HOUSE_M)
            .take(limit.max(1))
            .map(|((house, street), metres)| {
                let (street, house) = (&index.streets[street as usize], &index.houses[house as usize]);
                let mut answer = compose::house(index, street, house, 0.98 / (1.0 + metres / HALF_M));
                answer.distance_m = Some(metres);
                answer
            })
            .collect();
        if answers.len() < limit.max(1)
            && let Some((id, metres)) =
                self.nearest_street(position).filter(|(_, metres)| *metres <= STREET_M)
        {
            let mut answer =
                compose::street(index, &index.streets[id as usize], 0.9 / (1.0 + metres / (2.0 * HALF_M)));
            answer.distance_m = Some(metres);
            answers.push(answer);
        }
        if answers.is_empty() {
            let nearest = (0u32..)
                .zip(&index.places)
                .map(|(id, place)| (id, place.centre.distance(position)))
                .min_by(|a, b| a.1.total_cmp(&b.1));
            answers.extend(nearest.and_then(|(id, metres)| {
                let answer = compose::settlement(index, id, 0.5)?;
                Some(Answer { distance_m: Some(metres), ..answer })
            }));
        }
        answers
    }
}

/// East and north of the origin, metres; a float is exact to a centimetre within 100 km.
fn plane(origin: Position, position: Position) -> [f32; 2] {
    let (x, y) = position.offset_from(origin);
    [x as f32, y as f32]
}
