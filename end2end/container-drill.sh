#!/usr/bin/env bash
# The last stage of Containerfile, line by line, in a folder with a fresh Debian 12: what podman or docker would do, but for the
# layers. install-drill.sh calls it: container-drill.sh ROOT PACKAGE, where PACKAGE is the unpacked one, and ROOT/root has a
# certificate for panel.drill.test (panel.crt, panel.key) and the authority's (ca.pem).
set -euo pipefail
cd "$(dirname "$0")/.."
root=$1 package=$2
env=() entry=() user=0:0
words() { tr -d '[],"' <<<"$1"; }
copy() { # FROM TO, of the stage that builds
    case $1 in
        /src/target/release/sametable) cp "$package/bin/sametable" "$root$2" ;;
        /src/target/*) cp -r "$package/${1#/src/target/}" "$root$2" ;;
        *) echo "container-drill: what is $1?" >&2; exit 1 ;;
    esac
}
mkdir -p "$root/opt/sametable/bin"
while read -r word rest; do
    case $word in
        RUN) chroot "$root" /usr/bin/env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /bin/sh -ec "$rest" >"$root/root/run.log" 2>&1 || { tail -n 5 "$root/root/run.log"; echo "not ok   RUN $rest"; exit 1; } ;;
        COPY) read -r _ from to <<<"$rest"; copy "$from" "$to" ;;
        ENV) read -ra more <<<"$rest"; env+=("${more[@]}") ;;
        USER) user=$(chroot "$root" id -u "$rest"):$(chroot "$root" id -g "$rest") ;;
        ENTRYPOINT | CMD) read -ra more <<<"$(words "$rest")"; entry+=("${more[@]}") ;;
        HEALTHCHECK) health=${rest#*CMD } ;;
        FROM | WORKDIR | VOLUME | EXPOSE | STOPSIGNAL) ;;
        *) echo "container-drill: what is $word?" >&2; exit 1 ;;
    esac
done < <(sed -n '/^FROM docker.io\/library\/debian:12-slim/,$p' Containerfile | sed -e '/^ *#/d' -e ':a' -e '/\\$/{N;s/\\\n *//;ba' -e '}')
echo "ok       each line of the container's last stage works on a fresh Debian"

contained=(chroot --userspec="$user" "$root" /usr/bin/env -i "${env[@]}")
if told=$(timeout 20 "${contained[@]}" "${entry[@]}" 2>&1); then
    echo "not ok   without an address it refuses"; exit 1
fi
[ "$(wc -l <<<"$told")" = 1 ] || { echo "$told"; echo "not ok   without an address it refuses in one line"; exit 1; }
echo "ok       without an address it refuses in one line: $told"

install -d -m 0755 "$root/certificate"
install -m 0644 "$root/root/panel.crt" "$root/certificate/panel.crt"
install -m 0600 -o "${user%:*}" "$root/root/panel.key" "$root/certificate/panel.key"
"${contained[@]}" SAMETABLE_PUBLIC_URL=https://panel.drill.test:8443 SAMETABLE_TLS_CERT=/certificate/panel.crt SAMETABLE_TLS_KEY=/certificate/panel.key "${entry[@]}" >"$root/root/container.log" 2>&1 &
served=$!
trap 'kill $served 2>/dev/null || true' EXIT
ask() { curl -sS --max-time 5 --cacert "$root/root/ca.pem" --resolve panel.drill.test:8443:127.0.0.1 -o /dev/null -w '%{http_code}' "https://panel.drill.test:8443$1"; }
for _ in $(seq 60); do [ "$(ask /healthz 2>/dev/null)" = 200 ] && break; sleep 0.5; done
[ "$(ask /healthz)" = 200 ] || { cat "$root/root/container.log"; echo "not ok   it serves over https"; exit 1; }
echo "ok       as a user of its own ($user) it serves over https"
grep -q "one-time code" "$root/root/container.log" || { cat "$root/root/container.log"; echo "not ok   its log shows the one-time code"; exit 1; }
echo "ok       its log shows the one-time code"
[ "$(ask /guides/administrator)" = 200 ] && [ -f "$root/opt/sametable/site/hash.txt" ] || { echo "not ok   pages and styles are there"; exit 1; }
echo "ok       pages and styles are there"
chroot --userspec="$user" "$root" /bin/sh -c "$health" || { echo "not ok   the health check says that it is well"; exit 1; }
kill $served; wait $served 2>/dev/null || true
if chroot --userspec="$user" "$root" /bin/sh -c "$health" 2>/dev/null; then echo "not ok   the health check notices that it is gone"; exit 1; fi
echo "ok       the health check says that it is well, and notices when it is gone"
