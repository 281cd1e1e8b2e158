"""What the benchmark of large containers has QGIS do, and what the containers are called."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

FLAT, FOLDERS = "flat", "folders"
PSEUDO_FOLDERS = 1000
PAGE = 1000  # rows that the dock lists at first
CLIENT = "build/venv-cloud/bin/swift"
# The names of the steps, as the page of the help has them.
SERVER, FIRST = "the server alone: a page of 1,000 rows", "first rows"
ALL, SWIFT_LIST, REFRESH = "all rows", "swift list", "refresh of all rows"
FILTERS = {"filter, one word": "77", "filter, a word in each name": "row", "filter, two words": "77 row"}
SORTS = ("names downwards", "by size", "by date, the newest first")
UNFILTER = "filter taken away"
CANCEL, CANCELLED = "cancel", "cancel, until no request is under way"
SEARCH = "search by prefix"
FOLDERS_FIRST, FOLDER = "first of 1,000 pseudo-folders", "first rows of a pseudo-folder"
PANEL, PANEL_MORE = "Browser panel: first rows", "Browser panel: Load more"


@dataclass(frozen=True)
class Task:
    """
    Attributes:
        cloud: the folder of the running cloud.
        openrc: of a login that needs no password.
        rows: in each of the containers.
        repeats: of each step.
        client: the path of the program ``swift``.
        storage_url, token: for that program.
    """

    cloud: str
    openrc: str
    rows: int
    repeats: int
    client: str
    storage_url: str
    token: str

    def save(self, file: Path) -> None:
        file.touch(mode=0o600)
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> Task:
        return cls(**json.loads(file.read_text(encoding="utf-8")))
