"""Inside the real QGIS: the plugin is used, taken down, looked for, loaded again and used again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cloud.plan import Plan
from qgis.core import QgsProject
from qgis.utils import loadPlugin, reloadPlugin, startPlugin, unloadPlugin

from real_qgis.remains import what_is_left

PLUGIN = "swift_cog_browser"


def come_and_go(use: Callable[[Plan], dict[str, Any]], and_reload: bool = False) -> dict[str, Any]:
    """Return what was seen in each use, and what was left of the plugin before it and after it.

    Args:
        use: one use; returns what it has seen.
        and_reload: have it also reloaded as the Plugin Reloader does, with a login that is live and a layer that is
            open.
    """
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    before = what_is_left()
    uses = [use(plan)]
    unloadPlugin(PLUGIN)
    left = [what_is_left()]
    QgsProject.instance().clear()
    loadPlugin(PLUGIN)
    startPlugin(PLUGIN)
    uses.append(use(plan))
    if and_reload:
        reloadPlugin(PLUGIN)
        uses.append(use(plan))
    unloadPlugin(PLUGIN)
    return {"before": before, "uses": uses, "left": [*left, what_is_left()]}
