"""Inside QGIS: the ways to open an object that are compared. Each does what its users do before, and then the click."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsProviderRegistry
from qgis.PyQt.QtWidgets import QTreeView
from qgis.utils import iface, plugins
from real_qgis import drive

from .places import WORK
from .task import Task


@dataclass
class Side(ABC):
    """One way to open the object of a task."""

    task: Task

    @abstractmethod
    def prepare(self) -> None:
        """Log in and look around, until the object is in sight. This is not part of the times."""

    @abstractmethod
    def click(self) -> None:
        """Have the object opened."""


class Recipe(Side):
    """The published one: two variables in the environment, and a path that is typed in."""

    def prepare(self) -> None:
        if not (os.environ.get("SWIFT_STORAGE_URL") and os.environ.get("SWIFT_AUTH_TOKEN")):
            raise RuntimeError("the recipe needs its two variables")

    def click(self) -> None:
        iface.addRasterLayer(f"/vsiswift/{self.task.container}/{self.task.name}", self.task.name, "gdal")


class CloudConnection(Side):
    """QGIS's own: Data Source Manager > Raster > Cloud, which puts the token into the source of the layer.

    Its branch of the Browser panel makes the same source, where GDAL tells objects from folders (3.6 does not).
    """

    def prepare(self) -> None:
        options = {"SWIFT_STORAGE_URL": self.task.storage_url, "SWIFT_AUTH_TOKEN": os.environ["SWIFT_COG_TOKEN"]}
        path = f"{self.task.container}/{self.task.name}"
        parts = {"vsiPrefix": "/vsiswift/", "path": path, "credentialOptions": options}
        self._source = QgsProviderRegistry.instance().encodeUri("gdal", parts)

    def click(self) -> None:
        iface.addRasterLayer(self._source, self.task.name, "gdal")


class Plugin(Side):
    """This plugin: logged in from a file, the container opened in the dock, the object added."""

    def prepare(self) -> None:
        drive.connect(str(self.task.openrc), None)
        drive.find_row(self.task.container, self.task.name)
        drive.part(QTreeView, "contentsView").scrollToTop()

    def click(self) -> None:
        from swift_cog_browser.swift_browser.places import Place

        workplace = plugins["swift_cog_browser"]._workplace
        key = workplace.accounts.key_of(workplace.accounts.current)
        workplace.adding.add([Place(key, self.task.container, self.task.name)])


class LocalFile(Side):
    """The same file on this computer: what QGIS itself needs, where there is no link."""

    def prepare(self) -> None:
        # By a link in the profile: what GDAL writes beside a raster goes with that.
        self._file = Path(os.environ["SWIFT_COG_TASK"]).with_name(self.task.name)
        self._file.unlink(missing_ok=True)
        self._file.symlink_to(WORK / "rasters" / self.task.name.removeprefix("a-"))

    def click(self) -> None:
        iface.addRasterLayer(str(self._file), self.task.name, "gdal")


SIDES: dict[str, type[Side]] = {"plugin": Plugin, "recipe": Recipe, "cloud": CloudConnection, "local": LocalFile}


def side_of(task: Task) -> Side:
    return SIDES[task.side](task)
