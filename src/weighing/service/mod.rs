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
    Answer, AnswerSheet, PanelReason, SeatAnswer, answers_for_seat, outside, read, read_answer_sheet, say_back, send,
};
pub(crate) use choose::decided;
pub use choose::{Kept, Made, NewChoice, answer_second, choose, made, waiting};
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

/// Whether the asker decides on this vacancy: whoever only reads gets no form that would be refused.
pub async fn decides(who: &Who, app: &App, vacancy: VacancyId) -> bool {
    crate::vacancy::service::may_do(who, app, MAY_DECIDE, vacancy).await.is_ok()
}
