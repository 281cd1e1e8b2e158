"""Tokens come and go while the map is drawn, and no picture shows it."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest
from cloud.handle import CloudHandle
from conftest import BIG_RASTER, DATA, login_of
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QColor, QImage
from real_qgis.drawing import draw
from swift_cog_browser.auth.token import Token
from swift_cog_browser.swift_browser.account import Account, connect
from swift_cog_browser.swift_browser.bridge import header_file_per_path
from swift_cog_browser.swift_browser.layers import layers_under
from swift_cog_browser.swift_browser.render_watch import render_watch

RENEWALS = 10
LAYERS = [("big", "big.tif"), ("big", "big.tif"), ("rasters", "mosaic_cog1.tif"), ("rasters", "cog.tif")]


@pytest.fixture
def small_block_cache() -> Iterator[None]:
    """Blocks are read from the object store again and again, not once."""
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(48 * 1024 * 1024)
    yield
    gdal.SetCacheMax(before)


@pytest.fixture
def short_account(short_cloud: CloudHandle, project: QgsProject) -> Iterator[Account]:
    with connect(login_of(short_cloud)) as account:
        yield account


class Revoker:
    """Revokes each old token one second after nothing needs it any more."""

    def __init__(self, cloud: CloudHandle, account: Account) -> None:
        self.revoked: list[str] = []
        self._cloud = cloud
        self._last = account.session.current
        account.bridge.settled.connect(self._settled)

    def _settled(self, token: Token) -> None:
        old, self._last = self._last, token
        if old != token:
            QTimer.singleShot(1000, lambda: self._revoke(old, token))

    def _revoke(self, old: Token, new: Token) -> None:
        self._cloud.revoke(old.value, by=new.value)
        self.revoked.append(old.value)


def views(pairs: list[tuple[QgsRasterLayer, QgsRasterLayer]], chance: random.Random) -> list[QgsRectangle]:
    """Return an extent for each pair of layers: anywhere, from native resolution to the whole raster."""
    extents = []
    for layer, _source in pairs:
        whole = layer.extent()
        share = chance.choice([0.06, 0.06, 0.06, 0.2, 1.0])
        width, height = whole.width() * share, whole.height() * share
        left = whole.xMinimum() + chance.random() * (whole.width() - width)
        bottom = whole.yMinimum() + chance.random() * (whole.height() - height)
        extents.append(QgsRectangle(left, bottom, left + width, bottom + height))
    return extents


def is_blank(image: QImage) -> bool:
    step = 25
    white = QColor("white")
    points = itertools.product(range(0, image.width(), step), range(0, image.height(), step))
    return all(image.pixelColor(x, y) == white for x, y in points)


@pytest.mark.timeout(300)
def test_no_picture_shows_a_renewal(
    short_cloud: CloudHandle,
    short_account: Account,
    project: QgsProject,
    qtbot: QtBot,
    small_block_cache: None,
    capfd: pytest.CaptureFixture[str],
) -> None:
    layers = [short_account.add_raster(*place) for place in LAYERS]
    files = {"big.tif": BIG_RASTER}
    sources = [QgsRasterLayer(str(files.get(name, DATA / name)), name, "gdal") for _container, name in LAYERS]
    pairs = list(zip(layers, sources))
    for layer, source in pairs:
        # The stretch is worked out from a sample: both are to be drawn with the same one.
        source.setRenderer(layer.renderer().clone())
    revoker = Revoker(short_cloud, short_account)
    mark = short_cloud.mark()
    short_account.renewal.start()
    chance = random.Random(7)
    pictures = 0
    with qtbot.waitSignal(short_account.renewal.renewed, timeout=20000):
        pass
    while len(revoker.revoked) < RENEWALS:
        extents = views(pairs, chance)
        render_watch.begin(draw)
        drawn, drawing_errors = draw([(layer, extent) for (layer, _), extent in zip(pairs, extents)])
        render_watch.end(draw)
        expected, _ = draw([(source, extent) for (_, source), extent in zip(pairs, extents)])
        assert drawing_errors == []
        # GDAL complains of a block that it cannot read.
        assert "ERROR" not in capfd.readouterr().err
        for number, (ours, theirs) in enumerate(zip(drawn, expected)):
            assert ours == theirs, (
                f"layer {number} at {extents[number].toString()} after {len(revoker.revoked)} renewals"
            )
        pictures += sum(not is_blank(picture) for picture in drawn)
    requests = short_cloud.requests(mark)
    reads = [request for request in requests if request.range]
    assert pictures > 4 * RENEWALS
    assert len(reads) > 4 * RENEWALS
    assert [request for request in requests if request.status not in (200, 204, 206)] == []
    if header_file_per_path():
        # Nothing is opened anew: the beginning of each file was read before the first renewal.
        assert [request for request in reads if request.range.startswith("bytes=0-")] == []


def test_an_old_handle_would_have_failed(
    short_cloud: CloudHandle,
    short_account: Account,
    project: QgsProject,
    qtbot: QtBot,
) -> None:
    """The test above can fail: a handle that GDAL opened with a token of its own dies with it."""
    layer = short_account.add_raster("rasters", "mosaic_cog2.tif")
    token = short_account.session.current
    # A container that no layer of ours is in: GDAL takes the token from the process's environment.
    plain = gdal.Open("/vsiswift/scenes/2024/06/mosaic_cog1.tif")
    assert plain is not None
    short_account.renew()
    with qtbot.waitSignal(short_account.bridge.settled, timeout=5000, raising=False):
        pass
    short_cloud.revoke(token.value, by=short_account.session.current.value)
    assert plain.GetRasterBand(1).ReadRaster() is None
    # GDAL reports no more than a thousand errors of a process on its standard error.
    assert gdal.GetLastErrorMsg()
    assert layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height()).isValid()


def test_layers_come_back_after_an_expiry(
    short_cloud: CloudHandle, short_account: Account, project: QgsProject, qtbot: QtBot
) -> None:
    """A laptop that slept: the token is dead, a drawing has failed, then the login is renewed."""
    layer = short_account.add_raster("rasters", "cog.tif")
    token = short_account.session.current
    qtbot.waitUntil(lambda: token.remaining().total_seconds() < -1, timeout=20000)
    gdal.VSICurlPartialClearCache("/vsiswift/rasters/")
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    failed = layer.dataProvider().block(1, layer.extent(), 600, 600)
    gdal.PopErrorHandler()
    with (
        qtbot.waitSignal(short_account.renewal.expired, timeout=5000),
        qtbot.waitSignal(short_account.renewal.renewed, timeout=10000),
        qtbot.waitSignal(layer.repaintRequested, timeout=10000),
    ):
        short_account.renewal.start()
    source = QgsRasterLayer(str(DATA / "cog.tif"), "cog", "gdal")
    ours = layer.dataProvider().block(1, layer.extent(), 600, 600)
    theirs = source.dataProvider().block(1, layer.extent(), 600, 600)
    assert failed.data() != theirs.data()
    assert ours.data() == theirs.data()


def test_the_users_own_layers_are_found(short_account: Account, project: QgsProject) -> None:
    short_account.add_raster("rasters", "cog.tif")
    by_hand = QgsRasterLayer("/vsiswift/rasters/cog_int16.tif", "by hand", "gdal")
    assert by_hand.isValid()
    project.addMapLayer(by_hand)
    found = {layer.name() for layer in layers_under(short_account.bridge.options.prefixes)}
    assert found == {"cog", "by hand"}
