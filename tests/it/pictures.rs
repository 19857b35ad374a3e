//! Files as people send them: photos with what a phone writes into them, papers, and bombs.

use std::io::{Cursor, Write};

use flate2::{Compression, Crc, write::ZlibEncoder};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// What the camera of [`phone_photo`] calls itself.
pub const CAMERA: &str = "SecretCam 3000";
/// Where it was: lon, lat.
pub const TAKEN_AT: [f64; 2] = [36.73, 48.26];

/// A picture whose left half is red and whose right half is blue.
pub fn halves(width: u32, height: u32) -> DynamicImage {
    let colour = |x| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    RgbImage::from_fn(width, height, |x, _| colour(x)).into()
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(vec![]);
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A photo as a phone held upright writes it: the picture lying on its side, and EXIF that says so, with the camera's
/// name and where it was.
pub fn phone_photo(width: u32, height: u32) -> Vec<u8> {
    let jpeg = encoded(&halves(width, height), ImageFormat::Jpeg);
    let exif = [b"Exif\0\0".as_slice(), &tiff()].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// Little-endian TIFF (TIFF 6.0, section 2): IFD 0 with make, orientation 6 and a GPS IFD (EXIF 2.32, 4.6.6).
fn tiff() -> Vec<u8> {
    const ASCII: u16 = 2;
    const SHORT: u16 = 3;
    const LONG: u16 = 4;
    const RATIONAL: u16 = 5;
    let entry = |tag: u16, kind: u16, count: usize, value: usize| {
        let (count, value) = (count as u32, value as u32);
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let ifd = |entries: &[Vec<u8>]| {
        [&(entries.len() as u16).to_le_bytes()[..], &entries.concat(), &[0; 4]].concat()
    };
    let (first, gps) = (8, 8 + 2 + 3 * 12 + 4);
    let values = gps + 2 + 4 * 12 + 4;
    let [make, lat, lon] = [values, values + CAMERA.len() + 1, values + CAMERA.len() + 1 + 24];
    let letter = |letter: u8| usize::from(letter);
    let rationals = |degrees: f64| {
        let (whole, minutes) = (degrees.trunc(), degrees.fract() * 60.0);
        let parts =
            [(whole as u32, 1u32), (minutes as u32, 1), ((minutes.fract() * 60_000.0).round() as u32, 1_000)];
        parts
            .iter()
            .flat_map(|(top, bottom)| [top.to_le_bytes(), bottom.to_le_bytes()].concat())
            .collect::<Vec<_>>()
    };
    [
        b"II*\0".to_vec(),
        (first as u32).to_le_bytes().to_vec(),
        ifd(&[
            entry(0x010f, ASCII, CAMERA.len() + 1, make),
            entry(0x0112, SHORT, 1, 6),
            entry(0x8825, LONG, 1, gps),
        ]),
        ifd(&[
            entry(1, ASCII, 2, letter(b'N')),
            entry(2, RATIONAL, 3, lat),
            entry(3, ASCII, 2, letter(b'E')),
            entry(4, RATIONAL, 3, lon),
        ]),
        CAMERA.as_bytes().to_vec(),
        vec![0],
        rationals(TAKEN_AT[1]),
        rationals(TAKEN_AT[0]),
    ]
    .concat()
}

/// The smallest of papers.
pub fn pdf() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".to_vec()
}

/// A whole PNG of so many pixels square, one bit each, all black: a thousandth of its size when packed.
pub fn png_bomb(side: u32) -> Vec<u8> {
    let mut data = ZlibEncoder::new(vec![], Compression::best());
    let row = vec![0; 1 + side.div_ceil(8) as usize];
    for _ in 0..side {
        data.write_all(&row).unwrap();
    }
    png(side, side, &[chunk(b"IDAT", &data.finish().unwrap())])
}

/// A small PNG whose colour profile unpacks to so many bytes.
pub fn profile_bomb(bytes: usize) -> Vec<u8> {
    let mut data = ZlibEncoder::new(vec![], Compression::best());
    for _ in 0..bytes >> 20 {
        data.write_all(&[0; 1 << 20]).unwrap();
    }
    let profile = [b"profile\0\0".as_slice(), &data.finish().unwrap()].concat();
    let mut picture = ZlibEncoder::new(vec![], Compression::best());
    picture.write_all(&[0; 2 * 8]).unwrap();
    png(8, 8, &[chunk(b"iCCP", &profile), chunk(b"IDAT", &picture.finish().unwrap())])
}

/// A JPEG that says it is as large as one can be; what follows its head is the data of a small one.
pub fn jpeg_bomb() -> Vec<u8> {
    let mut jpeg = encoded(&halves(64, 64), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    // After the marker: length, precision, height, width (ITU T.81, B.2.2).
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    jpeg
}

fn png(width: u32, height: u32, chunks: &[Vec<u8>]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunks.concat(), chunk(b"IEND", &[])].concat()
}

/// PNG, second edition, 5.3.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    [&(data.len() as u32).to_be_bytes()[..], kind, data, &sum.sum().to_be_bytes()].concat()
}
