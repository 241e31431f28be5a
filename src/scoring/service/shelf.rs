//! What a tablet keeps for when there is no network: the screens of the interviews that are still to be scored today, drawn
//! without anybody's answers, and what the seat itself said so far. Nothing of another seat is ever among them.

use super::{Around, my_scores};
use crate::hex::hex;
use crate::ids::{InterviewId, SeatId};
use crate::panel::InterviewState;
use crate::people::service::ways;
use crate::people::{Who, tablets};
use crate::platform::App;
use crate::platform::db::Timestamp;
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::scoring::rules::{self, screens};
use crate::scoring::{Reason, Shown};
use serde::Serialize;
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// The list that the tablet's worker asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shelf {
    pub seat: SeatId,
    /// Which build drew the screens. The set of the interview that runs stays through a change of it.
    pub build: String,
    /// How the person has set the screens: a change of it counts at once.
    pub look: String,
    /// When the day is over, and what time the server has now: the tablet's own clock is not asked.
    pub ends: i64,
    pub now: i64,
    pub running: Option<InterviewId>,
    /// Each interview with its screens, the one that runs first.
    pub sets: Vec<(InterviewId, Vec<String>)>,
    /// Files that no page names in a `src`.
    pub files: Vec<String>,
}

/// Files that no page names in a `src`: the letters, those of a candidate's name too, and the sign of the tab.
const FILES: [&str; 3] =
    ["/fonts/atkinson-hyperlegible-next.woff2", "/fonts/atkinson-hyperlegible-next-latin-ext.woff2", "/favicon.svg"];

/// Still to be scored, or being scored.
fn is_ahead(state: InterviewState) -> bool {
    matches!(state, InterviewState::Planned | InterviewState::Running | InterviewState::Scored)
}

fn milliseconds(at: Timestamp) -> i64 {
    i64::try_from(OffsetDateTime::from(at).unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

/// Changes when the list does: every screen says it, and the worker asks for the list when it is another.
pub async fn version(who: &Who, app: &App) -> Result<String, Refused> {
    let me = who.seat()?;
    let mut all = format!("{} {} {}", me.seat, app.site.build(), look(who, app).await?);
    for interview in crate::panel::service::interviews(who, app, me.panel).await? {
        let state = interview.state;
        all.push_str(&format!(" {} {} {}", interview.id, is_ahead(state), state == InterviewState::Running));
    }
    Ok(hex(random::digest(&all).iter().take(6)))
}

/// How this person has set the screens, and whether they may say why aloud: what a screen is drawn by beside its words.
async fn look(who: &Who, app: &App) -> Result<String, Refused> {
    let ways = serde_json::to_string(&ways::mine(who, app).await?.ways)?;
    Ok(format!("{ways} {:?}", super::voice::agreed(who, app).await?))
}

/// The list. The interview that runs comes first; candidates who are no longer in it are left out.
pub async fn shelf(who: &Who, app: &App) -> Result<Shelf, Refused> {
    let me = who.seat()?;
    let mut interviews = crate::panel::service::interviews(who, app, me.panel).await?;
    interviews.retain(|one| is_ahead(one.state));
    interviews.sort_by_key(|one| one.state != InterviewState::Running);
    let running = interviews.iter().find(|one| one.state == InterviewState::Running).map(|one| one.id);
    let mut sets = Vec::new();
    for interview in interviews {
        let around = Around::read(who, app, interview.id).await?;
        // Whoever stopped may want to carry on, without a network, too.
        let out = my_scores(who, app, interview.id).await?.out;
        if around.candidacy.stage.is_live() && out.is_none_or(|reason| reason == Reason::Stopped) {
            let kinds: Vec<_> = around.kit.lines.iter().map(|line| line.kind).collect();
            sets.push((interview.id, screens(&interview.id.to_string(), &kinds)));
        }
    }
    Ok(Shelf {
        seat: me.seat,
        build: app.site.build(),
        look: look(who, app).await?,
        ends: milliseconds(tablets::ends(app, me).await?),
        now: milliseconds(app.clock.now()),
        running,
        sets,
        files: FILES.map(str::to_owned).into(),
    })
}

/// What the choices of this panel's kit are shown as.
pub async fn shown(who: &Who, app: &App) -> Result<Shown, Refused> {
    let me = who.seat()?;
    let panel = crate::panel::service::panel(who, app, me.panel).await?;
    let kit = crate::scenario::service::kit(who, app, panel.vacancy).await?;
    let ways = ways::mine(who, app).await?.ways;
    Ok(rules::shown(u8::try_from(kit.scale).unwrap_or(3), &ways))
}

/// The interviews that are still to be scored, each with the candidate's name.
pub async fn named(who: &Who, app: &App) -> Result<Vec<(InterviewId, String)>, Refused> {
    let mut named = Vec::new();
    for (id, _) in shelf(who, app).await?.sets {
        named.push((id, Around::read(who, app, id).await?.candidate()));
    }
    Ok(named)
}

/// What the seat itself said, as its forms would have been posted: address of the form → fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mine {
    pub of: SeatId,
    pub said: BTreeMap<String, Vec<(&'static str, String)>>,
}

/// The seat's own answers, for the tablet it is on.
pub async fn mine(who: &Who, app: &App, interview: InterviewId) -> Result<Mine, Refused> {
    let sheet = my_scores(who, app, interview).await?;
    let at = format!("/seat/interview/{interview}");
    let mut said = BTreeMap::new();
    for (index, item) in sheet.items.iter().enumerate() {
        let n = index + 1;
        // What was one of three is none of five: the screen of five marks nothing, and says no word that was not pressed.
        let mark = rules::marked(sheet.shown, item.mine.as_ref().map(|mine| (mine.shown, mine.tapped)));
        if let Some(mark) = mark {
            said.insert(format!("{at}/score/{n}"), vec![("answer", mark.code())]);
        }
        if !item.why.is_empty() {
            let mut fields: Vec<_> = item.why.cards.iter().map(|card| ("cards", card.to_string())).collect();
            fields.push(("words", item.why.words.clone()));
            said.insert(format!("{at}/why/{n}"), fields);
        }
    }
    if let Some(concern) = &sheet.concern {
        said.insert(format!("{at}/safe"), vec![("safe", "no".to_owned()), ("words", concern.words.clone())]);
    }
    if !sheet.safe.knows.is_empty() {
        let knows = sheet.safe.knows.iter().map(|one| ("knows", one.code().to_owned()));
        said.insert(format!("{at}/safe/who"), knows.collect());
    }
    if let Some(support) = &sheet.support {
        let kinds = support.kinds.iter().map(|kind| ("kinds", kind.code().to_owned()));
        said.insert(format!("{at}/support"), kinds.collect());
        if !support.by_whom.is_empty() {
            let mut fields: Vec<_> = support.by_whom.iter().map(|one| ("by_whom", one.clone())).collect();
            fields.push(("other", support.other.clone()));
            said.insert(format!("{at}/support/who"), fields);
        }
        if let Some(prompted) = support.prompted {
            let answer = if prompted { "yes" } else { "no" };
            let fields = vec![("prompted", answer.to_owned()), ("prompt", support.prompt.clone())];
            said.insert(format!("{at}/support/said"), fields);
        }
    }
    if sheet.finished {
        said.insert(format!("{at}/finish"), Vec::new());
    }
    Ok(Mine { of: sheet.me.seat, said })
}
