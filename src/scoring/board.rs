//! The live board. The rows come with the page; when the server says "something changed" they are fetched again, so that
//! a missed notice costs nothing. They say who is here and what is done, never what anybody said. Without scripts the
//! same table stands there with a link to look again.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the board shows, in the words it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// The whole panel has a break.
    pub pause: Option<PauseLine>,
    pub calls: Vec<CallLine>,
    /// Whose tablets have answers that are still to be sent or looked at: how many, never which.
    pub waits: Vec<String>,
    /// For whoever runs the day: that the safeguarding lead was told of something. Never what, or about whom.
    #[serde(default)]
    pub told: Vec<String>,
    pub tablets: Vec<TabletLine>,
    pub people: Vec<PersonLine>,
    pub interviews: Vec<InterviewLines>,
}

/// A call that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLine {
    pub id: String,
    pub words: String,
    pub since: String,
    /// What to say to everybody, where that is asked for.
    pub to_say: Option<String>,
    /// The address that "Answered" posts to; none for who may only look.
    pub answer: Option<String>,
    /// What is asked for and only whoever runs the day can do: a break for everybody.
    pub deed: Option<DeedLine>,
}

/// A break for everybody, and the button that ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseLine {
    pub words: String,
    pub over: Option<DeedLine>,
}

/// A tablet that wants to join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TabletLine {
    pub id: String,
    pub words: String,
    /// Where it is let in.
    pub href: String,
    pub label: String,
}

/// A seat: is its person here?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    pub name: String,
    pub kind: String,
    pub here: String,
    pub is_here: bool,
}

/// One candidate before the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterviewLines {
    pub id: String,
    pub candidate: String,
    pub state: String,
    /// The column headings.
    pub items: Vec<String>,
    pub seats: Vec<SeatLine>,
    /// Why the next step cannot be taken yet.
    pub hint: Option<String>,
    pub deed: Option<DeedLine>,
    /// Where the discussion is read, once it is open.
    pub talk: Option<String>,
}

/// A button that posts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeedLine {
    pub action: String,
    pub label: String,
}

/// One seat in one interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatLine {
    pub name: String,
    /// Done or not, for each item.
    pub done: Vec<bool>,
    pub finished: bool,
    /// Not scoring, with a reason.
    pub absent: bool,
    pub words: String,
    /// Takes the recorded absence back.
    pub back: Option<DeedLine>,
    pub seat: String,
}

/// The words around the rows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BoardTexts {
    pub calls: String,
    pub calls_none: String,
    pub answered: String,
    pub waits: String,
    pub told: String,
    pub tablets: String,
    pub people: String,
    pub person: String,
    pub kind: String,
    pub here: String,
    pub done: String,
    pub not_done: String,
    pub all: String,
    pub see_talk: String,
    pub no_interviews: String,
    pub live: String,
    pub refresh: String,
}

/// The board itself: `base` is the panel's address.
#[island]
pub fn LiveBoard(rows: Board, texts: BoardTexts, base: String) -> impl IntoView {
    let rows = RwSignal::new(rows);
    let live = RwSignal::new(false);
    follow(&base, rows, live);
    let texts = StoredValue::new(texts);
    let say = move |pick: fn(&BoardTexts) -> &String| texts.with_value(|texts| pick(texts).clone());
    let refresh = format!("{base}/board");
    view! {
        <p class="saved sent" role="status" hidden=move || !live.get()>{say(|t| &t.live)}</p>
        <p hidden=move || live.get()><a href=refresh>{say(|t| &t.refresh)}</a></p>
        {move || rows.read().pause.clone().map(pause_line)}
        <section class="card" aria-labelledby="calls">
            <h2 id="calls">{say(|t| &t.calls)}</h2>
            <ul class="checks" aria-live="polite">
                <For each=move || rows.read().calls.clone() key=|call| (call.id.clone(), call.words.clone()) children=move |call| call_line(call, say(|t| &t.answered))/>
            </ul>
            <p hidden=move || !rows.read().calls.is_empty()>{say(|t| &t.calls_none)}</p>
        </section>
        <section class="card" aria-labelledby="waits" hidden=move || rows.read().waits.is_empty()>
            <h2 id="waits">{say(|t| &t.waits)}</h2>
            <ul class="checks" aria-live="polite">
                {move || rows.read().waits.iter().cloned().map(|words| view! { <li class="wait"><span>{words}</span></li> }).collect_view()}
            </ul>
        </section>
        <section class="card" aria-labelledby="told" hidden=move || rows.read().told.is_empty()>
            <h2 id="told">{say(|t| &t.told)}</h2>
            <ul class="checks" aria-live="polite">
                {move || rows.read().told.iter().cloned().map(|words| view! { <li class="wait"><span>{words}</span></li> }).collect_view()}
            </ul>
        </section>
        <section class="card" aria-labelledby="tablets" hidden=move || rows.read().tablets.is_empty()>
            <h2 id="tablets">{say(|t| &t.tablets)}</h2>
            <ul class="checks">
                <For each=move || rows.read().tablets.clone() key=|tablet| tablet.id.clone() children=|tablet| view! {
                    <li class="wait"><span>{tablet.words}</span><a class="btn quiet" href=tablet.href>{tablet.label}</a></li>
                }/>
            </ul>
        </section>
        <section aria-labelledby="people">
            <div class="scroll" tabindex="0" role="group" aria-labelledby="people">
                <table class="list">
                    <caption id="people">{say(|t| &t.people)}</caption>
                    <thead><tr>
                        <th scope="col">{say(|t| &t.person)}</th><th scope="col">{say(|t| &t.kind)}</th><th scope="col">{say(|t| &t.here)}</th>
                    </tr></thead>
                    <tbody>{move || rows.read().people.iter().cloned().map(person_line).collect_view()}</tbody>
                </table>
            </div>
        </section>
        {move || rows.read().interviews.clone().into_iter().map(|interview| texts.with_value(|texts| interview_lines(interview, texts))).collect_view()}
        <p class="empty" hidden=move || !rows.read().interviews.is_empty()>{say(|t| &t.no_interviews)}</p>
    }
}

fn pause_line(pause: PauseLine) -> impl IntoView {
    view! {
        <div class="says good">
            <p><b>{pause.words}</b></p>
            {pause.over.map(|over| view! { <form method="post" action=over.action><button class="btn">{over.label}</button></form> })}
        </div>
    }
}

fn call_line(call: CallLine, answered: String) -> impl IntoView {
    view! {
        <li class="wait">
            <span><b>{call.words}</b>" "{call.since}{call.to_say.map(|words| view! { <br/>{words} })}</span>
            {call.deed.map(|deed| view! { <form method="post" action=deed.action><button class="btn">{deed.label}</button></form> })}
            {call.answer.map(|action| view! { <form method="post" action=action><button class="btn quiet">{answered}</button></form> })}
        </li>
    }
}

fn person_line(person: PersonLine) -> impl IntoView {
    let look = if person.is_here { "tag good" } else { "tag plain" };
    view! { <tr><th scope="row">{person.name}</th><td>{person.kind}</td><td><span class=look>{person.here}</span></td></tr> }
}

fn interview_lines(interview: InterviewLines, texts: &BoardTexts) -> AnyView {
    let (done, not_done, all) = (texts.done.clone(), texts.not_done.clone(), texts.all.clone());
    let (person, see_talk) = (texts.person.clone(), texts.see_talk.clone());
    let caption = format!("interview-{}", interview.id);
    let labelled = caption.clone();
    let deed = interview
        .deed
        .map(|deed| view! { <form method="post" action=deed.action><button class="btn">{deed.label}</button></form> });
    if interview.seats.is_empty() {
        // Not begun: there is nothing to be done or not done.
        return view! {
            <section class="card">
                <h2>{interview.candidate}" "<span class="tag plain">{interview.state}</span></h2>
                {deed}
            </section>
        }
        .into_any();
    }
    view! {
        <section class="card">
            <h2 id=caption>{interview.candidate}" "<span class="tag plain">{interview.state}</span></h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby=labelled>
                <table class="list">
                    <thead><tr>
                        <th scope="col">{person}</th>
                        <th scope="col">{all}</th>
                        {interview.items.into_iter().map(|item| view! { <th scope="col">{item}</th> }).collect_view()}
                    </tr></thead>
                    <tbody>{interview.seats.into_iter().map(|seat| seat_line(seat, &done, &not_done)).collect_view()}</tbody>
                </table>
            </div>
            {interview.hint.map(|hint| view! { <p>{hint}</p> })}
            <div class="acts">
                {deed}
                {interview.talk.map(|talk| view! { <a class="btn quiet" href=talk>{see_talk}</a> })}
            </div>
        </section>
    }
    .into_any()
}

fn seat_line(seat: SeatLine, done: &str, not_done: &str) -> impl IntoView + use<> {
    let cells = seat.done.into_iter().map(|is| {
        let (look, words) = if is { ("tag good", done.to_owned()) } else { ("tag plain", not_done.to_owned()) };
        view! { <td><span class=look>{words}</span></td> }
    });
    let cells = cells.collect_view();
    let look = match (seat.finished, seat.absent) {
        (true, _) => "tag good",
        (false, true) => "tag ok",
        (false, false) => "tag plain",
    };
    view! {
        <tr>
            <th scope="row">{seat.name}</th>
            <td>
                <span class=look>{seat.words}</span>
                {seat.back.map(|deed| view! {
                    <form method="post" action=deed.action>
                        <input type="hidden" name="seat" value=seat.seat/><button class="linklike">{deed.label}</button>
                    </form>
                })}
            </td>
            {cells}
        </tr>
    }
}

/// On the server there is nothing to follow.
#[cfg(not(feature = "hydrate"))]
fn follow(_: &str, _: RwSignal<Board>, _: RwSignal<bool>) {}

/// Listens to "something changed", and fetches the rows again each time: no generated client, which would cost 15 KB.
#[cfg(feature = "hydrate")]
fn follow(base: &str, rows: RwSignal<Board>, live: RwSignal<bool>) {
    use leptos::task::spawn_local;
    use wasm_bindgen::prelude::*;

    let (events, board) = (format!("{base}/events"), format!("{base}/board.json"));
    Effect::new(move || {
        let Ok(events) = web_sys::EventSource::new(&events) else { return };
        let opened = Closure::<dyn Fn()>::new(move || live.set(true));
        let failed = Closure::<dyn Fn()>::new(move || live.set(false)); // the browser reconnects by itself
        let board = board.clone();
        let told = Closure::<dyn Fn()>::new(move || {
            let board = board.clone();
            spawn_local(async move {
                if let Some(new) = fetch(&board).await
                    && *rows.read_untracked() != new
                {
                    rows.set(new);
                }
            });
        });
        events.set_onopen(Some(opened.as_ref().unchecked_ref()));
        events.set_onerror(Some(failed.as_ref().unchecked_ref()));
        events.set_onmessage(Some(told.as_ref().unchecked_ref()));
        for kept in [opened, failed, told] {
            kept.forget();
        }
    });
}

#[cfg(feature = "hydrate")]
async fn fetch(address: &str) -> Option<Board> {
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;

    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(address)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}
