//! Coordinates inside links that map programs share: geo URIs (RFC 5870), Google Maps, OpenStreetMap, Waze and
//! whatever else writes a pair of decimals into its address. A link that holds none is not followed anywhere.

use super::notation::{self, Pair, Place};

/// The letters of a geohash (<https://en.wikipedia.org/wiki/Geohash>).
const GEOHASH: &str = "0123456789bcdefghjkmnpqrstuvwxyz";
/// What precedes the geohash in a link that Waze shares.
const WAZE: &str = "waze.com/ul/h";
/// Fewest letters of a geohash that are worth a place.
const SHORTEST_GEOHASH: usize = 6;

/// What a link says.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The coordinates.
    pub pair: Pair,
    /// How far off they may be, metres, where the link says so.
    pub uncertainty_m: Option<f64>,
}

/// The first link of a text, decoded: what stands in it may also be a Plus Code.
#[must_use]
pub fn first(text: &str) -> Option<String> {
    text.split_whitespace().find(|word| word.contains("://") || is_geo(word)).map(decode)
}

/// The coordinates in a link as [`first`] gives it. What a pin marks comes before what the screen shows.
#[must_use]
pub fn find(link: &str) -> Option<Found> {
    if is_geo(link) {
        return geo_uri(&link[4..]);
    }
    let pair = pin(link).or_else(|| geohash(link)).or_else(|| notation::find(&link.replace('/', ";")))?;
    Some(Found { pair, uncertainty_m: None })
}

fn is_geo(word: &str) -> bool {
    word.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("geo:"))
}

/// `geo:48.2,16.3,183;crs=wgs84;u=40` (RFC 5870, section 3.3): latitude first (3.4.2), uncertainty in metres (3.4.3),
/// another reference system is not ours to read (3.4.1). Android puts the pin of `geo:0,0?q=48.2,16.3(label)` last.
fn geo_uri(rest: &str) -> Option<Found> {
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut parts = path.split(';');
    let numbers: Vec<&str> = parts.next()?.split(',').map(str::trim).collect();
    let mut uncertainty_m = None;
    for parameter in parts {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        match name.to_ascii_lowercase().as_str() {
            "crs" if !value.eq_ignore_ascii_case("wgs84") => return None,
            "u" => {
                uncertainty_m =
                    value.parse().ok().filter(|metres: &f64| metres.is_finite() && *metres >= 0.0);
            }
            _ => {}
        }
    }
    let (lat, lon) = match numbers.as_slice() {
        [lat, lon] | [lat, lon, _] => (*lat, *lon),
        _ => return None,
    };
    let pair = exact(lat, lon)?;
    let nowhere = pair.first == 0.0 && pair.second == 0.0;
    Some(Found { pair: if nowhere { notation::find(query)? } else { pair }, uncertainty_m })
}

/// Google's `!3d48.2!4d16.3`: the marked place, while `@…` is the middle of the screen.
fn pin(link: &str) -> Option<Pair> {
    let (_, rest) = link.rsplit_once("!3d")?;
    let (lat, rest) = rest.split_once("!4d")?;
    let end = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | '-')).unwrap_or(rest.len());
    exact(lat, &rest[..end])
}

fn exact(lat: &str, lon: &str) -> Option<Pair> {
    let degrees = |text: &str| -> Option<(f64, i32)> {
        let plain = text.chars().all(|c| matches!(c, '0'..='9' | '.' | '-' | '+'));
        let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len().min(15));
        Some((text.parse().ok().filter(|_| plain)?, decimals as i32))
    };
    let ((first, first_decimals), (second, second_decimals)) = (degrees(lat)?, degrees(lon)?);
    let step = 10_f64.powi(-first_decimals.max(second_decimals));
    Some(Pair { first, second, latitude: Some(Place::First), step, doubtful: false })
}

/// `https://waze.com/ul/hu8vxn84mnu`
fn geohash(link: &str) -> Option<Pair> {
    let (_, rest) = link.split_once(WAZE)?;
    let (mut south, mut west) = ((-90.0, 90.0), (-180.0, 180.0));
    let mut is_lon = true;
    let letters = rest.bytes().take(12).map_while(|letter| GEOHASH.bytes().position(|known| known == letter));
    let mut length = 0;
    for value in letters {
        length += 1;
        for bit in (0..5).rev() {
            let (low, high) = if is_lon { &mut west } else { &mut south };
            let middle = f64::midpoint(*low, *high);
            *(if value >> bit & 1 == 1 { low } else { high }) = middle;
            is_lon = !is_lon;
        }
    }
    (length >= SHORTEST_GEOHASH).then(|| Pair {
        first: f64::midpoint(south.0, south.1),
        second: f64::midpoint(west.0, west.1),
        latitude: Some(Place::First),
        step: (south.1 - south.0).max(west.1 - west.0),
        doubtful: false,
    })
}

/// Percent-decoding (RFC 3986, section 2.1) and `+` for a space, as in queries; what is no UTF-8 is left out.
fn decode(word: &str) -> String {
    let hex = |digit: Option<&u8>| digit.and_then(|&d| char::from(d).to_digit(16)).map(|d| d as u8);
    let bytes = word.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match (byte, hex(bytes.get(at)), hex(bytes.get(at + 1))) {
            (b'%', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            _ => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, f64)> {
        let found = find(&first(text)?)?;
        Some((found.pair.first, found.pair.second))
    }

    #[test]
    fn links_of_map_programs_hold_coordinates() {
        for link in [
            "https://www.google.com/maps/@47.9105,33.3917,17z",
            "https://maps.google.com/?q=47.9105,33.3917",
            "https://www.google.com/maps/search/?api=1&query=47.9105%2C33.3917",
            "https://www.google.com/maps/search/47.9105,+33.3917?entry=tts",
            "https://maps.google.com/maps?ll=47.9105,33.3917&z=17",
            "https://maps.google.com/maps?q=loc:47.9105,33.3917&z=17",
            "https://www.google.com/maps/place/Школа/@47.9000,33.3800,15z/data=!3m1!4b1!4m5!3m4!1s0x40:0x1!8m2!3d47.9105!4d33.3917",
            "https://www.google.com/maps/dir//47.9105,33.3917/@47.90,33.38,15z",
            "https://www.openstreetmap.org/#map=17/47.9105/33.3917",
            "https://www.openstreetmap.org/?mlat=47.9105&mlon=33.3917#map=15/47.9000/33.3800",
            "https://osm.org/?mlon=33.3917&mlat=47.9105",
            "https://waze.com/ul?ll=47.9105,33.3917&navigate=yes",
            "https://www.waze.com/live-map/directions?to=ll.47.9105%2C33.3917",
            "https://maps.apple.com/?ll=47.9105,33.3917&q=Pin",
            "geo:47.9105,33.3917",
            "GEO:47.9105,33.3917,120;crs=WGS84;u=12",
            "geo:47.9105,33.3917?z=17",
            "geo:0,0?q=47.9105,33.3917(Яма)",
            "ось тут https://maps.google.com/?q=47.9105,33.3917 велика яма",
        ] {
            let found = first(link).and_then(|link| find(&link)).unwrap_or_else(|| panic!("{link}"));
            let Pair { first, second, latitude, .. } = found.pair;
            let (lat, lon) = if latitude == Some(Place::Second) { (second, first) } else { (first, second) };
            assert_eq!((lat, lon), (47.9105, 33.3917), "{link}");
        }
    }

    #[test]
    fn other_links_hold_none() {
        for link in [
            "https://maps.app.goo.gl/AbCd12345",
            "https://example.org/2024/12/33?id=47.5",
            "geo:47.9105,33.3917;crs=epsg2000",
            "geo:here",
            "geo:",
            "https://www.google.com/maps/place/!3d!4d",
            "https://waze.com/ul/habc",
        ] {
            assert_eq!(read(link), None, "{link}");
        }
    }

    #[test]
    fn a_geo_uri_says_how_sure_it_is() {
        assert_eq!(find("geo:48.2,16.3;u=40").unwrap().uncertainty_m, Some(40.0));
        assert_eq!(find("geo:48.2,16.3;u=-1").unwrap().uncertainty_m, None);
    }

    #[test]
    fn a_geohash_is_a_small_cell() {
        // The example of the article cited above: Jutland.
        let pair = find("https://waze.com/ul/hu4pruydqqvj").unwrap().pair;
        assert!((pair.first - 57.64911).abs() < 1e-5 && (pair.second - 10.40744).abs() < 1e-5);
        assert!(pair.step < 1e-5);
    }
}
