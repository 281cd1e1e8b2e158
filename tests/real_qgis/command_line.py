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


def start_qgis_process(
    profile: Path, algorithm: str, inputs: Mapping[str, object], variables: Mapping[str, str]
) -> subprocess.Popen[str]:
    """Start an algorithm; see :func:`qgis_process`."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QGIS_", "SWIFT_", "GDAL_"))},
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        **variables,
    }
    environment.pop("DISPLAY", None)
    process = subprocess.Popen(
        ["qgis_process", "run", algorithm, "-"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps({"inputs": inputs}))
    process.stdin.close()
    process.stdin = None
    return process


def qgis_process(profile: Path, algorithm: str, inputs: Mapping[str, object], variables: Mapping[str, str]) -> Finished:
    """Run an algorithm until it ends.

    Args:
        profile: made by :func:`.launch.make_profile`.
        variables: added to the environment.

    Raises:
        subprocess.TimeoutExpired: it was killed.
    """
    with start_qgis_process(profile, algorithm, inputs, variables) as process:
        try:
            printed, errors = process.communicate(timeout=WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    # With its inputs from standard input it prints JSON, and nothing else, there.
    results = json.loads(printed).get("results", {}) if printed.startswith("{") else {}
    return Finished(process.returncode, results, printed + errors)
