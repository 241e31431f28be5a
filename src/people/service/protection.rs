//! The settings of data protection, and what people who sign in and visitors are told.

use crate::ids::OrganisationId;
use crate::ledger::Deed;
use crate::people::protection::{Erases, MONTHS, Protection, WHY_MIN, YEARS, is_ico_number};
use crate::people::{Organisation, Role, Who, store};
use crate::platform::App;
use crate::platform::refused::{Problem, Refused};
use crate::texts::Edition;
use serde::Deserialize;
use serde_json::json;
use validator::Validate;

/// Who reads the settings; an administrator changes them.
const READ: &[Role] = &[Role::Administrator, Role::Hr];

/// The settings as typed.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
#[serde(default)]
pub struct NewProtection {
    #[validate(length(min = 1, max = 120, code = "people-protection-contact-needed"))]
    pub contact: String,
    #[validate(length(min = 1, max = 200, code = "people-protection-reach-needed"))]
    pub reach: String,
    pub ico_number: String,
    pub months: String,
    #[validate(length(max = 400, code = "people-protection-too-long"))]
    pub months_why: String,
    pub years: String,
    #[validate(length(max = 400, code = "people-protection-too-long"))]
    pub years_why: String,
    pub erases: String,
    #[validate(length(max = 400, code = "people-protection-too-long"))]
    pub hosting: String,
    #[validate(length(max = 400, code = "people-protection-too-long"))]
    pub mail: String,
    #[validate(length(max = 400, code = "people-protection-too-long"))]
    pub copies: String,
    #[validate(length(max = 200, code = "people-protection-too-long"))]
    pub adviser: String,
}

/// The settings of the asker's organisation, as anybody of it may know them: notices are filled from them.
///
/// # Errors
/// Nobody asks; the database failed.
pub async fn protection(who: &Who, app: &App) -> Result<Protection, Refused> {
    Ok(store::protection(&app.db, who.org()?).await?.unwrap_or_default())
}

/// How many organisations on this server have not said whom people can ask about their data.
///
/// # Errors
/// The database failed.
pub async fn without_contact(app: &App) -> Result<i64, Refused> {
    Ok(store::without_contact(&app.db).await?)
}

/// The settings for whoever may read the page of them; and whether they may change them.
///
/// # Errors
/// Not an administrator or HR.
pub async fn protection_sheet(who: &Who, app: &App) -> Result<(Protection, bool), Refused> {
    let may_change = who.may(READ)?.roles.contains(&Role::Administrator);
    Ok((protection(who, app).await?, may_change))
}

/// The settings for whoever reads how long things are kept: HR, an administrator, an auditor.
///
/// # Errors
/// Nobody of these; the database failed.
pub async fn clocks(who: &Who, app: &App) -> Result<Protection, Refused> {
    who.may_see_everywhere(READ)?;
    protection(who, app).await
}

/// Sets them.
///
/// # Errors
/// One problem a field: another period than the usual one needs its reason.
pub async fn set_protection(who: &Who, app: &App, new: NewProtection) -> Result<(), Refused> {
    let signed = who.may(&[Role::Administrator])?;
    let mut problems = Vec::new();
    let ico_number = new.ico_number.trim().to_uppercase().replace(' ', "");
    if !ico_number.is_empty() && !is_ico_number(&ico_number) {
        problems.push(Problem::new("ico_number", "people-protection-ico-wrong"));
    }
    let months = new.months.trim().parse().ok().filter(|months| MONTHS.allow(*months));
    if months.is_none() {
        let wrong = Problem::new("months", "people-protection-months-wrong");
        problems.push(wrong.with("least", MONTHS.least).with("most", MONTHS.most));
    }
    let years = new.years.trim().parse().ok().filter(|years| YEARS.allow(*years));
    if years.is_none() {
        let wrong = Problem::new("years", "people-protection-years-wrong");
        problems.push(wrong.with("least", YEARS.least).with("most", YEARS.most));
    }
    let is_short = |why: &str| why.trim().chars().count() < WHY_MIN;
    if months.is_some_and(|months| months != MONTHS.usual) && is_short(&new.months_why) {
        problems.push(Problem::new("months_why", "people-protection-why-needed"));
    }
    if years.is_some_and(|years| years != YEARS.usual) && is_short(&new.years_why) {
        problems.push(Problem::new("years_why", "people-protection-why-needed"));
    }
    let erases = Erases::parse(&new.erases);
    if erases.is_none() {
        problems.push(Problem::new("erases", "people-protection-erases-needed"));
    }
    let (Some(months), Some(years), Some(erases), true) = (months, years, erases, problems.is_empty()) else {
        return Err(Refused::all(problems));
    };
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let now = app.clock.now();
    let set = Protection {
        contact: line(&new.contact),
        reach: line(&new.reach),
        ico_number,
        months,
        months_why: line(&new.months_why),
        years,
        years_why: line(&new.years_why),
        by_name: String::new(),
        erases,
        hosting: line(&new.hosting),
        mail: line(&new.mail),
        copies: line(&new.copies),
        adviser: line(&new.adviser),
        at: Some(now),
    };
    let mut tx = app.db.begin().await?;
    let org = store::organisation(&mut tx, signed.org).await?.ok_or(Refused::NotFound)?;
    store::put_protection(&mut tx, signed.org, &set, signed.person, now).await?;
    let mut deed = Deed::new(who);
    deed.note(
        org.stream,
        org.subject,
        "data_protection.set",
        json!({
            "contact": set.contact, "reach": set.reach, "ico_number": set.ico_number, "months": months, "years": years,
            "why": set.months_why, "years_why": set.years_why, "erases": erases.code(), "hosting": set.hosting, "mail": set.mail,
            "copies": set.copies, "adviser": set.adviser,
        }),
    );
    deed.commit(tx, app).await
}

/// Whose notice a visitor reads: their own organisation's, or that of an installation that has just one. Who opens the page
/// before the day has no sign-in; with several organisations here they are told without names.
///
/// # Errors
/// The database failed.
pub async fn told_by(who: &Who, app: &App) -> Result<Option<(Organisation, Protection)>, Refused> {
    let org: Option<OrganisationId> = match who.org() {
        Ok(org) => Some(org),
        Err(_) => store::only_organisation(&app.db).await?,
    };
    let Some(org) = org else { return Ok(None) };
    let Some(organisation) = store::organisation(&app.db, org).await? else { return Ok(None) };
    Ok(Some((organisation, store::protection(&app.db, org).await?.unwrap_or_default())))
}

/// A text as it is told today, kept as a version that stays: which version it is, and when it was first told.
///
/// # Errors
/// The database failed.
pub async fn kept(app: &App, org: OrganisationId, key: &str, text: &serde_json::Value) -> Result<Edition, Refused> {
    let mut tx = app.db.begin().await?;
    let now = app.clock.now();
    let version = crate::texts::service::keep(&mut tx, org, key, "en-GB", text, now).await?;
    let edition = crate::texts::service::edition(&mut tx, org, version).await?;
    tx.commit().await?;
    Ok(edition)
}
