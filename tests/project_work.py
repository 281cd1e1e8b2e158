"""The plugin's parts that a saved project meets, without windows; and what tells two project files apart."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from cloud.handle import CloudHandle
from conftest import DATA, login_of
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject, QgsRasterLayer
from swift_cog_browser.auth.errors import UserError
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.layer_states import LayerStates
from swift_cog_browser.swift_browser.pins import Pins
from swift_cog_browser.swift_browser.project_layers import ProjectLayers, Wanted

ATTRIBUTE = re.compile(r'\S+="[^"]*"')
WITHIN = 20000  # ms


class Work:
    """Opens projects, connects, and notes what the user would be told."""

    def __init__(self, qtbot: QtBot, cloud: CloudHandle) -> None:
        self.qtbot = qtbot
        self.cloud = cloud
        self.activity = Activity()
        self.accounts = Accounts(self.activity)
        self.states = LayerStates()
        self.pins = Pins(self.accounts, self.activity, self.states)
        self.layers = ProjectLayers(self.accounts, self.activity, self.states)
        self.wanted: list[Wanted] = []
        self.errors: list[UserError] = []
        self.layers.waiting.connect(self._note)
        self.layers.failed.connect(self.errors.append)
        self.accounts.failed.connect(self.errors.append)
        self.pins.failed.connect(self.errors.append)
        self.layers.start()
        self.pins.start()

    def __enter__(self) -> Work:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.pins.stop()
        self.accounts.close_all()
        self.layers.stop()
        QgsProject.instance().clear()

    def _note(self, wanted: list[Wanted]) -> None:
        self.wanted = wanted

    def connect(self, user: str = "astrid") -> Account:
        with self.qtbot.waitSignal(self.accounts.connected, timeout=WITHIN):
            self.accounts.connect_login(login_of(self.cloud, user), user)
        account = self.accounts.find(user)
        assert account is not None
        return account

    def open(self, file: Path) -> None:
        """Open a project, and wait until its layers are back or wait for a login."""
        project = QgsProject.instance()
        project.clear()
        gdal.VSICurlClearCache()
        assert project.read(str(file))
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.layers._soon.isActive() and not self.layers._returning, timeout=WITHIN)

    def layer(self, name: str) -> QgsRasterLayer:
        (found,) = QgsProject.instance().mapLayersByName(name)
        return found


def original(file: str) -> QgsRasterLayer:
    return QgsRasterLayer(str(DATA / file), "raster", "gdal")


def changes(before: Path, after: Path) -> list[str]:
    """Return the lines that differ in two project files, but for what each saving changes."""
    lines = difflib.unified_diff(_lines(before), _lines(after), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def _lines(file: Path) -> list[str]:
    """Return the lines with their attributes in order: another process of Qt's writes them in another.

    Without the WKT of coordinate reference systems, which the lines after it name: QGIS 3.40 leaves it empty where a
    system was first used in a thread that has ended.
    """
    text = re.sub(r'saveDateTime="[^"]*"|<ProjectStyleSettings.*', "", file.read_text())
    return [
        " ".join([line.partition(" ")[0], *sorted(ATTRIBUTE.findall(line))]) + ATTRIBUTE.sub("", line)
        for line in text.splitlines()
        if not line.lstrip().startswith("<wkt>")
    ]
