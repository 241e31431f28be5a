//! Mail: against a small mail server, and without one.

use crate::on_both;
use crate::support::{Fresh, soon};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use sametable::ids::{OrganisationId, PersonId, RowId};
use sametable::people::{Organisation, Role, Who, service};
use sametable::platform::App;
use sametable::platform::mail::{self, MailSettings, NewMessage};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::Notify;

on_both!(
    a_message_is_sent_once_and_its_text_is_gone,
    a_refused_login_is_shown_and_tried_again,
    a_server_that_hangs_up_loses_nothing,
    an_address_that_the_server_refuses_is_for_a_person_to_pass_on,
    without_a_mail_server_there_is_a_file_until_somebody_passed_it_on,
    a_message_whose_link_ended_is_never_sent,
);

/// How the small mail server behaves.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    Takes,
    RefusesLogin,
    RefusesAddress,
    /// After the whole message, before saying that it was taken.
    HangsUp,
}

/// A server that speaks enough SMTP; `taken` holds the messages it took.
struct MailServer {
    port: u16,
    taken: Arc<Mutex<Vec<String>>>,
    manner: Arc<Mutex<Manner>>,
    /// A message was taken.
    came: Arc<Notify>,
}

impl MailServer {
    async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let manner = Arc::new(Mutex::new(manner));
        let came = Arc::new(Notify::new());
        let (kept, how, told) = (taken.clone(), manner.clone(), came.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (kept, how, told) = (kept.clone(), how.clone(), told.clone());
                tokio::spawn(async move {
                    let manner = *how.lock().unwrap();
                    let _ = talk(stream, manner, &kept, &told).await;
                });
            }
        });
        Self { port, taken, manner, came }
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

async fn talk(
    stream: tokio::net::TcpStream,
    manner: Manner,
    kept: &Mutex<Vec<String>>,
    told: &Notify,
) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.test ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let word = line.split(' ').next().unwrap_or("").to_uppercase();
        let answer: &[u8] = match word.as_str() {
            "EHLO" => b"250-mail.test\r\n250 AUTH PLAIN LOGIN\r\n",
            "AUTH" if manner == Manner::RefusesLogin => b"535 5.7.8 wrong user name or password\r\n",
            "AUTH" => b"235 2.7.0 welcome\r\n",
            "RCPT" if manner == Manner::RefusesAddress => b"550 5.1.1 no such mailbox\r\n",
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut text = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    text.push_str(&line);
                    text.push('\n');
                }
                if manner == Manner::HangsUp {
                    return Ok(());
                }
                kept.lock().unwrap().push(text);
                told.notify_one();
                b"250 taken\r\n"
            }
            _ => b"250 fine\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}

/// The same server with a mail server of this address.
pub fn with_mail(fresh: &Fresh, url: &str) -> App {
    let mut app = fresh.app.clone();
    let mut settings = (*app.settings).clone();
    settings.mail = Some(MailSettings::read(url, "SameTable <panel@elm.example>").unwrap());
    app.settings = Arc::new(settings);
    app
}

async fn queued(app: &App, org: OrganisationId, by: Option<PersonId>, ends_in: i64) -> RowId {
    let now = time::OffsetDateTime::from(app.clock.now());
    let new = NewMessage {
        org,
        person: None,
        caused_by: by,
        name: "Sam Porter".to_owned(),
        address: "sam@elm.example".to_owned(),
        subject: "Your way in to SameTable".to_owned(),
        body: "Open this address:\n\nhttps://panel.test/welcome/secret-of-this-test\n".to_owned(),
        why: "invitation",
        ends: Some((now + time::Duration::seconds(ends_in)).into()),
    };
    let mut tx = app.db.begin().await.unwrap();
    let id = mail::queue(&mut tx, app, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn administrator(fresh: &Fresh) -> (Organisation, Who) {
    let org = fresh.organisation("Larches").await;
    let who = fresh.person(&org, "Alex Moor", &[Role::Administrator]).await;
    (org, who)
}

async fn a_message_is_sent_once_and_its_text_is_gone(fresh: Fresh) {
    let (org, _) = administrator(&fresh).await;
    let server = MailServer::start(Manner::Takes).await;
    let app = with_mail(&fresh, &format!("smtp://me:secret@127.0.0.1:{}", server.port));
    queued(&app, org.id, None, 3600).await;
    soon(mail::send_due(&app)).await.unwrap();
    soon(mail::send_due(&app)).await.unwrap();
    let taken = server.taken();
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert!(taken[0].contains("secret-of-this-test") && taken[0].contains("From: SameTable <panel@elm.example>"));
    assert!(mail::by_hand(&fresh.app, org.id).await.unwrap().is_empty());
}

async fn a_refused_login_is_shown_and_tried_again(fresh: Fresh) {
    let (org, who) = administrator(&fresh).await;
    let server = MailServer::start(Manner::RefusesLogin).await;
    let app = with_mail(&fresh, &format!("smtp://me:secret@127.0.0.1:{}", server.port));
    queued(&app, org.id, None, 36_000).await;
    soon(mail::send_due(&app)).await.unwrap();
    let waiting = service::messages(&who, &app).await.unwrap();
    assert_eq!(waiting[0].failed_why.as_deref(), Some("login"));
    assert!(waiting[0].next_try.is_some() && waiting[0].body.contains("secret-of-this-test"));
    // Not before its time.
    *server.manner.lock().unwrap() = Manner::Takes;
    soon(mail::send_due(&app)).await.unwrap();
    assert!(server.taken().is_empty());
    app.clock.set_ahead(120);
    soon(mail::send_due(&app)).await.unwrap();
    assert_eq!(server.taken().len(), 1);
    assert!(service::messages(&who, &app).await.unwrap().is_empty());
}

async fn a_server_that_hangs_up_loses_nothing(fresh: Fresh) {
    let (org, who) = administrator(&fresh).await;
    let server = MailServer::start(Manner::HangsUp).await;
    let app = with_mail(&fresh, &format!("smtp://127.0.0.1:{}", server.port));
    let id = queued(&app, org.id, None, 36_000).await;
    soon(mail::send_due(&app)).await.unwrap();
    assert_eq!(service::messages(&who, &app).await.unwrap()[0].failed_why.as_deref(), Some("connection"));
    *server.manner.lock().unwrap() = Manner::Takes;
    app.clock.set_ahead(120);
    soon(mail::send_due(&app)).await.unwrap();
    // The same Message-ID at every try, so that a mailbox can tell.
    assert!(server.taken()[0].contains(&format!("Message-ID: <{id}@elm.example>")), "{:?}", server.taken());
}

async fn an_address_that_the_server_refuses_is_for_a_person_to_pass_on(fresh: Fresh) {
    let (org, who) = administrator(&fresh).await;
    let server = MailServer::start(Manner::RefusesAddress).await;
    let app = with_mail(&fresh, &format!("smtp://127.0.0.1:{}", server.port));
    queued(&app, org.id, None, 36_000).await;
    soon(mail::send_due(&app)).await.unwrap();
    let waiting = service::messages(&who, &app).await.unwrap();
    assert_eq!((waiting[0].failed_why.as_deref(), waiting[0].next_try), (Some("refused"), None));
    assert!(server.taken().is_empty());
}

async fn without_a_mail_server_there_is_a_file_until_somebody_passed_it_on(fresh: Fresh) {
    let (org, who) = administrator(&fresh).await;
    let app = fresh.app.clone();
    let id = queued(&app, org.id, None, 36_000).await;
    mail::send_due(&app).await.unwrap();
    let outbox = fresh.folder.path().join("outbox");
    let files = || std::fs::read_dir(&outbox).unwrap().map(|file| file.unwrap().path()).collect::<Vec<_>>();
    let text = std::fs::read_to_string(&files()[0]).unwrap();
    assert!(text.contains("To: Sam Porter <sam@elm.example>") && text.contains("secret-of-this-test"), "{text}");
    // A manager sees what they caused, and not this.
    let manager = fresh.person(&org, "Mia Manager", &[Role::Manager]).await;
    assert!(service::messages(&manager, &app).await.unwrap().is_empty());
    assert!(service::passed_on(&manager, &app, id).await.is_err());
    service::passed_on(&who, &app, id).await.unwrap();
    assert!(service::passed_on(&who, &app, id).await.is_err());
    mail::send_due(&app).await.unwrap();
    assert!(files().is_empty());
}

async fn a_message_whose_link_ended_is_never_sent(fresh: Fresh) {
    let (org, who) = administrator(&fresh).await;
    let server = MailServer::start(Manner::Takes).await;
    let app = with_mail(&fresh, &format!("smtp://127.0.0.1:{}", server.port));
    queued(&app, org.id, None, 60).await;
    app.clock.set_ahead(120);
    soon(mail::send_due(&app)).await.unwrap();
    assert!(server.taken().is_empty() && service::messages(&who, &app).await.unwrap().is_empty());
}

/// A certificate that nobody vouches for, from the first byte.
#[tokio::test]
async fn a_wrong_certificate_is_named_and_nothing_is_sent() {
    let fresh = Fresh::sqlite().await;
    let (org, who) = administrator(&fresh).await;
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], signing_key.serialize_der().try_into().unwrap())
        .unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut tls = rustls::ServerConnection::new(Arc::new(config)).unwrap();
        while tls.is_handshaking() && tls.complete_io(&mut stream).is_ok() {}
        !tls.is_handshaking()
    });
    let app = with_mail(&fresh, &format!("smtps://me:secret@localhost:{port}"));
    queued(&app, org.id, None, 36_000).await;
    soon(mail::send_due(&app)).await.unwrap();
    assert!(!server.join().unwrap(), "the handshake went through");
    assert_eq!(service::messages(&who, &app).await.unwrap()[0].failed_why.as_deref(), Some("certificate"));
}

#[tokio::test]
async fn the_sender_wakes_for_a_new_message_and_stops_with_the_server() {
    let fresh = Fresh::sqlite().await;
    let (org, _) = administrator(&fresh).await;
    let server = MailServer::start(Manner::Takes).await;
    let app = with_mail(&fresh, &format!("smtp://127.0.0.1:{}", server.port));
    let sender = tokio::spawn(mail::run(app.clone()));
    queued(&app, org.id, None, 3600).await;
    soon(server.came.notified()).await;
    assert_eq!(server.taken().len(), 1);
    app.closing.cancel();
    soon(sender).await.unwrap();
}

#[tokio::test]
async fn the_page_shows_the_text_and_a_code_to_scan_and_the_button_takes_it_away() {
    let fresh = Fresh::sqlite().await;
    let org = fresh.organisation("Larches").await;
    let mut visitor = fresh.signed_in(&org, "Alex Moor", &[Role::Administrator]).await;
    visitor.get("/messages").await.is(200).shows("Nothing waits here");
    let id = queued(&fresh.app, org.id, None, 3600).await;
    let page = visitor.get("/messages").await;
    page.is(200).shows("For Sam Porter").shows("https://panel.test/welcome/secret-of-this-test").shows("<svg");
    visitor.post(&format!("/messages/{id}/passed-on"), &[]).await.goes_to("/messages");
    visitor.get("/messages").await.is(200).hides("secret-of-this-test");
}
