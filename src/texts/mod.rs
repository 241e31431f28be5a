//! Every text that a person reads. What the program says stands in message catalogues (Project Fluent), one file a room;
//! what an organisation writes (scenarios, consents, announcements) is kept as immutable **text versions**, and a score or
//! consent stores the version that was on the screen.

#[cfg(feature = "ssr")]
pub mod advice;
#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
pub mod guides;
#[cfg(any(test, feature = "ssr"))]
pub mod lint;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
mod store;

#[cfg(feature = "ssr")]
pub use catalogue::{has, messages, say, say_with};
#[cfg(feature = "ssr")]
pub use service::Edition;

#[cfg(feature = "ssr")]
mod catalogue {
    use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
    use std::sync::LazyLock;

    /// The catalogues in British English, one file a room.
    const EN_GB: &[&str] = &[
        include_str!("en-GB/ui.ftl"),
        include_str!("en-GB/platform.ftl"),
        include_str!("en-GB/people.ftl"),
        include_str!("en-GB/people_messages.ftl"),
        include_str!("en-GB/inspector.ftl"),
        include_str!("en-GB/second.ftl"),
        include_str!("en-GB/ledger.ftl"),
        include_str!("en-GB/notice.ftl"),
        include_str!("en-GB/privacy.ftl"),
        include_str!("en-GB/people_protection.ftl"),
        include_str!("en-GB/panel_words.ftl"),
        include_str!("en-GB/guide_words.ftl"),
        include_str!("en-GB/texts.ftl"),
        include_str!("en-GB/vacancy.ftl"),
        include_str!("en-GB/scenario.ftl"),
        include_str!("en-GB/panel.ftl"),
        include_str!("en-GB/scoring.ftl"),
        include_str!("en-GB/concern.ftl"),
        include_str!("en-GB/aloud.ftl"),
        include_str!("en-GB/voice.ftl"),
        include_str!("en-GB/checks.ftl"),
        include_str!("en-GB/check_pack.ftl"),
        include_str!("en-GB/facts.ftl"),
        include_str!("en-GB/work.ftl"),
        include_str!("en-GB/employed.ftl"),
        include_str!("en-GB/evidence.ftl"),
        include_str!("en-GB/history.ftl"),
        include_str!("en-GB/references.ftl"),
        include_str!("en-GB/application.ftl"),
        include_str!("en-GB/shortlisting.ftl"),
        include_str!("en-GB/weighing.ftl"),
        include_str!("en-GB/recruitment_file.ftl"),
        include_str!("en-GB/retention.ftl"),
        include_str!("en-GB/clocks.ftl"),
        include_str!("en-GB/candidate_answer.ftl"),
        include_str!("en-GB/subject_access.ftl"),
        include_str!("en-GB/subject_answer.ftl"),
        include_str!("en-GB/subject_answer_easy.ftl"),
        include_str!("en-GB/papers.ftl"),
        include_str!("en-GB/system.ftl"),
        include_str!("en-GB/audit.ftl"),
        include_str!("en-GB/backup.ftl"),
        include_str!("en-GB/leaving.ftl"),
    ];

    static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
        let mut bundle = FluentBundle::new_concurrent(vec!["en-GB".parse().unwrap_or_default()]);
        bundle.set_use_isolating(false); // no invisible signs around values: they break tests and speech
        for file in EN_GB {
            // A catalogue that does not parse still gives what does parse; `tests/it/texts.rs` refuses both that and doubles.
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!(?errors, "a message stands twice in the catalogues");
            }
        }
        bundle
    });

    /// Is there such a message?
    pub fn has(id: &str) -> bool {
        ENGLISH.has_message(id)
    }

    /// The message of this id. A person sees the id rather than nothing if it is missing, which a test refuses.
    pub fn say(id: &str) -> String {
        format(id, None)
    }

    /// The message with its variables. A value that is a whole number counts as one (for plurals).
    pub fn say_with(id: &str, values: &[(&str, &str)]) -> String {
        let values: FluentArgs = values
            .iter()
            .map(|(name, value)| {
                let value = match value.parse::<i64>() {
                    // A number such as 007 or a phone's is a text.
                    Ok(number) if number.to_string() == *value && number.abs() < 1_000 => FluentValue::from(number),
                    _ => FluentValue::from((*value).to_owned()),
                };
                (*name, value)
            })
            .collect();
        format(id, Some(&values))
    }

    /// Every message's id, with the names of its variables, in the order of the catalogues.
    pub fn messages() -> Vec<(&'static str, Vec<&'static str>)> {
        let mut all: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
        for line in EN_GB.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                all.push((id, Vec::new()));
            }
            let Some((_, variables)) = all.last_mut() else { continue };
            for part in line.split('$').skip(1) {
                let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
                let name = end.map_or(part, |end| &part[..end]);
                if !name.is_empty() && !variables.contains(&name) {
                    variables.push(name);
                }
            }
        }
        all
    }

    fn format(id: &str, values: Option<&FluentArgs>) -> String {
        match ENGLISH.get_message(id).and_then(|message| message.value()) {
            Some(pattern) => ENGLISH.format_pattern(pattern, values, &mut Vec::new()).into_owned(),
            None => id.to_owned(),
        }
    }
}
