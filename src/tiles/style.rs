//! The map's styles, kept as data in `tiles/`, with the server's own address filled in: no other host is asked.

const LIGHT: &str = include_str!("../../tiles/style.light.json");
const DARK: &str = include_str!("../../tiles/style.dark.json");

/// Which of the two designed styles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// Warm paper.
    #[default]
    Light,
    /// For the night.
    Dark,
}

/// A theme that does not exist.
#[derive(Debug, thiserror::Error)]
#[error("the themes are light and dark")]
pub struct UnknownTheme;

impl std::str::FromStr for Theme {
    type Err = UnknownTheme;

    fn from_str(text: &str) -> Result<Self, UnknownTheme> {
        match text {
            "light" => Ok(Self::Light),
            "dark" => Ok(Self::Dark),
            _ => Err(UnknownTheme),
        }
    }
}

/// The MapLibre style of a theme as JSON text; `base` is the server's public address without a final slash.
#[must_use]
pub fn style(theme: Theme, base: &str) -> String {
    match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
    }
    .replace("{base}", base)
}
