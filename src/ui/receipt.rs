//! The receipt at the foot of a letter: what proves later that the record was not changed.

use super::qr::qr;
use crate::ledger::Receipt;
use crate::texts::{say, say_with};
use leptos::prelude::*;

/// For whom a receipt is: the words beside it are theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeper {
    Candidate,
    PanelMember,
}

/// At the foot of what somebody gets anyway; nothing while the record was never signed.
pub fn foot(receipt: Option<&Receipt>, keeper: Keeper) -> AnyView {
    let Some(Receipt { receipt, vkey, address }) = receipt else { return ().into_any() };
    let words = match keeper {
        Keeper::Candidate => "ui-receipt-candidate",
        Keeper::PanelMember => "ui-receipt-member",
    };
    view! {
        <footer class="receipt">
            {qr(receipt, say("ui-receipt-code"))}
            <div>
                <p><b>{say(words)}</b></p>
                <p><code>{receipt.clone()}</code></p>
                <p>{say_with("ui-receipt-where", &[("address", address)])}</p>
                <p>{say_with("ui-receipt-key", &[("key", vkey)])}</p>
            </div>
        </footer>
    }
    .into_any()
}
