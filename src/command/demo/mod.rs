//! The demonstration: an invented organisation in the middle of two recruitments.
//!
//! Everything is done by the services that the screens call, so what it shows is what a provider would have. Nine days
//! ago Larch Court's panel met, chose and answered; today Elm House's panel meets, and its first interview is running.

mod days;
mod story;

pub use days::Day;

use crate::ids::{CandidacyId, InterviewId, OrganisationId, PanelId, PersonId, SeatId};
use crate::people::service as people;
use crate::people::{Role, Who};
use crate::platform::App;
use crate::platform::refused::Refused;
use serde_json::json;

/// The password of everybody in the demonstration, which is no secret.
pub const PASSWORD: &str = "three blue buses";

/// Somebody who signs in.
pub struct SignIn {
    pub role: Role,
    pub name: String,
    pub email: String,
    pub who: Who,
}

/// A tablet's seat with the address that admits it once.
pub struct SeatLink {
    pub panel: PanelId,
    pub interview: InterviewId,
    pub seat: SeatId,
    pub name: String,
    pub url: String,
}

/// What the demonstration made.
pub struct Made {
    pub org: OrganisationId,
    pub people: Vec<SignIn>,
    pub seats: Vec<SeatLink>,
    pub files: Vec<(CandidacyId, String)>,
    pub past: days::Day,
    pub today: days::Day,
}

/// Fills an empty database.
///
/// # Errors
/// A database that is not empty, in one line; anything else that a service refused.
pub async fn fill(app: &App) -> Result<Made, String> {
    let empty = people::is_new(app).await.map_err(|refused| refused.to_string())?;
    if !empty {
        return Err("this database is not empty; the demonstration needs one of its own (SAMETABLE_DATA)".to_owned());
    }
    story::play(app).await.map_err(|refused| format!("the demonstration was refused: {refused}"))
}

/// The signed-in person that a service expects.
pub(super) async fn signed(app: &App, org: OrganisationId, person: PersonId) -> Result<Who, Refused> {
    people::as_they_are(app, org, person).await
}

impl Made {
    /// As scripts read it (a contract).
    pub fn json(&self, app: &App) -> String {
        let people: Vec<_> = self
            .people
            .iter()
            .map(|one| json!({"role": one.role.code(), "name": one.name, "email": one.email, "password": PASSWORD}))
            .collect();
        let seats: Vec<_> = self
            .seats
            .iter()
            .map(|one| json!({"panel": one.panel, "interview": one.interview, "name": one.name, "url": one.url}))
            .collect();
        let files: Vec<_> = self
            .files
            .iter()
            .map(|(id, _)| json!({"candidate": id, "url": format!("{}/files/{id}", app.settings.public_url)}))
            .collect();
        json!({"people": people, "seats": seats, "files": files}).to_string()
    }

    /// As a person reads it.
    pub fn words(&self, app: &App) -> String {
        let url = &app.settings.public_url;
        let mut lines = vec![
            "The demonstration organisation is ready. All names are invented.".to_owned(),
            String::new(),
            format!("Sign in at {url}/sign-in  (password of everybody: {PASSWORD})"),
        ];
        lines.extend(self.people.iter().map(|one| format!("  {:<16} {:<28} {}", one.name, one.email, one.role.code())));
        lines.push(String::new());
        lines.push("Tablets of today's panel (each address works once):".to_owned());
        lines.extend(self.seats.iter().map(|one| format!("  {:<16} {}", one.name, one.url)));
        lines.push(String::new());
        lines.push("Recruitment files:".to_owned());
        lines.extend(self.files.iter().map(|(id, name)| format!("  {name:<16} {url}/files/{id}")));
        lines.push(String::new());
        lines.join("\n")
    }
}
