//! The server as a hostile peer meets it: bad requests over bare sockets.

#![allow(clippy::unwrap_used, reason = "a test that cannot reach its server has failed")]

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
    assert!(response.contains("Cache-Control: no-store"));
    let form = server.ask("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n");
    assert_eq!(status(&form), 200);
    let policy = form.lines().find(|l| l.starts_with("Content-Security-Policy: ")).unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
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
        (format!("POST /report HTTP/1.1\r\n{own}Content-Length: 99999999999999999999999999\r\n\r\n"), 413),
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
fn slow_and_many_peers_shut_nobody_out_for_long() {
    let server = serve();
    let mut slow = server.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    let idle: Vec<TcpStream> = (0..8).map(|_| server.connect()).collect();
    assert_eq!(status(&server.ask("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200, "others are answered meanwhile");
    // A byte now and then wins no time.
    let mut trickle = slow.try_clone().unwrap();
    let drip = std::thread::spawn(move || {
        for _ in 0..120 {
            std::thread::sleep(Duration::from_millis(500));
            if trickle.write_all(b"x").is_err() {
                break;
            }
        }
    });
    assert_eq!(status(&read_all(&mut slow)), 408);
    drip.join().unwrap();
    drop(idle);
    // Beyond the bound, connections are turned away at once.
    let crowd: Vec<TcpStream> = (0..40).map(|_| server.connect()).collect();
    let turned = crowd.iter().filter(|s| {
        let mut first = [0; 12];
        s.set_read_timeout(Some(Duration::from_millis(300))).is_ok() && (&**s).read_exact(&mut first).is_ok() && &first == b"HTTP/1.1 503"
    });
    assert!(turned.count() >= 20, "a crowd is turned away");
    drop(crowd);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(status(&server.ask("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n")), 200, "and others are let in again");
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
