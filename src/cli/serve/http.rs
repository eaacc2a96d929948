//! One request in, one response out, over a socket that nobody has to be patient with.
//!
//! Heads are parsed by `httparse`. Whole heads, bodies and answers have a deadline, so that a peer that trickles bytes
//! costs no more than a silent one. A connection serves one request. Chunked bodies are not read: no browser sends one.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// The longest head of a request, in bytes.
pub const MAX_HEAD: usize = 16 << 10;
/// The longest body, in bytes: two files of several megabytes each as a form encodes them.
pub const MAX_BODY: usize = 32 << 20;
/// A head is there after this time.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// A body is there after this time.
const BODY_TIME: Duration = Duration::from_secs(30);
/// An answer is taken within this time.
const WRITE_TIME: Duration = Duration::from_secs(30);
/// What a refused peer still sends is read for this time, so that it gets to read the refusal.
const LINGER: Duration = Duration::from_millis(500);
/// More fields than this no browser sends.
const MAX_FIELDS: usize = 64;

/// What is left of a request once it is understood.
#[derive(Debug, Default)]
pub struct Request {
    /// GET, POST, …
    pub method: String,
    /// The path, without its query.
    pub path: String,
    /// The `Host` field.
    pub host: Option<String>,
    /// The `Origin` field.
    pub origin: Option<String>,
    /// The `Sec-Fetch-Site` field.
    pub site: Option<String>,
    /// The body.
    pub body: Vec<u8>,
    length: Option<usize>,
    form: bool,
    expects: bool,
}

/// Why a request is not answered.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing was asked: browsers open connections ahead of need.
    Silent,
    /// This status, for this reason.
    Status(u16, &'static str),
}

/// What is sent back.
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Fields beside those that every response has.
    pub fields: Vec<(&'static str, String)>,
    /// The page.
    pub body: Vec<u8>,
}

impl Response {
    /// Sends the browser to another path of this server.
    pub fn redirect(to: &str) -> Response {
        Response { status: 303, fields: vec![("Location", to.to_owned())], body: Vec::new() }
    }
}

/// A socket whose every read and write ends at one deadline.
struct Timed<'a> {
    stream: &'a mut TcpStream,
    until: Instant,
}

impl Timed<'_> {
    fn left(&self) -> io::Result<Duration> {
        self.until.checked_duration_since(Instant::now()).filter(|d| !d.is_zero()).ok_or_else(|| io::ErrorKind::TimedOut.into())
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(Some(self.left()?))?;
        self.stream.read(buffer)
    }
}

impl Write for Timed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(Some(self.left()?))?;
        self.stream.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// Reads the head of a request; what came with it of the body is kept in the request.
pub fn head(stream: &mut TcpStream) -> Result<Request, Failure> {
    let mut timed = Timed { stream, until: Instant::now() + HEAD_TIME };
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        match timed.read(&mut chunk) {
            Ok(0) => return Err(Failure::Silent),
            Ok(n) => bytes.extend_from_slice(&chunk[..n]),
            Err(_) if bytes.is_empty() => return Err(Failure::Silent),
            Err(_) => return Err(Failure::Status(408, "the request did not arrive in time")),
        }
        if let Some(request) = parse(&bytes)? {
            return Ok(request);
        }
        if bytes.len() > MAX_HEAD {
            return Err(Failure::Status(431, "the request has too long a head"));
        }
    }
}

fn parse(bytes: &[u8]) -> Result<Option<Request>, Failure> {
    const BAD: Failure = Failure::Status(400, "this is no request of a browser");
    let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let mut parsed = httparse::Request::new(&mut fields);
    let end = match parsed.parse(bytes) {
        Ok(httparse::Status::Complete(end)) if end <= MAX_HEAD => end,
        Ok(httparse::Status::Complete(_)) | Err(httparse::Error::TooManyHeaders) => {
            return Err(Failure::Status(431, "the request has too long a head"));
        }
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(_) => return Err(BAD),
    };
    let target = parsed.path.unwrap_or("");
    let path = target.split(['?', '#']).next().unwrap_or("").to_owned();
    let mut request = Request { method: parsed.method.unwrap_or("").to_owned(), path, ..Request::default() };
    for field in parsed.headers.iter() {
        let value = std::str::from_utf8(field.value).map_err(|_| BAD)?.trim();
        // A field that decides who may speak stands once.
        let once = |slot: &mut Option<String>| slot.replace(value.to_owned()).map_or(Ok(()), |_| Err(BAD));
        match field.name.to_ascii_lowercase().as_str() {
            "host" => once(&mut request.host)?,
            "origin" => once(&mut request.origin)?,
            "sec-fetch-site" => once(&mut request.site)?,
            "content-length" => {
                let digits = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
                let length = if digits { value.parse().unwrap_or(usize::MAX) } else { return Err(BAD) };
                if request.length.replace(length).is_some() {
                    return Err(BAD);
                }
            }
            "transfer-encoding" => return Err(Failure::Status(411, "the request does not say how long it is")),
            "content-type" => {
                request.form = value.split(';').next().is_some_and(|t| t.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
            }
            "expect" => request.expects = value.eq_ignore_ascii_case("100-continue"),
            _ => {}
        }
    }
    request.body = bytes[end..].to_vec();
    Ok(Some(request))
}

/// Reads the body of a form.
pub fn body(stream: &mut TcpStream, request: &mut Request) -> Result<(), Failure> {
    if request.method != "POST" {
        return Ok(());
    }
    let length = request.length.ok_or(Failure::Status(411, "the request does not say how long it is"))?;
    if length > MAX_BODY {
        return Err(Failure::Status(413, "the texts are too large; 32 MB is the limit for all of them, as the browser sends them"));
    }
    if !request.form {
        return Err(Failure::Status(415, "the request is no form of this page"));
    }
    let mut timed = Timed { stream, until: Instant::now() + BODY_TIME };
    if request.expects && request.body.len() < length {
        let _ = timed.write_all(b"HTTP/1.1 100 Continue\r\n\r\n");
    }
    request.body.truncate(length);
    let rest = (length - request.body.len()) as u64;
    let read = timed.take(rest).read_to_end(&mut request.body);
    if read.is_err() || request.body.len() < length {
        return Err(Failure::Status(408, "the request did not arrive in time"));
    }
    Ok(())
}

/// Sends a response and closes the connection. A peer that does not take it is left to itself.
pub fn write(stream: &mut TcpStream, response: &Response) {
    let mut out = format!("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
    let always = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Connection", "close"),
    ];
    for (name, value) in always.iter().copied().chain(response.fields.iter().map(|(n, v)| (*n, v.as_str()))) {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    out.push_str(&format!("Content-Length: {}\r\n\r\n", response.body.len()));
    let mut timed = Timed { stream, until: Instant::now() + WRITE_TIME };
    let sent = timed.write_all(out.as_bytes()).and_then(|()| timed.write_all(&response.body)).and_then(|()| timed.flush());
    if sent.is_err() || stream.shutdown(Shutdown::Write).is_err() {
        return;
    }
    // Closing with bytes unread would reset the connection and take the answer with it.
    let mut timed = Timed { stream, until: Instant::now() + LINGER };
    let mut spare = [0; 16 << 10];
    while matches!(timed.read(&mut spare), Ok(n) if n > 0) {}
}

/// Refuses a connection for which there is no room.
pub fn turn_away(mut stream: TcpStream) {
    let _ = stream.set_write_timeout(Some(LINGER));
    let _ = stream.write_all(b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        303 => "See Other",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        411 => "Length Required",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        431 => "Request Header Fields Too Large",
        _ => "Internal Server Error",
    }
}
