//! The rows of this room as the other rooms read them.

use super::{
    AwayReason, ConflictKind, ConsentKind, Gates, Group, HelperKind, InterviewState, Mode, Parts, SeatKind, Talk,
    Weights,
};
use crate::ids::{
    CandidacyId, InterviewId, KitLineId, OrganisationId, PanelId, PersonId, RowId, SeatId, TextVersionId, VacancyId,
};
use crate::platform::db::{JsonText, Timestamp};

/// The panel of a vacancy and its day.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Panel {
    pub org: OrganisationId,
    pub id: PanelId,
    pub vacancy: VacancyId,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// When the panel meets, `HH:MM`.
    pub starts_at: String,
    pub place: String,
    pub facilitator: PersonId,
    /// To say hello and practise, before the first interview.
    pub prepare_minutes: i64,
    pub interview_minutes: i64,
    pub break_minutes: i64,
    pub talk_minutes: i64,
    /// `HH:MM`; none: no lunch on this day.
    pub lunch_at: Option<String>,
    pub lunch_minutes: i64,
    pub most_candidates: i64,
}

/// One scorer on one panel.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Seat {
    pub org: OrganisationId,
    pub id: SeatId,
    pub panel: PanelId,
    pub person: PersonId,
    /// The person's name and own picture (an OpenMoji code), read along.
    pub name: String,
    pub picture: Option<String>,
    pub kind: SeatKind,
    pub supporter: Option<PersonId>,
    pub supporter_name: Option<String>,
    pub position: i64,
    pub withdrawn_at: Option<Timestamp>,
    pub away: Option<AwayReason>,
}

impl Seat {
    /// The group whose scores it belongs to; none for a shadow.
    pub fn group(&self) -> Option<Group> {
        self.kind.group()
    }
}

/// What the panel calls the person of each seat.
pub fn called(seats: &[Seat]) -> std::collections::HashMap<SeatId, String> {
    let names = super::rules::short_names(&seats.iter().map(|seat| seat.name.as_str()).collect::<Vec<_>>());
    seats.iter().map(|seat| seat.id).zip(names).collect()
}

/// An interpreter or advocate who is booked for the day, or somebody's own supporter (who has no kind and no booking).
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Helper {
    /// The booking.
    pub id: Option<RowId>,
    pub person: PersonId,
    pub name: String,
    pub kind: Option<HelperKind>,
    /// Whom they are there for; none: for everybody.
    pub seat: Option<SeatId>,
    /// When they read what helpers agree to, and said yes.
    pub agreed_at: Option<Timestamp>,
}

/// Who asks which question.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Asker {
    pub kit_line: KitLineId,
    pub seat: SeatId,
}

/// An answer to one of the four consents. Answers are added, never changed: the last one counts.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Consent {
    pub id: RowId,
    pub seat: SeatId,
    pub kind: ConsentKind,
    pub given: bool,
    pub at: Timestamp,
    /// What was on the screen or the paper.
    pub text_version: TextVersionId,
    /// Who noted it from paper; none when the member said it on their own screen.
    pub noted_by: Option<PersonId>,
}

/// An answer to "Do you know this candidate?". The last one counts.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Conflict {
    pub id: RowId,
    pub seat: SeatId,
    pub candidacy: CandidacyId,
    pub kind: ConflictKind,
    pub at: Timestamp,
}

/// How the panel's and the others' scores will be put together, as announced.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Agreement {
    pub org: OrganisationId,
    pub id: RowId,
    pub vacancy: VacancyId,
    pub version: i64,
    pub mode: Mode,
    /// What the panel members count for, in whole per cents; the others count for the rest. Not used by *equal*.
    pub panel_share: i64,
    pub weights: JsonText<Weights>,
    pub talk: Talk,
    pub gates: JsonText<Gates>,
    /// Who may say no for their own team.
    pub veto_seat: Option<SeatId>,
    pub advisory: bool,
    /// Why it was changed after it had been announced.
    pub reason: Option<String>,
    pub announced_at: Timestamp,
    pub frozen_at: Option<Timestamp>,
    /// The announcement in Easy Read.
    pub text_version: TextVersionId,
}

impl Agreement {
    /// What was agreed beside its mode.
    #[must_use]
    pub fn parts(&self) -> Parts {
        Parts { gates: self.gates.0.clone(), veto: self.veto_seat, advisory: self.advisory }
    }
}

/// One candidate before one panel.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Interview {
    pub org: OrganisationId,
    pub id: InterviewId,
    pub panel: PanelId,
    pub candidacy: CandidacyId,
    pub position: i64,
    /// `HH:MM`.
    pub starts_at: String,
    pub state: InterviewState,
    pub started_at: Option<Timestamp>,
    /// When the candidate had left and everybody was done.
    pub scored_at: Option<Timestamp>,
    /// When the discussion was opened.
    pub opened_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
}

/// How tablets find the panel: a token in a QR code, and three pictures.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct JoinCode {
    pub org: OrganisationId,
    pub panel: PanelId,
    pub token: String,
    /// Three OpenMoji codes.
    pub pictures: JsonText<Vec<String>>,
    /// The last day on which it opens anything, `YYYY-MM-DD`.
    pub day: String,
    pub ended_at: Option<Timestamp>,
}
