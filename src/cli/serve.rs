//! `recount serve`: a page on this machine, for people who use no terminal.
//!
//! Texts come in by a form and go out as the page that `-f html` writes; nothing is kept, and no path of the file
//! system is ever looked at. It listens on the loopback address unless told otherwise. A request is answered only when
//! its `Host` is an address of this machine and its `Origin` is the page itself, so that no other site can speak to it.
//! HTTP is spoken by hyper; a connection serves one request. Connections, sizes, times and waiting comparisons are
//! bounded, and what is slow gives way to what is new.

mod compared;
mod connection;
mod given;
mod guard;
mod kind;
mod pages;
mod places;
mod work;

use super::args::Serve;
use super::config::Config;
use anyhow::{Context, Result};
use connection::serve;
use places::Places;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};
use work::Work;

#[cfg(fuzzing)]
pub use connection::fuzz;

/// So long a comparison under way is waited for when the server is stopped.
const PATIENCE: Duration = Duration::from_secs(5);
/// So long nothing is taken after a connection that could not be.
const PAUSE: Duration = Duration::from_millis(50);

/// What every connection shares.
struct Server {
    address: SocketAddr,
    config: Config,
    places: Places,
    work: Work,
}

impl Server {
    fn new(address: SocketAddr, config: Config) -> Server {
        Server { address, config, places: Places::default(), work: Work::default() }
    }
}

/// Serves until it is interrupted.
pub fn run(args: &Serve) -> Result<bool> {
    let config = Config::load(&args.levels, &[])?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("the server could not be started")?;
    let served = runtime.block_on(listen(args, config));
    // A comparison that nobody waits for any more is left where it is.
    runtime.shutdown_background();
    served.map(|()| false)
}

async fn listen(args: &Serve, config: Config) -> Result<()> {
    let listener = TcpListener::bind((args.host, args.port))
        .await
        .with_context(|| format!("{}:{} cannot be listened on; give another --port, or 0 for a free one", args.host, args.port))?;
    let address = listener.local_addr().context("the address cannot be told")?;
    // Before the address is told: whoever reads it may interrupt at once.
    let interrupted = interrupt().context("the interrupt cannot be handled")?;
    tell(args, address);
    let server = Arc::new(Server::new(address, config));
    tokio::select! {
        () = accept(&listener, &server) => {}
        () = interrupted => {}
    }
    drop(listener);
    let _ = timeout(PATIENCE, server.places.done()).await;
    Ok(())
}

fn tell(args: &Serve, address: SocketAddr) {
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
}

async fn accept(listener: &TcpListener, server: &Arc<Server>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let shared = Arc::clone(server);
                server.places.admit(|place| tokio::spawn(serve(shared, stream, place)));
            }
            // A connection that broke before it was taken is no reason to stop.
            Err(_) => sleep(PAUSE).await,
        }
    }
}

/// Ends when the user or the system asks the process to.
#[cfg(unix)]
fn interrupt() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut signals = [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?, signal(SignalKind::hangup())?];
    Ok(async move {
        let [interrupt, terminate, hangup] = &mut signals;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn interrupt() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
