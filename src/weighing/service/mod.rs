//! The deeds of this room. Scores come in by one way only: `scoring::service::revealed`, which gives those of interviews
//! whose discussion was opened.

mod answer;
mod choose;
mod confirm;
mod progress;
mod table;

pub use answer::{Answer, AnswerSheet, PanelReason, SeatAnswer, answer_sheet, answers_for_seat, read, send};
pub use choose::{Made, NewChoice, choose, made};
pub use confirm::{Confirming, NewConfirmation, confirm, confirming, start};
pub use progress::progress;
pub use table::{
    Absent, Column, Concern, Remark, Table, Voice, Waiting, answer_words, is_in_reach, table, value_words,
};

use crate::people::Role;

/// Who weighs, chooses and answers. A panel member never: they hear the answer on their own screen.
pub(super) const MAY_DECIDE: &[Role] = &[Role::Manager];
/// Who reads how it was weighed.
pub(super) const MAY_READ: &[Role] = &[Role::Manager, Role::Hr];
