"""Inside the real QGIS: all that takes long, over a long way, with a watch on the main thread."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from cloud.plan import Plan
from qgis.core import QgsDataItem, QgsProject
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton, QTreeView
from qgis.utils import iface, plugins
from real_qgis import browser, calm, drive
from real_qgis.calm import Steps
from real_qgis.launch import CHECKOUT

NAME = "Far away"
LARGE, TWENTY = "large", "twenty"
LAYERS = 20
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
MAP = Path(os.environ["SWIFT_COG_MAP"])
steps = Steps()


def tour() -> dict[str, Any]:
    calm.make_room()
    log_in()
    list_large()
    details()
    browser_panel()
    layers()
    project()
    without_plugin()
    return {"steps": steps.seen, "messages": list(drive.messages())}


def view() -> QTreeView:
    return drive.part(QTreeView, "contentsView")


def log_in() -> None:
    """With a saved connection, as the connection dialog makes them."""
    from swift_cog_browser.auth.connection import Connection
    from swift_cog_browser.auth.openrc import read

    variables = read(Path(os.environ["SWIFT_COG_OPENRC"])).variables
    plugins["swift_cog_browser"]._workplace.connections.save(Connection.new(NAME, variables), None)
    password = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"])).user("astrid").password
    with steps.step("log in"):
        drive.connect(NAME, password)


def wait_for_first(expected: str) -> None:
    """Wait until the container of many rows begins with a row."""
    drive.wait_for(lambda: drive.find_row(LARGE).child(0, 0).data() == expected, f"{expected} as the first row")


def list_large() -> None:
    line, large = drive.part(QgsFilterLineEdit, "filterLine"), drive.find_row(LARGE)
    with steps.step("expand"):
        view().expand(large)
        wait_for_first("row-000000.tif")
    with steps.step("load all"):
        notice = wait_for_last("Load all…")
        view().activated.emit(notice)
        wait_for_last("Show the next ")
    for name, column, order, first in (
        ("names downwards", 0, DOWN, "row-199999.tif"),
        ("small first", 1, UP, "row-000000.tif"),
        ("new first", 2, DOWN, "row-199999.tif"),
        ("names upwards", 0, UP, "row-000000.tif"),
    ):
        with steps.step(name):
            view().sortByColumn(column, order)
            wait_for_first(first)
    with steps.step("filter"):
        QTest.keyClicks(line, "77 row")
        wait_for_first("row-000077.tif")
    with steps.step("all again"):
        line.clear()
        wait_for_first("row-000000.tif")
    with steps.step("collapse, expand"):
        view().collapse(drive.find_row(LARGE))
        drive.pause(100)
        view().expand(drive.find_row(LARGE))


def wait_for_last(text: str) -> QModelIndex:
    """Wait until the last row of the container of many rows begins so, and return its index."""

    def look() -> QModelIndex | None:
        model, large = view().model(), drive.find_row(LARGE)
        index = model.index(model.rowCount(large) - 1, 0, large)
        return index if str(index.data()).startswith(text) else None

    return drive.wait_for(look, f"the last row {text}", within=120)


def details() -> None:
    view().collapse(drive.find_row(LARGE))
    with steps.step("expand rasters"):
        view().expand(drive.find_row("rasters"))
        row = drive.find_row("rasters", "cog.tif")
    from swift_cog_browser.ui.details_panel import DetailsPanel

    panel = drive.dock().findChild(DetailsPanel)
    with steps.step("details"):
        drive.select(row)
        drive.wait_for(lambda: "EPSG:32621" in panel.text, "the details")
    view().collapse(drive.find_row("rasters"))


def browser_panel() -> None:
    path = ("Swift", NAME, LARGE)
    with steps.step("panel: connection"):
        browser.under("Swift", NAME)
    populated = QgsDataItem.State.Populated
    index = browser.row(*path)
    item = browser.item(index)
    with steps.step("panel: first rows"):
        browser.view().expand(index)
        drive.wait_for(lambda: item.rowCount() and item.state() == populated, "the first rows")
    for portion in (1, 2):
        before = item.rowCount()
        browser.view().scrollTo(browser.row(*path, "Load more…"))
        with steps.step(f"panel: load more {portion}"):
            browser.double_click(*path, "Load more…")
            drive.wait_for(lambda before=before: item.rowCount() > before and item.state() == populated, "more")
    with steps.step("panel: refresh"):
        item.refresh()
        drive.wait_for(lambda: item.state() == populated, "the rows again")
    with steps.step("panel: collapse"):
        browser.view().collapse(browser.row(*path))


def layers() -> None:
    view().expand(drive.find_row(TWENTY))
    first = drive.find_row(TWENTY, "scene-00.tif")
    with steps.step("select twenty"):
        drive.select(first)
        view().selectAll()
    with steps.step("add twenty"):
        QTest.mouseClick(drive.part(QPushButton, "addButton"), Qt.MouseButton.LeftButton)
        calm.wait_for_layers(LAYERS, f"/vsiswift/{TWENTY}/")
    move_map("")


def move_map(prefix: str) -> None:
    canvas = iface.mapCanvas()
    with steps.step(f"{prefix}zoom"):
        calm.trigger(iface.actionZoomFullExtent())
        drive.pause(100)
    with steps.step(f"{prefix}pan"):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        drive.pause(100)


def project() -> None:
    QgsProject.instance().setFileName(str(MAP))
    with steps.step("save"):
        calm.trigger(iface.actionSaveProject())
        drive.wait_for(lambda: MAP.exists() and not QgsProject.instance().isDirty(), "the saved project")
    with steps.step("new project"):
        calm.trigger(iface.actionNewProject())
        calm.wait_for_layers(0)
    with steps.step("reopen"):
        calm.open_files(MAP)
        calm.wait_for_layers(LAYERS, f"/vsiswift/{TWENTY}/")


def without_plugin() -> None:
    """What QGIS takes for the same with files of this machine."""
    calm.trigger(iface.actionNewProject())
    calm.wait_for_layers(0)
    folder = MAP.with_name("local")
    folder.mkdir()
    files = [folder / f"scene-{number:02}.tif" for number in range(LAYERS)]
    for file in files:
        shutil.copy(CHECKOUT / "tests" / "data" / "cog_scale.tif", file)
    with steps.step("QGIS: add twenty"):
        calm.open_files(*files)
        calm.wait_for_layers(LAYERS)
    move_map("QGIS: ")
    local = MAP.with_name("local.qgs")
    QgsProject.instance().setFileName(str(local))
    with steps.step("QGIS: save"):
        calm.trigger(iface.actionSaveProject())
        drive.wait_for(lambda: local.exists() and not QgsProject.instance().isDirty(), "the saved project")
    calm.trigger(iface.actionNewProject())
    calm.wait_for_layers(0)
    with steps.step("QGIS: reopen"):
        calm.open_files(local)
        calm.wait_for_layers(LAYERS)


drive.run(tour)
