//! Where a photo was taken, by its EXIF. It is told to the sender alone, who may take it as the place.

use std::io::Cursor;

use exif::{Exif, In, Reader, Tag, Value};

/// Lon, lat in degrees, where the camera wrote down both and they are on the globe (EXIF 2.32, 4.6.6).
pub fn taken_at(file: &[u8]) -> Option<[f64; 2]> {
    let exif = Reader::new().read_from_container(&mut Cursor::new(file)).ok()?;
    let lat = degrees(&exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?;
    let lon = degrees(&exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?;
    // Cameras that have not found themselves yet write zeros.
    let found = lon != 0.0 || lat != 0.0;
    // Six decimals are a decimetre, ten times finer than a phone knows.
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    (found && lon.abs() <= 180.0 && lat.abs() <= 90.0).then(|| [round(lon), round(lat)])
}

/// Degrees, minutes and seconds; negative when the reference is that of the south or the west.
fn degrees(exif: &Exif, tag: Tag, reference: Tag, negative: u8) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let [degrees, minutes, seconds] =
        [0, 1, 2].map(|index| parts.get(index).map_or(0.0, exif::Rational::to_f64));
    let value = degrees + minutes / 60.0 + seconds / 3600.0;
    let Value::Ascii(letters) = &exif.get_field(reference, In::PRIMARY)?.value else { return None };
    let is_negative = letters.first().and_then(|text| text.first()) == Some(&negative);
    // A fraction over zero is no number and no place.
    value.is_finite().then_some(if is_negative { -value } else { value })
}
