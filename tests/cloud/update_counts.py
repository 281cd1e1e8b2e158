"""Brings the account listings' counts and bytes up to date, once: python update_counts.py SWIFT_FOLDER.

A real cloud runs Swift's container updater all the time. Its program reads /etc/swift before its own configuration
file, so the class is called here.
"""

from __future__ import annotations

import sys

from swift.common.utils import readconf, set_swift_dir


def main() -> None:
    folder = sys.argv[1]
    set_swift_dir(folder)
    from swift.container.updater import ContainerUpdater

    ContainerUpdater(readconf(f"{folder}/container-server.conf", "container-updater")).run_once()


if __name__ == "__main__":
    main()
