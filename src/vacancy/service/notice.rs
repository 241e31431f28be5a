//! The candidate's notice: who sees what, that scores can be asked for, that no machine decides, how to complain. No panel
//! sees a candidate before it was given and dated.

use super::{OFFICE, candidacy_in, held, may_do, vacancy_for};
use crate::ids::{CandidacyId, TextVersionId, VacancyId};
use crate::ledger::Deed;
use crate::people::Who;
use crate::people::protection::Protection;
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::Refused;
use crate::texts::{self, say_with};
use crate::vacancy::{NoticeHow, Vacancy, rules, store};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// One part of the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePart {
    pub title: String,
    pub lines: Vec<String>,
}

/// The notice in one way of saying it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeVariant {
    pub title: String,
    pub parts: Vec<NoticePart>,
    /// What the candidate says when they have it.
    pub confirm: String,
}

/// The notice as it was given: both ways of saying it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeWords {
    pub plain: NoticeVariant,
    pub easy: NoticeVariant,
}

/// The parts of the notice, in order, each with its messages in the two ways of saying it.
const PARTS: [(&str, &[&str], &[&str]); 11] = [
    ("start", &["start", "why", "special"], &["start", "why"]),
    ("who", &["who", "who-office", "who-inspector", "who-others"], &["who", "who-see", "who-office", "who-inspector"]),
    ("scores", &["scores"], &["scores"]),
    ("machine", &["machine"], &["machine"]),
    ("questions", &["questions"], &["questions"]),
    ("adjustments", &["adjustments"], &["adjustments", "health"]),
    ("checks", &["checks"], &["checks"]),
    ("keep", &["keep", "gone"], &["keep", "gone"]),
    ("rights", &["rights", "ask"], &["rights"]),
    ("contact", &["contact"], &["contact"]),
    ("complain", &["complain"], &["complain"]),
];

fn words(organisation: &str, vacancy: &Vacancy, set: &Protection, copies_days: i64) -> NoticeWords {
    // Until the organisation has named a contact for data, candidates are told the one for the job.
    let reach = if set.names_a_contact() { set.reach.as_str() } else { vacancy.contact.as_str() };
    let (months, years) = (set.months.to_string(), set.years.to_string());
    let days = copies_days.to_string();
    let with = [
        ("organisation", organisation),
        ("role", vacancy.title.as_str()),
        ("contact", reach),
        ("person", set.contact.as_str()),
        ("number", set.ico_number.as_str()),
        ("months", months.as_str()),
        ("years", years.as_str()),
        ("days", days.as_str()),
    ];
    let variant = |kind: &str| {
        let message = |id: &str| say_with(&format!("notice-{kind}-{id}"), &with);
        // A name and a number are told only where the organisation gave them.
        let known = |id: &'static str| match id {
            "contact" if !set.names_a_contact() => "contact-job",
            "contact" if set.ico_number.is_empty() => "contact-unregistered",
            id => id,
        };
        let parts = PARTS.iter().map(|(part, plain, easy)| NoticePart {
            title: message(&format!("{part}-title")),
            lines: (if kind == "plain" { plain } else { easy })
                .iter()
                .map(|id| known(id))
                .flat_map(|id| message(id).lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>())
                .filter(|line| !line.is_empty())
                .collect(),
        });
        NoticeVariant { title: message("title"), parts: parts.collect(), confirm: message("confirm") }
    };
    NoticeWords { plain: variant("plain"), easy: variant("easy") }
}

/// The words of the notice for a vacancy, as they would be given today.
pub async fn notice(who: &Who, app: &App, id: VacancyId) -> Result<NoticeWords, Refused> {
    let vacancy = vacancy_for(who, app, OFFICE, id).await?;
    let organisation = crate::people::service::organisation(who, app).await?;
    let set = crate::people::service::protection(who, app).await?;
    Ok(words(&organisation.name, &vacancy, &set, app.settings.copies_days()))
}

/// The words that a candidate was given.
pub async fn notice_given(who: &Who, app: &App, version: TextVersionId) -> Result<NoticeWords, Refused> {
    let org = who.may_see(OFFICE)?.org;
    Ok(serde_json::from_value(texts::service::read(&app.db, org, version).await?)?)
}

/// That the notice was given, as typed.
#[derive(Debug, Clone, Default)]
pub struct GivenNotice {
    /// To whom.
    pub candidates: Vec<CandidacyId>,
    /// On which day, `2026-11-17`.
    pub on: String,
    pub how: String,
}

/// Writes down that candidates were given the notice, when and how, with the words they were given.
///
/// # Errors
/// Nobody ticked, a day that is none or not yet, no way of giving.
pub async fn give_notice(who: &Who, app: &App, id: VacancyId, given: GivenNotice) -> Result<(), Refused> {
    let org = may_do(who, app, OFFICE, id).await?.org;
    let now = app.clock.now();
    let mut problems = Vec::new();
    if given.candidates.is_empty() {
        problems.push(crate::platform::refused::Problem::new("candidate", "vacancy-tick-someone"));
    }
    let today = rules::day(&london_date(now)).map_err(|why| Refused::broken(why.code()))?;
    let on = rules::day_behind(&given.on, today);
    if let Err(why) = on {
        problems.push(crate::platform::refused::Problem::new("on", why.code()));
    }
    let how = NoticeHow::of_code(&given.how);
    if how.is_none() {
        problems.push(crate::platform::refused::Problem::new("how", "vacancy-notice-how-needed"));
    }
    let (Ok(on), Some(how), true) = (on, how, problems.is_empty()) else { return Err(Refused::all(problems)) };
    let on = on.to_string();
    let organisation = crate::people::service::organisation(who, app).await?;
    let set = crate::people::service::protection(who, app).await?;
    let mut tx = app.db.begin().await?;
    let vacancy = held(&mut tx, org, id).await?;
    let body = serde_json::to_value(words(&organisation.name, &vacancy, &set, app.settings.copies_days()))?;
    let text = texts::service::keep(&mut tx, org, "notice", "en-GB", &body, now).await?;
    let mut deed = Deed::new(who);
    for candidacy in &given.candidates {
        let candidacy = candidacy_in(&mut tx, org, *candidacy).await?;
        if candidacy.vacancy != id {
            return Err(Refused::NotFound);
        }
        store::set_notice(&mut tx, org, candidacy.id, store::Given { at: now, on: &on, how, text }).await?;
        deed.note(
            candidacy.stream,
            candidacy.subject,
            "notice.given",
            json!({"on": on, "how": how.code(), "text": text}),
        );
    }
    deed.commit(tx, app).await
}
