//! A document of headings and paragraphs that stands on a page, prints, and can be saved as one HTML file that needs nothing
//! else.

use crate::texts::say;
use leptos::prelude::*;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    /// A heading under a heading.
    Sub(String),
    Text(String),
    /// Its lines stand under one another.
    Item(String),
    /// Something that the reader must decide or fill in.
    ToDo(String),
    /// A label and what stands beside it.
    Row(String, String),
}

/// On a page.
pub fn view(blocks: &[Block]) -> AnyView {
    let mut views = Vec::new();
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        let alike = rest.iter().take_while(|next| kind(next) == kind(first)).count().max(1);
        let (these, others) = rest.split_at(alike);
        views.push(run(these));
        rest = others;
    }
    views.collect_view().into_any()
}

/// Items stand in one list, rows in one table; anything else stands alone.
fn kind(block: &Block) -> u8 {
    match block {
        Block::Heading(_) => 0,
        Block::Text(_) => 1,
        Block::Item(_) => 2,
        Block::ToDo(_) => 3,
        Block::Row(..) => 4,
        Block::Sub(_) => 5,
    }
}

fn run(these: &[Block]) -> AnyView {
    let each = |block: &Block| match block.clone() {
        Block::Heading(words) => view! { <h2>{words}</h2> }.into_any(),
        Block::Sub(words) => view! { <h3>{words}</h3> }.into_any(),
        Block::Text(words) => view! { <p>{words}</p> }.into_any(),
        Block::Item(words) => view! { <li>{under_one_another(&words)}</li> }.into_any(),
        Block::ToDo(words) => view! { <p class="says"><b>{say("sheet-to-do")}</b> " " {words}</p> }.into_any(),
        Block::Row(label, words) => view! { <dt>{label}</dt><dd>{words}</dd> }.into_any(),
    };
    let all = these.iter().map(each).collect_view();
    match these.first() {
        Some(Block::Item(_)) => view! { <ul>{all}</ul> }.into_any(),
        Some(Block::Row(..)) => view! { <dl class="facts">{all}</dl> }.into_any(),
        _ => all.into_any(),
    }
}

/// Lines with breaks between them.
pub fn under_one_another(words: &str) -> AnyView {
    let line = |(place, line): (usize, &str)| {
        let line = line.to_owned();
        view! { {(place > 0).then(|| view! { <br/> })} {line} }
    };
    words.lines().enumerate().map(line).collect_view().into_any()
}

const STYLE: &str = "body{font:1.05rem/1.55 system-ui,sans-serif;color:#1a1d21;max-width:44rem;margin:2rem auto;padding:0 1rem}\
    h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1.05rem;margin-top:1.4rem}\
    dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.3rem 1rem}dt{font-weight:600}dd{margin:0}\
    .todo{border-left:.35rem solid #8a3c00;padding-left:.8rem}footer{margin-top:2.5rem;border-top:1px solid #999;font-size:.9rem}\
    @media print{@page{size:A4;margin:18mm}body{margin:0;max-width:none}h2,h3{break-after:avoid}li,dd,p{orphans:3;widows:3}}";

/// As one file.
pub fn html(title: &str, blocks: &[Block], foot: &str) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        title = escaped(title)
    );
    let (mut list, mut table) = (false, false);
    for block in blocks {
        let (is_item, is_row) = (matches!(block, Block::Item(_)), matches!(block, Block::Row(..)));
        for (open, wanted, tag) in [(&mut list, is_item, "ul"), (&mut table, is_row, "dl")] {
            if *open != wanted {
                out.push_str(&format!("<{}{tag}>\n", if wanted { "" } else { "/" }));
                *open = wanted;
            }
        }
        out.push_str(&match block {
            Block::Heading(words) => format!("<h2>{}</h2>\n", escaped(words)),
            Block::Text(words) => format!("<p>{}</p>\n", escaped(words)),
            Block::Sub(words) => format!("<h3>{}</h3>\n", escaped(words)),
            Block::Item(words) => format!("<li>{}</li>\n", escaped(words).replace('\n', "<br>\n")),
            Block::ToDo(words) => {
                format!("<p class=\"todo\"><b>{}</b> {}</p>\n", escaped(&say("sheet-to-do")), escaped(words))
            }
            Block::Row(label, words) => format!("<dt>{}</dt><dd>{}</dd>\n", escaped(label), escaped(words)),
        });
    }
    for (open, tag) in [(list, "ul"), (table, "dl")] {
        if open {
            out.push_str(&format!("</{tag}>\n"));
        }
    }
    out.push_str(&format!("<footer><p>{}</p></footer>\n</body>\n</html>\n", escaped(foot)));
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_is_no_markup_in_the_file_and_lists_are_closed() {
        let blocks = [
            Block::Heading("A <b>".to_owned()),
            Block::Item("one".to_owned()),
            Block::Item("<script>two</script>".to_owned()),
            Block::Row("name".to_owned(), "\"Sam\" & co".to_owned()),
            Block::Item("three".to_owned()),
        ];
        let text = html("T & <i>", &blocks, "foot");
        for wanted in
            ["<h2>A &lt;b&gt;</h2>", "&lt;script&gt;two", "&quot;Sam&quot; &amp; co", "<title>T &amp; &lt;i&gt;"]
        {
            assert!(text.contains(wanted), "{wanted} in {text}");
        }
        assert_eq!(text.matches("<ul>").count(), 2);
        assert_eq!(text.matches("</ul>").count(), 2);
        assert_eq!((text.matches("<dl>").count(), text.matches("</dl>").count()), (1, 1));
        assert!(!text.contains("http"), "it needs nothing else");
    }
}
