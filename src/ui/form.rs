//! Fields of forms: each keeps what was typed, shows its message, and names both to a screen reader.
//!
//! `form` is the state of the form the field stands in: `form.of("route-name")` on a page with several.

use crate::platform::form::FormState;
use crate::platform::refused::Problem;
use crate::texts::{say, say_with};
use leptos::prelude::*;

/// A problem's sentence.
pub fn sentence(problem: &Problem) -> String {
    let with: Vec<_> = problem.with.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    say_with(&problem.code, &with)
}

/// The summary at the top: every message, each a link to its field. Nothing if nothing is wrong.
pub fn errors(form: &FormState) -> AnyView {
    if form.problems.is_empty() {
        return ().into_any();
    }
    let lines = form
        .problems
        .iter()
        .map(|problem| {
            let words = sentence(problem);
            if problem.field.is_empty() {
                view! { <li>{words}</li> }.into_any()
            } else {
                view! { <li><a href=format!("#{}", problem.field)>{words}</a></li> }.into_any()
            }
        })
        .collect_view();
    view! {
        <div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title">
            <h2 id="errors-title">{say("form-problems")}</h2>
            <ul>{lines}</ul>
        </div>
    }
    .into_any()
}

/// What a field may have besides its name and label.
#[derive(Debug, Clone, Default)]
pub struct Opt {
    pub hint: Option<String>,
    /// What stands in it before anybody typed.
    pub value: String,
    pub kind: Option<&'static str>,
    pub autocomplete: Option<&'static str>,
    pub rows: u32,
    pub inputmode: Option<&'static str>,
    /// An id of its own, where two forms of a page have a field of the same name.
    pub id: Option<String>,
    /// Panel members will read it: advice stands beside it.
    pub read: bool,
    /// Most characters that a browser lets somebody type, where a refusal afterwards would come too late.
    pub most: Option<usize>,
}

impl Opt {
    pub fn hint(words: impl Into<String>) -> Self {
        Self { hint: Some(words.into()), ..Self::default() }
    }
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
    }
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }
    #[must_use]
    pub fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }
    /// Panel members will read what is typed here: it is looked at as it is typed, and advice stands below the field.
    #[must_use]
    pub fn read(mut self) -> Self {
        self.read = true;
        self
    }
    #[must_use]
    pub fn most(mut self, characters: usize) -> Self {
        self.most = Some(characters);
        self
    }
    #[must_use]
    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

struct Around {
    id: String,
    class: &'static str,
    described: Option<String>,
    hint: AnyView,
    error: AnyView,
    bad: bool,
}

fn around(form: &FormState, name: &str, hint: Option<String>, id: Option<String>) -> Around {
    let id = id.unwrap_or_else(|| name.to_owned());
    let problem = form.problem(name).map(sentence);
    let mut described = Vec::new();
    let hint = match hint {
        Some(words) => {
            described.push(format!("{id}-hint"));
            view! { <p class="hint" id=format!("{id}-hint")>{words}</p> }.into_any()
        }
        None => ().into_any(),
    };
    let bad = problem.is_some();
    let error = match problem {
        Some(words) => {
            described.push(format!("{id}-error"));
            view! { <p class="error" id=format!("{id}-error")>{words}</p> }.into_any()
        }
        None => ().into_any(),
    };
    let described = (!described.is_empty()).then(|| described.join(" "));
    Around { class: if bad { "field bad" } else { "field" }, id, described, hint, error, bad }
}

/// Advice on what panel members will read; nothing for a text that is easy or empty.
pub fn advised(text: &str) -> AnyView {
    let found = crate::texts::advice::advise(text);
    if found.is_empty() {
        let easy = (!text.trim().is_empty()).then(|| view! { <p class="saved sent">{say("texts-advice-none")}</p> });
        return easy.into_any();
    }
    let heading = say_with("texts-advice-heading", &[("n", &found.len().to_string())]);
    let lines = found
        .into_iter()
        .map(|one| view! { <li><q>{one.sentence}</q>" "{one.says}" "<b>{one.hint}</b></li> })
        .collect_view();
    view! { <p class="hint">{heading}</p><ul class="advice">{lines}</ul> }.into_any()
}

/// Where the advice on a field stands, with what there is to say on what stands in it.
fn beside(read: bool, id: &str, value: &str) -> Option<AnyView> {
    let value = value.to_owned();
    let id = format!("{id}-advice");
    read.then(|| view! { <div class="advised" id=id role="status">{advised(&value)}</div> }.into_any())
}

/// One line of text.
pub fn text_field(form: &FormState, name: &str, label: String, opt: Opt) -> AnyView {
    let a = around(form, name, opt.hint, opt.id);
    let kind = opt.kind.unwrap_or("text");
    let is_secret = crate::platform::form::is_secret_of(form.name, name);
    let value = if is_secret { String::new() } else { form.value(name, &opt.value) };
    let beside = beside(opt.read, &a.id, &value);
    let name = name.to_owned();
    view! {
        <div class=a.class>
            <label for=a.id.clone()>{label}</label>
            {a.hint}
            {a.error}
            <input
                id=a.id
                name=name
                type=kind
                value=value
                autocomplete=opt.autocomplete.unwrap_or("off")
                inputmode=opt.inputmode
                aria-describedby=a.described
                aria-invalid=a.bad.then_some("true")
                data-read=opt.read.then_some("yes")
            />
            {beside}
        </div>
    }
    .into_any()
}

/// A day (`2026-11-17`).
pub fn date_field(form: &FormState, name: &'static str, label: String, opt: Opt) -> AnyView {
    text_field(form, name, label, opt.kind("date"))
}

/// A time of day (`14:05`).
pub fn time_field(form: &FormState, name: &'static str, label: String, opt: Opt) -> AnyView {
    text_field(form, name, label, opt.kind("time"))
}

/// A whole number.
pub fn number_field(form: &FormState, name: &'static str, label: String, opt: Opt) -> AnyView {
    text_field(form, name, label, opt.inputmode("numeric"))
}

/// Several lines of text.
pub fn area_field(form: &FormState, name: &str, label: String, opt: Opt) -> AnyView {
    let a = around(form, name, opt.hint, opt.id);
    let value = form.value(name, &opt.value);
    let name = name.to_owned();
    let rows = if opt.rows == 0 { 4 } else { opt.rows };
    let beside = beside(opt.read, &a.id, &value);
    // A text area swallows one line break at its beginning.
    let value = if value.starts_with('\n') { format!("\n{value}") } else { value };
    // Leptos writes the inside of a text area as it is: what was typed would be markup.
    let value = value.replace('&', "&amp;").replace('<', "&lt;");
    view! {
        <div class=a.class>
            <label for=a.id.clone()>{label}</label>
            {a.hint}
            {a.error}
            <textarea
                id=a.id
                name=name
                rows=rows.to_string()
                maxlength=opt.most.map(|most| most.to_string())
                aria-describedby=a.described
                aria-invalid=a.bad.then_some("true")
                data-read=opt.read.then_some("yes")
            >{value}</textarea>
            {beside}
        </div>
    }
    .into_any()
}

/// A file; the form needs `enctype="multipart/form-data"`. What was chosen cannot be kept, which its hint should say.
pub fn file_field(form: &FormState, name: &'static str, label: String, accept: &'static str, opt: Opt) -> AnyView {
    let a = around(form, name, opt.hint, opt.id);
    view! {
        <div class=a.class>
            <label for=a.id.clone()>{label}</label>
            {a.hint}
            {a.error}
            <input id=a.id name=name type="file" accept=accept aria-describedby=a.described aria-invalid=a.bad.then_some("true")/>
        </div>
    }
    .into_any()
}

/// One of a list; `options` are (value, words).
pub fn select_field(form: &FormState, name: &str, label: String, options: Vec<(String, String)>, opt: Opt) -> AnyView {
    let a = around(form, name, opt.hint, opt.id);
    let chosen = form.value(name, &opt.value);
    let name = name.to_owned();
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect_view();
    view! {
        <div class=a.class>
            <label for=a.id.clone()>{label}</label>
            {a.hint}
            {a.error}
            <select id=a.id name=name aria-describedby=a.described aria-invalid=a.bad.then_some("true")>{options}</select>
        </div>
    }
    .into_any()
}

fn boxes(
    kind: &'static str,
    form: &FormState,
    name: &str,
    legend: String,
    options: Vec<(String, String)>,
    stored: &[&str],
    opt: Opt,
) -> AnyView {
    let a = around(form, name, opt.hint, opt.id);
    let first = a.id.clone();
    let options = options
        .into_iter()
        .enumerate()
        .map(|(index, (value, words))| {
            let checked = form.marked(name, &value, stored.contains(&value.as_str()));
            let id = if index == 0 { first.clone() } else { format!("{first}-{value}") };
            view! { <label class="option"><input type=kind id=id name=name.to_owned() value=value checked=checked/> " " <span>{words}</span></label> }
        })
        .collect_view();
    let class = if a.bad { "options field bad" } else { "options" };
    view! {
        <fieldset class=class aria-describedby=a.described>
            <legend>{legend}</legend>
            {a.hint}
            {a.error}
            {options}
        </fieldset>
    }
    .into_any()
}

/// One of a few; `stored` is the value marked before anybody chose.
pub fn radios(
    form: &FormState,
    name: &str,
    legend: String,
    options: Vec<(String, String)>,
    stored: &str,
    opt: Opt,
) -> AnyView {
    boxes("radio", form, name, legend, options, &[stored], opt)
}

/// Any of several; `stored` are the values marked before anybody chose.
pub fn checks(
    form: &FormState,
    name: &str,
    legend: String,
    options: Vec<(String, String)>,
    stored: &[&str],
    opt: Opt,
) -> AnyView {
    boxes("checkbox", form, name, legend, options, stored, opt)
}

/// A single box to tick.
pub fn tick(form: &FormState, name: &'static str, words: String, stored: bool) -> AnyView {
    let problem = form.problem(name).map(sentence);
    let checked = form.marked(name, "yes", stored);
    let class = if problem.is_some() { "field bad" } else { "field" };
    let described = problem.is_some().then(|| format!("{name}-error"));
    view! {
        <div class=class>
            {problem.map(|words| view! { <p class="error" id=format!("{name}-error")>{words}</p> })}
            <label class="option"><input type="checkbox" id=name name=name value="yes" checked=checked aria-describedby=described/> " " <span>{words}</span></label>
        </div>
    }
    .into_any()
}

/// A value that goes along unseen.
pub fn hidden(name: &'static str, value: impl Into<String>) -> AnyView {
    view! { <input type="hidden" name=name value=value.into()/> }.into_any()
}

/// The button that sends the form.
pub fn send(words: String) -> AnyView {
    view! { <div class="acts"><button type="submit" class="btn">{words}</button></div> }.into_any()
}
