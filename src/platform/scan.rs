//! Looking for viruses: ClamAV's daemon, by its own protocol (`INSTREAM`), over TCP or a socket of this machine.

use std::io::{Error, ErrorKind};
use std::path::PathBuf;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

/// From the first byte to the answer. Its own limit for one file is two minutes; a document of ten megabytes takes seconds.
const ANSWERS_IN: Duration = Duration::from_secs(30);
/// Bytes that are sent at once.
const CHUNK: usize = 64 * 1024;
/// Most bytes of an answer, which is one line.
const ANSWER_MAX: u64 = 4 * 1024;

/// Where the daemon listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanner {
    /// `127.0.0.1:3310`
    Tcp(String),
    /// `/run/clamav/clamd.ctl`
    Socket(PathBuf),
}

/// What the daemon says of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    /// By the name that ClamAV has for it.
    Virus(String),
}

impl Scanner {
    /// A host with a port, or the path of a socket.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.starts_with('/') {
            return Some(Self::Socket(text.into()));
        }
        let (host, port) = text.rsplit_once(':')?;
        let is_host = !host.is_empty() && !host.contains(|sign: char| sign.is_whitespace() || sign == '/');
        (is_host && port.parse::<u16>().is_ok_and(|port| port > 0)).then(|| Self::Tcp(text.to_owned()))
    }

    /// Has these bytes looked at.
    ///
    /// # Errors
    /// The daemon is not there, does not answer in time, or answers neither yes nor no.
    pub async fn scan(&self, bytes: &[u8]) -> Result<Verdict, Error> {
        let asked = async {
            match self {
                Self::Tcp(address) => ask(TcpStream::connect(address).await?, bytes).await,
                Self::Socket(path) => ask(UnixStream::connect(path).await?, bytes).await,
            }
        };
        tokio::time::timeout(ANSWERS_IN, asked).await.unwrap_or_else(|_| Err(ErrorKind::TimedOut.into()))
    }
}

async fn ask(mut to: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> Result<Verdict, Error> {
    let sent = send(&mut to, bytes).await;
    // A daemon that has seen enough answers before everything is sent, and hears no more.
    let mut answer = Vec::new();
    let heard = to.take(ANSWER_MAX).read_to_end(&mut answer).await;
    if answer.is_empty() {
        sent?;
        heard?;
    }
    read(&String::from_utf8_lossy(&answer))
}

async fn send(to: &mut (impl AsyncWrite + Unpin), bytes: &[u8]) -> Result<(), Error> {
    to.write_all(b"zINSTREAM\0").await?;
    for chunk in bytes.chunks(CHUNK) {
        let length = u32::try_from(chunk.len()).map_err(Error::other)?;
        to.write_all(&length.to_be_bytes()).await?;
        to.write_all(chunk).await?;
    }
    to.write_all(&0_u32.to_be_bytes()).await?;
    to.flush().await
}

/// `stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`, or what went wrong.
fn read(answer: &str) -> Result<Verdict, Error> {
    let line = answer.trim_end_matches(['\0', '\n']);
    let said = line.strip_prefix("stream: ").unwrap_or(line);
    match said.strip_suffix(" FOUND") {
        Some(name) => Ok(Verdict::Virus(name.to_owned())),
        None if said == "OK" => Ok(Verdict::Clean),
        None => Err(Error::other(format!("the scanner answered: {line}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_socket_are_told_apart() {
        assert_eq!(Scanner::parse("127.0.0.1:3310"), Some(Scanner::Tcp("127.0.0.1:3310".to_owned())));
        assert_eq!(Scanner::parse("clamd.internal:3310"), Some(Scanner::Tcp("clamd.internal:3310".to_owned())));
        assert_eq!(Scanner::parse("[::1]:3310"), Some(Scanner::Tcp("[::1]:3310".to_owned())));
        assert_eq!(Scanner::parse("/run/clamd.ctl"), Some(Scanner::Socket("/run/clamd.ctl".into())));
        for wrong in ["", "clamd", ":3310", "clamd:", "clamd:0", "clamd:port", "tcp://clamd:3310", "a b:1"] {
            assert_eq!(Scanner::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_a_plain_yes_is_clean() {
        assert_eq!(read("stream: OK\0").unwrap(), Verdict::Clean);
        assert_eq!(read("stream: Eicar-Test FOUND\0").unwrap(), Verdict::Virus("Eicar-Test".to_owned()));
        for other in
            ["", "INSTREAM size limit exceeded. ERROR\0", "stream: Can't allocate memory ERROR", "UNKNOWN COMMAND"]
        {
            assert!(read(other).is_err(), "{other}");
        }
    }
}
