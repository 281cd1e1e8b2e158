"""Has whatever GDAL reports while it reads count as a failure: it may call success what it only partly read.

GDAL may return success and zeros for what it could not read, where threads of its own read: none do meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from osgeo import gdal

from ..auth.errors import UserError
from .gdal_patience import time_outs

# In threads of GDAL's own nobody would see what fails. A mosaic's sources are not to be shared with what QGIS opened.
ALONE = {"GDAL_NUM_THREADS": "1", "VRT_NUM_THREADS": "1", "VRT_SHARED_SOURCE": "0"}


@contextmanager
def raised_as(failure: Callable[[str], UserError]) -> Iterator[None]:
    """Raise what GDAL reports as a failure, in this thread, also where it goes on as if nothing had happened.

    Args:
        failure: makes the error of GDAL's own words.
    """
    reports: list[str] = []

    def note(kind: int, number: int, text: str) -> None:
        if kind >= gdal.CE_Failure:
            reports.append(f"{number}: {text}")

    before = {key: gdal.GetThreadLocalConfigOption(key) for key in ALONE}
    for key, value in ALONE.items():
        gdal.SetThreadLocalConfigOption(key, value)
    gdal.ErrorReset()
    gdal.PushErrorHandler(note)
    try:
        with time_outs():
            yield
    except RuntimeError as error:
        raise failure("\n".join([*reports, str(error)])) from error
    finally:
        gdal.PopErrorHandler()
        for key, value_before in before.items():
            gdal.SetThreadLocalConfigOption(key, value_before)
    if reports:
        raise failure("\n".join(reports))
