"""What ``make screenshots`` does inside QGIS: a person's first five minutes, with a picture of each step."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import REGION, Plan
from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QDialog,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeView,
    QWidget,
)
from qgis.utils import iface

from real_qgis import drive

OUTPUT = Path(os.environ["SWIFT_COG_OUTPUT"])
# In points; a pixel of the pictures may be less.
WINDOW = (940, 580)
# Toolbars and panels that have no part in the story.
HIDDEN = ("mLabelToolBar", "mPluginToolBar", "mHelpToolBar", "mDigitizeToolBar", "mSelectionToolBar", "Browser")


def tour() -> dict[str, Any]:
    """Choose a file, give a wrong password, give the right one, open the tree, add the big raster."""
    arrange_window()
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    user = plan.user("astrid")
    choose(openrc.password_file(plan, user))
    upper_part(drive.dock(), 260, "not-connected.png")
    drive.answer(prompt("password.png"), "not the password")
    wrong_password()
    drive.answer(prompt(), user.password)
    open_tree()
    drive.picture(drive.dock(), OUTPUT / "connected.png")
    drive.add("big", "big.tif")
    drive.wait_for_map()
    # With some room around it, and a smaller picture to load.
    iface.mapCanvas().zoomByFactor(1.7)
    drive.wait_for_map()
    idle()
    drive.picture(iface.mainWindow(), OUTPUT / "layer.png")
    connection_dialog(plan)
    return {}


def arrange_window() -> None:
    """Leave in the window what a newcomer needs to see, in its usual place."""
    window = iface.mainWindow()
    iface.newProject()
    window.showNormal()
    for name in HIDDEN:
        window.findChild(QWidget, name).hide()
    dock = drive.dock()
    dock.setUserVisible(True)
    # The details have pictures of their own.
    drive.part(QToolButton, "detailsFold").click()
    window.resize(*WINDOW)
    layers = window.findChild(QDockWidget, "Layers")
    window.resizeDocks([layers, dock], [190, 400], Qt.Orientation.Horizontal)


def idle() -> None:
    """Wait until the dock has nothing to do, and its details neither."""
    drive.wait_for(lambda: not drive.part(QToolButton, "cancelButton").isVisible(), "the end of the work")
    drive.pause(400)
    details = drive.part(QWidget, "detailsPanel")
    drive.wait_for(lambda: not details.findChild(QProgressBar).isVisible(), "the details")


def choose(file: Path) -> None:
    """Have the file in the dock's list as one that was used before: by its name, not by its path."""
    box = drive.part(QComboBox, "connectionBox")
    box.addItem(file.name, str(file))
    box.setCurrentIndex(box.count() - 1)
    box.lineEdit().setCursorPosition(0)


def prompt(name: str = "") -> QDialog:
    """Press Connect and return the password prompt; take its picture if there is a name for it."""
    QTest.mouseClick(drive.part(QPushButton, "connectButton"), Qt.MouseButton.LeftButton)
    found = drive.password_prompt()
    if name:
        drive.picture(found, OUTPUT / name)
    return found


def wrong_password() -> None:
    """Take the picture of the error in a window so wide that the sentence fits, and dismiss it."""
    window, bar = iface.mainWindow(), iface.messageBar()
    layers = window.findChild(QDockWidget, "Layers")
    layers.hide()
    window.resize(1500, WINDOW[1])
    drive.wait_for(lambda: list(drive.messages()), "the error")
    drive.wait_for(lambda: bar.width() > 1000, "the wide message bar")
    window.grab(QRect(bar.mapTo(window, QPoint(0, 0)), QSize(bar.width(), 60))).save(str(OUTPUT / "error.png"))
    bar.clearWidgets()
    layers.show()
    window.resize(*WINDOW)


def open_tree() -> None:
    """Open what shows containers, pseudo-folders and objects at once."""
    drive.wait_for_containers()
    view = drive.part(QTreeView, "contentsView")
    for path in (["scenes", "2024", "06", "mosaic_cog1.tif"], ["scenes", "index.tif"], ["big", "big.tif"]):
        drive.find_row(*path)
    drive.select(drive.find_row("big", "big.tif"))
    view.scrollToTop()
    idle()


def upper_part(widget: QDockWidget, height: int, name: str) -> None:
    drive.wait_for(lambda: widget.isVisible(), "the dock on the screen")
    widget.grab(QRect(0, 0, widget.width(), height)).save(str(OUTPUT / name))


# The connection dialog in its states: what the picture is called, the kind of login, and what is typed.
STATES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("password", "password", {}),
    (
        "application-credential",
        "v3applicationcredential",
        {"OS_APPLICATION_CREDENTIAL_ID": "21dced0fd20347869b93710d2b98aae0"},
    ),
    ("second-factor", "v3multifactor", {}),
    ("v1", "v1password", {"ST_AUTH": "https://swift.example.org/auth/v1.0", "ST_USER": "account:user"}),
)


def connection_dialog(plan: Plan) -> None:
    """Take the pictures of the connection dialog: the kinds of login, a test that succeeds and one that does not."""
    dialog = new_connection()
    fill(dialog, {"name": "Calibration", "OS_AUTH_URL": plan.auth_url, "OS_USERNAME": "astrid"})
    fill(dialog, {"OS_PROJECT_NAME": "calibration", "OS_REGION_NAME": REGION})
    box = dialog.findChild(QComboBox, "loginKind")
    for name, kind, typed in STATES:
        box.setCurrentIndex([box.itemData(row).value for row in range(box.count())].index(kind))
        fill(dialog, typed)
        drive.picture(dialog, OUTPUT / f"connection-{name}.png")
    box.setCurrentIndex(0)
    for name, password in (("refused", "not the password"), ("tested", plan.user("astrid").password)):
        fill(dialog, {"secretLine": password})
        try_connection(dialog)
        drive.picture(dialog, OUTPUT / f"connection-{name}.png")
    dialog.reject()
    dialog = new_connection()
    fill(dialog, {"name": "Test bench", "OS_AUTH_URL": "https://bench.example.org:5000/v3", "OS_USERNAME": "astrid"})
    dialog.findChild(QGroupBox, "networkGroup").setCollapsed(False)
    dialog.findChild(QCheckBox, "OS_INSECURE").click()
    drive.picture(dialog, OUTPUT / "connection-insecure.png")
    dialog.reject()


def new_connection() -> QDialog:
    drive.dock().findChild(QAction, "newConnection").trigger()

    def look() -> QDialog | None:
        found = iface.mainWindow().findChildren(QDialog, "SwiftConnectionDialog")
        return next((dialog for dialog in found if dialog.isVisible()), None)

    dialog = drive.wait_for(look, "the connection dialog")
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    drive.wait_for(lambda: not bar.isVisible(), "the dialog with its groups folded")
    return dialog


def fill(dialog: QDialog, values: dict[str, str]) -> None:
    for name, value in values.items():
        line = dialog.findChild(QLineEdit, name)
        line.setText(value)
        line.setCursorPosition(0)


def try_connection(dialog: QDialog) -> None:
    """Press Test Connection, and wait for what it says."""
    labels = [dialog.findChild(QLabel, name) for name in ("testResult", "testProblem")]
    QTest.mouseClick(dialog.findChild(QPushButton, "testButton"), Qt.MouseButton.LeftButton)
    drive.wait_for(lambda: any(label.isVisible() for label in labels), "the end of the test")


drive.run(tour)
