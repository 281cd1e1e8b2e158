"""Has GDAL forget which sources of virtual rasters it could not open.

GDAL keeps the sources of its driver VRT in a pool of datasets, those too that it failed to open: nothing that is opened
later is asked of the object store then, as long as any virtual raster is open. The pool has a fixed size and no way to
empty it, so it is filled with other failures. Measured with GDAL 3.6.2, 3.10.3 and 3.13.3: 0.5 to 0.7 s.
"""

from __future__ import annotations

import threading

from osgeo import gdal

# The most that GDAL_MAX_DATASET_POOL_SIZE may be.
SIZE = 1000
# Of a file that is nowhere.
BAND = (
    '<VRTRasterBand dataType="Byte" band="{number}"><SimpleSource><SourceBand>1</SourceBand>'
    '<SourceFilename relativeToVRT="0">/vsimem/swift_cog_browser_nothing_{number}</SourceFilename>'
    '<SourceProperties RasterXSize="1" RasterYSize="1" DataType="Byte" BlockXSize="1" BlockYSize="1"/>'
    "</SimpleSource></VRTRasterBand>"
)
_lock = threading.Lock()


def forget_failed_sources() -> None:
    """Have GDAL open the sources of virtual rasters anew that nobody is reading now. Not on the main thread."""
    bands = "".join(BAND.format(number=number + 1) for number in range(SIZE))
    # Nobody is to read of the failures that are meant.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        with _lock:
            nothing = gdal.OpenEx(f'<VRTDataset rasterXSize="1" rasterYSize="1">{bands}</VRTDataset>', gdal.OF_RASTER)
            for number in range(SIZE):
                _fail(nothing.GetRasterBand(number + 1))
    finally:
        gdal.PopErrorHandler()


def _fail(band: gdal.Band) -> bool:
    try:
        return band.ReadRaster(0, 0, 1, 1) is None
    except RuntimeError:
        # Where somebody has switched GDAL's exceptions on.
        return True
