"""What is measured in a run of the benchmark: which rasters, over which links, how often."""

from __future__ import annotations

from dataclasses import dataclass

from .lab import Way
from .rasters import Raster
from .task import OPEN, SIDES, STEPS

RATE = 50.0  # Mbit/s
USUAL = Way(40.0, RATE)
NEAR, FAR, SLOW = Way(1.0, RATE), Way(150.0, RATE), Way(40.0, RATE, slow_start=True)

# From 100 MB to 2 GB.
RASTERS = (
    Raster("DEFLATE", 1, 512, 12288),
    Raster("DEFLATE", 3, 256, 8192),
    Raster("DEFLATE", 3, 512, 8192),
    Raster("DEFLATE", 3, 512, 8192, crowded=True),
    Raster("DEFLATE", 3, 512, 19456),
    Raster("DEFLATE", 13, 512, 4096),
    Raster("ZSTD", 1, 256, 12288),
    Raster("ZSTD", 3, 512, 8192),
    Raster("ZSTD", 13, 256, 4096, crowded=True),
    Raster("LZW", 1, 512, 8192),
    Raster("LZW", 3, 256, 8192),
    Raster("JPEG", 3, 512, 24576),
    Raster("NONE", 1, 512, 8192),
    Raster("NONE", 3, 256, 8192),
)
# For a look at how things are: a small one, a crowded one, one of few bytes.
FEW = (RASTERS[0], RASTERS[3], RASTERS[11])
# For links that are not the usual one; what a crowd costs shows on that.
FEW_ALONE = (RASTERS[0], RASTERS[2], RASTERS[11])


@dataclass(frozen=True)
class Part:
    """Rasters that are opened over one link, and how often each."""

    way: Way
    rasters: tuple[Raster, ...]
    repeats: int
    sides: tuple[str, ...] = SIDES
    steps: tuple[str, ...] = STEPS
    # Those that are also opened in the next QGIS of the same profile.
    later: tuple[Raster, ...] = ()


FULL = (
    Part(USUAL, RASTERS, 2, later=FEW),
    *(Part(way, FEW_ALONE, 2, steps=(OPEN,)) for way in (NEAR, FAR, SLOW)),
)
QUICK = (Part(USUAL, FEW, 2),)
