//! From a page to the bytes of its document.

use crate::platform::App;
use crate::ui::page::{Files, Page, document};
use leptos::prelude::*;
use std::sync::Arc;

/// Renders the document. Everything a page shows was read before: nothing here waits.
pub fn render(app: &App, page: Page, nonce: String) -> String {
    let files = Files {
        css: app.site.url("css", "app", "css"),
        desk_js: app.site.url("desk", "desk", "js"),
        tablet_js: app.site.url("tablet", "tablet", "js"),
        aloud_js: app.site.url("aloud", "aloud", "js"),
        recorder_js: app.site.url("recorder", "recorder", "js"),
        ways_js: app.site.url("ways", "ways", "js"),
        passkey_js: app.site.url("passkey", "passkey", "js"),
        advice_js: app.site.url("advice", "advice", "js"),
        islands_js: app.site.url("js", "sametable", "js"),
        islands_wasm: app.site.url("wasm", "sametable", "wasm"),
        nonce,
        read_only: app.standing.is_broken(),
    };
    // Islands ask the shared context whether they are inside one; without it they would render nothing to hydrate.
    let context = Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(context));
    let live = page.live;
    let html = owner.with(|| document(page, &files).to_html());
    owner.cleanup();
    // `<!>` marks where texts meet, for islands to wake up in. Elsewhere it is only weight, and in a title it would be
    // read out. What people typed has its `<` escaped, so it is never taken for a mark.
    if live { html.replacen("<!></title>", "</title>", 1) } else { html.replace("<!>", "") }
}
