"""GDAL's names for what lies in the object store."""

from __future__ import annotations

from .errors import NameNotAddressable

ROOT = "/vsiswift/"


def container_prefix(container: str) -> str:
    """Return the beginning of the paths of a container's objects.

    It ends with a slash: GDAL matches path options by plain prefix, and ``/vsiswift/foo`` would match
    ``/vsiswift/foobar`` too.
    """
    return f"{ROOT}{container}/"


def raster_path(container: str, name: str) -> str:
    """Return the path of an object.

    Raises:
        NameNotAddressable: GDAL would resolve a part of the name as a folder's.
    """
    if any(part in (".", "..") for part in name.split("/")):
        raise NameNotAddressable(name=name)
    return container_prefix(container) + name


def layer_name(name: str) -> str:
    """Return what to call the layer of an object: its name without pseudo-folders and extension."""
    last = name.rstrip("/").rpartition("/")[2]
    stem, dot, _extension = last.rpartition(".")
    return stem if dot and stem else last
