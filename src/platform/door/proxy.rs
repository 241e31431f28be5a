//! Where a request comes from, when a proxy stands before the door.
//!
//! Anybody may write `X-Forwarded-For`. It is believed only when it comes from a proxy that the settings name, and then only
//! what that proxy wrote: read from the right, the first address that is no named proxy.

use axum::http::{HeaderMap, header};
use std::net::IpAddr;

/// What is believed of a request's way here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Who asks; none where there is no connection (tests).
    pub address: Option<IpAddr>,
    /// Asked on this machine itself, by nobody's proxy.
    pub here: bool,
    /// From another machine, and past every proxy that is named.
    pub past_proxies: bool,
    /// The proxy says that it was asked by plain http.
    pub in_the_open: bool,
    /// The host that the proxy was asked for.
    pub host: Option<String>,
}

/// What is believed, of a connection from `peer`.
pub fn seen(peer: Option<IpAddr>, headers: &HeaderMap, proxies: &[IpAddr]) -> Seen {
    let peer = peer.map(|peer| peer.to_canonical());
    let is_proxy = |address: IpAddr| proxies.contains(&address);
    if !peer.is_some_and(is_proxy) {
        let forwarded = ["x-forwarded-for", "x-real-ip", "forwarded", "via"];
        let here =
            peer.is_some_and(|peer| peer.is_loopback()) && !forwarded.iter().any(|name| headers.contains_key(*name));
        let past_proxies = !proxies.is_empty() && peer.is_some_and(|peer| !peer.is_loopback());
        return Seen { address: peer, here, past_proxies, in_the_open: false, host: None };
    }
    let mut address = peer;
    let lines: Vec<&str> = headers.get_all("x-forwarded-for").iter().map(|line| line.to_str().unwrap_or("")).collect();
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        // What cannot be read ends what is believed: the last proxy stands for whoever is behind it.
        let Some(hop) = read(hop.trim()) else { break };
        address = Some(hop);
        if !is_proxy(hop) {
            break;
        }
    }
    let last = |name: &str| {
        let line = headers.get_all(name).iter().next_back()?.to_str().ok()?;
        line.rsplit(',').next().map(|value| value.trim().to_ascii_lowercase())
    };
    let forwarded = headers.contains_key("x-forwarded-for");
    Seen {
        here: !forwarded && peer.is_some_and(|peer| peer.is_loopback()),
        address,
        past_proxies: false,
        in_the_open: last("x-forwarded-proto").is_some_and(|scheme| scheme == "http"),
        host: last("x-forwarded-host").filter(|host| !host.is_empty()),
    }
}

/// Where tries are counted: who has one address of IPv6 has the 2^64 of its network.
pub fn counted(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) if !six.is_loopback() => {
            let [a, b, c, d, ..] = six.segments();
            std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        other => other,
    }
}

/// `192.0.2.1`, `192.0.2.1:1234`, `2001:db8::1`, `[2001:db8::1]:1234`.
fn read(hop: &str) -> Option<IpAddr> {
    let bracketed = hop.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(inside, _)| inside);
    let address = hop.parse().ok().or_else(|| bracketed?.parse().ok());
    let address = address.or_else(|| hop.parse::<std::net::SocketAddr>().ok().map(|address| address.ip()));
    address.map(|address: IpAddr| address.to_canonical())
}

/// Lets the rest of the program see the host that was asked for.
pub fn believe(seen: &Seen, headers: &mut HeaderMap) {
    if let Some(host) = seen.host.as_deref().and_then(|host| host.parse().ok()) {
        headers.insert(header::HOST, host);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PROXY: &str = "10.0.0.2";

    fn asked(peer: &str, lines: &[(&'static str, &str)]) -> Seen {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, value.parse().unwrap());
        }
        seen(Some(peer.parse().unwrap()), &headers, &[PROXY.parse().unwrap(), "10.0.0.3".parse().unwrap()])
    }

    fn address(peer: &str, forwarded: &str) -> String {
        asked(peer, &[("x-forwarded-for", forwarded)]).address.unwrap().to_string()
    }

    #[test]
    fn nobody_chooses_their_own_address() {
        assert_eq!(address("192.0.2.9", "203.0.113.1"), "192.0.2.9");
        assert_eq!(address(PROXY, "203.0.113.1"), "203.0.113.1");
        assert_eq!(address(PROXY, "1.1.1.1, 203.0.113.1"), "203.0.113.1");
        assert_eq!(address(PROXY, "1.1.1.1, 203.0.113.1, 10.0.0.3"), "203.0.113.1");
        assert_eq!(address(PROXY, "[2001:db8::1]:80"), "2001:db8::1");
        assert_eq!(address(PROXY, "203.0.113.1:4711"), "203.0.113.1");
        assert_eq!(address(PROXY, "203.0.113.1, rubbish"), PROXY);
        assert_eq!(address("::ffff:10.0.0.2", "203.0.113.1"), "203.0.113.1");
        let lines = [("x-forwarded-for", "1.1.1.1"), ("x-forwarded-for", "203.0.113.1")];
        assert_eq!(asked(PROXY, &lines).address.unwrap().to_string(), "203.0.113.1");
    }

    #[test]
    fn scheme_and_host_are_believed_of_a_named_proxy_alone() {
        let lines = [("x-forwarded-proto", "http"), ("x-forwarded-host", "panel.example.org")];
        let from_proxy = asked(PROXY, &lines);
        assert_eq!((from_proxy.in_the_open, from_proxy.host.as_deref()), (true, Some("panel.example.org")));
        let from_elsewhere = asked("192.0.2.9", &lines);
        assert_eq!((from_elsewhere.in_the_open, from_elsewhere.host), (false, None));
    }

    #[test]
    fn on_this_machine_means_that_nobody_forwarded_it() {
        assert!(asked("127.0.0.1", &[]).here);
        assert!(!asked("127.0.0.1", &[("x-forwarded-for", "203.0.113.1")]).here);
        assert!(!asked("127.0.0.1", &[("via", "1.1 cache")]).here);
        assert!(!asked("192.0.2.9", &[]).here);
    }

    #[test]
    fn whoever_comes_from_another_machine_past_the_proxy_is_told_apart() {
        assert!(asked("192.0.2.9", &[]).past_proxies);
        assert!(asked("192.0.2.9", &[("x-forwarded-proto", "https")]).past_proxies);
        assert!(!asked(PROXY, &[("x-forwarded-for", "192.0.2.9")]).past_proxies);
        assert!(!asked("127.0.0.1", &[]).past_proxies);
        assert!(!seen(Some("192.0.2.9".parse().unwrap()), &HeaderMap::new(), &[]).past_proxies);
    }

    proptest! {
        #[test]
        fn whatever_is_forwarded_a_stranger_is_who_they_are(forwarded in "[ -~]{0,60}") {
            prop_assert_eq!(address("192.0.2.9", &forwarded), "192.0.2.9");
        }
    }
}
