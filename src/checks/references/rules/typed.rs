//! What may be written down: whom somebody asks, what was answered, how it was looked into, and how a matter was settled.

use crate::checks::history::rules::read_dated;
use crate::checks::history::{Dated, NoDate};
use crate::checks::references::{Capacity, Channel, ContactFrom, Kind, Matter, Proof};
use time::Date;

/// Most characters of a name, a role or an address.
const NAME_MAX: usize = 200;
/// Most characters of a longer text.
pub const TEXT_MAX: usize = 2000;
/// Fewest characters of what settles a matter or excuses an employer, and of what says how somebody behaved.
pub const WORDS_MIN: usize = 10;
/// Fewest characters of where a number was found.
const SOURCE_MIN: usize = 3;

/// Mailboxes that anybody can open.
static PRIVATE: &str = include_str!("../private_mail.txt");

/// What nobody may keep of what is said about a person before there is an offer (Equality Act 2010, section 60). Work with people
/// who are ill or disabled is what references in care are about: these are words for somebody's own health and days off.
const ABOUT_HEALTH: [&str; 12] = [
    "sickness",
    "sick leave",
    "sick days",
    "days off sick",
    "off sick",
    "sick record",
    "absence record",
    "days absent",
    "medical condition",
    "medication for",
    "her health",
    "his health",
];

/// Words that no question to a referee has before there is an offer: there is nothing else that it could be about.
const NO_QUESTION: [&str; 19] = [
    "absence",
    "absences",
    "absent",
    "attendance",
    "disabilities",
    "disability",
    "disabled",
    "diagnosis",
    "health",
    "ill",
    "illness",
    "illnesses",
    "medical",
    "medication",
    "medicine",
    "pregnancy",
    "pregnant",
    "sick",
    "sickness",
];

/// Why something about a reference is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReference {
    #[error("{0}")]
    Date(NoDate),
    #[error("a day is wanted, not a month")]
    DayNeeded,
    #[error("in the future")]
    Future,
    #[error("before it was asked for")]
    BeforeAsked,
    #[error("before it came")]
    BeforeCame,
    #[error("it did not come from an address")]
    NoAddress,
    #[error("the link went to another address")]
    OtherAddress,
    #[error("they answered")]
    Answered,
    #[error("the end is before the start")]
    EndBeforeStart,
    #[error("an end, and that it goes on")]
    EndAndGoesOn,
    #[error("for which employment is missing")]
    JobNeeded,
    #[error("the referee is missing")]
    RefereeNeeded,
    #[error("who the referee is is missing")]
    RoleNeeded,
    #[error("how the referee is reached is missing")]
    ContactNeeded,
    #[error("this is no mail address")]
    EmailWrong,
    #[error("the referee is the candidate")]
    OwnReference,
    #[error("a link goes by mail")]
    EmailForLink,
    #[error("how is missing")]
    HowNeeded,
    #[error("from where it is known is missing")]
    FromNeeded,
    #[error("the present employer is asked with permission only")]
    PermissionNeeded,
    #[error("health or absence before an offer")]
    AboutHealth,
    #[error("too long")]
    TooLong,
    #[error("as what they speak is missing")]
    CapacityNeeded,
    #[error("whether they would employ the person again is missing")]
    ReEmployNeeded,
    #[error("whether there was a concern is missing")]
    SafeguardingNeeded,
    #[error("why is missing")]
    WhyNeeded,
    #[error("how the person behaved is missing")]
    ConductNeeded,
    #[error("the start is missing")]
    BeganNeeded,
    #[error("the end is missing")]
    EndNeeded,
    #[error("the source is missing")]
    SourceNeeded,
    #[error("this is a private address")]
    PrivateSource,
    #[error("the answer is missing")]
    AnswerNeeded,
    #[error("words are missing")]
    WordsNeeded,
    #[error("candidates settle nothing of their own")]
    Own,
    #[error("not enough attempts, or no substitute")]
    NotYetExcused,
}

impl NoReference {
    /// The message.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Date(no) => no.code(),
            Self::DayNeeded => "history-day-needed",
            Self::Future => "reference-future",
            Self::BeforeAsked => "reference-before-asked",
            Self::BeforeCame => "reference-before-came",
            Self::NoAddress => "reference-no-address",
            Self::OtherAddress => "reference-other-address",
            Self::Answered => "reference-answered-already",
            Self::EndBeforeStart => "history-end-before-start",
            Self::EndAndGoesOn => "history-end-and-goes-on",
            Self::JobNeeded => "reference-job-needed",
            Self::RefereeNeeded => "reference-referee-needed",
            Self::RoleNeeded => "reference-role-needed",
            Self::ContactNeeded => "reference-contact-needed",
            Self::EmailWrong => "reference-email-wrong",
            Self::OwnReference => "reference-own-reference",
            Self::EmailForLink => "reference-email-for-link",
            Self::HowNeeded => "reference-how-needed",
            Self::FromNeeded => "reference-from-needed",
            Self::PermissionNeeded => "reference-permission-needed",
            Self::AboutHealth => "reference-about-health",
            Self::TooLong => "history-too-long",
            Self::CapacityNeeded => "reference-capacity-needed",
            Self::ReEmployNeeded => "reference-re-employ-needed",
            Self::SafeguardingNeeded => "reference-safeguarding-needed",
            Self::WhyNeeded => "reference-why-needed",
            Self::ConductNeeded => "reference-conduct-needed",
            Self::BeganNeeded => "reference-began-needed",
            Self::EndNeeded => "history-end-needed",
            Self::SourceNeeded => "reference-source-needed",
            Self::PrivateSource => "reference-private-source",
            Self::AnswerNeeded => "reference-answer-needed",
            Self::WordsNeeded => "reference-words-needed",
            Self::Own => "reference-own",
            Self::NotYetExcused => "reference-not-yet-excused",
        }
    }
}

/// A problem, and the field beside which it stands.
type No = (&'static str, NoReference);

/// Characters that count: spaces at the ends do not.
fn length(text: &str) -> usize {
    text.trim().chars().count()
}

fn named(field: &'static str, text: &str, most: usize, needed: Option<NoReference>) -> Result<(), No> {
    match needed {
        Some(no) if length(text) == 0 => Err((field, no)),
        _ if length(text) > most => Err((field, NoReference::TooLong)),
        _ => Ok(()),
    }
}

/// Puts problems of several fields together.
fn all(results: impl IntoIterator<Item = Result<(), No>>) -> Result<(), Vec<No>> {
    let problems: Vec<No> = results.into_iter().filter_map(Result::err).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn day(field: &'static str, text: &str, today: Date) -> Result<Date, No> {
    match read_dated(text).map_err(|no| (field, NoReference::Date(no)))? {
        Dated::Month(_) => Err((field, NoReference::DayNeeded)),
        Dated::Day(day) if day > today => Err((field, NoReference::Future)),
        Dated::Day(day) => Ok(day),
    }
}

fn has_words(text: &str, words: &[&str]) -> bool {
    let letters = text.chars().map(|one| if one.is_alphanumeric() { one } else { ' ' }).collect::<String>();
    let plain = format!(" {} ", letters.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
    words.iter().any(|words| plain.contains(&format!(" {words} ")))
}

/// Does the text speak of somebody's own health, or of days off?
fn about_health(text: &str) -> bool {
    has_words(text, &ABOUT_HEALTH)
}

/// Does a question ask about health or days off?
#[must_use]
pub fn asks_about_health(question: &str) -> bool {
    about_health(question) || has_words(question, &NO_QUESTION)
}

fn not_of_health(field: &'static str, text: &str, offered: bool) -> Result<(), No> {
    if !offered && about_health(text) { Err((field, NoReference::AboutHealth)) } else { Ok(()) }
}

/// Is this one mail address, and nothing else? Then its host.
fn host_of(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let (name, host) = address.split_once('@')?;
    let signs = |one: char| one.is_alphanumeric() || matches!(one, '.' | '-');
    let fits = !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.chars().all(signs)
        && !name.chars().any(|one| one.is_whitespace() || matches!(one, '<' | '>' | '(' | ')' | ',' | ';' | ':'));
    fits.then(|| host.to_owned())
}

/// Is this an address at a provider where anybody may have one? Then it shows nothing of an employer.
#[must_use]
pub fn is_private_address(address: &str) -> bool {
    let Some(host) = host_of(address) else { return false };
    let known = PRIVATE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    known.into_iter().any(|name| match name.strip_suffix(".*") {
        // A provider under the endings of many countries.
        Some(name) => host.rsplit('.').skip(1).take(2).any(|label| label == name),
        None => host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.')),
    })
}

/// Whom somebody wants to ask, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskTyped<'a> {
    pub kind: Option<Kind>,
    /// There is a period that it is about.
    pub has_job: bool,
    /// That period goes on: the present employer.
    pub job_goes_on: bool,
    pub referee: &'a str,
    pub referee_role: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub contact_from: Option<ContactFrom>,
    pub how: Option<Channel>,
    pub asked_on: &'a str,
    pub more: &'a str,
    pub permission: bool,
    /// The candidate's own address, if one is known.
    pub candidate_email: &'a str,
    /// A conditional offer stands.
    pub offered: bool,
}

/// May this referee be asked? Gives the day on which they were.
///
/// # Errors
/// One problem a field.
pub fn may_ask(typed: AskTyped<'_>, today: Date) -> Result<Date, Vec<No>> {
    let kind_needs_job = matches!(typed.kind, Some(Kind::Employer | Kind::Substitute));
    // A link goes now, whatever day somebody types.
    let asked_on = match typed.how {
        Some(Channel::Link) => Ok(today),
        _ => day("asked_on", typed.asked_on, today),
    };
    let (email, phone) = (typed.email.trim(), typed.phone.trim());
    let looks_wrong = |email: &str| host_of(email).is_none();
    let is_own =
        !typed.candidate_email.is_empty() && email.to_lowercase() == typed.candidate_email.trim().to_lowercase();
    let needs_mail = typed.how == Some(Channel::Link);
    let permission = kind_needs_job && typed.job_goes_on && typed.kind == Some(Kind::Employer) && !typed.permission;
    let reached = match (email, phone) {
        ("", _) if needs_mail => Err(("email", NoReference::EmailForLink)),
        ("", "") if typed.how != Some(Channel::Post) && typed.how != Some(Channel::InPerson) => {
            Err(("email", NoReference::ContactNeeded))
        }
        (email, _) if !email.is_empty() && looks_wrong(email) => Err(("email", NoReference::EmailWrong)),
        _ if is_own => Err(("email", NoReference::OwnReference)),
        _ => named("email", email, NAME_MAX, None),
    };
    all([
        match typed.kind {
            Some(_) if !kind_needs_job || typed.has_job => Ok(()),
            _ => Err(("for", NoReference::JobNeeded)),
        },
        named("referee", typed.referee, NAME_MAX, Some(NoReference::RefereeNeeded)),
        named("referee_role", typed.referee_role, NAME_MAX, Some(NoReference::RoleNeeded)),
        reached,
        named("phone", phone, NAME_MAX, None),
        typed.contact_from.map(|_| ()).ok_or(("contact_from", NoReference::FromNeeded)),
        typed.how.map(|_| ()).ok_or(("how", NoReference::HowNeeded)),
        asked_on.map(|_| ()),
        if permission { Err(("permission", NoReference::PermissionNeeded)) } else { Ok(()) },
        named("more", typed.more, TEXT_MAX, None).and_then(|()| {
            let of_health = !typed.offered && asks_about_health(typed.more);
            if of_health { Err(("more", NoReference::AboutHealth)) } else { Ok(()) }
        }),
    ])?;
    asked_on.map_err(|no| vec![no])
}

/// May another try be noted? Gives its day.
///
/// # Errors
/// One problem a field.
pub fn may_chase(
    how: Option<Channel>,
    on: &str,
    note: &str,
    (asked_on, offered): (Date, bool),
    today: Date,
) -> Result<Date, Vec<No>> {
    let on = not_before(day("chased_on", on, today), "chased_on", asked_on);
    all([
        // A link is sent, not noted.
        how.filter(|how| *how != Channel::Link).map(|_| ()).ok_or(("how", NoReference::HowNeeded)),
        on.map(|_| ()),
        named("note", note, TEXT_MAX, None).and_then(|()| not_of_health("note", note, offered)),
    ])?;
    on.map_err(|no| vec![no])
}

fn not_before(on: Result<Date, No>, field: &'static str, first: Date) -> Result<Date, No> {
    on.and_then(|on| if on < first { Err((field, NoReference::BeforeAsked)) } else { Ok(on) })
}

/// What was answered, as typed: by the referee, or by somebody from what came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenTyped<'a> {
    pub came_how: Option<Channel>,
    pub received_on: &'a str,
    pub from_name: &'a str,
    pub capacity: Option<Capacity>,
    pub title: &'a str,
    pub began: &'a str,
    pub ended: &'a str,
    pub goes_on: bool,
    pub duties: &'a str,
    pub why_left: &'a str,
    pub re_employ: Option<bool>,
    pub re_employ_why: &'a str,
    pub conduct: &'a str,
    pub warnings: &'a str,
    pub safeguarding: Option<bool>,
    pub safeguarding_words: &'a str,
    pub more: &'a str,
    /// The referee fills in the form: then nothing of it may be left out. What came by itself is kept as it came.
    pub by_referee: bool,
    /// An answer that came by link is corrected: that is still how it came.
    pub came_by_link: bool,
    pub kind: Kind,
    pub offered: bool,
}

/// What was read of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    pub received_on: Date,
    pub began: Option<Dated>,
    pub ended: Option<Dated>,
}

/// May this answer be kept?
///
/// # Errors
/// One problem a field.
pub fn may_give(typed: GivenTyped<'_>, asked_on: Date, today: Date) -> Result<Answer, Vec<No>> {
    let received_on = not_before(day("received_on", typed.received_on, today), "received_on", asked_on);
    let optional = |field: &'static str, text: &str| match text.trim() {
        "" => Ok(None),
        text => match read_dated(text) {
            Err(no) => Err((field, NoReference::Date(no))),
            Ok(date) if date.earliest() > today => Err((field, NoReference::Future)),
            Ok(date) => Ok(Some(date)),
        },
    };
    let (began, ended) = (optional("began", typed.began), optional("ended", typed.ended));
    let employer = typed.kind == Kind::Employer;
    let asks_all = typed.by_referee && employer;
    let spanned = match (began, ended) {
        (Ok(_), Ok(Some(_))) if typed.goes_on => Err(("ended", NoReference::EndAndGoesOn)),
        (Ok(Some(began)), Ok(Some(ended))) if ended.latest() < began.earliest() => {
            Err(("ended", NoReference::EndBeforeStart))
        }
        (Ok(None), _) if asks_all => Err(("began", NoReference::BeganNeeded)),
        (_, Ok(None)) if asks_all && !typed.goes_on => Err(("ended", NoReference::EndNeeded)),
        _ => Ok(()),
    };
    let text = |field: &'static str, text: &str, needed: Option<NoReference>| {
        named(field, text, TEXT_MAX, needed).and_then(|()| not_of_health(field, text, typed.offered))
    };
    let says_why = |asked: bool| (asked && typed.by_referee).then_some(NoReference::WhyNeeded);
    let little = typed.by_referee && length(typed.conduct) < WORDS_MIN;
    all([
        match typed.came_how {
            Some(Channel::Link) if !typed.by_referee && !typed.came_by_link => {
                Err(("came_how", NoReference::HowNeeded))
            }
            how => how.map(|_| ()).ok_or(("came_how", NoReference::HowNeeded)),
        },
        received_on.map(|_| ()),
        named("from_name", typed.from_name, NAME_MAX, Some(NoReference::RefereeNeeded)),
        typed.capacity.map(|_| ()).ok_or(("capacity", NoReference::CapacityNeeded)),
        named("title", typed.title, NAME_MAX, None),
        began.map(|_| ()),
        ended.map(|_| ()),
        spanned,
        // What the work was about: other people's health may well be.
        named("duties", typed.duties, TEXT_MAX, None),
        text("why_left", typed.why_left, (asks_all && !typed.goes_on).then_some(NoReference::WhyNeeded)),
        if asks_all && typed.re_employ.is_none() { Err(("re_employ", NoReference::ReEmployNeeded)) } else { Ok(()) },
        text("re_employ_why", typed.re_employ_why, says_why(typed.re_employ == Some(false))),
        if little { Err(("conduct", NoReference::ConductNeeded)) } else { text("conduct", typed.conduct, None) },
        text("warnings", typed.warnings, None),
        if typed.by_referee && typed.safeguarding.is_none() {
            Err(("safeguarding", NoReference::SafeguardingNeeded))
        } else {
            Ok(())
        },
        text("safeguarding_words", typed.safeguarding_words, says_why(typed.safeguarding == Some(true))),
        text("more", typed.more, None),
    ])?;
    match (received_on, began, ended) {
        (Ok(received_on), Ok(began), Ok(ended)) => Ok(Answer { received_on, began, ended }),
        // Not to be reached: whatever cannot be read was named above.
        _ => Err(vec![("received_on", NoReference::DayNeeded)]),
    }
}

/// How an answer's origin was looked into, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProofTyped<'a> {
    pub how: Option<Proof>,
    pub source: &'a str,
    pub proved_on: &'a str,
    pub genuine: Option<bool>,
    pub note: &'a str,
    /// The answer came from an address: by link or by mail.
    pub came_by_mail: bool,
    /// The address to which the link went by which it came.
    pub link_to: Option<&'a str>,
    pub offered: bool,
}

/// May this be written down of an answer that came on this day? Gives its day.
///
/// # Errors
/// One problem a field; an address at a webmail provider is no employer's, and an answer by link came from where the link went.
pub fn may_prove(typed: ProofTyped<'_>, received_on: Date, today: Date) -> Result<Date, Vec<No>> {
    let on = day("proved_on", typed.proved_on, today);
    let on = on.and_then(|on| if on < received_on { Err(("proved_on", NoReference::BeforeCame)) } else { Ok(on) });
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let source = match typed.how {
        Some(Proof::WorkAddress) if !typed.came_by_mail => Err(("proof", NoReference::NoAddress)),
        Some(Proof::WorkAddress) if typed.link_to.is_some_and(|to| !same(to, typed.source)) => {
            Err(("source", NoReference::OtherAddress))
        }
        Some(Proof::WorkAddress) if is_private_address(typed.source) => Err(("source", NoReference::PrivateSource)),
        Some(Proof::WorkAddress) if host_of(typed.source).is_none() => Err(("source", NoReference::EmailWrong)),
        Some(how) if how.proves() && length(typed.source) < SOURCE_MIN => Err(("source", NoReference::SourceNeeded)),
        _ => named("source", typed.source, NAME_MAX, None),
    };
    let doubted = typed.genuine == Some(false) && length(typed.note) < WORDS_MIN;
    all([
        typed.how.map(|_| ()).ok_or(("proof", NoReference::HowNeeded)),
        source,
        on.map(|_| ()),
        typed.genuine.map(|_| ()).ok_or(("genuine", NoReference::AnswerNeeded)),
        if doubted { Err(("note", NoReference::WordsNeeded)) } else { named("note", typed.note, TEXT_MAX, None) },
        not_of_health("note", typed.note, typed.offered),
    ])?;
    on.map_err(|no| vec![no])
}

/// May a matter be settled with these words? A title or a reason may be the same in other words; nothing else is.
///
/// # Errors
/// Too few words; words about health before an offer.
pub fn may_settle(matter: Matter, same: bool, words: &str, offered: bool) -> Result<(), Vec<No>> {
    let may_be_same = matches!(matter, Matter::Title | Matter::WhyLeft);
    if length(words) < WORDS_MIN && !(same && may_be_same) {
        return Err(vec![("words", NoReference::WordsNeeded)]);
    }
    all([named("words", words, TEXT_MAX, None).and_then(|()| not_of_health("words", words, offered))])
}

/// May a referee be asked no more, for this reason?
///
/// # Errors
/// Too few words; they answered.
pub fn may_drop(answered: bool, words: &str, offered: bool) -> Result<(), Vec<No>> {
    if answered {
        return Err(vec![("words", NoReference::Answered)]);
    }
    if length(words) < WORDS_MIN {
        return Err(vec![("words", NoReference::WordsNeeded)]);
    }
    all([named("words", words, TEXT_MAX, None).and_then(|()| not_of_health("words", words, offered))])
}

/// May it be accepted that an employer, or the reason for leaving, can't be had?
///
/// # Errors
/// Not before there were attempts, and a substitute where the employer says nothing; not without words.
pub fn may_excuse(may_excuse: bool, words: &str, offered: bool) -> Result<(), Vec<No>> {
    if !may_excuse {
        return Err(vec![("words", NoReference::NotYetExcused)]);
    }
    if length(words) < WORDS_MIN {
        return Err(vec![("words", NoReference::WordsNeeded)]);
    }
    all([named("words", words, TEXT_MAX, None).and_then(|()| not_of_health("words", words, offered))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 29);
    const ASKED: Date = date!(2026 - 11 - 09);

    const ASK: AskTyped<'_> = AskTyped {
        kind: Some(Kind::Employer),
        has_job: true,
        job_goes_on: false,
        referee: "Moira Bell",
        referee_role: "Registered manager",
        email: "moira@orchardcourt.example",
        phone: "",
        contact_from: Some(ContactFrom::Found),
        how: Some(Channel::Email),
        asked_on: "9/11/2026",
        more: "",
        permission: false,
        candidate_email: "joy@example.org",
        offered: false,
    };

    fn no_ask(typed: AskTyped<'_>) -> Vec<No> {
        may_ask(typed, TODAY).unwrap_err()
    }

    #[test]
    fn whom_to_ask_needs_a_name_a_way_to_reach_them_and_from_where_it_is_known() {
        assert_eq!(may_ask(ASK, TODAY), Ok(ASKED));
        assert_eq!(no_ask(AskTyped { email: "", ..ASK }), [("email", NoReference::ContactNeeded)]);
        assert_eq!(
            no_ask(AskTyped { email: "", how: Some(Channel::Link), phone: "01234", ..ASK }),
            [("email", NoReference::EmailForLink)]
        );
        assert_eq!(no_ask(AskTyped { email: "moira", ..ASK }), [("email", NoReference::EmailWrong)]);
        assert_eq!(no_ask(AskTyped { email: "JOY@example.org", ..ASK }), [("email", NoReference::OwnReference)]);
        assert_eq!(no_ask(AskTyped { has_job: false, ..ASK }), [("for", NoReference::JobNeeded)]);
        assert!(may_ask(AskTyped { has_job: false, kind: Some(Kind::Personal), ..ASK }, TODAY).is_ok());
        assert_eq!(no_ask(AskTyped { asked_on: "30/11/2026", ..ASK }), [("asked_on", NoReference::Future)]);
        assert_eq!(no_ask(AskTyped { asked_on: "11/2026", ..ASK }), [("asked_on", NoReference::DayNeeded)]);
    }

    #[test]
    fn a_present_employer_is_asked_only_with_the_candidates_permission() {
        let present = AskTyped { job_goes_on: true, ..ASK };
        assert_eq!(no_ask(present), [("permission", NoReference::PermissionNeeded)]);
        assert!(may_ask(AskTyped { permission: true, ..present }, TODAY).is_ok());
    }

    const GIVEN: GivenTyped<'_> = GivenTyped {
        came_how: Some(Channel::Post),
        received_on: "20/11/2026",
        from_name: "Moira Bell",
        capacity: Some(Capacity::Manager),
        title: "Care assistant",
        began: "March 2017",
        ended: "31 August 2021",
        goes_on: false,
        duties: "",
        why_left: "The home closed.",
        re_employ: Some(true),
        re_employ_why: "",
        conduct: "Kind and reliable with everybody.",
        warnings: "",
        safeguarding: Some(false),
        safeguarding_words: "",
        more: "",
        by_referee: true,
        came_by_link: false,
        kind: Kind::Employer,
        offered: false,
    };

    fn no_give(typed: GivenTyped<'_>) -> Vec<No> {
        may_give(typed, ASKED, TODAY).unwrap_err()
    }

    #[test]
    fn requirement_5_health_and_absence_are_neither_asked_nor_kept_before_an_offer() {
        assert_eq!(
            no_ask(AskTyped { more: "How many sick days did she have?", ..ASK }),
            [("more", NoReference::AboutHealth)]
        );
        let after = AskTyped { more: "How many sick days did she have?", offered: true, ..ASK };
        assert!(may_ask(after, TODAY).is_ok());
        let told = GivenTyped { conduct: "Good, but her sickness record was long.", ..GIVEN };
        assert_eq!(no_give(told), [("conduct", NoReference::AboutHealth)]);
        assert!(may_give(GivenTyped { offered: true, ..told }, ASKED, TODAY).is_ok());
        for question in ["How is her attendance?", "Does she have a disability?", "Is she on medication?"] {
            assert_eq!(no_ask(AskTyped { more: question, ..ASK }), [("more", NoReference::AboutHealth)], "{question}");
        }
        assert!(may_ask(AskTyped { more: "Did she keep notes well?", ..ASK }, TODAY).is_ok());
        let note =
            may_chase(Some(Channel::Phone), "20/11/2026", "They said she was off sick a lot", (ASKED, false), TODAY);
        assert_eq!(note, Err(vec![("note", NoReference::AboutHealth)]));
        let work = GivenTyped { duties: "Supported people with their health, and with a health condition.", ..GIVEN };
        assert!(may_give(work, ASKED, TODAY).is_ok(), "what the work was about is no health of hers");
    }

    #[test]
    fn a_referee_leaves_nothing_out_and_what_came_on_paper_is_kept_as_it_came() {
        assert!(may_give(GIVEN, ASKED, TODAY).is_ok());
        let empty = GivenTyped {
            title: "",
            began: "",
            ended: "",
            why_left: "",
            re_employ: None,
            conduct: "",
            safeguarding: None,
            ..GIVEN
        };
        let fields: Vec<_> = no_give(empty).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["began", "why_left", "re_employ", "conduct", "safeguarding"]);
        let paper = GivenTyped { by_referee: false, re_employ: Some(false), safeguarding: Some(true), ..empty };
        assert!(may_give(paper, ASKED, TODAY).is_ok(), "nobody invents words for the referee");
        let by_link = GivenTyped { came_how: Some(Channel::Link), ..paper };
        assert_eq!(no_give(by_link), [("came_how", NoReference::HowNeeded)], "nobody used a link");
        assert!(may_give(GivenTyped { came_by_link: true, ..by_link }, ASKED, TODAY).is_ok());
        assert_eq!(no_give(GivenTyped { goes_on: true, ..GIVEN }), [("ended", NoReference::EndAndGoesOn)]);
        assert_eq!(no_give(GivenTyped { ended: "2/2017", ..GIVEN }), [("ended", NoReference::EndBeforeStart)]);
        assert_eq!(no_give(GivenTyped { began: "2017", ..GIVEN }), [("began", NoReference::Date(NoDate::YearOnly))]);
        assert_eq!(
            no_give(GivenTyped { re_employ: Some(false), ..GIVEN }),
            [("re_employ_why", NoReference::WhyNeeded)]
        );
        assert_eq!(
            no_give(GivenTyped { safeguarding: Some(true), ..GIVEN }),
            [("safeguarding_words", NoReference::WhyNeeded)]
        );
        assert_eq!(
            no_give(GivenTyped { received_on: "8/11/2026", ..GIVEN }),
            [("received_on", NoReference::BeforeAsked)]
        );
    }

    #[test]
    fn webmail_is_no_employers_address_and_a_number_needs_its_source() {
        let proof = ProofTyped {
            how: Some(Proof::WorkAddress),
            source: "moira@orchardcourt.example",
            proved_on: "21/11/2026",
            genuine: Some(true),
            note: "",
            came_by_mail: true,
            link_to: None,
            offered: false,
        };
        assert!(may_prove(proof, ASKED, TODAY).is_ok());
        let early = may_prove(ProofTyped { proved_on: "8/11/2026", ..proof }, ASKED, TODAY);
        assert_eq!(early, Err(vec![("proved_on", NoReference::BeforeCame)]));
        let other = ProofTyped { link_to: Some("info@orchardcourt.example"), ..proof };
        assert_eq!(may_prove(other, ASKED, TODAY), Err(vec![("source", NoReference::OtherAddress)]));
        let post = ProofTyped { came_by_mail: false, ..proof };
        assert_eq!(may_prove(post, ASKED, TODAY), Err(vec![("proof", NoReference::NoAddress)]));
        for source in ["Moira <moira@gmail.com>", "moira@gmail.com (work)", "moira@gmail.com.", "moira@", "the office"]
        {
            assert_eq!(
                may_prove(ProofTyped { source, ..proof }, ASKED, TODAY),
                Err(vec![("source", NoReference::EmailWrong)]),
                "{source}"
            );
        }
        let no = |typed| may_prove(typed, ASKED, TODAY).unwrap_err();
        assert_eq!(
            no(ProofTyped { source: "moira.orchard@GMail.com", ..proof }),
            [("source", NoReference::PrivateSource)]
        );
        assert_eq!(
            no(ProofTyped { source: "", how: Some(Proof::RangFoundNumber), ..proof }),
            [("source", NoReference::SourceNeeded)]
        );
        assert!(may_prove(ProofTyped { source: "", how: Some(Proof::PrivateAddress), ..proof }, ASKED, TODAY).is_ok());
        assert_eq!(no(ProofTyped { genuine: Some(false), ..proof }), [("note", NoReference::WordsNeeded)]);
        assert!(!Proof::PrivateAddress.proves() && !Proof::RangGivenNumber.proves());
        for (address, is) in [
            ("a@hotmail.co.uk", true),
            ("a@mail.hotmail.co.uk", true),
            ("a@nothotmail.co.uk", false),
            ("a@yahoo.in", true),
            ("a@outlook.com.au", true),
            ("a@yahoo.is.not.webmail.example", false),
            ("no address", false),
        ] {
            assert_eq!(is_private_address(address), is, "{address}");
        }
    }

    #[test]
    fn a_matter_is_settled_in_words() {
        assert_eq!(may_settle(Matter::Began, true, "", false), Err(vec![("words", NoReference::WordsNeeded)]));
        assert!(may_settle(Matter::Began, false, "Her payslip shows March.", false).is_ok());
        assert!(may_settle(Matter::WhyLeft, true, "", false).is_ok(), "the same reason in other words");
        assert_eq!(may_excuse(false, "It closed in 2021.", false), Err(vec![("words", NoReference::NotYetExcused)]));
        assert!(may_excuse(true, "It closed in 2021.", false).is_ok());
        assert_eq!(may_drop(true, "The address was wrong.", false), Err(vec![("words", NoReference::Answered)]));
        assert!(may_drop(false, "The address was wrong.", false).is_ok());
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in ".{0,60}") {
            let _ = may_give(GivenTyped { began: &text, ended: &text, conduct: &text, ..GIVEN }, ASKED, TODAY);
            let _ = may_ask(AskTyped { email: &text, asked_on: &text, ..ASK }, TODAY);
            let _ = is_private_address(&text);
        }
    }
}
