//! Requests, one request with its clock, the draft that somebody reads, and the answer on paper.

use super::letter::{blocks, told};
use super::service::{self, Listed, Sheet, WAYS};
use super::store::Request;
use super::{Answer, Asks, Part, Passage};
use crate::ids::{PersonId, RowId};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_date, london_day, london_stamp};
use crate::platform::db::Timestamp;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::retention::Scope;
use crate::recruitment_file::sheet::{under_one_another, view};
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, hidden, radios, select_field, send, tick};
use crate::ui::page::{Page, picture, trail};
use crate::ui::receipt::{self, Keeper};
use leptos::prelude::*;

fn ways() -> Vec<(String, String)> {
    WAYS.iter().map(|way| ((*way).to_owned(), say(&format!("access-way-{}", way.replace('_', "-"))))).collect()
}

/// Everybody who asked, and the form to record another.
pub async fn requests(v: Visit, form: FormState) -> Result<Page, Refused> {
    let listed = service::requests(&v.who, &v.app).await?;
    let mut subjects = service::subjects(&v.who, &v.app).await?;
    subjects.insert(0, (String::new(), say("access-choose")));
    let today = london_date(v.app.clock.now());
    Ok(Page::desk(&v, say("access-title"), move || {
        let f = &form;
        let open = listed.is_empty() || !f.problems.is_empty();
        let asks = Asks::ALL.iter().map(Asks::choice).collect();
        view! {
            {errors(f)}
            <div class="head"><div><h1>{say("access-title")}</h1><p class="lead">{say("access-lead")}</p></div></div>
            {list(&listed)}
            <details class="more" open=open>
                <summary>{say("access-record")}</summary>
                <form class="stack card" method="post" action="/subject-access/record" novalidate="novalidate">
                    {select_field(f, "subject", say("access-subject"), subjects, Opt::hint(say("access-subject-hint")))}
                    {radios(f, "asks", say("access-asks"), asks, Asks::Everything.code(), Opt::hint(say("access-asks-hint")))}
                    {date_field(f, "came_on", say("access-came-on"), Opt::hint(say("access-came-on-hint")).value(today))}
                    {radios(f, "came_how", say("access-came-how"), ways(), "", Opt::default())}
                    {area_field(f, "identity", say("access-identity"), Opt::hint(say("access-identity-hint")).rows(2))}
                    {area_field(f, "words", say("access-words"), Opt::hint(say("access-words-hint")).rows(2))}
                    {send(say("access-record-do"))}
                </form>
            </details>
        }
    }))
}

fn state_tag(state: &str, late: bool) -> AnyView {
    if late {
        return view! { <span class="tag poor">{say("access-late")}</span> }.into_any();
    }
    let class = match state {
        "open" => "tag ok",
        "ready" | "sent" => "tag good",
        _ => "tag plain",
    };
    view! { <span class=class>{say(&format!("access-state-{state}"))}</span> }.into_any()
}

/// What they asked for.
fn what(request: &Request) -> String {
    match request.asks {
        Asks::Everything => say(&format!("access-of-{}", request.scope.code())),
        Asks::Why => say("access-of-why"),
    }
}

fn list(listed: &[Listed]) -> AnyView {
    if listed.is_empty() {
        return view! { <div class="empty"><p>{say("access-none")}</p></div> }.into_any();
    }
    let rows = listed
        .iter()
        .map(|Listed { request, due, late }| {
            let until = match (request.state.as_str(), due.paused) {
                ("sent" | "closed", _) => String::new(),
                (_, Some(since)) => say_with("access-paused-since", &[("day", &day_words(&since.to_string()))]),
                (_, None) => day_words(&due.on.to_string()),
            };
            view! {
                <tr>
                    <th scope="row"><a href=format!("/subject-access/{}", request.id)>{request.name.clone()}</a></th>
                    <td>{what(request)}</td>
                    <td>{day_words(&request.came_on)}</td>
                    <td>{until}</td>
                    <td>{state_tag(&request.state, *late)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say("access-title")>
            <table class="list">
                <thead><tr>
                    <th scope="col">{say("access-col-who")}</th><th scope="col">{say("access-col-what")}</th>
                    <th scope="col">{say("access-came-on")}</th><th scope="col">{say("access-col-until")}</th>
                    <th scope="col">{say("access-col-state")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn above() -> Vec<(String, String)> {
    vec![("/subject-access".to_owned(), say("access-title"))]
}

/// One request.
pub async fn request(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: RowId = v.id("request")?;
    let sheet = service::sheet(&v.who, &v.app, id).await?;
    let today = london_date(v.app.clock.now());
    let name = sheet.request.name.clone();
    Ok(Page::desk(&v, say_with("access-request-title", &[("name", &name)]), move || {
        let over = matches!(sheet.request.state.as_str(), "sent" | "closed");
        view! {
            {errors(&form)}
            {trail(above(), name.clone())}
            <div class="head"><div>
                <h1>{say_with("access-request-title", &[("name", &name)])}</h1>
                <p class="lead">{lead(&sheet)}</p>
            </div></div>
            {steps(&sheet, id)}
            {facts(&sheet)}
            {(sheet.request.state == "ready").then(|| sent_form(&form.of("send-answer"), id, &today))}
            {(!over && !sheet.gone).then(|| clock_form(&form.of("move-clock"), id, &today))}
            {(!over && !sheet.gone).then(|| close_form(&form.of("close-request"), id))}
        }
    }))
}

fn lead(sheet: &Sheet) -> String {
    if sheet.gone {
        return say("access-is-gone");
    }
    let day = day_words(&sheet.due.on.to_string());
    match (sheet.request.state.as_str(), sheet.due.paused) {
        ("sent", _) => say("access-lead-sent"),
        ("closed", _) => say("access-lead-closed"),
        (_, Some(since)) => say_with("access-paused-since", &[("day", &day_words(&since.to_string()))]),
        _ if sheet.late => say_with("access-lead-late", &[("day", &day)]),
        _ => say_with("access-lead-due", &[("day", &day)]),
    }
}

/// What is to be done next.
fn steps(sheet: &Sheet, id: RowId) -> AnyView {
    if sheet.gone || sheet.request.state == "closed" {
        return ().into_any();
    }
    let has_copy = !sheet.copies.is_empty();
    let open = sheet.request.state != "sent";
    let class = if sheet.request.state == "open" { "btn" } else { "btn quiet" };
    let read = open
        .then(|| view! { <a class=class href=format!("/subject-access/{id}/draft")>{say("access-read-draft")}</a> });
    let is_why = sheet.request.asks == Asks::Why;
    let file = match is_why {
        true => (format!("/subject-access/{id}/proof"), say("why-proof")),
        false => (format!("/subject-access/{id}/file"), say("access-file")),
    };
    let copy = has_copy.then(|| {
        view! {
            <a class="btn quiet" href=format!("/subject-access/{id}/copy")>{say("access-print")}</a>
            <a class="btn quiet" href=file.0 download="">{file.1}</a>
        }
    });
    // Somebody who asks why may go on to a tribunal: then nothing of the file may be gone.
    let keep = (is_why && open).then(|| {
        let address = format!("/retention/candidates/{}", sheet.request.thing);
        view! { <p class="says">{say("why-keep")}" "<a href=address>{say("why-keep-do")}</a></p> }
    });
    view! { <div class="acts">{read}{copy}</div>{keep} }.into_any()
}

fn facts(sheet: &Sheet) -> AnyView {
    let request = &sheet.request;
    let way = |code: &str| say(&format!("access-way-{}", code.replace('_', "-")));
    let clock = sheet.clock.iter().map(|row| {
        let what = say(&format!("access-moved-{}", row.kind.code().replace('_', "-")));
        view! { <li><b>{what}</b> " " {day_words(&row.on_day)} ", " {row.by_name.clone()} ": " {row.reason.clone()}</li> }
    });
    let clock =
        (!sheet.clock.is_empty()).then(|| view! { <h2>{say("access-clock")}</h2><ul>{clock.collect_view()}</ul> });
    let copies = sheet.copies.iter().map(|copy| {
        let version = say_with("access-version", &[("n", &copy.version.to_string()), ("day", &london_day(copy.at))]);
        let sent = copy.sent_on.as_deref().map(|on| {
            let how = copy.sent_how.as_deref().map(way).unwrap_or_default();
            say_with("access-sent-on", &[("day", &day_words(on)), ("how", &how)])
        });
        view! { <li>{version} " " {sent}</li> }
    });
    let copies =
        (!sheet.copies.is_empty()).then(|| view! { <h2>{say("access-copies")}</h2><ul>{copies.collect_view()}</ul> });
    let row = |label: &str, value: String| (!value.is_empty()).then(|| view! { <dt>{say(label)}</dt><dd>{value}</dd> });
    view! {
        <section class="card">
            <dl class="facts">
                <dt>{say("access-col-state")}</dt><dd>{state_tag(&request.state, sheet.late)}</dd>
                {row("access-col-what", what(request))}
                {row("access-came-on", format!("{}, {}", day_words(&request.came_on), way(&request.came_how)))}
                {row("access-identity", request.identity.clone())}
                {row("access-words", request.words.clone())}
                {row("access-recorded-by", format!("{}, {}", request.by_name, london_day(request.at)))}
                {row("access-closed-why", request.closed_why.clone().unwrap_or_default())}
            </dl>
        </section>
        {clock}
        {copies}
    }
    .into_any()
}

fn clock_form(f: &FormState, id: RowId, today: &str) -> AnyView {
    let kinds = ["paused", "went_on", "extended"]
        .map(|kind| (kind.to_owned(), say(&format!("access-move-{}", kind.replace('_', "-")))))
        .to_vec();
    view! {
        <details class="more" open=!f.problems.is_empty()>
            <summary>{say("access-move")}</summary>
            <form class="stack" method="post" action=format!("/subject-access/{id}/clock") novalidate="novalidate">
                {radios(f, "moved", say("access-move-what"), kinds, "", Opt::default())}
                {date_field(f, "on_day", say("access-move-on"), Opt::default().value(today))}
                {area_field(f, "reason", say("access-move-reason"), Opt::hint(say("access-move-reason-hint")).rows(2))}
                {send(say("ui-save"))}
            </form>
        </details>
    }
    .into_any()
}

fn close_form(f: &FormState, id: RowId) -> AnyView {
    view! {
        <details class="more" open=!f.problems.is_empty()>
            <summary>{say("access-close")}</summary>
            <form class="stack" method="post" action=format!("/subject-access/{id}/close") novalidate="novalidate">
                {area_field(f, "closed_why", say("access-closed-why"), Opt::hint(say("access-close-hint")).rows(2))}
                {send(say("access-close"))}
            </form>
        </details>
    }
    .into_any()
}

fn sent_form(f: &FormState, id: RowId, today: &str) -> AnyView {
    view! {
        <form class="stack card" method="post" action=format!("/subject-access/{id}/sent") novalidate="novalidate">
            <h2>{say("access-send")}</h2>
            <p>{say("access-send-lead")}</p>
            {date_field(f, "sent_on", say("access-send-on"), Opt::default().value(today))}
            {radios(f, "sent_how", say("access-send-how"), ways(), "", Opt::default())}
            {send(say("access-send-do"))}
        </form>
    }
    .into_any()
}

/// The draft, passage by passage. `?passage=` opens the form that leaves one out.
pub async fn draft(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: RowId = v.id("request")?;
    let draft = service::draft(&v.who, &v.app, id).await?;
    let recordings = match draft.request.scope {
        Scope::Person => {
            crate::scoring::service::voice::of_person(&v.who, &v.app, PersonId(draft.request.thing)).await?
        }
        Scope::Candidate => Vec::new(),
    };
    let typed = form.typed.get("passage");
    let open = if typed.is_empty() { v.query("passage").to_owned() } else { typed.to_owned() };
    let signed = v.who.signed()?;
    let (name, is_why) = (signed.name.clone(), draft.request.asks == Asks::Why);
    let (took_part, seen) = (draft.answer.took_part.contains(&signed.person), draft.digest());
    let lead = say(if is_why { "why-draft-lead" } else { "access-draft-lead" });
    let why_not = match draft.request.state.as_str() {
        "sent" | "closed" => Some("access-is-over"),
        _ => took_part.then_some("why-not-by-who-chose"),
    };
    let does = why_not.is_none();
    Ok(Page::desk(&v, say("access-draft-title"), move || {
        let (all, out) = draft.counts();
        let counts = say_with("access-draft-counts", &[("n", &all.to_string()), ("out", &out.to_string())]);
        let above =
            above().into_iter().chain([(format!("/subject-access/{id}"), draft.request.name.clone())]).collect();
        view! {
            {errors(&form)}
            {trail(above, say("access-draft-title"))}
            <div class="head"><div>
                <h1>{say("access-draft-title")}</h1>
                <p class="lead">{lead}</p>
            </div></div>
            {why_not.map(|code| view! { <p class="says">{say(code)}</p> })}
            {draft.answer.more_later.then(|| view! { <p class="says">{say("access-more-later")}</p> })}
            {(draft.answer.left_out_before > 0).then(|| {
                let words = say_with("why-left-out-before", &[("n", &draft.answer.left_out_before.to_string())]);
                let address = format!("/candidates/{}/answer", draft.request.thing);
                view! { <p class="says stop">{words}" "<a href=address>{say("why-left-out-before-see")}</a></p> }
            })}
            <p>{counts}</p>
            <article class="card letter">
                <h2>{draft.answer.title.clone()}</h2>
                {draft.answer.intro.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view()}
                {draft.answer.parts.iter().map(|part| part_read(part, id, &open, does.then(|| form.of("leave-out")).as_ref())).collect_view()}
            </article>
            {aloud(recordings)}
            {does.then(|| ready_form(&form, id, &name, seen))}
        }
    }))
}

fn ready_form(form: &FormState, id: RowId, name: &str, seen: String) -> AnyView {
    view! {
        <form class="stack card" method="post" action=format!("/subject-access/{id}/ready") novalidate="novalidate">
            <h2>{say("access-ready-title")}</h2>
            {hidden("seen", seen)}
            {tick(&form.of("answer-ready"), "read", say_with("access-ready-tick", &[("name", name)]), false)}
            {send(say("access-ready"))}
        </form>
    }
    .into_any()
}

/// What the person said in their own voice: files that go with the answer.
fn aloud(recordings: Vec<(String, i64, Timestamp)>) -> AnyView {
    if recordings.is_empty() {
        return ().into_any();
    }
    let lines = recordings.into_iter().map(|(address, seconds, at)| {
        let words = say_with("access-recording", &[("seconds", &seconds.to_string()), ("at", &london_stamp(at))]);
        view! { <li><a href=address download="">{words}</a></li> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="card noprint"><h2>{say("access-recordings")}</h2><p>{say("access-recordings-lead")}</p><ul>{lines}</ul></section>
    }
    .into_any()
}

/// A part as it is read before it goes: each passage with the way to leave it out, where whoever reads may.
fn part_read(part: &Part, id: RowId, open: &str, f: Option<&FormState>) -> AnyView {
    let title = part.title.clone();
    let title = if part.under { view! { <h4>{title}</h4> }.into_any() } else { view! { <h3>{title}</h3> }.into_any() };
    let lines = part.lines.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
    let passages = part.passages.iter().map(|passage| passage_read(passage, id, open, f)).collect_view();
    let passages = (!part.passages.is_empty()).then(|| view! { <ol class="passages">{passages}</ol> });
    view! { <section>{title}{lines}{passages}</section> }.into_any()
}

fn passage_read(passage: &Passage, id: RowId, open: &str, f: Option<&FormState>) -> AnyView {
    let anchor = passage.id.clone();
    let of = passage.text.lines().next().unwrap_or_default().chars().take(60).collect::<String>();
    let put_back = if passage.kept_back.is_some() { "why-let-in" } else { "access-put-back" };
    let act = f.map(|f| {
        if passage.left_out.is_some() {
            view! {
                <form method="post" action=format!("/subject-access/{id}/put-back")>
                    {hidden("passage", passage.id.clone())}
                    <button type="submit" class="linklike">{say(put_back)}<span class="vh">": " {of}</span></button>
                </form>
            }
            .into_any()
        } else if open == passage.id {
            view! {
            <form class="stack" method="post" action=format!("/subject-access/{id}/leave-out") novalidate="novalidate">
                {hidden("passage", passage.id.clone())}
                {area_field(f, "reason", say("access-leave-reason"), Opt::hint(say("access-leave-hint")).rows(2))}
                {send(say("access-leave-out"))}
            </form>
        }
        .into_any()
        } else {
            let address = format!("/subject-access/{id}/draft?passage={0}#{0}", passage.id);
            view! { <a href=address>{say("access-leave-out")}<span class="vh">": " {of}</span></a> }.into_any()
        }
    });
    let out = passage.left_out.clone().map(|reason| {
        view! { <p class="says"><b>{say("access-is-left-out")}</b> " " {reason}</p> }
    });
    let class = if passage.left_out.is_some() { "gone" } else { "" };
    view! { <li id=anchor><p class=class>{under_one_another(&passage.text)}</p>{out}<div class="noprint">{act}</div></li> }
        .into_any()
}

/// In Easy Read: each part with its picture, each thing with room around it.
fn easy(answer: &Answer) -> AnyView {
    let lines = |lines: &[String]| lines.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
    let mut sections: Vec<Vec<&Part>> = Vec::new();
    for part in &answer.parts {
        match sections.last_mut().filter(|_| part.under) {
            Some(section) => section.push(part),
            None => sections.push(vec![part]),
        }
    }
    let part = |part: &Part| {
        let title = part.title.clone();
        let title =
            if part.under { view! { <h3>{title}</h3> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() };
        let passages = part.passages.iter().map(|passage| view! { <li>{under_one_another(&told(passage))}</li> });
        let passages =
            (!part.passages.is_empty()).then(|| view! { <ul class="passages">{passages.collect_view()}</ul> });
        view! { {title} {lines(&part.lines)} {passages} }
    };
    let section = |parts: &Vec<&Part>| {
        let shown = parts.first().and_then(|part| part.picture.clone());
        let all = parts.iter().map(|one| part(one)).collect_view();
        view! { <section class="entry">{shown.map(|code| picture(&code, 120))}<div>{all}</div></section> }
    };
    view! {
        <div class="easy letter">
            {lines(&answer.intro)}
            {sections.iter().map(section).collect_view()}
        </div>
    }
    .into_any()
}

/// The answer on paper.
pub async fn copy(v: Visit, _: FormState) -> Result<Page, Refused> {
    let id: RowId = v.id("request")?;
    let (_, _, answer) = service::answer(&v.who, &v.app, id).await?;
    let receipt = crate::ledger::service::receipt(&v.app).await?;
    Ok(Page::sheet(say("access-print"), move || {
        let foot = say_with("access-read-by", &[("name", &answer.read_by), ("day", &answer.read_on)]);
        view! {
            <p class="noprint"><a href=format!("/subject-access/{id}")>{say("ui-back")}</a></p>
            <h1>{answer.title.clone()}</h1>
            {if answer.easy { easy(&answer) } else { view! { <div class="letter">{view(&blocks(&answer))}</div> }.into_any() }}
            <p class="hint">{foot}</p>
            {receipt::foot(receipt.as_ref(), if answer.easy { Keeper::PanelMember } else { Keeper::Candidate })}
        }
    }))
}
