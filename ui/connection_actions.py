"""What can be done with saved connections: the menu beside the box, and what its entries do."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QMenu, QMessageBox, QWidget

from ..auth.connection import Connection, export_openrc
from ..auth.errors import UserError
from ..swift_browser.connections import Connections
from ..swift_browser.errors import ExportFailed
from .connection_dialog import ConnectionDialog, Draft
from .connection_list import ConnectionList
from .importing import Importing
from .messages import Messages


class ConnectionActions(QObject):
    """Acts on the connection that the box shows; says which one to show or to connect."""

    chosen = pyqtSignal(str)  # the id of a connection that is new or changed
    connect_wanted = pyqtSignal(str, str)  # its id, and a secret or nothing
    log_in_again_wanted = pyqtSignal()
    deleted = pyqtSignal(str)

    def __init__(self, connections: Connections, known: ConnectionList, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._connections = connections
        self._known = known
        self._messages = messages
        self._window = window
        self._key = ""
        self.importing = Importing(connections, messages, self.edit, window)
        self.menu = QMenu(window)
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

    def edit(self, draft: Draft, test: bool = False) -> None:
        """Open the dialog."""
        dialog = ConnectionDialog(self._connections, draft, self._window)
        dialog.saved.connect(lambda connection: self.chosen.emit(connection.id))
        dialog.connect_requested.connect(lambda connection, secret: self.connect_wanted.emit(connection.id, secret))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        if test:
            dialog.test()

    def _fill(self) -> QAction:
        translate = QCoreApplication.translate
        self._add("newConnection", translate("SwiftCogBrowser", "&New Connection…")).triggered.connect(
            lambda: self.edit(Draft.empty())
        )
        for name, text, act in (
            ("editConnection", translate("SwiftCogBrowser", "&Edit…"), self._edit),
            ("duplicateConnection", translate("SwiftCogBrowser", "D&uplicate"), self._duplicate),
            ("deleteConnection", translate("SwiftCogBrowser", "&Delete…"), self._delete),
            ("testConnection", translate("SwiftCogBrowser", "&Test…"), self._test),
        ):
            action = self._add(name, text)
            action.triggered.connect(act)
            self._of_saved.append(action)
        again = self._add("logInAgain", translate("SwiftCogBrowser", "&Log In Again…"))
        again.triggered.connect(self.log_in_again_wanted)
        self.menu.addSeparator()
        imported = self._add("importConnections", translate("SwiftCogBrowser", "&Import from File…"))
        imported.triggered.connect(self._import)
        export = self._add("exportConnection", translate("SwiftCogBrowser", "E&xport…"))
        export.triggered.connect(self._export)
        self._of_saved.append(export)
        return again

    def _add(self, name: str, text: str) -> QAction:
        action = QAction(text, self.menu)
        action.setObjectName(name)
        self.menu.addAction(action)
        return action

    def _saved(self) -> Connection | None:
        return self._known.saved(self._key)

    def _edit(self) -> None:
        connection = self._saved()
        if connection is not None:
            self.edit(Draft(connection, is_saved=True))

    def _test(self) -> None:
        connection = self._saved()
        if connection is not None:
            self.edit(Draft(connection, is_saved=True), test=True)

    def _duplicate(self) -> None:
        try:
            self.chosen.emit(self._connections.duplicate(self._key).id)
        except UserError as error:
            self._messages.error(error)

    def _delete(self) -> None:
        connection = self._saved()
        if connection is None:
            return
        text = QCoreApplication.translate("SwiftCogBrowser", "Delete the connection {name} and its saved secret?")
        box = QMessageBox(self._window)
        box.setObjectName("deleteQuestion")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Delete Connection"))
        box.setText(text.format(name=connection.name))
        delete = box.addButton(
            QCoreApplication.translate("SwiftCogBrowser", "Delete"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        identifier = connection.id

        def finished(_result: int) -> None:
            wanted = box.clickedButton() is delete
            box.deleteLater()
            if wanted:
                self._really_delete(identifier)

        box.finished.connect(finished)
        box.open()

    def _really_delete(self, identifier: str) -> None:
        try:
            self._connections.delete(identifier)
        except UserError as error:
            self._messages.error(error)
        self.deleted.emit(identifier)

    def _import(self) -> None:
        title = QCoreApplication.translate("SwiftCogBrowser", "Import from File")
        files, _filter = QFileDialog.getOpenFileNames(self._window, title, str(Path.home()))
        self.importing.import_files(files)

    def _export(self) -> None:
        connection = self._saved()
        if connection is None:
            return
        title = QCoreApplication.translate("SwiftCogBrowser", "Export Without the Secret")
        proposed = Path.home() / f"{''.join(c if c.isalnum() else '-' for c in connection.name)}-openrc.sh"
        file, _filter = QFileDialog.getSaveFileName(self._window, title, str(proposed))
        if file:
            self._write(connection, Path(file))

    def _write(self, connection: Connection, file: Path) -> None:
        try:
            # As it is, with the line ends that a shell wants.
            file.write_bytes(export_openrc(connection).encode())
        except OSError as error:
            self._messages.error(ExportFailed(file=file, reason=error.strerror or str(error)))
            return
        text = QCoreApplication.translate(
            "SwiftCogBrowser", "{name} is written to {file}, without the password or any other secret."
        )
        self._messages.information(text.format(name=connection.name, file=file.name))
