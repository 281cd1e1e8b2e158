"""What one start of QGIS has to do for the benchmark, and what it saw; both go from process to process as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

# What is compared; besides there is "local", the file on this computer.
SIDES = ("plugin", "recipe", "cloud")
# The steps of a run, in their order; and the first one in another process, with the same profile.
OPEN, AGAIN, PAN, LATER = "open", "again", "pan", "later"
STEPS = (OPEN, AGAIN, PAN)


@dataclass(frozen=True)
class Task:
    """One object, opened in one way.

    Attributes:
        side: one of ``SIDES``, or ``local``.
        container, name: of the object.
        storage_url: through the link.
        openrc: of a login that needs no password, and leads through the link.
        cloud: the folder of the running cloud, whose log tells of the requests.
        steps: what to do after one another.
    """

    side: str
    container: str
    name: str
    storage_url: str
    openrc: str
    cloud: str
    steps: tuple[str, ...] = STEPS

    def save(self, file: Path) -> None:
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> Task:
        values = json.loads(file.read_text(encoding="utf-8"))
        return cls(**{**values, "steps": tuple(values["steps"])})


@dataclass(frozen=True)
class View:
    """A part of a raster on the canvas: what is seen, in the raster's own coordinates, and on how many pixels."""

    left: float
    bottom: float
    right: float
    top: float
    columns: int
    rows: int


@dataclass(frozen=True)
class Asked:
    """A request that Swift's proxy has answered."""

    method: str
    name: str
    status: int
    range: str
    sent: int


@dataclass(frozen=True)
class Seen:
    """One step.

    Attributes:
        seconds: from the click until the canvas showed what it goes on to show.
        requests: what Swift was asked for meanwhile, and soon after.
        gap: the longest time in which the main thread answered nobody, without waiting for a processor (ms).
        before, after: what the canvas showed.
        picture: a checksum of it.
    """

    seconds: float
    requests: tuple[Asked, ...]
    gap: float
    before: View
    after: View
    picture: int

    @property
    def bytes(self) -> int:
        """What Swift sent."""
        return sum(request.sent for request in self.requests)

    @classmethod
    def of_json(cls, values: dict[str, Any]) -> Seen:
        requests = tuple(Asked(**request) for request in values["requests"])
        views = {key: View(**values[key]) for key in ("before", "after")}
        return cls(**{**values, "requests": requests, **views})
