"""Takes the pictures of docs/ from the real QGIS and a cloud in a box. Called by ``make screenshots``.

The pictures end up as WebP files of few colours, so that they are small enough for the plugin's zip.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from demo import BIG_RASTER, CHECKOUT, CLOUD, cloud
from osgeo import gdal
from real_qgis.launch import make_profile, run_qgis

WORK = CHECKOUT / "build" / "screenshots"
TARGET = CHECKOUT / "docs" / "images"
TOURS = CHECKOUT / "tests" / "real_qgis"
COLOURS = 64


@dataclass(frozen=True)
class Run:
    """One start of QGIS.

    Attributes:
        look: which pictures the script takes.
        script: what QGIS runs.
        settings: of the profile.
        language: what QGIS speaks.
    """

    look: str
    script: str
    settings: str = ""
    language: str = "en_US"


RUNS = (
    Run("first", "screenshots_tour.py"),
    Run("usual", "places_tour.py"),
    Run("pixels", "places_tour.py"),
    Run("sending", "places_tour.py"),
    Run("dark", "places_tour.py", "\n[UI]\nUITheme=Night Mapping\n"),
    Run("french", "places_tour.py", language="fr"),
)


def main() -> int:
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    try:
        if cloud("start", "--big-raster", str(BIG_RASTER)) != 0:
            return 1
        failure = next(filter(None, map(take, RUNS)), "")
    finally:
        cloud("stop")
    if failure:
        print(failure, file=sys.stderr)
        return 1
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for picture in sorted(WORK.glob("*.png")):
        small = TARGET / f"{picture.stem}.webp"
        shrink(picture, small)
        print(f"{small}: {small.stat().st_size / 1000:.0f} kB")
    return 0


def take(run: Run) -> str:
    """Run QGIS; return what went wrong, or nothing."""
    folder = WORK / run.look
    result = folder / "result.json"
    profile = make_profile(folder, run.settings, language=run.language)
    variables = {
        "SWIFT_COG_CLOUD": str(CLOUD),
        "SWIFT_COG_OUTPUT": str(WORK),
        "SWIFT_COG_RESULT": str(result),
        "SWIFT_COG_LOOK": run.look,
    }
    code = run_qgis(profile, TOURS / run.script, variables, folder / "qgis.log")
    if not result.exists():
        return f"QGIS ended with {code}; see {folder / 'qgis.log'}"
    return str(json.loads(result.read_text(encoding="utf-8")).get("failure", ""))


def shrink(source: Path, target: Path) -> None:
    """Write a picture of few colours without further loss, and without what QGIS noted beside the pixels."""
    picture = gdal.Open(str(source))
    bands = [picture.GetRasterBand(number) for number in (1, 2, 3)]
    palette = gdal.ColorTable()
    gdal.ComputeMedianCutPCT(*bands, COLOURS, palette)
    memory = gdal.GetDriverByName("MEM").Create("", picture.RasterXSize, picture.RasterYSize, len(bands))
    memory.WriteArray(nearest(np.dstack([band.ReadAsArray() for band in bands]), palette))
    gdal.GetDriverByName("WEBP").CreateCopy(str(target), memory, options=["LOSSLESS=YES"])


def nearest(picture: np.ndarray, palette: gdal.ColorTable) -> np.ndarray:
    """Return for each pixel the nearest colour of a palette, bands first.

    Not dithered: that would double the size of windows.
    """
    known = np.array([palette.GetColorEntry(number)[:3] for number in range(palette.GetCount())], dtype=int)
    colours, places = np.unique(picture.reshape(-1, 3), axis=0, return_inverse=True)
    distances = [((known - colour) ** 2).sum(axis=1) for colour in colours.astype(int)]
    shown = known[np.argmin(distances, axis=1)][places].reshape(picture.shape)
    return np.moveaxis(shown, 2, 0).astype(np.uint8)


if __name__ == "__main__":
    gdal.UseExceptions()
    gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")
    sys.exit(main())
