//! How precisely the public may see where a request is, by its service's class.
//! This is the rule; the database's public view is where it is applied for every channel.

use super::status::{UnknownName, by_name};
use geo::Point;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A service's visibility class, from the most open to the most closed. A new service is [`Self::Never`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// The point itself: roads, lighting, public space.
    Exact,
    /// The centre of a cell of about 250 m and no house number: houses and flats.
    Generalised,
    /// Counted in statistics, no marker.
    Aggregate,
    /// Not shown at all: social, health, neighbours.
    #[default]
    Never,
}

impl Visibility {
    /// Every class.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Generalised, Self::Aggregate, Self::Never];

    /// The name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Generalised => "generalised",
            Self::Aggregate => "aggregate",
            Self::Never => "never",
        }
    }

    /// The class of one request: where the problem's address is the applicant's residence, exact falls to
    /// generalised, since the marker would say where somebody who complained lives.
    #[must_use]
    pub const fn of_request(self, at_residence: bool) -> Self {
        match self {
            Self::Exact if at_residence => Self::Generalised,
            class => class,
        }
    }

    /// The point the public may see of a request at `point`, if any.
    #[must_use]
    pub fn public_point(self, point: Point<f64>) -> Option<Point<f64>> {
        match self {
            Self::Exact => Some(point),
            Self::Generalised => Some(generalise(point)),
            Self::Aggregate | Self::Never => None,
        }
    }
}

/// Rows of cells in a degree of latitude: one row is 111 195 m / 445 = 249.9 m high on a sphere of the
/// Earth's mean radius, 6 371 009 m.
const ROWS_PER_DEGREE: f64 = 445.0;

/// The centre of the cell of about 250 × 250 m that holds `point` (degrees, lon before lat).
///
/// Row r holds the latitudes from r/445° to (r+1)/445°. At its middle latitude φ a circle of latitude is
/// cos φ times the equator, so the row is cut into round(360 · 445 · cos φ) equal cells of ≈ 250 m each, at
/// least one. The grid hangs on nothing but the globe: the same point always falls into the same cell, no
/// number of looks averages it out, and a centre is its own cell's centre. It is at most half a diagonal,
/// ≈ 177 m, from the point.
#[must_use]
pub fn generalise(point: Point<f64>) -> Point<f64> {
    let middle = |value: f64, per_degree: f64| ((value * per_degree).floor() + 0.5) / per_degree;
    let lat = middle(point.y(), ROWS_PER_DEGREE);
    let cells = (360.0 * ROWS_PER_DEGREE * lat.to_radians().cos()).round().max(1.0);
    Point::new(middle(point.x(), cells / 360.0), lat)
}

impl FromStr for Visibility {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("visibility class", &Self::ALL, Self::as_str, word)
    }
}

impl fmt::Display for Visibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Distance, Haversine};
    use proptest::prelude::*;

    #[test]
    fn a_new_service_is_never_public() {
        assert_eq!(Visibility::default(), Visibility::Never);
        assert_eq!(Visibility::default().public_point(Point::new(36.7, 48.2)), None);
        for class in Visibility::ALL {
            assert_eq!(class.as_str().parse(), Ok(class));
            assert_eq!(serde_json::to_value(class).unwrap(), class.as_str());
        }
    }

    #[test]
    fn m5_at_the_applicants_residence_exact_falls_to_generalised() {
        assert_eq!(Visibility::Exact.of_request(true), Visibility::Generalised);
        assert_eq!(Visibility::Exact.of_request(false), Visibility::Exact);
        for class in [Visibility::Generalised, Visibility::Aggregate, Visibility::Never] {
            assert_eq!(class.of_request(true), class);
        }
    }

    #[test]
    fn neighbours_share_a_cell_and_a_cell_is_about_250_m() {
        let centre = generalise(Point::new(36.7301, 48.2602));
        let step = |metres: f64| {
            Point::new(centre.x() + metres / (111_195.0 * 48.26_f64.to_radians().cos()), centre.y())
        };
        assert_eq!(generalise(step(120.0)), centre);
        assert_eq!(generalise(step(-120.0)), centre);
        let next = generalise(step(130.0));
        assert!((Haversine.distance(centre, next) - 250.0).abs() < 1.0);
    }

    proptest! {
        #[test]
        fn a_generalised_point_is_near_and_its_own_cells_centre(lon in -180.0..180.0_f64, lat in -85.0..85.0_f64) {
            let point = Point::new(lon, lat);
            let centre = generalise(point);
            prop_assert!(Haversine.distance(point, centre) < 178.0);
            prop_assert!(Haversine.distance(generalise(centre), centre) < 0.001);
        }
    }
}
