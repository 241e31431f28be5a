//! What panel members are told about their data.

use super::Part;
use crate::ids::OrganisationId;
use crate::people::Who;
use crate::people::protection::MEMBER_MONTHS;
use crate::people::service as people;
use crate::platform::App;
use crate::platform::refused::Refused;
use crate::texts::{Edition, say, say_with};

/// The parts in their order: name and picture.
const PARTS: [(&str, &str); 10] = [
    ("start", "1F4C4"),
    ("what", "1F4DD"),
    ("not", "1F645"),
    ("who", "1F441"),
    ("file", "1F4D6"),
    ("help", "1F64B"),
    ("machine", "1F9D1"),
    ("keep", "1F4C5"),
    ("rights", "1F4AC"),
    ("complain", "1F641"),
];

/// The page's parts as they are told today, kept as a version; and which version that is.
///
/// # Errors
/// The database failed.
pub async fn privacy(who: &Who, app: &App) -> Result<(Vec<Part>, Option<Edition>), Refused> {
    let (parts, organisation) = parts(who, app).await?;
    let since = match organisation {
        Some(organisation) => {
            let text = serde_json::to_value(&parts)?;
            Some(people::kept(app, organisation, "privacy-panel", &text).await?)
        }
        None => None,
    };
    Ok((parts, since))
}

/// The parts as they would be told now, and by whom.
pub(super) async fn parts(who: &Who, app: &App) -> Result<(Vec<Part>, Option<OrganisationId>), Refused> {
    let told = people::told_by(who, app).await?;
    let organisation =
        told.as_ref().map_or_else(|| say("privacy-some-organisation"), |(organisation, _)| organisation.name.clone());
    let reach = told.as_ref().map(|(_, set)| set).filter(|set| set.names_a_contact()).map(|set| set.reach.clone());
    let reach = match reach {
        Some(reach) => say_with("privacy-panel-reach", &[("reach", &reach)]),
        None => say("privacy-panel-ask"),
    };
    let months = MEMBER_MONTHS.to_string();
    let days = app.settings.copies_days().to_string();
    let with = [("organisation", organisation.as_str()), ("months", months.as_str()), ("days", days.as_str())];
    let part = |(name, picture): &(&str, &str)| {
        let mut texts = vec![say_with(&format!("privacy-panel-{name}"), &with)];
        if *name == "complain" {
            texts.insert(1, reach.clone());
            texts.push(say("privacy-panel-commissioner"));
        }
        Part::new(picture, say(&format!("privacy-panel-{name}-title")), &texts)
    };
    Ok((PARTS.iter().map(part).collect(), told.map(|(organisation, _)| organisation.id)))
}
