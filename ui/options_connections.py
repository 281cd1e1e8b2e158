"""The saved connections on the options page: a list, and what can be done with them. What is done is saved at once."""

from __future__ import annotations

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import (
    QAction,
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from .connection_actions import ConnectionActions
from .connection_editing import ConnectionEditing
from .messages import Messages
from .workplace import Workplace

SHOWN = ("newConnection", "editConnection", "deleteConnection", "importConnections")


class OptionsConnections(QGroupBox):
    """Its dialogs are windows over the options, which keep the rest of QGIS from being used meanwhile."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("SwiftCogBrowser", "Saved Connections"), parent)
        self._workplace = workplace
        # QGIS's own message bar lies below the options.
        self._bar = QgsMessageBar(self)
        self._messages = Messages(self._bar)
        self._messages.setParent(self)
        self._editing = ConnectionEditing(workplace.connections, self._messages, self)
        self._actions = ConnectionActions(self._editing, workplace.known, self)
        self._list = QListWidget(self)
        self._list.setObjectName("savedConnections")
        self._list.setAccessibleName(self.title())
        self._lay_out()
        self._list.currentItemChanged.connect(lambda _now, _before: self._choose())
        self._list.itemActivated.connect(lambda _item: self._action("editConnection").trigger())
        workplace.connections.changed.connect(self._refresh)
        self._editing.chosen.connect(self._refresh)
        self._editing.deleted.connect(workplace.editing.deleted)
        self._editing.connect_wanted.connect(self._connect_later)
        self._refresh()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for name in SHOWN:
            buttons.addWidget(self._button(self._action(name)))
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        for part in (self._bar, self._list):
            layout.addWidget(part)
        layout.addLayout(buttons)

    def _action(self, name: str) -> QAction:
        found = self._actions.menu.findChild(QAction, name)
        if found is None:
            raise LookupError(name)
        return found

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text(), self)
        button.setObjectName(f"{action.objectName()}Button")
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)
        button.setEnabled(action.isEnabled())
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        return button

    def _refresh(self, chosen: str = "") -> None:
        """List what is saved now; ``chosen`` is the id of the connection to select, if not the one that was."""
        item = self._list.currentItem()
        chosen = chosen or ("" if item is None else str(item.data(Qt.ItemDataRole.UserRole)))
        self._list.clear()
        for connection in self._workplace.connections.all():
            item = QListWidgetItem(connection.name, self._list)
            item.setData(Qt.ItemDataRole.UserRole, connection.id)
            item.setToolTip(connection.server)
            if connection.id == chosen:
                self._list.setCurrentItem(item)
        self._choose()

    def _choose(self) -> None:
        item = self._list.currentItem()
        self._actions.show_for("" if item is None else str(item.data(Qt.ItemDataRole.UserRole)), connected=False)

    def _connect_later(self, identifier: str, given: str) -> None:
        """Connect when the options are closed: prompts over QGIS's window cannot be used before."""
        connecting, options = self._workplace.connecting, self.window()
        if not isinstance(options, QDialog):
            connecting.connect_key(identifier, given)
            return
        options.finished.connect(lambda _result: connecting.connect_key(identifier, given))
        text = QCoreApplication.translate("SwiftCogBrowser", "{name} is connected when the options are closed.")
        self._messages.information(text.format(name=self._workplace.known.name_of(identifier)))
