"""What the user can connect with: saved connections, the environment, files that were used before."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ..auth.connection import Connection
from ..swift_browser.accounts import Accounts
from ..swift_browser.connections import Connections
from ..swift_browser.environment import ENVIRONMENT, SIGNS
from ..swift_browser.errors import ConnectionUnknown
from ..swift_browser.public_objects import PUBLIC, server_of

if TYPE_CHECKING:
    from qgis.core import QgsSettingsEntryStringList

MOST_RECENT = 8


@dataclass(frozen=True)
class Entry:
    """One thing to connect with.

    Attributes:
        key: a saved connection's id, ENVIRONMENT, or a file's path.
        text: what is shown.
        tip: what tells it from others of the kind.
        connected: whether its account is.
    """

    key: str
    text: str
    tip: str
    connected: bool


class ConnectionList:
    """Reads it anew each time: it may change in other windows of QGIS."""

    def __init__(self, connections: Connections, recent_files: QgsSettingsEntryStringList, accounts: Accounts) -> None:
        self._connections = connections
        self._recent_files = recent_files
        self._accounts = accounts

    def entries(self) -> list[Entry]:
        """Return the saved connections by name, then the rest."""
        found = [self._entry(each.id, each.name, each.server) for each in self._connections.all()]
        if any(os.environ.get(name) for name in SIGNS):
            text = QCoreApplication.translate("SwiftCogBrowser", "From environment")
            tip = QCoreApplication.translate("SwiftCogBrowser", "The variables (OS_*, ST_*) that QGIS was started with")
            found.append(self._entry(ENVIRONMENT, text, tip))
        # Files by their names; by their paths where two have the same name.
        files = list(self._recent_files.value())
        names = [Path(file).name for file in files]
        return found + [
            self._entry(file, name if names.count(name) == 1 else file, file) for file, name in zip(files, names)
        ]

    def saved(self, key: str) -> Connection | None:
        """Return the saved connection with a key; None if it is a file or the like, or gone."""
        try:
            return self._connections.get(key)
        except ConnectionUnknown:
            return None

    def key_named(self, name: str) -> str:
        """Return the key of what has a name and is not connected; empty if there is none."""
        entries = [entry for entry in self.entries() if name and not entry.connected]
        # An account of the environment is called otherwise than its entry is.
        called = {entry.key: (entry.text, Path(entry.key).name) for entry in entries}
        environment = QCoreApplication.translate("SwiftCogBrowser", "The environment")
        if name == environment and ENVIRONMENT in called:
            return ENVIRONMENT
        return next((key for key, names in called.items() if name in names), "")

    def remember(self, key: str) -> None:
        """Put a file first among the recent ones. What is no file is there anyway."""
        if key != ENVIRONMENT and self.saved(key) is None:
            recent = [key, *(file for file in self._recent_files.value() if file != key)][:MOST_RECENT]
            self._recent_files.setValue(recent)  # noqa: QGS202 - settings

    def name_of(self, key: str) -> str:
        """Return what a key is called in messages."""
        if key.startswith(PUBLIC):
            return QCoreApplication.translate("SwiftCogBrowser", "{server} (open to all)").format(server=server_of(key))
        return next((entry.text for entry in self.entries() if entry.key == key), Path(key).name)

    def _entry(self, key: str, text: str, tip: str) -> Entry:
        return Entry(key, text, tip, self._accounts.find(key) is not None)
