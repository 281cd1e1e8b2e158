"""The zip for the plugin site: what is in it, and that the site's gates pass it and fail what should not be in it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cloud.handle import CHECKOUT

FOLDER = "swift_cog_browser"
SCANNERS = CHECKOUT / "build" / "venv-package" / "bin" / "python"
HELP = CHECKOUT / "build" / "docs" / "html"
# Put together here, so that no scanner takes this file for one that holds a key.
KEY = "AKIA" + "Q3EGRX7ZJ5MTW2LK"
TRANSLATION = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="eo">
<context>
    <name>SwiftCogBrowser</name>
    <message><source>Disconnect</source><translation>Malkonekti</translation></message>
</context>
</TS>
"""


def build(folder: Path, checkout: Path = CHECKOUT) -> Path:
    """Run what ``make package`` runs, and return the zip."""
    script = checkout / "tools" / "package.py"
    subprocess.run([sys.executable, script, folder], check=True, umask=0o077, stdout=subprocess.DEVNULL)
    (package,) = folder.glob("*.zip")
    return package


def check(package: Path) -> subprocess.CompletedProcess[str]:
    """Run what ``make check-package`` runs."""
    command = [str(SCANNERS), str(CHECKOUT / "tools" / "check_package.py"), str(package)]
    return subprocess.run(command, capture_output=True, text=True, timeout=200)


def altered(package: Path, target: Path, changes: dict[str, str]) -> Path:
    """Return a copy of the zip, without the libraries, in which files have text added at their end."""
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            if not entry.filename.startswith(f"{FOLDER}/extlibs/"):
                added = changes.get(entry.filename.removeprefix(f"{FOLDER}/"), "")
                copy.writestr(entry, source.read(entry) + added.encode())
        for name, content in changes.items():
            if f"{FOLDER}/{name}" not in source.namelist():
                copy.writestr(f"{FOLDER}/{name}", content)
    return target


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def names(package: Path) -> list[str]:
    with zipfile.ZipFile(package) as archive:
        return archive.namelist()


@pytest.fixture
def other_checkout(tmp_path: Path) -> Path:
    """A copy of this checkout, with other times and modes."""
    skipped = shutil.ignore_patterns("build", ".git", ".*_cache", ".venv", "tests", "__pycache__")
    checkout = shutil.copytree(CHECKOUT, tmp_path / "checkout", ignore=skipped, copy_function=shutil.copyfile)
    shutil.copytree(HELP, Path(checkout) / HELP.relative_to(CHECKOUT), copy_function=shutil.copyfile)
    return Path(checkout)


def test_the_same_sources_give_the_same_bytes(package: Path, other_checkout: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "again", other_checkout)
    assert again.name == package.name
    assert digest(again) == digest(package)


def test_the_help_goes_into_it_as_browsers_need_it(names: list[str]) -> None:
    pages = {name.removeprefix(f"{FOLDER}/docs/") for name in names if name.startswith(f"{FOLDER}/docs/")}
    assert pages >= {"html/index.html", "html/fr/index.html", "html/troubleshooting.html", "html/_static/alabaster.css"}
    assert not [page for page in pages if "_sources" in page or page.endswith((".inv", ".map", ".buildinfo", ".md"))]


def test_the_help_shows_the_pictures_that_are_there(package: Path, names: list[str]) -> None:
    with zipfile.ZipFile(package) as archive:
        pages = [archive.read(name).decode() for name in names if name.endswith(".html")]
    shown = {picture for page in pages for picture in re.findall(r"_images/([^\"]+)", page)}
    there = {name.rpartition("/")[2] for name in names if "/_images/" in name}
    assert shown == there
    assert "connected.webp" in there


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_compiled_resources_do_not_depend_on_when_the_icons_were_written(tmp_path: Path) -> None:
    for name, date in (("old", 1_000_000_000), ("new", 1_600_000_000)):
        checkout = tmp_path / name
        for file in ("Makefile", "metadata.txt", "resources.qrc", "ui/icons/icon.svg"):
            (checkout / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(CHECKOUT / file, checkout / file)
        os.utime(checkout / "ui" / "icons" / "icon.svg", (date, date))
        subprocess.run(["make", "--silent", "resources_rc.py"], cwd=checkout, check=True)
    assert digest(tmp_path / "old" / "resources_rc.py") == digest(tmp_path / "new" / "resources_rc.py")


def test_translations_go_into_it_compiled(other_checkout: Path, tmp_path: Path) -> None:
    source = other_checkout / "i18n" / "swift_cog_browser_eo.ts"
    source.parent.mkdir(exist_ok=True)
    source.write_text(TRANSLATION, encoding="utf-8")
    subprocess.run(["make", "--silent", "i18n/swift_cog_browser_eo.qm"], cwd=other_checkout, check=True)
    with zipfile.ZipFile(build(tmp_path / "translated", other_checkout)) as archive:
        names = archive.namelist()
    assert {f"{FOLDER}/i18n/swift_cog_browser_{language}.qm" for language in ("eo", "fr")} <= set(names)
    assert f"{FOLDER}/i18n/swift_cog_browser_eo.ts" not in names


def test_all_that_the_plugin_needs_is_in_one_folder(names: list[str]) -> None:
    assert {name.split("/")[0] for name in names} == {FOLDER}
    needed = {"metadata.txt", "LICENSE", "__init__.py", "plugin.py", "api.py", "resources_rc.py", "ui/icons/icon.svg"}
    sources = {
        file.relative_to(CHECKOUT).as_posix()
        for folder in ("auth", "swift_browser", "ui")
        for file in (CHECKOUT / folder).rglob("*.py")
    }
    libraries = {"iso8601", "keystoneauth1", "os_service_types", "pbr", "stevedore", "swiftclient"}
    modules = {f"extlibs/{library}/__init__.py" for library in libraries}
    assert {f"{FOLDER}/{name}" for name in needed | sources | modules} <= set(names)


def test_each_library_says_its_version_and_licence(package: Path, names: list[str]) -> None:
    pinned = {
        line.split()[0]
        for line in (CHECKOUT / "requirements" / "extlibs.txt").read_text(encoding="utf-8").splitlines()
        if "--hash" in line
    }
    with zipfile.ZipFile(package) as archive:
        said = [archive.read(name).decode() for name in names if name.endswith(".dist-info/METADATA")]
    assert {f"{field(text, 'Name')}=={field(text, 'Version')}" for text in said} == pinned
    licences = {name.split("/")[2] for name in names if ".dist-info/" in name and name.endswith("/LICENSE")}
    assert len(licences) == len(pinned)


def field(metadata: str, name: str) -> str:
    return next(line.split(": ")[1] for line in metadata.splitlines() if line.startswith(f"{name}: "))


def test_nothing_else_is_in_it(names: list[str]) -> None:
    for name in names:
        parts = name.split("/")
        assert not {"tests", "__pycache__", "bin", "share", "build", "requirements", "tools"} & set(parts), name
        assert not parts[-1].startswith("test_"), name
        assert not name.endswith((".pyc", ".so", ".pyd", ".dll", "entry_points.txt")), name
        assert not parts[-1].startswith(".") or parts[-1] in {".bandit", ".flake8"}, name


def test_it_is_small(package: Path) -> None:
    assert package.stat().st_size <= 1_250_000


def test_it_runs_on_its_own_libraries_and_loads_them_late(package: Path, tmp_path: Path) -> None:
    """Import from the zip alone, with the system's Python and QGIS."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path)
    program = """
import sys
sys.path.insert(0, sys.argv[1])
import swift_cog_browser.plugin
assert not {"keystoneauth1", "swiftclient"} & set(sys.modules)
from swift_cog_browser.auth import keystone
from swift_cog_browser.swift_browser import store
import keystoneauth1, swiftclient
print(keystoneauth1.__file__, swiftclient.__file__, sys.path[-1], sep="\\n")
"""
    # No site packages of whoever runs the tests; the system's, as in QGIS, bring requests.
    command = ["/usr/bin/python3", "-I", "-c", program, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    *files, last_on_path = done.stdout.splitlines()
    extlibs = str(tmp_path / FOLDER / "extlibs")
    assert all(file.startswith(extlibs) for file in files)
    assert last_on_path != extlibs


def test_the_gates_pass_it(package: Path) -> None:
    done = check(package)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_gates_find_what_is_planted(package: Path, tmp_path: Path) -> None:
    planted = altered(
        package,
        tmp_path / "planted.zip",
        {
            "api.py": f'\nSTORE = "{KEY}"\n',
            "plugin.py": "\nassert SwiftCogBrowser\n",
            # Its name begins like that of the folder which bandit leaves out.
            "auth/extlibs.py": "\nassert FOLDER\n",
            "ui/words.py": "\nfrom qgis.core import *\nfrom PyQt5.QtCore import QObject\n",
            "helper.sh": "#!/bin/sh\n",
            "metadata.txt": "\nchangelog=now 10% faster\n",
            "auth/__pycache__/login.pyc": "\0",
        },
    )
    done = check(planted)
    assert done.returncode == 1, done.stderr
    found = re.sub(r":\d+", ":#", done.stdout)
    for finding in (
        "api.py:#: AWS Access Key",
        "plugin.py:#: B101",
        "auth/extlibs.py:#: B101",
        "ui/words.py:#:#: F403",
        "ui/words.py:#:#: QGS103",
        "helper.sh: a file type that the site refuses",
        "metadata.txt cannot be read",
        "auth/__pycache__/login.pyc: in a folder that is not for a package",
        "auth/__pycache__/login.pyc: binary",
    ):
        assert f"{FOLDER}/{finding}" in found or finding in found, done.stdout


def test_the_gates_do_not_take_a_switched_off_rule_for_a_mended_one(package: Path, tmp_path: Path) -> None:
    planted = altered(package, tmp_path / "off.zip", {".bandit": "skips = B101\n", ".secrets.baseline": "{}"})
    done = check(planted)
    assert done.returncode == 1, done.stderr
    assert ".bandit: sets more than exclude" in done.stdout
    assert ".secrets.baseline: declares secrets as known" in done.stdout


@pytest.mark.parametrize(
    ("was", "becomes", "finding"),
    [
        ("homepage=https", "page=https", "has no homepage"),
        ("tracker=https://", "tracker=", "tracker is no link"),
        ("icon=ui/icons/icon.svg", "icon=icon.png", "the icon icon.png is not in the package"),
        ("about=Logs in", "about=100 % logged in", "cannot be read"),
    ],
)
def test_the_gates_read_the_manifest(package: Path, tmp_path: Path, was: str, becomes: str, finding: str) -> None:
    target = tmp_path / "manifest.zip"
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(target, "w") as copy:
        for name in ("LICENSE", "__init__.py", "ui/icons/icon.svg"):
            copy.writestr(f"{FOLDER}/{name}", source.read(f"{FOLDER}/{name}"))
        manifest = source.read(f"{FOLDER}/metadata.txt").decode()
        assert was in manifest
        copy.writestr(f"{FOLDER}/metadata.txt", manifest.replace(was, becomes))
    done = check(target)
    assert done.returncode == 1, done.stderr
    assert finding in done.stdout
    assert "1 findings" in done.stdout
