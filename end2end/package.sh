#!/usr/bin/env bash
# `make package`: target/sametable-VERSION-ARCH-linux.tar.gz, what a provider unpacks and installs from.
# PROGRAM=file takes another program than the release one (the drill does, to be quick).
set -euo pipefail
cd "$(dirname "$0")/.."
TARGET=${CARGO_TARGET_DIR:-target}
PROGRAM=${PROGRAM:-$TARGET/release/sametable}
[ -x "$PROGRAM" ] || { echo "package: $PROGRAM is missing: type make build" >&2; exit 1; }
[ -f "$TARGET/site/hash.txt" ] || { echo "package: $TARGET/site is missing: type make build" >&2; exit 1; }
version=$("$PROGRAM" --version | awk '{print $2}')
name=sametable-$version-$(uname -m)-linux
folder=$TARGET/package/$name
rm -rf "$folder" && mkdir -p "$folder/bin"
install -m 0755 "$PROGRAM" "$folder/bin/sametable"
# Names of functions stay for a fault's trace; what only a debugger reads goes.
if command -v strip >/dev/null; then strip --strip-debug "$folder/bin/sametable"; fi
cp -r "$TARGET/site" "$folder/site"
"$folder/bin/sametable" guides "$folder/guides" >/dev/null
node end2end/licences.mjs "$folder/licences"
cp install.sh sametable.service LICENSE README.md CHANGELOG.md "$folder/"
mkdir -p "$folder/end2end" && cp -r end2end/pictures "$folder/end2end/" # the README's
# The same bytes for the same content, whoever packs it and when.
when=$(git log -1 --format=%ct 2>/dev/null || date +%s)
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$when" -C "$TARGET/package" -cf - "$name" | gzip -n9 >"$TARGET/$name.tar.gz"
rm -rf "$TARGET/package"
echo "$TARGET/$name.tar.gz: $(du -h "$TARGET/$name.tar.gz" | cut -f1)"
sha256sum "$TARGET/$name.tar.gz"
