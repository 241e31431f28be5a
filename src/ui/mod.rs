//! Parts of screens without data of their own: pages, forms, pictures, charts.

#[cfg(feature = "ssr")]
mod done;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod qr;
#[cfg(feature = "ssr")]
pub mod receipt;

#[cfg(feature = "ssr")]
pub use done::{Cookie, Done, Next};
