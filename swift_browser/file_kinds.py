"""What the ending of an object's name says about what it holds."""

from __future__ import annotations

from collections.abc import Sequence

RASTER_ENDINGS = (".tif", ".tiff", ".vrt", ".jp2", ".img", ".png", ".jpg", ".jpeg", ".nc", ".hdf", ".h5", ".zarr")
VECTOR_ENDINGS = (".fgb", ".gpkg", ".geojson", ".parquet")


def looks_like_raster(name: str, endings: Sequence[str] = RASTER_ENDINGS) -> bool:
    """Return whether the name is that of a raster; adding it as a layer may work in any case."""
    return name.lower().endswith(tuple(endings))


def looks_like_vector(name: str) -> bool:
    """Return whether the name is that of a vector file which GDAL reads in place."""
    return name.lower().endswith(VECTOR_ENDINGS)
