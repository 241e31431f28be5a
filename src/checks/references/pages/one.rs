//! One reference: whom somebody asked and how often, what was answered, whether it is genuine, and what has to be settled.

use super::answer::{About, questions};
use super::{root, tag};
use crate::checks::history::pages::written;
use crate::checks::pages::{above, does};
use crate::checks::references::service::{self, LINK_DAYS, One, References, Seen};
use crate::checks::references::{Channel, Given, Kind, Matter, Proof, Proved};
use crate::ids::{CandidacyId, RowId};
use crate::people::Visit;
use crate::people::service::PASSES_ON;
use crate::platform::clock::{day_words, london_date, london_stamp};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, hidden, radios, send, text_field, tick};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// What is open, and how it is shown.
struct Shown {
    /// Where posts go: the address of this reference.
    at: String,
    candidate: String,
    /// What was asked for in the address: `answer`, `try`, `genuine`, or the code of a matter.
    open: String,
    today: String,
    does: bool,
    /// Without a mail server messages wait for a person: may this one pass them on?
    passes_on: Option<bool>,
}

/// `?open=` opens one of the forms: `answer`, `try`, `genuine`, or the code of a matter.
pub async fn one(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (id, reference): (CandidacyId, RowId) = (v.id("candidacy")?, v.id("reference")?);
    let read = service::read_references(&v.who, &v.app, id).await?;
    let one = read.one(reference)?.clone();
    let does = does(&v, &read.candidacy).await;
    let (mut above, root) = (above(&v, &read.candidacy, &read.vacancy), root(&v, id));
    above.push((root.clone(), say("reference-name")));
    let title = say_with("reference-one-title", &[("referee", &one.asked.referee), ("name", &read.candidacy.name)]);
    let shown = Shown {
        at: format!("{root}/{reference}"),
        candidate: read.candidacy.name.clone(),
        open: v.query("open").to_owned(),
        today: london_date(v.app.clock.now()),
        does,
        passes_on: v.app.settings.mail.is_none().then(|| v.who.may(PASSES_ON).is_ok()),
    };
    Ok(Page::desk(&v, title.clone(), move || {
        view! {
            {trail(above, one.asked.referee.clone())}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}" "{tag(one.state)}</h1>
                <p class="lead">{about(&one)}</p>
            </div></div>
            {does.then(|| view! { <p>{say(&format!("reference-next-{}", one.state.code()))}</p> })}
            {settle(&one, &form, &shown)}
            {answer(&read, &one, &form, &shown)}
            {genuine(&one, &form, &shown)}
            {tries(&read, &one, &form, &shown)}
        }
    }))
}

/// "Orchard Court, Care assistant, 6 March 2017 to 31 August 2021", or what kind it is.
fn about(one: &One) -> String {
    let job = one.period.as_ref().map(|job| format!("{}, {}", job.place, super::from_to(job)));
    match (one.asked.kind, job) {
        (Kind::Employer, Some(job)) => job,
        (Kind::Substitute, Some(job)) => say_with("reference-for-substitute", &[("employer", &job)]),
        (Kind::Personal, _) => say("reference-kind-personal"),
        (_, None) => say("reference-period-gone"),
    }
}

fn fact(label: &str, words: String) -> Option<AnyView> {
    (!words.is_empty()).then(|| view! { <dt>{say(label)}</dt><dd>{words}</dd> }.into_any())
}

fn tries(read: &References, one: &One, form: &FormState, shown: &Shown) -> AnyView {
    let asked = &one.asked;
    let f = form.of("chase-reference");
    let lines = one.chased.iter().map(|chased| {
        let words = format!("{} · {}", day_words(&chased.chased_on), say(&chased.how.message()));
        let note = (!chased.note.is_empty()).then(|| view! { <p>{chased.note.clone()}</p> });
        view! { <li><p><b>{words}</b></p>{note}<p class="hint">{chased.by_name.clone()}", "{london_stamp(chased.at)}</p></li> }
    });
    let lines = lines.collect_view();
    let is_open = shown.does && (shown.open == "try" || !f.problems.is_empty());
    let ways = Channel::ALL.iter().filter(|one| **one != Channel::Link).map(Channel::choice).collect();
    let fields = is_open.then(|| {
        view! {
            <form class="stack noprint" method="post" action=format!("{}/chase", shown.at) novalidate="novalidate" aria-label=say("reference-try-form")>
                {radios(&f, "how", say("reference-try-how"), ways, "", Opt::default())}
                {date_field(&f, "chased_on", say("reference-try-on"), Opt::default().value(shown.today.clone()))}
                {area_field(&f, "note", say("reference-try-note"), Opt::hint(say("reference-try-note-hint")).rows(2))}
                {send(say("reference-try-keep"))}
            </form>
        }
    });
    let waits = shown.does && one.given.is_none() && one.dropped.is_none();
    let link = read.links.iter().rfind(|link| link.reference == asked.id);
    let ends = link.filter(|_| one.given.is_none() && one.dropped.is_none()).map(|link| {
        let over = link.ends_on < shown.today;
        let id = if over { "reference-link-over" } else { "reference-link-open" };
        view! { <p class="hint">{say_with(id, &[("day", &day_words(&link.ends_on))])}</p> }
    });
    let by_hand = shown.passes_on.filter(|_| waits && link.is_some()).map(|may| {
        let to = if may {
            view! { " "<a href="/messages">{say("reference-to-messages")}</a> }.into_any()
        } else {
            ().into_any()
        };
        view! { <p class="says">{say("reference-by-hand")}{to}</p> }
    });
    let again = (waits && !asked.email.is_empty()).then(|| {
        let words = if link.is_some() { say("reference-send-again") } else { say_with("reference-send-link", &[("days", &LINK_DAYS.to_string())]) };
        view! { <form class="noprint" method="post" action=format!("{}/link", shown.at)><button type="submit" class="btn quiet">{words}</button></form> }
    });
    // Also after an answer: what it leaves out is asked for again, and the tries are what shows that it can't be had.
    let another = (shown.does && one.dropped.is_none() && !is_open).then(|| {
        view! { <a class="btn quiet" href=format!("{}?open=try#tries", shown.at)>{say("reference-try")}</a> }
    });
    let permitted =
        asked.permitted.map(|may| say(if may { "reference-permitted-yes" } else { "reference-permitted-no" }));
    let permitted = permitted.unwrap_or_default();
    let reach = [asked.email.clone(), asked.phone.clone()]
        .into_iter()
        .filter(|one| !one.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <section class="card" id="tries" aria-labelledby="tries-title">
            <h2 id="tries-title">{say("reference-tries")}</h2>
            <dl class="facts">
                {fact("reference-who", format!("{}, {}", asked.referee, asked.referee_role))}
                {fact("reference-reach", reach)}
                {fact("reference-known-from", say(&asked.contact_from.message()))}
                {fact("reference-asked-on", format!("{} · {}", day_words(&asked.asked_on), say(&asked.how.message())))}
                {fact("reference-own-question", asked.more.clone())}
                {fact("reference-permitted", permitted)}
                {fact("history-kept-by", format!("{}, {}", asked.by_name, london_stamp(asked.at)))}
            </dl>
            {(!one.chased.is_empty()).then(|| view! { <ol class="timeline">{lines}</ol> })}
            {ends}{by_hand}
            {fields}
            {(again.is_some() || another.is_some()).then(|| view! { <div class="acts">{again}{another}</div> })}
            {drop_part(one, form, shown)}
        </section>
    }
    .into_any()
}

/// The referee is asked no more, or may be.
fn drop_part(one: &One, form: &FormState, shown: &Shown) -> AnyView {
    if let Some(dropped) = &one.dropped {
        return view! {
            <div class="says"><p><b>{say("reference-dropped")}</b></p><p>{dropped.words.clone()}</p>
                <p class="hint">{dropped.by_name.clone()}", "{london_stamp(dropped.at)}</p></div>
        }
        .into_any();
    }
    if !shown.does || one.given.is_some() {
        return ().into_any();
    }
    let f = form.of("drop-referee");
    view! {
        <details class="more noprint" open=!f.problems.is_empty()>
            <summary>{say("reference-drop")}</summary>
            <form class="stack" method="post" action=format!("{}/drop", shown.at) novalidate="novalidate">
                <p>{say("reference-drop-lead")}</p>
                {area_field(&f, "words", say("reference-drop-why"), Opt::hint(say("reference-settle-hint")).rows(2))}
                <div class="acts"><button type="submit" class="btn danger">{say("reference-drop")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn answer(read: &References, one: &One, form: &FormState, shown: &Shown) -> AnyView {
    let f = form.of("give-reference");
    let is_open = shown.does && (shown.open == "answer" || !f.problems.is_empty());
    let told = one.given.as_ref().map(|given| said(one, given, shown));
    let fields = is_open.then(|| give_form(one, &f, shown, read.offered));
    let class = if one.given.is_some() { "btn quiet" } else { "btn" };
    let words = if one.given.is_some() { say("reference-answer-again") } else { say("reference-answer") };
    let open = (shown.does && !is_open).then(|| {
        view! { <p class="acts"><a class=class href=format!("{}?open=answer#answer", shown.at)>{words}</a></p> }
    });
    let before = (!one.earlier.is_empty()).then(|| {
        let all = one.earlier.iter().map(|given| view! { <li>{said(one, given, shown)}</li> }).collect_view();
        let words = say_with("reference-earlier", &[("n", &one.earlier.len().to_string())]);
        view! { <details class="more"><summary>{words}</summary><ol class="timeline">{all}</ol></details> }
    });
    let none = (one.given.is_none() && !is_open).then(|| view! { <p>{say("reference-answer-none")}</p> });
    view! {
        <section class="card" id="answer" aria-labelledby="answer-title">
            <h2 id="answer-title">{say("reference-answered")}</h2>
            {told}{none}{fields}{open}{before}
        </section>
    }
    .into_any()
}

fn yes_no(id: &str, said: Option<bool>) -> String {
    match said {
        Some(true) => say(&format!("{id}-yes")),
        Some(false) => say(&format!("{id}-no")),
        None => say("reference-nothing-said"),
    }
}

fn said(one: &One, given: &Given, shown: &Shown) -> AnyView {
    let date = |date: &Option<String>| date.as_deref().map(written).unwrap_or_else(|| say("reference-nothing-said"));
    let ended = if given.goes_on { say("history-still") } else { date(&given.ended) };
    let name = [("name", shown.candidate.as_str())];
    let question = |id: &str, words: String| {
        (!words.is_empty()).then(|| view! { <dt>{say_with(id, &name)}</dt><dd>{words}</dd> }.into_any())
    };
    let employer = (one.asked.kind == Kind::Employer).then(|| {
        view! {
            {question("reference-job-title", given.title.clone())}
            {question("reference-began", date(&given.began))}
            {question("reference-ended", ended)}
        }
    });
    let left = (one.asked.kind == Kind::Employer).then(|| {
        view! {
            {question("reference-why-left", given.why_left.clone())}
            {question("reference-re-employ", yes_no("reference-re-employ", given.re_employ))}
            {question("reference-re-employ-why", given.re_employ_why.clone())}
        }
    });
    let conduct = if given.conduct.is_empty() { say("reference-nothing-said") } else { given.conduct.clone() };
    let by = given.by_name.clone().unwrap_or_else(|| say("reference-by-referee"));
    let own = (!one.asked.more.is_empty() && !given.more.is_empty())
        .then(|| view! { <dt>{one.asked.more.clone()}</dt><dd>{given.more.clone()}</dd> });
    view! {
        <dl class="facts asked">
            {fact("reference-from", format!("{} ({})", given.from_name, say(&given.capacity.message())))}
            {fact("reference-came", format!("{} · {}", day_words(&given.received_on), say(&given.came_how.came())))}
            {employer}
            {question("reference-duties", given.duties.clone())}
            {question("reference-conduct", conduct)}
            {left}
            {question("reference-warnings", given.warnings.clone())}
            {question("reference-safeguarding", yes_no("reference-safeguarding", given.safeguarding))}
            {question("reference-safeguarding-words", given.safeguarding_words.clone())}
            {own}
            {fact("history-kept-by", format!("{by}, {}", london_stamp(given.at)))}
        </dl>
    }
    .into_any()
}

fn give_form(one: &One, f: &FormState, shown: &Shown, offered: bool) -> AnyView {
    let by_link = one.came_by_link();
    let ways = Channel::ALL
        .iter()
        .filter(|one| by_link || **one != Channel::Link)
        .map(|one| (one.code().to_owned(), say(&one.came())))
        .collect();
    let came = one.given.as_ref().map_or("", |given| given.came_how.code());
    let about = About {
        candidate: &shown.candidate,
        kind: one.asked.kind,
        more: &one.asked.more,
        from: &one.asked.referee,
        before: one.given.as_ref(),
        to_referee: false,
        offered,
    };
    let again = one.given.is_some().then(|| view! { <p class="says">{say("reference-answer-reopens")}</p> });
    let received = one.given.as_ref().map_or_else(|| shown.today.clone(), |given| given.received_on.clone());
    view! {
        <form class="stack noprint" method="post" action=format!("{}/given", shown.at) novalidate="novalidate" aria-label=say("reference-answer-form")>
            {again}
            <p>{say("reference-answer-lead")}</p>
            {radios(f, "came_how", say("reference-came-how"), ways, came, Opt::default())}
            {date_field(f, "received_on", say("reference-received-on"), Opt::default().value(received))}
            {questions(f, &about)}
            {send(say("reference-answer-keep"))}
        </form>
    }
    .into_any()
}

fn genuine(one: &One, form: &FormState, shown: &Shown) -> AnyView {
    if one.given.is_none() {
        return ().into_any();
    }
    let f = form.of("prove-reference");
    let is_open = shown.does && (one.proved.is_none() || shown.open == "genuine" || !f.problems.is_empty());
    let told = one.proved.as_ref().map(proved);
    let ways = Proof::ALL.iter().map(Proof::choice).collect();
    let answers = ["yes", "no"].map(|way| (way.to_owned(), say(&format!("reference-genuine-{way}")))).to_vec();
    // An answer by link came from where the link went.
    let address = if one.came_by_link() { one.asked.email.clone() } else { String::new() };
    let fields = is_open.then(|| {
        view! {
            <form class="stack noprint" method="post" action=format!("{}/proved", shown.at) novalidate="novalidate" aria-label=say("reference-genuine-form")>
                {radios(&f, "proof", say("reference-proof"), ways, "", Opt::hint(say("reference-proof-hint")))}
                {text_field(&f, "source", say("reference-source"), Opt::hint(say("reference-source-hint")).value(address))}
                {date_field(&f, "proved_on", say("reference-proved-on"), Opt::default().value(shown.today.clone()))}
                {radios(&f, "genuine", say("reference-genuine-asked"), answers, "", Opt::default())}
                {area_field(&f, "note", say("reference-genuine-note"), Opt::hint(say("reference-genuine-note-hint")).rows(2))}
                {send(say("reference-genuine-keep"))}
            </form>
        }
    });
    let none = (one.proved.is_none() && !is_open).then(|| view! { <p>{say("reference-genuine-none")}</p> });
    let again = (shown.does && !is_open).then(|| {
        view! { <p class="acts"><a class="btn quiet" href=format!("{}?open=genuine#genuine", shown.at)>{say("reference-genuine-again")}</a></p> }
    });
    view! {
        <section class="card" id="genuine" aria-labelledby="genuine-title">
            <h2 id="genuine-title">{say("reference-genuine")}</h2>
            {none}{told}{fields}{again}
        </section>
    }
    .into_any()
}

fn proved(one: &Proved) -> AnyView {
    let weak = (one.genuine && !one.how.proves()).then(|| view! { <p class="says">{say("reference-proof-weak")}</p> });
    let found = if one.genuine { say("reference-genuine-yes") } else { say("reference-genuine-no") };
    view! {
        <dl class="facts">
            {fact("reference-proof", say(&one.how.message()))}
            {fact("reference-source", one.source.clone())}
            {fact("reference-proved-on", day_words(&one.proved_on))}
            {fact("history-found", found)}
            {fact("history-note", one.note.clone())}
            {fact("history-kept-by", format!("{}, {}", one.by_name, london_stamp(one.at)))}
        </dl>
        {weak}
    }
    .into_any()
}

/// What each said, as a person reads it.
fn side(matter: Matter, words: &str) -> String {
    match (matter, words) {
        (_, "") => say("reference-nothing-said"),
        (Matter::Ended | Matter::WhyLeft, "-") => say("history-still"),
        (_, "-") => say("reference-without-words"),
        (Matter::Began | Matter::Ended, date) => written(date),
        (_, words) => words.to_owned(),
    }
}

fn settle(one: &One, form: &FormState, shown: &Shown) -> AnyView {
    if one.matters.is_empty() {
        return ().into_any();
    }
    let all = one.matters.iter().enumerate().map(|(n, seen)| matter(n, seen, form, shown)).collect_view();
    view! {
        <section class="card" id="settle" aria-labelledby="settle-title">
            <h2 id="settle-title">{say("reference-settle")}</h2>
            {shown.does.then(|| view! { <p>{say("reference-settle-lead")}</p> })}
            {all}
        </section>
    }
    .into_any()
}

fn matter(n: usize, seen: &Seen, form: &FormState, shown: &Shown) -> AnyView {
    let found = &seen.found;
    let code = found.matter.code();
    let f = form.of("settle-reference");
    // Several may be open at once: the one that was answered has the ids to which its messages lead.
    let is_mine = f.typed.get("matter") == code && f.typed.get("theirs") == found.theirs && !f.problems.is_empty();
    let mine = if is_mine { f.clone() } else { FormState::default() };
    let is_open = shown.does && (seen.settled.is_none() || is_mine || shown.open == code);
    let compared = matches!(found.matter, Matter::Began | Matter::Ended | Matter::Title | Matter::WhyLeft);
    let sides = if compared {
        view! {
            {fact("reference-candidate-says", side(found.matter, &found.ours))}
            {fact("reference-referee-says", side(found.matter, &found.theirs))}
        }
        .into_any()
    } else {
        let label = if found.matter == Matter::NotGenuine { "reference-found" } else { "reference-referee-says" };
        view! { {fact(label, side(found.matter, &found.theirs))} }.into_any()
    };
    let told = seen.settled.as_ref().map(|settled| {
        let words = if settled.words.is_empty() { say("reference-same") } else { settled.words.clone() };
        view! {
            {fact("reference-settled-how", words)}
            {fact("history-kept-by", format!("{}, {}", settled.by_name, london_stamp(settled.at)))}
        }
    });
    let may_be_same = matches!(found.matter, Matter::Title | Matter::WhyLeft);
    let id = if is_mine { "words".to_owned() } else { format!("words-{n}") };
    let fields = is_open.then(|| {
        view! {
            <form class="stack noprint" method="post" action=format!("{}/settle", shown.at) novalidate="novalidate" aria-label=say_with("reference-settle-form", &[("matter", &say(&found.matter.message()))])>
                {hidden("matter", code)}{hidden("ours", found.ours.clone())}{hidden("theirs", found.theirs.clone())}
                {may_be_same.then(|| tick(&mine, "same", say("reference-same-field"), false))}
                {area_field(&mine, "words", say("reference-settle-words"), Opt::hint(say("reference-settle-hint")).rows(2).id(id))}
                {send(say("reference-settle-keep"))}
            </form>
        }
    });
    let again = (shown.does && !is_open).then(|| {
        view! { <p class="acts"><a class="btn quiet" href=format!("{}?open={code}#settle", shown.at)>{say("reference-settle-again")}<span class="vh">" "{say(&found.matter.message())}</span></a></p> }
    });
    let state = if seen.settled.is_some() {
        view! { <span class="tag good">{say("reference-settled")}</span> }.into_any()
    } else {
        view! { <span class="tag poor">{say("reference-open")}</span> }.into_any()
    };
    view! {
        <h3>{say(&found.matter.message())}" "{state}</h3>
        <dl class="facts">{sides}{told}</dl>
        {fields}{again}
    }
    .into_any()
}
