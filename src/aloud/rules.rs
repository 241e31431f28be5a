//! Sentences, what a file is, how large it may be, and sound made small. Pure.

use super::Kind;

/// The largest note in somebody's own voice, and the largest recording of a sentence.
pub const SOUND_AT_MOST: usize = 1024 * 1024;
/// The longest note in somebody's own voice, in seconds.
pub const SECONDS_AT_MOST: u32 = 60;
/// The largest clip in sign language.
pub const CLIP_AT_MOST: usize = 12 * 1024 * 1024;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    Nothing,
    TooLarge,
    /// It is no sound, or no video, that tablets play.
    Kind,
}

/// The kind of a sound that is taken.
pub fn sound(bytes: &[u8]) -> Result<Kind, NotTaken> {
    taken(bytes, SOUND_AT_MOST, Kind::is_sound)
}

/// The kind of a clip that is taken.
pub fn clip(bytes: &[u8]) -> Result<Kind, NotTaken> {
    taken(bytes, CLIP_AT_MOST, |kind| kind == Kind::Mp4Video)
}

fn taken(bytes: &[u8], at_most: usize, is_wanted: impl Fn(Kind) -> bool) -> Result<Kind, NotTaken> {
    if bytes.is_empty() {
        return Err(NotTaken::Nothing);
    }
    if bytes.len() > at_most {
        return Err(NotTaken::TooLarge);
    }
    kind(bytes).filter(|kind| is_wanted(*kind)).ok_or(NotTaken::Kind)
}

/// What a file is, by its content: neither its name nor what a browser says of it counts.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    let has = |needle: &[u8], within: usize| {
        bytes.get(..within.min(bytes.len())).is_some_and(|part| part.windows(needle.len()).any(|at| at == needle))
    };
    if bytes.get(4..8) == Some(b"ftyp") {
        // The table of contents may stand at the end: a track of pictures names its handler there.
        let pictures = has(b"vide", bytes.len());
        let sound = has(b"soun", bytes.len());
        return match (pictures, sound) {
            (true, _) => Some(Kind::Mp4Video),
            (false, true) => Some(Kind::Mp4Sound),
            (false, false) => None,
        };
    }
    if bytes.starts_with(&[0x1A, 0x45, 0xDF, 0xA3]) {
        if !has(b"webm", 64) {
            return None;
        }
        let pictures = [b"V_VP8".as_slice(), b"V_VP9", b"V_AV1", b"V_MPEG"].iter().any(|codec| has(codec, 8192));
        return Some(if pictures { Kind::WebmVideo } else { Kind::WebmSound });
    }
    if bytes.starts_with(b"OggS") {
        return (has(b"OpusHead", 256) || has(b"\x01vorbis", 256)).then_some(Kind::Ogg);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WAVE") {
        return Some(Kind::Wav);
    }
    if bytes.starts_with(b"ID3") || is_mp3_frame(bytes) {
        return Some(Kind::Mp3);
    }
    None
}

/// Eleven set bits, a known version, layer III, and neither a forbidden rate nor a forbidden pace.
fn is_mp3_frame(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, second, third, ..] => {
            second & 0xE0 == 0xE0
                && second & 0x18 != 0x08
                && second & 0x06 == 0x02
                && third & 0xF0 != 0xF0
                && third & 0xF0 != 0
                && third & 0x0C != 0x0C
        }
        _ => false,
    }
}

/// A text in the pieces in which it is read: sentences without the white space between their words. `public/aloud.js` cuts
/// what stands on the screen in the same way.
#[cfg(any(test, feature = "ssr"))]
pub fn sentences(text: &str) -> Vec<String> {
    let one_line = |sentence: &str| sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = |sentence: &String| sentence.chars().any(char::is_alphanumeric);
    crate::texts::lint::sentences(text).into_iter().map(one_line).filter(said).collect()
}

/// What the sound of a sentence is known by: another voice, language or word is another sound. Names of people keep to
/// their panel.
#[cfg(feature = "ssr")]
pub fn key(sentence: &str, voice: &str, language: &str, panel: &str) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for part in [sentence, voice, language, panel] {
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    crate::hex::hex(hash.finalize().iter().take(16))
}

/// Samples below this are silence.
const SILENCE: u16 = 160;

/// A WAV file as a speaking program writes it (16 bit, one channel) made small: without the silence at its ends, and
/// with 8 bit a sample as telephones have it (G.711 µ-law). Every browser plays that, nothing else has to be installed, and it
/// is less than half as large. None if it is not such a file.
pub fn small(wav: &[u8]) -> Option<Vec<u8>> {
    let (rate, data) = samples(wav)?;
    let all: Vec<i16> = data.as_chunks::<2>().0.iter().map(|pair| i16::from_le_bytes(*pair)).collect();
    let loud = |sample: &i16| sample.unsigned_abs() > SILENCE;
    let first = all.iter().position(loud)?;
    let last = all.iter().rposition(loud)?;
    let rest = usize::try_from(rate).ok()? / 10;
    let heard = all.get(first.saturating_sub(rest / 2)..(last + rest).min(all.len()))?;
    let count = u32::try_from(heard.len()).ok()?;
    let mut small = Vec::with_capacity(heard.len() + 60);
    small.extend(b"RIFF");
    small.extend((50 + count + count % 2).to_le_bytes());
    small.extend(b"WAVEfmt ");
    small.extend(18u32.to_le_bytes());
    small.extend(7u16.to_le_bytes()); // µ-law
    small.extend(1u16.to_le_bytes());
    small.extend(rate.to_le_bytes());
    small.extend(rate.to_le_bytes());
    small.extend(1u16.to_le_bytes());
    small.extend(8u16.to_le_bytes());
    small.extend(0u16.to_le_bytes());
    small.extend(b"fact");
    small.extend(4u32.to_le_bytes());
    small.extend(count.to_le_bytes());
    small.extend(b"data");
    small.extend(count.to_le_bytes());
    small.extend(heard.iter().map(|sample| mu_law(*sample)));
    if count % 2 == 1 {
        small.push(0);
    }
    Some(small)
}

/// Rate and samples of a WAV file of 16 bit and one channel. A program that does not know the length beforehand writes
/// one that is too large; what is there counts.
fn samples(wav: &[u8]) -> Option<(u32, &[u8])> {
    if !wav.starts_with(b"RIFF") || wav.get(8..12)? != b"WAVE" {
        return None;
    }
    let (mut rest, mut rate) = (wav.get(12..)?, None);
    while let Some((head, body)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, length @ ..] = *head;
        let length = usize::try_from(u32::from_le_bytes(length)).ok()?.min(body.len());
        let (chunk, after) = body.split_at(length);
        match &[a, b, c, d] {
            b"fmt " => {
                let number = |at: usize| Some(u16::from_le_bytes(chunk.get(at..at + 2)?.try_into().ok()?));
                let is_plain = (number(0)?, number(2)?, number(14)?) == (1, 1, 16);
                rate = is_plain.then(|| Some(u32::from_le_bytes(chunk.get(4..8)?.try_into().ok()?)))?;
            }
            b"data" => return Some((rate?, chunk)),
            _ => {}
        }
        rest = after.get(length % 2..).unwrap_or_default();
    }
    None
}

/// G.711: sign, three bits of size, four bits of the number, all turned round.
fn mu_law(sample: i16) -> u8 {
    const BIAS: u16 = 0x84;
    const LOUDEST: u16 = 32_635;
    let sign = if sample < 0 { 0x80 } else { 0 };
    let size = sample.unsigned_abs().min(LOUDEST) + BIAS;
    let exponent = 8u32.saturating_sub(size.leading_zeros()).min(7);
    let number = (size >> (exponent + 3)) & 0x0F;
    let exponent = u8::try_from(exponent).unwrap_or(7);
    !(sign | (exponent << 4) | u8::try_from(number).unwrap_or(0))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
