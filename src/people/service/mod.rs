//! The deeds of this room: first start, sign-in, and who may do what.

mod first;
mod messages;
mod organisation;
mod persons;
mod sign_in;

pub use first::{First, begin, first_code, is_new};
pub use messages::{PASSES_ON, messages, passed_on};
pub use organisation::{add_service, is_demo, make_organisation, organisation, service, services};
pub use persons::{Listed, NewPerson, add_person, change_person, everybody, listed, person};
pub use sign_in::{change_password, sign_in, sign_out, signed_in};

use super::Role;

/// Who may add people: administrators, and managers (a panel needs its members).
const MAY_ADD: &[Role] = &[Role::Administrator, Role::Manager];
