//! Reading aloud: every text of a panel screen can be heard. A person's own recording goes first, then the sound that this
//! server made before the day, then a voice of the tablet itself. The unit is the sentence, or the label.

pub mod rules;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
mod wanted;

/// The language of everything that is read so far.
pub const LANGUAGE: &str = "en-GB";

/// What a file really is, by what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Mp4Sound,
    Mp4Video,
    WebmSound,
    WebmVideo,
    Ogg,
    Mp3,
    Wav,
}

impl Kind {
    /// As it is served and stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mp4Sound => "audio/mp4",
            Self::Mp4Video => "video/mp4",
            Self::WebmSound => "audio/webm",
            Self::WebmVideo => "video/webm",
            Self::Ogg => "audio/ogg",
            Self::Mp3 => "audio/mpeg",
            Self::Wav => "audio/wav",
        }
    }

    /// The one with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Mp4Sound, Self::Mp4Video, Self::WebmSound, Self::WebmVideo, Self::Ogg, Self::Mp3, Self::Wav]
            .into_iter()
            .find(|kind| kind.code() == code)
    }

    /// Sound without a picture?
    pub fn is_sound(self) -> bool {
        self.code().starts_with("audio/")
    }
}
