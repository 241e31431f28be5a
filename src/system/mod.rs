//! Looking after SameTable: is everything in order, said in sentences with what to do, and where each part is looked after.
//!
//! The same look is printed when the server starts, shown on `/system`, and answered to machines at `/readyz`.

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod rules;
#[cfg(feature = "ssr")]
pub mod service;

use crate::people::Role;

/// Who looks after SameTable.
pub const LOOKS_AFTER: &[Role] = &[Role::Administrator, Role::Hr];

/// Who finds something to read there: an auditor reads, and looks after nothing.
pub const READS: &[Role] = &[Role::Administrator, Role::Hr, Role::Auditor];

/// One part of looking after it, with the page where that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// The page's address. A test opens it as each of `roles`.
    pub href: &'static str,
    /// The messages `system-card-NAME` and `system-card-NAME-words`.
    pub name: &'static str,
    pub roles: &'static [Role],
}

/// The cards of `/system`, in the order in which they stand there. Whoever adds a page for those who look after SameTable
/// adds its card here.
pub const CARDS: &[Card] = &[
    Card { href: "/messages", name: "messages", roles: &[Role::Administrator] },
    Card { href: "/people", name: "people", roles: LOOKS_AFTER },
    Card { href: "/data-protection", name: "data-protection", roles: LOOKS_AFTER },
    Card { href: "/retention", name: "retention", roles: READS },
    Card { href: "/subject-access", name: "subject-access", roles: &[Role::Hr] },
    Card { href: "/papers", name: "papers", roles: LOOKS_AFTER },
    Card { href: "/guides", name: "guides", roles: LOOKS_AFTER },
    Card { href: "/organisation", name: "organisation", roles: &[Role::Administrator] },
    Card { href: "/audit/views", name: "views", roles: READS },
    Card { href: "/inspectors", name: "inspectors", roles: LOOKS_AFTER },
    Card { href: "/seconds", name: "seconds", roles: READS },
    Card { href: "/system/backups", name: "backups", roles: &[Role::Administrator] },
    Card { href: "/system/record", name: "record", roles: LOOKS_AFTER },
    Card { href: "/system/leave", name: "leave", roles: &[Role::Administrator] },
];

/// How much a concern matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Nothing is lost yet; somebody should see to it.
    Mind,
    /// Work is in danger or does not go on; see to it now.
    Stop,
}

/// Something that is not in order. Its sentence is the message `system-CODE`, what to do about it `system-CODE-do`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    pub code: &'static str,
    pub weight: Weight,
    pub with: Vec<(&'static str, String)>,
}

/// What was found on the machine, for the rules to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The address in QR codes and letters.
    pub public_url: String,
    /// Only this machine itself can reach the server.
    pub only_here: bool,
    /// A proxy before it is named.
    pub proxy: bool,
    /// Mail can be sent.
    pub mail: bool,
    /// A backup of the last two days was restored and found whole.
    pub backup: bool,
    /// A folder for backups is named.
    pub backup_folder: bool,
    /// Every organisation has said whom people can ask about their data.
    pub contact: bool,
    /// When what an earlier restore moved aside goes: the days, as `2026-11-25`.
    pub aside: Vec<String>,
    /// There is a passphrase of the backups that nobody has said to have written down.
    pub unwritten: bool,
    /// This server's own certificate, if it has or gets one.
    pub certificate: Option<CertificateFacts>,
    /// The database answers.
    pub database: bool,
    /// The key store answers.
    pub keys: bool,
    /// The data folder can be written to.
    pub writable: bool,
    /// Bytes that are free where the data folder is; none if the machine does not say.
    pub free: Option<u64>,
    /// Whole seconds by which the machine's clock is before the last entry of the record.
    pub behind: Option<i64>,
    /// Files with secrets that others on the machine may read.
    pub open_files: Vec<String>,
    /// Signed ends of the record that do not fit.
    pub wrong_ends: usize,
}

/// What is known of the certificate that this server shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Whole days until it ends; none while there is no certificate.
    pub days: Option<i64>,
    pub names: Vec<String>,
    /// Why it could not be renewed.
    pub trouble: Option<String>,
}
