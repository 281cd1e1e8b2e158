#!/bin/sh
# Tries the README as a new user would: every command in it, one after the other, on a fresh Debian 12.
set -eu
checkout=$(cd "$(dirname "$0")/.." && pwd)
SWIFT_COG_ROOTS=$(mktemp -d)
export SWIFT_COG_ROOTS
trap 'rm -rf --one-file-system "$SWIFT_COG_ROOTS"' EXIT

# Commands are what is indented by four blanks and begins with "make"; comments behind them are for people.
commands=$(sed -n 's/^    \(make [^#]*\).*/\1/p' "$checkout/README.md")
echo "$commands" | sed 's/^/README: /'
"$checkout/tools/debian-root.sh" bookworm sh -eu -c '
    echo "$1" | while read -r command; do
        echo "--- $command"
        sh -c "$command" </dev/null
    done
' sh "$commands"
