//! The deeds of this room. Scores come in by one way only: `scoring::service::revealed`, which gives those of interviews
//! whose discussion was opened.

mod answer;
mod choose;
mod confirm;
mod figures;
mod progress;
mod sure;
mod table;

pub use answer::{
    Answer, AnswerSheet, NewAnswer, NewSuggestion, OwedList, PanelReason, SeatAnswer, ToldSeat, answers_for_seat,
    given_on_paper, list, outside, read, read_answer_sheet, say_back, send, set_days,
};
pub use choose::{ForCandidate, Kept, Made, NewChoice, answer_second, choose, made, waiting};
pub(crate) use choose::{choice_about, decided, is_any_made};
pub use confirm::{Confirming, NeverBegan, NewConfirmation, confirm, confirming, never_began, start};
pub use figures::{Agreed, Figures, Mover, Of, Talked, figures, talked};
pub use progress::progress;
pub use table::{
    Absent, Column, Concern, Remark, Table, TeamSaid, Voice, Waiting, is_in_reach, read_table, table, value_words,
};

use crate::ids::VacancyId;
use crate::people::{Role, Who};
use crate::platform::App;

/// Who weighs, chooses and answers. A panel member never: they hear the answer on their own screen.
pub(super) const MAY_DECIDE: &[Role] = &[Role::Manager];
/// Who reads how it was weighed.
pub(super) const MAY_READ: &[Role] = &[Role::Manager, Role::Hr];
/// Who says within how many days panels are answered.
pub(super) const MAY_SET_DAYS: &[Role] = &[Role::Hr];

/// Whether the asker decides on this vacancy: whoever only reads gets no form that would be refused.
pub async fn decides(who: &Who, app: &App, vacancy: VacancyId) -> bool {
    crate::vacancy::service::may_do(who, app, MAY_DECIDE, vacancy).await.is_ok()
}
