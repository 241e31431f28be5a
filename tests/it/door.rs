//! The door: the program itself, over TLS, with certificates of an authority made here.

use crate::support::soon;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rustls::ClientConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use tempfile::TempDir;
use time::{Duration, OffsetDateTime};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio_rustls::client::TlsStream;

const HOST: &str = "panel.test";

/// An authority that nobody else knows.
pub struct Authority {
    pub pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        params.distinguished_name.push(rcgen::DnType::CommonName, "Test authority");
        let certificate = params.self_signed(&key).unwrap();
        Self { pem: certificate.pem(), issuer: Issuer::new(params, key) }
    }

    /// A certificate for `name` that counts for so many days from now, and its key.
    pub fn certificate(&self, name: &str, days: i64) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let now = OffsetDateTime::from(sametable::platform::clock::Clock::default().now());
        (params.not_before, params.not_after) = (now - Duration::days(30), now + Duration::days(days));
        (params.signed_by(&key, &self.issuer).unwrap().pem(), key.serialize_pem())
    }

    pub fn client(&self) -> ClientConfig {
        trusting(&self.pem)
    }
}

/// Trusts this authority and nobody else.
fn trusting(pem: &str) -> ClientConfig {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let client = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let mut client = client.with_root_certificates(roots).with_no_client_auth();
    // A session that is taken up again shows the certificate of its beginning.
    client.resumption = rustls::client::Resumption::disabled();
    client
}

/// The program, serving; it ends with the test.
struct Served {
    child: Child,
    said: std::sync::mpsc::Receiver<String>,
    /// Lines that nobody has asked for yet.
    before: std::cell::RefCell<Vec<String>>,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program(folder: &Path, settings: &[(&str, String)]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sametable"));
    program.arg("serve").env_remove("DATABASE_URL").env_remove("RUST_LOG").env("SAMETABLE_DATA", folder.join("data"));
    program.envs(settings.iter().map(|(name, value)| (*name, value.as_str())));
    program
}

impl Served {
    fn start(folder: &Path, settings: &[(&str, String)]) -> Self {
        let mut child = program(folder, settings).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (tell, said) = std::sync::mpsc::channel();
        let pipes: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for pipe in pipes {
            let tell = tell.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    let _ = tell.send(line);
                }
            });
        }
        let served = Self { child, said, before: std::cell::RefCell::default() };
        served.says("SameTable serves at");
        served
    }

    /// Waits for a line that holds these words, among those that nobody has asked for yet.
    fn says(&self, words: &str) -> String {
        let mut before = self.before.borrow_mut();
        if let Some(at) = before.iter().position(|line| line.contains(words)) {
            return before.remove(at);
        }
        loop {
            match self.said.recv_timeout(std::time::Duration::from_secs(20)) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => before.push(line),
                Err(_) => panic!("it never said “{words}”, but {before:#?}"),
            }
        }
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

struct Files {
    cert: PathBuf,
    key: PathBuf,
}

impl Files {
    fn write(folder: &Path, (cert, key): &(String, String)) -> Self {
        let files = Self { cert: folder.join("cert.pem"), key: folder.join("key.pem") };
        std::fs::write(&files.cert, cert).unwrap();
        std::fs::write(&files.key, key).unwrap();
        files
    }

    fn settings(&self, port: u16) -> Vec<(&'static str, String)> {
        vec![
            ("SAMETABLE_ADDR", format!("127.0.0.1:{port}")),
            ("SAMETABLE_PUBLIC_URL", format!("https://{HOST}:{port}")),
            ("SAMETABLE_TLS_CERT", self.cert.display().to_string()),
            ("SAMETABLE_TLS_KEY", self.key.display().to_string()),
        ]
    }
}

async fn shaken(client: &ClientConfig, port: u16) -> std::io::Result<TlsStream<TcpStream>> {
    shaken_as(HOST, client, port).await
}

async fn shaken_as(host: &'static str, client: &ClientConfig, port: u16) -> std::io::Result<TlsStream<TcpStream>> {
    let connector = tokio_rustls::TlsConnector::from(Arc::new(client.clone()));
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    connector.connect(ServerName::try_from(host).unwrap(), stream).await
}

/// The certificate that is shown now.
async fn shown(client: &ClientConfig, port: u16) -> std::io::Result<Vec<u8>> {
    let stream = shaken(client, port).await?;
    Ok(stream.get_ref().1.peer_certificates().unwrap()[0].to_vec())
}

async fn over_tls(client: &ClientConfig, port: u16, request: &str) -> String {
    over(shaken(client, port).await.unwrap(), request).await
}

async fn over(mut stream: TlsStream<TcpStream>, request: &str) -> String {
    // Whoever asks too much may be cut off while they still write.
    let _ = stream.write_all(request.as_bytes()).await;
    let mut answer = Vec::new();
    let _ = soon(stream.read_to_end(&mut answer)).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_certificate_is_shown_without_a_restart_and_a_bad_one_never() {
    let folder = TempDir::new().unwrap();
    let authority = Authority::new();
    let first = authority.certificate(HOST, 60);
    let files = Files::write(folder.path(), &first);
    let (port, plain) = (free_port(), free_port());
    let mut settings = files.settings(port);
    settings.push(("SAMETABLE_HTTP_ADDR", format!("127.0.0.1:{plain}")));
    let served = Served::start(folder.path(), &settings);
    let client = authority.client();
    let one = shown(&client, port).await.unwrap();

    let answer =
        over_tls(&client, port, "GET /sign-in HTTP/1.1\r\nHost: panel.test\r\nConnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.to_lowercase().contains("strict-transport-security: max-age=31536000"), "{answer}");

    // Plain http only sends on, to this server's own name alone.
    for (asked, status) in [
        ("GET /join/seat/abc?x=1 HTTP/1.1\r\nHost: evil.example", "308"),
        ("POST /sign-in HTTP/1.1\r\nHost: panel.test\r\nContent-Length: 0", "403"),
    ] {
        let mut stream = TcpStream::connect(("127.0.0.1", plain)).await.unwrap();
        stream.write_all(format!("{asked}\r\nConnection: close\r\n\r\n").as_bytes()).await.unwrap();
        let mut answer = String::new();
        soon(stream.read_to_string(&mut answer)).await.unwrap();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        if status == "308" {
            assert!(answer.contains(&format!("location: https://{HOST}:{port}/join/seat/abc?x=1\r\n")), "{answer}");
        }
    }

    // A key that does not belong to it: the old one stays, and the log says why, without the key.
    std::fs::write(&files.key, authority.certificate(HOST, 60).1).unwrap();
    let said = served.says("still shown");
    assert!(said.contains("do not belong together") && !said.contains("PRIVATE"), "{said}");
    assert_eq!(shown(&client, port).await.unwrap(), one);

    let next = authority.certificate(HOST, 90);
    Files::write(folder.path(), &next);
    served.says("the renewed certificate is shown");
    let two = shown(&client, port).await.unwrap();
    assert_ne!(one, two);

    Files::write(folder.path(), &authority.certificate(HOST, -1));
    served.says("ended on");
    assert_eq!(shown(&client, port).await.unwrap(), two);
}

#[test]
fn a_certificate_that_cannot_be_shown_stops_the_start_with_one_line() {
    let folder = TempDir::new().unwrap();
    let authority = Authority::new();
    let good = authority.certificate(HOST, 60);
    let stops = |pair: (String, String), words: &str| {
        let files = Files::write(folder.path(), &pair);
        stops_with(program(folder.path(), &files.settings(free_port())), words);
    };
    stops((good.0.clone(), authority.certificate(HOST, 60).1), "do not belong together");
    stops(authority.certificate(HOST, -1), "ended on");
    stops(("rubbish".to_owned(), good.1.clone()), "holds no certificate");
    stops((good.0.clone(), "rubbish".to_owned()), "holds no private key");
    let files = Files::write(folder.path(), &good);
    std::fs::remove_file(&files.key).unwrap();
    stops_with(program(folder.path(), &files.settings(free_port())), "key.pem cannot be read");
    let away = [("SAMETABLE_ADDR", "0.0.0.0:0".to_owned()), ("SAMETABLE_PUBLIC_URL", "https://panel.test".to_owned())];
    stops_with(program(folder.path(), &away), "SAMETABLE_TRUSTED_PROXY");
}

#[track_caller]
fn stops_with(mut program: Command, words: &str) {
    let output = program.env("RUST_LOG", "error").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.starts_with("sametable: ") && said.contains(words), "no “{words}” in {said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_nothing_or_too_much_is_let_go() {
    let folder = TempDir::new().unwrap();
    let authority = Authority::new();
    let files = Files::write(folder.path(), &authority.certificate(HOST, 60));
    let port = free_port();
    let _served = Served::start(folder.path(), &files.settings(port));
    let client = authority.client();
    // No handshake; a handshake and nothing; half a header: each is closed by the server.
    let mut silent = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let mut shy = shaken(&client, port).await.unwrap();
    let mut half = shaken(&client, port).await.unwrap();
    half.write_all(b"GET /sign-in HTTP/1.1\r\nHost: panel.test\r\nX-Slow: a").await.unwrap();
    let mut rest = Vec::new();
    let late = std::time::Duration::from_secs(40);
    let _ = tokio::time::timeout(late, silent.read_to_end(&mut rest)).await.expect("it waits for a handshake for ever");
    let _ = tokio::time::timeout(late, shy.read_to_end(&mut rest)).await.expect("it waits for a request for ever");
    let _ = tokio::time::timeout(late, half.read_to_end(&mut rest)).await.expect("it waits for headers for ever");
    let long = format!("GET /{} HTTP/1.1\r\nHost: panel.test\r\nConnection: close\r\n\r\n", "a".repeat(5_000));
    assert!(over_tls(&client, port, &long).await.starts_with("HTTP/1.1 414"));
    let many = format!("GET / HTTP/1.1\r\nHost: panel.test\r\nX: {}\r\n\r\n", "a".repeat(200_000));
    let answer = over_tls(&client, port, &many).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
}

/// Let's Encrypt's own server for tests (Debian: pebble). `PEBBLE` names the program.
struct Pebble {
    child: Child,
    port: u16,
    management: u16,
}

impl Drop for Pebble {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Pebble {
    /// It proves domains at `tls_port` of this machine.
    async fn start(folder: &Path, authority: &Authority, tls_port: u16) -> Self {
        let (cert, key) = authority.certificate("localhost", 30);
        std::fs::write(folder.join("pebble.pem"), cert).unwrap();
        std::fs::write(folder.join("pebble.key"), key).unwrap();
        let (port, management) = (free_port(), free_port());
        let config = serde_json::json!({"pebble": {
            "listenAddress": format!("127.0.0.1:{port}"), "managementListenAddress": format!("127.0.0.1:{management}"),
            "certificate": folder.join("pebble.pem"), "privateKey": folder.join("pebble.key"),
            "httpPort": 1, "tlsPort": tls_port, "ocspResponderURL": "", "externalAccountBindingRequired": false,
        }});
        std::fs::write(folder.join("pebble.json"), config.to_string()).unwrap();
        let names = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let at = names.local_addr().unwrap().to_string();
        tokio::spawn(every_name_is_here(names));
        let mut program = Command::new(std::env::var("PEBBLE").unwrap_or_else(|_| "pebble".to_owned()));
        program.env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "0");
        program.arg("-config").arg(folder.join("pebble.json")).args(["-dnsserver", &at]);
        let child = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.expect("pebble is missing: end2end/set-up.sh test fetches it");
        let pebble = Self { child, port, management };
        soon(async {
            while TcpStream::connect(("127.0.0.1", management)).await.is_err() {
                tokio::task::yield_now().await;
            }
        })
        .await;
        pebble
    }

    /// The root of the certificates that it gives.
    async fn root(&self, authority: &Authority) -> String {
        let stream = shaken_as("localhost", &authority.client(), self.management).await.unwrap();
        let answer = over(stream, "GET /roots/0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await;
        answer[answer.find("-----BEGIN").unwrap()..].to_owned()
    }
}

/// Answers every question for an address with 127.0.0.1, and every other with nothing.
async fn every_name_is_here(socket: UdpSocket) {
    let mut asked = [0_u8; 512];
    while let Ok((length, from)) = socket.recv_from(&mut asked).await {
        let question_end = asked[12..length].iter().position(|byte| *byte == 0).unwrap() + 12 + 5;
        let wants_address = asked[question_end - 4..question_end - 2] == [0, 1];
        let mut answer = asked[..question_end].to_vec();
        answer[2..4].copy_from_slice(&[0x85, 0x80]);
        answer[4..12].copy_from_slice(&[0, 1, 0, u8::from(wants_address), 0, 0, 0, 0]);
        if wants_address {
            answer.extend_from_slice(&[0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
        }
        socket.send_to(&answer, from).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_had_by_itself_from_an_acme_authority_and_kept_for_the_next_start() {
    let folder = TempDir::new().unwrap();
    let authority = Authority::new();
    std::fs::write(folder.path().join("authority.pem"), &authority.pem).unwrap();
    let port = free_port();
    let pebble = Pebble::start(folder.path(), &authority, port).await;
    let settings = [
        ("SAMETABLE_ADDR", format!("127.0.0.1:{port}")),
        ("SAMETABLE_DOMAIN", HOST.to_owned()),
        ("SAMETABLE_PUBLIC_URL", format!("https://{HOST}:{port}")),
        ("SAMETABLE_ACME_CONTACT", "it@elm.example".to_owned()),
        ("SAMETABLE_ACME_DIRECTORY", format!("https://localhost:{}/dir", pebble.port)),
        // The authority of pebble's own address: what this machine trusts is trusted.
        ("SSL_CERT_FILE", folder.path().join("authority.pem").display().to_string()),
    ];
    let served = Served::start(folder.path(), &settings);
    served.says("a new certificate is shown");
    let client = trusting(&pebble.root(&authority).await);
    let first = shown(&client, port).await.unwrap();
    let answer =
        over_tls(&client, port, "GET /healthz HTTP/1.1\r\nHost: panel.test\r\nConnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for file in std::fs::read_dir(folder.path().join("data/acme")).unwrap() {
        let file = file.unwrap();
        let mode = std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "{:?}", file.path());
    }
    drop(served);
    drop(pebble);
    let served = Served::start(folder.path(), &settings);
    served.says("the kept certificate is shown");
    assert_eq!(shown(&client, port).await.unwrap(), first);
}
