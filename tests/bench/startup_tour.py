"""Inside QGIS: writes down how long QGIS says that its start took, and leaves again."""

from __future__ import annotations

import time
from typing import Any

from qgis.core import QgsApplication
from qgis.utils import plugin_times
from real_qgis import drive
from real_qgis.launch import PLUGIN

# The group of QGIS's profiler, and the entry in it.
STARTUP, PLUGINS = "startup", "Load plugins"


def tour() -> dict[str, Any]:
    return {
        "profiler": QgsApplication.profiler().profileTime(f"{PLUGINS}/{PLUGIN}", STARTUP),
        # Processor time, as Plugins > About has it.
        "plugin": float(plugin_times.get(PLUGIN, "0s").rstrip("s")),
        "whole": time.process_time(),
    }


drive.run(tour)
