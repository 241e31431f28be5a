//! A page: what stands between header and foot, and in which of the three houses it stands.

use crate::ids::SeatId;
use crate::people::rules::first_name;
use crate::people::ways::{Way, Ways};
use crate::people::{Role, Seated, Visit, Who};
use crate::texts::say;
use leptos::prelude::*;
use std::collections::HashMap;

/// Builds what a page shows. It runs when the page is rendered, so it owns its data.
pub type Body = Box<dyn FnOnce() -> AnyView + Send>;

/// Which house a page belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there is one of them for each page that is drawn")]
pub enum House {
    /// A laptop: navigation, facts, tables.
    Desk(Option<Me>),
    /// A tablet: one idea, big targets, no scripts but on waiting screens.
    Panel(Bar),
    /// Paper.
    Sheet,
}

/// Who is signed in, for the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    pub name: String,
    pub roles: Vec<Role>,
    /// Their account belongs to other organisations as well.
    pub elsewhere: bool,
    /// They answer for concerns.
    pub safeguards: bool,
    /// What waits for them at once, said on every page.
    pub urgent: Option<String>,
}

/// The head of a panel screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bar {
    pub name: String,
    pub picture: Option<String>,
    /// "Question 2 of 5", and where that is.
    pub place: String,
    pub at: usize,
    pub of: usize,
    /// Help, Break and Stop are offered (a seat is on this tablet); the address they come back to.
    pub always: Option<String>,
    /// Whose tablet this is, with the seat's pass; set for every screen where the answer is made.
    pub seat: Option<(SeatId, String)>,
    /// Which screens this tablet should keep; see `scoring/service/shelf.rs`.
    pub keep: String,
    /// This is a screen to keep: nobody's answers stand on it, and `tablet.js` fills them in.
    pub kept: bool,
    /// Something may be marked here and not sent yet, in the form of the id [`SHEET`]: the buttons of the bar bring it
    /// along and back.
    pub draft: bool,
    /// What is said for as long as somebody is called for or the person is on a break.
    pub told: Option<Told>,
    /// The list of what can be heard here; empty if this server has no sound for this tablet.
    pub said: String,
    /// The screen where the person says what they need: the notice offers no way to it.
    pub says_need: bool,
    /// Look again by itself each few seconds, where scripts run: waiting screens only, never where something is typed.
    /// Such a screen has a "Look again" link of its own as well.
    pub again: Option<u32>,
    /// How the person who holds the tablet likes it.
    pub ways: Ways,
    /// The person has stopped: for this interview, by its address, or for the day (`/seat`). Kept screens go by it.
    pub stopped: Option<String>,
}

/// The id of the form whose marked choice the buttons of the bar bring along.
pub const SHEET: &str = "sheet";

/// "We told Tom. Someone is coming to you.", the button that ends it, and the one that says more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    pub words: String,
    /// None where it is not the person's to end: a break for everybody.
    pub button: Option<String>,
    pub more: Option<String>,
}

/// A page to render.
pub struct Page {
    pub title: String,
    pub house: House,
    pub body: Body,
    /// It has a live part: the browser loads the islands.
    pub live: bool,
    /// It has a button for a passkey: the browser loads its script.
    pub passkeys: bool,
    /// Something can be said into the machine: the browser loads the script that records it.
    pub records: bool,
    /// A tablet may keep it for when there is no network, if it was asked for so.
    pub keepable: bool,
    /// It has fields that panel members will read: the browser loads the script that asks for advice on them.
    pub advises: bool,
    /// The link that was opened leads nowhere any more, or never did: answered 410, so that whoever tries links is counted.
    pub gone: bool,
}

impl Page {
    /// A page at the desk.
    pub fn desk<V: IntoView + 'static>(
        v: &Visit,
        title: impl Into<String>,
        body: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        let me = match &v.who {
            Who::Person(signed) => Some(Me {
                name: signed.name.clone(),
                roles: signed.roles.clone(),
                elsewhere: v.elsewhere,
                safeguards: false,
                urgent: None,
            }),
            _ => None,
        };
        Self::new(title, House::Desk(me), body)
    }

    /// A page at the desk for somebody who is not signed in (yet), whoever that is.
    pub fn nobody<V: IntoView + 'static>(title: impl Into<String>, body: impl FnOnce() -> V + Send + 'static) -> Self {
        Self::new(title, House::Desk(None), body)
    }

    /// A page on a tablet.
    pub fn panel<V: IntoView + 'static>(
        title: impl Into<String>,
        bar: Bar,
        body: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        Self::new(title, House::Panel(bar), body)
    }

    /// A page to print.
    pub fn sheet<V: IntoView + 'static>(title: impl Into<String>, body: impl FnOnce() -> V + Send + 'static) -> Self {
        Self::new(title, House::Sheet, body)
    }

    fn new<V: IntoView + 'static>(
        title: impl Into<String>,
        house: House,
        body: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            house,
            body: Box::new(move || body().into_any()),
            live: false,
            passkeys: false,
            records: false,
            keepable: false,
            advises: false,
            gone: false,
        }
    }

    /// With islands (the live board).
    #[must_use]
    pub fn live(mut self) -> Self {
        self.live = true;
        self
    }
}

impl Page {
    /// With a button for a passkey.
    #[must_use]
    pub fn passkeys(mut self) -> Self {
        self.passkeys = true;
        self
    }

    /// For when there is no network: what a person said stands on it only if the server drew it for now.
    #[must_use]
    pub fn keepable(mut self) -> Self {
        self.keepable = true;
        self
    }
}

impl Page {
    /// With something to be said into the machine.
    #[must_use]
    pub fn records(mut self) -> Self {
        self.records = true;
        self
    }
}

impl Page {
    /// In place of what a link once opened.
    #[must_use]
    pub fn gone(mut self) -> Self {
        self.gone = true;
        self
    }
}

impl Page {
    /// With advice on fields that panel members will read.
    #[must_use]
    pub fn advises(mut self) -> Self {
        self.advises = true;
        self
    }
}

impl Bar {
    /// The bar of a seat's tablet; Help, Break and Stop come back to `here`.
    pub fn of(seated: &Seated, here: &str) -> Self {
        Self {
            name: first_name(&seated.name).to_owned(),
            picture: seated.picture.clone(),
            always: Some(here.to_owned()),
            ..Self::default()
        }
    }

    /// "Question 2 of 5" with its dots.
    #[must_use]
    pub fn place(mut self, words: impl Into<String>, at: usize, of: usize) -> Self {
        (self.place, self.at, self.of) = (words.into(), at, of);
        self
    }

    /// One of an interview's screens on which this seat still answers: whoever is finished is past the last question.
    fn is_open(&self) -> bool {
        self.of > 0 && self.at <= self.of
    }

    /// What is marked here and not sent yet comes along with the buttons of the bar.
    #[must_use]
    pub fn draft(mut self) -> Self {
        self.draft = true;
        self
    }

    /// The person has stopped at this address.
    #[must_use]
    pub fn stopped(mut self, at: Option<String>) -> Self {
        self.stopped = at;
        self
    }

    /// Looks again by itself.
    #[must_use]
    pub fn again(mut self, seconds: u32) -> Self {
        self.again = Some(seconds);
        self
    }
}

/// An OpenMoji picture; its words stand beside it, so it has none of its own.
pub fn picture(code: &str, size: u32) -> impl IntoView + use<> {
    view! { <img src=format!("/pictures/{code}.svg") alt="" width=size height=size/> }
}

/// The id of a way to change something, and what it is called for who hears it alone: "Change" and the text of the id `of`.
pub fn change_of(of: &str) -> (String, String) {
    let id = format!("change-{of}");
    let named = format!("{id} {of}");
    (id, named)
}

/// A person's picture, or the first letter of their name.
pub fn face(name: &str, own: Option<&str>) -> AnyView {
    match own {
        Some(code) => {
            view! { <span class="face" aria-hidden="true"><img src=format!("/pictures/{code}.svg") alt="" width="44" height="44"/></span> }
                .into_any()
        }
        None => {
            let letter: String = name.chars().take(1).collect();
            view! { <span class="face" aria-hidden="true">{letter}</span> }.into_any()
        }
    }
}

/// Where this page is: links to the pages above it, then its own name.
pub fn trail(above: Vec<(String, String)>, here: String) -> impl IntoView {
    view! {
        <nav class="trail" aria-label=say("ui-trail")>
            {above.into_iter().map(|(href, words)| view! { <a href=href>{words}</a><span aria-hidden="true">" › "</span> }).collect_view()}
            <span aria-current="page">{here}</span>
        </nav>
    }
}

fn bar(bar: Bar) -> AnyView {
    let dots = (bar.of > 0).then(|| {
        let dots = (1..=bar.of).map(|dot| match dot.cmp(&bar.at) {
            std::cmp::Ordering::Less => view! { <i class="done"></i> }.into_any(),
            std::cmp::Ordering::Equal => view! { <i class="now"></i> }.into_any(),
            std::cmp::Ordering::Greater => view! { <i></i> }.into_any(),
        });
        view! { <span class="dots" aria-hidden="true">{dots.collect_view()}</span> }
    });
    let who = (!bar.name.is_empty()).then(|| {
        view! { <p class="who">{face(&bar.name, bar.picture.as_deref())} " " {bar.name.clone()}</p> }
    });
    // Inside the head, so that everything on the screen stands in a part that has a name.
    view! { <header class="bar">{skip()}{who}<p class="where">{bar.place} " " {dots}</p>{aloud(bar.said)}</header> }
        .into_any()
}

/// "Read to me". It is not seen until the script has found something to read with (a button is never dead), and keeps its place
/// until then.
fn aloud(said: String) -> AnyView {
    let said = (!said.is_empty()).then_some(said);
    view! {
        <button type="button" class="listen" id="aloud" aria-pressed="false" data-src=said data-stop=say("aloud-seat-stop")>
            {picture("1F50A", 40)}<span>{say("aloud-seat-read")}</span>
        </button>
    }
    .into_any()
}

/// The way past the head, for those who go by keyboard or by ear.
fn skip() -> AnyView {
    view! { <a class="skip" href="#main">{say("ui-skip")}</a> }.into_any()
}

/// One sentence a line.
pub fn sentences(words: &str) -> AnyView {
    let mut lines = Vec::new();
    let mut rest = words.trim();
    while let Some(end) = rest.find([' ', '\n']).and_then(|_| rest.find(['.', '?', '!'])) {
        let end = end + 1;
        if rest[end..].starts_with([' ', '\n']) {
            lines.push(rest[..end].to_owned());
            rest = rest[end..].trim_start();
        } else {
            break;
        }
    }
    if !rest.is_empty() {
        lines.push(rest.to_owned());
    }
    lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view().into_any()
}

/// Help is coming, or the person is on a break: said calmly, on whatever screen they are.
fn told(told: &Told, here: &str, draft: bool) -> AnyView {
    let one = |action: &'static str, kind: Option<&'static str>, words: String| {
        if draft {
            return view! { <button form=SHEET formaction=action name=kind.map(|_| "kind") value=kind class="btn quiet" type="submit">{words}</button> }
                .into_any();
        }
        view! {
            <form role="none" method="post" action=action>
                <input type="hidden" name="here" value=here.to_owned()/>
                {kind.map(|kind| view! { <input type="hidden" name="kind" value=kind/> })}
                <button class="btn quiet" type="submit">{words}</button>
            </form>
        }
        .into_any()
    };
    // Enter in a field presses the form's first button, which must not be one of these but Next.
    let first = draft.then(|| view! { <button form=SHEET type="submit" hidden></button> });
    let more = told.more.clone().map(|words| one("/seat/call", Some("need"), words));
    let over = told.button.clone().map(|words| one("/seat/call/over", None, words));
    view! { <div class="says good" role="status"><div>{sentences(&told.words)}</div>{first}<div class="acts">{more}{over}</div></div> }
        .into_any()
}

/// Help, Break and Stop: forms, so that they work without scripts. (A form of a panel screen has the role "none": many of one
/// button each would be as many landmarks without a name to whoever hears the screen.) `here` is where they come back to; with `draft` they
/// send what is marked in the form of this screen along, so that it is still marked then.
fn always(here: String, draft: bool) -> AnyView {
    let words = |code: &'static str, kind: &str| view! { {picture(code, 48)} " " {say(&format!("ui-{kind}"))} };
    let button = |kind: &'static str, code: &'static str| {
        if draft {
            return view! { <button form=SHEET formaction="/seat/call" name="kind" value=kind type="submit">{words(code, kind)}</button> }
                .into_any();
        }
        view! {
            <form role="none" method="post" action="/seat/call">
                <input type="hidden" name="kind" value=kind/>
                <input type="hidden" name="here" value=here.clone()/>
                <button type="submit">{words(code, kind)}</button>
            </form>
        }
        .into_any()
    };
    let buttons = view! { {button("help", "1F64B")} {button("break", "2615")} {button("stop", "1F6D1")} }.into_any();
    let back = draft.then(|| view! { <input type="hidden" form=SHEET name="here" value=here.clone()/> });
    view! { <nav class="always" aria-label=say("ui-always")>{back}{buttons}</nav> }.into_any()
}

fn top(me: Option<Me>) -> AnyView {
    let link = |href: &'static str, words: &str| view! { <a href=href>{say(words)}</a> };
    let guides = me.is_none().then(|| view! { <nav aria-label=say("ui-main")>{link("/guides", "ui-guides")}</nav> });
    let inside = me.map(|me| {
        let may = |roles: &[Role]| me.roles.iter().any(|role| roles.contains(role));
        let office = may(&[Role::Manager, Role::Hr]);
        let reads = office || may(&[Role::Auditor]);
        let role = me.roles.first().map(|role| say(&format!("role-{}", role.code()))).unwrap_or_default();
        view! {
            <nav aria-label=say("ui-main")>
                {(reads || may(&[Role::Facilitator])).then(|| link("/vacancies", "ui-vacancies"))}
                {(office || may(&[Role::Facilitator])).then(|| link("/panels", "ui-panels"))}
                {reads.then(|| link("/checks", "ui-checks"))}
                {reads.then(|| link("/files", "ui-files"))}
                {may(&[Role::Hr, Role::Auditor]).then(|| link("/audit", "audit-samples-title"))}
                {me.safeguards.then(|| link("/concerns", "concern-title"))}
                {may(&[Role::Administrator, Role::Manager]).then(|| link("/people", "ui-people"))}
                {may(crate::system::READS).then(|| link("/system", "ui-system"))}
                {link("/guides", "ui-guides")}
            </nav>
            <div class="me">
                {me.elsewhere.then(|| link("/account/organisation", "people-organisation-change"))}
                <a href="/account">{me.name.clone()} " · " {role}</a>
                <form method="post" action="/sign-out"><button type="submit" class="linklike">{say("ui-sign-out")}</button></form>
            </div>
        }
    });
    view! {
        <header class="top">
            <a class="brand" href="/"><span class="mark" aria-hidden="true"></span>"SameTable"</a>
            {guides}
            {inside}
        </header>
    }
    .into_any()
}

/// What the document needs to know of the built files.
pub struct Files {
    pub css: String,
    pub desk_js: String,
    pub tablet_js: String,
    pub aloud_js: String,
    pub recorder_js: String,
    pub ways_js: String,
    pub passkey_js: String,
    pub advice_js: String,
    pub islands_js: String,
    pub islands_wasm: String,
    pub nonce: String,
    /// The record does not verify: every page says so.
    pub read_only: bool,
}

/// That nothing is written at the moment: why and what to do at the desk, a calm sentence on a tablet, nothing on paper.
fn read_only(house: &House) -> AnyView {
    match house {
        House::Desk(me) => {
            let more = me.is_some().then(|| view! { <a href="/system/record">{say("record-banner-more")}</a> });
            view! { <div class="banner" role="status"><p class="says stop"><b>{say("record-banner")}</b> " " {more}</p></div> }.into_any()
        }
        House::Panel(_) => {
            view! { <div class="banner" role="status"><p class="says">{say("record-banner-tablet")}</p></div> }
                .into_any()
        }
        House::Sheet => ().into_any(),
    }
}

/// What waits for whoever reads this, before anything else on the page.
fn urgent(words: String) -> AnyView {
    view! { <div class="banner" role="status"><p class="says stop"><b>{words}</b> " " <a href="/concerns">{say("concern-notice-open")}</a></p></div> }
        .into_any()
}

/// Where the person's answers are, beside the buttons: empty until `tablet.js` says so. It has its place, so that nothing
/// moves.
pub fn saved() -> impl IntoView {
    view! { <p class="saved" id="saved" role="status" data-tablet=say("ui-saved-tablet") data-sent=say("ui-saved-sent")></p> }
}

/// At the end of each screen of a seat: the way to what was not taken, where there is such a thing.
fn not_taken(here: &str) -> AnyView {
    if here == "/seat/waiting" {
        return ().into_any();
    }
    view! { <p class="acts" data-refused="" hidden><a class="btn quiet" href="/seat/waiting">{say("ui-saved-refused")}</a></p> }
        .into_any()
}

/// What every tablet does beside showing pages: `public/tablet.js`, and what it must know of this one. A waiting screen looks
/// again by itself there; a refreshing page would take the place of somebody who has it read out, every few seconds.
fn tablet(bar: &Bar, files: &Files) -> impl IntoView + use<> {
    let (seat, pass) =
        bar.seat.clone().map_or(("none".to_owned(), String::new()), |(seat, pass)| (seat.to_string(), pass));
    view! {
        <script
            type="module"
            id="tablet"
            nonce=files.nonce.clone()
            src=files.tablet_js.clone()
            data-seat=seat
            data-pass=pass
            data-keep=(!bar.keep.is_empty()).then(|| bar.keep.clone())
            data-kept=bar.kept.then_some("")
            data-open=bar.is_open().then_some("")
            data-out=bar.stopped.clone()
            data-seconds=bar.again.map(|seconds| seconds.to_string())
        ></script>
    }
}

/// The whole document.
pub fn document(page: Page, files: &Files) -> impl IntoView + use<> {
    let Page { title, house, body, live, passkeys, records, advises, keepable: _, gone: _ } = page;
    let (class, tablet) = match &house {
        House::Desk(_) => ("desk", None),
        House::Panel(bar) => ("panel", Some(tablet(bar, files))),
        House::Sheet => ("sheet", None),
    };
    let ways = match &house {
        House::Panel(bar) => bar.ways,
        House::Desk(_) | House::Sheet => Ways::default(),
    };
    let set: HashMap<_, _> = ways.unusual().into_iter().collect();
    let set = |way: Way| set.get(way.code()).copied();
    // Only for whom it is needed: a tablet that is touched has nothing to start here.
    let pressing = ways
        .press
        .needs_script()
        .then(|| view! { <script type="module" nonce=files.nonce.clone() src=files.ways_js.clone()></script> });
    let title = format!("{title} · SameTable");
    let script = live.then(|| {
        view! {
            <script
                type="module"
                nonce=files.nonce.clone()
                src=files.desk_js.clone()
                data-islands=files.islands_js.clone()
                data-wasm=files.islands_wasm.clone()
                id="islands"
            ></script>
        }
    });
    let passkeys = passkeys
        .then(|| view! { <script type="module" nonce=files.nonce.clone() src=files.passkey_js.clone()></script> });
    let recorder = records
        .then(|| view! { <script type="module" nonce=files.nonce.clone() src=files.recorder_js.clone()></script> });
    let aloud = matches!(house, House::Panel(_))
        .then(|| view! { <script type="module" nonce=files.nonce.clone() src=files.aloud_js.clone()></script> });
    let advises = advises
        .then(|| view! { <script type="module" nonce=files.nonce.clone() src=files.advice_js.clone()></script> });
    // This server has no sound for this screen: there is no place for a speaker, unless the tablet has a voice of its own.
    let unheard = matches!(&house, House::Panel(bar) if bar.said.is_empty()).then_some("never");
    let head = match &house {
        House::Desk(me) => Some(top(me.clone())),
        House::Panel(of) => Some(bar(of.clone())),
        House::Sheet => None,
    };
    let outside = (!matches!(house, House::Panel(_))).then(skip);
    let waits = match &house {
        House::Desk(Some(Me { urgent: Some(words), .. })) => Some(urgent(words.clone())),
        _ => None,
    };
    let banner = files.read_only.then(|| read_only(&house));
    let (call, last, foot) = match house {
        House::Panel(Bar { always: Some(here), draft, told: call, .. }) => {
            (call.map(|call| told(&call, &here, draft)), Some(not_taken(&here)), Some(always(here, draft)))
        }
        _ => (None, None, None),
    };
    view! {
        <!DOCTYPE html>
        <html
            lang="en-GB"
            data-size=set(Way::Size)
            data-colours=set(Way::Colours)
            data-pictures=set(Way::Pictures)
            data-aloud=set(Way::Aloud)
            data-heard=unheard
            data-hand=set(Way::Hand)
            data-press=set(Way::Press)
            data-pace=set(Way::Pace)
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <link rel="stylesheet" href=files.css.clone()/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {script}
                {aloud}
                {recorder}
                {tablet}
                {passkeys}
                {pressing}
                {advises}
            </head>
            <body class=class>
                {outside}
                {head}
                {banner}
                {waits}
                <main id="main" tabindex="-1">{call}{body()}{last}</main>
                {foot}
            </body>
        </html>
    }
}
