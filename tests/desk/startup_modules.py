"""Run by QGIS before any plugin is loaded: writes down which modules there are once the plugin has started."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qgis import utils

_start = utils.startPlugin


def _start_and_note(name: str) -> bool:
    started = bool(_start(name))
    Path(os.environ["SWIFT_COG_MODULES"]).write_text("\n".join(sys.modules), encoding="utf-8")
    # Only the first: what is loaded again finds what was imported before.
    utils.startPlugin = _start
    return started


utils.startPlugin = _start_and_note
