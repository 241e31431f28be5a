//! Files to send, and a scanner that looks at them.

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Rgb, RgbImage};
use std::io::Write;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// What nobody but its readers may find.
pub const INSIDE: &str = "Number of the passport: 925665417";

/// One page, and a script that a viewer would run.
pub fn a_pdf(more: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('{INSIDE}'\\))>>>>endobj\n\
         2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n\
         trailer<</Root 1 0 R{more}>>\nstartxref\n9\n%%EOF\n"
    )
    .into_bytes()
}

/// Red on the left, blue on the right.
pub fn a_photograph(width: u32, height: u32) -> Vec<u8> {
    let side = |x| if x < width / 2 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) };
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, _| side(x)));
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    bytes
}

/// Taken with the telephone on its side (6: to be turned clockwise), at a place.
pub fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff: Vec<u8> = b"MM\0\x2a\0\0\0\x08".to_vec();
    tiff.extend(b"\0\x02");
    tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // Orientation: 6
    tiff.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26"); // GPSInfo at 38
    tiff.extend(b"\0\0\0\0");
    tiff.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0GPS 53.4808N 2.2426W");
    let segment = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &segment, &jpeg[2..]].concat()
}

pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [length.as_slice(), kind, data, &sum.sum().to_be_bytes()].concat()
}

/// A PNG of this size whose lines are all nothing.
pub fn a_png(width: u32, height: u32, depth: u8, colour: u8, line: usize, lines: usize) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat();
    let mut data = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..lines {
        data.write_all(&vec![0; line]).unwrap();
    }
    let data = data.finish().unwrap();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &data), chunk(b"IEND", b"")].concat()
}

/// ClamAV's daemon, as far as one document needs it: whoever says EICAR has a virus.
pub async fn clamd(mut asked: impl tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin) {
    let mut head = [0; 10];
    asked.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"zINSTREAM\0");
    let mut all = Vec::new();
    loop {
        let length = asked.read_u32().await.unwrap();
        if length == 0 {
            break;
        }
        let mut part = vec![0; usize::try_from(length).unwrap()];
        asked.read_exact(&mut part).await.unwrap();
        all.extend(part);
    }
    let answer = match all.windows(5).any(|part| part == b"EICAR") {
        true => b"stream: Eicar-Signature FOUND\0".as_slice(),
        false => b"stream: OK\0",
    };
    asked.write_all(answer).await.unwrap();
}
