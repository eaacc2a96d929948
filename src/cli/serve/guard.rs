//! Who may speak to the server: a browser on this machine, from the server's own page.

use super::connection::Refusal;
use hyper::header::{AsHeaderName, HOST, HeaderMap, ORIGIN};
use hyper::{Method, StatusCode};
use std::net::{IpAddr, SocketAddr};

/// What no browser sends.
pub const BAD: Refusal = Refusal(StatusCode::BAD_REQUEST, "this is no request of a browser");

/// Refuses a request for another host or from another site.
///
/// A name in `Host` may be one that its owner has pointed at this machine (DNS rebinding), so that only addresses and
/// `localhost` are taken. A browser says in `Origin` which site a form is sent from; a request that changes nothing may
/// leave it out, a form may not.
pub fn admit(method: &Method, headers: &HeaderMap, address: SocketAddr) -> Result<(), Refusal> {
    let refused = |why| Err(Refusal(StatusCode::FORBIDDEN, why));
    if !once(headers, HOST)?.is_some_and(|host| is_own(host, address)) {
        return refused("the request is for another host");
    }
    let own = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| is_own(host, address));
    let is_form = method == Method::POST;
    match (once(headers, ORIGIN)?, once(headers, "sec-fetch-site")?) {
        (Some(origin), _) if !own(origin) => refused("the request comes from another site"),
        (None, _) if is_form => refused("the request does not say which page it comes from"),
        (_, Some(site)) if is_form && !matches!(site, "same-origin" | "none") => refused("the request comes from another site"),
        _ => Ok(()),
    }
}

/// A field that stands once, or not at all: of several, each reader might take another.
pub fn once(headers: &HeaderMap, name: impl AsHeaderName) -> Result<Option<&str>, Refusal> {
    let mut all = headers.get_all(name).iter();
    let first = all.next().map(|v| v.to_str().map(str::trim).map_err(|_| BAD)).transpose()?;
    if all.next().is_some() { Err(BAD) } else { Ok(first) }
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
