//! Whom somebody asks, and how often.

use super::health::{asks_about_health, not_of_health};
use super::mailbox::host_of;
use super::{No, NoReference, not_before};
use crate::checks::references::{Channel, ContactFrom, Kind};
use crate::checks::typed::{NAME_MAX, TEXT_MAX, all, day, named};
use time::Date;

/// Whom somebody wants to ask, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskTyped<'a> {
    pub kind: Option<Kind>,
    /// There is a period that it is about.
    pub has_job: bool,
    /// That period goes on: the present employer.
    pub job_goes_on: bool,
    pub referee: &'a str,
    pub referee_role: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub contact_from: Option<ContactFrom>,
    pub how: Option<Channel>,
    pub asked_on: &'a str,
    pub more: &'a str,
    pub permission: bool,
    /// The candidate's own address, if one is known.
    pub candidate_email: &'a str,
    /// A conditional offer stands.
    pub offered: bool,
}

/// May this referee be asked? Gives the day on which they were.
///
/// # Errors
/// One problem a field.
pub fn may_ask(typed: AskTyped<'_>, today: Date) -> Result<Date, Vec<No>> {
    let kind_needs_job = matches!(typed.kind, Some(Kind::Employer | Kind::Substitute));
    // A link goes now, whatever day somebody types.
    let asked_on = match typed.how {
        Some(Channel::Link) => Ok(today),
        _ => day("asked_on", typed.asked_on, today),
    };
    let (email, phone) = (typed.email.trim(), typed.phone.trim());
    let looks_wrong = |email: &str| host_of(email).is_none();
    let is_own =
        !typed.candidate_email.is_empty() && email.to_lowercase() == typed.candidate_email.trim().to_lowercase();
    let needs_mail = typed.how == Some(Channel::Link);
    let permission = kind_needs_job && typed.job_goes_on && typed.kind == Some(Kind::Employer) && !typed.permission;
    let reached = match (email, phone) {
        ("", _) if needs_mail => Err(("email", NoReference::EmailForLink)),
        ("", "") if typed.how != Some(Channel::Post) && typed.how != Some(Channel::InPerson) => {
            Err(("email", NoReference::ContactNeeded))
        }
        (email, _) if !email.is_empty() && looks_wrong(email) => Err(("email", NoReference::EmailWrong)),
        _ if is_own => Err(("email", NoReference::OwnReference)),
        _ => named("email", email, NAME_MAX, None),
    };
    all([
        match typed.kind {
            Some(_) if !kind_needs_job || typed.has_job => Ok(()),
            _ => Err(("for", NoReference::JobNeeded)),
        },
        named("referee", typed.referee, NAME_MAX, Some(NoReference::RefereeNeeded)),
        named("referee_role", typed.referee_role, NAME_MAX, Some(NoReference::RoleNeeded)),
        reached,
        named("phone", phone, NAME_MAX, None),
        typed.contact_from.map(|_| ()).ok_or(("contact_from", NoReference::FromNeeded)),
        typed.how.map(|_| ()).ok_or(("how", NoReference::HowNeeded)),
        asked_on.map(|_| ()),
        if permission { Err(("permission", NoReference::PermissionNeeded)) } else { Ok(()) },
        named("more", typed.more, TEXT_MAX, None).and_then(|()| {
            let of_health = !typed.offered && asks_about_health(typed.more);
            if of_health { Err(("more", NoReference::AboutHealth)) } else { Ok(()) }
        }),
    ])?;
    asked_on.map_err(|no| vec![no])
}

/// May another try be noted? Gives its day.
///
/// # Errors
/// One problem a field.
pub fn may_chase(
    how: Option<Channel>,
    on: &str,
    note: &str,
    (asked_on, offered): (Date, bool),
    today: Date,
) -> Result<Date, Vec<No>> {
    let on = not_before(day("chased_on", on, today), "chased_on", asked_on);
    all([
        // A link is sent, not noted.
        how.filter(|how| *how != Channel::Link).map(|_| ()).ok_or(("how", NoReference::HowNeeded)),
        on.map(|_| ()),
        named("note", note, TEXT_MAX, None).and_then(|()| not_of_health("note", note, offered)),
    ])?;
    on.map_err(|no| vec![no])
}
