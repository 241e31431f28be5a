//! Form endpoints of scoring, the board's rows as JSON, and its events.

mod care;

pub use care::*;

use super::concern::{Knows, service as concern};
use super::rules::{self, NotGiven};
use super::service::delivery::{self, Sent, Told};
use super::service::paper::Typed as Sheet;
use super::service::{board, give, paper, support, talk, team, voice};
use super::{Answer, ForTeam, Reason, Support, Tap, Why, pages, service};
use crate::ids::{CardId, HelpCallId, InterviewId, KitLineId, PanelId, RowId, SeatId};
use crate::people::Visit;
use crate::people::service::ways;
use crate::people::ways::Way;
use crate::platform::db::{Heard, Listener};
use crate::platform::form::Typed;
use crate::platform::media::media;
use crate::platform::refused::{Problem, Refused};
use crate::ui::Done;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Json, Response};
use futures::{Stream, stream};
use std::convert::Infallible;

/// An answer as it was posted: nothing chosen is another mistake than a value off the scale.
fn answer(typed: &Typed, field: &str, empty: &str) -> Result<Answer, Refused> {
    match typed.get(field) {
        "" => Err(Refused::field(field, empty)),
        code => code.parse().map_err(|_| Refused::field(field, NotGiven::OffScale.code())),
    }
}

fn key(typed: &Typed) -> Result<String, Refused> {
    uuid::Uuid::parse_str(typed.get("key"))
        .map(|key| key.to_string())
        .map_err(|_| Refused::field("answer", NotGiven::KeyUsed.code()))
}

async fn tap(v: &Visit, typed: &Typed, line: KitLineId) -> Result<Tap, Refused> {
    let interview: InterviewId = v.id("interview")?;
    let tapped = answer(typed, "answer", "scoring-refused-nothing")?;
    // What stood on the screen, which may have been drawn before the person set it otherwise.
    let shown = match typed.get("shown") {
        "" => service::shown(&v.who, &v.app, interview).await?,
        code => code.parse().map_err(|_| Refused::field("answer", NotGiven::OffScale.code()))?,
    };
    Ok(Tap { interview, line, shown, tapped, key: key(typed)? })
}

/// Where a screen leads that was reached by "Change" on the check page: back to it.
fn changing(typed: &Typed) -> bool {
    typed.get("then") == "check"
}

/// Is this the screen of the person who is on this tablet now? An old page of a shared tablet may still be open.
fn own_screen(v: &Visit, typed: &Typed) -> Result<(), Refused> {
    let me = v.who.seat()?.seat;
    match typed.get("seat") {
        "" => Ok(()),
        seat if seat.parse() == Ok(me) => Ok(()),
        _ => Err(Refused::because("scoring-refused-other-seat")),
    }
}

/// One delivery of a form: its key says whether it was here before. A form without one is taken as it comes.
fn sent(interview: InterviewId, typed: &Typed) -> Sent {
    Sent { interview, key: key(typed).ok() }
}

/// How many answers wait on this tablet, and how many the person must look at: numbers, never which.
pub async fn kept(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let number = |name: &str| typed.get(name).parse::<u16>().map_err(|_| Refused::because("form-unreadable"));
    let told = Told { waiting: number("waiting")?, refused: number("refused")?, is_full: typed.get("full") == "yes" };
    delivery::tell(&v.who, &v.app, told).await?;
    Ok(Done::see("/seat/waiting"))
}

/// Which screens this tablet keeps for when there is no network.
pub async fn keep(v: Visit) -> Result<Response, Refused> {
    Ok(Json(service::shelf::shelf(&v.who, &v.app).await?).into_response())
}

/// What the seat itself said in an interview: kept screens are filled in with it.
pub async fn mine(v: Visit) -> Result<Response, Refused> {
    Ok(Json(service::shelf::mine(&v.who, &v.app, v.id("interview")?).await?).into_response())
}

pub async fn practise(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let tapped = answer(&typed, "answer", "scoring-refused-nothing")?;
    let shown = match typed.get("shown") {
        "" => service::shown(&v.who, &v.app, v.id("interview")?).await?,
        code => code.parse().map_err(|_| Refused::field("answer", NotGiven::OffScale.code()))?,
    };
    let second = v.path.ends_with("/2");
    let fits = rules::practice_fits(!second, shown, tapped);
    if fits && second {
        ways::practised(&v.who, &v.app).await?;
    }
    let practice = format!("/seat/interview/{}/practice", v.id::<InterviewId>("interview")?);
    Ok(Done::see(pages::seat::outcome_at(&practice, second, fits)))
}

/// The way that an address names.
fn way(v: &Visit) -> Result<Way, Refused> {
    Way::parse(v.param("way")).ok_or(Refused::NotFound)
}

/// On to another screen of the settings; what was marked where the person came from goes along.
fn ways_at(at: String, typed: Typed) -> Done {
    let kept = typed.without(&["at", "to", "kind", "key", "shown"]);
    let draft = kept.clone().without(&["here"]);
    if draft.is_empty() {
        let here = pages::own(kept.get("here"));
        return Done::see(if here == "/seat" { at } else { format!("{at}?here={here}") });
    }
    Done::again(at, kept)
}

/// One thing about the tablet, set and shown at once.
pub async fn set_way(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let way = way(&v)?;
    ways::set(&v.who, &v.app, way, typed.get("to")).await?;
    Ok(ways_at(format!("/seat/ways/{}", way.code()), typed))
}

/// A member's tablet, set at the desk.
pub async fn set_ways_at_desk(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (panel, seat): (PanelId, SeatId) = (v.id("panel")?, v.id("seat")?);
    let chosen: Vec<_> = Way::ALL.iter().map(|way| (*way, typed.get(way.code()).to_owned())).collect();
    service::ways::set_at_desk(&v.who, &v.app, panel, seat, &chosen).await?;
    Ok(Done::see(format!("/panels/{panel}/seats/{seat}/tablet")))
}

/// To the settings from a screen where something is marked and not sent yet.
pub async fn open_ways(v: Visit, typed: Typed) -> Result<Done, Refused> {
    v.who.seat()?;
    let at = pages::own(typed.get("at"));
    let at = if at.starts_with("/seat/ways") { at } else { "/seat/ways".to_owned() };
    Ok(ways_at(at, typed))
}

pub async fn give_score(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let (interview, n) = (v.id::<InterviewId>("interview")?, pages::number(&v)?);
    let line = service::line_at(&v.who, &v.app, interview, n).await?;
    // An answer that was given among three marks none of five. Who goes on leaves it as it is.
    let goes_on = typed.get("answer").is_empty() && service::has_answered(&v.who, &v.app, interview, line).await?;
    if !goes_on {
        give::give_score(&v.who, &v.app, &tap(&v, &typed, line).await?).await?;
    }
    let then = if changing(&typed) { "?then=check" } else { "" };
    Ok(Done::see(format!("/seat/interview/{interview}/why/{n}{then}")))
}

pub async fn give_remark(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let (interview, n) = (v.id::<InterviewId>("interview")?, pages::number(&v)?);
    let line = service::line_at(&v.who, &v.app, interview, n).await?;
    give::give_remark(&v.who, &v.app, sent(interview, &typed), line, &why(&typed)?).await?;
    if changing(&typed) {
        return Ok(Done::see(format!("/seat/interview/{interview}/check")));
    }
    Ok(Done::see(service::after(&v.who, &v.app, interview, n).await?))
}

/// The question of an address, and where its "Why?" is.
async fn asked(v: &Visit) -> Result<(InterviewId, KitLineId, String), Refused> {
    let (interview, n) = (v.id::<InterviewId>("interview")?, pages::number(v)?);
    let line = service::line_at(&v.who, &v.app, interview, n).await?;
    Ok((interview, line, format!("/seat/interview/{interview}/why/{n}")))
}

/// A recording that a person kept, after they heard it.
pub async fn keep_voice(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let (interview, line, why) = asked(&v).await?;
    let seconds = typed.get("seconds").parse().unwrap_or(0);
    let bytes = typed.file("voice").unwrap_or_default();
    let key = key(&typed).map_err(|_| Refused::because("form-unreadable"))?;
    voice::keep(&v.who, &v.app, interview, line, &voice::NewVoice { bytes, seconds, key }).await?;
    Ok(Done::see(why))
}

/// "Is it OK to record your voice?", asked where it is first needed.
pub async fn agree_voice(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let given = match typed.get("given") {
        "yes" => true,
        "no" => false,
        _ => return Err(Refused::because("scoring-refused-nothing")),
    };
    let (interview, n) = (v.id::<InterviewId>("interview")?, pages::number(&v)?);
    voice::agree(&v.who, &v.app, sent(interview, &typed), given).await?;
    let screen = if given { "voice" } else { "why" };
    Ok(Done::see(format!("/seat/interview/{interview}/{screen}/{n}")))
}

pub async fn throw_voice(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let (interview, line, _) = asked(&v).await?;
    voice::throw_away(&v.who, &v.app, sent(interview, &typed), line).await?;
    Ok(Done::see(format!("/seat/interview/{interview}/voice/{}", v.param("n"))))
}

/// What was said, in words, by the member or whoever supports them.
pub async fn write_voice(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let (interview, line, why) = asked(&v).await?;
    voice::write_down(&v.who, &v.app, sent(interview, &typed), line, typed.get("words")).await?;
    Ok(Done::see(why))
}

/// The sound of a recording: on the tablet of whoever said it, and at the talk. Nobody's browser keeps it.
pub async fn hear_voice(v: Visit) -> Result<Response, Refused> {
    let panel = v.id::<PanelId>("panel").ok();
    let (kind, sound) = voice::hear(&v.who, &v.app, panel, v.id::<RowId>("recording")?).await?;
    Ok(media(kind.code(), sound))
}

fn why(typed: &Typed) -> Result<Why, Refused> {
    let picked = typed.all("cards").into_iter().map(str::parse::<CardId>).collect::<Result<Vec<_>, _>>();
    let mut cards = picked.map_err(|_| Refused::field("cards", "scoring-seat-card-unknown"))?;
    cards.dedup();
    Ok(Why { cards, words: typed.get("words").to_owned() })
}

pub async fn say_safe(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    let unsafe_ = match typed.get("safe") {
        "yes" => false,
        "no" => true,
        _ => return Err(Refused::field("safe", "scoring-refused-nothing")),
    };
    give::say_safe(&v.who, &v.app, sent(interview, &typed), unsafe_, typed.get("words")).await?;
    let next = if unsafe_ { "safe/who" } else { "check" };
    Ok(Done::see(format!("/seat/interview/{interview}/{next}")))
}

/// Who else may know that somebody did not feel safe.
pub async fn share_concern(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    let codes: Vec<_> = typed.all("knows").into_iter().map(str::to_owned).collect();
    let knows = Knows::ticked(&codes).ok_or_else(|| Refused::field("knows", "concern-seat-choose"))?;
    concern::share(&v.who, &v.app, sent(interview, &typed), &knows).await?;
    Ok(Done::see(format!("/seat/interview/{interview}/check")))
}

/// What the panel member who will be supported says for their own team.
pub async fn say_team(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    let said = ForTeam::parse(typed.get("for_team"));
    let said = said.ok_or_else(|| Refused::field("for_team", "scoring-refused-nothing"))?;
    team::answer(&v.who, &v.app, interview, said).await?;
    Ok(Done::see(format!("/seat/interview/{interview}/team")))
}

pub async fn record_support(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    let codes: Vec<_> = typed.all("kinds").into_iter().map(str::to_owned).collect();
    let kinds = Support::ticked(&codes).ok_or_else(|| Refused::field("kinds", "scoring-seat-support-unknown"))?;
    give::record_support(&v.who, &v.app, sent(interview, &typed), &kinds).await?;
    let next = if kinds == [Support::Alone] { "finish" } else { "support/who" };
    Ok(Done::see(format!("/seat/interview/{interview}/{next}")))
}

pub async fn record_helpers(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    let by_whom: Vec<_> = typed.all("by_whom").into_iter().map(str::to_owned).collect();
    support::record_helpers(&v.who, &v.app, sent(interview, &typed), &by_whom, typed.get("other")).await?;
    Ok(Done::see(format!("/seat/interview/{interview}/support/said")))
}

pub async fn record_prompt(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    let prompted = yes_or_no(&typed, "prompted")?;
    support::record_prompt(&v.who, &v.app, sent(interview, &typed), prompted, typed.get("prompt")).await?;
    Ok(Done::see(format!("/seat/interview/{interview}/finish")))
}

fn yes_or_no(typed: &Typed, field: &str) -> Result<bool, Refused> {
    match typed.get(field) {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Refused::field(field, "scoring-refused-nothing")),
    }
}

pub async fn finish(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    give::finish(&v.who, &v.app, sent(interview, &typed)).await?;
    Ok(Done::see(format!("/seat/interview/{interview}/done")))
}

pub async fn reopen(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    give::reopen(&v.who, &v.app, sent(interview, &typed)).await?;
    Ok(Done::see(format!("/seat/interview/{interview}/check")))
}

/// A change of mind after the talk was opened: a revision beside the first score.
pub async fn change(v: Visit, typed: Typed) -> Result<Done, Refused> {
    own_screen(&v, &typed)?;
    let interview: InterviewId = v.id("interview")?;
    give::give_score(&v.who, &v.app, &tap(&v, &typed, v.id("line")?).await?).await?;
    Ok(Done::see(format!("/seat/talk/{interview}")))
}

fn to_board(v: &Visit) -> Result<Done, Refused> {
    Ok(Done::see(format!("/panels/{}/board", v.id::<PanelId>("panel")?)))
}

pub async fn answer_call(v: Visit, _: Typed) -> Result<Done, Refused> {
    board::answer_call(&v.who, &v.app, v.id("panel")?, v.id::<HelpCallId>("call")?).await?;
    to_board(&v)
}

pub async fn record_absence(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let interview = typed.get("interview").parse::<InterviewId>().ok();
    let seat = typed.get("seat").parse::<SeatId>().ok();
    let reason = typed.get("reason").parse::<Reason>().ok();
    let (Some(interview), Some(seat), Some(reason)) = (interview, seat, reason) else {
        let missing = [("interview", interview.is_none()), ("seat", seat.is_none()), ("reason", reason.is_none())];
        let missing = missing.into_iter().filter(|(_, is)| *is);
        return Err(Refused::all(
            missing.map(|(field, _)| Problem::new(field, &format!("scoring-absent-{field}-needed"))).collect(),
        ));
    };
    board::record_absence(&v.who, &v.app, interview, seat, reason).await?;
    to_board(&v)
}

pub async fn lift_absence(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let seat = typed.get("seat").parse::<SeatId>();
    let seat = seat.map_err(|_| Refused::field("seat", "scoring-absent-seat-needed"))?;
    board::lift_absence(&v.who, &v.app, v.id("interview")?, seat).await?;
    to_board(&v)
}

pub async fn settle(v: Visit, _: Typed) -> Result<Done, Refused> {
    talk::settle(&v.who, &v.app, v.id("interview")?).await?;
    to_board(&v)
}

pub async fn open_talk(v: Visit, _: Typed) -> Result<Done, Refused> {
    let interview: InterviewId = v.id("interview")?;
    talk::open(&v.who, &v.app, interview).await?;
    Ok(Done::see(format!("/panels/{}/talk/{interview}", v.id::<PanelId>("panel")?)))
}

pub async fn close_talk(v: Visit, _: Typed) -> Result<Done, Refused> {
    talk::close(&v.who, &v.app, v.id("interview")?).await?;
    to_board(&v)
}

/// A paper sheet: each question has an answer or was left empty, so that nothing is forgotten while typing.
pub async fn keep_paper(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let (interview, seat): (InterviewId, SeatId) = (v.id("interview")?, v.id("seat")?);
    let blank = paper::blank(&v.who, &v.app, interview, seat).await?;
    let mut problems = Vec::new();
    let mut answers = Vec::new();
    for (index, line) in blank.lines.iter().enumerate() {
        let field = format!("answer-{}", index + 1);
        let words = typed.get(&format!("words-{}", index + 1)).to_owned();
        match (typed.get(&field), answer(&typed, &field, "scoring-paper-answer-needed")) {
            ("empty", _) => answers.push((line.id, None, words)),
            (_, Ok(answer)) => answers.push((line.id, Some(answer), words)),
            (_, Err(Refused::Problems(more))) => {
                problems.extend(more.into_iter().map(|problem| problem.with("n", index + 1)));
            }
            (_, Err(other)) => return Err(other),
        }
    }
    if typed.get("own") != "yes" {
        problems.push(Problem::new("own", "scoring-paper-own-needed"));
    }
    if !problems.is_empty() {
        return Err(Refused::all(problems));
    }
    let sheet = Sheet { key: key(&typed)?, time: typed.get("time").to_owned(), answers };
    paper::keep(&v.who, &v.app, interview, seat, &sheet).await?;
    Ok(Done::see(format!("/panels/{}/paper", blank.panel)))
}

/// The rows of the board: done and not done, never a value.
pub async fn board_json(v: Visit) -> Result<Response, Refused> {
    let page = board::board(&v.who, &v.app, v.id("panel")?).await?;
    Ok(Json(page.board).into_response())
}

/// "Something changed": no content, so that a missed notice costs nothing and none can leak a score. The first one goes
/// out at once: it opens the stream through proxies and makes up for what a reconnect missed. It ends with the server, and
/// as soon as its listener may not listen any more.
pub async fn events(v: Visit) -> Result<Response, Refused> {
    let panel: PanelId = v.id("panel")?;
    board::may_listen(&v.who, &v.app, panel).await?;
    // A word now and then, so that no proxy takes a quiet panel for a lost connection.
    Ok(Sse::new(changes(v, panel)).keep_alive(KeepAlive::default()).into_response())
}

fn changes(v: Visit, panel: PanelId) -> impl Stream<Item = Result<Event, Infallible>> {
    let listener = v.app.db.notices().listen();
    stream::unfold((listener, v, true), move |(mut listener, v, is_first)| async move {
        if !is_first {
            next_change(&mut listener, &v, panel).await?;
            // Whoever began to listen may have left since, or been given another role. The browser asks for a new stream,
            // and gets the answer that anybody gets.
            let who = crate::people::service::still_signed_in(&v.app, &v.token).await.ok()?;
            board::may_listen(&who, &v.app, panel).await.ok()?;
        }
        Some((Ok(Event::default().data("changed")), (listener, v, false)))
    })
}

/// The next change of this panel, or of what the listener may do; none when the server stops.
async fn next_change(listener: &mut Listener, v: &Visit, panel: PanelId) -> Option<()> {
    let me = v.who.signed().ok().map(|signed| signed.person.0);
    loop {
        let heard = tokio::select! {
            () = v.app.closing.cancelled() => return None,
            heard = listener.next() => heard?,
        };
        match heard {
            Heard::Changed(notice) if notice.topic == "panel" && notice.id == panel.0 => return Some(()),
            Heard::Changed(notice) if notice.topic == "person" && Some(notice.id) == me => return Some(()),
            Heard::Changed(_) => {}
            Heard::MayHaveMissed => return Some(()),
        }
    }
}
