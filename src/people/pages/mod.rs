//! Screens: first start, sign-in, people.

mod account;
mod clocks;
mod first;
mod inspectors;
mod links;
mod messages;
mod passkey;
mod persons;
mod protection;
mod second;
mod sign_in;

pub use account::{account, codes, recovery_codes, second_steps, welcome};
pub use clocks::clocks;
pub use first::{first, next};
pub use inspectors::{inspector_line, inspectors, made as inspector_made, made_words, shown_words, start, state_tag};
pub use links::{by_code, code_to_read, forgot, forgot_sent, way};
pub use messages::messages;
pub use persons::{change_person, new_person, people};
pub use protection::{privacy, protection};
pub use second::{link_made, outsider, second, seconds, thanks, two_persons};
pub use sign_in::{
    Kept, change_organisation, kept, kept_page, lapsed, organisation, organisation_page, second_step, second_step_page,
    sign_in,
};

use super::Role;
use crate::texts::say;

fn role_words(roles: &[Role]) -> String {
    roles.iter().map(|role| say(&format!("role-{}", role.code()))).collect::<Vec<_>>().join(", ")
}
