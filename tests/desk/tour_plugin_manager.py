"""Inside the real QGIS: its Plugin Manager installs the plugin, upgrades it while it is used, and uninstalls it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pyplugin_installer
from cloud import openrc
from cloud.plan import Plan
from osgeo import gdal
from pyplugin_installer.installer_data import plugins as catalogue
from pyplugin_installer.installer_data import repositories
from qgis.core import QgsNetworkAccessManager, QgsNetworkRequestParameters, QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QTextEdit
from qgis.utils import HOME_PLUGIN_PATH, isPluginLoaded, pluginMetadata
from real_qgis import drive
from real_qgis.pixels import differing_blocks
from real_qgis.remains import PLUGIN, RASTER, modules, what_is_left

SOURCE = os.environ["SWIFT_COG_SOURCE"]
RECENT_FILES = "plugins/swift_cog_browser/openrc-files"
OPTIONS = ("SWIFT_STORAGE_URL", "GDAL_DISABLE_READDIR_ON_OPEN", "GDAL_HTTP_MAX_RETRY")


class Watch:
    """Notes the hosts that QGIS asks; notes and closes what would wait for somebody for ever."""

    def __init__(self) -> None:
        self.hosts: set[str] = set()
        self.boxes: list[str] = []
        asking = QgsNetworkAccessManager.instance().requestAboutToBeCreated[QgsNetworkRequestParameters]
        asking.connect(lambda parameters: self.hosts.add(parameters.request().url().host()))
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(100)

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        # The installer's own ones show progress and close by themselves; the password's is answered.
        if not isinstance(box, QDialog) or type(box).__name__.startswith("QgsPluginInstaller"):
            return
        if box.objectName() != "SwiftPasswordDialog":
            self.boxes.append(f"{type(box).__name__}: {[text.toPlainText() for text in box.findChildren(QTextEdit)]}")
            box.reject()


def fetch() -> None:
    """Do what the Plugin Manager does when it is opened."""
    pyplugin_installer.instance().reloadAndExportData()


def install() -> None:
    """Press Install, or Upgrade: the Plugin Manager calls the same for both."""
    pyplugin_installer.instance().installPlugin(PLUGIN, quiet=True, stable=False)


def options() -> list[str]:
    """Return which options GDAL has for the raster's path."""
    return [name for name in OPTIONS if gdal.GetPathSpecificOption(RASTER, name) is not None]


def connect(plan: Plan, file: str) -> None:
    user = plan.user("astrid")
    drive.dock().setUserVisible(True)
    drive.connect(file, user.password)


def recent_files() -> list[str]:
    return list(QgsSettings().value(RECENT_FILES, []))


def listed_files() -> list[str]:
    """Return the files that the dock offers."""
    box = drive.part(QComboBox, "connectionBox")
    return [box.itemData(row) for row in range(box.count())]


def state(layer: QgsRasterLayer) -> dict[str, Any]:
    """Return what is installed, and whether the layer reads from the object store, not from a cache."""
    # Not SWIFT_STORAGE_URL: for that one GDAL falls back to the environment, whoever has claimed the container.
    drive.wait_for(lambda: OPTIONS[1] in options(), "the options of the layer's container", 20)
    gdal.VSICurlClearCache()
    layer.dataProvider().reloadData()
    drive.wait_for_map()
    plugin = catalogue.all()[PLUGIN]
    return {
        "status": plugin["status_exp"],
        "version on disk": plugin["version_installed"],
        "version loaded": pluginMetadata(PLUGIN, "version"),
        "enabled": isPluginLoaded(PLUGIN) and QgsSettings().value(f"PythonPlugins/{PLUGIN}", False, bool),
        "source": layer.source().partition("|")[0],
        "options": options(),
        "differing blocks": differing_blocks(layer, QgsRasterLayer(SOURCE, "source", "gdal")),
        "recent files": recent_files(),
    }


def upgrade() -> dict[str, Any]:
    """Upgrade, with a login that is live and a layer that is open."""
    first = modules()
    fetch()
    offer = catalogue.all()[PLUGIN]
    offered = {"status": offer["status_exp"], "version": offer["version_available_experimental"]}
    install()
    drive.dock()
    now = modules()
    return {
        "offered": offered,
        "modules of the first version": sorted(name for name in first if now.get(name) == first[name]),
        "options between": options(),
        "dock after the upgrade": {"files": listed_files(), "token": drive.part(QLabel, "tokenState").text()},
    }


def uninstall() -> dict[str, Any]:
    """Uninstall, with a login that is live and a layer that is open."""
    pyplugin_installer.instance().uninstallPlugin(PLUGIN, quiet=True)
    return {
        **what_is_left(),
        "modules": sorted(modules()),
        "folder": (Path(HOME_PLUGIN_PATH) / PLUGIN).exists(),
        "installed": PLUGIN in catalogue.localCache,
        "setting": QgsSettings().contains(f"PythonPlugins/{PLUGIN}"),
    }


def tour() -> dict[str, Any]:
    watch = Watch()
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    fetch()
    before = {
        "checks at start": repositories.checkingOnStart(),
        "repositories": list(repositories.allEnabled()),
        "modules": modules(),
    }
    install()
    connect(plan, str(openrc.password_file(plan, plan.user("astrid"))))
    layer = drive.add("rasters", "mosaic_cog1.tif")
    result = {"before": before, "installed": state(layer), **upgrade()}
    connect(plan, drive.part(QComboBox, "connectionBox").itemText(0))
    result["upgraded"] = state(layer)
    watch.stop()
    result["left"] = uninstall()
    result["recent files after"] = recent_files()
    QgsProject.instance().clear()
    return {**result, "message boxes": watch.boxes, "hosts": sorted(watch.hosts)}


drive.run(tour)
