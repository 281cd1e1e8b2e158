"""Messages in QGIS's own message bar."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageViewer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMainWindow, QPushButton
from swift_cog_browser.auth.errors import OpenrcMissing
from swift_cog_browser.ui.messages import Messages


@pytest.fixture
def window(qapp: object, qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QgsMessageBar(window))
    window.show()
    return window


def test_details_stay_until_they_are_closed(window: QMainWindow, qtbot: QtBot) -> None:
    bar = window.centralWidget()
    Messages(bar).error(OpenrcMissing(file="x.sh", details="errno 2"))
    (item,) = bar.items()
    assert item.level() == Qgis.MessageLevel.Warning
    (button,) = (button for button in item.findChildren(QPushButton) if button.text() == "Details")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    viewer = window.findChild(QgsMessageViewer)
    assert viewer is not None
    assert viewer.isVisible()
    with qtbot.waitSignal(viewer.destroyed):
        viewer.close()
