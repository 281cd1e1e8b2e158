"""Runs the plugin site's gates over a zip. Called by ``make check-package``.

Usage, in the virtual environment of the scanners: build/venv-package/bin/python tools/check_package.py ZIP
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from package_gates import manifest, scanners, shape


def main(package: Path) -> int:
    count = 0
    for finding in findings(package):
        print(finding)
        count += 1
    print(f"{package.name}: {count} findings")
    return 1 if count else 0


def findings(package: Path) -> Iterator[str]:
    """Yield what the site would find fault with in a zip."""
    with zipfile.ZipFile(package) as archive:
        folder = archive.namelist()[0].split("/")[0]
        yield from shape.findings(archive, package.stat().st_size)
        yield from manifest.findings(archive, folder)
        with tempfile.TemporaryDirectory() as root:
            archive.extractall(root)
            yield from scanners.findings(Path(root))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
