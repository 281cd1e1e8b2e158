"""Keeps GDAL from writing beside the objects that it reads, in this process and in those that are started from it.

GDAL takes every object for a file that may be written. When statistics of it were worked out, it uploads them as
`OBJECT.aux.xml`. Without a token that fails inside GDAL, before any request, and they go to the user's profile.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from osgeo import gdal

from ..auth.session import SessionClosed
from .child_options import PROXY_FOLDER, ChildOptions
from .path_options import READ_SETTINGS
from .paths import ROOT

NOTHING = ""
SEALED = {"SWIFT_AUTH_TOKEN": NOTHING}
STATISTICS = ".aux.xml"
# GDAL uploads these if the user has allowed it to write by way of temporary files. In containers that the plugin has
# opened it does not look for them (READ_SETTINGS); elsewhere the user's layers may need them.
NEVER_READ = (".ovr", ".msk")
GEOPACKAGE = ".gpkg"
# SQLite would ask for these again and again, on the main thread too.
JOURNALS = ("-wal", "-journal")
# GDAL writes statistics of one into the file itself.
VIRTUAL = ".vrt"


class Seals:
    """The paths that GDAL is not to write. Methods may be called from any thread unless they say otherwise.

    A seal belongs to no account: it outlives the logout, since a layer may be closed later, with a token of the
    user's own in the environment. It holds no secret.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._sealed: dict[str, tuple[str, ...]] = {}
        self._containers: set[str] = set()
        self._children = ChildOptions()
        self._ended = False

    def seal(self, path: str) -> None:
        """Keep GDAL from writing beside an object. What has no seal needs none: GDAL cannot write to other URLs.

        Args:
            path: the object's, of any form.

        Raises:
            SessionClosed: the plugin was unloaded meanwhile: nothing is to be opened any more.
        """
        if not path.startswith(ROOT):
            return
        with self._lock:
            self._let_be_read(path)
            endings = [STATISTICS]
            if any(path.startswith(prefix) for prefix in self._containers):
                endings += [ending for ending in NEVER_READ if path + ending not in self._sealed]
            if path.lower().endswith(GEOPACKAGE):
                endings += JOURNALS
            self._close(path, tuple(path + ending for ending in endings))

    @contextmanager
    def held(self, path: str) -> Iterator[None]:
        """Seal an object, and have nobody take the seal off meanwhile."""
        with self._lock:
            self.seal(path)
            yield

    def shut(self, path: str) -> None:
        """Keep GDAL from writing an object itself; it cannot be read any more either."""
        self._close(path, (path,))

    def read_quickly(self, prefix: str) -> None:
        """Have child processes read a container without a listing of it first, as this one does.

        Raises:
            SessionClosed: the plugin was unloaded meanwhile.
        """
        with self._lock:
            self._expect_more()
            if prefix.startswith(ROOT) and prefix not in self._containers:
                self._containers.add(prefix)
                self._tell_children(prefix, READ_SETTINGS)

    def keep(self, paths: Iterable[str]) -> None:
        """Take the seals off all objects but these, and everything down if none is left.

        GDAL may be looking at them: when nothing is being opened.
        """
        kept = set(paths)
        with self._lock:
            for path in [path for path in self._sealed if path not in kept]:
                for each in self._sealed.pop(path):
                    gdal.SetPathSpecificOption(each, "SWIFT_AUTH_TOKEN", None)
            if not self._sealed:
                self._containers.clear()
                self._children.withdraw()

    def withdraw(self) -> None:
        """Take all of it down."""
        self.keep(())

    @property
    def ended(self) -> bool:
        return self._ended

    def begin(self) -> None:
        """Seal from now on, also after an end."""
        self._ended = False

    def end(self) -> None:
        """Take all of it down, for the end of the plugin. Work that still goes on may not open more."""
        with self._lock:
            self._ended = True
            self.withdraw()

    @property
    def paths(self) -> list[str]:
        """The objects that are sealed."""
        with self._lock:
            return list(self._sealed)

    def _close(self, path: str, closed: tuple[str, ...]) -> None:
        with self._lock:
            self._expect_more()
            before = self._sealed.get(path, ())
            self._sealed[path] = tuple(dict.fromkeys((*before, *closed)))
            for each in self._sealed[path][len(before) :]:
                for key, value in SEALED.items():
                    gdal.SetPathSpecificOption(each, key, value)
                self._tell_children(each, SEALED)

    def _let_be_read(self, path: str) -> None:
        """Take off the seal of a file beside another object: it is wanted for itself."""
        owner, dot, _ending = path.rpartition(".")
        closed = self._sealed.get(owner, ())
        if dot and path in closed:
            self._sealed[owner] = tuple(each for each in closed if each != path)
            gdal.SetPathSpecificOption(path, "SWIFT_AUTH_TOKEN", None)
            self._children.remove(path)

    def _expect_more(self) -> None:
        if self._ended:
            raise SessionClosed()

    def _tell_children(self, prefix: str, options: Mapping[str, str]) -> None:
        # They see the environment, but not what QGIS may have told GDAL in this process alone.
        folder = gdal.GetConfigOption(PROXY_FOLDER)
        self._children.add(prefix, options, {PROXY_FOLDER: folder} if folder else {})


seals = Seals()
