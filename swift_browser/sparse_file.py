"""Shows GDAL the parts of a file that were read, as if it were whole. GDAL asks nobody for the rest: it is zeros."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from osgeo import gdal

from .gdal_files import forget_file
from .ranges import Ranges

# No folders below: some versions of GDAL keep them when they are empty.
PREFIX = "/vsimem/swift_cog_browser_details"
REGION = (
    '<SubfileRegion><Filename relative="0">{file}</Filename><DestinationOffset>{offset}</DestinationOffset>'
    "<SourceOffset>0</SourceOffset><RegionLength>{length}</RegionLength></SubfileRegion>"
)
# What is not known has to be said too: a read that begins in a place without region gives zeros up to its end, even
# where it reaches a region.
UNKNOWN = (
    "<ConstantRegion><DestinationOffset>{offset}</DestinationOffset>"
    "<RegionLength>{length}</RegionLength><Value>0</Value></ConstantRegion>"
)


@contextmanager
def opened(ranges: Ranges) -> Iterator[gdal.Dataset | None]:
    """Open the GeoTIFF whose parts are known; None if GDAL refuses it. What it yields is not to be kept."""
    name = f"{PREFIX}_{uuid.uuid4().hex}"
    files = []
    regions = []
    end = 0
    try:
        for number, (offset, contents) in enumerate(ranges.pieces):
            files.append(f"{name}_{number}")
            gdal.FileFromMemBuffer(files[-1], contents)
            if offset > end:
                regions.append(UNKNOWN.format(offset=end, length=offset - end))
            regions.append(REGION.format(file=files[-1], offset=offset, length=len(contents)))
            end = offset + len(contents)
        if ranges.size > end:
            regions.append(UNKNOWN.format(offset=end, length=ranges.size - end))
        # Not .xml: GDAL 3.10 would take it for what ESRI's programs put beside a TIFF.
        files.append(f"{name}.sparse")
        xml = f"<VSISparseFile><Length>{ranges.size}</Length>{''.join(regions)}</VSISparseFile>"
        gdal.FileFromMemBuffer(files[-1], xml.encode())
        yield _open(f"/vsisparse/{files[-1]}")
    finally:
        for file in files:
            forget_file(file)


def _open(path: str) -> gdal.Dataset | None:
    # No siblings: neither overviews nor statistics beside the file are looked for.
    with quiet():
        # Another plugin may have switched on GDAL's exceptions.
        try:
            data = gdal.OpenEx(path, gdal.OF_RASTER, allowed_drivers=["GTiff"], sibling_files=[])
        except RuntimeError:
            return None
        # It looks where the raster lies when it is asked first, and would raise then what it finds amiss.
        with suppress(RuntimeError):
            if data is not None:
                data.GetSpatialRef()
        return data


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what GDAL thinks of a header out of QGIS's log; the parser has said it better. For this thread only."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
