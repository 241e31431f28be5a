//! Server only: what every room stands on.
