//! Candidates: who there is, one typed in, many from a file with a preview, and who is invited to the panel.

use super::trail_of;
use crate::ids::VacancyId;
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, errors, file_field, hidden, send, text_field, tick};
use crate::ui::page::Page;
use crate::vacancy::rules::{BadEntrant, BadRow, GoodRow, Import};
use crate::vacancy::{Candidacy, Stage, Vacancy, service};
use leptos::prelude::*;

fn row(candidacy: Candidacy, f: &FormState, ticks: bool) -> AnyView {
    let id = candidacy.id.to_string();
    let first = candidacy.stage == Stage::Applied;
    let marked = f.marked("candidate", &id, first);
    let name = candidacy.name.clone();
    let invite = first.then(|| {
        let label = say_with("vacancy-shortlist-one", &[("name", &name)]);
        view! { <label class="option"><input type="checkbox" name="candidate" value=id.clone() checked=marked/> " " <span class="vh">{label}</span></label> }
    });
    view! {
        <tr>
            {ticks.then(|| view! { <td>{invite}</td> })}
            <th scope="row"><a href=format!("/candidates/{id}")>{candidacy.name}</a></th>
            <td>{candidacy.email}</td>
            <td>{candidacy.phone}</td>
            <td>{say(&candidacy.stage.message())}</td>
        </tr>
    }
    .into_any()
}

fn there(vacancy: &Vacancy, candidates: Vec<Candidacy>, f: &FormState, does: bool) -> AnyView {
    if candidates.is_empty() {
        return view! { <div class="empty"><h2>{say("vacancy-candidates-none")}</h2><p>{say("vacancy-candidates-none-hint")}</p></div> }.into_any();
    }
    let some_applied = does && candidates.iter().any(|candidacy| candidacy.stage == Stage::Applied);
    let problem = f.problem("candidate").map(crate::ui::form::sentence);
    let rows = candidates.into_iter().map(|candidacy| row(candidacy, f, some_applied)).collect_view();
    let table = view! {
        <div class="scroll"><table class="list">
            <thead><tr>
                {some_applied.then(|| view! { <th scope="col"><span class="vh">{say("vacancy-col-invite")}</span></th> })}
                <th scope="col">{say("vacancy-col-name")}</th>
                <th scope="col">{say("vacancy-col-email")}</th>
                <th scope="col">{say("vacancy-col-phone")}</th>
                <th scope="col">{say("vacancy-col-stage")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    };
    if !does {
        return table.into_any();
    }
    view! {
        <form method="post" action=format!("/vacancies/{}/candidates/shortlist", vacancy.id) id="candidate" tabindex="-1">
            {problem.map(|words| view! { <p class="error">{words}</p> })}
            {table}
            {some_applied.then(|| send(say("vacancy-shortlist-ticked")))}
        </form>
    }
    .into_any()
}

/// The candidates of a vacancy, and the two ways to add some.
pub async fn candidates(v: Visit, form: FormState) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let candidates = service::read_candidacies(&v.who, &v.app, id).await?;
    let vacancy = service::open_to_candidates(&v.who, &v.app, id).await?;
    let does = service::may_do(&v.who, &v.app, service::OFFICE, id).await.is_ok();
    let invited = candidates.iter().any(|candidacy| candidacy.stage == Stage::Shortlisted);
    Ok(Page::desk(&v, say("vacancy-candidates-title"), move || {
        let (add, import, list) = (form.of("add-candidate"), form.of("import-candidates"), form.of("shortlist"));
        let onward = (invited && does)
            .then(|| view! { <a class="btn" href=format!("/vacancies/{id}/notice")>{say("vacancy-go-on-notice")}</a> });
        let together = (!candidates.is_empty() && !vacancy.for_employed).then(|| {
            view! { <p class="says">{say("vacancy-shortlist-together")}" "<a href=format!("/vacancies/{id}/shortlist")>{say("vacancy-shortlist-open")}</a></p> }
        });
        view! {
            {errors(&form)}
            {trail_of(&vacancy, say("vacancy-candidates-title"))}
            <div class="head"><div><h1>{say("vacancy-candidates-title")}</h1><p class="lead">{say("vacancy-candidates-lead")}</p></div>{onward}</div>
            {together}
            {there(&vacancy, candidates, &list, does)}
            {does.then(|| view! { <form class="stack card" method="post" action=format!("/vacancies/{id}/candidates") novalidate="novalidate">
                <h2>{say("vacancy-add-one")}</h2>
                {text_field(&add, "name", say("vacancy-candidate-name"), Opt::default())}
                {text_field(&add, "email", say("vacancy-candidate-email"), Opt::default().kind("email"))}
                {text_field(&add, "phone", say("vacancy-candidate-phone"), Opt::hint(say("vacancy-candidate-phone-hint")).kind("tel"))}
                {tick(&add, "shortlist", say("vacancy-add-shortlisted"), true)}
                {send(say("vacancy-add-candidate"))}
            </form>
            <form class="stack card" method="post" enctype="multipart/form-data" action=format!("/vacancies/{id}/candidates/import")>
                <h2>{say("vacancy-import")}</h2>
                <p>{say("vacancy-import-lead")}</p>
                {file_field(&import, "file", say("vacancy-import-file"), ".csv,text/csv,text/plain", Opt::hint(say("vacancy-import-file-hint")))}
                {area_field(&import, "text", say("vacancy-import-text"), Opt::hint(say("vacancy-import-text-hint")).rows(5))}
                {send(say("vacancy-import-look"))}
            </form> })}
        }
    }))
}

fn reason(why: &BadEntrant) -> String {
    match why {
        BadEntrant::EmailTwice { line } => say_with(why.code(), &[("line", &line.to_string())]),
        _ => say_with(why.code(), &[("longest", &crate::vacancy::rules::NAME_AT_MOST.to_string())]),
    }
}

fn good_row(row: GoodRow) -> AnyView {
    let GoodRow { line, entrant } = row;
    view! { <tr><td>{line}</td><th scope="row">{entrant.name}</th><td>{entrant.email}</td><td>{entrant.phone}</td></tr> }.into_any()
}

fn bad_row(row: BadRow) -> AnyView {
    let why = reason(&row.why);
    let fields: Vec<_> = row.fields.into_iter().filter(|field| !field.is_empty()).collect();
    view! { <tr><td>{row.line}</td><td>{fields.join(" · ")}</td><td>{why}</td></tr> }.into_any()
}

fn good_table(good: Vec<GoodRow>) -> AnyView {
    if good.is_empty() {
        return view! { <p>{say("vacancy-import-no-good")}</p> }.into_any();
    }
    let rows = good.into_iter().map(good_row).collect_view();
    view! {
        <div class="scroll"><table class="list">
            <thead><tr>
                <th scope="col">{say("vacancy-col-line")}</th><th scope="col">{say("vacancy-col-name")}</th>
                <th scope="col">{say("vacancy-col-email")}</th><th scope="col">{say("vacancy-col-phone")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

fn bad_table(bad: Vec<BadRow>) -> AnyView {
    let rows = bad.into_iter().map(bad_row).collect_view();
    view! {
        <div class="scroll"><table class="list">
            <thead><tr>
                <th scope="col">{say("vacancy-col-line")}</th><th scope="col">{say("vacancy-col-there")}</th>
                <th scope="col">{say("vacancy-col-why")}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

/// What a file would bring: good rows, bad rows by line and reason. The rows go along unseen and are checked again when
/// they are kept.
pub async fn previewed(v: &Visit, form: FormState, text: String) -> Result<Page, Refused> {
    let id: VacancyId = v.id("vacancy")?;
    let vacancy = service::vacancy(&v.who, &v.app, id).await?;
    let import = match service::preview_import(&v.who, &v.app, id, &text).await {
        Ok(import) => import,
        // Shown again after a refusal: the message is in the summary already.
        Err(Refused::Problems(_)) if !form.problems.is_empty() => Import::default(),
        Err(refused) => return Err(refused),
    };
    Ok(Page::desk(v, say("vacancy-preview-title"), move || {
        let f = &form;
        let (good, bad) = (import.good.len().to_string(), import.bad.len().to_string());
        let counts = say_with("vacancy-preview-counts", &[("good", &good), ("bad", &bad)]);
        let some_bad = !import.bad.is_empty();
        let keep = (!import.good.is_empty()).then(|| {
            view! {
                <form class="stack card" method="post" action=format!("/vacancies/{id}/candidates/import/keep")>
                    {hidden("text", text)}
                    {some_bad.then(|| tick(f, "keep_good", say_with("vacancy-import-tick", &[("good", &good), ("bad", &bad)]), false))}
                    {tick(f, "shortlist_all", say("vacancy-import-shortlisted"), false)}
                    {send(say_with("vacancy-import-keep", &[("good", &good)]))}
                </form>
            }
        });
        view! {
            {errors(f)}
            {trail_of(&vacancy, say("vacancy-preview-title"))}
            <h1>{say("vacancy-preview-title")}</h1>
            <p class="lead">{counts}</p>
            {some_bad.then(|| view! { <h2>{say("vacancy-preview-bad")}</h2> {bad_table(import.bad)} })}
            <h2>{say("vacancy-preview-good")}</h2>
            {good_table(import.good)}
            {keep}
            <p><a href=format!("/vacancies/{id}/candidates")>{say("vacancy-preview-back")}</a></p>
        }
    }))
}

/// The preview again, after a refusal, from the rows that went along.
pub async fn preview(v: Visit, form: FormState) -> Result<Page, Refused> {
    v.who.may(service::OFFICE)?;
    let text = form.typed.all("text").first().map(|text| (*text).to_owned()).unwrap_or_default();
    previewed(&v, form, text).await
}
