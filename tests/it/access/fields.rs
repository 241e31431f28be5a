//! Another organisation's ids where a form of ours has one of its own: refused like nobody's, and nothing is named or changed.

use super::{Scene, THEIRS, address_on, with_grants};
use crate::leaving::rows;
use sametable::app::{Access, Kind, routes};
use sametable::panel::Talk;
use sametable::people::{Grant, Role};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Fields that are no things: the key of a delivery, which is nobody's id.
const NO_THING: &[&str] = &["key"];

/// A form as somebody fills it: where and how it goes, and its fields.
#[derive(Clone)]
struct Filled {
    action: String,
    is_get: bool,
    fields: Vec<(String, String)>,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

/// The forms of a page; of a list of choices the first that names something, else the last.
fn forms(page: &str) -> Vec<Filled> {
    let parts = page.split("<form").skip(1).map(|part| part.split("</form>").next().unwrap_or(""));
    parts
        .map(|part| {
            let mut fields: Vec<(String, String)> = Vec::new();
            let mut list = String::new();
            for tag in part.split('<').map(|tag| tag.split('>').next().unwrap_or("")) {
                let (name, value) = (attribute(tag, "name"), attribute(tag, "value").unwrap_or(""));
                match tag.split(' ').next() {
                    Some("select") => list = name.unwrap_or("").to_owned(),
                    Some("option") => match fields.iter_mut().find(|(known, _)| *known == list) {
                        Some((_, chosen)) if is_id(chosen) => {}
                        Some((_, chosen)) => value.clone_into(chosen),
                        None => fields.push((list.clone(), value.to_owned())),
                    },
                    Some("input" | "button" | "textarea") => {
                        let name = name.unwrap_or("").to_owned();
                        if !name.is_empty() && !fields.iter().any(|(known, _)| *known == name) {
                            fields.push((name, value.to_owned()));
                        }
                    }
                    _ => {}
                }
            }
            let is_get = attribute(part, "method") == Some("get");
            Filled { action: attribute(part, "action").unwrap_or("").to_owned(), is_get, fields }
        })
        .collect()
}

fn is_id(value: &str) -> bool {
    uuid::Uuid::parse_str(value).is_ok()
}

/// An address without its ids, so that a form is tried once.
fn shape(action: &str) -> String {
    action.split('/').map(|part| if is_id(part) { "*" } else { part }).collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_of_another_organisation_in_the_fields_of_every_form_are_refused_and_change_nothing_there() {
    let Scene { fresh, made, there, ids: _ } = Scene::make().await;
    let everything = [Role::Administrator, Role::Manager, Role::Hr, Role::Facilitator].map(Grant::everywhere);
    let (visitor, _) = with_grants(&fresh, made.org, "Olga Office", &everything).await;
    // Another organisation in the middle of its day, and each of its things.
    let day = fresh.day(Talk::AfterEach).await;
    let foreign: BTreeMap<&str, String> = BTreeMap::from([
        ("person", day.facilitator.who.signed().unwrap().person.to_string()),
        ("vacancy", day.vacancy.to_string()),
        ("panel", day.panel.to_string()),
        ("candidate", day.sams_file.to_string()),
        ("interview", day.sam.to_string()),
        ("seat", day.ann.seat.to_string()),
        ("question", day.lines[0].id.to_string()),
        ("item", day.lines[0].item.to_string()),
    ]);
    let before = rows(&day.administrator.who, &fresh.app).await;
    let mut found: BTreeMap<(String, String), Filled> = BTreeMap::new();
    for route in routes() {
        let ours = matches!(route.access, Access::Roles(_) | Access::RunsDay | Access::SignedIn);
        if !ours || !matches!(route.kind, Kind::Page(_)) {
            continue;
        }
        for of in [&made.today, &made.past] {
            let path = address_on(route.path, &made, of, &there.tablet.to_string());
            let page = visitor.clone().get(&path).await;
            for form in forms(&page.text) {
                for (name, value) in form.fields.clone() {
                    if is_id(&value) && !NO_THING.contains(&name.as_str()) && !form.action.contains("sign-out") {
                        found.entry((shape(&form.action), name)).or_insert_with(|| form.clone());
                    }
                }
            }
        }
    }
    let mut wrong = String::new();
    for ((action, name), form) in &found {
        for (what, id) in &foreign {
            let fields: Vec<_> = form
                .fields
                .iter()
                .map(|(known, value)| (known.as_str(), if known == name { id.as_str() } else { value.as_str() }))
                .collect();
            let mut visitor = visitor.clone();
            let answer = if form.is_get {
                visitor.get(&format!("{}?{}", form.action, serde_html_form::to_string(&fields).unwrap())).await
            } else {
                visitor.post(&form.action, &fields).await
            };
            let status = answer.status.as_u16();
            let named = THEIRS.iter().find(|word| answer.text.contains(**word));
            if !matches!(status, 403 | 404 | 422) || named.is_some() {
                let _ =
                    writeln!(wrong, "{action}, {name} with the id of a {what}: {status} {} {named:?}", answer.location);
            }
        }
    }
    assert!(found.len() > 12, "only {} fields hold an id: {:?}", found.len(), found.keys());
    assert!(wrong.is_empty(), "{} fields hold an id\n{wrong}", found.len());
    assert_eq!(rows(&day.administrator.who, &fresh.app).await, before, "nothing changed there");
}
