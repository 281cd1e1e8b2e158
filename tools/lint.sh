#!/bin/sh
# Checks style and types. mypy wants the checkout under the package's name, whatever its folder is called.
set -eu
cd "$(dirname "$0")/.."
tools=$PWD/build/venv-lint/bin
"$tools/ruff" check --quiet .
"$tools/ruff" format --quiet --check .

# The stubs of QGIS leave out qgis.PyQt, which hands on the names of PyQt5.
stubs=$("$tools/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/qgis-stubs/PyQt
mkdir -p "$stubs"
: >"$stubs/__init__.pyi"
for module in QtCore QtGui QtWidgets QtNetwork QtTest QtXml sip; do
    echo "from PyQt5.$module import *" >"$stubs/$module.pyi"
done

mkdir -p build/lint
ln -sfn "$PWD" build/lint/swift_cog_browser
cd build/lint
"$tools/mypy" --config-file ../../pyproject.toml --cache-dir ../../.mypy_cache \
    -m swift_cog_browser -m swift_cog_browser.plugin -m swift_cog_browser.api \
    -p swift_cog_browser.auth -p swift_cog_browser.swift_browser -p swift_cog_browser.ui
