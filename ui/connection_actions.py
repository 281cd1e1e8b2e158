"""The menu beside the box in the connection bar: what can be done with the connection that the box shows."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget

from ..auth.connection import Connection
from .connection_editing import ConnectionEditing
from .connection_list import ConnectionList


class ConnectionActions(QObject):
    """Fills the menu, and enables in it what can be done."""

    log_in_again_wanted = pyqtSignal()

    def __init__(self, editing: ConnectionEditing, known: ConnectionList, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self._known = known
        self._key = ""
        self.menu = QMenu(parent)
        self._of_saved: list[QAction] = []
        self._again = self._fill()
        self.show_for("", False)

    def show_for(self, key: str, connected: bool) -> None:
        """Enable what can be done with what the box shows."""
        self._key = key
        saved = self._known.saved(key) is not None
        for action in self._of_saved:
            action.setEnabled(saved)
        self._again.setEnabled(connected)

    def _fill(self) -> QAction:
        translate = QCoreApplication.translate
        self._add("newConnection", translate("SwiftCogBrowser", "&New Connection…")).triggered.connect(
            lambda: self._editing.make()
        )
        for name, text, act in (
            ("editConnection", translate("SwiftCogBrowser", "&Edit…"), self._edit),
            ("duplicateConnection", translate("SwiftCogBrowser", "D&uplicate"), self._duplicate),
            ("deleteConnection", translate("SwiftCogBrowser", "&Delete…"), self._editing.delete),
            ("testConnection", translate("SwiftCogBrowser", "&Test…"), self._test),
        ):
            self._add_for_saved(name, text, act)
        again = self._add("logInAgain", translate("SwiftCogBrowser", "&Log In Again…"))
        again.triggered.connect(self.log_in_again_wanted)
        self.menu.addSeparator()
        imported = self._add("importConnections", translate("SwiftCogBrowser", "&Import from File…"))
        imported.triggered.connect(self._editing.import_chosen)
        self._add_for_saved("exportConnection", translate("SwiftCogBrowser", "E&xport…"), self._editing.export)
        return again

    def _add(self, name: str, text: str) -> QAction:
        action = QAction(text, self.menu)
        action.setObjectName(name)
        self.menu.addAction(action)
        return action

    def _add_for_saved(self, name: str, text: str, act: Callable[[Connection], None]) -> None:
        def triggered() -> None:
            connection = self._known.saved(self._key)
            if connection is not None:
                act(connection)

        action = self._add(name, text)
        action.triggered.connect(triggered)
        self._of_saved.append(action)

    def _edit(self, connection: Connection) -> None:
        self._editing.edit_saved(connection)

    def _test(self, connection: Connection) -> None:
        self._editing.edit_saved(connection, test=True)

    def _duplicate(self, connection: Connection) -> None:
        self._editing.duplicate(connection.id)
