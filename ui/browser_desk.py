"""Does what the Browser panel wants done: windows, the project, the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QIcon

from ..swift_browser.browser_actions import Listed
from ..swift_browser.places import Place
from .workplace import Workplace

if TYPE_CHECKING:
    from .details_panel import DetailsPanel

ICON = ":/plugins/swift_cog_browser/icon.svg"


class BrowserDesk(QObject):
    """The plugin's :class:`..swift_browser.browser_actions.BrowserActions`."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._work = workplace

    def icon(self) -> QIcon:
        return QIcon(ICON)

    def connections(self) -> list[Listed]:
        """Return the saved connections by name, then what else is connected."""
        saved = {connection.id for connection in self._work.connections.all()}
        return [
            Listed(entry.key, entry.text, entry.tip, entry.key in saved)
            for entry in self._work.known.entries()
            if entry.connected or entry.key in saved
        ]

    def log_in(self, key: str) -> None:
        self._work.connecting.connect_key(key)

    def log_out(self, key: str) -> None:
        account = self._work.accounts.find(key)
        if account is not None:
            self._work.accounts.close(account)

    def new_connection(self) -> None:
        self._work.editing.make()

    def edit(self, key: str) -> None:
        connection = self._work.known.saved(key)
        if connection is not None:
            self._work.editing.edit_saved(connection)

    def delete(self, key: str) -> None:
        connection = self._work.known.saved(key)
        if connection is not None:
            self._work.editing.delete(connection)

    def add(self, places: Sequence[Place]) -> None:
        self._work.adding.add(places)

    def copy_path(self, places: Sequence[Place]) -> None:
        self._work.copying.paths(places)

    def copy_url(self, places: Sequence[Place]) -> None:
        self._work.copying.urls(places)

    def details(self, place: Place) -> DetailsPanel | None:
        from .details_panel import DetailsPanel

        account = self._work.accounts.find(place.key)
        if account is None:
            return None
        panel = DetailsPanel(self._work.settings, foldable=False)
        panel.show_place(account, place)
        return panel

    def offer_upload(self, place: Place, files: Sequence[str]) -> None:
        self._work.uploading.offer(place, files)
