//! Shell and routes.
