//! Photos as they come from a phone or camera → JPEGs that hold nothing but the picture.
//! It keeps no file and decides nothing about who may see one; it works on one core and blocks.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::jpeg::JpegEncoder, imageops::FilterType, metadata::Orientation,
};

mod gps;

/// Longest side of a photo as it is kept, in pixels.
pub const LONGEST_SIDE: u32 = 2048;
/// Longest side of a thumbnail, in pixels.
pub const THUMBNAIL_SIDE: u32 = 480;
/// Pixels of the largest photo that is read, in millions: a 50-megapixel phone's own.
pub const MEGAPIXELS: u64 = 51;

/// Longest side that is read, in pixels: a panorama.
const READ_SIDE: u32 = 32_768;
/// What a decoder may take beside the picture, in bytes: colour profiles and the like, which can be bombs too.
const BESIDE: u64 = 16 << 20;
const QUALITY: u8 = 85;
const THUMBNAIL_QUALITY: u8 = 78;

/// A photo made anew.
#[derive(Debug)]
pub struct Photo {
    /// A JPEG without metadata, the right way up.
    pub jpeg: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Where the camera says it was taken: lon, lat in degrees.
    pub taken_at: Option<[f64; 2]>,
}

/// Why a photo is refused.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// Its first bytes are of no format that is read.
    #[error("this is no JPEG, PNG or WebP")]
    UnknownFormat,
    /// It has more pixels than are read, or would take more memory than it should.
    #[error("the photo has more than {MEGAPIXELS} megapixels")]
    TooLarge,
    /// It is damaged, cut off, or uses something of its format that is not read.
    #[error("the photo cannot be read: {0}")]
    Unreadable(String),
}

impl From<ImageError> for PhotoError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooLarge,
            error => Self::Unreadable(error.to_string()),
        }
    }
}

/// Makes a photo anew: turned upright, at most [`LONGEST_SIDE`] pixels long, without metadata.
///
/// The memory it takes is bounded by [`MEGAPIXELS`], whatever the file says of itself: some 7 bytes a pixel, and
/// nothing of that for a photo that says it is larger.
///
/// # Errors
/// Not a photo, damaged, or too large.
pub fn make_anew(file: &[u8]) -> Result<Photo, PhotoError> {
    let format = format_of(file).ok_or(PhotoError::UnknownFormat)?;
    let taken_at = gps::taken_at(file);
    let (picture, orientation) = decode(file, format)?;
    let mut picture = shrink(picture, LONGEST_SIDE);
    // After shrinking, which is the same for a picture that lies: turning a small one takes less.
    picture.apply_orientation(orientation);
    let picture = on_white(picture);
    let jpeg = encode(&picture, QUALITY)?;
    Ok(Photo { jpeg, width: picture.width(), height: picture.height(), taken_at })
}

/// The thumbnail of a photo that was made by [`make_anew`], a JPEG too.
///
/// # Errors
/// It is no such photo.
pub fn thumbnail(jpeg: &[u8]) -> Result<Vec<u8>, PhotoError> {
    let (picture, _) = decode(jpeg, ImageFormat::Jpeg)?;
    encode(&on_white(shrink(picture, THUMBNAIL_SIDE)), THUMBNAIL_QUALITY)
}

/// By the first bytes: names and declared types are the sender's to choose.
fn format_of(file: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(file).ok()?;
    [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP].contains(&format).then_some(format)
}

fn decode(file: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), PhotoError> {
    // The header first, with next to no memory, since what it says decides how much the picture may take.
    let mut header = reader(file, format, BESIDE).into_decoder()?;
    let (width, height) = header.dimensions();
    if u64::from(width) * u64::from(height) > MEGAPIXELS * 1_000_000 {
        return Err(PhotoError::TooLarge);
    }
    let orientation = header.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = reader(file, format, header.total_bytes() + BESIDE).decode()?;
    Ok((picture, orientation))
}

fn reader(file: &[u8], format: ImageFormat, max_alloc: u64) -> ImageReader<Cursor<&[u8]>> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(READ_SIDE);
    limits.max_image_height = Some(READ_SIDE);
    limits.max_alloc = Some(max_alloc);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    reader
}

fn shrink(picture: DynamicImage, longest: u32) -> DynamicImage {
    // The good filter works in floating point, 16 bytes a pixel: a large picture is halved by averaging first.
    let picture = if picture.width().max(picture.height()) > 2 * longest {
        picture.thumbnail(2 * longest, 2 * longest)
    } else {
        picture
    };
    if picture.width().max(picture.height()) <= longest {
        return picture;
    }
    picture.resize(longest, longest, FilterType::CatmullRom)
}

/// What is transparent becomes white, as on paper; JPEG knows no transparency.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u16::from);
        // Both factors are at most 255, so the quotient is too.
        let over = |colour: u16| ((colour * alpha + 255 * (255 - alpha)) / 255) as u8;
        image::Rgb([over(red), over(green), over(blue)])
    })
}

/// No colour profile is carried over: a profile can hold any bytes, and the colours of a pothole may be a shade off.
fn encode(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, PhotoError> {
    let mut jpeg = vec![];
    JpegEncoder::new_with_quality(&mut jpeg, quality).encode_image(picture)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, Rgba, RgbaImage};

    use super::*;

    fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(vec![]);
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn gradient(width: u32, height: u32) -> DynamicImage {
        RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90])).into()
    }

    #[test]
    fn what_is_kept_is_a_jpeg_of_bounded_size_in_the_same_proportion() {
        let large = gradient(4_400, 550);
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let photo = make_anew(&file(&large, format)).unwrap();
            assert_eq!((photo.width, photo.height), (2_048, 256), "{format:?}");
            assert_eq!(image::guess_format(&photo.jpeg).unwrap(), ImageFormat::Jpeg);
            let small = image::load_from_memory(&thumbnail(&photo.jpeg).unwrap()).unwrap();
            assert_eq!((small.width(), small.height()), (480, 60));
        }
        let photo = make_anew(&file(&gradient(60, 30), ImageFormat::Png)).unwrap();
        assert_eq!((photo.width, photo.height), (60, 30), "a small photo is not blown up");
    }

    #[test]
    fn what_is_transparent_becomes_white() {
        let picture = RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0]));
        let photo = make_anew(&file(&picture.into(), ImageFormat::Png)).unwrap();
        let pixel = image::load_from_memory(&photo.jpeg).unwrap().to_rgb8().get_pixel(10, 10).0;
        assert!(pixel.iter().all(|&colour| colour > 250), "{pixel:?}");
    }

    #[test]
    fn what_is_no_photo_is_refused_by_its_reason() {
        assert!(matches!(make_anew(b"just some words"), Err(PhotoError::UnknownFormat)));
        assert!(matches!(make_anew(b""), Err(PhotoError::UnknownFormat)));
        let whole = file(&gradient(300, 300), ImageFormat::Png);
        assert!(matches!(make_anew(&whole[..whole.len() / 2]), Err(PhotoError::Unreadable(_))));
        // An extreme of proportion, though it has few pixels.
        let strip = file(&gradient(40_000, 1), ImageFormat::Png);
        assert!(matches!(make_anew(&strip), Err(PhotoError::TooLarge)));
    }
}
