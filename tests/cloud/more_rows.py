"""Puts rows into a container of a running cloud, for other programs to call: python -m tests.cloud.more_rows --help."""

from __future__ import annotations

import argparse
from pathlib import Path

from .contents import add_rows, drop_rows
from .plan import Plan


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.cloud.more_rows", description=__doc__)
    parser.add_argument("cloud", type=Path, help="the folder of the cloud")
    parser.add_argument("container")
    parser.add_argument("count", type=int, nargs="?", default=0)
    parser.add_argument("--folders", type=int, default=0, help="pseudo-folders that they are spread over")
    parser.add_argument("--drop", action="store_true", help="take out what there is instead")
    options = parser.parse_args()
    plan = Plan.load(options.cloud)
    if options.drop:
        drop_rows(plan, options.container)
    else:
        add_rows(plan, options.container, options.count, folders=options.folders)


if __name__ == "__main__":
    main()
