//! What is not in order, judged from what was found.

use super::{CertificateFacts, Concern, Facts, Weight};
use crate::recruitment_file::retention::Waiting;

/// Below this, nothing should be begun: a day with recordings and a backup may need it.
pub const ALMOST_NONE: u64 = 500_000_000;
/// Below this, somebody should make room this week.
pub const LITTLE: u64 = 2_000_000_000;
/// Machines that ask the time over a network are this near to each other.
const CLOCKS_DIFFER: i64 = 5;

/// Every code of a concern, for the test that each has its sentences.
pub const CODES: &[&str] = &[
    "database",
    "keys",
    "ends",
    "folder",
    "disk-full",
    "disk-low",
    "clock",
    "http",
    "only-here",
    "open-file",
    "no-mail",
    "no-backup",
    "no-backup-folder",
    "no-contact",
    "aside",
    "passphrase",
    "no-proxy",
    "certificate-none",
    "certificate-ends",
    "certificate-trouble",
    "certificate-name",
    "access-late",
    "access-soon",
    "retention-due",
    "retention-ask",
    "retention-held",
];

impl Concern {
    fn new(code: &'static str, weight: Weight) -> Self {
        Self { code, weight, with: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.with.push((name, value.to_string()));
        self
    }
}

/// Everything that is not in order, what matters most first.
pub fn concerns(facts: &Facts) -> Vec<Concern> {
    let mut found = Vec::new();
    let mut add = |is: bool, concern: Concern| {
        if is {
            found.push(concern);
        }
    };
    add(!facts.database, Concern::new("database", Weight::Stop));
    add(!facts.keys, Concern::new("keys", Weight::Stop));
    add(facts.wrong_ends > 0, Concern::new("ends", Weight::Stop).with("n", facts.wrong_ends));
    add(!facts.writable, Concern::new("folder", Weight::Stop));
    if let Some(free) = facts.free {
        add(free < ALMOST_NONE, Concern::new("disk-full", Weight::Stop).with("free", room(free)));
        add((ALMOST_NONE..LITTLE).contains(&free), Concern::new("disk-low", Weight::Mind).with("free", room(free)));
    }
    let behind = facts.behind.unwrap_or(0);
    add(behind > CLOCKS_DIFFER, Concern::new("clock", Weight::Stop).with("how", span(behind)));
    if let Some(certificate) = &facts.certificate {
        found.extend(concerns_of(certificate, &facts.public_url));
    }
    let mut add = |is: bool, concern: Concern| {
        if is {
            found.push(concern);
        }
    };
    let https = facts.public_url.starts_with("https://");
    let unnamed = https && facts.certificate.is_none() && !facts.proxy;
    add(unnamed, Concern::new("no-proxy", Weight::Mind).with("url", &facts.public_url));
    add(!https && !facts.only_here, Concern::new("http", Weight::Stop).with("url", &facts.public_url));
    add(!https && facts.only_here, Concern::new("only-here", Weight::Mind).with("url", &facts.public_url));
    add(!facts.mail, Concern::new("no-mail", Weight::Mind));
    let no_backup = if facts.backup_folder { "no-backup" } else { "no-backup-folder" };
    add(!facts.backup, Concern::new(no_backup, Weight::Mind));
    add(!facts.contact, Concern::new("no-contact", Weight::Mind));
    if let Some(last) = facts.aside.last() {
        add(true, Concern::new("aside", Weight::Mind).with("n", facts.aside.len()).with("day", last));
    }
    add(facts.unwritten, Concern::new("passphrase", Weight::Mind));
    for name in &facts.open_files {
        add(true, Concern::new("open-file", Weight::Stop).with("file", name));
    }
    found.sort_by_key(|concern| std::cmp::Reverse(concern.weight));
    found
}

/// What waits for those who look after people's data.
pub fn of_data(waiting: &Waiting) -> Vec<Concern> {
    let mut found = Vec::new();
    if waiting.late > 0 {
        let late = Concern::new("access-late", Weight::Stop).with("n", waiting.late);
        found.push(late.with("days", waiting.days_late));
    }
    if let Some(day) = waiting.soon_on {
        found.push(Concern::new("access-soon", Weight::Mind).with("n", waiting.soon).with("day", day_of(day)));
    }
    match waiting.goes_on {
        Some(day) if waiting.due > 0 => {
            found.push(Concern::new("retention-due", Weight::Mind).with("n", waiting.due).with("day", day_of(day)));
        }
        None if waiting.due > 0 => found.push(Concern::new("retention-ask", Weight::Mind).with("n", waiting.due)),
        _ => {}
    }
    if waiting.overdue > 0 {
        found.push(Concern::new("retention-held", Weight::Mind).with("n", waiting.overdue));
    }
    found
}

fn day_of(day: time::Date) -> String {
    format!("{} {} {}", day.day(), day.month(), day.year())
}

/// Authorities renew a month before the end; two weeks before it nobody has.
const ENDS_SOON: i64 = 14;
const ENDS_NOW: i64 = 3;

fn concerns_of(certificate: &CertificateFacts, public_url: &str) -> Vec<Concern> {
    let why = certificate.trouble.clone().unwrap_or_default();
    let Some(days) = certificate.days else {
        return vec![Concern::new("certificate-none", Weight::Stop).with("why", why)];
    };
    let mut found = Vec::new();
    if days < ENDS_SOON {
        let weight = if days < ENDS_NOW { Weight::Stop } else { Weight::Mind };
        found.push(Concern::new("certificate-ends", weight).with("days", days.max(0)));
    }
    if !why.is_empty() {
        found.push(Concern::new("certificate-trouble", Weight::Mind).with("why", why));
    }
    let host = host(public_url);
    if !certificate.names.iter().any(|name| fits(name, host)) {
        found.push(Concern::new("certificate-name", Weight::Stop).with("host", host));
    }
    found
}

/// The host of an address, without its port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((inside, _)) => inside,
        None => rest.split([':', '/']).next().unwrap_or(rest),
    }
}

/// Is a certificate for `name` one for `host`? A star stands for one part (RFC 6125).
fn fits(name: &str, host: &str) -> bool {
    let (name, host) = (name.to_ascii_lowercase(), host.to_ascii_lowercase());
    match name.strip_prefix("*.") {
        Some(rest) => host.split_once('.').is_some_and(|(_, above)| above == rest),
        None => name == host,
    }
}

/// May work go on: what `/readyz` answers for. An address without https does not stop the server, nor does a full disk's
/// warning.
pub fn is_ready(facts: &Facts) -> bool {
    facts.database && facts.keys && facts.wrong_ends == 0 && has_room(facts)
}

/// Can what people do be kept on the disk?
pub fn has_room(facts: &Facts) -> bool {
    facts.writable && facts.free.is_none_or(|free| free >= ALMOST_NONE)
}

/// Bytes as a person says them: "1.4 GB", "320 MB".
pub fn room(bytes: u64) -> String {
    if bytes >= 1_000_000_000 {
        format!("{}.{} GB", bytes / 1_000_000_000, bytes % 1_000_000_000 / 100_000_000)
    } else {
        format!("{} MB", bytes / 1_000_000)
    }
}

/// Seconds as a person says them, rounded down to the largest unit: "3 hours".
pub fn span(seconds: i64) -> String {
    let (n, unit) = match seconds {
        ..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    if n == 1 { format!("1 {unit}") } else { format!("{n} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fine() -> Facts {
        Facts {
            public_url: "https://panel.example.org".to_owned(),
            only_here: false,
            proxy: true,
            mail: true,
            backup: true,
            backup_folder: true,
            contact: true,
            unwritten: false,
            certificate: None,
            database: true,
            keys: true,
            writable: true,
            free: Some(20_000_000_000),
            behind: None,
            open_files: Vec::new(),
            aside: Vec::new(),
            wrong_ends: 0,
        }
    }

    fn codes(facts: &Facts) -> Vec<&'static str> {
        concerns(facts).into_iter().map(|concern| concern.code).collect()
    }

    #[test]
    fn what_waits_for_those_who_look_after_data_is_said_with_counts_and_days() {
        let said =
            |waiting: &Waiting| of_data(waiting).into_iter().map(|one| (one.code, one.weight)).collect::<Vec<_>>();
        assert_eq!(said(&Waiting::default()), []);
        let day = time::macros::date!(2026 - 12 - 9);
        let all =
            Waiting { due: 2, goes_on: Some(day), overdue: 1, late: 1, days_late: 3, soon: 1, soon_on: Some(day) };
        let codes = [
            ("access-late", Weight::Stop),
            ("access-soon", Weight::Mind),
            ("retention-due", Weight::Mind),
            ("retention-held", Weight::Mind),
        ];
        assert_eq!(said(&all), codes);
        assert!(of_data(&all)[2].with.contains(&("day", "9 December 2026".to_owned())));
        // Where somebody is asked each time, nothing goes by itself.
        assert_eq!(said(&Waiting { due: 1, ..Waiting::default() }), [("retention-ask", Weight::Mind)]);
    }

    #[test]
    fn a_server_in_order_has_no_concern() {
        assert_eq!(codes(&fine()), Vec::<&str>::new());
        assert!(is_ready(&fine()));
    }

    #[test]
    fn tablets_need_https_and_a_laptop_by_itself_is_told_so_more_gently() {
        let public_url = "http://192.168.1.5:3000".to_owned();
        assert_eq!(codes(&Facts { public_url: public_url.clone(), ..fine() }), ["http"]);
        assert_eq!(codes(&Facts { public_url, only_here: true, ..fine() }), ["only-here"]);
    }

    #[test]
    fn what_endangers_work_comes_before_what_somebody_should_see_to() {
        let facts = Facts { free: Some(LITTLE - 1), open_files: vec!["kek".to_owned()], ..fine() };
        assert_eq!(codes(&facts), ["open-file", "disk-low"]);
    }

    #[test]
    fn a_clock_that_is_a_day_behind_the_record_is_named() {
        let concern = concerns(&Facts { behind: Some(90_000), ..fine() }).remove(0);
        assert_eq!((concern.code, concern.with), ("clock", vec![("how", "1 day".to_owned())]));
        assert_eq!(codes(&Facts { behind: Some(2), ..fine() }), Vec::<&str>::new());
    }

    #[test]
    fn a_certificate_is_spoken_of_before_tablets_refuse_it() {
        let with = |days: Option<i64>, name: &str, trouble: Option<&str>| {
            let names = vec![name.to_owned()];
            let certificate = Some(CertificateFacts { days, names, trouble: trouble.map(str::to_owned) });
            codes(&Facts { certificate, ..fine() })
        };
        assert_eq!(with(Some(60), "panel.example.org", None), Vec::<&str>::new());
        assert_eq!(with(Some(60), "*.example.org", None), Vec::<&str>::new());
        assert_eq!(with(Some(60), "*.org", None), ["certificate-name"]);
        assert_eq!(with(Some(60), "example.org", None), ["certificate-name"]);
        assert_eq!(with(Some(13), "panel.example.org", Some("no answer")), ["certificate-ends", "certificate-trouble"]);
        assert_eq!(with(None, "panel.example.org", None), ["certificate-none"]);
        assert_eq!(codes(&Facts { proxy: false, ..fine() }), ["no-proxy"]);
        assert_eq!(codes(&Facts { mail: false, ..fine() }), ["no-mail"]);
        assert_eq!(codes(&Facts { backup: false, ..fine() }), ["no-backup"]);
        assert_eq!(codes(&Facts { backup: false, backup_folder: false, ..fine() }), ["no-backup-folder"]);
        assert_eq!(codes(&Facts { unwritten: true, ..fine() }), ["passphrase"]);
    }

    #[test]
    fn room_is_said_in_units_that_people_know() {
        assert_eq!(room(1_449_000_000), "1.4 GB");
        assert_eq!(room(320_900_000), "320 MB");
    }

    proptest! {
        #[test]
        fn a_server_that_is_not_ready_always_says_why(
            database: bool, keys: bool, writable: bool, free in proptest::option::of(0..4_000_000_000_u64), wrong_ends in 0..3_usize
        ) {
            let facts = Facts { database, keys, writable, free, wrong_ends, ..fine() };
            let stops = concerns(&facts).iter().any(|concern| concern.weight == Weight::Stop);
            prop_assert_eq!(!is_ready(&facts), stops);
        }
    }
}
