"""Inside the real QGIS: the plugin's part of the Browser panel is opened, logged in, dragged from and refreshed."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from cloud.handle import CloudHandle
from cloud.plan import REGION, Plan
from qgis.core import QgsDataItem, QgsLayerTreeGroup, QgsLayerTreeNode, QgsProject
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QMimeData, QPoint, Qt, QUrl
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QDockWidget, QLabel, QListWidget, QPushButton
from qgis.utils import iface, plugins
from real_qgis import browser, drive
from real_qgis.watch import Watch
from swift_cog_browser.auth.connection import Connection

NAME = "Calibration"
PICTURES = Path(os.environ["SWIFT_COG_PICTURES"])
POPULATED = QgsDataItem.State.Populated


def tour() -> dict[str, Any]:
    arrange()
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    cloud = CloudHandle.__new__(CloudHandle)
    cloud.folder, cloud._plan = plan.folder, plan
    return {
        "no connection": browser.under("Swift"),
        **log_in(plan),
        **look_around(),
        **drag(),
        **load_more(),
        **refresh(cloud),
        **keys_and_buttons(cloud),
        **vectors(),
        **data_source_manager(),
        **drop_files(cloud),
        **log_out(),
    }


def arrange() -> None:
    window = iface.mainWindow()
    iface.newProject()
    window.showNormal()
    window.resize(1150, 900)
    browser.view()
    drive.dock().hide()
    panels = [window.findChild(QDockWidget, name) for name in ("Browser", "Layers")]
    window.resizeDocks(panels[:1], [340], Qt.Orientation.Horizontal)
    window.resizeDocks(panels, [550, 200], Qt.Orientation.Vertical)


def picture(name: str) -> None:
    drive.picture(iface.mainWindow(), PICTURES / f"browser-{name}.png")


def log_in(plan: Plan) -> dict[str, Any]:
    """Save a connection, open its item, and log in from its menu."""
    user = plan.user("astrid")
    variables = {
        "OS_AUTH_URL": plan.auth_url,
        "OS_USERNAME": user.name,
        "OS_USER_DOMAIN_ID": user.domain,
        "OS_PROJECT_NAME": user.project,
        "OS_PROJECT_DOMAIN_ID": user.domain,
        "OS_REGION_NAME": REGION,
    }
    connections = plugins["swift_cog_browser"]._workplace.connections
    connections.save(Connection.new(NAME, variables), None)
    before = browser.under("Swift", NAME)
    menu = browser.menu("Swift", NAME)
    entries = browser.entries(menu)
    browser.shut(menu)
    picture("not-logged-in")
    browser.double_click("Swift", NAME, before[0])
    drive.password_prompt().reject()
    browser.choose("swiftLogIn", "Swift", NAME)
    drive.answer(drive.password_prompt(), user.password)
    browser.row("Swift", NAME, "rasters")
    return {"not logged in": before, "menu of the connection": entries, "containers": browser.under("Swift", NAME)}


def look_around() -> dict[str, Any]:
    found = {
        "rasters": browser.under("Swift", NAME, "rasters"),
        "scenes": browser.under("Swift", NAME, "scenes"),
        "2024": browser.under("Swift", NAME, "scenes", "2024"),
        "empty": browser.under("Swift", NAME, "empty"),
        "tips": [
            browser.row("Swift", NAME, "rasters", "cog.tif").data(Qt.ItemDataRole.ToolTipRole),
            browser.row("Swift", NAME, "rasters").data(Qt.ItemDataRole.ToolTipRole),
        ],
    }
    picture("open")
    for name, path in (("container", ["scenes"]), ("object", ["rasters", "cog.tif"])):
        menu = browser.menu("Swift", NAME, *path)
        found[f"menu of the {name}"] = browser.entries(menu)
        drive.picture(menu, PICTURES / f"browser-menu-{name}.png")
        browser.shut(menu)
    browser.choose("swiftCopyPath", "Swift", NAME, "rasters", "cog.tif")
    found["path"] = QApplication.clipboard().text()
    browser.choose("swiftCopyUrl", "Swift", NAME, "scenes")
    found["url"] = QApplication.clipboard().text()
    found["menu providers"] = {
        each.name(): each.precedenceWhenPopulatingMenus() for each in QgsGui.dataItemGuiProviderRegistry().providers()
    }
    browser.choose("Layer Properties…", "Swift", NAME, "rasters", "cog.tif")
    details = drive.wait_for(shown_details, "the properties")
    drive.wait_for(lambda: "Cloud-Optimised" in details.text, "the details in it")
    found["properties"] = details.text
    details.window().close()
    return found


def shown_details() -> Any:
    """Return the panel in QGIS's own window; the dock has one, too."""
    found = (each for each in QApplication.allWidgets() if each.objectName() == "detailsPanel" and each.isVisible())
    return next((each for each in found if each.window() is not iface.mainWindow()), None)


def tree(group: QgsLayerTreeNode | None = None) -> list[Any]:
    """Return the layer tree: names of layers, and groups as lists that begin with their name."""
    group = group or QgsProject.instance().layerTreeRoot()
    children = group.children()
    return [[each.name(), *tree(each)] if isinstance(each, QgsLayerTreeGroup) else each.name() for each in children]


def wait_for_layers(count: int) -> list[Any]:
    drive.wait_for(lambda: len(QgsProject.instance().mapLayers()) == count, f"{count} layers")
    return tree()


def drag() -> dict[str, Any]:
    """Drag onto the map, onto a group and onto a layer of the layer tree; then the ways without dragging."""
    found: dict[str, Any] = {}
    rasters = ("Swift", NAME, "rasters")
    # Selected from below.
    two = browser.select([[*rasters, "mosaic_cog2.tif"], [*rasters, "mosaic_cog1.tif"]])
    map_view = iface.mapCanvas().viewport()
    with Watch() as watch:
        browser.drop(browser.model().mimeData(two), map_view, map_view.rect().center())
        found["on the map"] = wait_for_layers(2)
    found["gap while dropping"] = watch.longest_of_plugin
    layers = iface.layerTreeView()
    QgsProject.instance().layerTreeRoot().addGroup("Mine")
    group = drive.wait_for(lambda: layers.model().rowCount() == 3 and layers.model().index(2, 0), "the group")
    layers.scrollTo(group)
    folder = browser.model().mimeData(browser.select([["Swift", NAME, "scenes", "2024"]]))
    browser.drop(folder, layers.viewport(), layers.visualRect(group).center())
    found["on a group"] = wait_for_layers(4)
    second = layers.model().index(1, 0)
    layers.scrollTo(second)
    one = browser.model().mimeData(browser.select([[*rasters, "cog.tif"]]))
    browser.drop(one, layers.viewport(), layers.visualRect(second).topLeft() + QPoint(5, 1))
    found["above a layer"] = wait_for_layers(5)
    iface.newProject()
    browser.double_click(*rasters, "nocog.tif")
    found["double click"] = wait_for_layers(1)
    browser.choose("Add Layer to Project", *rasters, "cog_scale.tif")
    found["menu"] = wait_for_layers(2)
    browser.choose("swiftAdd", "Swift", NAME, "scenes", "2025")
    found["group"] = wait_for_layers(3)
    picture("layers")
    iface.newProject()
    return found


def load_more() -> dict[str, Any]:
    """Open the container of many rows, and read on."""
    many = ("Swift", NAME, "many")
    found: dict[str, Any] = {}
    with Watch() as watch:
        browser.view().expand(browser.row(*many))
        item = browser.item(browser.row(*many))
        drive.wait_for(lambda: item.rowCount() and item.state() == POPULATED, "the first rows")
    found["first rows"] = [item.rowCount(), browser.names(browser.row(*many))[-1]]
    gaps, reports = [watch.longest_of_plugin], [watch.report()]
    for _portion in range(2):
        browser.view().scrollTo(browser.row(*many, "Load more…"))
        before = item.rowCount()
        with Watch() as watch:
            browser.double_click(*many, "Load more…")
            drive.wait_for(lambda before=before: item.rowCount() > before and item.state() == POPULATED, "more rows")
        gaps.append(watch.longest_of_plugin)
        reports.append(watch.report())
    names = browser.names(browser.row(*many))
    found["all rows"] = [len(names), names == sorted(names), names[-1]]
    with Watch() as watch:
        item.refresh()
        drive.wait_for(lambda: item.state() == POPULATED, "the rows again")
    gaps.append(watch.longest_of_plugin)
    browser.view().collapse(browser.row(*many))
    return {**found, "gaps": gaps, "reports": reports}


def refresh(cloud: CloudHandle) -> dict[str, Any]:
    """See what another client did: new, gone, replaced; a container that is gone."""
    found: dict[str, Any] = {}
    token = plugins["swift_cog_browser"]._workplace.accounts.current.session.token()
    target = (token.value, token.storage_url)
    cloud.upload(*target, "fresh", b"")
    for name, contents in (("a/kept.tif", b"1"), ("b.tif", b"1"), ("c.tif", b"1")):
        cloud.upload(*target, f"fresh/{name}", contents)
    browser.choose("swiftRefresh", "Swift", NAME)
    fresh = ("Swift", NAME, "fresh")
    found["fresh"] = browser.under(*fresh)
    browser.under(*fresh, "a")
    cloud.delete(*target, "fresh/b.tif")
    cloud.upload(*target, "fresh/bb.tif", b"1")
    cloud.upload(*target, "fresh/c.tif", b"1" * 5000)
    browser.choose("swiftRefresh", *fresh)
    drive.wait_for(lambda: "b.tif" not in browser.names(browser.row(*fresh)), "the refreshed container")
    found["fresh again"] = browser.under(*fresh)
    found["still open"] = browser.view().isExpanded(browser.row(*fresh, "a"))
    found["new size"] = browser.row(*fresh, "c.tif").data(Qt.ItemDataRole.ToolTipRole)
    for name in ("a/kept.tif", "bb.tif", "c.tif"):
        cloud.delete(*target, f"fresh/{name}")
    cloud.delete(*target, "fresh")
    browser.choose("swiftRefresh", *fresh)
    drive.wait_for(lambda: "c.tif" not in browser.names(browser.row(*fresh)), "the error")
    found["gone"] = browser.under(*fresh)
    picture("error")
    return found


def drop_files(cloud: CloudHandle) -> dict[str, Any]:
    """Drop a file of this computer on a container, as a file manager does, and on what is not the plugin's."""
    iface.messageBar().clearWidgets()
    mark = cloud.mark()
    taken = drop_file("Swift", NAME, "rasters")
    asked = turn_down_offer("file-dropped")
    elsewhere = [drop_file("Favorites"), drop_file("Swift", NAME), drop_file("Swift", NAME, "rasters", "cog.tif")]
    requests = [request.path for request in cloud.requests(mark)]
    silence = list(drive.messages())
    return {"files taken": taken, "elsewhere": elsewhere, "offer": asked, "silence": silence, "offering": requests}


def turn_down_offer(name: str) -> str:
    """Wait for the question before an upload, take a picture, answer no; return the question."""
    offers = iface.mainWindow().findChildren
    look = lambda: next((each for each in offers(QDialog, "uploadDialog") if each.isVisible()), None)  # noqa: E731
    offer = drive.wait_for(look, "the offer")
    drive.picture(offer, PICTURES / f"browser-{name}.png")
    asked = str(offer.findChild(QLabel, "questionLabel").text())
    offer.reject()
    return asked


def drop_file(*path: str) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(PICTURES / "browser-open.png"))])
    index = browser.row(*path)
    browser.view().scrollTo(index)
    QApplication.processEvents()
    return browser.drag_and_drop(data, browser.view().viewport(), browser.view().visualRect(index).center())


def keys_and_buttons(cloud: CloudHandle) -> dict[str, Any]:
    """Press F5 on an object, and the panel's Refresh button with many rows open and closed."""
    found: dict[str, Any] = {}
    token = plugins["swift_cog_browser"]._workplace.accounts.current.session.token()
    scenes, many = ("Swift", NAME, "scenes"), ("Swift", NAME, "many")
    browser.select([[*scenes, "index.tif"]])
    browser.view().setCurrentIndex(browser.row(*scenes, "index.tif"))
    cloud.upload(token.value, token.storage_url, "scenes/new.tif", b"1")
    drawn: list[int] = []
    note = lambda: drawn.append(1)  # noqa: E731 - to be disconnected again
    iface.mapCanvas().renderStarting.connect(note)
    QTest.keyClick(browser.view(), Qt.Key.Key_F5)
    drive.wait_for(lambda: "new.tif" in browser.names(browser.row(*scenes)), "what F5 finds")
    iface.mapCanvas().renderStarting.disconnect(note)
    found["drawn by F5"] = drawn
    refresh = browser.view().window().findChild(QDockWidget, "Browser").findChild(QAction, "mActionRefresh")
    item = browser.item(browser.row(*many))
    rows = item.rowCount()
    for opened in (True, False):
        cloud.delete(token.value, token.storage_url, "scenes/new.tif") if opened else None
        browser.view().setExpanded(browser.row(*many), opened)
        drive.wait_for(lambda: item.state() == POPULATED, "the rows of many")
        began = time.perf_counter()
        refresh.trigger()
        found["button took"] = time.perf_counter() - began
        drive.wait_for(lambda: "new.tif" not in browser.names(browser.row(*scenes)), "what Refresh finds")
        if not opened:
            found["closed"] = [item.state() == POPULATED, item.rowCount()]
            browser.view().expand(browser.row(*many))
        drive.wait_for(lambda: item.state() == POPULATED, "the rows of many again")
    found["opened again"] = item.rowCount() == rows
    browser.view().collapse(browser.row(*many))
    return {**found, "rows": rows}


def vectors() -> dict[str, Any]:
    """Add vector files with a double click."""
    iface.newProject()
    rows = browser.under("Swift", NAME, "vectors")
    for name in rows:
        browser.double_click("Swift", NAME, "vectors", name)
        wait_for_layers(rows.index(name) + 1)
    kinds = [type(layer).__name__ for layer in QgsProject.instance().mapLayers().values()]
    picture("vectors")
    iface.newProject()
    return {"vectors": rows, "vector layers": kinds}


def data_source_manager() -> dict[str, Any]:
    """Use the tree of the Data Source Manager: expand, double click, drag, drop a file."""
    iface.openDataSourceManagerPage("browser")
    names = "QgsDataSourceManagerDialog"
    look = lambda: [each for each in QApplication.topLevelWidgets() if each.objectName() == names]  # noqa: E731
    (window,) = drive.wait_for(lambda: [each for each in look() if each.isVisible()], "the Data Source Manager")
    window.findChild(QListWidget).setCurrentRow(0)
    found: dict[str, Any] = {}
    cog = ("Swift", NAME, "rasters", "cog.tif")
    with browser.within(window):
        drive.wait_for(browser.view, "the tree of the Data Source Manager")
        found["manager rows"] = browser.under("Swift", NAME)
        browser.row(*cog)
        drive.picture(window, PICTURES / "browser-data-source-manager.png")
        browser.double_click(*cog)
        wait_for_layers(1)
        data = browser.model().mimeData(browser.select([["Swift", NAME, "rasters", "mosaic_cog1.tif"]]))
        browser.drop(data, iface.mapCanvas().viewport(), QPoint(50, 50))
        found["manager layers"] = sorted(wait_for_layers(2))
        found["manager file"] = drop_file("Swift", NAME, "rasters")
        turn_down_offer("manager-file-dropped")
    window.close()
    iface.newProject()
    return found


def log_out() -> dict[str, Any]:
    """Disconnect in the dock: the item says so."""
    drive.dock().show()
    drive.part(QPushButton, "connectButton").click()
    item = lambda: browser.names(browser.row("Swift", NAME))  # noqa: E731
    drive.wait_for(lambda: "rasters" not in item(), "the item without containers")
    return {"logged out": browser.under("Swift", NAME)}


drive.run(tour)
