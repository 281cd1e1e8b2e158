"""Makes a fresh profile with the plugin in it, and starts QGIS there, on a virtual screen where there is none."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PLUGIN = "swift_cog_browser"
SCREEN = "-screen 0 1600x1000x24"

# A first start without questions, news or look-ups on the network.
SETTINGS = """\
[PythonPlugins]
{plugin}=true

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
userLocale=en_US
"""


def make_profile(folder: Path, settings: str = "") -> Path:
    """Make a profile folder in which the plugin of this checkout is enabled; return what ``--profiles-path`` takes."""
    profile = folder / "profiles" / "default"
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / PLUGIN).symlink_to(CHECKOUT, target_is_directory=True)
    (profile / "QGIS").mkdir()
    (profile / "QGIS" / "QGIS3.ini").write_text(SETTINGS.format(plugin=PLUGIN) + settings, encoding="utf-8")
    return folder


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
            qgis_command(profile, code, virtual_screen),
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
