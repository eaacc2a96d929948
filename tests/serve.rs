//! The server as a browser and as a hostile peer meet it: a real client, and bad requests over bare sockets.

#![allow(clippy::unwrap_used, reason = "a test that cannot reach its server has failed")]
#![cfg(feature = "serve")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve() -> Server {
    let mut child = Command::new(env!("CARGO_BIN_EXE_recount")).args(["serve", "--port", "0"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let address =
        line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
    Server { child, address }
}

impl Server {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// Sends these bytes and reads all that comes back; `HOST` stands for the server's address.
    fn ask(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.replace("HOST", &self.address).as_bytes()).unwrap();
        read_all(&mut stream)
    }

    fn post(&self, fields: &str, body: &str) -> String {
        let form = "Content-Type: application/x-www-form-urlencoded\r\n";
        self.ask(&format!("POST /report HTTP/1.1\r\nHost: HOST\r\n{form}{fields}Content-Length: {}\r\n\r\n{body}", body.len()))
    }
}

fn read_all(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A field of the head of a response.
fn field<'r>(response: &'r str, name: &str) -> Option<&'r str> {
    let head = response.split("\r\n\r\n").next().unwrap_or_default();
    let fields = head.lines().skip(1).filter_map(|l| l.split_once(':'));
    fields.filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
}

fn status(response: &str) -> u16 {
    response.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0)
}

const TEXTS: &str = "text=Twelve+people+were+hurt.&name=one.txt&text=Thirty+people+were+hurt.&name=two.txt";

#[test]
fn a_form_from_its_own_page_is_answered_with_the_report() {
    let server = serve();
    let response = server.post("Origin: http://HOST\r\n", TEXTS);
    assert_eq!(status(&response), 200, "{response}");
    assert!(response.contains("number-conflict") && response.contains("two.txt"));
    assert_eq!(field(&response, "cache-control"), Some("no-store"));
    let form = server.ask("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n");
    assert_eq!(status(&form), 200);
    let policy = field(&form, "content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
}

#[test]
fn a_text_is_held_against_its_sources_and_comes_back_with_comments() {
    let server = serve();
    let own = "Origin: http://HOST\r\n";
    let claims = "as=sources&text=Thirty+people+were+hurt.+%3Cscript%3Eowned%3C%2Fscript%3E&name=a&text=Twelve+people+were+hurt.&name=b";
    let response = server.post(own, claims);
    assert_eq!(status(&response), 200, "{response}");
    assert!(response.contains("<b>refuted</b>") && response.contains("source 1") && !response.contains("<script>owned"), "{response}");
    assert_eq!(status(&server.post(own, "as=sources&text=Thirty+were+hurt.&name=a")), 422);
    // A title and a day of a pasted text; a day that is none.
    let told = "text=Twelve+were+hurt.&title=Fire+at+the+mill&date=2026-03-31&name=a&text=Thirty+were+hurt.&date=2026-04-01&name=b";
    let response = server.post(own, told);
    assert!(response.contains("2026-03-31") && response.contains("Fire at the mill"), "{response}");
    assert_eq!(status(&server.post(own, &told.replace("2026-03-31", "yesterday"))), 422);

    let word = |fields: &str, body: &str| {
        let form = "Content-Type: application/x-www-form-urlencoded\r\n";
        server.ask(&format!("POST /word HTTP/1.1\r\nHost: HOST\r\n{form}{fields}Content-Length: {}\r\n\r\n{body}", body.len()))
    };
    let body = "text=Thirty+were+hurt.&name=..%2F%22a%0d%0aX:+y.txt&notes=%5B%7B%22n%22%3A1%2C%22start%22%3A0%2C%22end%22%3A99%2C%22text%22%3A%22Ask.%22%7D%5D";
    let response = word(own, body);
    assert_eq!(status(&response), 200, "{response}");
    assert_eq!(field(&response, "content-disposition"), Some("attachment; filename=\"----a-X--y-comments.docx\""));
    assert_eq!((field(&response, "x"), field(&response, "cache-control")), (None, Some("no-store")));
    assert_eq!(status(&word("", body)), 403);
    for bad in ["text=Thirty.&name=a", "text=Thirty.&name=a&notes=x", "notes=%5B%5D", "text=One.&name=a&text=Two.&name=b&notes=%5B%5D"] {
        assert_eq!(status(&word(own, bad)), 422, "{bad}");
    }
    assert_eq!(status(&server.ask("GET /word HTTP/1.1\r\nHost: HOST\r\n\r\n")), 303);
}

#[test]
fn other_hosts_and_other_sites_are_refused() {
    let server = serve();
    let get = |host: &str| status(&server.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")));
    assert_eq!(get("news.example"), 403);
    assert_eq!(get("127.0.0.1:1"), 403);
    assert_eq!(get("127.0.0.1.news.example"), 403);
    assert_eq!(status(&server.ask("GET / HTTP/1.1\r\n\r\n")), 403);
    assert_eq!(status(&server.ask("GET / HTTP/1.1\r\nHost: HOST\r\nHost: news.example\r\n\r\n")), 400);
    for fields in [
        "",
        "Origin: null\r\n",
        "Origin: http://news.example\r\n",
        "Origin: https://HOST\r\n",
        "Origin: http://HOST\r\nSec-Fetch-Site: cross-site\r\n",
    ] {
        let response = server.post(fields, TEXTS);
        assert_eq!(status(&response), 403, "{fields:?}: {response}");
        assert!(!response.contains("number-conflict"));
    }
}

#[test]
fn no_path_leads_into_the_file_system() {
    let server = serve();
    for path in ["/etc/passwd", "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/Cargo.toml", "//", "/report/../Cargo.toml", "/favicon.ico"]
    {
        let response = server.ask(&format!("GET {path} HTTP/1.1\r\nHost: HOST\r\n\r\n"));
        assert_eq!(status(&response), 404, "{path}: {response}");
    }
    // A name in the form is a name, not a path.
    let response = server.post("Origin: http://HOST\r\n", "text=Twelve+were+hurt.&name=/etc/passwd&text=Thirty+were+hurt.&name=../two");
    assert_eq!(status(&response), 200, "{response}");
    assert!(!response.contains("root:"));
}

#[test]
fn what_no_browser_sends_is_refused_and_costs_nothing() {
    let server = serve();
    let own = "Host: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let cases: Vec<(String, u16)> = vec![
        (format!("DELETE / HTTP/1.1\r\n{own}\r\n"), 405),
        (format!("PUT /report HTTP/1.1\r\n{own}\r\n"), 405),
        ("nonsense\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nHost HOST\r\n\r\n".to_owned(), 400),
        (format!("POST /report HTTP/1.1\r\n{own}\r\n"), 411),
        (format!("POST /report HTTP/1.1\r\n{own}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 411),
        (format!("POST /report HTTP/1.1\r\n{own}Content-Length: -1\r\n\r\n"), 400),
        (format!("POST /report HTTP/1.1\r\n{own}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"), 400),
        (format!("POST /report HTTP/1.1\r\n{own}Content-Length: 99999999999999999999999999\r\n\r\n"), 400),
        (format!("POST /report HTTP/1.1\r\n{own}Content-Length: {}\r\n\r\n", (32 << 20) + 1), 413),
        (format!("GET / HTTP/1.1\r\nHost: HOST\r\nX: {}\r\n\r\n", "x".repeat(20_000)), 431),
        (format!("GET / HTTP/1.1\r\nHost: HOST\r\n{}\r\n", "X: x\r\n".repeat(100)), 431),
        (
            "POST /report HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\nx"
                .to_owned(),
            415,
        ),
        ("GET /report HTTP/1.1\r\nHost: HOST\r\n\r\n".to_owned(), 303),
    ];
    for (request, expected) in cases {
        let response = server.ask(&request);
        assert_eq!(status(&response), expected, "{}: {response}", &request[..request.len().min(80)]);
    }
    let bad = [
        ("text=One.&name=a", "two texts"),
        ("as=other&text=One.&name=a", "does not say what"),
        ("as=itself", "none came"),
        ("file=%21%21&name=a.txt&text=x&name=b", "whole"),
        ("path=/etc/passwd", "no field"),
    ];
    for (body, says) in bad {
        let response = server.post("Origin: http://HOST\r\n", body);
        assert_eq!(status(&response), 422, "{response}");
        assert!(response.contains(says), "{response}");
    }
    assert_eq!(status(&server.post("Origin: http://HOST\r\n", TEXTS)), 200, "it still answers");
}

#[test]
fn a_head_is_asked_for_and_no_body_comes() {
    let server = serve();
    for (path, expected) in [("/", 200), ("/report", 303), ("/none", 404)] {
        let get = server.ask(&format!("GET {path} HTTP/1.1\r\nHost: HOST\r\n\r\n"));
        let head = server.ask(&format!("HEAD {path} HTTP/1.1\r\nHost: HOST\r\n\r\n"));
        assert_eq!((status(&head), status(&get)), (expected, expected), "{path}");
        assert!(head.ends_with("\r\n\r\n") && head.matches("\r\n\r\n").count() == 1, "{path}: {head}");
        let length = |response| field(response, "content-length").filter(|l| *l != "0").map(str::to_owned);
        assert_eq!(length(&head), length(&get), "{path}");
    }
}

#[test]
fn slow_peers_are_left_and_lock_nobody_out() {
    let server = serve();
    // More than there are places, and none of them says what it wants.
    let slow: Vec<TcpStream> = (0..300)
        .map(|i| {
            let mut stream = server.connect();
            let _ = stream.write_all(if i % 2 == 0 { b"" } else { b"GET / HTTP/1.1\r\nHost: " });
            stream
        })
        .collect();
    assert_eq!(status(&server.ask("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200, "others are answered meanwhile");
    // Bodies that never end, from the page itself, as far as they say.
    let head = "POST /report HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let begun = format!("{head}Content-Length: 30000000\r\n\r\ntext=").replace("HOST", &server.address);
    let bodies: Vec<TcpStream> = (0..16)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(begun.as_bytes()).unwrap();
            stream
        })
        .collect();
    // A second later they give way.
    let until = Instant::now() + Duration::from_secs(60);
    while status(&server.post("Origin: http://HOST\r\n", TEXTS)) != 200 {
        assert!(Instant::now() < until, "the user is locked out");
        std::thread::sleep(Duration::from_millis(100));
    }
    // Who trickles wins no time: it is left when the time for a head is over.
    let mut trickle = server.connect();
    trickle.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    let mut byte = [0];
    while !matches!(trickle.write_all(b"x").and_then(|()| trickle.read(&mut byte)), Ok(0)) {
        assert!(Instant::now() < until, "a connection without a head is kept");
        if trickle.write_all(b"x").is_err() {
            break;
        }
    }
    drop((slow, bodies));
}

#[test]
fn a_large_comparison_keeps_no_other_waiting() {
    let server = serve();
    let text =
        |add: usize| -> String { (0..60_000).map(|i| format!("In+street+{i}+of+Weirdale+{}+homes+burned.%0A%0A", i + add)).collect() };
    let large = format!("text={}&name=1.txt&text={}&name=2.txt", text(20), text(31));
    assert!(large.len() > 4 << 20);
    let request = format!(
        "POST /report HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{large}",
        large.len()
    );
    let mut slow = server.connect();
    slow.set_read_timeout(Some(Duration::from_secs(600))).unwrap();
    slow.write_all(request.replace("HOST", &server.address).as_bytes()).unwrap();
    for _ in 0..3 {
        assert_eq!(status(&server.post("Origin: http://HOST\r\n", TEXTS)), 200);
        assert_eq!(status(&server.ask("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200);
    }
    // All of these are done, and the large one is not.
    slow.set_nonblocking(true).unwrap();
    let early = slow.peek(&mut [0]);
    assert!(early.is_err_and(|e| e.kind() == std::io::ErrorKind::WouldBlock), "the large one was no large one");
}

/// What the system says of the server's memory, in KiB.
#[cfg(target_os = "linux")]
fn memory(server: &Server, key: &str) -> usize {
    let told = std::fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
    told.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(':')?.trim().strip_suffix(" kB")?.parse().ok()).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_of_slow_peers_and_of_comparisons_is_given_back() {
    let server = serve();
    assert_eq!(status(&server.post("Origin: http://HOST\r\n", TEXTS)), 200);
    let begun = memory(&server, "VmRSS");
    let slow: Vec<TcpStream> = (0..300)
        .map(|_| {
            let mut stream = server.connect();
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: ");
            stream
        })
        .collect();
    assert_eq!(status(&server.ask("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200);
    let held = memory(&server, "VmRSS").saturating_sub(begun);
    println!("memory: {held} KiB for 300 slow peers");
    assert!(held < 32 << 10, "{held} KiB for peers that ask for nothing");
    drop(slow);
    let text = |add: usize| -> String { (0..500).map(|i| format!("In+street+{i}+of+Weirdale+{}+homes+burned.%0A%0A", i + add)).collect() };
    let large = format!("text={}&name=1.txt&text={}&name=2.txt", text(20), text(31));
    let compare = || {
        let mut stream = server.connect();
        stream.set_read_timeout(Some(Duration::from_secs(600))).unwrap();
        let head = "POST /report HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        let request = format!("{head}Content-Length: {}\r\n\r\n{large}", large.len()).replace("HOST", &server.address);
        stream.write_all(request.as_bytes()).unwrap();
        assert_eq!(status(&read_all(&mut stream)), 200);
        (memory(&server, "VmHWM"), memory(&server, "VmRSS"))
    };
    let (first, kept) = compare();
    let (mut most, mut after) = (0, 0);
    for _ in 0..2 {
        (most, after) = compare();
    }
    println!("memory: {first} KiB at most in the first long comparison, {most} in the third; {kept} and {after} KiB after them");
    // What one has taken the next has again.
    assert!(most <= first + first / 4, "{first} KiB, then {most} KiB");
    assert!(after <= kept + first / 4, "{kept} KiB are kept, then {after} KiB");
}

#[test]
fn a_real_client_is_served() {
    let server = serve();
    let curl = |args: &[&str]| {
        let output = Command::new("curl").args(["-sS", "--noproxy", "*", "-i"]).args(args).output().ok()?;
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let url = format!("http://{}/", server.address);
    let Some(form) = curl(&[&url]) else { return eprintln!("skipped: there is no curl here") };
    assert!(status(&form) == 200 && form.contains("<form"), "{form}");
    let local = format!("http://localhost:{}/", server.address.rsplit(':').next().unwrap());
    assert_eq!(curl(&["--ipv4", &local]).map(|r| status(&r)), Some(200));
    assert_eq!(curl(&["-I", &url]).map(|r| status(&r)), Some(200));
    let report = format!("{url}report");
    let origin = format!("Origin: http://{}", server.address);
    let fields: Vec<String> = TEXTS.split('&').map(|f| f.replace('+', " ")).collect();
    let mut form: Vec<&str> = fields.iter().flat_map(|f| ["--data-urlencode", f.as_str()]).collect();
    form.extend(["-H", &origin, &report]);
    let told = curl(&form).unwrap();
    assert!(status(&told) == 200 && told.contains("number-conflict"), "{told}");
    assert_eq!(curl(&["-d", TEXTS, &report]).map(|r| status(&r)), Some(403), "no page says that it sends this");
    assert_eq!(curl(&["-d", TEXTS, "-H", "Origin: http://news.example", &report]).map(|r| status(&r)), Some(403));
    assert_eq!(curl(&["-H", "Host: news.example", &url]).map(|r| status(&r)), Some(403));
    // Two texts of several megabytes, as a form encodes them, with the question whether they may come.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large");
    std::fs::write(&file, format!("{TEXTS}&text={}&name=3.txt", "The+road+is+closed.+".repeat(200_000))).unwrap();
    let data = format!("@{}", file.display());
    assert_eq!(curl(&["-d", &data, "-H", &origin, "-H", "Expect: 100-continue", &report]).map(|r| r.contains("3.txt")), Some(true));
    std::fs::write(&file, vec![b'a'; (32 << 20) + 1]).unwrap();
    let refused = curl(&["-d", &data, "-H", &origin, &report]).unwrap();
    assert_eq!(status(refused.trim_start_matches("HTTP/1.1 100 Continue\r\n\r\n")), 413, "{refused}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_cleanly() {
    let mut server = serve();
    let _idle = server.connect();
    let killed = Command::new("kill").args(["-INT", &server.child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(status) = server.child.try_wait().unwrap() {
            assert_eq!(status.code(), Some(0));
            break;
        }
        assert!(Instant::now() < until, "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_taken_port_is_told() {
    let server = serve();
    let port = server.address.rsplit(':').next().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_recount")).args(["serve", "--port", port]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains(port) && told.contains("--port"), "{told}");
}
