//! Listening: with or without TLS, patient with people and not with machines that send nothing.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_server::accept::{Accept, DefaultAcceptor};
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server};
use futures::future::BoxFuture;
use hyper_util::rt::TokioTimer;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpListener;
use tokio::time::Sleep;

/// How long requests may go on after the server was told to stop.
pub const GRACE: Duration = Duration::from_secs(10);
/// A handshake takes two round trips.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// From the beginning of a request to the end of its headers.
const HEADERS: Duration = Duration::from_secs(20);
/// More headers than any browser sends.
const LARGEST_HEADERS: usize = 64 * 1024;
/// Far more than a page asks for at once.
const AT_ONCE: u32 = 100;
/// A connection of which nobody knows whether somebody is at its other end is asked this often.
const STILL_THERE: Duration = Duration::from_secs(20);

/// Serves until `stop`, then lets what is under way end, for as long as [`GRACE`].
///
/// # Errors
/// The listener failed.
pub async fn serve(
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let handle = Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            stop.await;
            handle.graceful_shutdown(Some(GRACE));
        }
    });
    let mut server = Server::<SocketAddr>::from_listener(listener).handle(handle);
    let builder = server.http_builder();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(LARGEST_HEADERS);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(STILL_THERE)
        .keep_alive_timeout(STILL_THERE)
        .max_header_list_size(LARGEST_HEADERS as u32)
        .max_concurrent_streams(AT_ONCE);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    match tls {
        Some(config) => {
            let acceptor = RustlsAcceptor::new(config).handshake_timeout(HANDSHAKE);
            server.acceptor(Patient(acceptor)).serve(service).await
        }
        None => server.acceptor(Patient(DefaultAcceptor::new())).serve(service).await,
    }
}

/// What the plain http address does: it sends on to https and answers nothing else. What was posted to it was sent in the
/// open already and is not taken.
pub fn send_on(public_url: &str) -> Router {
    Router::new().fallback(to_https).with_state(Arc::from(public_url))
}

async fn to_https(State(public_url): State<Arc<str>>, request: Request) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    // Only this server's own name is put before it: nobody is sent elsewhere by a crafted Host.
    let address = HeaderValue::from_str(&format!("{public_url}{path}"));
    match (request.method(), address) {
        (&Method::GET | &Method::HEAD, Ok(address)) if path.starts_with('/') => {
            (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, address)]).into_response()
        }
        _ => (StatusCode::FORBIDDEN, format!("Open {public_url} instead.\n")).into_response(),
    }
}

/// Gives up connections on which nothing is asked.
#[derive(Debug, Clone)]
struct Patient<A>(A);

impl<A, I, S> Accept<I, S> for Patient<A>
where
    A: Accept<I, S>,
    A::Future: Send + 'static,
{
    type Stream = Begun<A::Stream>;
    type Service = A::Service;
    type Future = BoxFuture<'static, io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: I, service: S) -> Self::Future {
        let accepted = self.0.accept(stream, service);
        Box::pin(async move {
            let (inner, service) = accepted.await?;
            Ok((Begun { inner, waits: Some((Box::pin(tokio::time::sleep(HEADERS)), BEGINNING)) }, service))
        })
    }
}

/// After so many bytes it is known which HTTP is spoken, and hyper's own patience counts.
const BEGINNING: usize = 24;

/// A connection that must begin to ask within [`HEADERS`]. hyper's time for headers counts only once it knows which HTTP
/// is spoken, and whoever says nothing would hold the connection for ever.
struct Begun<S> {
    inner: S,
    waits: Option<(Pin<Box<Sleep>>, usize)>,
}

impl<S: AsyncRead + Unpin> AsyncRead for Begun<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if let Some((late, _)) = &mut self.waits
            && late.as_mut().poll(cx).is_ready()
        {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buf.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(cx, buf);
        if let (Poll::Ready(Ok(())), Some((_, left))) = (&read, &mut self.waits) {
            *left = left.saturating_sub(buf.filled().len() - before);
            if *left == 0 {
                self.waits = None;
            }
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Begun<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }
}
