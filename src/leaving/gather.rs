//! Everything of one organisation in one archive.

use super::rules::{
    file_name, is_made_again, is_of_the_record, is_private_until_the_talk, is_secret, tells_of_a_concern,
};
use super::store::{self, Rows, Table};
use crate::hex::hex;
use crate::ids::OrganisationId;
use crate::people::{Organisation, Visit, Who};
use crate::platform::App;
use crate::platform::clock::london_stamp;
use crate::platform::csv::{defused, written_to};
use crate::platform::form::FormState;
use crate::platform::random;
use crate::platform::refused::Refused;
use crate::recruitment_file;
use crate::recruitment_file::copy::Reader;
use crate::texts::{say, say_with};
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn broken(cause: impl std::fmt::Display) -> Refused {
    Refused::broken(format_args!("the archive could not be written: {cause}"))
}

/// What went in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    pub tables: usize,
    pub rows: usize,
    pub files: usize,
    /// Rows that stay private until a panel talks, and are not in the archive. Never shown: their number tells too much.
    pub withheld: usize,
    /// A panel has begun and not talked: the record itself is not in the archive.
    pub without_record: bool,
    /// Candidates whose panel has not talked: their files are not in it.
    pub waiting: Vec<String>,
    /// Whose file is about whoever makes the archive: nobody reads the file about themselves.
    pub own: Vec<String>,
}

/// What files without a name begin with, for the moment in which they have one.
const BRIEF: &str = ".leaving-";

/// A new file that its owner alone reads: what is written there is everything in the clear.
pub fn named(to: &Path) -> Result<File, Refused> {
    OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(to).map_err(broken)
}

/// A file without a name, on the disk of `folder`: it is gone when nobody holds it any more, a server that died included.
pub fn nameless(folder: &Path) -> Result<File, Refused> {
    let name = hex(&random::bytes::<8>()?);
    let path = folder.join(format!("{BRIEF}{name}"));
    let file = named(&path)?;
    std::fs::remove_file(&path).map_err(broken)?;
    Ok(file)
}

/// Removes what earlier versions left in the data folder when they were stopped in the middle.
pub fn tidy(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(BRIEF) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Writes the archive. `who` reads the recruitment files in their own name; that they did is noted with each.
pub async fn gather(who: &Who, app: &App, org: &Organisation, file: File) -> Result<Gathered, Refused> {
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let mut gathered = Gathered::default();
    let private = store::undiscussed(&app.db, org.id).await?;
    gathered.without_record = store::is_anybody_in_the_middle(&app.db, org.id).await?;
    let tables = store::tables(&app.db).await?;
    for table in tables.into_iter().filter(|table| !is_made_again(&table.name)) {
        one_table(&mut zip, app, org.id, &table, &private, &mut gathered).await?;
    }
    for listed in recruitment_file::service::files(who, app).await? {
        let candidacy = listed.candidacy;
        let folder = format!("recruitment-files/{}-{}", file_name(&candidacy.name), candidacy.id);
        match recruitment_file::service::bundle(who, app, candidacy.id).await {
            Ok((name, text)) => member(&mut zip, &format!("{folder}/{name}"), text.as_bytes())?,
            Err(Refused::Problems(_)) => {
                gathered.waiting.push(candidacy.name.clone());
                continue;
            }
            Err(Refused::NotAllowed) => {
                gathered.own.push(candidacy.name.clone());
                continue;
            }
            Err(other) => return Err(other),
        }
        let html = page(who, app, candidacy.id.to_string()).await?;
        member(&mut zip, &format!("{folder}/recruitment-file.html"), html.as_bytes())?;
        for (name, bytes) in recruitment_file::copy::service::documents(who, app, candidacy.id, Reader::Desk).await? {
            member(&mut zip, &format!("{folder}/{name}"), &bytes)?;
        }
        gathered.files += 1;
    }
    let words = read_me(app, org, &gathered);
    member(&mut zip, "READ-ME-FIRST.txt", words.as_bytes())?;
    let mut inner = zip.finish().map_err(broken)?;
    inner.flush().map_err(broken)?;
    inner.get_ref().sync_all().map_err(broken)?;
    Ok(gathered)
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated).large_file(true)
}

fn member<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str, bytes: &[u8]) -> Result<(), Refused> {
    zip.start_file(name, options()).map_err(broken)?;
    zip.write_all(bytes).map_err(broken)
}

/// A table twice: for spreadsheets, and for programs. Rows pass one by one, however many there are.
async fn one_table<W: Write + Seek>(
    zip: &mut ZipWriter<W>,
    app: &App,
    org: OrganisationId,
    table: &Table,
    private: &BTreeSet<String>,
    gathered: &mut Gathered,
) -> Result<(), Refused> {
    let kept_back = gathered.without_record && is_of_the_record(&table.name);
    let columns: Vec<&str> =
        table.columns.iter().map(String::as_str).filter(|column| !is_secret(&table.name, column)).collect();
    let mut lines = BufWriter::new(nameless(&app.settings.data)?);
    zip.start_file(format!("tables/{}.csv", table.name), options()).map_err(broken)?;
    {
        let mut csv = written_to(&mut *zip);
        csv.write_record(&columns).map_err(broken)?;
        let mut rows = Rows::of(&app.db, table, org);
        while let Some(row) = rows.next().await? {
            let of = row.get("interview").and_then(Value::as_str).unwrap_or_default();
            let why = row.get("why").and_then(Value::as_str).unwrap_or_default();
            let of_concern = gathered.without_record && tells_of_a_concern(&table.name, why);
            if kept_back || of_concern || is_private_until_the_talk(&table.name) && private.contains(of) {
                gathered.withheld += 1;
                continue;
            }
            csv.write_record(columns.iter().map(|column| cell(row.get(*column)))).map_err(broken)?;
            let kept: Map<String, Value> =
                row.into_iter().filter(|(name, _)| columns.contains(&name.as_str())).collect();
            serde_json::to_writer(&mut lines, &kept)?;
            lines.write_all(b"\n").map_err(broken)?;
            gathered.rows += 1;
        }
        csv.flush().map_err(broken)?;
    }
    let mut lines = lines.into_inner().map_err(broken)?;
    lines.rewind().map_err(broken)?;
    zip.start_file(format!("tables/{}.jsonl", table.name), options()).map_err(broken)?;
    std::io::copy(&mut lines, zip).map_err(broken)?;
    gathered.tables += 1;
    Ok(())
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => defused(text),
        // A number is a number: a minus before it is no formula.
        Some(other) => other.to_string(),
    }
}

/// A recruitment file as the page that people know, whole in itself: its style stands in it.
async fn page(who: &Who, app: &App, candidacy: String) -> Result<String, Refused> {
    let visit = Visit {
        who: who.clone(),
        app: app.clone(),
        path: "/".into(),
        params: Arc::new(HashMap::from([("candidacy".to_owned(), candidacy)])),
        query: Arc::new(HashMap::new()),
        address: "".into(),
        device: "".into(),
        elsewhere: false,
        keeps: false,
        token: "".into(),
        machine: false,
    };
    let page = recruitment_file::pages::file(visit, FormState::default()).await?;
    let html = crate::app::render(app, page, String::new());
    let css = std::fs::read_to_string(app.site.folder.join(app.site.url("css", "app", "css").trim_start_matches('/')));
    let style = format!("<style>{}</style></head>", css.unwrap_or_default().replace("</", "<\\/"));
    Ok(html.replacen("</head>", &style, 1))
}

fn read_me(app: &App, org: &Organisation, gathered: &Gathered) -> String {
    let with = [
        ("organisation", org.name.as_str()),
        ("at", &london_stamp(app.clock.now())),
        ("tables", &gathered.tables.to_string()),
        ("rows", &gathered.rows.to_string()),
        ("files", &gathered.files.to_string()),
        ("key", &app.keys.vkey().written()),
    ];
    let mut words = say_with("leaving-read-me", &with);
    if !gathered.own.is_empty() {
        words.push_str("\n\n");
        words.push_str(&say_with("leaving-read-me-own", &[("names", &gathered.own.join(", "))]));
    }
    if !gathered.waiting.is_empty() {
        let names = gathered.waiting.join(", ");
        words.push_str("\n\n");
        words.push_str(&say_with("leaving-read-me-withheld", &[("names", &names)]));
    }
    if gathered.without_record {
        words.push_str("\n\n");
        words.push_str(&say("leaving-read-me-without-record"));
    }
    words.replace('\n', "\r\n") + "\r\n"
}
