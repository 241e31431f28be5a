//! Form endpoints: who asks, parse, call the service, say where to go.

use super::service::{self, Chosen, NewAgreement, NewHelper, PlanFor, SeatFor};
use super::{AwayReason, ConflictKind, ConsentKind, HelperKind, Mode, Parts, SeatKind, Talk, Weights, pages, rules};
use crate::ids::{CandidacyId, InterviewId, KitLineId, PanelId, PersonId, SeatId, TabletId, VacancyId};
use crate::people::Visit;
use crate::platform::form::{FormState, Typed};
use crate::platform::refused::{Problem, Refused};
use crate::scenario::Criterion;
use crate::ui::Done;
use crate::vacancy::pages::next_address;

/// The fields of one seat in the form that sets a panel up.
pub struct SeatRow {
    pub person: &'static str,
    pub name: &'static str,
    pub picture: &'static str,
    pub kind: &'static str,
    pub supporter: &'static str,
    pub supporter_name: &'static str,
}

macro_rules! seat_rows {
    ($($n:literal)+) => {
        /// A panel has at most seven counted seats; the rest is room for shadows.
        pub const SEAT_ROWS: &[SeatRow] = &[$(SeatRow {
            person: concat!("seat_", $n, "_person"),
            name: concat!("seat_", $n, "_name"),
            picture: concat!("seat_", $n, "_picture"),
            kind: concat!("seat_", $n, "_kind"),
            supporter: concat!("seat_", $n, "_supporter"),
            supporter_name: concat!("seat_", $n, "_supporter_name"),
        }),+];
    };
}
seat_rows!(1 2 3 4 5 6 7 8 9);

/// The fields that name who asks, one a question.
pub const ASKERS: &[&str] = &["asker_1", "asker_2", "asker_3", "asker_4", "asker_5", "asker_6", "asker_7", "asker_8"];

/// The field of a criterion's weight.
pub fn weight_field(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Talk => "weight_talk",
        Criterion::Listening => "weight_listening",
        Criterion::Empathy => "weight_empathy",
        Criterion::Consent => "weight_consent",
    }
}

/// The field of a criterion's gate.
pub fn gate_field(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Talk => "gate_talk",
        Criterion::Listening => "gate_listening",
        Criterion::Empathy => "gate_empathy",
        Criterion::Consent => "gate_consent",
    }
}

/// The field of a consent that was given on paper.
pub fn consent_field(kind: ConsentKind) -> &'static str {
    match kind {
        ConsentKind::TakePart => "consent_take_part",
        ConsentKind::ScoresRecorded => "consent_scores_recorded",
        ConsentKind::VoiceRecorded => "consent_voice_recorded",
        ConsentKind::BeNamed => "consent_be_named",
    }
}

/// A whole number as typed; what is none is out of every range.
fn whole(typed: &Typed, name: &str) -> i64 {
    typed.get(name).parse().unwrap_or(-1)
}

fn somebody(typed: &Typed, known: &str, new: &str, picture: &str) -> Option<Chosen> {
    if !typed.get(new).is_empty() {
        let picture = Some(typed.get(picture).to_owned()).filter(|picture| !picture.is_empty());
        return Some(Chosen::New { name: typed.get(new).to_owned(), picture });
    }
    typed.get(known).parse::<PersonId>().ok().map(Chosen::Known)
}

pub async fn set_up(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let vacancy: VacancyId = v.id("vacancy")?;
    let facilitator = typed.get("facilitator").parse();
    let plan = PlanFor {
        day: typed.get("day").to_owned(),
        starts_at: typed.get("starts_at").to_owned(),
        place: typed.get("place").to_owned(),
        facilitator: facilitator.map_err(|_| Refused::field("facilitator", "panel-facilitator-needed"))?,
        prepare_minutes: whole(&typed, "prepare_minutes"),
        interview_minutes: whole(&typed, "interview_minutes"),
        break_minutes: whole(&typed, "break_minutes"),
        talk_minutes: whole(&typed, "talk_minutes"),
        lunch_at: Some(typed.get("lunch_at").to_owned()).filter(|at| !at.is_empty()),
        lunch_minutes: whole(&typed, "lunch_minutes"),
        most_candidates: whole(&typed, "most_candidates"),
    };
    let mut seats = Vec::new();
    for row in SEAT_ROWS {
        let Some(person) = somebody(&typed, row.person, row.name, row.picture) else { continue };
        let kind = SeatKind::parse(typed.get(row.kind)).ok_or_else(|| Refused::field(row.kind, "panel-kind-needed"))?;
        seats.push(SeatFor { person, kind, supporter: somebody(&typed, row.supporter, row.supporter_name, "") });
    }
    let few = seats.iter().filter(|seat| seat.kind.group().is_some()).count() < rules::FEWEST_SEATS;
    let panel = service::set_up(&v.who, &v.app, vacancy, plan, seats).await?;
    // Saved, but not a panel yet: its own page says what is missing.
    Ok(Done::see(if few { format!("/panels/{panel}") } else { next_address(&v, vacancy).await? }))
}

pub async fn name_askers(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let named =
        typed.all("line").into_iter().zip(ASKERS).filter_map(|(line, field)| {
            Some((line.parse::<KitLineId>().ok()?, typed.get(field).parse::<SeatId>().ok()?))
        });
    service::set_askers(&v.who, &v.app, panel, named.collect()).await?;
    let vacancy = service::panel(&v.who, &v.app, panel).await?.vacancy;
    Ok(Done::see(next_address(&v, vacancy).await?))
}

/// The agreement as typed. All that cannot be read is said at once.
pub fn typed_agreement(typed: &Typed) -> Result<NewAgreement, Refused> {
    let mut problems = Vec::new();
    let mode = Mode::parse(typed.get("mode"));
    let talk = Talk::parse(typed.get("talk"));
    if mode.is_none() {
        problems.push(Problem::new("mode", "panel-mode-needed"));
    }
    if talk.is_none() {
        problems.push(Problem::new("talk", "panel-talk-needed"));
    }
    let mut weights = Weights::default();
    for criterion in Criterion::ALL {
        let field = weight_field(criterion);
        if !typed.all(field).is_empty() {
            match typed.get(field).parse::<i64>() {
                Ok(weight) => _ = weights.0.insert(criterion.code().to_owned(), weight),
                Err(_) => problems.push(Problem::new(field, "panel-weight-off-scale")),
            }
        }
    }
    let mut parts = Parts { advisory: typed.has("advisory", "yes"), ..Parts::default() };
    for criterion in Criterion::ALL {
        match (typed.get(gate_field(criterion)), typed.get(gate_field(criterion)).parse::<i64>()) {
            ("", _) => {}
            (_, Ok(least)) => _ = parts.gates.0.insert(criterion.code().to_owned(), least),
            (_, Err(_)) => problems.push(Problem::new("gates", "panel-gate-off-scale")),
        }
    }
    match (typed.get("veto"), typed.get("veto").parse::<SeatId>()) {
        ("", _) => {}
        (_, Ok(seat)) => parts.veto = Some(seat),
        (_, Err(_)) => problems.push(Problem::new("veto", "panel-veto-no-seat")),
    }
    let share = typed.get("panel_share").parse::<i64>();
    if mode == Some(Mode::Parallel) && share.is_err() {
        problems.push(Problem::new("panel_share", "panel-share-off-scale"));
    }
    match (mode, talk) {
        (Some(mode), Some(talk)) if problems.is_empty() => Ok(NewAgreement {
            mode,
            panel_share: if mode == Mode::Equal { 50 } else { share.unwrap_or(-1) },
            weights,
            talk,
            parts,
            reason: typed.get("reason").to_owned(),
        }),
        _ => Err(Refused::all(problems)),
    }
}

pub async fn preview_agreement(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let new = typed_agreement(&typed)?;
    service::check_agreement(&v.who, &v.app, v.id("vacancy")?, &new).await?;
    Ok(Done::show(pages::preview(v, typed, new).await?))
}

pub async fn announce(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let vacancy: VacancyId = v.id("vacancy")?;
    service::announce(&v.who, &v.app, vacancy, typed_agreement(&typed)?).await?;
    Ok(Done::see(next_address(&v, vacancy).await?))
}

pub async fn plan_day(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let mut order: Vec<(i64, CandidacyId)> = Vec::new();
    for (candidacy, place) in typed.all("candidacy").into_iter().zip(typed.all("place")) {
        let candidacy = candidacy.parse().map_err(|_| Refused::NotFound)?;
        match place.trim() {
            "" => {}
            place => match place.parse::<i64>() {
                Ok(place) if place > 0 => order.push((place, candidacy)),
                _ => return Err(Refused::field("place", "panel-place-number")),
            },
        }
    }
    order.sort_by_key(|(place, _)| *place);
    let order = order.into_iter().map(|(_, candidacy)| candidacy).collect();
    service::plan_day(&v.who, &v.app, panel, order).await?;
    Ok(Done::see(format!("/panels/{panel}/day")))
}

pub async fn note_consents(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let seat: SeatId = typed.get("seat").parse().map_err(|_| Refused::NotFound)?;
    for kind in ConsentKind::ALL {
        if let Some(given) = typed.yes_or_no(consent_field(*kind)) {
            service::note_consent(&v.who, &v.app, panel, seat, *kind, given).await?;
            if *kind == ConsentKind::VoiceRecorded && !given {
                crate::scoring::service::voice::forget_noted(&v.who, &v.app, panel, seat).await?;
            }
        }
    }
    Ok(Done::see(format!("/panels/{panel}/consents")))
}

pub async fn note_away(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let seat: SeatId = typed.get("seat").parse().map_err(|_| Refused::NotFound)?;
    service::note_away(&v.who, &v.app, panel, seat, AwayReason::parse(typed.get("away"))).await?;
    Ok(Done::see(format!("/panels/{panel}/consents")))
}

pub async fn book_helper(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let person = somebody(&typed, "person", "name", "");
    let person = person.ok_or_else(|| Refused::field("person", "panel-helper-person-needed"))?;
    let kind = HelperKind::parse(typed.get("kind")).ok_or_else(|| Refused::field("kind", "panel-kind-needed"))?;
    let seat = match typed.get("seat") {
        "" => None,
        seat => Some(seat.parse().map_err(|_| Refused::field("seat", "panel-helper-seat-unknown"))?),
    };
    service::book(&v.who, &v.app, panel, NewHelper { person, kind, seat }).await?;
    Ok(Done::see(format!("/panels/{panel}/helpers")))
}

pub async fn cancel_helper(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let booking = typed.get("booking").parse().map_err(|_| Refused::NotFound)?;
    service::cancel(&v.who, &v.app, panel, booking).await?;
    Ok(Done::see(format!("/panels/{panel}/helpers")))
}

pub async fn helper_agreed(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let person = typed.get("person").parse().map_err(|_| Refused::NotFound)?;
    service::note_agreed(&v.who, &v.app, panel, person).await?;
    Ok(Done::see(format!("/panels/{panel}/helpers")))
}

pub async fn open_joining(v: Visit, _: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    service::open_joining(&v.who, &v.app, panel).await?;
    Ok(Done::see(format!("/panels/{panel}/join")))
}

pub async fn close_joining(v: Visit, _: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    service::close_joining(&v.who, &v.app, panel).await?;
    Ok(Done::see(format!("/panels/{panel}/join")))
}

/// `seat` is a seat, or `shared` for a tablet that serves all seats in turn.
pub async fn admit(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let tablet: TabletId = v.id("tablet")?;
    let seat = match typed.get("seat") {
        "shared" => None,
        seat => Some(seat.parse().map_err(|_| Refused::field("seat", "panel-admit-seat-needed"))?),
    };
    service::admit(&v.who, &v.app, panel, tablet, seat, typed.get("replace") == "yes").await?;
    Ok(Done::see(format!("/panels/{panel}/board")))
}

pub async fn end_tablet(v: Visit, _: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    service::end_tablet(&v.who, &v.app, panel, v.id("tablet")?).await?;
    Ok(Done::see(format!("/panels/{panel}/board")))
}

pub async fn start_interview(v: Visit, _: Typed) -> Result<Done, Refused> {
    let panel: PanelId = v.id("panel")?;
    let interview: InterviewId = v.id("interview")?;
    service::start_interview(&v.who, &v.app, interview).await?;
    Ok(Done::see(format!("/panels/{panel}/board")))
}

/// The address of the QR code: its token is swapped for a cookie at once.
pub async fn join(v: Visit, _: Typed) -> Result<Done, Refused> {
    to_seat(service::join_by_token(&v.app, v.param("token"), &v.address, &v.token).await)
}

/// The address that admits a tablet to its seat once.
pub async fn seat_link(v: Visit, _: Typed) -> Result<Done, Refused> {
    to_seat(service::join_seat(&v.app, v.param("token"), &v.address).await)
}

/// An address that opens nothing says whom to ask.
fn to_seat(cookie: Result<String, Refused>) -> Result<Done, Refused> {
    match cookie {
        Ok(cookie) => Ok(Done::see("/seat").with_tablet(cookie)),
        Err(Refused::Problems(problems)) => Ok(Done::show(pages::cannot_join(&problems))),
        Err(refused) => Err(refused),
    }
}

/// One of the three pictures, after those that were chosen before.
pub async fn choose_picture(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let mut chosen: Vec<String> = typed.all("chosen").into_iter().map(str::to_owned).collect();
    let known = |code: &str| service::join_pictures().iter().any(|picture| picture.code == code);
    if !known(typed.get("picture")) {
        return Err(Refused::because("panel-join-choose"));
    }
    chosen.push(typed.get("picture").to_owned());
    if chosen.len() > 3 || !chosen.iter().all(|code| known(code)) {
        return Err(Refused::because("panel-join-choose"));
    }
    if chosen.len() < 3 {
        let next = Done::show(pages::join_with(chosen, FormState::default()));
        return Ok(if v.token.is_empty() { next.with_tablet(service::browser()?) } else { next });
    }
    let cookie = service::join_by_pictures(&v.app, &chosen, &v.address, &v.token).await?;
    Ok(Done::see("/seat").with_tablet(cookie))
}

/// "Yes, that is me."
pub async fn take_seat(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let seat = typed.get("seat").parse().map_err(|_| Refused::NotFound)?;
    service::take_seat(&v.who, &v.app, seat).await?;
    Ok(Done::see("/seat"))
}

/// "No, that is not me", or the tablet goes on to the next person.
pub async fn let_go(v: Visit, _: Typed) -> Result<Done, Refused> {
    service::let_go(&v.who, &v.app).await?;
    Ok(Done::see("/seat"))
}

pub async fn consent(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let kind = ConsentKind::parse(typed.get("kind")).ok_or(Refused::NotFound)?;
    let given = typed.yes_or_no("given").ok_or_else(|| Refused::because("panel-consent-choose"))?;
    service::give_consent(&v.who, &v.app, kind, given).await?;
    if kind == ConsentKind::VoiceRecorded && !given {
        crate::scoring::service::voice::forget(&v.who, &v.app).await?;
    }
    Ok(Done::see(if typed.get("here") == "choices" { "/seat/choices" } else { "/seat" }))
}

/// "Yes" is asked further; every other answer is kept.
pub async fn know(v: Visit, typed: Typed) -> Result<Done, Refused> {
    let candidacy: CandidacyId = typed.get("candidacy").parse().map_err(|_| Refused::NotFound)?;
    if typed.get("kind") == "yes" {
        return Ok(Done::show(pages::how_known(v, candidacy).await?));
    }
    let kind = ConflictKind::parse(typed.get("kind")).ok_or_else(|| Refused::because("panel-know-choose"))?;
    service::declare(&v.who, &v.app, candidacy, kind).await?;
    if kind.leaves_out() {
        return Ok(Done::show(pages::left_out(v, candidacy).await?));
    }
    Ok(Done::see("/seat"))
}
