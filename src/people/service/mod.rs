//! The deeds of this room: first start, invitations, sign-in and its second steps, and who may do what.

mod first;
pub mod guests;
pub mod inspectors;
mod invitations;
mod leaving;
mod links;
mod messages;
mod organisation;
mod passkeys;
mod persons;
mod protection;
mod reset;
pub mod second;
mod second_step;
mod session;
mod sign_in;
pub mod ways;

pub use first::{First, begin, first_code, is_new};
pub use invitations::{SignInState, SignIns, invite, sign_ins, withdraw_invitation};
pub use leaving::{come_back, has_left, leave, people_who_left};
pub use links::{Ask, Open, Way, accept, by_code, lasts, way};
pub use messages::{PASSES_ON, mailbox, messages, passed_on};
pub use organisation::{
    add_service, clock_ahead, is_demo, make_organisation, organisation, service, services, set_clock_ahead,
};
pub use passkeys::{
    ToSign, add as add_passkey, possible as passkeys_possible, sign_in_with_passkey, to_add, to_sign_in,
};
pub use persons::{
    Choosable, Listed, Mailbox, NewPerson, add_person, as_they_are, change_person, choosable, every_organisation,
    everybody, everybody_seen, listed, mailboxes, mailboxes_anywhere, mailboxes_at, names, own_address, person,
    person_in, titles,
};
pub use protection::{
    NewProtection, clocks, kept, protection, protection_sheet, set_protection, told_by, without_contact,
};
pub use reset::{MadeCode, forgot, reset_code, reset_code_at_server};
pub use second_step::{
    Passkey, Rule, Steps, ToScan, begin_codes, confirm_codes, new_recovery_codes, remove as remove_step,
    reset_second_step, rule, second_step, set_rule, steps, steps_at_door, to_scan,
};
pub use session::{
    Begun, Place, Session, begun, change_organisation, choose_organisation, elsewhere, end_one, end_others,
    organisations, second_step_asked, sessions, sign_out, signed_in, still_signed_in,
};
pub use sign_in::{change_password, password_of, sign_in};

use super::Role;

/// Who may add people: administrators, and managers (a panel needs its members).
const MAY_ADD: &[Role] = &[Role::Administrator, Role::Manager];
