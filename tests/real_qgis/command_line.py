"""Runs algorithms as a server without a screen does: by ``qgis_process``, in a profile of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WITHIN = 120.0  # seconds


@dataclass(frozen=True)
class Finished:
    """What came of a run: ``results`` by name where it succeeded, and all that was printed."""

    code: int
    results: Mapping[str, Any]
    printed: str


def qgis_process(
    profile: Path, algorithm: str, inputs: Mapping[str, object], variables: Mapping[str, str], *more: str
) -> Finished:
    """Run an algorithm until it ends.

    Args:
        profile: made by :func:`.launch.make_profile`.
        variables: added to the environment.
        more: further words of the command line.

    Raises:
        subprocess.TimeoutExpired: it was killed.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QGIS_", "SWIFT_", "GDAL_"))},
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        **variables,
    }
    environment.pop("DISPLAY", None)
    ended = subprocess.run(
        ["qgis_process", "run", algorithm, "-", *more],
        input=json.dumps({"inputs": inputs}),
        env=environment,
        capture_output=True,
        text=True,
        timeout=WITHIN,
    )
    # With its inputs from standard input it prints JSON, and nothing else, there.
    results = json.loads(ended.stdout).get("results", {}) if ended.stdout.startswith("{") else {}
    return Finished(ended.returncode, results, ended.stdout + ended.stderr)
