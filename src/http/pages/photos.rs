//! The public photos of a request on its page: what was found, and what was done.

use fluent_bundle::FluentArgs;

use crate::{db::public::PublicPhoto, http::attachments, messages::Language};

/// A thumbnail that leads to its photo.
pub struct Photo {
    /// Address of the photo.
    pub url: String,
    /// Address of the thumbnail.
    pub thumbnail_url: String,
    /// Pixels, as the browser is to lay the thumbnail out before it is there.
    pub width: i32,
    /// Pixels.
    pub height: i32,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Problem or result, in a word.
    pub caption: String,
}

/// All of them, in the order they came in.
pub fn of(photos: &[PublicPhoto], number: &str, language: Language) -> Vec<Photo> {
    let one = |(index, photo): (usize, &PublicPhoto)| {
        let mut args = FluentArgs::new();
        // As texts: no separator gets into them.
        args.set("index", (index + 1).to_string());
        args.set("count", photos.len().to_string());
        args.set("number", number);
        Photo {
            url: attachments::photo_url(photo.id),
            thumbnail_url: attachments::thumbnail_url(photo.id),
            width: photo.width,
            height: photo.height,
            alt: language.format(&format!("photo-alt-{}", photo.stage), &args),
            caption: language.text(&format!("photo-{}", photo.stage)),
        }
    };
    photos.iter().enumerate().map(one).collect()
}
