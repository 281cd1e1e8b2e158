"""What is done with saved connections, from whichever window: edit, copy, delete, import and export them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox, QWidget

from ..auth.connection import Connection
from ..auth.errors import UserError
from ..swift_browser.connections import Connections
from ..swift_browser.errors import ExportFailed
from .messages import Messages

if TYPE_CHECKING:
    from ..auth.login_files import Offer
    from .connection_dialog import Draft
    from .importing import Importing


class ConnectionEditing(QObject):
    """Each dialog is a window over ``window``."""

    chosen = pyqtSignal(str)  # the id of a connection that is new or changed
    connect_wanted = pyqtSignal(str, str)  # its id, and a secret or nothing
    deleted = pyqtSignal(str)

    def __init__(self, connections: Connections, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._connections = connections
        self._messages = messages
        self._window = window

    @cached_property
    def importing(self) -> Importing:
        """What reads files; few ever need it."""
        from .importing import Importing

        return Importing(self._connections, self._messages, self.edit, self._window)

    def import_offers(self, offers: Sequence[Offer]) -> None:
        """Offer logins that were found in a file as connections."""
        self.importing.import_offers(offers)

    def make(self) -> None:
        """Open the dialog for a new connection."""
        from .connection_dialog import Draft

        self.edit(Draft.empty())

    def edit_saved(self, connection: Connection, test: bool = False) -> None:
        """Open the dialog with a connection that is saved, and test it if that is wanted."""
        from .connection_dialog import Draft

        self.edit(Draft(connection, is_saved=True), test)

    def edit(self, draft: Draft, test: bool = False) -> None:
        """Open the dialog."""
        from .connection_dialog import ConnectionDialog

        dialog = ConnectionDialog(self._connections, draft, self._window)
        dialog.saved.connect(lambda connection: self.chosen.emit(connection.id))
        dialog.connect_requested.connect(lambda connection, secret: self.connect_wanted.emit(connection.id, secret))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        if test:
            dialog.test()

    def duplicate(self, identifier: str) -> None:
        """Save a copy of a connection."""
        try:
            self.chosen.emit(self._connections.duplicate(identifier).id)
        except UserError as error:
            self._messages.error(error)

    def delete(self, connection: Connection) -> None:
        """Delete a connection, if the user says so."""
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

    def import_chosen(self) -> None:
        """Have the user choose files, and offer what they hold."""
        title = QCoreApplication.translate("SwiftCogBrowser", "Import from File")
        files, _filter = QFileDialog.getOpenFileNames(self._window, title, str(Path.home()))
        self.importing.import_files(files)

    def export(self, connection: Connection) -> None:
        """Write a connection without its secret to a file that the user chooses."""
        title = QCoreApplication.translate("SwiftCogBrowser", "Export Without the Secret")
        proposed = Path.home() / f"{''.join(c if c.isalnum() else '-' for c in connection.name)}-openrc.sh"
        file, _filter = QFileDialog.getSaveFileName(self._window, title, str(proposed))
        if file:
            self._write(connection, Path(file))

    def _write(self, connection: Connection, file: Path) -> None:
        from ..auth.openrc_export import export_openrc

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
