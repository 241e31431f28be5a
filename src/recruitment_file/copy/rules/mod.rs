//! What a copy is made of, and how it is checked. Pure: bytes in, verdict out, in the server, on the command line and in a
//! browser without a network.

#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod check;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod contents;
pub mod readers;
#[cfg(any(feature = "ssr", feature = "verifier"))]
pub mod zip;
