#!/bin/sh
# Makes a virtual environment of the system's Python and installs into it.
# Usage: tools/venv.sh [--system-site-packages] FOLDER [PIP ARGUMENTS...]
set -eu
options=
if [ "$1" = --system-site-packages ]; then
    options=$1
    shift
fi
folder=$1
shift
mkdir -p "$(dirname "$folder")"
# shellcheck disable=SC2086 # nothing, or one word
[ -x "$folder/bin/python" ] || /usr/bin/python3 -m venv $options "$folder"
[ $# -eq 0 ] || "$folder/bin/pip" install --quiet --disable-pip-version-check "$@"
