# make run | test | quick | soak | bench | audit | build | package | install-drill. Every target fetches what it needs (end2end/set-up.sh) and names what takes long.
CARGO   ?= cargo
TARGET  ?= $(or $(CARGO_TARGET_DIR),target)
TOOLS   ?= $(HOME)/.cache/sametable/tools
BROWSER := wasm32-unknown-unknown
WASM    := $(TARGET)/$(BROWSER)/wasm-release/sametable.wasm
CHECKS  := $(TARGET)/$(BROWSER)/wasm-verifier/sametable.wasm
SITE    := $(TARGET)/site
DATA    := $(or $(SAMETABLE_DATA),data)
export CARGO TOOLS
export CARGO_TARGET_DIR := $(abspath $(TARGET))

.PHONY: run test quick soak bench audit build package install-drill tools test-tools server site lint rust-tests browser-tests

## The demonstration organisation at http://127.0.0.1:3000, kept in the folder ./data (or SAMETABLE_DATA).
run: server site
	@mkdir -p $(DATA)
	@if [ -e $(DATA)/sametable.db ]; then cat $(DATA)/try-it.txt 2>/dev/null || true; \
	else $(TARGET)/debug/sametable demo >$(DATA)/try-it.txt && cat $(DATA)/try-it.txt; fi
	@exec $(TARGET)/debug/sametable serve

## Every check. Prints what failed, and at the end the browser tests' count and when each part began.
test: tools test-tools lint quick rust-tests browser-tests

## Rules only, in seconds: no leptos, axum or sqlx is compiled.
quick:
	$(CARGO) test --quiet --lib

## The long figures, with their seeds.
soak: export CHROMIUM = chromium
soak: test-tools server site
	@end2end/set-up.sh soak
	KILLS=50 node end2end/run.mjs kills
	@echo "200 whole interviews: almost two hours"
	INTERVIEWS=200 node end2end/run.mjs flips
	node end2end/run.mjs offline
	FLIPS=100000 $(CARGO) test --features ssr,pdf --test it copy::of_two_thousand
	SIZES=all node end2end/run.mjs screens
	node end2end/run.mjs webkit

## The release server and its site; ends with target/release/sametable, which finds the site beside its folder.
build: tools
	@echo "Building the server for release: about ten minutes the first time"
	$(CARGO) build --release --features ssr,pdf --bin sametable
	$(MAKE) --no-print-directory site

## How long what the weighing page says about how sure it is takes, for seven people, eight candidates and nine questions; and
## what the record costs, with one file in an archive of 1,000 and of 100,000 candidacies.
bench: tools
	$(CARGO) bench --bench weighing
	@echo "Building for release first: about ten minutes; then some minutes to grow the archive"
	$(CARGO) bench --features ssr,pdf --bench record

## Licences, bans and sources of everything the program is made of (deny.toml), and known faults where the network allows.
audit:
	@end2end/audit.sh

## What a provider installs, as one file: target/sametable-VERSION-ARCH-linux.tar.gz with install.sh in it.
package: build
	@end2end/package.sh

## install.sh on a fresh Debian 12 in a folder of its own, as root: takes some minutes, needs Debian's mirror the first time.
install-drill:
	@end2end/install-drill.sh

tools:
	@end2end/set-up.sh build
test-tools:
	@end2end/set-up.sh test

server: tools
	@echo "Building the server: about five minutes the first time, then seconds"
	@$(CARGO) build --features ssr,pdf --bin sametable
site: tools
	@echo "Building the pages' scripts and styles: about two minutes the first time, then seconds"
	@$(CARGO) build --lib --features hydrate --target $(BROWSER) --profile wasm-release
	@$(CARGO) build --lib --features verifier --target $(BROWSER) --profile wasm-verifier
	@node end2end/site.mjs $(WASM) $(CHECKS) $(SITE)

# When each part of `make test` began, to be said at its end.
BEGAN := $(TARGET)/tmp/began
lint: test-tools
	@mkdir -p $(TARGET)/tmp && date "+%T lints" >$(BEGAN)
	$(CARGO) fmt --check
	$(CARGO) clippy --features ssr,pdf --all-targets -- -D warnings
	$(CARGO) clippy --features hydrate --lib --target $(BROWSER) -- -D warnings
	$(CARGO) clippy --features verifier --lib --target $(BROWSER) -- -D warnings
	end2end/node_modules/.bin/tsc -p end2end
rust-tests:
	@mkdir -p $(TARGET)/tmp && date "+%T Rust tests" >>$(BEGAN)
	@rm -rf $(TARGET)/tmp/figures
	$(CARGO) test --features ssr,pdf
	@echo "Figures of the tests (tests/it/support: figure):"; cat $(TARGET)/tmp/figures/*
browser-tests: test-tools server site
	@mkdir -p $(TARGET)/tmp && date "+%T browser tests" >>$(BEGAN)
	@node end2end/run.mjs; ended=$$?; echo "Began: $$(paste -sd, $(BEGAN)), ended $$(date +%T)"; exit $$ended
