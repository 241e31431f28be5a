#!/usr/bin/env bash
# `make install-drill`: install.sh on a fresh Debian 12, from the package to a working https address, as somebody would do it.
#   Twice: on a Debian that has booted with systemd (in systemd-nspawn), and on one without systemd (in a chroot).
#   And what Containerfile says of its last stage, in a third (container-drill.sh).
# The first two have a network of their own without the world in it, so ports 443 and 80 are free and nothing outside is touched.
# Needs root and, the first time, Debian's mirror. PROGRAM=file packs another program than the release one.
set -euo pipefail
cd "$(dirname "$0")/.."
TOOLS=${TOOLS:-$HOME/.cache/sametable/tools}
TARGET=$(realpath "${CARGO_TARGET_DIR:-target}")
MIRROR=${MIRROR:-http://deb.debian.org/debian}
BASE=$TOOLS/debian-12-drill
[ "$(id -u)" = 0 ] || { echo "install-drill: run it as root: it makes a Debian in a folder" >&2; exit 1; }
if ! command -v debootstrap >/dev/null || ! command -v systemd-nspawn >/dev/null; then
    echo "Fetching debootstrap and systemd-nspawn: a few seconds, once" >&2
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap systemd-container; } >/dev/null 2>&1 </dev/null
fi
if [ ! -e "$BASE/.whole" ]; then
    echo "Making a fresh Debian 12 in $BASE: about two minutes, once" >&2
    rm -rf "$BASE"
    debootstrap --variant=minbase --include=ca-certificates,openssl,curl,iproute2,systemd,systemd-sysv,dbus bookworm "$BASE" "$MIRROR" >"$TOOLS/debootstrap.log" 2>&1 ||
        { tail -n 5 "$TOOLS/debootstrap.log" >&2; echo "install-drill: debootstrap failed" >&2; exit 1; }
    touch "$BASE/.whole"
fi

folder=$(mktemp -d /var/tmp/sametable-drill.XXXXXX)
trap 'umount -q "$folder"/*/proc 2>/dev/null || true; rm -rf "$folder"' EXIT

PROGRAM=${PROGRAM:-$TARGET/release/sametable} end2end/package.sh >"$folder/package.log"
package=$(sed -n 's/: .*//p' "$folder/package.log" | head -n 1)
cat "$folder/package.log"

# An authority of our own, as tablets of an organisation may have it, and certificates by it.
ca() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 "$@" 2>/dev/null; }
ca -keyout "$folder/ca.key" -out "$folder/ca.pem" -subj "/CN=Drill authority" -addext basicConstraints=critical,CA:TRUE
certificate() { # NAME FILE
    ca -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -keyout "$folder/$2.key" -out "$folder/$2.crt" -subj "/CN=$1" \
        -addext "subjectAltName=DNS:$1" -addext basicConstraints=critical,CA:FALSE -addext extendedKeyUsage=serverAuth
}
# `openssl req -x509 -CA` is younger than Debian 12's openssl on some machines: then in two steps.
certificate panel.drill.test panel || true
[ -s "$folder/panel.crt" ] || certificate() {
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$folder/$2.key" -out "$folder/$2.csr" -subj "/CN=$1" 2>/dev/null
    openssl x509 -req -in "$folder/$2.csr" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -CAcreateserial -days 30 -out "$folder/$2.crt" 2>/dev/null \
        -extfile <(printf 'subjectAltName=DNS:%s\nbasicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\n' "$1")
}
certificate panel.drill.test panel
certificate other.drill.test other

cat >"$folder/inside.sh" <<'INSIDE'
#!/bin/bash
# Runs on the fresh Debian. Each line of its end is a sentence that was true.
set -uo pipefail
cd /root
failed=0 passed=0
true_that() { # SENTENCE COMMAND...
    local sentence=$1 told; shift
    if told=$("$@" 2>&1); then passed=$((passed + 1)); echo "ok       $sentence"; else failed=$((failed + 1)); echo "not ok   $sentence"; printf '%s\n' "$told" | tail -n 12 | sed 's/^/    /'; fi
}
refuses() { # WORDS COMMAND...: ends with a fault and says the words
    local words=$1 told; shift
    if told=$("$@" 2>&1 </dev/null); then echo "it did not refuse: $told"; return 1; fi
    grep -qF -- "$words" <<<"$told" || { echo "it said: $told"; return 1; }
}
ask() { curl -sS --max-time 10 --cacert /root/ca.pem --resolve panel.drill.test:443:127.0.0.1 --resolve panel.drill.test:80:127.0.0.1 "$@"; }
status() { [ "$(ask -o /dev/null -w '%{http_code}' "${@:2}")" = "$1" ]; }
at=https://panel.drill.test
same=(-H "Origin: $at" -H 'Sec-Fetch-Site: same-origin')

tar xzf package.tar.gz && cd sametable-*/ || exit 1
true_that "a number is refused as a name, with what to do" refuses "is not a name" ./install.sh --yes --name 192.168.1.20 --certificate acme
true_that "a key of another certificate is refused" refuses "does not belong" ./install.sh --yes --name panel.drill.test --certificate files --cert /root/panel.crt --key /root/other.key
true_that "a certificate of another name is refused" refuses "not made out to panel.drill.test" ./install.sh --yes --name panel.drill.test --certificate files --cert /root/other.crt --key /root/other.key
true_that "a missing file is refused" refuses "There is no certificate" ./install.sh --yes --name panel.drill.test --certificate files --cert /root/nothing.crt --key /root/other.key
true_that "backups inside the data folder are refused" refuses "what breaks one breaks both" ./install.sh --yes --name panel.drill.test --certificate files --cert /root/panel.crt --key /root/panel.key --backups /var/lib/sametable/backups
true_that "somebody who is not root is told so" refuses "rights of the administrator" setpriv --reuid nobody --regid nogroup --clear-groups ./install.sh --yes
true_that "after all that nothing was installed" test ! -e /opt/sametable -a ! -e /etc/sametable -a ! -e /var/lib/sametable

start=$(date +%s%N)
./install.sh --yes --name panel.drill.test --certificate files --cert /root/panel.crt --key /root/panel.key --mail office@drill.test >/root/install.log 2>&1
true_that "install.sh ends well" test $? = 0
took=$((($(date +%s%N) - start) / 1000000))
sed 's/^/    | /' /root/install.log
code=$(sed -n 's/^One-time code: *//p' /root/install.log)
true_that "it prints the https address" grep -q "^Address: *$at\$" /root/install.log
true_that "it prints the one-time code" test -n "$code"
./install.sh --yes --name other.drill.test >/root/again.log 2>&1
true_that "run again before anybody is set up, it ends well" test $? = 0
before=$code code=$(sed -n 's/^One-time code: *//p' /root/again.log)
true_that "it prints a new one-time code then" test -n "$code" -a "$code" != "$before"
true_that "another name is not passed over in silence" grep -q "other.drill.test was not used: the settings are kept. Change SAMETABLE_PUBLIC_URL in /etc/sametable/sametable.env" /root/again.log
true_that "a certificate in a folder that the service does not see was copied" grep -q '^SAMETABLE_TLS_CERT=/etc/sametable/tls/certificate.pem$' /etc/sametable/sametable.env
true_that "the address answers over https, with the certificate of the own authority" status 200 $at/healthz
true_that "without that authority it is not trusted" refuses "certificate" curl -sS --resolve panel.drill.test:443:127.0.0.1 $at/healthz
true_that "plain http is led to https" bash -c "curl -sS -o /dev/null -w '%{redirect_url}' --resolve panel.drill.test:80:127.0.0.1 http://panel.drill.test/sign-in | grep -q ^https://panel.drill.test"
true_that "the pages have their styles" bash -c "curl -sS --cacert /root/ca.pem --resolve panel.drill.test:443:127.0.0.1 $at/sign-in | grep -q '/pkg/app\.[0-9a-f]*\.css'"
true_that "the guides are there" status 200 $at/guides/administrator
true_that "a wrong code makes no administrator" status 422 "${same[@]}" -d 'code=0000-0000-0000&organisation=Elm&service=Elm&name=Priya+Nair&email=priya@elm.example&password=a+quiet+paper+boat' $at/first
true_that "the code makes the first administrator" status 303 "${same[@]}" -d "code=$code&organisation=Elm&service=Elm&name=Priya+Nair&email=priya@elm.example&password=a+quiet+paper+boat" $at/first
sign_in() { status 303 "${same[@]}" -d 'email=priya@elm.example&password=a+quiet+paper+boat' $at/sign-in; }
true_that "who can sign in" sign_in
true_that "the data folder is closed to others" bash -c '[ "$(stat -c "%U %a" /var/lib/sametable)" = "sametable 700" ]'
true_that "the settings are closed to others" bash -c '[ "$(stat -c "%U:%G %a" /etc/sametable/sametable.env)" = "root:sametable 640" ]'
pid=$(pgrep -o -f /opt/sametable/bin/sametable 2>/dev/null || for one in /proc/[0-9]*; do [ "$(readlink "$one/exe")" = /opt/sametable/bin/sametable ] && basename "$one"; done | head -n 1)
true_that "it does not run as root, and may do nothing but use low ports" bash -c "grep -q '^Uid:[[:space:]]*[1-9]' /proc/$pid/status && grep -q '^CapEff:[[:space:]]*0*400\$' /proc/$pid/status"
if [ -d /run/systemd/system ]; then
    true_that "it is a service that starts by itself" systemctl is-enabled sametable
    true_that "it cannot write outside its folders" bash -c "! nsenter -t $pid -m touch /usr/x 2>/dev/null && ! nsenter -t $pid -m touch /etc/x 2>/dev/null"
    kill -9 "$pid"
    up_again() { for _ in $(seq 60); do sign_in 2>/dev/null && return; sleep 0.5; done; return 1; }
    true_that "killed, it comes back by itself" up_again
fi

cp /etc/sametable/sametable.env /root/before.env
true_that "a backup can be made by its command" sametable backup /var/backups/sametable --keys /var/backups/sametable-keys
true_that "the drill of backups says that a restore would work" bash -c 'sametable drill | grep -q "A restore would work"'
true_that "whoever forgot the password is let in by one command" bash -c 'sametable reset-code priya@elm.example | grep -q "^Code for Priya Nair: [a-z0-9-]*$"'
true_that "a restore is refused while it is served" refuses "Stop it first" sametable restore /var/backups/sametable --keys /var/backups/sametable-keys --replace
if [ -d /run/systemd/system ]; then
    true_that "stopped, the newest backup is put back" bash -c 'systemctl stop sametable && sametable restore /var/backups/sametable --keys /var/backups/sametable-keys --replace && systemctl start sametable'
    true_that "and the administrator is in it" up_again
fi
start=$(date +%s%N)
./install.sh --yes >/root/upgrade.log 2>&1
true_that "run again, it upgrades" test $? = 0
upgrade=$((($(date +%s%N) - start) / 1000000))
sed 's/^/    | /' /root/upgrade.log
true_that "it made a backup before" bash -c 'ls /var/backups/sametable | grep -q .'
true_that "no setting was changed" cmp /root/before.env /etc/sametable/sametable.env
true_that "the administrator is still there" sign_in
true_that "no second one-time code is printed" bash -c '! grep -q "One-time code" /root/upgrade.log'
echo 'SAMETABLE_NONSENSE=1' >>/etc/sametable/sametable.env
true_that "a misspelt setting is named when it stops the start" refuses "SAMETABLE_NONSENSE" ./install.sh --yes
cp /root/before.env /etc/sametable/sametable.env && chgrp sametable /etc/sametable/sametable.env
true_that "mended, it starts again" ./install.sh --yes
true_that "and the administrator is still there" sign_in
true_that "--remove takes the program away" ./install.sh --remove
true_that "nothing answers any more" refuses "connect" curl -sS --resolve panel.drill.test:443:127.0.0.1 $at/healthz
true_that "the data, the settings and the backups are kept" test -s /var/lib/sametable/sametable.db -a -s /etc/sametable/sametable.env -a -d /var/backups/sametable
true_that "installed again, the data is there" bash -c './install.sh --yes'
true_that "with its administrator" sign_in
size=$(du -sh /opt/sametable | cut -f1)
./install.sh --remove >/dev/null 2>&1
echo "figures  to a working address $((took / 1000)).$((took % 1000 / 100)) s, an upgrade with its backup $((upgrade / 1000)).$((upgrade % 1000 / 100)) s, installed $size"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
INSIDE
chmod +x "$folder/inside.sh"

fill() { # a copy of the fresh Debian with the package
    cp -a --reflink=auto "$BASE" "$folder/$1"
    cp "$package" "$folder/$1/root/package.tar.gz"
    cp "$folder"/{inside.sh,ca.pem,panel.crt,panel.key,other.crt,other.key} "$folder/$1/root/"
    chmod 0600 "$folder/$1"/root/*.key
}

result=0
printf '\n# A fresh Debian 12 that has booted with systemd\n'
fill booted
cat >"$folder/booted/etc/systemd/system/drill.service" <<'UNIT'
[Unit]
Description=The drill
Wants=network-online.target
[Service]
Type=oneshot
ExecStart=/bin/bash -c '/root/inside.sh >/root/drill.log 2>&1; echo $? >/root/drill.rc'
ExecStopPost=systemctl --no-block poweroff
TimeoutStartSec=900
[Install]
WantedBy=multi-user.target
UNIT
ln -s ../drill.service "$folder/booted/etc/systemd/system/multi-user.target.wants/drill.service"
if timeout 1000 systemd-nspawn --quiet --register=no --keep-unit --private-network --boot -D "$folder/booted" >"$folder/boot.log" 2>&1 </dev/null || [ -s "$folder/booted/root/drill.rc" ]; then
    cat "$folder/booted/root/drill.log"
    [ "$(cat "$folder/booted/root/drill.rc" 2>/dev/null)" = 0 ] || result=1
else
    tail -n 3 "$folder/boot.log"
    echo "skipped  a Debian with systemd cannot boot inside this machine"
fi

printf '\n# A fresh Debian 12 without systemd\n'
fill bare
unshare --net --mount --pid --fork --kill-child bash -c "ip link set lo up && mount -t proc proc '$folder/bare/proc' && exec chroot '$folder/bare' /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /root/inside.sh" </dev/null || result=1

printf '\n# The container, on a fresh Debian 12 without a runtime for containers\n'
fill contained
cp /etc/resolv.conf "$folder/contained/etc/resolv.conf"
mkdir "$folder/unpacked" && tar xzf "$package" --strip-components=1 -C "$folder/unpacked"
end2end/container-drill.sh "$folder/contained" "$folder/unpacked" </dev/null || result=1
exit $result
