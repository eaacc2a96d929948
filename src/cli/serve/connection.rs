//! One connection: one request in, one answer out, with a deadline for each phase.

use super::places::{Phase, Slot};
use super::{Server, guard, pages};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::{sleep_until, timeout};

/// The longest head of a request, in bytes.
const MAX_HEAD: usize = 16 << 10;
/// More fields than this no browser sends.
const MAX_FIELDS: usize = 64;
/// The longest body, in bytes: two files of several megabytes each as a form encodes them.
pub const MAX_BODY: usize = 32 << 20;
/// A head is there after this time.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// A body is there after this time.
const BODY_TIME: Duration = Duration::from_secs(30);
/// An answer is taken within this time.
const ANSWER_TIME: Duration = Duration::from_secs(30);
/// What a refused peer still sends is read for this time, so that it gets to read the refusal.
const LINGER: Duration = Duration::from_millis(500);

/// What is sent back.
pub type HttpAnswer = Response<Full<Bytes>>;

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal(pub StatusCode, pub &'static str);

/// Serves one request, unless its time is over before.
pub async fn serve(server: Arc<Server>, stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, place: Slot) {
    let place = Arc::new(place);
    let (of_service, of_clock) = (Arc::clone(&place), Arc::clone(&place));
    let service = service_fn(move |request| {
        let (server, place) = (Arc::clone(&server), Arc::clone(&of_service));
        async move {
            let answer = answer(&server, request, &place).await;
            // Who takes no answer gives way to others; where all are quick, this one is sent all the same.
            place.enter(Phase::Answer);
            Ok::<_, Infallible>(answer)
        }
    });
    let mut http = http1::Builder::new();
    http.keep_alive(false).max_buf_size(MAX_HEAD).max_headers(MAX_FIELDS);
    let connection = http.serve_connection(TokioIo::new(stream), service).without_shutdown();
    tokio::select! {
        served = connection => if let Ok(parts) = served {
            close(parts.io.into_inner()).await;
        },
        () = too_long(&of_clock) => {}
    }
}

/// Ends when a phase lasts longer than it may.
async fn too_long(place: &Slot) {
    loop {
        let (phase, since) = place.phase();
        let most = match phase {
            Phase::Head => HEAD_TIME,
            // The body has a time of its own, and is answered when that is over.
            Phase::Body => BODY_TIME + ANSWER_TIME,
            Phase::Work => Duration::from_secs(3600),
            Phase::Answer => ANSWER_TIME,
        };
        sleep_until((since + most).into()).await;
        if place.phase() == (phase, since) && phase != Phase::Work {
            return;
        }
    }
}

/// Closing with bytes unread would reset the connection and take the answer with it.
async fn close(mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    if stream.shutdown().await.is_err() {
        return;
    }
    let mut spare = vec![0; 16 << 10];
    let rest = async { while matches!(stream.read(&mut spare).await, Ok(n) if n > 0) {} };
    let _ = timeout(LINGER, rest).await;
}

async fn answer(server: &Arc<Server>, request: Request<Incoming>, place: &Slot) -> HttpAnswer {
    let answered = match guard::admit(request.method(), request.headers(), server.address) {
        Ok(()) => routed(server, request, place).await,
        Err(refusal) => Err(refusal),
    };
    answered.unwrap_or_else(|refusal| pages::refusal(&refusal))
}

async fn routed(server: &Arc<Server>, request: Request<Incoming>, place: &Slot) -> Result<HttpAnswer, Refusal> {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    match (request.method(), request.uri().path()) {
        (_, "/") if is_read => Ok(pages::form()),
        (&Method::POST, path @ ("/report" | "/word")) => {
            let word = path == "/word";
            let body = body(request, place).await?;
            if !place.enter(Phase::Work) {
                return Err(Refusal(StatusCode::SERVICE_UNAVAILABLE, "too many comparisons are waiting; try again"));
            }
            let (shared, bytes) = (Arc::clone(server), body.len());
            let job = move || {
                if word {
                    return pages::word(&body);
                }
                pages::report(&body, &shared.config.settings(Path::new("")), &shared.config.vocabulary)
            };
            let done = server.work.run(bytes, job).await;
            done.ok_or(Refusal(StatusCode::INTERNAL_SERVER_ERROR, "these texts could not be compared"))
        }
        // The address of a report, typed again: there is nothing kept to show.
        (_, "/report" | "/word") if is_read => Ok(pages::redirect("/")),
        _ if is_read || request.method() == Method::POST => Err(Refusal(StatusCode::NOT_FOUND, "there is no such page")),
        _ => Err(Refusal(StatusCode::METHOD_NOT_ALLOWED, "this method is not understood")),
    }
}

/// Reads the body of a form.
async fn body(request: Request<Incoming>, place: &Slot) -> Result<Bytes, Refusal> {
    let headers = request.headers();
    const UNTOLD: Refusal = Refusal(StatusCode::LENGTH_REQUIRED, "the request does not say how long it is");
    if headers.contains_key(TRANSFER_ENCODING) {
        return Err(UNTOLD);
    }
    let length = guard::once(headers, CONTENT_LENGTH)?.ok_or(UNTOLD)?;
    if length.parse::<usize>().map_err(|_| guard::BAD)? > MAX_BODY {
        let why = "the texts are too large; 32 MB is the limit for all of them, as the browser sends them";
        return Err(Refusal(StatusCode::PAYLOAD_TOO_LARGE, why));
    }
    let form = guard::once(headers, CONTENT_TYPE)?.and_then(|t| t.split(';').next());
    if !form.is_some_and(|t| t.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")) {
        return Err(Refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the request is no form of this page"));
    }
    if !place.enter(Phase::Body) {
        return Err(Refusal(StatusCode::SERVICE_UNAVAILABLE, "too many texts are arriving; try again"));
    }
    match timeout(BODY_TIME, Limited::new(request.into_body(), MAX_BODY).collect()).await {
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(_)) => Err(Refusal(StatusCode::BAD_REQUEST, "the request did not arrive whole")),
        Err(_) => Err(Refusal(StatusCode::REQUEST_TIMEOUT, "the request did not arrive in time")),
    }
}

/// Any bytes that come over a connection are answered in HTTP or not at all, and only whoever names this server is told
/// anything.
#[cfg(any(fuzzing, test))]
pub fn fuzz(bytes: &[u8]) {
    let address = std::net::SocketAddr::from(([127, 0, 0, 1], 7373));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let answered = runtime.block_on(async {
        let config = crate::cli::config::Config::plain();
        let server = Arc::new(Server::new(address, config));
        let (mut peer, stream) = tokio::io::duplex(64 << 10);
        let shared = Arc::clone(&server);
        server.places.admit(|place| tokio::spawn(serve(shared, stream, place)));
        let (mut read, mut write) = tokio::io::split(&mut peer);
        let sent = async {
            let _ = write.write_all(bytes).await;
            let _ = write.shutdown().await;
        };
        let mut answered = Vec::new();
        let _ = tokio::join!(sent, read.read_to_end(&mut answered));
        answered
    });
    if answered.is_empty() {
        return;
    }
    let status = answered.strip_prefix(b"HTTP/1.1 ").or(answered.strip_prefix(b"HTTP/1.0 ")).expect("an answer in HTTP");
    let named = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    // Every address from 127.0.0.0 on is this machine.
    let own = named.contains("127.") || named.contains("localhost:7373");
    assert!(own || !status.starts_with(b"2") && !status.starts_with(b"3") || status.starts_with(b"100"), "a stranger is answered");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_comes_is_answered_in_http_or_not_at_all() {
        let form = "text=Twelve+were+hurt.&name=1.txt&text=Thirty+were+hurt.&name=2.txt";
        let post = |host: &str, length: usize| {
            format!(
                "POST /report HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
            )
        };
        for request in [
            String::new(),
            "\0\0\r\n\r\n".to_owned(),
            "GET / HTTP/1.1\r\n\r\n".to_owned(),
            "GET / HTTP/1.0\r\nHost: 127.0.0.1:7373\r\n\r\n".to_owned(),
            "GET http://news.example/ HTTP/1.1\r\nHost: 127.0.0.1:7373\r\n\r\nGET / HTTP/1.1\r\n\r\n".to_owned(),
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
            post("127.0.0.1:7373", form.len()),
            post("localhost:7373", form.len() + 5),
            post("news.example", form.len()),
        ] {
            fuzz(request.as_bytes());
        }
    }
}
