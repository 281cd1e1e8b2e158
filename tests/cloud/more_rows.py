"""Puts rows into a container of a running cloud: python -m tests.cloud.more_rows FOLDER CONTAINER COUNT [--deleted]."""

from __future__ import annotations

import sys
from pathlib import Path

from .contents import add_rows
from .plan import Plan


def main() -> None:
    folder, container, count = sys.argv[1:4]
    add_rows(Plan.load(Path(folder)), container, int(count), deleted="--deleted" in sys.argv)


if __name__ == "__main__":
    main()
