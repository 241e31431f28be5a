//! The walk through one file, and the second person's page.

use super::super::rules::{WORDS_MOST, Walk};
use super::super::service::{self, Finding, Said, Says, SecondPage, WalkPage};
use super::super::store::AnswerRow;
use super::super::{Mark, Question, Severity, Shows};
use super::{finding_card, standing};
use crate::checks::history::rules::Missing;
use crate::checks::pages::status_words;
use crate::ids::{CandidacyId, RowId};
use crate::people::Visit;
use crate::platform::clock::{day_words, london_date_in, london_day};
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::MilestoneState;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, hidden, radios, select_field, send, text_field};
use crate::ui::page::{Page, trail};
use leptos::prelude::*;

/// A finding is usually due in so many days.
const USUALLY_DUE: i64 = 28;

/// What a finding is filled in with before anybody typed.
struct Usual {
    owners: Vec<(String, String)>,
    due: String,
}

/// One file of an audit. `?again=` opens a question that was answered.
pub async fn walk(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (audit, id): (RowId, CandidacyId) = (v.id("audit")?, v.id("candidacy")?);
    let page = service::walk(&v.who, &v.app, audit, id).await?;
    let again = v.query("again").to_owned();
    let nobody = (String::new(), say("audit-owner-choose"));
    let owners = page.owners.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let owners = std::iter::once(nobody).chain(owners).collect();
    let usual = Usual { owners, due: london_date_in(v.app.clock.now(), USUALLY_DUE) };
    let title = page.candidacy.name.clone();
    let above = vec![
        ("/audit".to_owned(), say("audit-samples-title")),
        (format!("/audit/samples/{audit}"), page.audit.why.clone()),
    ];
    Ok(Page::desk(&v, title.clone(), move || {
        if page.candidacy.erased_at.is_some() {
            return view! { {trail(above, title.clone())}<h1>{title.clone()}</h1><p class="says">{say("audit-file-gone")}</p> }
                .into_any();
        }
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <div class="head">
                <div>
                    <h1>{title.clone()}</h1>
                    <p class="lead">{page.vacancy.title.clone()}", "{page.vacancy.service_name.clone()}</p>
                </div>
                <a class="btn quiet" href=format!("/files/{id}")>{say("audit-to-file")}</a>
            </div>
            {progress(&page)}
            {earlier(&page, &form, &usual)}
            {questions(&page, &form, &again, &usual)}
            {free(&page, &form, &usual)}
        }
        .into_any()
    }))
}

fn progress(page: &WalkPage) -> AnyView {
    let all = Question::ALL.len().to_string();
    let (class, words) = match page.walk {
        Walk::Under(n) => ("says", say_with("audit-progress-under", &[("n", &n.to_string()), ("all", &all)])),
        Walk::Differ(n) => ("says stop", say_with("audit-progress-differ", &[("n", &n.to_string())])),
        Walk::Waits(n) => ("says", say_with("audit-progress-waits", &[("n", &n.to_string())])),
        Walk::Whole => ("says good", say("audit-progress-whole")),
    };
    let second = (page.may && page.audit.two_persons && !page.answers.is_empty()).then(|| {
        let href = format!("/audit/samples/{}/files/{}/second", page.audit.id, page.candidacy.id);
        view! { " "<a href=href>{say("audit-second-page")}</a> }
    });
    view! { <p class=class>{words}{second}</p> }.into_any()
}

/// Findings of the audit before, each with the form that says whether it is mended.
fn earlier(page: &WalkPage, form: &FormState, usual: &Usual) -> AnyView {
    if page.earlier.is_empty() {
        return ().into_any();
    }
    let refused = form.of("audit-mended");
    let each = page.earlier.iter().map(|finding| {
        let id = finding.row.id.to_string();
        // Only what this audit has not answered yet; what was withdrawn is over.
        let here = finding.became.iter().any(|step| step.audit_file == Some(page.file.id));
        let open = super::super::rules::may(finding.now.standing, super::super::Step::Mended);
        let is_this = refused.typed.get("finding") == id;
        let f = if is_this { refused.clone() } else { FormState::default() };
        let name = |field: &str| if is_this { field.to_owned() } else { format!("{field}-{id}") };
        let ask = (page.may && open && !here).then(|| {
            let words = [("yes".to_owned(), say("audit-mended-yes")), ("no".to_owned(), say("audit-mended-no"))];
            view! {
                <form class="stack" method="post" action=format!("/audit/samples/{}/files/{}/mended", page.audit.id, page.candidacy.id) novalidate="novalidate">
                    {hidden("finding", id.clone())}
                    {radios(&f, "mended", say("audit-mended"), words.to_vec(), "", Opt::default().id(name("mended")))}
                    {area_field(&f, "words", say("audit-mended-words"), Opt::hint(say("audit-mended-words-hint")).rows(2).most(WORDS_MOST).id(name("words")))}
                    <div class="if-still stack">
                        {select_field(&f, "owner", say("audit-owner-now"), usual.owners.clone(), Opt::default().value(finding.now.owner.to_string()).id(name("owner")))}
                        {text_field(&f, "due_on", say("audit-due-now"), Opt::default().kind("date").value(usual.due.clone()).id(name("due_on")))}
                    </div>
                    {send(say("audit-mended-keep"))}
                </form>
            }
        });
        view! { <div class="card">{finding_card(finding, true)}{ask}</div> }
    });
    view! { <section id="earlier"><h2>{say("audit-earlier")}</h2><p>{say("audit-earlier-lead")}</p>{each.collect_view()}</section> }
        .into_any()
}

/// All questions in one form: each is kept when it is marked, and whoever stops half way goes on later.
fn questions(page: &WalkPage, form: &FormState, again: &str, usual: &Usual) -> AnyView {
    let f = form.of("audit-walk");
    let asks = |question: &Question| {
        let answer = page.answers.get(question);
        let differs = page.audit.two_persons && answer.is_some_and(|answer| answer.agrees == Some(false));
        let typed = !f.typed.get(&format!("mark_{}", question.code())).is_empty();
        page.may && (answer.is_none() || differs || typed || again == question.code())
    };
    let any = Question::ALL.iter().any(asks);
    let each = Question::ALL.iter().map(|question| {
        let asked = asks(question);
        view! {
            <section class="card question" id=format!("q-{}", question.code())>
                <h3>{say(&question.message())}</h3>
                {page.said.get(question).map(|said| says(said, *question))}
                {answered(page, *question, asked)}
                {asked.then(|| marks(page, &f, *question, usual))}
            </section>
        }
    });
    let each = each.collect_view();
    view! {
        <h2 id="walk">{say("audit-walk-title")}</h2>
        <p>{say("audit-walk-lead")}</p>
        {if any {
            view! {
                <form class="walk" method="post" action=format!("/audit/samples/{}/files/{}", page.audit.id, page.candidacy.id) novalidate="novalidate">
                    {each}
                    {send(say("audit-walk-keep"))}
                </form>
            }.into_any()
        } else {
            view! { <div class="walk">{each}</div> }.into_any()
        }}
    }
    .into_any()
}

fn shows_tag(shows: Shows) -> AnyView {
    let class = match shows {
        Shows::There => "tag good",
        Shows::Missing => "tag poor",
        Shows::NotYet => "tag ok",
        Shows::NotNeeded => "tag plain",
    };
    view! { <span class=class>{say(&shows.message())}</span> }.into_any()
}

/// What the file itself says, and the way there.
fn says(said: &Said, question: Question) -> AnyView {
    let lines = said.lines.iter().map(|line| {
        let (class, words) = line_words(line);
        view! { <li class=class><span>{words}</span></li> }
    });
    view! {
        <div class="file-says">
            <p class="key"><b>{say("audit-file-says")}</b> {shows_tag(said.shows)}</p>
            <ul class="checks">{lines.collect_view()}</ul>
            <p><a href=said.href.clone()>{say("audit-look")}<span class="vh">": " {say(&question.message())}</span></a></p>
        </div>
    }
    .into_any()
}

fn line_words(line: &Says) -> (&'static str, String) {
    use crate::checks::Status;
    let day = |day: &time::Date| day_words(&day.to_string());
    match line {
        Says::Check { title, status, on, late } => {
            let class = match status {
                _ if late.is_some() => "no",
                Status::Seen => "yes",
                Status::Problem => "no",
                Status::NotYet => "wait",
                Status::NotRequired | Status::NotObtainable => "na",
            };
            let words = format!("{title}: {}", status_words(*status));
            let words = match (on, late) {
                (_, Some(late)) => format!("{words}. {}", say_with("checks-seen-late", &[("day", &day(late))])),
                (Some(on), None) => format!("{words}, {}", day(on)),
                (None, None) => words,
            };
            (class, words)
        }
        Says::HistoryWhole => ("yes", say("audit-says-history-whole")),
        Says::History(missing) => {
            let words = match missing {
                Missing::Frame => say("audit-says-history-frame"),
                Missing::Gaps(n) => say_with("audit-says-history-gaps", &[("n", &n.to_string())]),
                Missing::Confirmation => say("audit-says-history-confirmation"),
                Missing::ConfirmedAgain => say("audit-says-history-again"),
            };
            ("wait", words)
        }
        Says::Gaps { asked, open } => {
            let class = if *open == 0 { "yes" } else { "wait" };
            let words = match (asked, open) {
                (0, _) => say("audit-says-gaps-none"),
                (asked, open) => say_with("audit-says-gaps", &[("n", &asked.to_string()), ("open", &open.to_string())]),
            };
            (class, words)
        }
        Says::Part(part) => {
            let (class, state) = match part.state {
                MilestoneState::There => ("yes", "there"),
                MilestoneState::Missing => ("no", "missing"),
                MilestoneState::NotYet => ("wait", "not-yet"),
                MilestoneState::NotNeeded => ("na", "not-needed"),
            };
            (class, format!("{} – {}", say(&format!("file-way-{}", part.code)), say(&format!("file-state-{state}"))))
        }
        Says::FirstDay(day) => ("yes", say_with("audit-says-first-day", &[("day", &day_words(day))])),
        Says::WasHere => ("na", say("audit-says-was-here")),
    }
}

fn mark_tag(mark: Mark) -> AnyView {
    let class = match mark {
        Mark::InOrder => "tag good",
        Mark::NotInOrder => "tag poor",
        Mark::DoesNotApply => "tag plain",
    };
    view! { <span class=class>{say(&mark.message())}</span> }.into_any()
}

/// What was answered, with what a second person says of it and what was found.
fn answered(page: &WalkPage, question: Question, asked: bool) -> AnyView {
    let Some(answer) = page.answers.get(&question) else { return ().into_any() };
    let again = (page.may && !asked).then(|| {
        let code = question.code();
        let href = format!("/audit/samples/{}/files/{}?again={code}#q-{code}", page.audit.id, page.candidacy.id);
        view! { <p class="noprint"><a href=href>{say("audit-answer-again")}<span class="vh">": " {say(&question.message())}</span></a></p> }
    });
    view! { {first_word(answer)} {second_word(page.audit.two_persons, answer)} {of_answer(&page.findings, answer, true)} {again} }
        .into_any()
}

fn first_word(answer: &AnswerRow) -> AnyView {
    let by = say_with("audit-answered-by", &[("name", &answer.by_name), ("day", &london_day(answer.at))]);
    let note = (!answer.words.is_empty()).then(|| view! { <p>"“"{answer.words.clone()}"”"</p> });
    view! { <p class="key">{mark_tag(answer.mark)} <span>{by}</span></p>{note} }.into_any()
}

fn second_word(two: bool, answer: &AnswerRow) -> AnyView {
    if !two {
        return ().into_any();
    }
    let name = answer.second_name.clone().unwrap_or_default();
    let day = answer.second_at.map(london_day).unwrap_or_default();
    let with = [("name", name.as_str()), ("day", day.as_str())];
    match answer.agrees {
        None => view! { <p class="hint">{say("audit-second-waits")}</p> }.into_any(),
        Some(true) => view! { <p class="hint">{say_with("audit-second-yes", &with)}</p> }.into_any(),
        Some(false) => {
            let reason = answer.reason.clone().unwrap_or_default();
            view! { <p class="says stop">{say_with("audit-second-no", &with)}" “"{reason}"”"</p> }.into_any()
        }
    }
}

fn of_answer(findings: &[Finding], answer: &AnswerRow, linked: bool) -> AnyView {
    let of = findings.iter().filter(|finding| finding.row.answer == Some(answer.id));
    of.map(|finding| finding_card(finding, linked)).collect_view().into_any()
}

/// The fields of one question; what a finding needs is shown once it is marked as not in order.
fn marks(page: &WalkPage, f: &FormState, question: Question, usual: &Usual) -> AnyView {
    let code = question.code();
    let name = |field: &str| format!("{field}_{code}");
    let options = Mark::ALL.iter().map(Mark::choice).collect();
    let seen = page.answers.get(&question).map(|answer| answer.id.to_string()).unwrap_or_default();
    let legend =
        say_with("audit-mark-legend", &[("question", &say(&format!("audit-short-{}", code.replace('_', "-"))))]);
    view! {
        <input type="hidden" name=name("seen") value=seen/>
        {radios(f, &name("mark"), legend, options, "", Opt::default())}
        <div class="if-wrong stack">{finding_fields(f, &name, usual)}</div>
        <div class="if-right">{text_field(f, &name("note"), say("audit-note"), Opt::default().most(WORDS_MOST))}</div>
    }
    .into_any()
}

fn finding_fields(f: &FormState, name: &dyn Fn(&str) -> String, usual: &Usual) -> AnyView {
    let severities = Severity::ALL.iter().map(Severity::choice).collect();
    view! {
        {area_field(f, &name("words"), say("audit-words"), Opt::hint(say("audit-words-hint")).rows(2).most(WORDS_MOST))}
        {radios(f, &name("severity"), say("audit-severity"), severities, "", Opt::default())}
        {area_field(f, &name("action"), say("audit-action-label"), Opt::default().rows(2).most(WORDS_MOST))}
        {select_field(f, &name("owner"), say("audit-owner-label"), usual.owners.clone(), Opt::hint(say("audit-owner-hint")))}
        {text_field(f, &name("due_on"), say("audit-due-label"), Opt::default().kind("date").value(usual.due.clone()))}
    }
    .into_any()
}

/// Findings that no question asks about, and the form for one more.
fn free(page: &WalkPage, form: &FormState, usual: &Usual) -> AnyView {
    let f = form.of("audit-finding");
    let free: Vec<_> = page.findings.iter().filter(|finding| finding.row.answer.is_none()).collect();
    let gone: Vec<_> = page
        .findings
        .iter()
        .filter(|finding| {
            finding.row.answer.is_some_and(|answer| !page.answers.values().any(|newest| newest.id == answer))
        })
        .collect();
    let cards =
        free.iter().map(|finding| view! { <div class="card">{finding_card(finding, true)}</div> }).collect_view();
    let gone = (!gone.is_empty()).then(|| {
        let rows = gone.iter().map(|finding| view! { <li><div>{finding.row.words.clone()}</div>{standing(finding)}</li> });
        view! { <details class="more"><summary>{say("audit-findings-gone")}</summary><ul class="rows">{rows.collect_view()}</ul></details> }
    });
    let is_refused = !f.problems.is_empty();
    let same = |field: &str| field.to_owned();
    let add = page.may.then(|| {
        view! {
            <details class="more card" open=is_refused>
                <summary>{say("audit-finding-add")}</summary>
                <form class="stack" method="post" action=format!("/audit/samples/{}/files/{}/finding", page.audit.id, page.candidacy.id) novalidate="novalidate">
                    {finding_fields(&f, &same, usual)}
                    {send(say("audit-finding-keep"))}
                </form>
            </details>
        }
    });
    view! { <section id="findings"><h2>{say("audit-free")}</h2><p>{say("audit-free-lead")}</p>{cards}{add}{gone}</section> }.into_any()
}

/// The second person: each answer with what it rests on, and whether they see it so.
pub async fn second(v: Visit, form: FormState) -> Result<Page, Refused> {
    let (audit, id): (RowId, CandidacyId) = (v.id("audit")?, v.id("candidacy")?);
    let page = service::seconds(&v.who, &v.app, audit, id).await?;
    let title = say_with("audit-second-title", &[("name", &page.candidacy.name)]);
    let hr = v.who.may(service::DOES).is_ok();
    let above = if hr {
        vec![("/audit".to_owned(), say("audit-samples-title"))]
    } else {
        vec![("/audit/actions".to_owned(), say("audit-actions-title"))]
    };
    Ok(Page::desk(&v, title.clone(), move || {
        view! {
            {trail(above, title.clone())}
            {errors(&form)}
            <div class="head">
                <div>
                    <h1>{title.clone()}</h1>
                    <p class="lead">{page.vacancy.title.clone()}", "{page.vacancy.service_name.clone()}". "{page.audit.why.clone()}</p>
                </div>
                <a class="btn quiet" href=format!("/files/{id}")>{say("audit-to-file")}</a>
            </div>
            {second_body(&page, &form)}
        }
    }))
}

fn second_body(page: &SecondPage, form: &FormState) -> AnyView {
    let empty = |id: &str| view! { <div class="empty"><p>{say(id)}</p></div> }.into_any();
    if page.is_own {
        return view! { <p class="says">{say("audit-own-file")}</p> }.into_any();
    }
    if !page.audit.two_persons {
        return empty("audit-second-not-wanted");
    }
    if page.answers.is_empty() {
        return empty("audit-second-nothing");
    }
    let f = form.of("audit-second");
    let yes_no = || vec![("yes".to_owned(), say("audit-agrees-yes")), ("no".to_owned(), say("audit-agrees-no"))];
    let each = page.answers.iter().map(|answer| {
        let code = answer.question.code();
        let name = |field: &str| format!("{field}_{code}");
        let short = say(&format!("audit-short-{}", code.replace('_', "-")));
        let ask = page.waits.contains(&answer.id).then(|| {
            view! {
                <input type="hidden" name=name("answer") value=answer.id.to_string()/>
                {radios(&f, &name("agrees"), say_with("audit-agrees", &[("question", &short)]), yes_no(), "", Opt::default())}
                <div class="if-no">{text_field(&f, &name("reason"), say("audit-reason"), Opt::default().most(WORDS_MOST))}</div>
            }
        });
        view! {
            <section class="card question" id=format!("q-{code}")>
                <h2>{say(&answer.question.message())}</h2>
                {page.said.get(&answer.question).map(|said| says(said, answer.question))}
                {first_word(answer)}
                {of_answer(&page.findings, answer, false)}
                {ask}
                {answer.agrees.is_some().then(|| second_word(true, answer))}
            </section>
        }
    });
    let each = each.collect_view();
    let same =
        (page.waits.is_empty() && page.is_first).then(|| view! { <p class="says">{say("audit-second-same")}</p> });
    let all = page.answers.iter().all(|answer| answer.agrees == Some(true));
    let all = all.then(|| view! { <p class="says good">{say("audit-second-all")}</p> });
    if page.waits.is_empty() {
        return view! { {same}{all}<div class="walk">{each}</div> }.into_any();
    }
    view! {
        <p>{say("audit-second-lead")}</p>
        <form class="walk" method="post" action=format!("/audit/samples/{}/files/{}/second", page.audit.id, page.candidacy.id) novalidate="novalidate">
            {each}
            {send(say("audit-second-keep"))}
        </form>
    }
    .into_any()
}
