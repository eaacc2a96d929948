//! `recount serve`: a page on this machine, for people who use no terminal.
//!
//! Texts come in by a form and go out as the page that `-f html` writes; nothing is kept, and no path of the file
//! system is ever looked at. It listens on the loopback address unless told otherwise. A request is answered only when
//! its `Host` is an address of this machine and its `Origin` is the page itself, so that no other site can speak to it.
//! One connection is one thread and one request; connections, sizes and times are bounded.

mod guard;
mod http;
mod pages;

use super::args::Serve;
use super::config::Config;
use anyhow::{Context, Result};
use http::{Failure, Request, Response};
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// So many connections are open at once; more are turned away.
const MAX_CONNECTIONS: usize = 16;
/// So long a comparison under way is waited for when the server is stopped.
const PATIENCE: Duration = Duration::from_secs(5);

/// What every connection shares.
struct Server {
    address: SocketAddr,
    config: Config,
    stopped: AtomicBool,
    open: AtomicUsize,
    /// One comparison at a time: each may take much memory.
    turn: Mutex<()>,
}

/// Serves until it is interrupted.
pub fn run(args: &Serve) -> Result<bool> {
    let config = Config::load(&args.levels, &[])?;
    let listener = TcpListener::bind((args.host, args.port))
        .with_context(|| format!("{}:{} cannot be listened on; give another --port, or 0 for a free one", args.host, args.port))?;
    let address = listener.local_addr().context("the address cannot be told")?;
    let server = Arc::new(Server { address, config, stopped: AtomicBool::new(false), open: AtomicUsize::new(0), turn: Mutex::new(()) });
    // Before the address is told: whoever reads it may interrupt at once.
    let stop = Arc::clone(&server);
    ctrlc::set_handler(move || stop.stop()).context("the interrupt cannot be handled")?;
    let mut notes = io::stderr();
    if !address.ip().is_loopback() {
        let _ =
            writeln!(notes, "recount: warning: {} is not this machine alone: whoever reaches it can use the page, unencrypted", args.host);
    }
    let url = format!("http://{address}/");
    let _ = writeln!(notes, "recount: {url} is open until you press Ctrl-C; no text leaves this machine");
    if args.open && open::that_detached(&url).is_err() {
        let _ = writeln!(notes, "recount: no browser could be started; open {url} yourself");
    }
    accept(&listener, &server);
    Ok(false)
}

impl Server {
    /// Ends the loop of [`accept`], which a connection of our own wakes up.
    fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect_timeout(&self.address, Duration::from_secs(1));
    }
}

fn accept(listener: &TcpListener, server: &Arc<Server>) {
    for stream in listener.incoming() {
        if server.stopped.load(Ordering::SeqCst) {
            break;
        }
        // A connection that broke before it was taken is no reason to stop.
        let Ok(stream) = stream else {
            std::thread::sleep(Duration::from_millis(50));
            continue;
        };
        if server.open.fetch_add(1, Ordering::SeqCst) >= MAX_CONNECTIONS {
            server.open.fetch_sub(1, Ordering::SeqCst);
            http::turn_away(stream);
            continue;
        }
        let shared = Arc::clone(server);
        std::thread::spawn(move || {
            let _open = Open(&shared.open);
            serve(&shared, stream);
        });
    }
    let until = Instant::now() + PATIENCE;
    while server.open.load(Ordering::SeqCst) > 0 && Instant::now() < until && server.turn.try_lock().is_err() {
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Counts a connection as closed whatever became of it.
struct Open<'a>(&'a AtomicUsize);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn serve(server: &Server, mut stream: TcpStream) {
    let answer = match http::head(&mut stream) {
        Ok(mut request) => match guard::admit(&request, server.address).and_then(|()| http::body(&mut stream, &mut request)) {
            Ok(()) => answer(server, &request),
            Err(failure) => pages::failure(&failure),
        },
        Err(Failure::Silent) => return,
        Err(failure) => pages::failure(&failure),
    };
    http::write(&mut stream, &answer);
}

fn answer(server: &Server, request: &Request) -> Response {
    match (request.method.as_str(), request.path.as_str()) {
        ("GET" | "HEAD", "/") => pages::form(),
        ("POST", "/report") => {
            // A panic would be a fault of ours: it costs one answer, not the server.
            let compared = || {
                let _turn = server.turn.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                pages::report(&request.body, &server.config.settings(Path::new("")), &server.config.vocabulary)
            };
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(compared))
                .unwrap_or_else(|_| pages::failure(&Failure::Status(500, "these texts could not be compared")))
        }
        // The address of a report, typed again: there is nothing kept to show.
        ("GET" | "HEAD", "/report") => Response::redirect("/"),
        ("GET" | "HEAD" | "POST", _) => pages::failure(&Failure::Status(404, "there is no such page")),
        _ => pages::failure(&Failure::Status(405, "this method is not understood")),
    }
}
