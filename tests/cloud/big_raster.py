"""Makes a large COG from a real scene: python big_raster.py FILE. Needs GDAL."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from osgeo import gdal

SIZE = 8192  # columns and rows, of three bands of UInt16
SOURCE = Path(__file__).resolve().parent.parent / "data" / "mosaic_cog1.tif"


def main() -> None:
    gdal.UseExceptions()
    target = Path(sys.argv[1])
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished.tif")
    enlarged = gdal.Translate(
        "/vsimem/enlarged.tif", str(SOURCE), width=SIZE, height=SIZE, resampleAlg="cubic", creationOptions=["TILED=YES"]
    )
    _add_grain(enlarged)
    options = ["COMPRESS=DEFLATE", "PREDICTOR=2", "LEVEL=1", "BLOCKSIZE=512", "NUM_THREADS=ALL_CPUS"]
    gdal.Translate(str(unfinished), enlarged, format="COG", creationOptions=options)
    unfinished.rename(target)


def _add_grain(raster: gdal.Dataset) -> None:
    """Add noise of a few counts, so that no two pixels are the same by interpolation and files keep a real size."""
    noise = np.random.default_rng(20261122)
    for number in range(1, raster.RasterCount + 1):
        band = raster.GetRasterBand(number)
        for row in range(0, SIZE, 1024):
            block = band.ReadAsArray(0, row, SIZE, 1024)
            grain = noise.integers(0, 8, block.shape, dtype=np.uint16)
            band.WriteArray(np.where(block > 0, block + grain, block), 0, row)


if __name__ == "__main__":
    main()
