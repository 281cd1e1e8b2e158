"""Finds the libraries that QGIS does not bring, without changing what other plugins find."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import LibraryTooOld
from .phrase import Phrase

FOLDER = Path(__file__).resolve().parent.parent / "extlibs"

# By module: the library's name, and the oldest version that will do. All that the plugin calls is there since these,
# the first of Python 3 alone that Debian and other systems have; a copy of the user's comes before the plugin's own.
OLDEST = {
    "keystoneauth1": ("keystoneauth1", "5.0"),
    "swiftclient": ("python-swiftclient", "4.0"),
}


@contextmanager
def extlibs() -> Iterator[None]:
    """Have ``extlibs/`` last on the path while the body imports from it.

    Last: what QGIS or the user has installed comes first. Only meanwhile: other plugins bring copies of their own.

    Raises:
        LibraryTooOld: another plugin, or the user's Python, brought a copy that will not do.
    """
    sys.path.append(str(FOLDER))
    try:
        yield
    except ImportError:
        # A copy that is too old may lack what the body imports.
        _check_versions()
        raise
    finally:
        sys.path.remove(str(FOLDER))
    _check_versions()


def forget() -> None:
    """Have Python forget the modules that came from ``extlibs/``: the plugin's next version brings its own."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and FOLDER in Path(file).parents:
            del sys.modules[name]


def _check_versions() -> None:
    """Look at what is loaded: importlib.metadata would tell of the copy that is first on the path by now."""
    for name, (library, needed) in OLDEST.items():
        module = sys.modules.get(name)
        if module is None:
            continue
        found: str = getattr(module, "__version__", Phrase("(no version)"))
        if _numbers(found) < _numbers(needed):
            folder = Path(module.__file__ or "").parent
            raise LibraryTooOld(library=library, found=found, needed=needed, folder=folder)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)[:3]]
