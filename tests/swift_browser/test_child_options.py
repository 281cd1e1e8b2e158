"""The configuration file for GDAL in child processes: what it holds, what it keeps of the user's own, how it goes."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from swift_cog_browser.swift_browser.child_options import ChildOptions

ASK = """
import sys
from osgeo import gdal
for name in sys.argv[1:]:
    path, _, key = name.rpartition(":")
    print(repr(gdal.GetPathSpecificOption(path, key) if path else gdal.GetConfigOption(key)))
"""


def ask_child(*names: str) -> list[str]:
    """Return what GDAL in a child process takes for options: ``path:KEY``, or ``:KEY`` for all of GDAL."""
    done = subprocess.run([sys.executable, "-c", ASK, *names], check=True, capture_output=True, text=True)
    return done.stdout.split()


@pytest.fixture(autouse=True)
def _no_files_of_the_tester(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GDAL_CONFIG_FILE", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.parametrize("named", [True, False], ids=["by the variable", "in the home folder"])
def test_a_file_of_the_user_keeps_its_effect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: bool) -> None:
    own = tmp_path / ("mine" if named else ".gdal/gdalrc")
    own.parent.mkdir(exist_ok=True)
    own.write_text("[configoptions]\nOWN=1\n[credentials]\n[.own]\npath=/vsis3/mine\nAWS_REGION=moon")
    if named:
        monkeypatch.setenv("GDAL_CONFIG_FILE", str(own))
    options = ChildOptions()
    options.add("/vsiswift/été/a b=#.tif.aux.xml", {"SWIFT_AUTH_TOKEN": ""}, {"PROFILE": "/a b"})
    options.add("/vsiswift/c/", {"KEY": "x", "OTHER": "y"})
    names = (
        ":OWN",
        "/vsis3/mine/a:AWS_REGION",
        "/vsiswift/été/a b=#.tif.aux.xml:SWIFT_AUTH_TOKEN",
        "/vsiswift/c/d:OTHER",
    )
    assert ask_child(*names) == ["'1'", "'moon'", "''", "'y'"]
    options.withdraw()
    assert os.environ.get("GDAL_CONFIG_FILE") == (str(own) if named else None)
    assert ask_child(*names) == ["'1'", "'moon'", "None", "None"]


def test_nobody_else_reads_it_and_it_goes() -> None:
    options = ChildOptions()
    options.withdraw()
    for _again in range(2):
        options.add("/vsiswift/c/", {"KEY": "x"})
        file = Path(os.environ["GDAL_CONFIG_FILE"])
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        options.withdraw()
        assert not file.parent.exists()
        assert "GDAL_CONFIG_FILE" not in os.environ


def test_a_variable_that_the_user_sets_meanwhile_stays() -> None:
    options = ChildOptions()
    options.add("/vsiswift/c/", {"KEY": "x"})
    os.environ["GDAL_CONFIG_FILE"] = "mine"
    options.withdraw()
    assert os.environ.pop("GDAL_CONFIG_FILE") == "mine"


def test_what_is_taken_back_is_gone_alone() -> None:
    options = ChildOptions()
    for prefix in ("/vsiswift/c/a.tif", "/vsiswift/c/b.tif", "/vsiswift/c/[x] z.tif"):
        options.add(prefix, {"KEY": prefix[-5], "OTHER": "y"})
    options.remove("/vsiswift/c/b.tif")
    names = [f"/vsiswift/c/{name}:KEY" for name in ("a.tif", "b.tif", "[x] z.tif")]
    assert ask_child(*names) == ["'a'", "None", "'z'"]
    assert stat.S_IMODE(Path(os.environ["GDAL_CONFIG_FILE"]).stat().st_mode) == 0o600
    options.withdraw()


def test_a_name_cannot_smuggle_in_a_line() -> None:
    options = ChildOptions()
    options.add("/vsiswift/c/", {"KEY": "x"})
    options.add("/vsiswift/c/a\n[configoptions]\nEVIL=1\n", {"KEY": "y"})
    assert "EVIL" not in Path(os.environ["GDAL_CONFIG_FILE"]).read_text()
    options.withdraw()
