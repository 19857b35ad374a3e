//! An area prepared for asking many times whether a point is inside.
//! Edges are sorted into bands of latitude, so that a question touches a few dozen edges instead of thousands.

use geo::{Area, BoundingRect, Coord, LinesIter, MultiPolygon, Rect};

/// An area prepared for point-in-polygon questions; points on its edge may fall either way.
#[derive(Debug)]
pub(super) struct Region {
    bounds: Rect<f64>,
    /// Square degrees: for comparing areas with one another.
    pub(super) size: f64,
    edges: Vec<(Coord<f64>, Coord<f64>)>,
    bands: Vec<Vec<u32>>,
}

impl Region {
    /// Prepares an area; none for an empty one.
    pub(super) fn new(area: &MultiPolygon<f64>) -> Option<Self> {
        let bounds = area.bounding_rect()?;
        let edges: Vec<_> = area.lines_iter().map(|line| (line.start, line.end)).collect();
        let count = (edges.len() / 8).clamp(1, 2048);
        let mut region = Self { bounds, size: area.unsigned_area(), edges, bands: vec![Vec::new(); count] };
        for (index, (a, b)) in (0u32..).zip(region.edges.iter()) {
            let (low, high) = (region.band(a.y.min(b.y)), region.band(a.y.max(b.y)));
            region.bands[low..=high].iter_mut().for_each(|band| band.push(index));
        }
        Some(region)
    }

    fn band(&self, lat: f64) -> usize {
        let share = (lat - self.bounds.min().y) / self.bounds.height().max(f64::MIN_POSITIVE);
        ((share * self.bands.len() as f64) as usize).min(self.bands.len() - 1)
    }

    /// What it spans, degrees.
    pub(super) fn bounds(&self) -> Rect<f64> {
        self.bounds
    }

    /// Is the point inside? By the even-odd rule, which minds holes and parts alike.
    pub(super) fn contains(&self, p: Coord<f64>) -> bool {
        let (min, max) = (self.bounds.min(), self.bounds.max());
        if p.x < min.x || p.x > max.x || p.y < min.y || p.y > max.y {
            return false;
        }
        let crossed = |&index: &u32| {
            let (a, b) = self.edges[index as usize];
            (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
        };
        self.bands[self.band(p.y)].iter().filter(|index| crossed(index)).count() % 2 == 1
    }

    /// Distance in metres from a point to the area's edge.
    pub(super) fn metres_to_edge(&self, p: Coord<f64>) -> f64 {
        let to = |&(a, b): &(Coord<f64>, Coord<f64>)| super::geometry::metres_to_segment(p, a, b);
        self.edges.iter().map(to).fold(f64::INFINITY, f64::min)
    }
}

#[cfg(test)]
mod tests {
    use geo::{Point, coord, wkt};

    use super::*;

    #[test]
    fn holes_are_outside() {
        let area = wkt!(MULTIPOLYGON(((0. 0., 10. 0., 10. 10., 0. 10., 0. 0.), (4. 4., 6. 4., 6. 6., 4. 6., 4. 4.))));
        let region = Region::new(&area).unwrap();
        for x in 0..40 {
            for y in 0..40 {
                let p = coord! { x: f64::from(x) * 0.3 - 0.95, y: f64::from(y) * 0.3 - 0.95 };
                assert_eq!(region.contains(p), geo::Contains::contains(&area, &Point(p)), "{p:?}");
            }
        }
        assert!((region.metres_to_edge(coord! { x: 5.0, y: 3.0 }) - 111_319.0).abs() < 1_000.0);
    }
}
