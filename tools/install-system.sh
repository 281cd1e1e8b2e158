#!/bin/sh
# Installs the Debian packages that the demo, the tests and the roots of other Debian releases need.
# Usage: tools/install-system.sh GROUP...    (groups: qgis, cloud, screen, bench, package, qt6, roots)
# Says nothing and needs no root when all of them are there already.
# QGIS is taken from the backports of the release where it has none of 3.40 or later, or QGIS_FROM_BACKPORTS is set.
set -eu

QGIS_NEEDED=3.40

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo DEBIAN_FRONTEND=noninteractive "$@"
    else
        echo "install-system: missing packages; run this as root, or install sudo: $*" >&2
        exit 1
    fi
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

version_of() { # installed or candidate version of a package, as apt sees it
    apt-cache policy "$1" 2>/dev/null | sed -n "s/^  $2: //p"
}

at_least() { # at_least VERSION WANTED
    [ -n "$1" ] && [ "$1" != "(none)" ] && dpkg --compare-versions "$1" ge "$2"
}

refresh_index() {
    [ -n "${refreshed:-}" ] && return
    refreshed=yes
    as_root apt-get update -qq
}

install() {
    refresh_index
    echo "Installing $*" >&2
    log=$(mktemp)
    as_root apt-get install -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends "$@" >"$log" 2>&1 || {
        tail -n 30 "$log" >&2
        exit 1
    }
    rm -f "$log"
}

# The mirror is the one this machine already uses for its own release.
add_backports() {
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        awk -v name="$codename" '$2 == name && $3 == "main" {print $1; exit}')
    if [ -z "$mirror" ]; then
        echo "install-system: apt knows no mirror for $codename; add one to its sources first" >&2
        exit 1
    fi
    as_root tee /etc/apt/sources.list.d/swift-cog-browser-backports.sources >/dev/null <<SOURCES
Types: deb
URIs: $mirror
Suites: $codename-backports
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
    refreshed=
    refresh_index
    release="-t $codename-backports"
}

install_qgis() {
    release=
    if ! at_least "$(version_of qgis Installed)" $QGIS_NEEDED || ! installed python3-qgis; then
        refresh_index
        if [ -n "${QGIS_FROM_BACKPORTS:-}" ] || ! at_least "$(version_of qgis Candidate)" $QGIS_NEEDED; then
            add_backports
        fi
        # shellcheck disable=SC2086 # the option and its value are two words
        install $release qgis python3-qgis qgis-providers
    fi
    install_missing python3-venv python3-gdal python3-numpy python3-requests python3-pyqt5.qtsvg pyqt5-dev-tools
}

install_missing() {
    missing=
    for package in "$@"; do
        installed "$package" || missing="$missing $package"
    done
    # shellcheck disable=SC2086 # a list of package names
    [ -z "$missing" ] || install $missing
}

for group in "$@"; do
    case "$group" in
        qgis) install_qgis ;;
        cloud) install_missing python3-venv memcached stunnel4 tinyproxy-bin ;;
        bench) install_missing python3-matplotlib ;;
        screen) install_missing xvfb xauth fonts-dejavu-core fonts-open-sans ;;
        package) install_missing python3-venv pyqt5-dev-tools qttools5-dev-tools ;;
        qt6) install_missing python3-venv libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-bin ;;
        roots) install_missing debootstrap ;;
        *) echo "install-system: no group named $group" >&2; exit 2 ;;
    esac
done
