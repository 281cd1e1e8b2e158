"""Inside the real QGIS: the project of the command line, and the login that brings its layers back, are watched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cloud.plan import Plan
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from qgis.utils import iface
from real_qgis import calm, drive, early_watch
from real_qgis.calm import Steps


def tour() -> dict[str, Any]:
    steps = Steps()
    calm.wait_for_layers(20, "/vsimem/")
    item = drive.wait_for(lambda: next(iter(iface.messageBar().items()), None), "the message")
    calm.settle()
    steps.note("command line", early_watch.end())
    password = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"])).user("astrid").password
    with steps.step("log in for the project"):
        QTest.mouseClick(item.findChild(QPushButton, "logIn0"), Qt.MouseButton.LeftButton)
        drive.answer(drive.password_prompt(), password)
        calm.wait_for_layers(20, "/vsiswift/twenty/")
    return {"steps": steps.seen, "messages": list(drive.messages())}


drive.run(tour)
