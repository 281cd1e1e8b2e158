"""Inside the real QGIS: the tab of the Data Source Manager is opened by the menu, used, and gone with the plugin."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from qgis.utils import iface
from real_qgis import drive
from real_qgis.comings import come_and_go

LEFT = Qt.MouseButton.LeftButton


def manager() -> QDialog:
    """Return the Data Source Manager, once it is seen."""

    def look() -> QDialog | None:
        found = [each for each in QApplication.topLevelWidgets() if each.objectName() == "QgsDataSourceManagerDialog"]
        return next((each for each in found if each.isVisible()), None)

    return drive.wait_for(look, "the Data Source Manager")


def pages(window: QDialog) -> list[str]:
    names = window.findChild(QListWidget)
    return [names.item(row).text() for row in range(names.count())]


def tab(window: QDialog) -> QWidget:
    """Return the page that is shown, once it is the plugin's."""

    def look() -> QWidget | None:
        page = window.findChild(QStackedWidget, "mOptionsStackedWidget").currentWidget()
        return page if page.objectName() == "SwiftSourceSelect" else None

    return drive.wait_for(look, "the tab Swift")


def press(page: QWidget, text: str) -> None:
    buttons = page.findChild(QDialogButtonBox).buttons()
    button = next(each for each in buttons if each.text().replace("&", "") == text)
    QTest.mouseClick(button, LEFT)


def use(plan: Plan) -> dict[str, Any]:
    """Open the tab by its menu entry, add by address, close the window; return what was seen."""
    QgsSettings().setValue("plugins/swift_cog_browser/add-opens", "data-source-manager")
    action = next(each for each in iface.addLayerMenu().actions() if each.objectName() == "actionAddCloudRaster")
    action.trigger()
    window = manager()
    page = tab(window)
    user = plan.user("astrid")
    drive.connect(str(openrc.password_file(plan, user)), user.password)
    page.findChild(QLineEdit, "addressLine").setText("swift://rasters/mosaic_cog1.tif")
    press(page, "Add")
    layer = drive.wait_for(lambda: next(iter(QgsProject.instance().mapLayers().values()), None), "the layer")
    picture = os.environ.get("SWIFT_COG_PICTURE")
    if picture:
        drive.picture(window, Path(picture))
    seen = {
        "title": window.windowTitle(),
        "page": pages(window).count("Swift"),
        "source": layer.source().partition("|")[0],
        "button": page.findChild(QPushButton, "connectButton").text(),
    }
    press(page, "Close")
    drive.wait_for(lambda: not window.isVisible(), "the end of the window")
    return seen


drive.run(lambda: come_and_go(use))
