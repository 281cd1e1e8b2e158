"""Has GDAL give up servers that stand still where its version takes no time-outs for a path (before 3.7).

It would wait for ever. Only for what the plugin reads itself: the threads that QGIS draws with are not its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal

from .path_options import READ_SETTINGS

TIME_OUTS = ("CONNECTTIMEOUT", "TIMEOUT", "LOW_SPEED_LIMIT", "LOW_SPEED_TIME")


@contextmanager
def time_outs() -> Iterator[None]:
    """Have GDAL's requests of this thread end in time while the body runs. What the user has set comes first."""
    keys = [f"GDAL_HTTP_{name}" for name in TIME_OUTS]
    ours = [key for key in keys if gdal.GetConfigOption(key) is None]
    for key in ours:
        gdal.SetThreadLocalConfigOption(key, READ_SETTINGS[key])
    try:
        yield
    finally:
        for key in ours:
            gdal.SetThreadLocalConfigOption(key, None)
