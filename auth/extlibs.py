"""Finds the libraries that QGIS does not bring, without changing what other plugins find."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "extlibs"


@contextmanager
def extlibs() -> Iterator[None]:
    """Have ``extlibs/`` last on the path while the body imports from it.

    Last: what QGIS or the user has installed comes first. Only meanwhile: other plugins bring copies of their own.
    """
    sys.path.append(str(FOLDER))
    try:
        yield
    finally:
        sys.path.remove(str(FOLDER))
