"""Starts QGIS for one task after the other, in a fresh process and a fresh profile each, and reads what it saw."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from real_qgis.launch import make_profile, run_qgis

from .lab import Ends, Lab
from .places import WORK
from .task import STEPS, Seen, Task
from .variables import environment_of

SCRIPT = Path(__file__).with_name("one_run.py")
WITHIN = 300.0  # seconds


class RunFailed(Exception):
    """QGIS did not come to the end of a task."""


@dataclass(frozen=True)
class Desk:
    """What a QGIS is started with.

    Attributes:
        display: of the X server.
        lab: where the cloud is.
        ends: of the link that leads there.
    """

    display: str
    lab: Lab
    ends: Ends

    def task(self, side: str, container: str, name: str, steps: tuple[str, ...] = STEPS) -> Task:
        return Task(
            side, container, name, self.ends.storage_url, str(self.ends.openrc), str(self.lab.cloud.folder), steps
        )

    def run(self, task: Task, profile: Path | None = None) -> dict[str, Seen]:
        """Start QGIS for a task, and return what was seen in each of its steps.

        Args:
            profile: one that was used before; None for a fresh one.

        Raises:
            RunFailed: it did not come to its end.
        """
        folder = profile or fresh_profile(task.side)
        file, result, log = folder / "task.json", folder / "result.json", folder / "qgis.log"
        task.save(file)
        result.unlink(missing_ok=True)
        variables = {
            "DISPLAY": self.display,
            "SWIFT_COG_TASK": str(file),
            "SWIFT_COG_RESULT": str(result),
            **environment_of(task.side, task.storage_url, self.lab.token),
        }
        code = run_qgis(folder, SCRIPT, variables, log, virtual_screen=False, within=WITHIN)
        return _result(code, result, log)


def fresh_profile(side: str) -> Path:
    """Return a profile that nobody has used, with the plugin if that is the side to measure."""
    folder = WORK / "profiles" / f"{side}-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    return make_profile(folder, with_plugin=side == "plugin")


def _result(code: int, result: Path, log: Path) -> dict[str, Seen]:
    printed = log.read_text(errors="replace")[-3000:]
    if not result.exists():
        raise RunFailed(f"QGIS ended with {code}: {printed}")
    found = json.loads(result.read_text(encoding="utf-8"))
    if "failure" in found or found["messages"]:
        raise RunFailed(f"{found.get('failure', found.get('messages'))}{printed}")
    return {name: Seen.of_json(values) for name, values in found["steps"].items()}
