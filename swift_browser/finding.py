"""Looks for what a waiting layer is to read, in the accounts that are connected."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import QgsMapLayer, QgsVectorLayer

from .cancel import Cancel
from .environment import AUTHORISATION, environment
from .errors import AccessDenied, NotFound, NotPublic, RasterUnreadable
from .mosaics import open_needs
from .needs import Need, is_known, mosaic_needs, needs_of, path_of
from .provenance import Provenance, read
from .reload import read_header
from .sources import Source, read_alone

if TYPE_CHECKING:
    from ..auth.errors import UserError
    from .account import Account


@dataclass(frozen=True)
class Found:
    """What a layer can read.

    Attributes:
        source: as QGIS has it.
        provenance: of an object; None where no account was asked.
        needs: of a mosaic, with whose they are; likewise empty.
    """

    source: str
    provenance: Provenance | None = None
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class _Version:
    """Which version of its object a layer may be read from. ``provenance``: what it was last read from, if known."""

    provenance: Provenance | None

    def of(self, account: Account, source: Source) -> Provenance | None:
        """Return the version; None for any. What other layers of the account read, all have to."""
        return self.provenance or account.pinned.version_of(source.container, source.name)


@dataclass(frozen=True)
class _Reading:
    """How QGIS reads a layer: a path, what follows it in the source, and whether it is one of vectors."""

    path: str
    suffix: str
    vector: bool

    @property
    def source(self) -> str:
        """What QGIS is to read."""
        source = self.path + self.suffix
        return source if self.vector else read_alone(source)

    def warm(self) -> bool:
        """Have GDAL keep in its cache what QGIS reads when it opens a layer. Waits for the network."""
        return read_header(self.path + self.suffix, self.vector)


def needs_no_account(layer: QgsMapLayer) -> bool:
    """Return whether QGIS may be able to open a layer without an account of the plugin: it is tried then.

    So it is with URLs, whose objects may be open to all, and with what the user reads with a token in the environment
    that QGIS was started with.
    """
    if all(need.by_url for need in needs_of(layer)):
        return True
    return not is_known(layer) and environment.active is None and bool(os.environ.get(AUTHORISATION))


def search_for(layer: QgsMapLayer, owners: Sequence[Account], any_version: bool = False) -> Callable[[Cancel], Found]:
    """Return what looks for a layer's data, in the background. On the main thread.

    What is returned waits for the network, and raises a UserError if there is nothing to read.

    Args:
        owners: in whose accounts to look; none to try without.
        any_version: whether the object may be another one than the layer was last read from.
    """
    path, (_path, bar, rest) = path_of(layer), layer.source().partition("|")
    reading, known = _Reading(path, bar + rest, isinstance(layer, QgsVectorLayer)), is_known(layer)
    wanted = None if any_version else _Version(read(layer))
    mosaic, objects = mosaic_needs(layer), [need.source for need in needs_of(layer)]

    def search(cancel: Cancel) -> Found:
        if mosaic:
            return _find_mosaic(reading, mosaic, owners, cancel)
        if owners:
            return _find(owners, objects[0], reading, wanted, cancel)
        if not reading.warm() and known:
            raise NotPublic(what=f"{objects[0].container}/{objects[0].name}")
        return Found(reading.source)

    return search


def _find_mosaic(reading: _Reading, needs: list[Need], owners: Sequence[Account], cancel: Cancel) -> Found:
    nobodys = not owners and not all(need.by_url for need in needs)
    opened = () if nobodys else open_needs(needs, owners, cancel)
    if not reading.warm():
        raise RasterUnreadable(name=PurePath(reading.path).name, format="VRT", details=gdal.GetLastErrorMsg())
    return Found(reading.path + reading.suffix, needs=opened)


def _find(
    owners: Sequence[Account], source: Source, reading: _Reading, wanted: _Version | None, cancel: Cancel
) -> Found:
    """Look for an object in accounts, one after the other.

    Raises:
        LayerOutdated: there is one, but not the one that is expected.
        UserError: of the last one.
    """
    error: UserError = NotFound(what=f"{source.container}/{source.name}")
    for owner in owners:
        try:
            expected = None if wanted is None else wanted.of(owner, source)
            path, provenance = owner.open_path(source.container, source.name, cancel, expected)
        except (NotFound, AccessDenied) as refusal:
            error = refusal
            continue
        there = _Reading(path, reading.suffix, reading.vector)
        if not there.warm():
            # GDAL may remember it as missing or forbidden, from before the login.
            owner.help_open(path, source.container, source.name)
            if not there.warm():
                raise RasterUnreadable(name=source.name, format="–", details=gdal.GetLastErrorMsg())
        return Found(there.source, provenance)
    raise error
