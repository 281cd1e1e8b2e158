"""How a new raster layer is shown at first: what its values are stretched to, and which of its bands are seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from .errors import BandsWrong

MOST_BANDS = 65535  # a TIFF can have no more


class Stretch(Enum):
    """What the grey levels of a new layer stand for. The values are those of the settings."""

    # As QGIS is set, which mostly reads a part of the raster for it.
    QGIS = "qgis"
    # No stretch at all, and none of the raster is read for it.
    RAW = "raw"
    # From the least to the greatest value that there can be; likewise.
    FULL_RANGE = "full-range"


@dataclass(frozen=True)
class RasterView:
    """What the user wants of new layers.

    Attributes:
        stretch: see there.
        bands: numbers from 1: one for shades of grey, three for red, green and blue, none for those that the raster
            itself offers.
    """

    stretch: Stretch = Stretch.QGIS
    bands: tuple[int, ...] = ()

    @property
    def is_of_qgis(self) -> bool:
        """Whether QGIS is to decide about all."""
        return self.stretch is Stretch.QGIS and not self.bands


AS_QGIS = RasterView()


def stretch_of(value: str) -> Stretch:
    """Return the stretch of a setting; QGIS's for what a later version may have written."""
    return next((each for each in Stretch if each.value == value), Stretch.QGIS)


def view_of(stretch: str, bands: str) -> RasterView:
    """Return what settings say; what somebody wrote into them by hand, and is wrong, is left to QGIS."""
    try:
        return RasterView(stretch_of(stretch), bands_in(bands))
    except BandsWrong:
        return RasterView(stretch_of(stretch))


def bands_in(text: str) -> tuple[int, ...]:
    """Return the bands that a person typed: ``4, 3 2`` means red from band 4, green from 3, blue from 2.

    Raises:
        BandsWrong: they are not one or three numbers from 1.
    """
    words = re.split(r"[\s,;]+", text.strip(" \t\n,;")) if text.strip(" \t\n,;") else []
    if len(words) not in (0, 1, 3):
        raise BandsWrong(text=text.strip())
    bands = tuple(int(word) if re.fullmatch(r"[0-9]{1,5}", word) else 0 for word in words)
    if not all(1 <= band <= MOST_BANDS for band in bands):
        raise BandsWrong(text=text.strip())
    return bands


def bands_text(bands: tuple[int, ...]) -> str:
    """Return bands as a person types them."""
    return ", ".join(map(str, bands))
