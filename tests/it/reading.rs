//! Every text that a panel member can meet is easy to read. Nobody keeps a list of them: each screen of a tablet is asked
//! for (an address of the list of routes that was not asked for fails the test), each form of a tablet is sent with nothing
//! in it, each paper for members is read, and each message that the code of such a screen names is read whether or not it
//! was shown.

use crate::scoring::answers_all;
use crate::support::{Fresh, Visitor, sources};
use sametable::app::{Access, Kind, routes};
use sametable::command::demo;
use sametable::panel::{Gates, Parts, Talk};
use sametable::people::tablets;
use sametable::scoring::Answer;
use sametable::scoring::rules::NotGiven;
use sametable::scoring::service::talk;
use sametable::texts::lint::reading::Reading;
use sametable::texts::lint::{self, Why};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// No screen may be harder than this, in school years.
const HARDEST: f64 = 5.0;
/// What all screens together may have on average.
const AVERAGE: f64 = 3.0;

// ---------------------------------------------------------------- texts by their code

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The messages of every catalogue by id, variants one a line.
fn catalogue() -> BTreeMap<String, String> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(root().join("texts/en-GB")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut id = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let (named, text) = match line.split_once('=') {
                Some((name, text)) if !line.starts_with(' ') => (Some(name.trim().to_owned()), text),
                _ => (None, line),
            };
            if let Some(name) = named {
                id = name;
            }
            let text = text.trim();
            let text = if text.starts_with('[') || text.starts_with("*[") {
                text.split_once(']').map_or("", |(_, variant)| variant.trim())
            } else if text == "}" || text.contains("->") {
                ""
            } else {
                text
            };
            let message = messages.entry(id.clone()).or_default();
            message.push_str(text);
            message.push('\n');
        }
    }
    messages
}

/// The functions of a file, by the lines at which one begins.
fn functions(source: &str) -> Vec<String> {
    let mut chunks = vec![String::new()];
    for line in source.lines() {
        let starts = [
            "fn ",
            "pub fn ",
            "pub async fn ",
            "async fn ",
            "pub(super) fn ",
            "pub(super) async fn ",
            "pub(crate) fn ",
        ];
        if starts.iter().any(|start| line.starts_with(start)) {
            chunks.push(String::new());
        }
        let chunk = chunks.last_mut().unwrap();
        chunk.push_str(line);
        chunk.push('\n');
    }
    chunks
}

/// The messages that the code of panel screens names: in each file with such a screen every function that makes no page of
/// the desk and no paper, and `"scoring-seat-{}"` stands for every message that begins so.
fn named_by_screens(all: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in sources(&root()) {
        let source = fs::read_to_string(&path).unwrap();
        if !source.contains("Page::panel(") || path.ends_with("ui/page.rs") {
            continue;
        }
        let source = source.split("#[cfg(test)]").next().unwrap_or("").to_owned();
        for chunk in functions(&source) {
            if ["Page::desk(", "Page::sheet(", "Page::nobody("].iter().any(|page| chunk.contains(page)) {
                continue;
            }
            // Pages of refusals are the desk's and the tablet's at once: the tablet's texts say so.
            let of_app = path.starts_with(root().join("app"));
            for literal in chunk.split('"').skip(1).step_by(2) {
                if (of_app && !literal.contains("tablet")) || OF_THE_DESK.iter().any(|start| literal.starts_with(start))
                {
                    continue;
                }
                match literal.split_once('{') {
                    Some((start, _)) if start.len() > 8 && start.ends_with('-') => {
                        found.extend(all.keys().filter(|id| id.starts_with(start)).cloned());
                    }
                    Some(_) => {}
                    None if all.contains_key(literal) => {
                        found.insert(literal.to_owned());
                    }
                    None => {}
                }
            }
        }
    }
    found
}

/// What parts shared with the desk say there and on no tablet; if one of them came onto a screen, the screen's test reads it.
const OF_THE_DESK: [&str; 2] = ["scoring-reason-", "weighing-answer-readers"];

fn hard(place: &str, text: &str) -> Vec<String> {
    lint::lint(text).into_iter().map(|finding| format!("{place}: {finding:?}")).collect()
}

#[test]
fn every_message_that_a_panel_screen_names_is_easy_to_read() {
    let all = catalogue();
    let mut named = named_by_screens(&all);
    let by_screens = named.len();
    // Whole catalogues of easy words, what a deed of a tablet refuses with, and the head and foot of every screen.
    let easy = ["panel_words.ftl", "guide_words.ftl"]
        .map(|name| fs::read_to_string(root().join("texts/en-GB").join(name)).unwrap());
    named.extend(
        all.keys()
            .filter(|id| easy.iter().any(|file| file.lines().any(|line| line.starts_with(&format!("{id} ")))))
            .cloned(),
    );
    let starts = ["notice-easy-", "privacy-panel-", "scoring-refused-", "error-tablet", "panel-join-refused"];
    named.extend(all.keys().filter(|id| starts.iter().any(|start| id.starts_with(start))).cloned());
    named.extend(NotGiven::ALL.iter().map(|why| why.code().to_owned()));
    named.extend(
        [
            "ui-help",
            "ui-break",
            "ui-stop",
            "ui-back",
            "ui-next",
            "ui-skip",
            "ui-always",
            "form-problems",
            "record-banner-tablet",
        ]
        .map(str::to_owned),
    );
    let found: Vec<String> = named.iter().flat_map(|id| hard(id, &all[id])).collect();
    let told = format!("{} messages, {by_screens} of them named by the code of a panel screen", named.len());
    crate::support::figure("messages", &told);
    assert!(by_screens > 150, "only {by_screens} messages were found");
    assert!(found.is_empty(), "{} hard to read:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_question_and_card_that_comes_with_the_program_is_easy_to_read() {
    fn walk(place: &str, value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => found.extend(hard(place, text)),
            serde_json::Value::Array(items) => items.iter().for_each(|item| walk(place, item, found)),
            serde_json::Value::Object(fields) => {
                let place =
                    format!("{place} {}", fields.get("code").and_then(|code| code.as_str()).unwrap_or_default());
                for (name, field) in
                    fields.iter().filter(|(name, _)| !["code", "kind", "criterion", "picture"].contains(&name.as_str()))
                {
                    walk(&format!("{place} {name}"), field, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for name in ["starters.json", "cards.json"] {
        let items: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(root().join("scenario").join(name)).unwrap()).unwrap();
        walk(name, &items, &mut found);
    }
    assert!(found.is_empty(), "{} hard to read:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_word_of_the_day_is_explained_where_a_member_meets_it_first() {
    let all = catalogue();
    for (word, explained, text) in lint::words::OF_THE_DAY {
        assert!(all[text].contains(explained), "{word}: {text} does not say “{explained}”");
        assert_eq!(lint::lint(explained), [], "{word}");
    }
}

// ---------------------------------------------------------------- screens as they are shown

/// What a page says: one line for each piece of text inside the named element, as it stands.
fn said(html: &str, element: &str) -> Vec<String> {
    let Some((_, rest)) = html.split_once(&format!("<{element}")) else { return Vec::new() };
    let rest = rest.split(&format!("</{element}>")).next().unwrap_or("");
    let mut lines = vec![String::new()];
    let mut rest = rest.split_once('>').map_or("", |(_, inside)| inside);
    while let Some((text, after)) = rest.split_once('<') {
        lines.last_mut().unwrap().push_str(text);
        // Leptos marks with <!> where two texts meet: they are one.
        let Some((tag, after)) = after.split_once('>') else { break };
        if !tag.starts_with('!') {
            lines.push(String::new());
        }
        rest = after;
    }
    lines.last_mut().unwrap().push_str(rest);
    lines.iter().map(|line| plain(line)).filter(|line| line.chars().any(char::is_alphabetic)).collect()
}

fn plain(line: &str) -> String {
    let line = line
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#x27;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is said around the middle of a screen and by no text of its own: the bar above, Help, Break and Stop below, its title,
/// what stands for a picture, what a button is called, and the words that a script shows later.
fn said_around(html: &str) -> Vec<String> {
    const SAYING: [&str; 11] = [
        "alt",
        "aria-label",
        "title",
        "placeholder",
        "data-tablet",
        "data-sent",
        "data-hear",
        "data-stop",
        "data-about",
        "data-missing",
        "data-asks",
    ];
    let mut lines: Vec<String> = ["title", "header", "nav"].iter().flat_map(|part| said(html, part)).collect();
    for name in SAYING {
        lines.extend(html.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).map(plain));
    }
    // Words by answer, as JSON: `data-words="{&quot;1&quot;:[&quot;poor&quot;,&quot;Not good&quot;]}"`.
    for words in html.split(" data-words=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(plain) {
        let words: BTreeMap<String, Vec<String>> = serde_json::from_str(&words).unwrap();
        lines.extend(words.into_values().filter_map(|pair| pair.into_iter().nth(1)));
    }
    lines.retain(|line| line.chars().any(char::is_alphabetic) && !line.starts_with('/'));
    lines
}

/// The screens that were seen: what each said.
#[derive(Default)]
struct Seen {
    screens: BTreeMap<String, Vec<String>>,
    around: BTreeMap<String, String>,
    visited: BTreeSet<String>,
    names: Vec<String>,
}

impl Seen {
    /// Names are nobody's to change: each counts as a short word.
    fn plain(&self, line: &str) -> String {
        self.names.iter().fold(line.to_owned(), |line, name| {
            let mut parts = line.split(name.as_str());
            let mut plain = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                // Ben is a name, and no part of benefits.
                let whole = !plain.ends_with(char::is_alphabetic) && !part.starts_with(char::is_alphabetic);
                plain.push_str(if whole { "Sam" } else { name });
                plain.push_str(part);
            }
            plain
        })
    }

    fn keep(&mut self, label: &str, path: &str, html: &str) {
        assert!(
            html.contains("<body class=\"panel\"") || html.contains("class=\"easy\""),
            "{label}: {path} is no panel screen: {html}"
        );
        let lines: Vec<String> = said(html, "main").into_iter().map(|line| self.plain(&line)).collect();
        assert!(!lines.is_empty(), "{label}: {path} says nothing");
        for line in said_around(html) {
            self.around.entry(self.plain(&line)).or_insert_with(|| format!("{label} {}", short(path)));
        }
        self.visited.insert(path.split('?').next().unwrap_or(path).to_owned());
        self.screens.insert(format!("{label} {}", short(path)), lines);
    }

    async fn see(&mut self, label: &str, visitor: &mut Visitor, path: &str) {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status.as_u16(), 200, "{label}: {path}: {} {}", answer.location, answer.text);
        self.keep(label, path, &answer.text);
    }

    /// Sends a form of a tablet with nothing in it, and reads what comes back if it is a page.
    async fn refuse(&mut self, visitor: &mut Visitor, path: &str) {
        let answer = visitor.post(path, &[]).await;
        if answer.status.as_u16() == 422 {
            self.keep("refused", path, &answer.text);
        }
    }
}

/// An address without its ids.
fn short(path: &str) -> String {
    path.split('/').map(|part| if part.len() == 36 { "*" } else { part }).collect::<Vec<_>>().join("/")
}

/// Is this address one of the route's?
fn is_of(path: &str, route: &str) -> bool {
    let (path, route): (Vec<_>, Vec<_>) = (path.split('/').collect(), route.split('/').collect());
    path.len() == route.len() && path.iter().zip(&route).all(|(part, of)| part == of || of.starts_with('{'))
}

fn is_on_a_tablet(path: &str, access: Access) -> bool {
    matches!(access, Access::Seat | Access::Tablet | Access::SharedTablet)
        || path == "/seat"
        || path.starts_with("/join")
        || path.starts_with("/seat/")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_of_a_panel_member_has_an_easy_reading_grade() {
    let mut seen = Seen::default();
    the_day(&mut seen).await;
    the_demonstration(&mut seen).await;

    let missing: Vec<&str> = routes()
        .iter()
        .filter(|route| is_on_a_tablet(route.path, route.access) && matches!(route.kind, Kind::Page(_)))
        .filter(|route| !seen.visited.iter().any(|path| is_of(path, route.path)))
        .map(|route| route.path)
        .collect();
    assert!(missing.is_empty(), "no screen was read at {missing:?}: give each a visit in this test");

    let mut hard = Vec::new();
    let (mut sum, mut hardest) = (0.0, (f64::MIN, String::new()));
    let mut table = Vec::new();
    for (screen, lines) in &seen.screens {
        let read = Reading::of(lines.iter().map(String::as_str));
        let grade = read.grade();
        sum += grade;
        if grade > hardest.0 {
            hardest = (grade, screen.clone());
        }
        table.push(format!("{grade:5.1}  {:3} words, longest sentence {:2}  {screen}", read.words, read.longest));
        if grade > HARDEST {
            hard.push(format!("{screen}: grade {grade:.1}:\n    {}", lines.join("\n    ")));
        }
        let text = lines.join("\n");
        for finding in lint::lint_to(&text, lint::MAX_WORDS) {
            // What an organisation wrote (a name of a job or home, a day's words) is not ours to refuse here.
            if !matches!(finding.why, Why::AllCaps) {
                hard.push(format!("{screen}: {finding:?}"));
            }
        }
    }
    assert!(seen.around.len() > 40, "the bar, the foot and what stands for pictures say something: {:?}", seen.around);
    for (line, screen) in &seen.around {
        // The program's name stands behind each title and above each guide.
        for finding in lint::lint_to(&line.replace(" · SameTable", "").replace("SameTable", "Sam"), lint::MAX_WORDS) {
            if !matches!(finding.why, Why::AllCaps) {
                hard.push(format!("around {screen}: {finding:?}"));
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "there are some hundred screens")]
    let average = sum / seen.screens.len() as f64;
    println!("{}", table.join("\n"));
    let told =
        format!("{} screens: average grade {average:.2}, hardest {:.2} ({})", seen.screens.len(), hardest.0, hardest.1);
    crate::support::figure("reading", &told);
    assert!(hard.is_empty(), "{} hard to read:\n{}", hard.len(), hard.join("\n"));
    assert!(average <= AVERAGE, "the screens have an average grade of {average:.2}");
}

/// A day from the first screen to the talk, in both parts that a member can have in a question.
async fn the_day(seen: &mut Seen) {
    let fresh = Fresh::sqlite().await;
    // Ann is the one who will be supported, and everything there is to agree was agreed.
    let parts = |seats: &[sametable::ids::SeatId]| Parts {
        gates: Gates(BTreeMap::from([("consent".to_owned(), 2), ("talk".to_owned(), 3)])),
        veto: Some(seats[0]),
        advisory: true,
    };
    let mut day = fresh.day_with(Talk::AfterEach, parts).await;
    let names = [
        "Ann Archer",
        "Ben Bird",
        "Mona Mills",
        "Fay Fox",
        "Sam Sharp",
        "Priya Patel",
        "Elm Care",
        "Elm Lodge",
        "Support worker",
        "Ann",
        "Ben",
        "Mona",
        "Fay",
        "Priya",
    ];
    seen.names = names.map(str::to_owned).to_vec();
    let (app, sam, priya) = (&fresh.app, day.sam, day.priya);
    let at = format!("/seat/interview/{sam}");

    // Before there is a seat.
    let mut nobody = fresh.visitor();
    seen.see("nobody", &mut nobody, "/join").await;
    seen.see("nobody", &mut nobody, "/seat").await;
    let ends = time::OffsetDateTime::from(app.clock.now()) + time::Duration::hours(12);
    let token = tablets::make_waiting(app, day.org.id, day.panel, ends.into()).await.unwrap();
    let mut waits = fresh.visitor().with_tablet(&token);
    seen.see("waiting", &mut waits, "/seat").await;
    let shared = tablets::make_waiting(app, day.org.id, day.panel, ends.into()).await.unwrap();
    let Who::Tablet(device) = tablets::holder(app, &shared).await.unwrap() else { panic!("not a tablet") };
    tablets::admit(&day.facilitator.who, app, device.tablet, None, true).await.unwrap();
    let mut hands = fresh.visitor().with_tablet(&shared);
    seen.see("shared", &mut hands, "/seat").await;
    seen.see("shared", &mut hands, "/seat/handover").await;
    seen.see("shared", &mut hands, &format!("/seat/turn/{}", day.ann.seat)).await;

    // Asked first, then the whole interview; Ann asks the first question, Ben the second.
    let ann = &mut day.ann.visitor;
    seen.see("knows", ann, "/seat").await;
    seen.see("knows", ann, "/seat/know").await;
    seen.see("knows", ann, &format!("/seat/know/{}", day.sams_file)).await;
    let yes = ann.post("/seat/know/answer", &[("candidacy", &day.priyas_file.to_string()), ("kind", "yes")]).await;
    seen.keep("how known", "/seat/know/how", &yes.text);
    let rather =
        ann.post("/seat/know/answer", &[("candidacy", &day.priyas_file.to_string()), ("kind", "rather_not")]).await;
    if rather.status.as_u16() == 200 {
        seen.keep("left out", "/seat/know/out", &rather.text);
    }
    for candidacy in [day.sams_file, day.priyas_file] {
        ann.post("/seat/know/answer", &[("candidacy", &candidacy.to_string()), ("kind", "none")]).await;
    }
    for kind in ["take_part", "scores_recorded", "voice_recorded", "be_named"] {
        seen.see(kind, ann, &format!("/seat/consent?kind={kind}")).await;
    }
    let plain: Vec<&str> = routes()
        .iter()
        .filter(|route| {
            matches!(route.kind, Kind::Page(_)) && route.access == Access::Seat && !route.path.contains('{')
        })
        .map(|route| route.path)
        .collect();
    for path in plain {
        seen.see("Ann", ann, path).await;
    }
    let lines = day.lines.len();
    for (name, visitor) in [("Ann", &mut day.ann.visitor), ("Ben", &mut day.ben.visitor)] {
        let of_interview: Vec<&str> = routes()
            .iter()
            .filter(|route| matches!(route.kind, Kind::Page(_)) && route.access == Access::Seat)
            .filter(|route| route.path.starts_with("/seat/interview/{interview}"))
            .map(|route| route.path)
            .collect();
        for path in of_interview {
            for n in 1..=if path.contains("{n}") { lines } else { 1 } {
                let path = path.replace("{interview}", &sam.to_string()).replace("{n}", &n.to_string());
                let answer = visitor.get(&path).await;
                // An observation is not asked.
                if answer.status.as_u16() != 404 {
                    assert_eq!(answer.status.as_u16(), 200, "{path}: {}", answer.text);
                    seen.keep(name, &path, &answer.text);
                }
            }
        }
        for practised in ["1/fits", "1/look", "2/fits", "2/look"] {
            seen.see(name, visitor, &format!("{at}/practice/{practised}")).await;
        }
        visitor.get(&format!("/seat/interview/{priya}")).await.is(200);
    }

    // Every form of a tablet with nothing in it, and the calls.
    let forms: Vec<&str> = routes()
        .iter()
        .filter(|route| {
            matches!(route.kind, Kind::Form { .. }) && matches!(route.access, Access::Seat | Access::Tablet)
        })
        .map(|route| route.path)
        .filter(|path| !["/seat/give", "/seat/not-me", "/seat/stop/today"].contains(path) && !path.ends_with("/stop"))
        .collect();
    for path in &forms {
        let path = path
            .replace("{interview}", &sam.to_string())
            .replace("{n}", "1")
            .replace("{line}", &day.lines[0].id.to_string());
        seen.refuse(&mut day.ann.visitor, &path).await;
    }
    for kind in ["help", "break"] {
        day.ann.visitor.post("/seat/call", &[("kind", kind), ("here", "/seat")]).await;
        seen.see(kind, &mut day.ann.visitor, "/seat").await;
        day.ann.visitor.post("/seat/call/over", &[("here", "/seat")]).await;
    }

    // All answered: why, check, the end; then stopping.
    let said_by_ben = Answer::Value(1);
    answers_all(app, &day, &day.mona.who, sam, Answer::Value(2)).await;
    let ann = &mut day.ann.visitor;
    for n in 1..=lines {
        let key = uuid::Uuid::new_v4().to_string();
        let given = ann.post(&format!("{at}/score/{n}"), &[("answer", "3"), ("key", &key)]).await;
        seen.see("answered", ann, &given.location).await;
        seen.see("answered", ann, &format!("{at}/score/{n}")).await;
    }
    for end in ["/check", "/safe", "/support", "/finish", ""] {
        seen.see("answered", ann, &format!("{at}{end}")).await;
    }
    ann.post(&format!("{at}/stop"), &[]).await;
    for path in ["/seat", "/seat/stop", &at] {
        seen.see("stopped for Sam", ann, path).await;
    }
    ann.post(&format!("{at}/go-on"), &[]).await;
    ann.post("/seat/stop/today", &[]).await;
    for path in ["/seat", "/seat/stop", "/seat/choices", &at] {
        seen.see("stopped", ann, path).await;
    }
    ann.post("/seat/stop/over", &[]).await;
    answers_all(app, &day, &day.ann.who, sam, Answer::Value(3)).await;
    day.ann.visitor.post(&format!("{at}/team"), &[("for_team", "no")]).await.goes_to(&format!("{at}/team"));
    for path in ["/seat", &format!("{at}/done"), &format!("{at}/team"), &format!("/seat/talk/{sam}")] {
        seen.see("finished", &mut day.ann.visitor, path).await;
    }
    answers_all(app, &day, &day.ben.who, sam, said_by_ben).await;
    talk::open(&day.facilitator.who, app, sam).await.unwrap();
    let ann = &mut day.ann.visitor;
    let line = day.lines[0].id;
    for path in
        ["/seat", &format!("{at}/done"), &format!("/seat/talk/{sam}"), &format!("/seat/talk/{sam}/change/{line}")]
    {
        seen.see("talking", ann, path).await;
    }
    talk::close(&day.facilitator.who, app, sam).await.unwrap();
    for path in ["/seat", &at, &format!("/seat/talk/{sam}")] {
        seen.see("closed", &mut day.ann.visitor, path).await;
    }

    // On paper.
    let papers = [
        format!("/panels/{}/sheets/{}", day.panel, day.ann.seat),
        format!("/panels/{}/announcement", day.panel),
        format!("/panels/{}/helpers/sheet", day.panel),
        format!("/panels/{}/privacy", day.panel),
    ];
    for path in papers {
        let page = day.manager.visitor.get(&path).await;
        if page.status.as_u16() == 200 && page.text.contains("class=\"easy\"") {
            seen.keep("on paper", &path, &page.text);
        }
    }
    seen.see("guide", &mut fresh.visitor(), "/guides/your-panel-day").await;
}

/// What happened next, and the day after: of the demonstration's panel that met before.
async fn the_demonstration(seen: &mut Seen) {
    let fresh = Fresh::sqlite().await;
    let made = demo::fill(&fresh.app).await.unwrap();
    let mut names: Vec<String> =
        made.past.candidates.iter().chain(&made.today.candidates).map(|(_, name)| name.clone()).collect();
    names.extend(
        ["Larches Care", "Larch Court", "Elm House", "Night support worker", "Support worker"].map(str::to_owned),
    );
    let org = sametable::people::store::organisation(&fresh.app.db, made.org).await.unwrap().unwrap();
    for day in [&made.past, &made.today] {
        names.extend(day.seats.iter().map(|seat| seat.name.clone()));
    }
    names.extend(made.people.iter().map(|one| one.name.clone()));
    names.push(org.name.clone());
    let firsts: Vec<String> = names
        .iter()
        .filter_map(|name| name.split(' ').next().map(str::to_owned))
        .filter(|first| !["Support", "Night"].contains(&first.as_str()))
        .collect();
    names.extend(firsts);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    seen.names = names;
    let (mut visitor, _) = fresh.seated(&org, made.past.panel, made.past.seats[0].id).await;
    seen.see("after", &mut visitor, "/seat").await;
    seen.see("after", &mut visitor, "/seat/answer").await;
}

use sametable::people::Who;
