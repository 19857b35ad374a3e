//! Plus Codes (Open Location Code) by the specification of <https://github.com/google/open-location-code>,
//! `Documentation/Specification/specification.md`; its sections are named where they are followed. Whole numbers
//! throughout, as «Encoding Algorithms» asks. The crates that do this were last released in 2017 and 2022.

use geo::Point;

/// «Digits»: the symbols by their value.
const SYMBOLS: &str = "23456789CFGHJMPQRVWX";
/// «Separator And Padding»: digits before the `+` of a full code.
const BEFORE_PLUS: usize = 8;
/// Digits before the `+` of a short code: with fewer it looks like a sum or two house numbers.
const BEFORE_PLUS_SHORT: [usize; 2] = [4, 6];
/// «Code precision»: digits that come in pairs, latitude first; each later one stands for both axes.
const PAIRED: usize = 10;
/// «Code length»: digits beyond these mean nothing.
const LONGEST: usize = 15;
/// «Prerequisites»: units in a degree of latitude and of longitude.
const UNITS: (i64, i64) = (25_000_000, 8_192_000);

/// The area a full code names: its south-west corner, counted from the south pole and the antimeridian, and its size,
/// all in [`UNITS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    south: i64,
    west: i64,
    height: i64,
    width: i64,
}

/// A code as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// Names one place on earth.
    Full(Cell),
    /// Lacks its beginning; names such a place near another one, see [`Short::near`].
    Short(Short),
}

/// A code without its first digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    missing: usize,
    digits: Vec<u8>,
}

impl Cell {
    /// Its middle, degrees, lon before lat.
    #[must_use]
    pub fn centre(self) -> Point<f64> {
        let middle = |corner: i64, size: i64, unit: i64| (2 * corner + size) as f64 / (2 * unit) as f64;
        let lon = middle(self.west, self.width, UNITS.1) - 180.0;
        Point::new(lon, middle(self.south, self.height, UNITS.0) - 90.0)
    }

    /// Its width and height, degrees.
    #[must_use]
    pub fn size(self) -> (f64, f64) {
        (self.width as f64 / UNITS.1 as f64, self.height as f64 / UNITS.0 as f64)
    }
}

/// Reads one word as a code, in any case and with Cyrillic letters that look like the right ones.
#[must_use]
pub fn read(word: &str) -> Option<Code> {
    let (before, after) = word.split_once('+')?;
    let significant = before.trim_end_matches('0');
    let (before, padding) = (digits(significant)?, before.len() - significant.len());
    let after = digits(after)?;
    let plus = before.len() + padding;
    if padding > 0 && !(plus == BEFORE_PLUS && after.is_empty()) {
        return None;
    }
    let length = before.len() + after.len();
    let missing = BEFORE_PLUS.checked_sub(plus)?;
    // «Code length»: only even lengths up to ten digits.
    if before.is_empty() || (length + missing < PAIRED && !length.is_multiple_of(2)) {
        return None;
    }
    let digits = [before, after].concat();
    match plus {
        BEFORE_PLUS => decode(&digits).map(Code::Full),
        // The symbols from the eighth on are letters; without one it is rather a sum.
        plus if BEFORE_PLUS_SHORT.contains(&plus)
            && length > plus
            && digits.iter().any(|&digit| digit >= 8) =>
        {
            Some(Code::Short(Short { missing, digits }))
        }
        _ => None,
    }
}

impl Short {
    /// «Short Codes»: of the places whose code ends like this, the one nearest to `reference`.
    #[must_use]
    pub fn near(&self, reference: Point<f64>) -> Option<Cell> {
        let mut digits = encode(reference);
        digits.truncate(self.missing);
        digits.extend_from_slice(&self.digits);
        let cell = decode(&digits)?;
        let (lat, lon) = units(reference);
        // Such codes repeat at the size of a cell of the missing digits.
        let repeats = |unit: i64| 400 * unit / 20_i64.pow(self.missing as u32 / 2);
        let nearest = |corner: i64, size: i64, step: i64, here: i64| {
            [corner, corner - step, corner + step]
                .into_iter()
                .min_by_key(|corner| (2 * corner + size - 2 * here).abs())
        };
        let south = nearest(cell.south, cell.height, repeats(UNITS.0), lat)?;
        let west = nearest(cell.west, cell.width, repeats(UNITS.1), lon)?;
        // There is nothing beyond the poles.
        let south = if (0..180 * UNITS.0).contains(&south) { south } else { cell.south };
        Some(Cell { south, west: west.rem_euclid(360 * UNITS.1), ..cell })
    }
}

/// «Prerequisites»: latitude clipped, longitude normalised, both as positive whole numbers.
fn units(point: Point<f64>) -> (i64, i64) {
    let whole = |degrees: f64, unit: i64| (degrees * unit as f64).floor() as i64;
    let lat = (whole(point.y(), UNITS.0) + 90 * UNITS.0).clamp(0, 180 * UNITS.0 - 1);
    (lat, (whole(point.x(), UNITS.1) + 180 * UNITS.1).rem_euclid(360 * UNITS.1))
}

/// «Forward Encoding», as values of the digits, all of them.
fn encode(point: Point<f64>) -> Vec<u8> {
    let (lat, lon) = units(point);
    let mut digits = Vec::with_capacity(LONGEST);
    let (mut height, mut width) = (400 * UNITS.0, 400 * UNITS.1);
    while digits.len() < LONGEST {
        if digits.len() < PAIRED {
            (height, width) = (height / 20, width / 20);
            digits.push((lat / height % 20) as u8);
            digits.push((lon / width % 20) as u8);
        } else {
            (height, width) = (height / 5, width / 4);
            digits.push((lat / height % 5 * 4 + lon / width % 4) as u8);
        }
    }
    digits
}

/// «Decoding»; none where the digits lie beyond the pole or the antimeridian.
fn decode(digits: &[u8]) -> Option<Cell> {
    let mut cell = Cell { south: 0, west: 0, height: 400 * UNITS.0, width: 400 * UNITS.1 };
    let digits = &digits[..digits.len().min(LONGEST)];
    let (pairs, singles) = digits.split_at(digits.len().min(PAIRED));
    for pair in pairs.chunks_exact(2) {
        (cell.height, cell.width) = (cell.height / 20, cell.width / 20);
        cell.south += i64::from(pair[0]) * cell.height;
        cell.west += i64::from(pair[1]) * cell.width;
    }
    for digit in singles {
        (cell.height, cell.width) = (cell.height / 5, cell.width / 4);
        cell.south += i64::from(digit / 4) * cell.height;
        cell.west += i64::from(digit % 4) * cell.width;
    }
    (cell.south < 180 * UNITS.0 && cell.west < 360 * UNITS.1).then_some(cell)
}

fn digits(text: &str) -> Option<Vec<u8>> {
    (text.len() <= 4 * LONGEST).then_some(())?;
    text.chars().map(|c| SYMBOLS.find(latin(c)).map(|at| at as u8)).collect()
}

/// The Latin capital that a letter is or looks like.
fn latin(c: char) -> char {
    match c {
        'С' | 'с' => 'C',
        'Н' | 'н' => 'H',
        'Ј' | 'ј' => 'J',
        'М' | 'м' => 'M',
        'Р' | 'р' => 'P',
        'Х' | 'х' => 'X',
        c => c.to_ascii_uppercase(),
    }
}

/// The ten-digit code of a place.
#[cfg(test)]
pub fn write(point: Point<f64>) -> String {
    written(&encode(point)[..PAIRED])
}

#[cfg(test)]
fn written(digits: &[u8]) -> String {
    let letters: String = digits.iter().map(|&d| char::from(SYMBOLS.as_bytes()[usize::from(d)])).collect();
    format!("{}+{}", &letters[..BEFORE_PLUS], &letters[BEFORE_PLUS..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn full(code: &str) -> Cell {
        match read(code) {
            Some(Code::Full(cell)) => cell,
            other => panic!("{code}: {other:?}"),
        }
    }

    /// Places that the specification's own test data (`test_data/decoding.csv`) give for their codes.
    #[test]
    fn full_codes_are_the_cells_of_the_specification() {
        for (code, south, west, north, east) in [
            ("7FG49Q00+", 20.35, 2.75, 20.4, 2.8),
            ("7FG49QCJ+2V", 20.37, 2.782125, 20.370125, 2.78225),
            ("7FG49QCJ+2VX", 20.3701, 2.78221875, 20.370125, 2.78225),
            ("8FVC2222+22", 47.0, 8.0, 47.000125, 8.000125),
            ("4VCPPQGP+Q9", -41.273125, 174.785875, -41.273, 174.786),
            ("CFX3X2X2+X2", 89.999875, 1.0, 90.0, 1.000125),
            ("62H20000+", 1.0, -180.0, 2.0, -179.0),
            ("849VGJQF+VX7QR3J7QR3J", 37.53966912, -122.3750697021, 37.53966916, -122.3750697021),
        ] {
            let cell = full(code);
            let (width, height) = cell.size();
            let centre = cell.centre();
            let off = [
                centre.y() - height / 2.0 - south,
                centre.x() - width / 2.0 - west,
                centre.y() + height / 2.0 - north,
                centre.x() + width / 2.0 - east,
            ];
            assert!(off.iter().all(|degrees| degrees.abs() < 2e-7), "{code}: {off:?}");
        }
    }

    /// `test_data/shortCodeTests.csv`.
    #[test]
    fn short_codes_are_recovered_near_their_reference() {
        for (code, lat, lon, short) in [
            ("9C3W9QCJ+2VX", 51.3852125, -1.217765625, "9QCJ+2VX"),
            ("9C3W9QCJ+2VX", 51.3550125, -1.217765625, "9QCJ+2VX"),
            ("8FRCXGRF+PM", 47.00, 8.55, "XGRF+PM"),
            ("2CXXXXXX+XX", -81.0, 0.0, "XXXXXX+XX"),
        ] {
            let Some(Code::Short(short)) = read(short) else { panic!("{short}") };
            assert_eq!(short.near(Point::new(lon, lat)), Some(full(code)), "{code}");
        }
        // Not read as a word, for there is no letter in it; recovered all the same.
        let short = Short { missing: 4, digits: vec![0, 0, 0, 0, 0, 0] };
        assert_eq!(short.near(Point::new(0.0, 89.6)), Some(full("CFX22222+22")));
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        assert_eq!(full("8gvcх98r+2v"), full("8GVCX98R+2V"), "any case, Cyrillic х");
        for word in [
            "",
            "+",
            "12+",
            "12+14",
            "2345+67",
            "X98R+",
            "X98R+2",
            "8GVCX98R+2",
            "380+671234567",
            "8G0C0000+",
            "8GVC0000+22",
            "К98R+2V",
            "X98RX98R2+2V",
            "X98R+2V+2V",
            "0000+",
            "W8VCX98R+2V",
        ] {
            assert_eq!(read(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn a_code_of_a_place_leads_back_to_it(lon in -180.0..180.0, lat in -90.0..90.0, away in -0.4..0.4) {
            let place = Point::new(lon, lat);
            let digits = encode(place);
            let cell = full(&written(&digits));
            prop_assert!((cell.centre().x() - lon).abs() < 1e-6 && (cell.centre().y() - lat).abs() < 1e-6);
            let ten = decode(&digits[..PAIRED]);
            let short = Short { missing: 4, digits: digits[4..PAIRED].to_vec() };
            // Near the poles the reference itself is cut off.
            if lat.abs() < 89.0 {
                prop_assert_eq!(short.near(Point::new(lon + away, lat - away)), ten);
            }
        }

        #[test]
        fn no_word_panics(word in "[2-9CFGHJMPQRVWX0+хс]{0,24}", lon in -400.0..400.0, lat in -100.0..100.0) {
            if let Some(Code::Short(short)) = read(&word) {
                prop_assert!(short.near(Point::new(lon, lat)).is_none_or(|cell| cell.centre().y().abs() <= 90.0));
            }
        }
    }
}
