//! What a community has taught its geocoder by hand.

use geo::Point;

/// A place that a person gave to an address as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    /// The address as typed. It may hold personal data: no public channel shows it.
    pub text: String,
    /// The place, degrees, lon before lat.
    pub point: Point<f64>,
    /// How far the true place may lie from the point, metres.
    pub accuracy_m: f64,
    /// The place in words, with the house number.
    pub label: String,
    /// The place in words without it.
    pub street_label: String,
    /// Whether the public map shows this place, so exactly, already.
    pub public: bool,
}
