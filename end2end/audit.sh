#!/usr/bin/env bash
# `make audit`: may everything that the program is made of be in it? The rules stand in deny.toml.
# Licences, bans and sources need no network once the crates are fetched; known faults (advisories) do.
set -euo pipefail
cd "$(dirname "$0")/.."
TOOLS=${TOOLS:-$HOME/.cache/sametable/tools}
PATH=$TOOLS/bin:$PATH
if ! command -v cargo-deny >/dev/null; then
    echo "audit: cargo-deny is not here, so nothing was looked at. To have it: cargo install cargo-deny --root $TOOLS (some minutes)"
    exit 0
fi
${CARGO:-cargo} deny --log-level error check --hide-inclusion-graph licenses bans sources
if told=$(${CARGO:-cargo} deny --log-level error check --hide-inclusion-graph advisories 2>&1); then
    echo "audit: no known fault in any crate"
elif grep -qiE 'failed to (fetch|acquire|open|clone)|could not (fetch|connect)|network|resolve host' <<<"$told"; then
    echo "audit: known faults were NOT looked at: the list of advisories could not be fetched from here"
else
    printf '%s\n' "$told"
    exit 1
fi
