"""The saved connections: in QGIS's settings, their secrets in its authentication database."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..auth.connection import Connection, duplicate, same_name
from ..auth.secret_store import SecretGone, SecretStore
from .errors import ConnectionUnknown, NameMissing, NameTaken
from .settings import Settings


class Connections(QObject):
    """Reads the settings each time: another window of QGIS may have changed them. For the main thread only.

    Signals:
        changed: after each change that was made here.
    """

    changed = pyqtSignal()

    def __init__(self, settings: Settings, secrets: SecretStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._secrets = secrets

    def all(self) -> list[Connection]:
        """Return the connections, by name."""
        found = [self._read(identifier) for identifier in self._settings.connections.items()]
        return sorted(found, key=lambda connection: (same_name(connection.name), connection.id))

    def get(self, identifier: str) -> Connection:
        """Return a connection by its id.

        Raises:
            ConnectionUnknown: there is none (any more).
        """
        if identifier not in self._settings.connections.items():
            raise ConnectionUnknown
        return self._read(identifier)

    def secret(self, identifier: str) -> str | None:
        """Return a connection's secret, None if it is to be asked for each time.

        Raises:
            ConnectionUnknown: there is no such connection (any more).
            SecretStoreError: there is a secret, and it cannot be read.
        """
        secret_id = self.get(identifier).secret_id
        return self._secrets.load(secret_id) if secret_id else None

    def save(self, connection: Connection, secret: str | None) -> Connection:
        """Save a connection, new or changed, and return it as it was saved.

        Args:
            secret: empty to keep none, so that it is asked for each time; None to leave it as it is. Which secret is
                the connection's is looked up: ``connection.secret_id`` does not count.

        Raises:
            NameMissing, NameTaken: nothing was saved.
            SecretStoreError: nothing was saved. With an empty ``secret`` all was, but the old one was not deleted.
        """
        connection = self._named(connection)
        before = self._settings.secret_id.value(connection.id)
        if secret:
            after = self._secrets.save(connection.name, connection.who, secret, before)
        else:
            after = before if secret is None else ""
        saved = replace(connection, secret_id=after)
        self._write(saved)
        if secret is None:
            self._secrets.rename(after, saved.name)
        elif not secret and before:
            self._secrets.delete(before)
        return saved

    def rename(self, identifier: str, name: str) -> Connection:
        """Give a connection another name, and return it.

        Raises:
            ConnectionUnknown, NameMissing, NameTaken: nothing was changed.
        """
        return self.save(replace(self.get(identifier), name=name), None)

    def duplicate(self, identifier: str) -> Connection:
        """Save a copy of a connection under a free name, with a copy of its secret, and return it.

        Raises:
            ConnectionUnknown: there is no such connection (any more).
            SecretStoreError: the secret cannot be copied; nothing was saved.
        """
        original = self.get(identifier)
        word = QCoreApplication.translate("SwiftCogBrowser", "copy")
        copy = duplicate(original, [connection.name for connection in self.all()], word)
        copy = replace(copy, secret_id=self._copied_secret(original, copy.name))
        self._write(copy)
        return copy

    def delete(self, identifier: str) -> None:
        """Delete a connection and its secret.

        Raises:
            ConnectionUnknown: there is no such connection (any more).
            SecretStoreError: the connection is deleted, its secret may not be.
        """
        secret_id = self.get(identifier).secret_id
        self._settings.connections.deleteItem(identifier)
        self.changed.emit()
        if secret_id:
            self._secrets.delete(secret_id)

    def _copied_secret(self, original: Connection, name: str) -> str:
        try:
            return self._secrets.copy(original.secret_id, name) if original.secret_id else ""
        except SecretGone:
            # The copy asks for it, as the original does.
            return ""

    def _named(self, connection: Connection) -> Connection:
        """Return the connection with a name that it may have."""
        name = " ".join(connection.name.split())
        if not name:
            raise NameMissing
        for other in self.all():
            if other.id != connection.id and same_name(other.name) == same_name(name):
                raise NameTaken(name=other.name)
        return replace(connection, name=name)

    def _read(self, identifier: str) -> Connection:
        """Return what is stored; what somebody damaged by hand still has a name to be seen and deleted by."""
        settings = self._settings
        values = {name: entry.value(identifier) for name, entry in settings.variables.items()}
        name, secret_id = settings.name.value(identifier), settings.secret_id.value(identifier)
        connection = Connection(identifier, name.strip(), values, secret_id)
        return connection if connection.name else replace(connection, name=connection.server or identifier)

    def _write(self, connection: Connection) -> None:
        settings = self._settings
        settings.name.setValue(connection.name, connection.id)  # noqa: QGS202 - settings
        settings.secret_id.setValue(connection.secret_id, connection.id)  # noqa: QGS202 - settings
        for name, entry in settings.variables.items():
            if name in connection.variables:
                entry.setValue(connection.variables[name], connection.id)  # noqa: QGS202 - settings
            else:
                entry.remove(connection.id)
        self.changed.emit()
