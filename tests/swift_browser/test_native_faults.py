"""Native pixels while the way to the object store fails: an error each time, and the right values afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from native_rasters import write
from osgeo import gdal
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.dataset_pool import forget_failed_sources
from swift_cog_browser.swift_browser.native_raster import NativeError, NativeRasters, RasterSource
from swift_cog_browser.swift_browser.windows import Window, parts_of

PREFIX = "/vsiswift/empty/"
TILES = ["TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128"]
VALUES = np.random.default_rng(11).integers(1, 60000, (1024, 1024), "u2")
FAULTS = {
    **{str(status): Fault(status) for status in (401, 403, 404, 500, 503)},
    **{body: Fault(body=body) for body in ("cut", "drop", "short", "shorter", "empty")},
    "every other request cut": Fault(body="cut", every=2),
}


@pytest.fixture
def way(cloud: CloudHandle, account: Account) -> Iterator[FaultyWay]:
    """GDAL reads a container by it."""
    token = account.session.current
    with FaultyWay(cloud.plan.swift_url) as way:
        options = {
            "SWIFT_STORAGE_URL": way.through(token.storage_url),
            "SWIFT_AUTH_TOKEN": token.value,
            "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
        }
        for key, value in options.items():
            gdal.SetPathSpecificOption(PREFIX, key, value)
        yield way
        for key in options:
            gdal.SetPathSpecificOption(PREFIX, key, None)


@pytest.fixture(params=["NONE", "DEFLATE"])
def path(request: pytest.FixtureRequest, cloud: CloudHandle, account: Account, tmp_path: Path) -> Iterator[str]:
    file = write(tmp_path / "raster.tif", [VALUES], options=[*TILES, f"COMPRESS={request.param}"])
    token, name = account.session.current, f"empty/{uuid.uuid4().hex}.tif"
    cloud.upload(token.value, token.storage_url, name, file.read_bytes())
    yield f"/vsiswift/{name}"
    cloud.delete(token.value, token.storage_url, name)


def read(rasters: NativeRasters, path: str, window: Window) -> Any:
    with rasters.borrowed(RasterSource(path, layer="raster")) as raster:
        return raster.read(window)[0]


def part_of(window: Window) -> Any:
    return VALUES[window.row : window.row + window.rows, window.column : window.column + window.columns]


@pytest.mark.parametrize("threads", [None, "2"], ids=["one thread", "GDAL_NUM_THREADS"])
def test_an_error_or_the_right_values(way: FaultyWay, path: str, threads: str | None) -> None:
    whole = Window(0, 0, 1024, 1024)
    gdal.SetConfigOption("GDAL_NUM_THREADS", threads)
    try:
        for name, fault in FAULTS.items():
            rasters = NativeRasters()
            gdal.VSICurlClearCache()
            # Opened while all is well, with one block read.
            assert (read(rasters, path, Window(3, 3, 1, 1)) == VALUES[3, 3]).all()
            way.fail(fault)
            failed = 0
            for window in (Window(1000, 1000, 1, 1), Window(100, 300, 300, 300), whole):
                try:
                    assert (read(rasters, path, window) == part_of(window)).all(), name
                except NativeError:
                    failed += 1
            assert way.spoilt, name
            assert failed, name
            way.fail(None)
            # As the one click of the layer's mark does.
            gdal.VSICurlClearCache()
            for window in parts_of(whole, (128, 128), 1):
                assert (read(rasters, path, window) == part_of(window)).all(), name
    finally:
        gdal.SetConfigOption("GDAL_NUM_THREADS", None)


@pytest.fixture
def mosaic(cloud: CloudHandle, account: Account, tmp_path: Path, way: FaultyWay) -> Iterator[str]:
    """A virtual raster of two objects, side by side."""
    token, names = account.session.current, [f"empty/{uuid.uuid4().hex}.tif" for _ in range(2)]
    for number, name in enumerate(names):
        transform = (500000 + number * 10240, 20, 0, 4600000, 0, -20)
        half = VALUES[:, number * 512 : number * 512 + 512]
        file = write(tmp_path / f"{number}.tif", [half], transform=transform, options=TILES)
        cloud.upload(token.value, token.storage_url, name, file.read_bytes())
    paths = [f"/vsiswift/{name}" for name in names]
    vrt = str(tmp_path / "mosaic.vrt")
    gdal.BuildVRT(vrt, paths).FlushCache()
    yield vrt
    for name in names:
        cloud.delete(token.value, token.storage_url, name)


@pytest.mark.parametrize("threads", [None, "2"], ids=["one thread", "GDAL_NUM_THREADS"])
def test_a_mosaic_too(way: FaultyWay, mosaic: str, threads: str | None) -> None:
    """Whichever of its parts fails, and whether that was open before or not."""
    vrt, spoilt = mosaic, 0
    gdal.SetConfigOption("GDAL_NUM_THREADS", threads)
    try:
        for name, fault in FAULTS.items():
            rasters = NativeRasters()
            # GDAL may keep the parts open, with blocks that were read well.
            forget_failed_sources()
            gdal.VSICurlClearCache()
            assert (read(rasters, vrt, Window(3, 3, 1, 1)) == VALUES[3, 3]).all()
            way.fail(fault)
            failed = 0
            for window in (Window(1000, 1000, 1, 1), Window(300, 300, 400, 300), Window(0, 0, 1024, 1024)):
                try:
                    assert (read(rasters, vrt, window) == part_of(window)).all(), name
                except NativeError:
                    failed += 1
            assert failed or not way.spoilt, name
            spoilt += way.spoilt
            way.fail(None)
            gdal.VSICurlClearCache()
            forget_failed_sources()
            for window in parts_of(Window(0, 0, 1024, 1024), (128, 128), 1):
                assert (read(rasters, vrt, window) == part_of(window)).all(), name
        assert spoilt
    finally:
        gdal.SetConfigOption("GDAL_NUM_THREADS", None)
