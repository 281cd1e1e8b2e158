"""Files in GDAL's memory, whether or not its exceptions are on: Processing switches them on for all of QGIS."""

from __future__ import annotations

import pytest
from osgeo import gdal
from swift_cog_browser.swift_browser.gdal_files import forget_file

FILE = "/vsimem/swift_cog_browser_test_forgotten"


@pytest.mark.parametrize("exceptions", [False, True])
def test_a_file_is_forgotten_and_one_that_is_not_there_too(exceptions: bool) -> None:
    if exceptions:
        gdal.UseExceptions()
    try:
        gdal.FileFromMemBuffer(FILE, b"x")
        forget_file(FILE)
        assert gdal.VSIStatL(FILE) is None
        forget_file(FILE)
    finally:
        if exceptions:
            gdal.DontUseExceptions()
