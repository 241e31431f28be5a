//! From what was sent to what is kept: a PDF as it came, looked through; a picture drawn anew, without what its file said beside it.

use crate::checks::evidence::Format;
use crate::checks::evidence::rules::{self, KEPT_SIDE, MEMORY_MAX, NoEvidence, SIDE_MAX, SIZE_MAX, pdf};
use crate::platform::App;
use crate::platform::refused::Refused;
use flate2::read::ZlibDecoder;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::{Cursor, Read};

/// Of 100: writing stays sharp, and a page takes about a megabyte.
const QUALITY: u8 = 88;

/// A document as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) format: Format,
    pub(super) bytes: Vec<u8>,
    /// Of a PDF.
    pub(super) pages: Option<usize>,
}

/// Makes it, apart from the threads that answer, one at a time: a picture takes memory while it is drawn.
pub(super) async fn made(app: &App, format: Format, bytes: &[u8]) -> Result<Result<Made, NoEvidence>, Refused> {
    let turn = app.pictures.clone().acquire_owned().await.map_err(Refused::broken)?;
    let bytes = bytes.to_vec();
    let work = tokio::task::spawn_blocking(move || {
        // Whoever sent it may be gone; the turn ends with the work.
        let _turn = turn;
        make(format, bytes)
    });
    // A decoder that gives up in the middle of a broken picture ends its own thread alone.
    Ok(work.await.unwrap_or_else(|cause| {
        tracing::warn!(%cause, "a document could not be read");
        Err(NoEvidence::BrokenPicture)
    }))
}

fn make(format: Format, bytes: Vec<u8>) -> Result<Made, NoEvidence> {
    match format {
        Format::Pdf => {
            let pages = pdf::pages(&bytes, inflated)?;
            Ok(Made { format, bytes, pages: Some(pages) })
        }
        Format::Jpeg if !rules::has_few_scans(&bytes) => Err(NoEvidence::BrokenPicture),
        Format::Jpeg => encoded(&drawn(ImageFormat::Jpeg, &bytes)?, Format::Jpeg),
        Format::Png => {
            let picture = drawn(ImageFormat::Png, &bytes)?;
            let kept = encoded(&picture, Format::Png)?;
            // A photograph is many times larger as PNG.
            if kept.bytes.len() > SIZE_MAX { encoded(&picture, Format::Jpeg) } else { Ok(kept) }
        }
    }
}

/// What is compressed with zlib, as far as it can be read and up to `most` bytes.
fn inflated(bytes: &[u8], most: usize) -> Vec<u8> {
    let mut inside = Vec::new();
    // What is broken in its middle is read up to there.
    let _ = ZlibDecoder::new(bytes).take(most as u64).read_to_end(&mut inside);
    inside
}

/// The picture upright and no larger than it is kept.
fn drawn(format: ImageFormat, bytes: &[u8]) -> Result<DynamicImage, NoEvidence> {
    let broken = |_| NoEvidence::BrokenPicture;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(SIDE_MAX), Some(SIDE_MAX));
    limits.max_alloc = Some(MEMORY_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|cause| match cause {
        image::ImageError::Limits(_) => NoEvidence::TooManyPixels,
        _ => NoEvidence::BrokenPicture,
    })?;
    let (width, height) = decoder.dimensions();
    rules::may_be_read(width, height)?;
    if decoder.total_bytes() > MEMORY_MAX {
        return Err(NoEvidence::TooManyPixels);
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder).map_err(broken)?;
    let mut picture =
        if width.max(height) > KEPT_SIDE { whole.resize(KEPT_SIDE, KEPT_SIDE, FilterType::Triangle) } else { whole };
    picture.apply_orientation(turned);
    Ok(picture)
}

/// The pixels and nothing else: no place, no time, no camera, no thumbnail, no colour profile.
fn encoded(picture: &DynamicImage, format: Format) -> Result<Made, NoEvidence> {
    let plain = match (picture.color().has_color(), picture.color().has_alpha() && format == Format::Png) {
        (_, true) => DynamicImage::ImageRgba8(picture.to_rgba8()),
        (true, false) => DynamicImage::ImageRgb8(picture.to_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(picture.to_luma8()),
    };
    let mut bytes = Cursor::new(Vec::new());
    let written = match format {
        Format::Png => plain.write_to(&mut bytes, ImageFormat::Png),
        Format::Jpeg | Format::Pdf => plain.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)),
    };
    written.map_err(|_| NoEvidence::BrokenPicture)?;
    Ok(Made { format, bytes: bytes.into_inner(), pages: None })
}
