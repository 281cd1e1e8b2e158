#!/bin/bash
# Makes a root of another Debian release and runs a command of this checkout in it.
# Usage: tools/debian-root.sh RELEASE COMMAND...    e.g. tools/debian-root.sh trixie make test
# RELEASE is one that debootstrap knows, or one with "-backports" behind it: QGIS comes from there then.
# The root is kept (SWIFT_COG_ROOTS, else the user's cache folder), so that the next run is quick.
# The command gets a copy of the files that git knows or would add, and namespaces of its own:
# when it ends, whatever it mounted or started is gone.
set -eu

release=$1
base=${release%-backports}
shift
checkout=$(cd "$(dirname "$0")/.." && pwd)
roots=${SWIFT_COG_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/swift-cog-browser/roots}
root=$roots/$release
inside=/srv/swift_cog_browser

if [ "$(id -u)" -ne 0 ]; then
    exec sudo SWIFT_COG_ROOTS="$roots" "$0" "$release" "$@"
fi

"$checkout/tools/install-system.sh" roots

make_root() {
    echo "debian-root: making a $release root in $root" >&2
    rm -rf "$root.new"
    log=$roots/$release.log
    debootstrap --variant=minbase --include=ca-certificates,make,git "$base" "$root.new" >"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        exit 1
    }
    # An index of a development release may be past its date.
    echo 'Acquire::Check-Valid-Until "false";' >"$root.new/etc/apt/apt.conf.d/90check-valid-until"
    rm -rf "$root"
    mv "$root.new" "$root"
}

# A machine behind a proxy with an authority of its own trusts it here too.
share_network_settings() {
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    # An installer writes this; debootstrap does not.
    [ -e "$root/etc/hosts" ] || echo "127.0.0.1 localhost" >"$root/etc/hosts"
    if ls /usr/local/share/ca-certificates/*.crt >/dev/null 2>&1; then
        cp -u /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
    fi
    chroot "$root" update-ca-certificates >/dev/null 2>&1
}

copy_checkout() {
    mkdir -p "$root$inside"
    find "$root$inside" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
    (cd "$checkout" && git ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' name; do [ -e "$name" ] && printf '%s\0' "$name"; done |
        tar --create --null --no-recursion --files-from=-) | tar --extract --no-same-owner --directory "$root$inside"
}

# One run at a time: another checkout's would change the files under the feet of this one. Held until the command ends.
mkdir -p "$roots"
exec 9>"$roots/$release.lock"
flock --nonblock 9 || { echo "debian-root: waiting for another run in $root" >&2 && flock 9; }
[ -e "$root/etc/debian_version" ] || make_root
share_network_settings
copy_checkout

# shellcheck disable=SC2016 # the inner shell expands these
backports=
[ "$base" = "$release" ] || backports=yes
export backports

exec unshare --mount --pid --fork --kill-child sh -euc '
    root=$1 inside=$2
    shift 2
    mount --make-rprivate /
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/run"
    exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        PIP_CERT=/etc/ssl/certs/ca-certificates.crt CI="${CI:-}" QGIS_FROM_BACKPORTS="$backports" \
        sh -c "cd \"\$0\" && exec \"\$@\"" "$inside" "$@"
' sh "$root" "$inside" "$@"
