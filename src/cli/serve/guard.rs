//! Who may speak to the server: a browser on this machine, from the server's own page.

use super::http::{Failure, Request};
use std::net::{IpAddr, SocketAddr};

/// Refuses a request for another host or from another site.
///
/// A name in `Host` may be one that its owner has pointed at this machine (DNS rebinding), so that only addresses and
/// `localhost` are taken. A browser says in `Origin` which site a form is sent from; a request that changes nothing may
/// leave it out, a form may not.
pub fn admit(request: &Request, address: SocketAddr) -> Result<(), Failure> {
    if !request.host.as_deref().is_some_and(|host| is_own(host, address)) {
        return Err(Failure::Status(403, "the request is for another host"));
    }
    let own = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| is_own(host, address));
    match request.origin.as_deref() {
        Some(origin) if !own(origin) => Err(Failure::Status(403, "the request comes from another site")),
        None if request.method == "POST" => Err(Failure::Status(403, "the request does not say which page it comes from")),
        _ if request.site.as_deref().is_some_and(|s| !matches!(s, "same-origin" | "none")) && request.method == "POST" => {
            Err(Failure::Status(403, "the request comes from another site"))
        }
        _ => Ok(()),
    }
}

/// Whether `host`, with its port, is this server: an address, or `localhost`.
fn is_own(host: &str, address: SocketAddr) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (host, "80"),
    };
    let same_port = port.parse() == Ok(address.port());
    let ip = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
    let reaches = |ip: IpAddr| {
        if address.ip().is_unspecified() { true } else { ip == address.ip() || ip.is_loopback() && address.ip().is_loopback() }
    };
    same_port
        && (name.eq_ignore_ascii_case("localhost") && (address.ip().is_loopback() || address.ip().is_unspecified())
            || ip.is_some_and(reaches))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(host: &str, address: &str, expected: bool) {
        let address: SocketAddr = address.parse().unwrap_or_else(|e| panic!("{address}: {e}"));
        assert_eq!(is_own(host, address), expected, "{host} at {address}");
    }

    #[test]
    fn only_addresses_of_this_machine_are_its_own() {
        check("127.0.0.1:7373", "127.0.0.1:7373", true);
        check("localhost:7373", "127.0.0.1:7373", true);
        check("LOCALHOST:7373", "127.0.0.1:7373", true);
        check("[::1]:7373", "[::1]:7373", true);
        check("127.0.0.1", "127.0.0.1:80", true);
        check("127.0.0.1:7374", "127.0.0.1:7373", false);
        check("127.0.0.1", "127.0.0.1:7373", false);
        check("news.example:7373", "127.0.0.1:7373", false);
        check("localhost.news.example:7373", "127.0.0.1:7373", false);
        check("192.168.1.5:7373", "127.0.0.1:7373", false);
        check("192.168.1.5:7373", "0.0.0.0:7373", true);
        check("news.example:7373", "0.0.0.0:7373", false);
        check("", "127.0.0.1:7373", false);
    }
}
