//! What the papers say.

use super::{CLAIMS, Paper, SENTENCES};
use crate::people::clocks::{self, Kept};
use crate::people::protection::{ASIDE_DAYS, Erases, MEMBER_MONTHS};
use crate::people::service::{self as people};
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::clock::london_day;
use crate::platform::refused::Refused;
use crate::recruitment_file::retention::rules::SHOWN_DAYS;
use crate::recruitment_file::retention::service as retention;
use crate::recruitment_file::sheet::Block;
use crate::texts::{say, say_with};

/// Who reads the papers.
pub const READS: &[Role] = &[Role::Administrator, Role::Hr];

/// A paper as it stands today.
#[derive(Debug, Clone)]
pub struct Written {
    pub title: String,
    pub blocks: Vec<Block>,
    /// On which day it was drafted, and that it is a draft.
    pub foot: String,
}

/// What stands in a paper at a place.
enum Line {
    Heading(&'static str),
    Text(&'static str),
    Item(&'static str),
    /// A place that the organisation completes.
    ToDo(&'static str),
    Row(&'static str),
    /// A setting; where it is empty it becomes a place to complete.
    Setting(&'static str, &'static str),
    Claim(&'static str),
}

use Line::{Claim, Heading, Item, Row, Setting, Text, ToDo};

const DPIA: &[Line] = &[
    Heading("what"),
    Text("what-1"),
    Text("what-2"),
    Setting("services", "services"),
    Setting("contact", "contact"),
    Setting("ico", "ico"),
    Setting("adviser", "adviser"),
    Heading("why-needed"),
    Text("why-needed-1"),
    Text("why-needed-2"),
    ToDo("why-needed-own"),
    Heading("data"),
    Item("data-candidate"),
    Item("data-special"),
    Item("data-criminal"),
    Item("data-member"),
    Item("data-helper"),
    Item("data-office"),
    Item("data-made"),
    Item("data-outside"),
    ToDo("data-numbers"),
    Heading("flow"),
    Text("flow-1"),
    Claim("sealed"),
    Claim("sends"),
    Text("flow-keys"),
    ToDo("flow-keys-own"),
    Text("flow-documents"),
    ToDo("flow-documents-own"),
    Text("flow-voice"),
    Text("flow-clips"),
    Text("flow-offline"),
    Text("flow-links"),
    Setting("hosting", "hosting"),
    Setting("mail", "mail"),
    Setting("copies", "copies"),
    ToDo("flow-contracts"),
    Heading("basis"),
    Item("basis-legal"),
    Item("basis-interest"),
    Item("basis-special"),
    Item("basis-criminal"),
    Item("basis-consent"),
    ToDo("basis-balance"),
    Heading("asked"),
    ToDo("asked-people"),
    Heading("keep"),
    Row("keep-unsuccessful"),
    Row("keep-successful"),
    Row("keep-parts"),
    Row("keep-member"),
    Row("keep-how"),
    Heading("rights"),
    Claim("notice"),
    Claim("told"),
    Claim("access"),
    ToDo("rights-1"),
    Claim("corrected"),
    Heading("risks"),
    Text("risk-pressure"),
    Claim("private"),
    Claim("supported"),
    Claim("helpers"),
    Claim("voice"),
    Claim("waiting"),
    Claim("waiting-told"),
    Text("risk-change"),
    Claim("unchanged"),
    Text("risk-eyes"),
    Claim("roles"),
    Claim("apart"),
    Claim("views"),
    Claim("voice-heard"),
    Claim("clip"),
    Claim("inspector"),
    Claim("inspector-files"),
    Claim("auditor"),
    Claim("outsider"),
    Text("risk-health"),
    Claim("health"),
    Text("risk-long"),
    Claim("clocks"),
    Claim("queue"),
    Claim("erased"),
    Claim("member"),
    Claim("voice-key"),
    Claim("lapsed"),
    Claim("restored"),
    Text("risk-theft"),
    Claim("keys"),
    Claim("offline"),
    Claim("passwords"),
    ToDo("risk-own"),
    Text("risk-machine"),
    Claim("sums"),
    Claim("decides"),
    Heading("left"),
    Item("left-tablet"),
    Item("left-waiting"),
    Item("left-link"),
    Item("left-record"),
    Item("left-typed"),
    Item("left-backup"),
    ToDo("left-accept"),
    Heading("sign"),
    ToDo("sign-who"),
];

const POLICY: &[Line] = &[
    Heading("what"),
    Text("what-1"),
    Text("what-2"),
    Setting("contact", "contact"),
    Setting("ico", "ico"),
    Heading("conditions"),
    Item("conditions-employment"),
    Item("conditions-equality"),
    Item("conditions-safeguarding"),
    Item("conditions-statute"),
    ToDo("conditions-own"),
    Heading("principles"),
    Text("lawful"),
    Claim("notice"),
    Claim("told"),
    Claim("voice"),
    Text("purpose"),
    ToDo("purpose-own"),
    Text("least"),
    Claim("documents"),
    Claim("health"),
    Text("accurate"),
    Claim("corrected"),
    Claim("unchanged"),
    Text("long"),
    Row("keep-unsuccessful"),
    Row("keep-successful"),
    Row("keep-parts"),
    Row("keep-member"),
    Row("keep-how"),
    Claim("clocks"),
    Claim("erased"),
    Claim("voice-key"),
    Text("secure"),
    Claim("roles"),
    Claim("views"),
    Claim("supported"),
    Claim("auditor"),
    Text("secure-links"),
    Claim("inspector"),
    Claim("inspector-files"),
    Claim("outsider"),
    Text("secure-keys"),
    Claim("keys"),
    Text("secure-offline"),
    Claim("offline"),
    Setting("hosting", "hosting"),
    Setting("copies", "copies"),
    Text("account"),
    Claim("record"),
    ToDo("account-own"),
    Heading("review"),
    ToDo("review-own"),
];

const PROCESSING: &[Line] = &[
    Heading("controller"),
    Setting("contact", "contact"),
    Setting("ico", "ico"),
    Setting("adviser", "adviser"),
    Heading("recruit"),
    Row("recruit-why"),
    Row("recruit-who"),
    Row("recruit-data"),
    Row("recruit-basis"),
    Row("recruit-seen"),
    Row("keep-unsuccessful"),
    Row("keep-successful"),
    Row("keep-parts"),
    Heading("members"),
    Row("members-why"),
    Row("members-who"),
    Row("members-data"),
    Row("members-basis"),
    Row("members-seen"),
    Row("keep-member"),
    Heading("office"),
    Row("office-why"),
    Row("office-who"),
    Row("office-data"),
    Row("office-basis"),
    Row("office-seen"),
    Heading("others"),
    Setting("hosting", "hosting"),
    Setting("mail", "mail"),
    Setting("copies", "copies"),
    ToDo("others-abroad"),
    Heading("secure"),
    Claim("roles"),
    Claim("views"),
    Claim("inspector"),
    Claim("inspector-files"),
    Claim("auditor"),
    Claim("outsider"),
    Claim("voice"),
    Claim("supported"),
    Claim("offline"),
    Claim("erased"),
    Claim("keys"),
    ToDo("secure-own"),
];

/// A claim with the test that shows it.
fn shown_by(claim: &str, test: &str) -> String {
    say_with("papers-claim", &[("claim", claim), ("test", test)])
}

/// A sentence of a paper; where it says something of this program, with the test that shows it.
fn sentence(id: &str, with: &[(&str, &str)]) -> String {
    let words = say_with(&format!("papers-{id}"), with);
    match SENTENCES.iter().find(|(of, _)| *of == id) {
        Some((_, test)) => shown_by(&words, test),
        None => words,
    }
}

/// The paper, filled from the settings.
///
/// # Errors
/// Not an administrator and not HR; the database failed.
pub async fn paper(who: &Who, app: &App, paper: Paper) -> Result<Written, Refused> {
    who.may_everywhere(READS)?;
    let organisation = people::organisation(who, app).await?;
    let services: Vec<_> = people::services(who, app).await?.into_iter().map(|service| service.name).collect();
    let set = people::protection(who, app).await?;
    let contact = [set.contact.as_str(), set.reach.as_str()].into_iter().filter(|text| !text.is_empty());
    let contact = contact.collect::<Vec<_>>().join(", ");
    let services = services.join(", ");
    let (months, years) = (set.months.to_string(), set.years.to_string());
    let (member, shown, copies) =
        (MEMBER_MONTHS.to_string(), SHOWN_DAYS.to_string(), app.settings.copies_days().to_string());
    let aside = ASIDE_DAYS.to_string();
    let why = if set.months_why.is_empty() { say("papers-usual") } else { set.months_why.clone() };
    let years_why = if set.years_why.is_empty() { say("papers-usual") } else { set.years_why.clone() };
    let today = retention::today(app)?;
    let of = |kept| clocks::months_of(kept, today).to_string();
    let (certificate, identity, right) = (of(Kept::Certificate), of(Kept::IdentityCopy), of(Kept::RightToWork));
    let erases = say(match set.erases {
        Erases::ByItself => "papers-erases-by-itself",
        Erases::AskFirst => "papers-erases-ask-first",
    });
    let with = [
        ("organisation", organisation.name.as_str()),
        ("months", months.as_str()),
        ("years", years.as_str()),
        ("member", member.as_str()),
        ("shown", shown.as_str()),
        ("days", copies.as_str()),
        ("aside", aside.as_str()),
        ("why", why.as_str()),
        ("years_why", years_why.as_str()),
        ("certificate", certificate.as_str()),
        ("identity", identity.as_str()),
        ("right", right.as_str()),
        ("erases", erases.as_str()),
    ];
    let setting = |name: &str| match name {
        "services" => services.clone(),
        "contact" => contact.clone(),
        "ico" => set.ico_number.clone(),
        "adviser" => set.adviser.clone(),
        "hosting" => set.hosting.clone(),
        "mail" => set.mail.clone(),
        "copies" => set.copies.clone(),
        _ => String::new(),
    };
    let code = paper.code();
    let lines = match paper {
        Paper::Dpia => DPIA,
        Paper::Policy => POLICY,
        Paper::Processing => PROCESSING,
    };
    let mut blocks =
        vec![Block::Text(say("papers-draft")), Block::Text(say_with(&format!("papers-{code}-lead"), &with))];
    for line in lines {
        blocks.push(match line {
            Heading(id) => Block::Heading(say(&format!("papers-{code}-{id}"))),
            Text(id) => Block::Text(sentence(&format!("{code}-{id}"), &with)),
            Item(id) => Block::Item(sentence(&format!("{code}-{id}"), &with)),
            ToDo(id) => Block::ToDo(say(&format!("papers-{code}-{id}"))),
            // Periods are the same in every paper.
            Row(id) if id.starts_with("keep-") => {
                Block::Row(say(&format!("papers-{id}")), sentence(&format!("{id}-text"), &with))
            }
            Row(id) => Block::Row(say(&format!("papers-{code}-{id}")), sentence(&format!("{code}-{id}-text"), &with)),
            Setting(id, name) => {
                let value = setting(name);
                let label = say(&format!("papers-set-{id}"));
                if value.is_empty() {
                    Block::ToDo(say_with("papers-set-missing", &[("what", &label)]))
                } else {
                    Block::Row(label, value)
                }
            }
            Claim(id) => {
                let shown = CLAIMS.iter().find(|(claim, _)| claim == id).map_or("", |claim| claim.1);
                let claim = say_with(&format!("papers-claim-{id}"), &with);
                Block::Item(shown_by(&claim, shown))
            }
        });
    }
    let title = say_with(&format!("papers-{code}-title"), &with);
    let day = london_day(app.clock.now());
    let version = env!("CARGO_PKG_VERSION");
    let foot = say_with("papers-foot", &[("day", &day), ("version", version), ("organisation", &organisation.name)]);
    Ok(Written { title, blocks, foot })
}
