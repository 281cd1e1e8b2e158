"""What the ending of an object's name says about what it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .errors import EndingsWrong

RASTER_ENDINGS = (".tif", ".tiff", ".vrt", ".jp2", ".img", ".png", ".jpg", ".jpeg", ".nc", ".hdf", ".h5", ".zarr")
VECTOR_ENDINGS = (".fgb", ".gpkg", ".geojson", ".parquet")
_ENDING = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*")


def looks_like_raster(name: str, endings: Sequence[str] = RASTER_ENDINGS) -> bool:
    """Return whether the name is that of a raster; adding it as a layer may work in any case."""
    return name.lower().endswith(tuple(endings))


def looks_like_vector(name: str) -> bool:
    """Return whether the name is that of a vector file which GDAL reads in place."""
    return name.lower().endswith(VECTOR_ENDINGS)


def endings_in(text: str) -> tuple[str, ...]:
    """Return the endings that a person typed: ``tif, *.JP2`` means ``.tif`` and ``.jp2``.

    Raises:
        EndingsWrong: something in the text is no ending, or there is none.
    """
    found = []
    for word in re.split(r"[\s,;]+", text.strip(" \t\n,;")):
        ending = word.removeprefix("*").removeprefix(".")
        if not _ENDING.fullmatch(ending):
            raise EndingsWrong(text=word)
        found.append(f".{ending.lower()}")
    return tuple(dict.fromkeys(found))
