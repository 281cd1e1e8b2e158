"""What a run has measured, kept in a file from one process to the next."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .lab import Way
from .rasters import Raster
from .task import Seen


@dataclass(frozen=True)
class Result:
    """One start of QGIS: a raster, opened in one way over one link.

    Attributes:
        steps: what was seen, by the names of the steps.
        written: how many objects were made, changed or deleted meanwhile, which nobody had asked for.
    """

    side: str
    raster: Raster
    way: Way
    steps: dict[str, Seen]
    written: int = 0


def save(results: Iterable[Result], about: dict[str, str], file: Path) -> None:
    """Write results to a file.

    Args:
        about: machine, versions, date and command.
    """
    values = {"about": about, "results": [asdict(result) for result in results]}
    file.write_text(json.dumps(values), encoding="utf-8")


def load(file: Path) -> tuple[list[Result], dict[str, str]]:
    """Return the results in a file, and what they are about."""
    values = json.loads(file.read_text(encoding="utf-8"))
    return [_result(each) for each in values["results"]], values["about"]


def _result(values: dict[str, object]) -> Result:
    steps = {name: Seen.of_json(each) for name, each in dict(values["steps"]).items()}  # type: ignore[call-overload]
    raster, way = Raster(**values["raster"]), Way(**values["way"])  # type: ignore[arg-type]
    return Result(str(values["side"]), raster, way, steps, int(values["written"]))  # type: ignore[call-overload]
