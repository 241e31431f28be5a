//! The desk's page of one candidate's question, the answer on paper, and what the candidate reads on their own page.

use super::rules::WORDS_MAX;
use super::service::{self, Own, Sheet, Standing};
use super::store::{Sent, Waiting};
use super::{Answer, CameHow, Draft, Part, Passage, Way};
use crate::checks::pages::above;
use crate::ids::CandidacyId;
use crate::people::Visit;
use crate::platform::clock::{day_words, london_date, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::sheet::under_one_another;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, date_field, errors, hidden, radios, send, tick};
use crate::ui::page::{Page, trail};
use crate::ui::receipt::{Keeper, foot};
use crate::vacancy::Candidacy;
use leptos::prelude::*;

/// What somebody sees who looks after it. `?remark=` opens the form that leaves one out.
pub async fn answer(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let sheet = service::read_sheet(&v.who, &v.app, id).await?;
    let above = above(&v, &sheet.candidacy, &sheet.vacancy);
    let name = v.who.signed().map(|signed| signed.name.clone()).unwrap_or_default();
    let typed = form.typed.get("remark");
    let open = if typed.is_empty() { v.query("remark").to_owned() } else { typed.to_owned() };
    let today = london_date(v.app.clock.now());
    let no_mail = v.app.settings.mail.is_none() || sheet.candidacy.email.is_none();
    let title = say_with("candidate-answer-page-title", &[("name", &sheet.candidacy.name)]);
    Ok(Page::desk(&v, title.clone(), move || {
        view! {
            {trail(above, say("candidate-answer-name"))}
            {errors(&form)}
            <div class="head"><div>
                <h1>{title.clone()}</h1>
                <p class="lead">{say("candidate-answer-lead")}</p>
            </div></div>
            {asked(&sheet)}
            {body(&sheet, &form, &open, &Reader { name, today, no_mail })}
        }
    }))
}

/// Who looks at the page, and when.
struct Reader {
    name: String,
    today: String,
    /// No message reaches the candidate by itself.
    no_mail: bool,
}

fn body(sheet: &Sheet, form: &FormState, open: &str, reader: &Reader) -> AnyView {
    let empty = |id: &str| view! { <div class="empty"><p>{say(id)}</p></div> }.into_any();
    if sheet.is_own {
        return view! { <p class="says">{say("candidate-answer-own")}</p> }.into_any();
    }
    if !sheet.is_decided {
        return empty("candidate-answer-not-yet");
    }
    if let Some((sent, answer)) = &sheet.sent {
        return went(sheet, sent, answer, form, reader);
    }
    match &sheet.draft {
        Some(draft) => read(sheet, draft, form, open, reader),
        None if sheet.does => ask_form(sheet, form, &reader.today),
        None => empty("candidate-answer-not-asked"),
    }
}

fn asked(sheet: &Sheet) -> AnyView {
    let Some(asked) = &sheet.asked else { return ().into_any() };
    let with = [("day", day_words(&asked.on_day)), ("how", say(&asked.came_how.message()))];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    let words = match &asked.by_name {
        Some(name) => say_with("candidate-answer-asked-noted", &[with[0], with[1], ("name", name.as_str())]),
        None => say_with("candidate-answer-asked", &with),
    };
    view! { <p>{words}</p> }.into_any()
}

/// By their link they can ask until a day; or they have none, and can be sent one.
fn link_words(sheet: &Sheet) -> AnyView {
    match &sheet.link {
        Some(link) => {
            view! { <p>{say_with("candidate-answer-ask-link", &[("day", &day_words(&link.ends_on))])}</p> }.into_any()
        }
        None => view! {
            <p>{say("candidate-answer-ask-no-link")}" "<a href=format!("/candidates/{}/link", sheet.candidacy.id)>{say("candidate-answer-send-link")}</a></p>
        }
        .into_any(),
    }
}

fn ask_form(sheet: &Sheet, form: &FormState, today: &str) -> AnyView {
    let f = form.of("note-asked");
    let ways = CameHow::AT_DESK.iter().map(CameHow::choice).collect();
    view! {
        <form class="stack card" method="post" action=format!("/candidates/{}/answer/asked", sheet.candidacy.id) novalidate="novalidate">
            <h2>{say("candidate-answer-ask-title")}</h2>
            <p>{say("candidate-answer-ask-lead")}</p>
            {link_words(sheet)}
            {date_field(&f, "on_day", say("candidate-answer-on-day"), Opt::default().value(today))}
            {radios(&f, "came_how", say("candidate-answer-came-how"), ways, "", Opt::default())}
            {send(say("candidate-answer-note"))}
        </form>
    }
    .into_any()
}

/// The draft, line by line, and the form that sends it.
fn read(sheet: &Sheet, draft: &Draft, form: &FormState, open: &str, reader: &Reader) -> AnyView {
    let id = sheet.candidacy.id;
    let (all, out) = draft.counts();
    let counts = say_with("candidate-answer-remarks", &[("n", &all.to_string())]);
    let out = (out > 0).then(|| say_with("candidate-answer-remarks-out", &[("n", &out.to_string())]));
    let naming = draft.naming();
    let f = form.of("leave-out-remark");
    let f = sheet.does.then_some(&f);
    view! {
        <h2>{say("candidate-answer-draft-title")}</h2>
        <p>{say("candidate-answer-draft-lead")}" "{counts}" "{out}</p>
        {draft.one_alone.then(|| view! { <p class="says">{say("candidate-answer-one-alone")}</p> })}
        {(naming > 0).then(|| view! { <p class="says stop">{say_with("candidate-answer-naming", &[("n", &naming.to_string())])}</p> })}
        <article class="card letter">
            <h3>{say("candidate-answer-title")}</h3>
            {draft.intro.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view()}
            {draft.parts.iter().map(|part| part_read(part, id, open, f)).collect_view()}
        </article>
        {sheet.does.then(|| send_form(sheet, draft, &form.of("send-candidate-answer"), reader))}
    }
    .into_any()
}

/// A part as it is read before it goes; without `f` nothing is left out by whoever reads.
fn part_read(part: &Part, id: CandidacyId, open: &str, f: Option<&FormState>) -> AnyView {
    let passages = part.passages.iter().map(|passage| passage_read(passage, id, open, f)).collect_view();
    view! { <section><h4>{part.title.clone()}</h4><ol class="passages">{passages}</ol></section> }.into_any()
}

fn passage_read(passage: &Passage, id: CandidacyId, open: &str, f: Option<&FormState>) -> AnyView {
    let Some(remark) = passage.remark.clone() else {
        return view! { <li><p>{under_one_another(&passage.text)}</p></li> }.into_any();
    };
    let anchor = format!("r{remark}");
    let act = f.map(|f| {
        if passage.left_out.is_some() {
            view! {
                <form method="post" action=format!("/candidates/{id}/answer/put-back")>
                    {hidden("remark", remark.clone())}
                    <button type="submit" class="linklike">{say("candidate-answer-put-back")}</button>
                </form>
            }
            .into_any()
        } else if open == remark {
            view! {
                <form class="stack" method="post" action=format!("/candidates/{id}/answer/leave-out") novalidate="novalidate">
                    {hidden("remark", remark.clone())}
                    {area_field(f, "reason", say("candidate-answer-reason"), Opt::hint(say("candidate-answer-reason-hint")).rows(2))}
                    {send(say("candidate-answer-leave-out"))}
                </form>
            }
            .into_any()
        } else {
            let of: String = passage.text.chars().take(60).collect();
            let address = format!("/candidates/{id}/answer?remark={remark}#{anchor}");
            view! { <a href=address>{say("candidate-answer-leave-out")}<span class="vh">": " {of}</span></a> }.into_any()
        }
    });
    let out = passage.left_out.clone().map(|reason| {
        view! { <p class="says"><b>{say("candidate-answer-is-left-out")}</b> " " {reason}</p> }
    });
    let names = (passage.left_out.is_none() && !passage.names.is_empty()).then(|| {
        let names = passage.names.join(", ");
        view! { <p class="says stop">{say_with("candidate-answer-names-in", &[("names", &names)])}</p> }
    });
    let class = if passage.left_out.is_some() { "gone" } else { "" };
    view! { <li id=anchor><p class=class>{under_one_another(&passage.text)}</p>{names}{out}<div class="noprint">{act}</div></li> }
        .into_any()
}

fn send_form(sheet: &Sheet, draft: &Draft, f: &FormState, reader: &Reader) -> AnyView {
    let by_page = sheet.link.as_ref().map(|link| {
        let until = say_with("candidate-answer-way-page-until", &[("day", &day_words(&link.ends_on))]);
        (Way::Page.code().to_owned(), until)
    });
    let ways: Vec<_> = by_page.into_iter().chain([Way::Paper.choice()]).collect();
    let usual = if sheet.link.is_some() { Way::Page } else { Way::Paper };
    let no_link = sheet.link.is_none().then(|| {
        view! {
            <p class="says">{say("candidate-answer-no-link-now")}" "<a href=format!("/candidates/{}/link", sheet.candidacy.id)>{say("candidate-answer-send-link")}</a></p>
        }
    });
    let no_mail = (sheet.link.is_some() && reader.no_mail)
        .then(|| view! { <p class="hint">{say("candidate-answer-no-mail")}</p> });
    // What was typed may name somebody: then this is asked as well.
    let names = draft.naming() > 0 || f.problem("names").is_some() || f.problem("words").is_some();
    let hint = Opt::hint(say("candidate-answer-from-you-hint")).rows(5).most(WORDS_MAX);
    view! {
        <form class="stack card" method="post" action=format!("/candidates/{}/answer/send", sheet.candidacy.id) novalidate="novalidate">
            <h2>{say("candidate-answer-send-title")}</h2>
            {hidden("seen", draft.digest.clone())}
            {area_field(f, "words", say("candidate-answer-from-you"), hint)}
            {no_link}
            {radios(f, "way", say("candidate-answer-way"), ways, usual.code(), Opt::default())}
            {no_mail}
            {names.then(|| tick(f, "names", say("candidate-answer-names-tick"), false))}
            {tick(f, "read", say_with("candidate-answer-read-tick", &[("name", &reader.name)]), false)}
            {send(say("candidate-answer-send"))}
        </form>
    }
    .into_any()
}

/// What went, and whether they have it.
fn went(sheet: &Sheet, sent: &Sent, answer: &Answer, form: &FormState, reader: &Reader) -> AnyView {
    let id = sheet.candidacy.id;
    let with = [("day", london_day(sent.at)), ("name", sent.by_name.clone())];
    let with = with.each_ref().map(|(name, value)| (*name, value.as_str()));
    let how = match sent.way {
        Way::Page => say_with("candidate-answer-sent-page", &with),
        Way::Paper => say_with("candidate-answer-sent-paper", &with),
    };
    let given = sent.given_on.as_deref().map(|on| say_with("candidate-answer-given-on", &[("day", &day_words(on))]));
    let waits = sent.way == Way::Paper && given.is_none();
    let class = if waits { "says" } else { "says good" };
    let over = (sent.way == Way::Page && sheet.link.is_none()).then(|| {
        view! {
            <p class="says">{say("candidate-answer-page-over")}" "<a href=format!("/candidates/{id}/link")>{say("candidate-answer-send-link")}</a></p>
        }
    });
    let f = form.of("answer-given");
    let open = waits || !f.problems.is_empty();
    let note = sheet.does.then(|| {
        view! {
            <details class="more" open=open>
                <summary>{say("candidate-answer-given-title")}</summary>
                <form class="stack" method="post" action=format!("/candidates/{id}/answer/given") novalidate="novalidate">
                    {date_field(&f, "given_on", say("candidate-answer-given-day"), Opt::default().value(reader.today.clone()))}
                    {send(say("candidate-answer-given-keep"))}
                </form>
            </details>
        }
    });
    view! {
        <p class=class>{how}" "{given}{waits.then(|| say("candidate-answer-not-given"))}</p>
        {over}
        <p class="acts"><a class=if waits { "btn" } else { "btn quiet" } href=format!("/candidates/{id}/answer/sheet")>{say("candidate-answer-print")}</a></p>
        {note}
        <h2>{say("candidate-answer-as-sent")}</h2>
        <article class="card letter"><h3>{answer.title.clone()}</h3>{written(answer, true)}</article>
    }
    .into_any()
}

/// An answer below its title, `under` a heading of the page.
fn written(answer: &Answer, under: bool) -> AnyView {
    let part = |title: String| {
        if under { view! { <h4>{title}</h4> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() }
    };
    let parts = answer.parts.iter().map(|one| {
        let lines = one.lines.iter().map(|line| view! { <li>{under_one_another(line)}</li> }).collect_view();
        view! { <section>{part(one.title.clone())}<ul>{lines}</ul></section> }
    });
    view! {
        {answer.intro.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view()}
        {parts.collect_view()}
        {answer.foot.iter().map(|line| view! { <p class="hint">{line.clone()}</p> }).collect_view()}
    }
    .into_any()
}

/// The answer on paper.
pub async fn paper(v: Visit, _: FormState) -> Result<Page, Refused> {
    let id: CandidacyId = v.id("candidacy")?;
    let sheet = service::read_sheet(&v.who, &v.app, id).await?;
    let receipt = crate::ledger::service::receipt(&v.app).await?;
    Ok(Page::sheet(say("candidate-answer-name"), move || {
        let body = match &sheet.sent {
            None => view! { <p>{say("candidate-answer-nothing-to-print")}</p> }.into_any(),
            Some((_, answer)) => view! {
                <p>{sheet.candidacy.name.clone()}</p>
                <h1>{answer.title.clone()}</h1>
                <div class="letter">{written(answer, false)}</div>
                {foot(receipt.as_ref(), Keeper::Candidate)}
            }
            .into_any(),
        };
        view! { <p class="noprint"><a href=format!("/candidates/{id}/answer")>{say("ui-back")}</a></p>{body} }
    }))
}

/// What the candidate's first page says of it.
pub fn own_part(own: &Own) -> AnyView {
    let inside = match own {
        Own::Nothing => return ().into_any(),
        Own::MayAsk => view! {
            <p>{say("candidate-answer-own-lead")}</p>
            <form method="post" action="/application/how" class="acts"><button type="submit" class="btn">{say("candidate-answer-own-ask")}</button></form>
        }
        .into_any(),
        Own::Asked(day) => {
            view! { <p class="says good">{say_with("candidate-answer-own-asked", &[("day", day)])}</p> }.into_any()
        }
        Own::Answered => view! {
            <p class="says good">{say("candidate-answer-own-there")}</p>
            <p class="acts"><a class="btn" href="/application/answer">{say("candidate-answer-own-read")}</a></p>
        }
        .into_any(),
    };
    view! {
        <section class="card" id="how" aria-labelledby="how-title">
            <h2 id="how-title">{say("candidate-answer-own-title")}</h2>
            {inside}
        </section>
    }
    .into_any()
}

/// The answer, as the candidate reads it.
pub async fn own_answer(v: Visit, _: FormState) -> Result<Page, Refused> {
    let answer = service::own_answer(&v.who, &v.app).await?;
    let title = say("candidate-answer-own-title");
    Ok(Page::desk(&v, title.clone(), move || {
        let body = match &answer {
            None => view! { <h1>{title.clone()}</h1><p class="lead">{say("candidate-answer-own-none")}</p> }.into_any(),
            Some(answer) => {
                view! { <h1>{answer.title.clone()}</h1><article class="letter">{written(answer, false)}</article> }
                    .into_any()
            }
        };
        view! {
            {trail(vec![("/application".to_owned(), say("application-name"))], title.clone())}
            {body}
            <p class="acts noprint"><a class="btn quiet" href="/application">{say("candidate-answer-own-back")}</a></p>
        }
    }))
}

/// Who waits for an answer, on the page of the vacancies and of one vacancy.
pub fn waiting_part(waiting: &[Waiting]) -> AnyView {
    if waiting.is_empty() {
        return ().into_any();
    }
    let lines = waiting.iter().map(|one| {
        let with = [("name", one.name.as_str()), ("title", &one.title), ("day", &day_words(&one.on_day))];
        let address = format!("/candidates/{}/answer", one.candidacy);
        view! {
            <li>{say_with("candidate-answer-row", &with)}" "<a href=address>{say_with("candidate-answer-waits-answer", &[("name", &one.name)])}</a></li>
        }
    });
    let n = waiting.len().to_string();
    view! {
        <div class="says"><p>{say_with("candidate-answer-waits-title", &[("n", &n)])}</p><ul>{lines.collect_view()}</ul></div>
    }
    .into_any()
}

/// The way to it from the page of a candidate: in its list of pages, or, while they wait, above all.
pub fn on_candidate(candidacy: &Candidacy, standing: Option<Standing>, above_all: bool) -> AnyView {
    let address = format!("/candidates/{}/answer", candidacy.id);
    match (standing, above_all) {
        (Some(Standing::Waits), true) => view! {
            <p class="says">{say("candidate-answer-waits-here")}" "<a href=address>{say_with("candidate-answer-waits-answer", &[("name", &candidacy.name)])}</a></p>
        }
        .into_any(),
        (Some(_), false) => view! { <p><a href=address>{say("candidate-answer-name")}</a></p> }.into_any(),
        _ => ().into_any(),
    }
}
