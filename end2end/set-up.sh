#!/usr/bin/env bash
# Fetches what a fresh machine lacks, and nothing that is there already.
#   end2end/set-up.sh build   what `make run` and `make build` need: a C compiler, the browser target, wasm-bindgen, wasm-opt
#   end2end/set-up.sh test    what the tests need besides: Chromium without a window, PostgreSQL's programs, certificate tools, a voice, npm modules
#   end2end/set-up.sh soak    what the long figures need besides: the whole of Chromium, WebKit and a screen that nobody sees
# The tools stand in $TOOLS (default ~/.cache/sametable/tools), outside the checkout; system packages come by apt-get.
set -euo pipefail
cd "$(dirname "$0")/.."
TOOLS=${TOOLS:-$HOME/.cache/sametable/tools}
CARGO=${CARGO:-cargo}
BINARYEN=132.0.0
TERSER=5.51.4

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
stop() { printf 'set-up: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# apt_install PACKAGE...: as root, or by sudo, or a clear line for a person who can.
apt_install() {
    local as=()
    has apt-get || stop "please install: $* (this machine has no apt-get, so it can't be done here)"
    if [ "$(id -u)" != 0 ]; then
        has sudo || stop "please ask an administrator for: apt-get install --no-install-recommends $*"
        as=(sudo)
    fi
    "${as[@]}" apt-get update -qq >&2 || true
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 </dev/null ||
        stop "apt-get could not install: $*"
}

# from_npm PACKAGE VERSION COMMAND WHAT: a command of a package, in $TOOLS/bin.
from_npm() {
    local folder="$TOOLS/$1-$2"
    if [ ! -e "$folder/node_modules/$1/package.json" ]; then
        say "Fetching $4 ($1): a few seconds, once"
        rm -rf "$folder" && mkdir -p "$folder"
        npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error "$1@$2" >&2
    fi
    mkdir -p "$TOOLS/bin"
    ln -sfn "../$1-$2/node_modules/$1/bin/$3" "$TOOLS/bin/$3"
}

for_build() {
    has node && has npm || stop "Node.js 20 or newer, with npm, is needed: please install it first"
    has "${CARGO%% *}" || stop "Rust is needed: please install it by rustup first"
    if ! has cc; then
        say "Fetching a C compiler for the embedded database: about a minute, once"
        apt_install gcc libc6-dev
    fi
    if has rustup && ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
        say "Fetching Rust's browser target: about half a minute, once"
        rustup target add wasm32-unknown-unknown >&2
    fi

    local version
    version=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"$/\1/p')
    if [ "$("$TOOLS/bin/wasm-bindgen" --version 2>/dev/null || true)" != "wasm-bindgen $version" ]; then
        say "Fetching the browser build tools (wasm-bindgen $version): about four minutes, once"
        # Not --locked: its lock may name versions that a registry mirror does not have yet. The build folder is removed after.
        env -u CARGO_TARGET_DIR -u RUSTFLAGS $CARGO install --quiet --force --root "$TOOLS" --version "$version" wasm-bindgen-cli >&2
    fi
    from_npm binaryen "$BINARYEN" wasm-opt "what makes the pages' code small"
    from_npm terser "$TERSER" terser "what makes the tablets' scripts small"
}

for_test() {
    if ! has "${CHROMIUM:-chromium-headless-shell}"; then
        say "Fetching Chromium without a window for the browser tests: about a minute, once"
        apt_install chromium-headless-shell
    fi
    if ! has initdb && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
        say "Fetching PostgreSQL for the contract tests: about a minute, once"
        apt_install postgresql
    fi
    has ps || apt_install procps
    if ! has espeak-ng; then
        say "Fetching a voice for the tests of reading aloud: a few seconds, once"
        apt_install espeak-ng
    fi
    if ! has certutil || ! has openssl || ! has "${PEBBLE:-pebble}"; then
        say "Fetching a certificate authority for the tests of https: a few seconds, once"
        apt_install libnss3-tools openssl pebble
    fi
    local kept=end2end/node_modules/.package-lock.json
    if [ ! -e $kept ] || [ end2end/package-lock.json -nt $kept ]; then
        say "Fetching the browser test's modules: a few seconds, once"
        (cd end2end && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
        touch $kept
    fi
}

for_soak() {
    if ! has chromium; then
        say "Fetching the whole of Chromium: about a minute, once"
        apt_install chromium
    fi
    if ! has WebKitWebDriver || ! has xvfb-run; then
        say "Fetching WebKit, which stands in for Safari: about a minute, once"
        apt_install webkit2gtk-driver xvfb xauth
    fi
}

case ${1:-} in
    build) for_build ;;
    test) for_test ;;
    soak) for_soak ;;
    *) stop "say what for: build, test or soak" ;;
esac
