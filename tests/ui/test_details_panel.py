"""The details of the selected object, as a person meets them, against the real cloud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cloud.handle import CloudHandle
from cloud.plan import MANY_ROWS
from pytestqt.qtbot import QtBot
from qgis.core import QgsCoordinateReferenceSystem, QgsReferencedRectangle
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QProgressBar, QToolButton
from swift_cog_browser.swift_browser import jobs
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.settings import Settings
from swift_cog_browser.ui.details_page import DetailsPage
from swift_cog_browser.ui.details_panel import DetailsDialog, DetailsPanel
from swift_cog_browser.ui.extent_outline import ExtentOutline

COG = Place("desk", "rasters", "cog.tif")
NO_COG = Place("desk", "rasters", "nocog.tif")
TEXT = Place("desk", "rasters", "notes.txt")


@pytest.fixture
def panel(account: Account, settings: Settings, qtbot: QtBot) -> Iterator[DetailsPanel]:
    panel = DetailsPanel(settings)
    qtbot.addWidget(panel)
    panel.resize(300, 500)
    panel.show()
    yield panel
    panel.clear()


def page(panel: DetailsPanel) -> DetailsPage:
    found = panel.findChild(DetailsPage)
    assert isinstance(found, DetailsPage)
    return found


def settle(panel: DetailsPanel, qtbot: QtBot) -> str:
    """Wait until nothing is read any more; return what is shown."""
    busy = panel.findChild(QProgressBar)
    assert busy is not None
    qtbot.waitUntil(lambda: busy.isHidden() and not jobs._running, timeout=20_000)
    return panel.text


def test_nothing_is_selected(panel: DetailsPanel) -> None:
    assert "Select an object." in page(panel).toPlainText()


def test_a_cog(panel: DetailsPanel, account: Account, qtbot: QtBot) -> None:
    panel.show_place(account, COG)
    assert "Reading…" in page(panel).toPlainText()
    text = settle(panel, qtbot)
    for line in (
        "Pixels: 2,658 × 2,667",
        "CRS: EPSG:32621 – WGS 84 / UTM zone 21N",
        "Pixel size: 100.011 m",
        "Overviews: 1,329 × 1,334, 665 × 667, 333 × 334, 167 × 167",
        "Blocks: 256 × 256 (tiles)",
        "Compression: DEFLATE",
        "Band 1: UInt16, Gray",
        "A valid Cloud-Optimised GeoTIFF.",
        "Size: 799.8 kB (799,760 bytes)",
        "Type: image/tiff",
        "Storage policy: Policy-0",
    ):
        assert line in text.splitlines()
    assert page(panel)._picture is not None


def test_no_cog_and_why(panel: DetailsPanel, account: Account, qtbot: QtBot) -> None:
    panel.show_place(account, NO_COG)
    text = settle(panel, qtbot)
    assert "Not a valid Cloud-Optimised GeoTIFF." in text
    assert "No overviews: zooming out reads the whole 738.4 kB." in text
    assert "reads rows over the full width of 2658 pixels" in text


def test_what_is_no_raster(panel: DetailsPanel, account: Account, qtbot: QtBot) -> None:
    panel.show_place(account, TEXT)
    text = settle(panel, qtbot)
    assert "Type: text/plain" in text
    assert "GeoTIFFs only" in text


def test_what_is_missing_can_be_tried_again(
    panel: DetailsPanel, account: Account, cloud: CloudHandle, qtbot: QtBot
) -> None:
    place = Place("desk", "empty", "later.tif")
    panel.show_place(account, place)
    assert "does not exist (any more)" in settle(panel, qtbot)
    token = account.session.current
    cloud.upload(token.value, token.storage_url, "empty/later.tif", b"not a raster")
    try:
        panel.findChild(DetailsPage).retry_wanted.emit()
        assert "This is no GeoTIFF" in settle(panel, qtbot)
    finally:
        cloud.delete(token.value, token.storage_url, "empty/later.tif")


def test_arrow_keys_ask_for_nothing_on_the_way(
    panel: DetailsPanel, account: Account, cloud: CloudHandle, qtbot: QtBot
) -> None:
    mark = cloud.mark()
    for number in range(min(20, MANY_ROWS)):
        panel.show_place(account, Place("desk", "many", f"row-{number:06}.tif"))
        QApplication.processEvents()
    panel.show_place(account, COG)
    settle(panel, qtbot)
    assert {request.name for request in cloud.requests(mark)} == {"rasters", "rasters/cog.tif"}


def test_a_late_answer_is_dropped(panel: DetailsPanel, account: Account, qtbot: QtBot) -> None:
    panel.show_place(account, NO_COG)
    qtbot.waitUntil(lambda: bool(jobs._running))
    panel.show_place(account, TEXT)
    assert "nocog" not in settle(panel, qtbot)
    panel.show_place(account, NO_COG)
    qtbot.waitUntil(lambda: bool(jobs._running))
    panel.clear()
    settle(panel, qtbot)
    assert "Select an object." in panel.text


def test_the_second_time_one_request_does(
    panel: DetailsPanel, account: Account, cloud: CloudHandle, qtbot: QtBot
) -> None:
    panel.show_place(account, COG)
    settle(panel, qtbot)
    panel.show_place(account, TEXT)
    settle(panel, qtbot)
    mark = cloud.mark()
    panel.show_place(account, COG)
    assert "A valid Cloud-Optimised GeoTIFF." in settle(panel, qtbot)
    assert page(panel)._picture is not None
    assert [(request.method, request.name) for request in cloud.requests(mark)] == [("HEAD", "rasters/cog.tif")]


def test_folded_it_reads_nothing(
    account: Account, settings: Settings, cloud: CloudHandle, qtbot: QtBot, panel: DetailsPanel
) -> None:
    fold = panel.findChild(QToolButton, "detailsFold")
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert settings.details_shown.value() is False
    mark = cloud.mark()
    panel.show_place(account, COG)
    qtbot.wait(300)
    assert cloud.requests(mark) == []
    other = DetailsPanel(settings)
    qtbot.addWidget(other)
    other.show()
    assert page(other).isHidden()
    assert other.height() < 60
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "A valid Cloud-Optimised GeoTIFF." in settle(panel, qtbot)


def test_copying(panel: DetailsPanel, account: Account, qtbot: QtBot) -> None:
    copy = panel.findChild(QToolButton, "copyDetails")
    assert not copy.isEnabled()
    panel.show_place(account, COG)
    settle(panel, qtbot)
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert copied == panel.text
    assert "Container: rasters" in copied


def test_names_are_no_markup(panel: DetailsPanel, account: Account, cloud: CloudHandle, qtbot: QtBot) -> None:
    token = account.session.current
    name = "%3Cb%3Ebold%3C%2Fb%3E.txt"
    cloud.upload(token.value, token.storage_url, f"empty/{name}", b"x")
    try:
        panel.show_place(account, Place("desk", "empty", "<b>bold</b>.txt"))
        settle(panel, qtbot)
        assert "<b>bold</b>.txt" in page(panel).toPlainText()
    finally:
        cloud.delete(token.value, token.storage_url, f"empty/{name}")


def test_it_fits_a_narrow_dock(panel: DetailsPanel, account: Account, qtbot: QtBot) -> None:
    panel.show_place(account, COG)
    settle(panel, qtbot)
    assert panel.minimumSizeHint().width() <= 300
    assert page(panel).document().size().width() <= page(panel).viewport().width() + 1


def test_the_outline(panel: DetailsPanel, account: Account, qtbot: QtBot) -> None:
    canvas = QgsMapCanvas()
    qtbot.addWidget(canvas)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    outline = ExtentOutline(canvas, panel)
    panel.extent_changed.connect(outline.show)
    seen: list[QgsReferencedRectangle | None] = []
    panel.extent_changed.connect(seen.append)
    panel.show_place(account, COG)
    settle(panel, qtbot)
    assert isinstance(seen[-1], QgsReferencedRectangle)
    (band,) = [item for item in canvas.scene().items() if isinstance(item, QgsRubberBand)]
    assert band.asGeometry().boundingBox().width() > 500_000
    assert band.asGeometry().constGet().nCoordinates() > 40
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    assert band.asGeometry().boundingBox().width() < 20
    # No place for it: Antarctica's system goes nowhere near the equator, and says so with an error or not at all.
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    panel.clear()
    assert band.numberOfVertices() == 0
    outline.take_down()
    assert not [item for item in canvas.scene().items() if isinstance(item, QgsRubberBand)]


def test_the_options(
    panel: DetailsPanel, account: Account, settings: Settings, cloud: CloudHandle, qtbot: QtBot
) -> None:
    settings.show_extent.setValue(False)
    settings.thumbnail_limit.setValue(0)
    panel.show_place(account, COG)
    extents: list[object] = []
    panel.extent_changed.connect(extents.append)
    assert "A valid Cloud-Optimised GeoTIFF." in settle(panel, qtbot)
    assert page(panel)._picture is None
    assert extents == []
    settings.read_details.setValue(False)
    mark = cloud.mark()
    panel.show_place(account, NO_COG)
    assert "switched off in Settings > Options" in settle(panel, qtbot)
    assert "GET" not in {request.method for request in cloud.requests(mark)}


def test_the_dialog(account: Account, settings: Settings, qtbot: QtBot) -> None:
    settings.read_details.setValue(False)
    dialog = DetailsDialog(account, COG, settings)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.show()
        assert "A valid Cloud-Optimised GeoTIFF." in settle(dialog.panel, qtbot)
        assert dialog.windowTitle() == "Properties of cog.tif"
        assert not dialog.isModal()
        dialog.close()
