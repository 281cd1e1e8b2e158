"""What goes into the clipboard for use outside QGIS: paths, URLs and commands, with no token in any of them."""

from __future__ import annotations

import os
import shlex

from .addresses import object_url
from .paths import URL_ROOT, container_prefix, raster_path
from .places import Place

WINDOWS = os.name == "nt"


def gdal_path(place: Place, public_url: str = "") -> str:
    """Return GDAL's path of an object, a pseudo-folder or a container.

    Args:
        public_url: the storage URL, where everybody may read; empty for where GDAL needs a token.

    Raises:
        NameNotAddressable: GDAL has no path for this name.
    """
    if public_url:
        return URL_ROOT + object_url(public_url, place.container, place.name)
    return raster_path(container_prefix(place.container), place.name)


def gdal_command(path: str, windows: bool = WINDOWS) -> str:
    """Return the line for a shell that has SWIFT_STORAGE_URL and SWIFT_AUTH_TOKEN set."""
    quoted = f'"{path}"' if windows else shlex.quote(path)
    return f"gdalinfo {quoted}"
