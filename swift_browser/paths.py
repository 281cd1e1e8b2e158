"""GDAL's names for what lies in the object store."""

from __future__ import annotations

from urllib.parse import quote, unquote

from .errors import NameNotAddressable

ROOT = "/vsiswift/"
# By the account's URL: for containers whose name another account reads under ROOT already.
URL_ROOT = "/vsicurl/"
# Likewise, without a look at the server's certificate: the only way to say that to GDAL for one path.
UNCHECKED_ROOT = "/vsicurl?unsafessl=yes&url="


def container_prefix(container: str) -> str:
    """Return the beginning of the paths of a container's objects.

    It ends with a slash: GDAL matches path options by plain prefix, and ``/vsiswift/foo`` would match
    ``/vsiswift/foobar`` too.
    """
    return f"{ROOT}{container}/"


def account_prefix(storage_url: str, unchecked: bool = False) -> str:
    """Return the beginning of the paths that name an account's URL."""
    return UNCHECKED_ROOT + quote(f"{storage_url}/", safe="") if unchecked else f"{URL_ROOT}{storage_url}/"


def container_url_prefix(storage_url: str, container: str, unchecked: bool = False) -> str:
    """Return the beginning of the paths of a container's objects, with the account's URL in it."""
    ending = f"{quote(container, safe='')}/"
    return account_prefix(storage_url, unchecked) + (quote(ending, safe="") if unchecked else ending)


def container_of(path: str, storage_url: str) -> str:
    """Return the container of a path of any form; the URL is looked at in those that have one."""
    for root, escapes in ((ROOT, 0), (account_prefix(storage_url), 1), (account_prefix(storage_url, True), 2)):
        if path.startswith(root):
            rest = unquote(path[len(root) :]) if escapes == 2 else path[len(root) :]
            first = rest.partition("/")[0]
            return unquote(first) if escapes else first
    raise ValueError(f"not a path of the account: {path}")


def check_name(name: str) -> None:
    """Refuse an object's name of which GDAL, or whatever else sends a request, would resolve a part as a folder's.

    Raises:
        NameNotAddressable: it has such a part.
    """
    if any(part in (".", "..") for part in name.split("/")):
        raise NameNotAddressable(name=name)


def raster_path(prefix: str, name: str) -> str:
    """Return the path of an object.

    Args:
        prefix: the container's, of any form.
        name: the object's.

    Raises:
        NameNotAddressable: see :func:`check_name`.
    """
    check_name(name)
    if prefix.startswith(UNCHECKED_ROOT):
        return prefix + quote(quote(name), safe="")
    return prefix + (quote(name) if prefix.startswith(URL_ROOT) else name)


def layer_name(name: str) -> str:
    """Return what to call the layer of an object: its name without pseudo-folders and extension."""
    last = name.rstrip("/").rpartition("/")[2]
    stem, dot, _extension = last.rpartition(".")
    return stem if dot and stem else last
