"""The pixel probe as a person meets it: on a map, with layers of the real cloud and of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from native_rasters import HEIGHT, control_points, ground, numbered, write
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsMapLayer, QgsPointXY, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QMainWindow, QProgressBar, QPushButton, QSpinBox, QToolButton
from swift_cog_browser.swift_browser import jobs
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.errors import StoreFailed
from swift_cog_browser.swift_browser.layer_states import LayerStates
from swift_cog_browser.swift_browser.native_raster import PixelsUnreadable
from swift_cog_browser.ui.probe import Probe
from swift_cog_browser.ui.probe_panel import LayerChoice, ProbePanel
from swift_cog_browser.ui.probe_table import ProbeTable
from swift_cog_browser.ui.profile_window import ProfileWindow
from swift_cog_browser.ui.region_table import SATURATED_FROM, RegionTable
from swift_cog_browser.ui.region_window import RegionWindow

WITHIN = 20_000  # ms
UTM = QgsCoordinateReferenceSystem("EPSG:32631")


@dataclass
class Bench:
    """A map with the probe."""

    window: QMainWindow
    canvas: QgsMapCanvas
    probe: Probe
    qtbot: QtBot
    active: list[QgsMapLayer | None]
    states: LayerStates

    def add(self, layer: QgsRasterLayer) -> QgsRasterLayer:
        """Show a layer, as the active one."""
        assert layer.isValid()
        if QgsProject.instance().mapLayer(layer.id()) is None:
            QgsProject.instance().addMapLayer(layer)
        self.canvas.setLayers([layer, *self.canvas.layers()])
        self.canvas.setDestinationCrs(layer.crs())
        self.canvas.setExtent(layer.extent())
        self.active[0] = layer
        return layer

    def mouse(self, kind: QEvent.Type, x: float, y: float) -> None:
        where = self.canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
        point = QPoint(round(where.x()), round(where.y()))
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        event = QgsMapMouseEvent(self.canvas, kind, point, button, button)
        tool = self.canvas.mapTool()
        {
            QEvent.Type.MouseMove: tool.canvasMoveEvent,
            QEvent.Type.MouseButtonPress: tool.canvasPressEvent,
            QEvent.Type.MouseButtonRelease: tool.canvasReleaseEvent,
        }[kind](event)

    def move(self, x: float, y: float) -> str:
        self.mouse(QEvent.Type.MouseMove, x, y)
        return self.settled()

    def click(self, x: float, y: float) -> str:
        self.mouse(QEvent.Type.MouseButtonRelease, x, y)
        return self.settled()

    def settled(self) -> str:
        self.qtbot.waitUntil(lambda: not jobs._running and not self.label("probeReading").text(), timeout=WITHIN)
        return self.panel.text

    def label(self, name: str) -> QLabel:
        found = self.panel.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found

    @property
    def panel(self) -> ProbePanel:
        return self.probe.dock.widget()

    @property
    def rows(self) -> dict[str, list[str]]:
        lines = [line.split("\t") for line in self.panel.findChild(ProbeTable).text.splitlines()]
        return {first: rest for first, *rest in lines}


@pytest.fixture
def bench(qapp: QgsApplication, project: QgsProject, qtbot: QtBot) -> Iterator[Bench]:
    window, activity = QMainWindow(), Activity()
    qtbot.addWidget(window)
    canvas = QgsMapCanvas(window)
    window.setCentralWidget(canvas)
    active: list[QgsMapLayer | None] = [None]
    states = LayerStates()
    probe = Probe(canvas, window, activity, lambda: active[0], states)
    states.changed.connect(probe.layer_changed)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, probe.dock)
    window.resize(1000, 500)
    window.show()
    qtbot.waitExposed(window)
    probe.actions[0].trigger()
    yield Bench(window, canvas, probe, qtbot, active, states)
    canvas.setLayers([])
    probe.take_down()


def local(file: Path, name: str = "raster") -> QgsRasterLayer:
    return QgsRasterLayer(str(file), name, "gdal")


NORTH_UP = (500000, 20, 0, 4600000, 0, -20)


def middle(column: int, row: int) -> tuple[float, float]:
    return 500000 + (column + 0.5) * 20, 4600000 - (row + 0.5) * 20


def test_native_values_whatever_the_zoom(account: Account, cloud: CloudHandle, bench: Bench) -> None:
    layer = bench.add(account.add_raster("rasters", "cog.tif"))
    original = gdal.Open(str(DATA / "cog.tif")).ReadAsArray()
    centre = layer.extent().center()
    steps = {1: "map shows native pixels", 2: "overview 1:2;", 4: "overview 1:4;", 8: "overview 1:8;"}
    for step, said in steps.items():
        bench.canvas.setCenter(centre)
        bench.canvas.zoomByFactor(step * layer.rasterUnitsPerPixelX() / bench.canvas.mapUnitsPerPixel())
        text = bench.move(centre.x(), centre.y())
        assert said in text
        assert "values are native" in text or step == 1
        column, row = map(int, bench.rows["Column, row"][0].split(", "))
        assert bench.rows["Band 1"][0] == str(original[row, column])
        assert abs(column - original.shape[1] / 2) <= step
    assert "(EPSG:32621)" in text


def test_the_level_follows_the_zoom_without_a_move(bench: Bench, tmp_path: Path) -> None:
    layer = bench.add(local(DATA / "cog.tif"))
    centre = layer.extent().center()
    bench.canvas.setCenter(centre)
    bench.canvas.zoomByFactor(8 * layer.rasterUnitsPerPixelX() / bench.canvas.mapUnitsPerPixel())
    assert "overview 1:8" in bench.click(centre.x(), centre.y())
    bench.canvas.zoomByFactor(1 / 8)
    assert "map shows native pixels" in bench.panel.text


def test_many_moves_are_one_or_two_reads(account: Account, cloud: CloudHandle, bench: Bench) -> None:
    layer = bench.add(account.add_raster("rasters", "nocog.tif"))
    extent = layer.extent()
    asked = []
    bench.probe._probing.answered.connect(asked.append)
    for step in range(100):
        x = extent.xMinimum() + extent.width() * (step + 0.5) / 100
        bench.mouse(QEvent.Type.MouseMove, x, extent.center().y())
    bench.settled()
    assert 1 <= len(asked) <= 3
    assert asked[-1].point.x() == pytest.approx(x, abs=bench.canvas.mapUnitsPerPixel())


def test_a_click_stays(bench: Bench, tmp_path: Path) -> None:
    bench.add(local(write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)))
    bench.click(*middle(5, 7))
    assert bench.rows["Band 1"] == ["7005"]
    bench.move(*middle(20, 20))
    assert bench.rows["Band 1"] == ["7005"]
    pin = bench.panel.findChild(QToolButton, "probePin")
    assert pin.isChecked()
    bench.qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    bench.move(*middle(20, 20))
    assert bench.rows["Band 1"] == ["20020"]


def test_raw_imagery(bench: Bench, tmp_path: Path) -> None:
    """Without any reference, and with control points."""
    bench.add(local(write(tmp_path / "raw.tif", [numbered()], reference=False)))
    assert "Band 1\t7005" in bench.move(5.5, -7.5)
    bench.add(local(write(tmp_path / "points.tif", [numbered()], points=control_points())))
    assert "Band 1\t7005" in bench.move(*ground(5.5, 7.5))
    assert bench.rows["Column, row"] == ["5, 7"]


def test_what_is_nothing_says_so(bench: Bench, tmp_path: Path) -> None:
    values = numbered().astype("f4")
    values[3, 3], values[3, 4] = -9999, np.nan
    file = write(tmp_path / "raster.tif", [values], gdal.GDT_Float32, no_data=[-9999], transform=NORTH_UP)
    bench.add(local(file))
    bench.move(*middle(3, 3))
    assert bench.rows["Band 1"] == ["NoData (-9999.0)"]
    bench.move(*middle(4, 3))
    assert bench.rows["Band 1"] == ["NaN"]
    bench.move(500000 - 100, 4600000 - 50)
    assert bench.rows == {"": ["DN"], "Column, row": ["outside"]}


def test_what_the_numbers_mean(bench: Bench, tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered(), numbered()], transform=NORTH_UP)
    data = gdal.Open(str(file), gdal.GA_Update)
    data.GetRasterBand(1).SetScale(0.0001)
    data.GetRasterBand(1).SetUnitType("sr⁻¹")
    data.GetRasterBand(1).SetDescription("red")
    del data
    bench.add(local(file))
    bench.move(*middle(5, 7))
    assert bench.rows == {
        "": ["DN", "Scaled"],
        "Column, row": ["5, 7", ""],
        "Band 1: red": ["7005", "0.7005 sr⁻¹"],
        "Band 2": ["7005", ""],
    }


def test_layers_side_by_side(bench: Bench, tmp_path: Path) -> None:
    one = bench.add(local(write(tmp_path / "one.tif", [numbered()], transform=NORTH_UP), "one"))
    shifted = (500000 - 200, 20, 0, 4600000, 0, -20)
    two = bench.add(local(write(tmp_path / "two.tif", [numbered() + 1, numbered() + 2], transform=shifted), "two"))
    choice = bench.panel.findChild(LayerChoice)
    choice.setCheckedItems(["one", "two"])
    assert [layer.id() for layer in bench.probe.layers] == [one.id(), two.id()]
    bench.click(*middle(5, 7))
    assert bench.rows == {
        "": ["one DN", "two DN"],
        "Column, row": ["5, 7", "15, 7"],
        "Band 1": ["7005", "7016"],
        "Band 2": ["", "7017"],
    }
    assert "two: map shows" in bench.panel.text
    QgsProject.instance().removeMapLayer(two.id())
    bench.settled()
    assert [layer.id() for layer in bench.probe.layers] == [one.id()]
    assert bench.rows["Band 1"] == ["7005"]


def test_a_layer_in_trouble_has_no_values(bench: Bench, tmp_path: Path) -> None:
    layer = bench.add(local(write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)))
    bench.click(*middle(5, 7))
    bench.states.fail(layer, StoreFailed(what="this layer", status=503))
    text = bench.settled()
    assert "The object store failed to show this layer (status 503)." in text
    assert bench.rows == {"": ["DN"], "Column, row": ["–"]}
    bench.states.heal(layer)
    bench.settled()
    assert bench.rows["Band 1"] == ["7005"]


def test_what_cannot_be_read_marks_its_layer(bench: Bench, tmp_path: Path) -> None:
    """And shows nothing of what was read before."""
    file = write(tmp_path / "raster.tif", [numbered(200, 60)], transform=NORTH_UP)
    whole = file.read_bytes()
    layer = bench.add(local(file))
    bench.click(*middle(5, 7))
    file.write_bytes(whole[: len(whole) // 2])
    bench.probe.rasters.forget()
    text = bench.click(*middle(5, 55))
    assert isinstance(bench.states.trouble(layer), PixelsUnreadable)
    assert "could not be read, so no values are shown" in text
    assert "7005" not in text
    window = drag(bench, middle(0, 0), middle(3, 3))
    assert window.text == ""
    file.write_bytes(whole)
    bench.states.heal(layer)
    assert "Band 1\t55005" in bench.settled()


def test_other_layers_say_why_they_have_none(bench: Bench) -> None:
    assert "Select a raster layer" in bench.move(5, -5)
    from qgis.core import QgsVectorLayer

    bench.active[0] = QgsVectorLayer("Point", "points", "memory")
    assert "points is no raster that GDAL reads" in bench.move(5, -5)


def test_without_an_active_layer_the_uppermost_raster(bench: Bench, tmp_path: Path) -> None:
    bench.add(local(write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)))
    bench.active[0] = None
    assert "Band 1\t7005" in bench.move(*middle(5, 7))


def test_in_another_reference_system(bench: Bench, tmp_path: Path) -> None:
    bench.add(local(write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)))
    bench.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    bench.canvas.setExtent(
        bench.canvas.mapSettings().layerExtentToOutputExtent(bench.active[0], bench.active[0].extent())
    )
    place = bench.canvas.mapSettings().layerToMapCoordinates(bench.active[0], QgsPointXY(*middle(20, HEIGHT // 2)))
    text = bench.click(place.x(), place.y())
    assert "Band 1\t15020" in text
    assert "(EPSG:4326)" in text
    assert "map shows native pixels" in text


# Rectangles and profiles


def drag(bench: Bench, start: tuple[float, float], end: tuple[float, float]) -> RegionWindow:
    bench.probe.actions[1].trigger()
    bench.mouse(QEvent.Type.MouseButtonPress, *start)
    bench.mouse(QEvent.Type.MouseMove, *end)
    bench.mouse(QEvent.Type.MouseButtonRelease, *end)
    bench.qtbot.waitUntil(lambda: not jobs._running, timeout=WITHIN)
    return bench.probe._windows.region


def test_a_rectangle(bench: Bench, tmp_path: Path) -> None:
    one, two = numbered(), numbered() * 0 + 65535
    bench.add(local(write(tmp_path / "raster.tif", [one, two], transform=NORTH_UP)))
    window = drag(bench, middle(5, 7), middle(14, 16))
    assert window.isVisible()
    there = one[7:17, 5:15].astype("f8")
    first, second = (line.split("\t") for line in window.text.splitlines())
    assert first == [
        *("Band 1", "100", f"{there.mean():.8g}", f"{there.std():.8g}", "7005", "16014"),
        *(f"{there.mean() / there.std():.8g}", "0", "65535", "0", "0", "0", "0"),
    ]
    assert second[1:9] == ["100", "65535", "0", "65535", "65535", "∞", "100", "65535"]
    assert window.findChild(QLabel, "regionPixels").text() == "columns 5–14, rows 7–16 (10 × 10 pixels)"
    assert [curve.name for curve in window.plot.curves] == ["Band 1", "Band 2"]
    file = tmp_path / "statistics.csv"
    window.save(file)
    heading, *rows = file.read_text(encoding="utf-8").splitlines()
    assert len(rows) == 2
    values = dict(zip(heading.split(","), rows[0].split(",")))
    assert float(values["mean"]) == there.mean()
    assert values["column"], values["rows"] == ("5", "10")


def test_saturation_can_be_typed(bench: Bench, tmp_path: Path) -> None:
    bench.add(local(write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)))
    window = drag(bench, middle(0, 0), middle(39, 9))
    table = window.findChild(RegionTable)
    table.item(0, SATURATED_FROM).setText("9000")
    bench.qtbot.mouseClick(window.findChild(QPushButton, "regionAgain"), Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: not jobs._running, timeout=WITHIN)
    assert window.text.split("\t")[SATURATED_FROM : SATURATED_FROM + 2] == ["40", "9000"]
    table.item(0, SATURATED_FROM).setText("")
    assert table.item(0, SATURATED_FROM).text() == "65535"


def test_a_rectangle_beside_the_raster_says_so(bench: Bench, tmp_path: Path) -> None:
    bench.add(local(write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)))
    window = drag(bench, (500000 - 300, 4600000 - 50), (500000 - 200, 4600000 - 80))
    assert "The rectangle lies beside raster" in window.findChild(QLabel, "measuringSaid").text()
    assert window.text == ""


def test_a_profile(bench: Bench, tmp_path: Path) -> None:
    bench.add(local(write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)))
    bench.click(*middle(5, 7))
    bench.probe.actions[2].trigger()
    bench.qtbot.waitUntil(lambda: not jobs._running, timeout=WITHIN)
    window = bench.window.findChild(ProfileWindow)
    (curve,) = window.plot.curves
    assert curve.pieces == (tuple((float(column), 7000.0 + column) for column in range(40)),)
    file = tmp_path / "profile.csv"
    window.save(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["raster column,raster row,raster band 1", "0,7,7000", "1,7,7001"]
    window.findChild(QComboBox, "profileDirection").setCurrentIndex(1)
    bench.qtbot.waitUntil(lambda: not jobs._running, timeout=WITHIN)
    window.findChild(QSpinBox, "profileFirst").setValue(10)
    window.findChild(QSpinBox, "profileLast").setValue(19)
    bench.qtbot.mouseClick(window.findChild(QPushButton, "profileRead"), Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: not jobs._running, timeout=WITHIN)
    (curve,) = window.plot.curves
    assert curve.pieces == (tuple((float(row), row * 1000.0 + 5) for row in range(10, 20)),)
    window.close()
    assert not window.isVisible()


def test_a_table_that_cannot_be_written(bench: Bench, tmp_path: Path) -> None:
    bench.add(local(write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)))
    window = drag(bench, middle(5, 7), middle(14, 16))
    window.save(tmp_path / "absent" / "statistics.csv")
    assert "The table could not be written" in window.findChild(QLabel, "measuringSaid").text()


def test_a_long_one_can_be_called_off(bench: Bench, tmp_path: Path) -> None:
    options = ["TILED=YES", "COMPRESS=DEFLATE", "BLOCKXSIZE=256", "BLOCKYSIZE=256"]
    values = np.random.default_rng(1).integers(0, 60000, (4000, 4000), "u2")
    file = write(tmp_path / "raster.tif", [values] * 3, transform=NORTH_UP, options=options)
    bench.add(local(file))
    bench.probe.actions[1].trigger()
    tool = bench.canvas.mapTool()
    tool.taken.emit(bench.active[0].extent())
    window = bench.window.findChild(RegionWindow)
    bar = window.findChild(QProgressBar)
    bench.qtbot.waitUntil(lambda: bar.value() > 0, timeout=WITHIN)
    assert bar.isVisible()
    bench.qtbot.mouseClick(window.findChild(QPushButton, "measuringCancel"), Qt.MouseButton.LeftButton)
    assert window.findChild(QLabel, "measuringSaid").text() == "Cancelled."
    assert not bar.isVisible()
    bench.qtbot.waitUntil(lambda: not jobs._running, timeout=WITHIN)
    assert window.text == ""
