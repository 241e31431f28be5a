#!/usr/bin/env bash
# Installs SameTable on Debian 12 (or similar), or brings an installed one up to date. Run it as root:
#   ./install.sh              asks four questions, then installs and starts; run again, it upgrades and keeps every setting
#   ./install.sh --help       every question as a flag, for scripts
#   ./install.sh --remove     takes the program away and keeps the data
# It stands in an unpacked package or in a checkout after `make build`. What it makes:
#   /opt/sametable                 the program, its pages' files, the guides       /usr/local/bin/sametable  its command
#   /etc/sametable/sametable.env   the settings                                    sametable.service         its service
#   /var/lib/sametable             all data, readable by the user sametable only
set -euo pipefail
umask 022

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PROGRAM_FOLDER=/opt/sametable
DATA=/var/lib/sametable
ETC=/etc/sametable
SETTINGS=$ETC/sametable.env
COMMAND=/usr/local/bin/sametable
UNIT=/etc/systemd/system/sametable.service
PLACES=/etc/systemd/system/sametable.service.d/places.conf
LOG=/var/log/sametable.log
OWNER=sametable

bold() { printf '\n\033[1m%s\033[0m\n' "$*"; }
say() { printf '%s\n' "$*"; }
note() { printf '  ! %s\n' "$*" >&2; }
# stop WHAT WHAT-TO-DO
stop() {
    printf '\nNot done: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf 'What to do: %s\n' "$2" >&2
    exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }
with_systemd() { [ -d /run/systemd/system ] && has systemctl; }

usage() {
    cat <<'HELP'
install.sh installs SameTable, or upgrades it. Without flags it asks.

  --name NAME            the name tablets will use, such as panel.your-organisation.org.uk
  --certificate WAY      acme   fetched and renewed by itself (the name must lead to this server, port 443 open)
                         files  your own files: also --cert FILE --key FILE
                         proxy  another program on this or another machine does it: also --proxy ADDRESS
  --cert FILE            the certificate with its chain (PEM)
  --key FILE             its key (PEM)
  --proxy ADDRESS        where the proxy's requests come from (default 127.0.0.1)
  --mail ADDRESS         where notices about the certificate go; may be empty
  --backups FOLDER       where the nightly backups go (default /var/backups/sametable)
  --backup-keys FOLDER   where the copies of the keys go, apart from them (default /var/backups/sametable-keys)
  --port N, --http-port N  other ports than 443 and 80 (--http-port 0: no redirect from http)
  --yes                  ask nothing; what is not given takes its usual value
  --no-start             install, but do not start
  --remove               stop and take the program away; data, settings and backups stay
HELP
}

NAME='' WAY='' CERT='' KEY='' PROXY='' MAIL='' BACKUPS='' BACKUP_KEYS='' PORT='' HTTP_PORT=''
ASK=yes START=yes REMOVE=no MAIL_GIVEN=no PROGRAM='' SITE=''
needs() { [ $# -ge 2 ] || stop "$1 needs a value after it." "See ./install.sh --help"; }
while [ $# -gt 0 ]; do
    case $1 in
        --name) needs "$@"; NAME=$2; shift ;;
        --certificate) needs "$@"; WAY=$2; shift ;;
        --cert) needs "$@"; CERT=$2; shift ;;
        --key) needs "$@"; KEY=$2; shift ;;
        --proxy) needs "$@"; PROXY=$2; shift ;;
        --mail) needs "$@"; MAIL=$2 MAIL_GIVEN=yes; shift ;;
        --backups) needs "$@"; BACKUPS=$2; shift ;;
        --backup-keys) needs "$@"; BACKUP_KEYS=$2; shift ;;
        --port) needs "$@"; PORT=$2; shift ;;
        --http-port) needs "$@"; HTTP_PORT=$2; shift ;;
        --program) needs "$@"; PROGRAM=$2; shift ;;
        --site) needs "$@"; SITE=$2; shift ;;
        --yes) ASK=no ;;
        --no-start) START=no ;;
        --remove) REMOVE=yes ;;
        --help | -h) usage; exit 0 ;;
        *) stop "I don't know $1." "See ./install.sh --help" ;;
    esac
    shift
done

[ "$(id -u)" = 0 ] || stop "This needs the rights of the administrator (root)." "Type: sudo ./install.sh"

# ---------------------------------------------------------------- starting and stopping, with systemd or without

running_pid() { [ -f $DATA/sametable.pid ] && kill -0 "$(cat $DATA/sametable.pid)" 2>/dev/null && cat $DATA/sametable.pid; }

stop_it() {
    local pid
    if with_systemd; then
        systemctl stop sametable 2>/dev/null || true
    elif pid=$(running_pid); then
        kill "$pid"
        for _ in $(seq 60); do kill -0 "$pid" 2>/dev/null || break; sleep 0.5; done
        rm -f $DATA/sametable.pid
    fi
}

# As the program's own user, with its settings, and with the right to use ports 80 and 443.
as_owner() {
    setpriv --reuid $OWNER --regid $OWNER --init-groups --no-new-privs \
        --inh-caps=-all,+net_bind_service --ambient-caps=-all,+net_bind_service \
        env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=$DATA LANG=C.UTF-8 ${POSTGRES_BIN:+"POSTGRES_BIN=$POSTGRES_BIN"} \
        ${RUST_LOG:+"RUST_LOG=$RUST_LOG"} SAMETABLE_SETTINGS=$SETTINGS "$@"
}

start_it() {
    if with_systemd; then
        systemctl daemon-reload
        systemctl enable --quiet sametable
        systemctl restart sametable || true
    else
        touch $LOG && chown $OWNER:adm $LOG && chmod 0640 $LOG
        (cd $DATA && umask 077 && exec setsid bash -c '
            echo $$ >'$DATA'/sametable.pid
            exec "$@"' -- setpriv --reuid $OWNER --regid $OWNER --init-groups --no-new-privs \
            --inh-caps=-all,+net_bind_service --ambient-caps=-all,+net_bind_service \
            env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=$DATA LANG=C.UTF-8 ${POSTGRES_BIN:+"POSTGRES_BIN=$POSTGRES_BIN"} \
            ${RUST_LOG:+"RUST_LOG=$RUST_LOG"} SAMETABLE_SETTINGS=$SETTINGS \
            $PROGRAM_FOLDER/bin/sametable serve >>$LOG 2>&1 </dev/null) &
        disown
    fi
}

is_alive() { if with_systemd; then systemctl is-active --quiet sametable; else running_pid >/dev/null; fi; }
since() { date '+%Y-%m-%d %H:%M:%S'; }
# What it has said since the last start.
lines() {
    if with_systemd; then journalctl -u sametable -o cat --no-pager --since "$STARTED" 2>/dev/null; else tail -n +"$((LOG_BEFORE + 1))" $LOG 2>/dev/null; fi
}
start_and_note() {
    STARTED=$(since)
    LOG_BEFORE=$( ([ -f $LOG ] && wc -l <$LOG) || echo 0)
    start_it
}

if [ $REMOVE = yes ]; then
    [ -e $PROGRAM_FOLDER ] || [ -e $UNIT ] || stop "SameTable is not installed on this machine."
    bold "Taking SameTable away from this machine"
    stop_it
    if with_systemd; then systemctl disable --quiet sametable 2>/dev/null || true; fi
    rm -rf $UNIT "${PLACES%/*}" $PROGRAM_FOLDER $PROGRAM_FOLDER.before $COMMAND
    if with_systemd; then systemctl daemon-reload; fi
    say "The program is gone. Kept, so that nothing is lost by mistake:"
    say "  $DATA   all data and its keys"
    say "  $ETC   the settings"
    [ ! -f $SETTINGS ] || sed -n 's/^SAMETABLE_BACKUP\(_KEYS\)\?=/  /p' $SETTINGS
    say "To install again with this data: ./install.sh"
    say "To delete it for ever (nobody can bring it back): rm -r $DATA $ETC, and the backups."
    exit 0
fi

# ---------------------------------------------------------------- what is to be installed

bold "SameTable: looking at this machine"
# Read in a shell of its own: that file has names such as NAME.
# shellcheck disable=SC1091
case $(. /etc/os-release 2>/dev/null && echo "${ID:-} ${ID_LIKE:-}") in
    *debian* | *ubuntu*) ;;
    *) note "This is not Debian. SameTable was tried on Debian 12; I go on." ;;
esac
if [ -z "$PROGRAM" ]; then
    for at in "$HERE/bin/sametable" "${CARGO_TARGET_DIR:-$HERE/target}/release/sametable"; do
        if [ -x "$at" ]; then PROGRAM=$at; break; fi
    done
fi
[ -n "$PROGRAM" ] && [ -f "$PROGRAM" ] || stop "The program is not here." "Unpack the whole package and run install.sh in its folder, or type 'make build' in a checkout first."
[ -n "$SITE" ] || for at in "$HERE/site" "${CARGO_TARGET_DIR:-$HERE/target}/site"; do
    if [ -f "$at/hash.txt" ]; then SITE=$at; break; fi
done
[ -n "$SITE" ] && [ -f "$SITE/hash.txt" ] || stop "The pages' styles and pictures are not here." "Unpack the whole package again; in a checkout type 'make build'."
VERSION=$("$PROGRAM" --version 2>&1) || stop "The program does not run on this machine: $VERSION" "Take the package made for $(uname -m), on Debian 12 or newer."

missing=()
[ -e /etc/ssl/certs/ca-certificates.crt ] || missing+=(ca-certificates)
has curl || missing+=(curl)
has openssl || missing+=(openssl)
has setpriv || missing+=(util-linux)
has useradd || missing+=(passwd)
if [ ${#missing[@]} -gt 0 ]; then
    say "Fetching what is missing: ${missing[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1 </dev/null ||
        stop "apt-get could not fetch ${missing[*]}." "Look whether this machine reaches the internet (try: apt-get update), then run install.sh again."
fi

UPGRADE=no
[ ! -f $SETTINGS ] || UPGRADE=yes
setting() { sed -n "s/^$1=//p" $SETTINGS 2>/dev/null | tail -n 1; }

# ---------------------------------------------------------------- the questions

# ask VARIABLE QUESTION USUAL: keeps what a flag gave; takes the usual answer where nobody can be asked.
ask() {
    local -n answer=$1
    [ -z "$answer" ] || return 0
    if [ $ASK = no ] || [ ! -t 0 ]; then answer=$3; return 0; fi
    local shown=''
    [ -z "$3" ] || shown=" [$3]"
    read -r -p "$2$shown: " answer || stop "Nothing was answered." "Run install.sh again when you are ready; nothing was changed."
    answer=${answer:-$3}
}
plain() { case $2 in *[[:space:]\"\'\\\#]*) stop "$1 has a space, quote or other sign in it that it can't have: $2" ;; esac; }

bare_name() { local name=${1#http://}; name=${name#https://}; name=${name%%/*}; printf '%s' "${name,,}"; }
is_name() { [[ $1 =~ ^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$ ]] && [ ${#1} -le 253 ]; }

ask_name() {
    bold "1 of 4. The name"
    say "Tablets, laptops and letters will use one name, such as panel.your-organisation.org.uk."
    say "Whoever looks after your website can make one. It must lead to this server."
    while :; do
        ask NAME "The name" ""
        NAME=$(bare_name "$NAME")
        if is_name "$NAME"; then break; fi
        [ $ASK = yes ] && [ -t 0 ] || stop "“$NAME” is not a name that a certificate can be made out to." "Give one such as panel.your-organisation.org.uk with --name. A number such as 192.168.1.20 is no name; guides/why-a-small-server says why."
        note "“$NAME” is not a name that a certificate can be made out to. A number such as 192.168.1.20 is none."
        NAME=''
    done
}

ask_way() {
    bold "2 of 4. The certificate"
    say "It proves to tablets that they talk to your server, and nobody reads along."
    say "  acme   SameTable fetches one from Let's Encrypt and renews it. Free. The usual way."
    say "  files  You have certificate files already."
    say "  proxy  Another web server (nginx, Caddy, Apache) stands in front and has the certificate."
    while :; do
        ask WAY "acme, files or proxy" acme
        case $WAY in
            acme | files | proxy) break ;;
            *) [ $ASK = yes ] && [ -t 0 ] || stop "--certificate is acme, files or proxy, not “$WAY”."
               note "Please type acme, files or proxy."; WAY='' ;;
        esac
    done
    case $WAY in
        acme) look_at_name ;;
        files)
            ask CERT "The certificate's file (with its chain, .pem or .crt)" ""
            ask KEY "The key's file" ""
            look_at_files ;;
        proxy)
            ask PROXY "The address the proxy's requests come from" 127.0.0.1
            plain "The proxy's address" "$PROXY" ;;
    esac
}

look_at_name() {
    local leads mine
    leads=$(getent ahosts "$NAME" 2>/dev/null | awk '{print $1}' | sort -u | tr '\n' ' ' || true)
    mine=$(hostname -I 2>/dev/null || true)
    if [ -z "$leads" ]; then
        note "The name $NAME leads nowhere yet. Ask for an A record to this server's address (${mine:-your provider shows it})."
        note "I go on: the certificate comes by itself once the name leads here, usually within an hour."
        return
    fi
    for one in $leads; do case " $mine " in *" $one "*) return ;; esac; done
    note "The name leads to $leads, and this machine has ${mine:-no address that I can see}."
    note "That is right if your provider translates addresses. If not, have the name's A record changed."
}

# The service sees neither people's own folders nor temporary ones (ProtectHome and PrivateTmp in sametable.service).
is_hidden() { case $(readlink -f "$1") in /home/* | /root/* | /run/user/* | /tmp/* | /var/tmp/*) return 0 ;; *) return 1 ;; esac; }

look_at_files() {
    [ -f "$CERT" ] || stop "There is no certificate at “$CERT”." "Give its whole path, such as /root/panel.crt."
    [ -f "$KEY" ] || stop "There is no key at “$KEY”." "Give its whole path, such as /root/panel.key."
    openssl x509 -in "$CERT" -noout 2>/dev/null || stop "$CERT is not a certificate in PEM form." "It begins with -----BEGIN CERTIFICATE-----. Ask whoever made it for PEM files."
    openssl pkey -in "$KEY" -noout </dev/null 2>/dev/null || stop "$KEY is not a key in PEM form, or it has a password." "It begins with -----BEGIN PRIVATE KEY-----. Take its password off: openssl pkey -in OLD -out NEW"
    [ "$(openssl x509 -in "$CERT" -noout -pubkey)" = "$(openssl pkey -in "$KEY" -pubout 2>/dev/null)" ] ||
        stop "This key does not belong to this certificate." "Take the two files that came together."
    openssl x509 -in "$CERT" -noout -checkend 0 >/dev/null || stop "The certificate has ended: $(openssl x509 -in "$CERT" -noout -enddate | cut -d= -f2)." "Ask for a new one."
    openssl x509 -in "$CERT" -noout -checkhost "$NAME" | grep -q 'does match' ||
        stop "The certificate is not made out to $NAME." "Its names: $(openssl x509 -in "$CERT" -noout -ext subjectAltName 2>/dev/null | tail -n 1 | xargs)"
}

ask_rest() {
    bold "3 of 4. Your mail address"
    if [ "$WAY" = acme ]; then
        say "Let's Encrypt writes to it if the certificate cannot be renewed. Press Enter for none."
        [ $MAIL_GIVEN = yes ] || ask MAIL "Mail address" ""
    else
        say "Not needed: it is for Let's Encrypt only."
    fi
    [ -z "$MAIL" ] || [[ $MAIL =~ ^[^[:space:]@\"\'\\]+@[^[:space:]@\"\'\\]+\.[^[:space:]@\"\'\\]+$ ]] || stop "“$MAIL” is not a mail address." "Give one such as office@your-organisation.org.uk, or none."

    bold "4 of 4. Backups"
    say "Each night a copy of everything is made and tried out. Another disk or a mounted place is best:"
    say "a copy on the same disk does not help when the disk breaks. You can change it later."
    ask BACKUPS "Folder for backups" /var/backups/sametable
    ask BACKUP_KEYS "Folder for the copies of the keys, apart from them" "${BACKUPS%/}-keys"
    for folder in "$BACKUPS" "$BACKUP_KEYS"; do
        plain "A folder" "$folder"
        case $folder in /*) ;; *) stop "“$folder” is not a whole path." "It begins with /, such as /var/backups/sametable." ;; esac
        case $folder/ in $DATA/*) stop "Backups can't go into $DATA: what breaks one breaks both." "Take another folder, such as /var/backups/sametable." ;; esac
    done
    [ "${BACKUPS%/}" != "${BACKUP_KEYS%/}" ] || stop "The copies of the keys must be in another folder than the backups." "Whoever finds both can read everything."
}

# stays FLAG GIVEN KEPT SETTINGS: a flag that says something else than the settings which are kept is not passed over in silence.
stays() {
    [ -z "$2" ] || [ "$2" = "$3" ] || note "$1 $2 was not used: the settings are kept. Change $4 in $SETTINGS, then run install.sh again."
}
port_of() { local address; address=$(setting "$1"); printf '%s' "${address##*:}"; }

if [ $UPGRADE = yes ]; then
    say "SameTable is installed here already. I bring it up to date and keep your settings ($SETTINGS)."
    if [ -n "$(setting SAMETABLE_TRUSTED_PROXY)" ]; then kept=proxy; elif [ -n "$(setting SAMETABLE_TLS_CERT)" ]; then kept=files; else kept=acme; fi
    stays --certificate "$WAY" $kept "SAMETABLE_DOMAIN (for acme), SAMETABLE_TLS_CERT and SAMETABLE_TLS_KEY (for files) or SAMETABLE_TRUSTED_PROXY (for proxy)"
    WAY=$kept
    kept=$(setting SAMETABLE_PUBLIC_URL | sed 's,^https\?://,,; s,[:/].*,,')
    stays --name "$(bare_name "$NAME")" "$kept" "SAMETABLE_PUBLIC_URL$([ $WAY != acme ] || echo " and SAMETABLE_DOMAIN")"
    NAME=$kept
    kept=$(port_of SAMETABLE_ADDR)
    stays --port "$PORT" "$kept" "SAMETABLE_ADDR and SAMETABLE_PUBLIC_URL"
    PORT=$kept
    kept=$(port_of SAMETABLE_HTTP_ADDR)
    stays --http-port "$HTTP_PORT" "${kept:-0}" SAMETABLE_HTTP_ADDR
    kept=$(setting SAMETABLE_BACKUP)
    stays --backups "$BACKUPS" "$kept" SAMETABLE_BACKUP
    BACKUPS=$kept
    kept=$(setting SAMETABLE_BACKUP_KEYS)
    stays --backup-keys "$BACKUP_KEYS" "$kept" SAMETABLE_BACKUP_KEYS
    BACKUP_KEYS=$kept
    stays --cert "$CERT" "$(setting SAMETABLE_TLS_CERT)" SAMETABLE_TLS_CERT
    stays --key "$KEY" "$(setting SAMETABLE_TLS_KEY)" SAMETABLE_TLS_KEY
    stays --proxy "$PROXY" "$(setting SAMETABLE_TRUSTED_PROXY)" SAMETABLE_TRUSTED_PROXY
    stays --mail "$MAIL" "$(setting SAMETABLE_ACME_CONTACT)" SAMETABLE_ACME_CONTACT
else
    ask_name
    ask_way
    ask_rest
    PORT=${PORT:-443} HTTP_PORT=${HTTP_PORT:-80}
    if [ "$WAY" = proxy ] && [ "$PORT" = 443 ]; then PORT=3000; fi
    for port in "$PORT" $([ "$WAY" = proxy ] || echo "$HTTP_PORT"); do
        [[ $port =~ ^[0-9]{1,5}$ ]] && [ "$port" -le 65535 ] || stop "“$port” is not a port."
        if [ "$port" != 0 ] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            stop "Another program serves on port $port of this machine already." "If it is a web server, install with --certificate proxy and let it pass requests on; else stop it (ss -ltnp shows which it is)."
        fi
    done
    if [ "$WAY" = acme ] && [ "$PORT" != 443 ]; then
        note "Let's Encrypt asks at port 443 of $NAME. The certificate comes only if port 443 there leads to port $PORT here."
    fi
fi

# ---------------------------------------------------------------- installing

bold "Installing $VERSION"
getent group $OWNER >/dev/null || groupadd --system $OWNER
id $OWNER >/dev/null 2>&1 || useradd --system --gid $OWNER --home-dir $DATA --no-create-home --shell /usr/sbin/nologin $OWNER
install -d -o $OWNER -g $OWNER -m 0700 $DATA
install -d -o root -g $OWNER -m 0750 $ETC
for folder in "$BACKUPS" "$BACKUP_KEYS"; do
    [ -z "$folder" ] || install -d -o $OWNER -g $OWNER -m 0700 "$folder" || stop "The folder $folder could not be made." "Look whether its disk is there and can be written."
done

if [ $UPGRADE = no ]; then
    URL=https://$NAME
    [ "$PORT" = 443 ] || [ "$WAY" = proxy ] || URL=$URL:$PORT
    # Both kinds of internet address where the machine has both.
    ANY=0.0.0.0
    [ "$(cat /proc/sys/net/ipv6/bindv6only 2>/dev/null)" != 0 ] || [ ! -s /proc/net/if_inet6 ] || ANY='[::]'
    if [ "$WAY" = files ]; then
        if is_hidden "$CERT" || is_hidden "$KEY" || ! setpriv --reuid $OWNER --regid $OWNER --init-groups test -r "$KEY" -a -r "$CERT"; then
            install -d -o root -g $OWNER -m 0750 $ETC/tls
            install -o root -g $OWNER -m 0640 "$CERT" $ETC/tls/certificate.pem
            install -o root -g $OWNER -m 0640 "$KEY" $ETC/tls/key.pem
            CERT=$ETC/tls/certificate.pem KEY=$ETC/tls/key.pem
            say "The certificate and its key were copied to $ETC/tls. Put renewed ones there: they are read anew by themselves."
        fi
        CERT=$(readlink -f "$CERT") KEY=$(readlink -f "$KEY")
        plain "The certificate's path" "$CERT"; plain "The key's path" "$KEY"
    fi
    {
        echo "# The settings of SameTable: NAME=value, one a line. After a change: systemctl restart sametable"
        echo "# Every name is explained in the README and by: sametable --help"
        echo "SAMETABLE_PUBLIC_URL=$URL"
        echo "SAMETABLE_DATA=$DATA"
        case $WAY in
            proxy)
                echo "SAMETABLE_ADDR=$([ "$PROXY" = 127.0.0.1 ] && echo 127.0.0.1 || echo "$ANY"):$PORT"
                echo "SAMETABLE_TRUSTED_PROXY=$PROXY" ;;
            *)
                echo "SAMETABLE_ADDR=$ANY:$PORT"
                [ "$HTTP_PORT" = 0 ] || echo "SAMETABLE_HTTP_ADDR=$ANY:$HTTP_PORT" ;;
        esac
        if [ "$WAY" = acme ]; then
            echo "SAMETABLE_DOMAIN=$NAME"
            [ -z "$MAIL" ] || echo "SAMETABLE_ACME_CONTACT=$MAIL"
        fi
        if [ "$WAY" = files ]; then printf 'SAMETABLE_TLS_CERT=%s\nSAMETABLE_TLS_KEY=%s\n' "$CERT" "$KEY"; fi
        echo "SAMETABLE_BACKUP=$BACKUPS"
        echo "SAMETABLE_BACKUP_KEYS=$BACKUP_KEYS"
        echo "# Mail, when you have a mail account for it (the guide says how):"
        echo "# SAMETABLE_MAIL_URL=smtps://NAME:PASSWORD@mail.your-organisation.org.uk"
        echo "# SAMETABLE_MAIL_FROM=panel@your-organisation.org.uk"
    } >$SETTINGS.new
    chown root:$OWNER $SETTINGS.new && chmod 0640 $SETTINGS.new && mv $SETTINGS.new $SETTINGS
fi

if [ $UPGRADE = yes ] && [ -e $DATA/kek ] && [ -n "$BACKUPS" ] && [ -x $PROGRAM_FOLDER/bin/sametable ]; then
    say "Making a backup first: this takes a minute."
    if ! told=$(cd $DATA && as_owner $PROGRAM_FOLDER/bin/sametable backup "$BACKUPS" 2>&1); then
        printf '%s\n' "$told" | tail -n 5 >&2
        # The words of backup-ledger-broken in src/texts/en-GB/backup.ftl.
        case $told in *"does not verify"*)
            stop "The record does not verify, so no backup could be made, and nothing was changed." \
                "Read “If the record does not verify” in the administrator's guide ($PROGRAM_FOLDER/guides/administrator.html) and follow it, then run install.sh again." ;;
        esac
        stop "The backup could not be made, so nothing was changed." "Mend what the lines above say (often: the disk is full), then run install.sh again."
    fi
    printf '%s\n' "$told" | sed 's/^/  /'
fi

# Beside the old one, then in its place: a machine that stops in the middle has one or the other, whole.
rm -rf $PROGRAM_FOLDER.new && mkdir -p $PROGRAM_FOLDER.new/bin
install -m 0755 "$PROGRAM" $PROGRAM_FOLDER.new/bin/sametable
cp -r "$SITE" $PROGRAM_FOLDER.new/site
"$PROGRAM" guides $PROGRAM_FOLDER.new/guides >/dev/null || stop "The guides could not be written."
for one in LICENSE README.md CHANGELOG.md licences; do [ ! -e "$HERE/$one" ] || cp -r "$HERE/$one" $PROGRAM_FOLDER.new/; done
chown -R root:root $PROGRAM_FOLDER.new && chmod -R u=rwX,go=rX $PROGRAM_FOLDER.new
stop_it
rm -rf $PROGRAM_FOLDER.before
[ ! -e $PROGRAM_FOLDER ] || mv $PROGRAM_FOLDER $PROGRAM_FOLDER.before
mv $PROGRAM_FOLDER.new $PROGRAM_FOLDER

cat >$COMMAND.new <<'WRAPPER'
#!/bin/sh
# SameTable's commands (backup, restore, verify ...) with the settings and the user of the service.
[ "$(id -u)" = 0 ] || { echo "sametable: type sudo before it: sudo sametable $*" >&2; exit 2; }
cd /var/lib/sametable || exit 2
umask 077
exec setpriv --reuid sametable --regid sametable --init-groups --no-new-privs \
    env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/var/lib/sametable LANG=C.UTF-8 TERM="${TERM:-dumb}" \
    ${POSTGRES_BIN:+"POSTGRES_BIN=$POSTGRES_BIN"} ${RUST_LOG:+"RUST_LOG=$RUST_LOG"} \
    SAMETABLE_SETTINGS=/etc/sametable/sametable.env /opt/sametable/bin/sametable "$@"
WRAPPER
chmod 0755 $COMMAND.new && mv $COMMAND.new $COMMAND

if [ -d /etc/systemd/system ]; then
    install -m 0644 "$HERE/sametable.service" $UNIT
    mkdir -p "${PLACES%/*}"
    { echo "# Written by install.sh: where backups go."; echo "[Service]"; for folder in "$BACKUPS" "$BACKUP_KEYS"; do [ -z "$folder" ] || echo "ReadWritePaths=-$folder"; done; } >$PLACES
fi

if [ $START = no ]; then
    bold "Installed, not started"
    if with_systemd; then
        say "To start it: systemctl enable --now sametable"
        say "While nobody is set up, each start prints a one-time code for the first administrator. To see it: journalctl -u sametable | grep one-time"
    else
        say "To start it: run install.sh again without --no-start"
        say "While nobody is set up, it then shows a one-time code for the first administrator."
    fi
    exit 0
fi

# ---------------------------------------------------------------- starting, and looking whether it answers

bold "Starting"
with_systemd || say "This machine has no systemd, so I start the program myself. It will not start again by itself after a reboot;
  to start it then, run install.sh again. What it says goes to $LOG."
start_and_note
URL=$(setting SAMETABLE_PUBLIC_URL)
if [ "$WAY" = proxy ]; then at=http://127.0.0.1:$PORT; else at=https://$NAME:$PORT; fi
reach() { curl -sS --max-time 5 --noproxy '*' --resolve "$NAME:$PORT:127.0.0.1" "$@"; }

back_to_the_old() {
    [ $UPGRADE = yes ] && [ -d $PROGRAM_FOLDER.before ] || return 0
    stop_it
    rm -rf $PROGRAM_FOLDER && mv $PROGRAM_FOLDER.before $PROGRAM_FOLDER
    start_and_note
    note "I put the version from before back in its place."
    note "If it does not start either, stop it and restore the backup made a moment ago: the guide, “Restore”."
}

alive=no
for _ in $(seq 120); do
    if reach -k -o /dev/null -f "$at/healthz" 2>/dev/null; then alive=yes; break; fi
    # It may start anew a few times; what has ended for good is asked no more.
    is_alive || { sleep 1; is_alive || break; }
    [ "$WAY" != acme ] || ! (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null || { alive=waits; }
    [ $alive != waits ] || break
    sleep 0.5
done
if [ $alive = no ]; then
    lines | tail -n 8 | sed 's/^/    /' >&2
    back_to_the_old
    stop "SameTable was installed, but it does not answer." "The lines above say why. Mend it in $SETTINGS, then run install.sh again. Nothing is lost."
fi

trusted=no
if [ "$WAY" = proxy ]; then
    trusted=proxy
else
    # A first certificate takes up to two minutes to come.
    tries=1; [ "$WAY" != acme ] || tries=60
    for _ in $(seq $tries); do
        if reach -o /dev/null -f "$at/healthz" 2>/dev/null; then trusted=yes; break; fi
        [ "$WAY" != acme ] || sleep 2
    done
fi

bold "SameTable runs"
say "Address:        $URL"
case $trusted in
    yes) say "Certificate:    in order" ;;
    proxy) say "Certificate:    your proxy's. It must pass requests on to $at with X-Forwarded-For, -Proto and -Host." ;;
    no)
        if [ "$WAY" = acme ]; then
            say "Certificate:    not there yet. It comes by itself once the name leads here and port 443 can be reached."
            say "                If it takes more than an hour: the guide, “If tablets show a warning”."
        else
            say "Certificate:    served, but this machine does not know who made it out. Tablets may show a warning:"
            say "                the guide, “If tablets show a warning”."
        fi ;;
esac
# It is printed at each start while nobody is set up: also at this one, if the first did not work.
code= tries=10
[ $UPGRADE = no ] || tries=3
for _ in $(seq $tries); do
    code=$(lines | sed -n 's/.*one-time code: *\([0-9a-z-]*\).*/\1/p' | tail -n 1)
    [ -z "$code" ] || break
    sleep 0.5
done
if [ -n "$code" ]; then
    say "One-time code:  $code"
    say ""
    say "Open $URL/first in a browser, type the code, and become the first administrator."
    say "The code works once. A new one is printed at each start until somebody has used it: $(with_systemd && echo "journalctl -u sametable" || echo "$LOG")"
fi
say ""
say "Guides:         $URL/guides, and on this machine $PROGRAM_FOLDER/guides/administrator.html"
say "Settings:       $SETTINGS"
say "Commands:       sametable --help"
