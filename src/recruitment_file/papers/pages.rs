//! The list of papers, and each as a page that prints.

use super::{Paper, service};
use crate::people::Visit;
use crate::platform::form::FormState;
use crate::platform::refused::Refused;
use crate::recruitment_file::sheet::{Block, view};
use crate::texts::{say, say_with};
use crate::ui::page::Page;
use leptos::prelude::*;

/// Which papers there are, and how much of each is still to be completed.
pub async fn papers(v: Visit, _: FormState) -> Result<Page, Refused> {
    let mut all = Vec::new();
    for paper in Paper::ALL {
        let written = service::paper(&v.who, &v.app, paper).await?;
        let open = written.blocks.iter().filter(|block| matches!(block, Block::ToDo(_))).count();
        all.push((paper, written.title, open.to_string()));
    }
    Ok(Page::desk(&v, say("papers-title"), move || {
        let cards = all
            .into_iter()
            .map(|(paper, title, open)| {
                let code = paper.code();
                view! {
                    <section class="card">
                        <h2>{title}</h2>
                        <p>{say(&format!("papers-{code}-about"))}</p>
                        <p class="hint">{say_with("papers-open", &[("n", &open)])}</p>
                        <div class="acts">
                            <a class="btn" href=format!("/papers/{code}")>{say("papers-read")}</a>
                            <a class="btn quiet" href=format!("/papers/{code}/file") download="">{say("papers-file")}</a>
                        </div>
                    </section>
                }
            })
            .collect_view();
        view! {
            <div class="head">
                <div><h1>{say("papers-title")}</h1><p class="lead">{say("papers-lead")}</p></div>
                <a class="btn quiet" href="/data-protection">{say("papers-settings")}</a>
            </div>
            {cards}
        }
    }))
}

async fn one(v: Visit, paper: Paper) -> Result<Page, Refused> {
    let written = service::paper(&v.who, &v.app, paper).await?;
    Ok(Page::sheet(written.title.clone(), move || {
        view! {
            <p class="noprint acts">
                <a href="/papers">{say("ui-back")}</a>
                <a href=format!("/papers/{}/file", paper.code()) download="">{say("papers-file")}</a>
            </p>
            <h1>{written.title}</h1>
            {view(&written.blocks)}
            <p class="hint">{written.foot}</p>
        }
    }))
}

pub async fn dpia(v: Visit, _: FormState) -> Result<Page, Refused> {
    one(v, Paper::Dpia).await
}

pub async fn policy(v: Visit, _: FormState) -> Result<Page, Refused> {
    one(v, Paper::Policy).await
}

pub async fn processing(v: Visit, _: FormState) -> Result<Page, Refused> {
    one(v, Paper::Processing).await
}
