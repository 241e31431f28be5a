//! What a file may be, whatever it says of itself.

use super::Office;
use super::files::{a_pdf, a_photograph, a_png, clamd, with_exif};
use crate::aloud::{upload, upload_as};
use crate::on_both;
use crate::support::{Fresh, everything};
use axum::body::{Body, Bytes};
use axum::http::{Request, header};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, GenericImageView, ImageFormat};
use sametable::checks::evidence::Format;
use sametable::checks::evidence::rules::{KEPT_SIDE, SIZE_MAX};
use sametable::platform::App;
use sametable::platform::scan::Scanner;
use std::io::{Cursor, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, UnixListener};

on_both!(
    a_file_is_what_its_content_is_and_not_what_its_name_says,
    a_picture_is_turned_upright_and_says_nothing_of_where_it_was_taken,
    a_picture_that_would_fill_the_memory_is_refused,
    a_pdf_with_a_script_is_given_away_as_a_file_that_can_do_nothing,
    a_locked_or_broken_pdf_is_refused_with_help,
    a_file_that_is_too_large_is_told_so_and_never_held,
    what_the_scanner_has_not_seen_is_not_kept,
);

async fn a_file_is_what_its_content_is_and_not_what_its_name_says(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let at = office.at();
    let fields = [("what", "identity"), ("words", "ends 417 <b>"), ("items", "identity_photo")];
    for (bytes, says) in [
        (b"MZ\x90\0 a program".to_vec(), "This is no PDF, JPEG or PNG, whatever its name says"),
        (b"<html><script>alert(1)</script></html>".to_vec(), "This is no PDF, JPEG or PNG, whatever its name says"),
        (b"\0\0\0\x24ftypheic\0\0\0\0mif1heic".to_vec(), "Most Compatible"),
        (b"\xff\xd8\xff\xe0 and no picture".to_vec(), "This picture cannot be read"),
        (b"\x89PNG\r\n\x1a\n and no picture".to_vec(), "This picture cannot be read"),
        (Vec::new(), "Choose a file."),
    ] {
        let said = ("passport.pdf", "application/pdf");
        let refused = upload_as(&mut office.visitor, &at, &fields, ("file", &bytes), said).await;
        refused
            .is(422)
            .shows(says)
            .shows("id=\"file-error\"")
            .shows("ends 417 &lt;b&gt;")
            .shows("value=\"identity_photo\" checked");
    }
    let nothing = upload(&mut office.visitor, &at, &[], ("file", b"GIF89a")).await;
    nothing.is(422).shows("Choose what it is.").shows("Choose at least one check").shows("This is no PDF");
    assert!(office.read(&fresh).await.all.is_empty());

    let said = ("Joy Adeyemi 925665417.exe", "application/x-msdownload");
    upload_as(&mut office.visitor, &at, &fields, ("file", &a_photograph(40, 20)), said).await.is(303);
    let read = office.read(&fresh).await;
    assert_eq!((read.all[0].row.format, read.all[0].row.pages), (Format::Jpeg, None));
    office.visitor.get(&at).await.shows("ends 417 &lt;b&gt;").hides("925665417.exe");
    assert!(!everything(&fresh.app).await.contains("925665417.exe"), "the file's own name is kept");
}

async fn a_picture_is_turned_upright_and_says_nothing_of_where_it_was_taken(fresh: Fresh) {
    let office = Office::of(&fresh).await;
    let sent = with_exif(&a_photograph(80, 40));
    assert!(sent.windows(4).any(|part| part == b"Exif") && sent.windows(7).any(|part| part == b"53.4808"));
    let id = office.keeps(&fresh.app, &sent).await.unwrap();
    let kept = office.opens(&fresh, id).await;
    for gone in [b"Exif".as_slice(), b"GPS", b"53.4808"] {
        assert!(!kept.windows(gone.len()).any(|part| part == gone), "{}", String::from_utf8_lossy(gone));
    }
    let picture = image::load_from_memory_with_format(&kept, ImageFormat::Jpeg).unwrap();
    assert_eq!(picture.dimensions(), (40, 80), "it lies on its side");
    let (above, below) = (picture.get_pixel(20, 10).0, picture.get_pixel(20, 70).0);
    assert!(above[0] > 150 && below[2] > 150, "what was on the left is above: {above:?} {below:?}");

    let mut large = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(image::GrayImage::new(KEPT_SIDE + 200, 50))
        .write_to(&mut large, ImageFormat::Png)
        .unwrap();
    let id = office.keeps(&fresh.app, large.get_ref()).await.unwrap();
    let picture = image::load_from_memory_with_format(&office.opens(&fresh, id).await, ImageFormat::Png).unwrap();
    assert_eq!(picture.width(), KEPT_SIDE);
}

async fn a_picture_that_would_fill_the_memory_is_refused(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    // What it says of itself; what is really in it, a few kilobytes that become 18 MB and would be 144 million pixels; and
    // pixels of eight bytes each.
    for bomb in [
        a_png(50_000, 50_000, 8, 2, 3, 1),
        a_png(12_000, 12_000, 1, 0, 1 + 12_000 / 8, 12_000),
        a_png(7_000, 5_700, 16, 6, 1, 1),
        a_png(u32::MAX, 1, 8, 0, 1, 1),
    ] {
        assert!(bomb.len() < 100_000);
        let began = std::time::Instant::now();
        let refused = office.posts(&bomb).await;
        refused.is(422).shows("id=\"file-error\"");
        assert!(
            refused.text.contains("too many pixels") || refused.text.contains("cannot be read"),
            "{}",
            refused.text
        );
        assert!(began.elapsed().as_secs() < 5, "it was drawn");
    }
    // One whose pixels end in the middle.
    office.posts(&a_png(200, 200, 8, 0, 201, 20)).await.is(422).shows("This picture cannot be read");
    let scans = [a_photograph(8, 8), [0xff, 0xda, 0, 2].repeat(5_000)].concat();
    office.posts(&scans).await.is(422).shows("This picture cannot be read");
    office.posts(&a_png(200, 200, 8, 0, 201, 200)).await.is(303);
}

async fn a_pdf_with_a_script_is_given_away_as_a_file_that_can_do_nothing(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    office.posts(&a_pdf("")).await.is(303);
    office.posts(&a_photograph(20, 20)).await.is(303);
    let (at, read) = (office.at(), office.read(&fresh).await);
    let page = office.visitor.get(&at).await;
    page.is(200)
        .shows("opens outside this program")
        .shows("PDF, 1 page")
        .hides("<img")
        .hides("<iframe")
        .hides("<object");
    for (document, (kind, name)) in
        read.all.iter().zip([("application/pdf", "evidence-identity.pdf"), ("image/jpeg", "evidence-identity.jpg")])
    {
        let given = office.visitor.get(&format!("{at}/{}", document.row.id)).await;
        given.is(200);
        let head = |name| given.headers[name].to_str().unwrap().to_owned();
        assert_eq!(head(header::CONTENT_TYPE), kind);
        assert_eq!(head(header::CONTENT_DISPOSITION), format!("attachment; filename=\"{name}\""));
        assert!(head(header::CONTENT_SECURITY_POLICY).starts_with("sandbox; default-src 'none'"));
        assert!(!head(header::CONTENT_SECURITY_POLICY).contains("allow-scripts"));
        assert_eq!(given.headers.get_all(header::CONTENT_SECURITY_POLICY).iter().count(), 1);
        assert_eq!(head(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(head(header::CACHE_CONTROL), "no-store");
        assert_eq!(head(header::X_FRAME_OPTIONS), "DENY");
    }
    assert_eq!(office.opens(&fresh, read.all[0].row.id).await, a_pdf(""), "a PDF is given as it came");
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("script-src 'self'"), "pages keep their own: {policy}");
}

async fn a_locked_or_broken_pdf_is_refused_with_help(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    office.posts(&a_pdf("/Encrypt 9 0 R")).await.is(422).shows("print it to a PDF without a password");
    let whole = a_pdf("");
    office.posts(&whole[..whole.len() - 8]).await.is(422).shows("This PDF cannot be read");
    office.posts(b"%PDF-1.4 and nothing %%EOF").await.is(422).shows("This PDF cannot be read");
    let long = a_pdf(&"/X<</Type/Page>>".repeat(200));
    office.posts(&long).await.is(422).shows("more than 200 pages");
    // What newer programs write: objects in a compressed box.
    let mut objects = ZlibEncoder::new(Vec::new(), Compression::default());
    objects.write_all(&b"<</Type/Page>>".repeat(7)).unwrap();
    let objects = objects.finish().unwrap();
    let newer = [
        b"%PDF-1.7\n1 0 obj<</Type/ObjStm/N 7/Filter/FlateDecode>>\nstream\n".as_slice(),
        &objects,
        b"\nendstream\n%%EOF\n",
    ]
    .concat();
    office.posts(&newer).await.is(303);
    assert_eq!(office.read(&fresh).await.all[0].row.pages, Some(7));
    let mut bomb = ZlibEncoder::new(Vec::new(), Compression::fast());
    bomb.write_all(&vec![b' '; 40 * 1024 * 1024]).unwrap();
    let bomb = [
        b"%PDF-1.7\n<</Type/Page>><</Type/ObjStm>>\nstream\n".as_slice(),
        &bomb.finish().unwrap(),
        b"\nendstream\n%%EOF\n",
    ]
    .concat();
    assert!(bomb.len() < 1_000_000);
    office.posts(&bomb).await.is(422).shows("This PDF cannot be read");
}

async fn a_file_that_is_too_large_is_told_so_and_never_held(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let mut large = a_pdf("");
    large.resize(SIZE_MAX + 1, b' ');
    office.posts(&large).await.is(422).shows("It may have 10 MB at most").shows("id=\"file-error\"");
    let mut just = a_pdf("").split_off(0);
    let tail = just.split_off(just.len() - 6);
    just.resize(SIZE_MAX - tail.len(), b' ');
    just.extend(tail);
    office.posts(&just).await.is(303);

    // 200 MB, a megabyte at a time: all of it is read, so that the browser shows the answer, and none of it is held.
    let begins = "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n%PDF-";
    let read = Arc::new(AtomicUsize::new(0));
    let counted = read.clone();
    let part = Bytes::from(vec![b'x'; 1024 * 1024]);
    let parts = std::iter::once(Bytes::from(begins)).chain(std::iter::repeat_n(part, 200));
    let parts = futures::stream::iter(parts.map(move |part| {
        counted.fetch_add(part.len(), Ordering::Relaxed);
        Ok::<_, std::io::Error>(part)
    }));
    let request = Request::post(office.at())
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=line")
        .header(header::CONTENT_LENGTH, begins.len() + 200 * 1024 * 1024);
    let answer = office.visitor.send(request.body(Body::from_stream(parts)).unwrap()).await;
    answer.is(413).shows("That is too much at once");
    assert!(answer.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    assert_eq!(read.load(Ordering::Relaxed), begins.len() + 200 * 1024 * 1024, "the browser still sends");
    assert_eq!(office.read(&fresh).await.all.len(), 1);
}

fn scanned_by(fresh: &Fresh, scanner: &str) -> App {
    let mut app = fresh.app.clone();
    let mut settings = (*app.settings).clone();
    settings.scanner = Some(Scanner::parse(scanner).unwrap());
    app.settings = Arc::new(settings);
    app
}

async fn what_the_scanner_has_not_seen_is_not_kept(fresh: Fresh) {
    let mut office = Office::of(&fresh).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let daemon = tokio::spawn(async move {
        loop {
            clamd(listener.accept().await.unwrap().0).await;
        }
    });
    let app = scanned_by(&fresh, &address);
    office.visitor = office.visitor.clone().on(app.clone());
    office.posts(&a_pdf("/Info(EICAR)")).await.is(422).shows("this file is not safe").shows("id=\"file-error\"");
    assert!(office.read(&fresh).await.all.is_empty());
    office.posts(&a_pdf("")).await.is(303);
    daemon.abort();
    let _ = daemon.await;
    let silent = office.posts(&a_pdf("")).await;
    silent.is(422).shows("The virus scanner does not answer").shows("SAMETABLE_CLAMD");
    assert_eq!(office.read(&fresh).await.all.len(), 1);

    let socket = fresh.folder.path().join("clamd.ctl");
    let listener = UnixListener::bind(&socket).unwrap();
    tokio::spawn(async move { clamd(listener.accept().await.unwrap().0).await });
    office.keeps(&scanned_by(&fresh, &socket.display().to_string()), &a_photograph(20, 20)).await.unwrap();
    // Something else listens there.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move { listener.accept().await.unwrap().0.write_all(b"220 mail.example ESMTP\r\n").await });
    let refused = office.keeps(&scanned_by(&fresh, &address), &a_pdf("")).await.unwrap_err();
    assert!(refused.says("evidence-scanner-silent"), "{refused}");
}
