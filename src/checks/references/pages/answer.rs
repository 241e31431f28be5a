//! The questions that a referee is asked: the same on the referee's own page and where somebody types in what came on paper.
//! None of them is about health or days off: before an offer that may not be asked (Equality Act 2010, section 60).

use crate::checks::history::pages::written;
use crate::checks::references::{Capacity, Given, Kind};
use crate::platform::form::FormState;
use crate::texts::{say, say_with};
use crate::ui::form::{Opt, area_field, radios, text_field, tick};
use leptos::prelude::*;

/// What the questions are about.
pub(super) struct About<'a> {
    pub candidate: &'a str,
    pub kind: Kind,
    /// The provider's own question.
    pub more: &'a str,
    /// Who answers, where it is known.
    pub from: &'a str,
    /// The answer as it stands, to be changed.
    pub before: Option<&'a Given>,
    /// The referee reads them, not somebody who types in.
    pub to_referee: bool,
    /// A conditional offer stands.
    pub offered: bool,
}

pub(super) fn questions(f: &FormState, about: &About<'_>) -> AnyView {
    let name = [("name", about.candidate)];
    let text = |of: fn(&Given) -> &str| about.before.map(|given| of(given).to_owned()).unwrap_or_default();
    let date = |of: fn(&Given) -> &Option<String>| {
        about.before.and_then(|given| of(given).as_deref().map(written)).unwrap_or_default()
    };
    let yes_no = |of: fn(&Given) -> Option<bool>| match about.before.and_then(of) {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let said = |id: &str| ["yes", "no"].map(|way| (way.to_owned(), say(&format!("{id}-{way}")))).to_vec();
    let capacities = Capacity::ALL.iter().map(Capacity::choice).collect();
    let capacity = about.before.map_or("", |given| given.capacity.code());
    let from = if about.before.is_some() { text(|given| &given.from_name) } else { about.from.to_owned() };
    let employer = (about.kind == Kind::Employer).then(|| {
        view! {
            {text_field(f, "title", say_with("reference-job-title", &name), Opt::default().value(text(|given| &given.title)))}
            {text_field(f, "began", say("reference-began"), Opt::hint(say("reference-date-hint")).value(date(|given| &given.began)))}
            {text_field(f, "ended", say("reference-ended"), Opt::hint(say("reference-ended-hint")).value(date(|given| &given.ended)))}
            {tick(f, "goes_on", say_with("reference-goes-on", &name), about.before.is_some_and(|given| given.goes_on))}
        }
    });
    let left = (about.kind == Kind::Employer).then(|| {
        view! {
            {area_field(f, "why_left", say_with("reference-why-left", &name), Opt::default().rows(2).value(text(|given| &given.why_left)))}
            {radios(f, "re_employ", say_with("reference-re-employ", &name), said("reference-re-employ"), yes_no(|given| given.re_employ), Opt::default())}
            {area_field(f, "re_employ_why", say("reference-re-employ-why"), Opt::default().rows(2).value(text(|given| &given.re_employ_why)))}
        }
    });
    let own = (!about.more.is_empty())
        .then(|| area_field(f, "more", about.more.to_owned(), Opt::default().rows(3).value(text(|given| &given.more))));
    let health = if about.to_referee { "reference-no-health" } else { "reference-no-health-typed" };
    view! {
        {(!about.offered).then(|| view! { <p class="hint">{say(health)}</p> })}
        {text_field(f, "from_name", say("reference-from-name"), Opt::default().value(from))}
        {radios(f, "capacity", say("reference-capacity"), capacities, capacity, Opt::default())}
        {employer}
        {area_field(f, "duties", say_with("reference-duties", &name), Opt::default().rows(2).value(text(|given| &given.duties)))}
        {area_field(f, "conduct", say_with("reference-conduct", &name), Opt::hint(say("reference-conduct-hint")).rows(4).value(text(|given| &given.conduct)))}
        {left}
        {area_field(f, "warnings", say_with("reference-warnings", &name), Opt::hint(say("reference-warnings-hint")).rows(2).value(text(|given| &given.warnings)))}
        {radios(f, "safeguarding", say_with("reference-safeguarding", &name), said("reference-safeguarding"), yes_no(|given| given.safeguarding), Opt::hint(say("reference-safeguarding-hint")))}
        {area_field(f, "safeguarding_words", say("reference-safeguarding-words"), Opt::default().rows(3).value(text(|given| &given.safeguarding_words)))}
        {own}
    }
    .into_any()
}
