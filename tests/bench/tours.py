"""Runs a script in the real QGIS on a screen of its own, and returns what it found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from real_qgis.launch import run_qgis


class TourFailed(Exception):
    """QGIS did not come to the end of a script."""


def run_tour(
    profile: Path, script: Path, display: str, variables: Mapping[str, str], within: float = 300
) -> dict[str, Any]:
    """Run a script that ends with ``drive.run``.

    Args:
        profile: made by ``make_profile``.
        display: of the X server.
        variables: added to the environment.
        within: seconds.

    Raises:
        TourFailed: it did not come to its end.
    """
    result, log = profile / "result.json", profile / "qgis.log"
    result.unlink(missing_ok=True)
    environment = {"DISPLAY": display, "SWIFT_COG_RESULT": str(result), **variables}
    code = run_qgis(profile, script, environment, log, virtual_screen=False, within=within)
    printed = log.read_text(errors="replace")[-3000:]
    if not result.exists():
        raise TourFailed(f"QGIS ended with {code}: {printed}")
    found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    if "failure" in found:
        raise TourFailed(f"{found['failure']}{printed}")
    return found
