//! When something is due, and how a calendar reads it.

use super::What;
use time::{Date, Duration};

/// So many days before its day something is listed. (Reminders at 90, 60 and 30 days are what employers use for permissions to
/// work; the list shows it from the first, and says when it is soon.)
pub const AHEAD_DAYS: i64 = 90;
/// So many days before its day it is soon.
pub const SOON_DAYS: i64 = 30;
/// After so many days without an answer a referee is asked again.
pub const SILENT_DAYS: i64 = 14;

/// After so many days a certificate that was applied for and has not come is asked after (what providers do; no law names
/// a time).
pub const CERTIFICATE_DAYS: i64 = 28;

/// How near something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Its day is over, or it waits for somebody here.
    Now,
    Soon,
    Ahead,
}

impl When {
    /// Its message.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Now => "work-now",
            Self::Soon => "work-soon",
            Self::Ahead => "work-ahead",
        }
    }
}

/// How near something is whose last good day this is; none while it is far away.
#[must_use]
pub fn when(what: What, on: Date, today: Date) -> Option<When> {
    match what {
        What::SecondWaits | What::ToWeigh | What::NewApplication | What::CertificateThere => Some(When::Now),
        What::ReferenceSilent | What::CertificateSilent => (on <= today).then_some(When::Now),
        What::Lapses | What::SupervisedEnds | What::EvidenceGoes | What::DisclosedGoes => {
            match (on - today).whole_days() {
                left if left < 0 || left == 0 && what == What::EvidenceGoes => Some(When::Now),
                left if left <= SOON_DAYS => Some(When::Soon),
                left if left <= AHEAD_DAYS => Some(When::Ahead),
                _ => None,
            }
        }
    }
}

/// The day from which a referee is silent.
#[must_use]
pub fn silent_on(last_asked: Date) -> Date {
    last_asked.saturating_add(Duration::days(SILENT_DAYS))
}

/// The day from which a certificate that was applied for is asked after.
#[must_use]
pub fn certificate_silent_on(applied: Date) -> Date {
    applied.saturating_add(Duration::days(CERTIFICATE_DAYS))
}

/// `J. A.` of `Joy Adeyemi`.
#[must_use]
pub fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().next().map(|one| format!("{one}."));
    name.split_whitespace().filter_map(first).collect::<Vec<_>>().join(" ")
}

/// A whole day in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Always the same for the same thing, and says nothing.
    pub uid: String,
    pub on: Date,
    pub words: String,
}

/// A calendar as others read it (RFC 5545). `stamp` is `20261129T070000Z`.
#[must_use]
pub fn calendar(events: &[Event], name: &str, stamp: &str) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//SameTable//checks//EN".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(name)),
    ];
    for event in events {
        let day = |day: Date| format!("{:04}{:02}{:02}", day.year(), u8::from(day.month()), day.day());
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}", event.uid));
        lines.push(format!("DTSTAMP:{stamp}"));
        lines.push(format!("DTSTART;VALUE=DATE:{}", day(event.on)));
        lines.push(format!("DTEND;VALUE=DATE:{}", day(event.on.next_day().unwrap_or(event.on))));
        lines.push(format!("SUMMARY:{}", escaped(&event.words)));
        lines.push("TRANSP:TRANSPARENT".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn escaped(text: &str) -> String {
    let plain: String = text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect();
    plain.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// A line of at most 75 octets, and the rest on lines that begin with a space.
fn folded(line: &str) -> String {
    const MOST: usize = 75;
    let mut out = String::new();
    let mut length = 0;
    for one in line.chars() {
        if length + one.len_utf8() > MOST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(one);
        length += one.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 29);

    #[test]
    fn what_runs_out_is_listed_from_90_days_before_and_stays_when_it_is_over() {
        let at = |days| when(What::Lapses, TODAY + Duration::days(days), TODAY);
        assert_eq!(
            [91, 90, 31, 30, 0, -1, -400].map(at),
            [
                None,
                Some(When::Ahead),
                Some(When::Ahead),
                Some(When::Soon),
                Some(When::Soon),
                Some(When::Now),
                Some(When::Now)
            ]
        );
    }

    #[test]
    fn a_referee_is_silent_after_two_weeks() {
        let asked = |days| when(What::ReferenceSilent, silent_on(TODAY - Duration::days(days)), TODAY);
        assert_eq!((asked(13), asked(14)), (None, Some(When::Now)));
    }

    #[test]
    fn a_calendar_gets_initials() {
        assert_eq!(initials("Joy  Adeyemi"), "J. A.");
        assert_eq!(initials("Ñusta"), "Ñ.");
        assert_eq!(initials(" "), "");
    }

    #[test]
    fn a_calendar_reads_as_others_expect_it() {
        let event = Event { uid: "1@x".into(), on: date!(2026 - 12 - 31), words: "J. A.: right, to; work".into() };
        let text = calendar(&[event], "Checks", "20261129T070000Z");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), "{text}");
        assert!(text.contains("SUMMARY:J. A.: right\\, to\\; work\r\n"), "{text}");
    }

    proptest! {
        #[test]
        fn no_line_of_a_calendar_is_too_long_and_none_is_smuggled_in(words in "\\PC{0,200}|.{0,60}") {
            let event = Event { uid: "1@x".into(), on: TODAY, words };
            let text = calendar(&[event], "Checks", "20261129T070000Z");
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
            prop_assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1);
        }
    }
}
