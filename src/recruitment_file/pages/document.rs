//! A document as a page: the words stand in the document, and nothing is added to them here.

use super::super::document::{Block, Cell, Document, Look, Part, Point, Row, Stands, Table, WAY, Words};
use crate::texts::say;
use leptos::prelude::*;

/// A label and words of up to so many letters stand beside each other.
const ONE_LINE: usize = 40;

/// Links to the parts; the first part, which says what is missing, stands above them.
pub(super) fn contents(document: &Document) -> AnyView {
    let links = document.parts.iter().filter(|part| part.code != WAY).map(|part| {
        view! { <li><a href=format!("#{}", part.code)>{part.title.clone()}</a></li> }
    });
    view! {
        <nav class="noprint contents" aria-labelledby="contents">
            <h2 id="contents">{say("file-contents")}</h2>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// A part with its heading.
pub(super) fn part(part: &Part) -> AnyView {
    let blocks = part.blocks.iter().map(|each| block(each, &part.title)).collect_view();
    view! { <section id=part.code><h2>{part.title.clone()}</h2>{blocks}</section> }.into_any()
}

fn block(block: &Block, of: &str) -> AnyView {
    match block {
        Block::Sub(words) => view! { <h3>{words.clone()}</h3> }.into_any(),
        Block::Text(words) => view! { <p>{words.clone()}</p> }.into_any(),
        Block::Says(true, words) => view! { <p class="says stop" role="alert">{words.clone()}</p> }.into_any(),
        Block::Says(false, words) => view! { <p class="says">{words.clone()}</p> }.into_any(),
        Block::Facts(facts) => {
            let rows = facts.iter().map(|(label, lines)| {
                view! { <dt>{label.clone()}</dt><dd>{broken(lines)}</dd> }
            });
            view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
        }
        Block::Points(points) => view! { <ul class="checks">{points.iter().map(point).collect_view()}</ul> }.into_any(),
        Block::Table(one) => table(one, of),
        Block::Code(words) => view! { <pre class="signs"><code>{words.clone()}</code></pre> }.into_any(),
        Block::Square { holds, beside } => {
            view! { <div class="square">{crate::ui::qr::qr(holds, beside.clone())}<p>{beside.clone()}</p></div> }
                .into_any()
        }
    }
}

fn point(point: &Point) -> AnyView {
    let class = match point.stands {
        Stands::Plain => "",
        Stands::There => "yes",
        Stands::Missing => "no",
        Stands::NotYet => "wait",
        Stands::NotNeeded => "na",
    };
    let hint = point.hint.clone().map(|hint| view! { <p class="hint">{hint}</p> });
    view! { <li class=class><span>{point.words.clone()}</span>{hint}</li> }.into_any()
}

/// A table; what has no caption is a list of entries, which stands row below row where the screen is narrow.
fn table(table: &Table, of: &str) -> AnyView {
    let about = if table.about.is_empty() { of.to_owned() } else { table.about.clone() };
    let head = table.head.iter().map(|head| view! { <th scope="col" role="columnheader">{cell(head)}</th> });
    let wide = table.head.len().to_string();
    let rows = table.rows.iter().map(|row| match row {
        Row::Group(words) => view! {
            <tr role="row"><th scope="rowgroup" role="rowheader" colspan=wide.clone()>{words.clone()}</th></tr>
        }
        .into_any(),
        Row::Of(heading, cells) => {
            let cells = cells.iter().enumerate().map(|(place, words)| {
                if place == *heading {
                    view! { <th scope="row" role="rowheader">{cell(words)}</th> }.into_any()
                } else {
                    view! { <td role="cell">{cell(words)}</td> }.into_any()
                }
            });
            view! { <tr role="row">{cells.collect_view()}</tr> }.into_any()
        }
    });
    let class = match (table.is_captioned, table.head.len()) {
        (true, _) => "list",
        (false, 4) => "list stacks entries",
        (false, _) => "list stacks",
    };
    let caption = table.is_captioned.then(|| view! { <caption>{about.clone()}</caption> });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=about.clone()>
            <table class=class role="table">
                {caption}
                <thead role="rowgroup"><tr role="row">{head.collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One line of plain words stands by itself; anything more is a paragraph each.
fn cell(cell: &Cell) -> AnyView {
    match cell.as_slice() {
        [] => ().into_any(),
        [Words { label: None, lines, look: Look::Plain }] if lines.len() == 1 => lines.concat().into_any(),
        several => several.iter().map(words).collect_view().into_any(),
    }
}

fn words(words: &Words) -> AnyView {
    let label = words.label.clone().map(|label| {
        let is_long = words.lines.len() > 1 || words.lines.iter().any(|line| line.chars().count() > ONE_LINE);
        let apart = is_long.then(|| view! { <br/> });
        view! { <b>{label}</b> {apart} }
    });
    let lines = broken(&words.lines);
    match words.look {
        Look::Plain => view! { <p>{label}{lines}</p> }.into_any(),
        Look::Small => view! { <p class="hint">{label}{lines}</p> }.into_any(),
        look => view! { <p><span class=format!("tag {}", tone(look))>{lines}</span></p> }.into_any(),
    }
}

fn tone(look: Look) -> &'static str {
    match look {
        Look::Good => "good",
        Look::Ok => "ok",
        Look::Poor => "poor",
        Look::Plain | Look::Small | Look::Other => "plain",
    }
}

/// Lines with breaks between them.
fn broken(lines: &[String]) -> AnyView {
    super::super::sheet::under_one_another(&lines.join("\n"))
}
