//! An address as a QR code.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// What must stay white around a QR code, in modules.
const QUIET: usize = 4;

/// Dark on white, with its quiet zone; one path, no style. `label` says what scanning it does. Its text stands beside it.
pub fn qr(address: &str, label: String) -> AnyView {
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::M) else { return ().into_any() };
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET));
        }
    }
    let size = width + 2 * QUIET;
    view! {
        <div class="qr">
            <svg viewBox=format!("0 0 {size} {size}") role="img" aria-label=label shape-rendering="crispEdges">
                <rect class="qr-light" width=size.to_string() height=size.to_string() fill="#fff"/>
                <path class="qr-dark" d=path fill="#000"/>
            </svg>
        </div>
    }
    .into_any()
}
