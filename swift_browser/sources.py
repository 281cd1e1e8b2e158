"""Which object a layer's source names, and the name of what stands in for it while nobody is logged in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from .paths import ROOT, UNCHECKED_ROOT, URL_ROOT

# What QGIS calls its provider of rasters.
PROVIDER = "gdal"
# Not in a folder: GDAL would make that, and keep it. What follows is the source, with every odd character escaped.
STAND_IN = "/vsimem/swift_cog_browser_waits_"
ENDING = ".vrt"
# QGIS's way to say an open option. Where GDAL reads a GeoTIFF in threads of its own (GDAL_NUM_THREADS), a part that it
# cannot get may come as zeros and no error, and stays in its cache (3.6 to 3.13; docs/pixels.md).
ALONE = "|option:NUM_THREADS=1"
THREADS = "option:NUM_THREADS="
# scheme, host and what a Ceph may have before it, version, account: as OpenStack's storage URLs are.
ACCOUNT_URL = re.compile(r"(https?://[^/?#]+(?:/[^/?#]+)*?/v1/[^/?#]+)/([^/?#]+)/(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """An object, as a path of GDAL names it.

    Attributes:
        storage_url: the account's URL; empty where the path does not say it.
        container, name: the object.
    """

    storage_url: str
    container: str
    name: str


def object_of(path: str) -> Source | None:
    """Return the object that a path of GDAL names; None if it is none in a Swift, as far as the path tells."""
    if path.startswith(ROOT):
        container, _slash, name = path[len(ROOT) :].partition("/")
        return Source("", container, name) if container and name else None
    if path.startswith(UNCHECKED_ROOT):
        return _of_url(unquote(path[len(UNCHECKED_ROOT) :]))
    if path.startswith(URL_ROOT):
        return _of_url(path[len(URL_ROOT) :])
    return None


def _of_url(url: str) -> Source | None:
    found = ACCOUNT_URL.fullmatch(url)
    return Source(found[1], unquote(found[2]), unquote(found[3])) if found else None


def read_alone(source: str) -> str:
    """Return the source with which QGIS reads a raster over the network so that nothing that fails is passed over.

    Args:
        source: a path, with what may follow a ``|``; one of a file on this machine stays as it is.
    """
    remote = source.startswith((ROOT, URL_ROOT, UNCHECKED_ROOT))
    return source + ALONE if remote and THREADS not in source else source


def same_url(one: str, other: str) -> bool:
    """Return whether two storage URLs are the same."""
    return one.rstrip("/") == other.rstrip("/")


def stand_in_of(path: str) -> str:
    """Return the path of what stands in for an object. It holds the object's own, so that none is ever lost."""
    return f"{STAND_IN}{quote(path, safe='')}{ENDING}"


def path_behind(source: str) -> str:
    """Return the path that a stand-in stands in for; empty if the source is none."""
    path = source.partition("|")[0]
    if path.startswith(STAND_IN) and path.endswith(ENDING):
        return unquote(path[len(STAND_IN) : -len(ENDING)])
    return ""


def source_behind(source: str) -> str:
    """Return the source that a layer has when nothing stands in for it, with what follows a ``|``."""
    path = path_behind(source)
    return path + source[len(source.partition("|")[0]) :] if path else source
