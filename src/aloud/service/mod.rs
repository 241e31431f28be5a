//! Making the sound of a panel's day before it comes, and handing it out to the panel's own tablets.

mod editor;

pub use editor::{
    Editor, Line, clip_at_desk, editor, keep_clip, keep_reading, reading_at_desk, remove_clip, remove_reading,
};

use super::rules::{self, key, sentences};
use super::wanted::{Day, Wanted, wanted};
use super::{Kind, LANGUAGE, store};
use crate::ids::{OrganisationId, PanelId, RowId, TextVersionId};
use crate::panel;
use crate::people::Who;
use crate::people::rules::first_name;
use crate::platform::App;
use crate::platform::clock::london_date;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::{people, scenario};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Sentences that are said in one go of the job: other jobs wait meanwhile, and a sentence takes a twentieth of a second.
const AT_ONCE: usize = 400;
/// Sentences that are kept together.
const TOGETHER: usize = 20;

/// The panel whose tablet asks, and its organisation.
fn of_tablet(who: &Who) -> Result<(OrganisationId, PanelId), Refused> {
    match who {
        Who::Tablet(tablet) => Ok((tablet.org, tablet.panel)),
        Who::Seat(seated) => Ok((seated.org, seated.panel)),
        Who::Nobody => Err(Refused::SignIn),
        _ => Err(Refused::NotAllowed),
    }
}

/// The address of everything that this tablet can read aloud; none if there is nothing. It is another one when there is
/// more to hear, so that a browser may keep both this list and each sound for ever.
pub async fn address(who: &Who, app: &App) -> Result<Option<String>, Refused> {
    let Ok((org, panel)) = of_tablet(who) else { return Ok(None) };
    let state = store::state(&app.db, org, &app.settings.speech.name(), panel).await?;
    let mut readings = readings(who, app, org, panel).await?;
    readings.retain(|row| row.there);
    if state.is_none() && readings.is_empty() {
        return Ok(None);
    }
    let (count, last) = state.unwrap_or_default();
    let newest = readings.iter().map(|row| row.id).max().map(|id| id.to_string()).unwrap_or_default();
    let short = |text: &str, n: usize| text.chars().rev().take(n).collect::<String>();
    Ok(Some(format!("/seat/aloud/{count}-{}-{}-{}", short(&last, 8), readings.len(), short(&newest, 8))))
}

/// What persons read of the kit of this tablet's panel.
async fn readings(
    who: &Who,
    app: &App,
    org: OrganisationId,
    panel: PanelId,
) -> Result<Vec<store::ReadingRow>, Refused> {
    let panel = panel::service::panel(who, app, panel).await?;
    let kit = scenario::service::kit(who, app, panel.vacancy).await?;
    let texts: Vec<_> = kit.lines.iter().map(|line| line.text_version).collect();
    Ok(store::readings(&app.db, org, &texts).await?)
}

/// Every sentence that can be heard on this tablet, with the address of its sound.
pub async fn said(who: &Who, app: &App) -> Result<BTreeMap<String, String>, Refused> {
    let (org, panel) = of_tablet(who)?;
    let words = store::words(&app.db, org, &app.settings.speech.name(), panel).await?;
    let mut said: BTreeMap<_, _> = words.into_iter().map(|(words, key)| (words, sound_at(&key))).collect();
    let readings = readings(who, app, org, panel).await?;
    if readings.iter().any(|row| row.there) {
        let day = day(who, app, panel).await?;
        for row in readings.into_iter().filter(|row| row.there) {
            let address = sound_at(&row.id.to_string());
            let line = day.kit.iter().find(|line| line.text_version == row.text_version);
            let first = line.and_then(|line| sentences(&line.words.story).into_iter().next());
            // The first sentence of a scene stands behind who said it.
            if first.as_deref() == Some(&row.words) {
                said.insert(format!("{} {}", say("scoring-seat-story-me"), row.words), address.clone());
                for name in &day.people {
                    let by = say_with("scoring-seat-story-other", &[("name", name)]);
                    said.insert(format!("{by} {}", row.words), address.clone());
                }
            }
            if row.words.contains("{candidate}") {
                for candidate in &day.candidates {
                    said.insert(row.words.replace("{candidate}", candidate), address.clone());
                }
            }
            said.insert(row.words, address);
        }
    }
    Ok(said)
}

fn sound_at(key: &str) -> String {
    format!("/seat/aloud/sound/{key}")
}

/// One sound.
///
/// # Errors
/// No tablet asks, or there is no such sound for its panel.
pub async fn sound(who: &Who, app: &App, key: &str) -> Result<(Kind, Vec<u8>), Refused> {
    let (org, panel) = of_tablet(who)?;
    let found = match key.parse::<RowId>() {
        Ok(reading) if key.contains('-') => store::reading_sound(&app.db, org, reading).await?,
        _ => store::sound(&app.db, org, key, panel).await?,
    };
    let (kind, sound) = found.ok_or(Refused::NotFound)?;
    Ok((Kind::of_code(&kind).ok_or(Refused::NotFound)?, sound))
}

/// The clips in sign language of a kit's items, each with its address on a tablet.
pub async fn clips(who: &Who, app: &App, texts: &[TextVersionId]) -> Result<BTreeMap<TextVersionId, String>, Refused> {
    let clips = store::clips(&app.db, who.org()?, texts).await?;
    let there = clips.into_iter().filter(|clip| clip.there);
    Ok(there.map(|clip| (clip.text_version, format!("/seat/aloud/clip/{}", clip.id))).collect())
}

/// A clip, for a tablet.
///
/// # Errors
/// No tablet asks, or there is no such clip.
pub async fn clip(who: &Who, app: &App, id: RowId) -> Result<(Kind, Vec<u8>), Refused> {
    let (org, _) = of_tablet(who)?;
    let (kind, film) = store::clip_film(&app.db, org, id).await?.ok_or(Refused::NotFound)?;
    Ok((Kind::of_code(&kind).ok_or(Refused::NotFound)?, film))
}

/// How far the sound of a panel's day is: how many sentences there are, and how many of them can be heard. None where no
/// program speaks.
///
/// # Errors
/// Not the asker's panel.
pub async fn readiness(who: &Who, app: &App, id: PanelId) -> Result<Option<(usize, usize)>, Refused> {
    let voice = app.settings.speech.name();
    if voice.is_empty() {
        return Ok(None);
    }
    let day = day(who, app, id).await?;
    let org = who.org()?;
    let there: HashSet<String> =
        store::words(&app.db, org, &voice, id).await?.into_iter().map(|(_, key)| key).collect();
    let all: Vec<_> = wanted(&day).into_keys().map(|one| key_of(&one, &voice, id)).collect();
    let ready = all.iter().filter(|key| there.contains(*key)).count();
    Ok(Some((all.len(), ready)))
}

fn key_of(wanted: &Wanted, voice: &str, panel: PanelId) -> String {
    let panel = if wanted.named { panel.to_string() } else { String::new() };
    key(&wanted.words, voice, LANGUAGE, &panel)
}

/// Whose names and which kit a panel's screens have in them.
async fn day(who: &Who, app: &App, id: PanelId) -> Result<Day, Refused> {
    let panel = panel::service::panel(who, app, id).await?;
    let seats = panel::service::seats(who, app, id).await?;
    let facilitator = people::service::person(who, app, panel.facilitator).await?;
    let facilitator = first_name(&facilitator.name).to_owned();
    let mut people: BTreeSet<String> = panel::called(&seats).into_values().collect();
    people.extend(seats.iter().map(|seat| first_name(&seat.name).to_owned()));
    people.insert(facilitator.clone());
    people.extend(panel::service::helpers(who, app, id).await?.iter().map(|one| first_name(&one.name).to_owned()));
    // A tablet asks for what it can say of its own screens; what they read at home is made before.
    let papers = match who {
        Who::Person(_) | Who::Job { .. } => panel::service::papers(who, app, id).await?,
        _ => Vec::new(),
    };
    let papers = papers.into_iter().flat_map(|part| part.lines.into_iter().chain([part.title]));
    let called = panel::service::candidates_called(who, app, id).await?;
    let mut candidates: BTreeSet<String> = called.iter().cloned().collect();
    candidates.extend(called.iter().map(|name| first_name(name).to_owned()));
    Ok(Day {
        organisation: people::service::organisation(who, app).await?.name,
        papers: papers.collect(),
        candidates: candidates.into_iter().collect(),
        people: people.into_iter().collect(),
        facilitator,
        kit: scenario::service::kit(who, app, panel.vacancy).await?.lines,
        practice: scenario::service::practice_items().into_iter().map(|item| item.words).collect(),
        cards: scenario::service::cards(who, app).await?.into_iter().map(|card| card.words).collect(),
    })
}

/// The job: says what the coming panels' screens need and nobody has said yet, and forgets what is of no use any more.
///
/// # Errors
/// The database failed, or the program that speaks did: what was said until then is kept.
pub async fn prepare(app: &App) -> Result<String, Refused> {
    let voice = app.settings.speech.name();
    let today = london_date(app.clock.now());
    if store::is_stale(&app.db, &voice, &today).await? {
        let mut tx = app.db.begin().await?;
        store::sweep(&mut tx, &voice, &today).await?;
        tx.commit().await?;
    }
    if voice.is_empty() {
        return Ok(say("aloud-job-off"));
    }
    let mut left = AT_ONCE;
    let mut made = 0;
    for (org, id) in store::upcoming(&app.db, &today).await? {
        let job = Who::Job { org, name: "speech" };
        let day = day(&job, app, id).await?;
        let there: HashSet<String> =
            store::words(&app.db, org, &voice, id).await?.into_iter().map(|(_, key)| key).collect();
        let mut all: Vec<_> = wanted(&day).into_iter().collect();
        all.sort_by_key(|(_, turn)| *turn);
        let missing: Vec<(String, Wanted)> = all
            .into_iter()
            .map(|(one, _)| (key_of(&one, &voice, id), one))
            .filter(|(key, _)| !there.contains(key))
            .take(left)
            .collect();
        for together in missing.chunks(TOGETHER) {
            made += say_together(app, org, id, &voice, together).await?;
            if app.closing.is_cancelled() {
                return Ok(say_with("aloud-job-said", &[("made", &made.to_string())]));
            }
        }
        left -= missing.len();
        if left == 0 {
            break;
        }
    }
    Ok(say_with("aloud-job-said", &[("made", &made.to_string())]))
}

/// Says a few sentences and keeps them.
async fn say_together(
    app: &App,
    org: OrganisationId,
    panel: PanelId,
    voice: &str,
    together: &[(String, Wanted)],
) -> Result<usize, Refused> {
    let mut sounds = Vec::new();
    for (key, one) in together {
        match app.settings.speech.say(&one.words).await {
            Ok(sound) => {
                // A program may say nothing for a sign; silence is no sound.
                if let Some(small) = rules::small(&sound) {
                    sounds.push((key, one, small));
                }
            }
            Err(why) => {
                tracing::warn!(%why, "a sentence could not be said");
                return Err(Refused::because("aloud-job-failed").with("why", why));
            }
        }
    }
    let mut tx = app.db.begin().await?;
    for (key, one, sound) in &sounds {
        let new = store::New {
            key,
            panel: one.named.then_some(panel),
            voice,
            words: &one.words,
            kind: Kind::Wav.code(),
            sound,
            at: app.clock.now(),
        };
        store::insert(&mut tx, org, new).await?;
    }
    tx.commit().await?;
    Ok(sounds.len())
}
