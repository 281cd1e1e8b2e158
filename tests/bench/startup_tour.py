"""Inside QGIS: writes down how long QGIS says that its start took, and leaves again."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from qgis.core import QgsApplication
from qgis.utils import plugin_times
from real_qgis import drive

PLUGIN = "swift_cog_browser"
GROUP = "startup"
LIBRARIES = ("keystoneauth1", "swiftclient")


def tour() -> dict[str, Any]:
    profiler = QgsApplication.profiler()
    started, own = time.process_time(), float(plugin_times.get(PLUGIN, "0s").rstrip("s"))
    return {
        # What QGIS's own profiler has under "Load plugins".
        "wall": profiler.profileTime(f"Load plugins/{PLUGIN}", GROUP) or profiler.profileTime(PLUGIN, GROUP),
        # Processor time that QGIS notes of each plugin.
        "processor": own,
        "start": started,
        "profile": profiler.asText(GROUP),
        "libraries": [name for name in LIBRARIES if name in sys.modules],
        "modules": sum(name.startswith(f"{PLUGIN}.") for name in sys.modules),
        "display": os.environ["DISPLAY"],
    }


drive.run(tour)
