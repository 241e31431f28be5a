//! The guides: plain Markdown in `guides/en-GB/`, readable on a forge, served at `/guides`, and written as files beside an
//! installed program by `sametable guides FOLDER`. Raw HTML in them is shown as text, so that no guide can carry markup of
//! its own.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// For whom a guide is written: the list of guides is in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum For {
    Manager,
    Administrator,
}

impl For {
    /// Its message in the catalogue.
    pub fn message(self) -> &'static str {
        match self {
            Self::Manager => "texts-guides-for-manager",
            Self::Administrator => "texts-guides-for-administrator",
        }
    }
}

/// One guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guide {
    /// Its file without the ending, and its address.
    pub name: &'static str,
    pub reader: For,
    pub source: &'static str,
}

/// Every guide there is, in the order in which they are listed.
pub const GUIDES: &[Guide] = &[
    Guide { name: "first-panel-day", reader: For::Manager, source: include_str!("guides/en-GB/first-panel-day.md") },
    Guide { name: "practice-day", reader: For::Manager, source: include_str!("guides/en-GB/practice-day.md") },
    Guide { name: "screens", reader: For::Manager, source: include_str!("guides/en-GB/screens.md") },
    Guide { name: "hours-and-pay", reader: For::Manager, source: include_str!("guides/en-GB/hours-and-pay.md") },
    Guide {
        name: "why-a-small-server",
        reader: For::Administrator,
        source: include_str!("guides/en-GB/why-a-small-server.md"),
    },
    Guide { name: "administrator", reader: For::Administrator, source: include_str!("guides/en-GB/administrator.md") },
];

/// The sections of the panel's guide in Easy Read with their pictures; its words stand in the catalogue.
pub const EASY: [(&str, &str); 16] = [
    ("what", "1F465"),
    ("you", "2B50"),
    ("before", "1F4C5"),
    ("yes", "2705"),
    ("start", "1F44B"),
    ("know", "E24A"),
    ("ask", "1F5E3"),
    ("score", "1F44D"),
    ("private", "1F512"),
    ("paper", "1F4DD"),
    ("stop", "1F6D1"),
    ("safe", "26A0"),
    ("talk", "1F4AC"),
    ("after", "1F4C4"),
    ("paid", "1F4B7"),
    ("questions", "2753"),
];

macro_rules! pictures {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../public/pictures/guides/", $name)))),+]
    };
}

/// Pictures that guides show, for guides as files; the program serves the same from its site folder.
const PICTURES: &[(&str, &[u8])] = pictures![
    "board.png",
    "check.png",
    "question.png",
    "tablet.png",
    "tablet-ways.png",
    "screen-agreement.jpg",
    "screen-answer.jpg",
    "screen-away.jpg",
    "screen-before-code.jpg",
    "screen-before-handover.jpg",
    "screen-before-turn.jpg",
    "screen-before-waits.jpg",
    "screen-before-you.jpg",
    "screen-choices.jpg",
    "screen-consent.jpg",
    "screen-day.jpg",
    "screen-how.jpg",
    "screen-interview-ask-n.jpg",
    "screen-interview-check.jpg",
    "screen-interview-done.jpg",
    "screen-interview-finish.jpg",
    "screen-interview-practice-2.jpg",
    "screen-interview-practice-go-how.jpg",
    "screen-interview-practice.jpg",
    "screen-interview-safe.jpg",
    "screen-interview-score-n.jpg",
    "screen-interview-support-said.jpg",
    "screen-interview-support-who.jpg",
    "screen-interview-support.jpg",
    "screen-interview-voice-n.jpg",
    "screen-interview-why-n.jpg",
    "screen-interview.jpg",
    "screen-know-candidacy.jpg",
    "screen-know.jpg",
    "screen-later.jpg",
    "screen-need.jpg",
    "screen-own.jpg",
    "screen-privacy.jpg",
    "screen-stay.jpg",
    "screen-stop.jpg",
    "screen-talk-interview-change-line.jpg",
    "screen-talk-interview.jpg",
    "screen-waiting.jpg",
    "screen-ways-begin.jpg",
    "screen-ways-way.jpg",
    "screen-ways.jpg",
    "screen.jpg",
];

/// The guide of this name.
pub fn guide(name: &str) -> Option<&'static Guide> {
    GUIDES.iter().find(|guide| guide.name == name)
}

/// Where a guide will stand, which decides where its links lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the program, at `/guides/NAME`.
    Served,
    /// As a file beside the other guides.
    File,
}

/// A guide ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub title: String,
    /// Its first paragraph as plain words.
    pub lead: String,
    /// All below its title.
    pub html: String,
    /// Its sections: id and words.
    pub sections: Vec<(String, String)>,
}

impl Guide {
    /// The guide as HTML; headings get an id made of their words.
    pub fn show(&self, place: Place) -> Shown {
        let mut ids = BTreeMap::new();
        let (mut title, mut lead, mut sections) = (String::new(), String::new(), Vec::new());
        let mut events: Vec<Event> = Vec::new();
        let (mut in_title, mut in_lead) = (false, false);
        let mut heading: Option<usize> = None;
        let mut words = String::new();
        for event in Parser::new_ext(self.source, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => in_title = true,
                Event::End(TagEnd::Heading(HeadingLevel::H1)) => in_title = false,
                Event::Text(text) | Event::Code(text) if in_title => title.push_str(&text),
                // Markup of its own is words like any other.
                Event::Html(text) | Event::InlineHtml(text) => events.push(Event::Text(text)),
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let dest_url = led(&dest_url, place).into();
                    events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
                Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                    let dest_url = led(&dest_url, place).into();
                    events.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
                }
                Event::Start(Tag::Heading { .. }) => {
                    heading = Some(events.len());
                    words.clear();
                    events.push(event);
                }
                Event::End(TagEnd::Heading(level)) => {
                    if let Some(Event::Start(Tag::Heading { id, .. })) =
                        heading.take().and_then(|at| events.get_mut(at))
                    {
                        let own = free(&slug(&words), &mut ids);
                        *id = Some(CowStr::from(own.clone()));
                        if level == HeadingLevel::H2 {
                            sections.push((own, words.clone()));
                        }
                    }
                    events.push(event);
                }
                Event::Start(Tag::Paragraph) => {
                    in_lead = lead.is_empty();
                    events.push(event);
                }
                Event::End(TagEnd::Paragraph) => {
                    in_lead = false;
                    events.push(event);
                }
                event => {
                    if let Event::Text(text) | Event::Code(text) = &event {
                        if heading.is_some() {
                            words.push_str(text);
                        } else if in_lead {
                            lead.push_str(text);
                        }
                    }
                    if in_lead && matches!(event, Event::SoftBreak) {
                        lead.push(' ');
                    }
                    events.push(event);
                }
            }
        }
        let mut written = String::new();
        html::push_html(&mut written, events.into_iter());
        // A wide table or a long command scrolls by itself, by keyboard too, and never the page.
        let written = written
            .replace(
                "<table>",
                "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table class=\"list\">",
            )
            .replace("</table>", "</table></div>")
            .replace("<pre>", "<pre tabindex=\"0\">")
            .replace("<th></th>", "<td></td>");
        Shown { title, lead, html: written, sections }
    }
}

/// Where a link of a guide leads. In the files guides name each other as `NAME.md` and pictures by their place in the
/// repository, so that both work on a forge.
fn led(to: &str, place: Place) -> String {
    // The panel's guide is made of the catalogue; on a forge the link shows its words.
    if to == "../../en-GB/guide_words.ftl" {
        return match place {
            Place::Served => "/guides/your-panel-day".to_owned(),
            Place::File => "your-panel-day.html".to_owned(),
        };
    }
    if let Some(picture) = to.strip_prefix("../../../../public/") {
        return match place {
            Place::Served => format!("/{picture}"),
            Place::File => picture.to_owned(),
        };
    }
    let (file, part) = match to.split_once('#') {
        Some((file, part)) => (file, format!("#{part}")),
        None => (to, String::new()),
    };
    match (file.strip_suffix(".md").filter(|name| guide(name).is_some()), place) {
        (Some(name), Place::Served) => format!("/guides/{name}{part}"),
        (Some(name), Place::File) => format!("{name}.html{part}"),
        (None, _) => to.to_owned(),
    }
}

/// "If it does not start" becomes "if-it-does-not-start", as forges do it.
fn slug(words: &str) -> String {
    let signs = words.to_lowercase();
    let signs = signs.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
    signs.map(|sign| if sign == ' ' { '-' } else { sign }).collect()
}

/// The id itself, or with a number when it is taken.
fn free(id: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let times = taken.entry(id.to_owned()).or_default();
    *times += 1;
    if *times == 1 { id.to_owned() } else { format!("{id}-{}", *times - 1) }
}

/// Writes every guide as a page of its own into `folder`, with an `index.html`, to be read without the server: when the
/// server does not run is when its guide is needed.
///
/// # Errors
/// One line that says which file could not be written.
pub fn write_files(folder: &Path) -> Result<usize, String> {
    let cannot = |path: &Path, cause: std::io::Error| format!("{} cannot be written: {cause}", path.display());
    std::fs::create_dir_all(folder).map_err(|cause| cannot(folder, cause))?;
    let write = |name: &str, words: &str| {
        let path = folder.join(name);
        std::fs::write(&path, words).map_err(|cause| cannot(&path, cause))
    };
    let title = escaped(&super::say("guide-easy-title"));
    let mut list =
        format!("<h1>SameTable: the guides</h1>\n<ul>\n<li><a href=\"your-panel-day.html\">{title}</a></li>\n");
    write("your-panel-day.html", &file(&title, &easy_file(&title)))?;
    for guide in GUIDES {
        let Shown { title, html, sections, .. } = guide.show(Place::File);
        let mut contents = String::new();
        if sections.len() > 3 {
            contents.push_str("<ul>\n");
            for (id, words) in &sections {
                let _ = writeln!(contents, "<li><a href=\"#{id}\">{}</a></li>", escaped(words));
            }
            contents.push_str("</ul>\n");
        }
        let title = escaped(&title);
        write(&format!("{}.html", guide.name), &file(&title, &format!("<h1>{title}</h1>\n{contents}{html}")))?;
        let _ = writeln!(list, "<li><a href=\"{}.html\">{title}</a></li>", guide.name);
    }
    list.push_str("</ul>\n");
    write("index.html", &file("SameTable: the guides", &list))?;
    write("guides.css", include_str!("guides/guides.css"))?;
    let pictures = folder.join("pictures/guides");
    std::fs::create_dir_all(&pictures).map_err(|cause| cannot(&pictures, cause))?;
    for (name, bytes) in PICTURES {
        let path = pictures.join(name);
        std::fs::write(&path, bytes).map_err(|cause| cannot(&path, cause))?;
    }
    Ok(GUIDES.len())
}

/// The panel's guide in Easy Read, without its pictures: those are on its page in the program.
fn easy_file(title: &str) -> String {
    let mut body = format!("<h1>{title}</h1>\n");
    for (name, _) in EASY {
        let _ = writeln!(body, "<h2>{}</h2>", escaped(&super::say(&format!("guide-easy-{name}-title"))));
        for line in super::say(&format!("guide-easy-{name}-text")).lines() {
            let _ = writeln!(body, "<p class=\"easy\">{}</p>", escaped(line.trim()));
        }
    }
    body
}

fn file(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<link rel=\"stylesheet\" \
         href=\"guides.css\">\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn made(source: &'static str) -> Shown {
        Guide { name: "made", reader: For::Manager, source }.show(Place::Served)
    }

    #[test]
    fn markup_in_a_guide_is_shown_as_words() {
        let shown = made("# T\n\nA <b onclick=\"x()\">b</b>\n\n<script>x()</script>\n");
        assert!(!shown.html.contains("<b ") && !shown.html.contains("<script"), "{}", shown.html);
        assert!(shown.html.contains("&lt;script&gt;"), "{}", shown.html);
    }

    #[test]
    fn headings_get_ids_and_two_alike_get_two() {
        let shown = made("# T\n\nLead.\n\n## If it does not start\n\n### Again\n\n## Again\n");
        assert_eq!(shown.title, "T");
        assert_eq!(shown.lead, "Lead.");
        assert!(shown.html.contains("<h3 id=\"again\">Again</h3>"), "{}", shown.html);
        let sections = [("if-it-does-not-start", "If it does not start"), ("again-1", "Again")];
        assert_eq!(shown.sections, sections.map(|(id, words)| (id.to_owned(), words.to_owned())));
    }

    #[test]
    fn every_guide_has_a_title_and_a_lead_and_every_link_between_guides_leads_somewhere() {
        let ids: BTreeMap<&str, BTreeSet<String>> = GUIDES
            .iter()
            .map(|guide| {
                let html = guide.show(Place::Served).html;
                let found = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned));
                (guide.name, found.collect())
            })
            .collect();
        for guide in GUIDES {
            let shown = guide.show(Place::Served);
            assert!(!shown.title.is_empty() && !shown.lead.is_empty(), "{}", guide.name);
            for to in shown.html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let (path, part) = to.split_once('#').unwrap_or((to, ""));
                if to.starts_with("http") || to.starts_with("mailto:") || path == "/guides/your-panel-day" {
                    continue;
                }
                let name = if path.is_empty() { guide.name } else { path.trim_start_matches("/guides/") };
                let there = ids.get(name).unwrap_or_else(|| panic!("{}: {to} leads nowhere", guide.name));
                assert!(part.is_empty() || there.contains(part), "{}: {to} leads to no heading", guide.name);
            }
            for from in shown.html.split(" src=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(from.trim_start_matches('/'));
                assert!(file.is_file(), "{}: there is no picture {from}", guide.name);
            }
        }
    }

    #[test]
    fn guides_never_use_words_that_people_asked_us_not_to_use() {
        for guide in GUIDES {
            let words = guide.source.to_lowercase();
            for word in ["service user", "vulnerable", " staff", "client", "simply ", "just run"] {
                assert!(!words.contains(word), "“{word}” in {}", guide.name);
            }
        }
    }

    #[test]
    fn the_files_of_a_package_lead_to_each_other() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(write_files(folder.path()).unwrap(), GUIDES.len());
        for guide in GUIDES {
            let words = std::fs::read_to_string(folder.path().join(format!("{}.html", guide.name))).unwrap();
            assert!(!words.contains("href=\"/") && !words.contains("src=\"/"), "{}", guide.name);
            for from in words.split(" src=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(folder.path().join(from).is_file(), "{}: there is no picture {from}", guide.name);
            }
        }
    }
}
