"""Makes a fresh profile with the plugin in it, and starts QGIS there, on a virtual screen where there is none."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PLUGIN = "swift_cog_browser"
SCREEN = "-screen 0 1600x1000x24"

# A first start without questions, news or look-ups on the network.
SETTINGS = """\
[app]
plugin_installer\\checkOnStart=false

[qgis]
askToSaveProjectChanges=false
checkVersion=false
showTips=false

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[locale]
overrideFlag=true
userLocale={language}
"""
ENABLED = f"""
[PythonPlugins]
{PLUGIN}=true
"""


def make_profile(folder: Path, settings: str = "", with_plugin: bool = True, language: str = "en_US") -> Path:
    """Make a profile folder; return what ``--profiles-path`` takes.

    Args:
        folder: where to make it.
        settings: added to those of the profile.
        with_plugin: the plugin of this checkout is in it, and enabled.
        language: what QGIS speaks.
    """
    profile = folder / "profiles" / "default"
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    if with_plugin:
        (plugins / PLUGIN).symlink_to(CHECKOUT, target_is_directory=True)
        settings = ENABLED + settings
    settings_file(folder).parent.mkdir()
    settings_file(folder).write_text(SETTINGS.format(language=language) + settings, encoding="utf-8")
    return folder


def settings_file(profile: Path) -> Path:
    """Return where QGIS keeps the settings of a profile that :func:`make_profile` made."""
    return profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"


def has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def qgis_command(profile: Path, code: Path, virtual_screen: bool) -> list[str]:
    """Return the command that starts QGIS in a profile and runs a Python file in it."""
    command = ["qgis", "--profiles-path", str(profile), "--nologo", "--noversioncheck", "--code", str(code)]
    return ["xvfb-run", "-a", "-s", SCREEN, *command] if virtual_screen else command


def run_qgis(
    profile: Path, code: Path, variables: Mapping[str, str], log: Path, virtual_screen: bool = True, within: float = 300
) -> int:
    """Run QGIS until it ends, and return its exit code.

    Args:
        profile: made by :func:`make_profile`.
        code: the Python file to run inside.
        variables: added to the environment.
        log: gets what QGIS prints.
        virtual_screen: run under Xvfb.
        within: seconds after which QGIS is killed.

    Raises:
        subprocess.TimeoutExpired: it was killed.
    """
    environment = {
        **os.environ,
        **variables,
        "PYTHONPATH": str(CHECKOUT / "tests"),
        "QT_LOGGING_RULES": "*.debug=false",
    }
    environment.pop("QT_QPA_PLATFORM", None)
    with open(log, "wb") as output:
        process = subprocess.Popen(
            # It ends by itself, even if whoever waits for it is killed.
            ["timeout", "--kill-after=10", str(int(within) + 30), *qgis_command(profile, code, virtual_screen)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            return process.wait(within)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, 9)
                process.wait()


def run_script(profile: Path, script: Path, variables: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
    """Run a script that ends with :func:`.drive.run` in QGIS; return QGIS's exit code and the script's result.

    Raises:
        AssertionError: the script failed, or QGIS printed an error of Python.
    """
    result, log = profile / "result.json", profile / "qgis.log"
    code = run_qgis(profile, script, {"SWIFT_COG_RESULT": str(result), **variables}, log, within=240)
    printed = log.read_text(errors="replace")
    assert result.exists(), printed[-3000:]
    found = json.loads(result.read_text(encoding="utf-8"))
    assert "failure" not in found, found["failure"] + printed[-3000:]
    assert "Traceback" not in printed, printed[-3000:]
    return code, found
