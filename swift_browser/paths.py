"""GDAL's names for what lies in the object store."""

from __future__ import annotations

from urllib.parse import quote

from .errors import NameNotAddressable

ROOT = "/vsiswift/"
# By the account's URL: for containers whose name another account reads under ROOT already.
URL_ROOT = "/vsicurl/"


def container_prefix(container: str) -> str:
    """Return the beginning of the paths of a container's objects.

    It ends with a slash: GDAL matches path options by plain prefix, and ``/vsiswift/foo`` would match
    ``/vsiswift/foobar`` too.
    """
    return f"{ROOT}{container}/"


def account_prefix(storage_url: str) -> str:
    """Return the beginning of the paths that name an account's URL."""
    return f"{URL_ROOT}{storage_url}/"


def container_url_prefix(storage_url: str, container: str) -> str:
    """Return the beginning of the paths of a container's objects, with the account's URL in it."""
    return f"{account_prefix(storage_url)}{quote(container, safe='')}/"


def raster_path(prefix: str, name: str) -> str:
    """Return the path of an object.

    Args:
        prefix: the container's, of either form.
        name: the object's.

    Raises:
        NameNotAddressable: GDAL would resolve a part of the name as a folder's.
    """
    if any(part in (".", "..") for part in name.split("/")):
        raise NameNotAddressable(name=name)
    return prefix + (quote(name, safe="/") if prefix.startswith(URL_ROOT) else name)


def layer_name(name: str) -> str:
    """Return what to call the layer of an object: its name without pseudo-folders and extension."""
    last = name.rstrip("/").rpartition("/")[2]
    stem, dot, _extension = last.rpartition(".")
    return stem if dot and stem else last
