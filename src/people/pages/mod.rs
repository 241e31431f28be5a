//! Screens: first start, sign-in, people.

mod account;
mod first;
mod messages;
mod persons;
mod sign_in;

pub use account::account;
pub use first::first;
pub use messages::messages;
pub use persons::{change_person, new_person, people};
pub use sign_in::{Kept, kept, kept_page, lapsed, sign_in};

use super::Role;
use crate::texts::say;

fn role_words(roles: &[Role]) -> String {
    roles.iter().map(|role| say(&format!("role-{}", role.code()))).collect::<Vec<_>>().join(", ")
}
