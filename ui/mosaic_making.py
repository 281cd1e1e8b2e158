"""Asks where the file of a virtual mosaic is to go, has it built, and adds it as a layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..auth.errors import UserError
from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.cancel import Cancel
from ..swift_browser.layers import add_to_project
from ..swift_browser.places import Place
from ..swift_browser.raster_view import AS_QGIS, RasterView
from .messages import Messages
from .vrt_dialog import ask_vrt_file


class MosaicMaking(QObject):
    """The file dialog is a window over ``window``."""

    def __init__(
        self,
        activity: Activity,
        accounts: Accounts,
        messages: Messages,
        window: QWidget,
        raster_view: Callable[[], RasterView] = lambda: AS_QGIS,
    ) -> None:
        """
        Args:
            raster_view: returns how a new raster layer is shown at first.
        """
        super().__init__(window)
        self._activity = activity
        self._accounts = accounts
        self._messages = messages
        self._window = window
        self._raster_view = raster_view

    def ask(self, places: Sequence[Place]) -> QFileDialog:
        """Ask for the file's name; then build the mosaic."""
        title = QCoreApplication.translate("SwiftCogBrowser", "Save the Virtual Mosaic")
        return ask_vrt_file(
            "mosaicDialog", title, _folder_name(places), lambda file: self.make(list(places), file), self._window
        )

    def make(self, places: list[Place], file: Path) -> None:
        """Build a mosaic in the background, and add it as a layer."""
        account = self._accounts.find(places[0].key)
        if account is None:
            return
        view = self._raster_view()

        def work(cancel: Cancel) -> QgsRasterLayer:
            from ..swift_browser.mosaic import build_mosaic

            return build_mosaic(account, places, file, cancel, view)

        def done(layer: QgsRasterLayer) -> None:
            from ..swift_browser.mosaic import note_sources

            if self._accounts.key_of(account):
                note_sources(layer, account, places)
                self._add(layer)

        description = QCoreApplication.translate("SwiftCogBrowser", "Build the mosaic {name}").format(name=file.name)
        self._activity.start(description, work, done, self._messages.error)

    def _add(self, layer: QgsRasterLayer) -> None:
        try:
            add_to_project(layer)
        except UserError as error:
            self._messages.error(error)


def _folder_name(places: Sequence[Place]) -> str:
    """Return what the objects lie in: the pseudo-folder that is theirs, or the container."""
    folders = {place.name.rpartition("/")[0].rpartition("/")[2] for place in places}
    folder = folders.pop() if len(folders) == 1 else ""
    return folder or places[0].container
