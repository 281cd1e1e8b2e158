"""From files to saved connections: one login opens the dialog, several open a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QMimeData, QObject
from qgis.PyQt.QtWidgets import QWidget

from ..auth.connection import Connection, free_name, same_name
from ..auth.errors import UserError
from ..auth.login_files import Offer, offers
from ..swift_browser.connections import Connections
from ..swift_browser.errors import NotAFile
from .connection_bar import path_of
from .connection_dialog import Draft, secret_in
from .messages import Messages
from .offers_dialog import ask_offers, problem_of


class Importing(QObject):
    """Reads files; nothing in them is executed, and nothing is sent anywhere."""

    def __init__(
        self, connections: Connections, messages: Messages, edit: Callable[[Draft], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._connections = connections
        self._messages = messages
        self._edit = edit
        self._window = window

    def import_files(self, paths: Sequence[str]) -> None:
        """Offer what files hold; say what cannot be used."""
        found: list[Offer] = []
        for path in paths:
            try:
                found += self._offers(Path(path).expanduser())
            except UserError as error:
                self._messages.error(error)
        self.import_offers(found)

    def import_offers(self, found: Sequence[Offer]) -> None:
        """Have the user look at logins before they are saved."""
        if len(found) == 1:
            self._open(found[0])
        elif found:
            secrets = any(secret_in(each.variables, each.source) for each in found if not problem_of(each))
            ask_offers(found, secrets, self._window, self._save)

    def import_dropped(self, data: QMimeData) -> None:
        """Offer what was dropped: files, or the text of a file's path."""
        paths, others = dropped(data)
        for what in others:
            self._messages.error(NotAFile(what=what))
        self.import_files(paths)

    def _offers(self, path: Path) -> list[Offer]:
        if path.is_dir():
            raise NotAFile(what=path)
        return offers(path)

    def _open(self, offer: Offer) -> None:
        try:
            secret = secret_in(offer.variables, offer.source)
            offer.login()
        except UserError as error:
            self._messages.error(error)
            return
        self._edit(Draft(self._named(offer), secret=secret, notes=offer.warnings))

    def _save(self, chosen: list[Offer], keep: bool) -> None:
        count = 0
        try:
            for offer in chosen:
                secret = secret_in(offer.variables, offer.source) if keep else ""
                self._connections.save(self._named(offer), secret)
                count += 1
        except UserError as error:
            self._messages.error(error)
        if count:
            text = QCoreApplication.translate("SwiftCogBrowser", "Connections saved: {count}")
            self._messages.information(text.format(count=count))

    def _named(self, offer: Offer) -> Connection:
        """Return an offer as a connection under a name that is free."""
        names = [connection.name for connection in self._connections.all()]
        taken = same_name(offer.name) in {same_name(name) for name in names}
        word = QCoreApplication.translate("SwiftCogBrowser", "copy")
        return Connection.new(free_name(offer.name, names, word) if taken else offer.name, offer.variables)


def dropped(data: QMimeData) -> tuple[list[str], list[str]]:
    """Return the paths of the files that were dropped, and what else was, in short."""
    if data.hasUrls():
        files = [str(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return files, [_short(str(url.toString())) for url in data.urls() if not url.isLocalFile()]
    lines = [line.strip() for line in str(data.text()).splitlines() if line.strip()]
    files = [path for path in map(path_of, lines) if Path(path).expanduser().exists()]
    # Only the first line: a long text is one thing that is no file.
    nothing = QCoreApplication.translate("SwiftCogBrowser", "What was dropped")
    return files, [] if files else [_short(line) for line in lines[:1] or [nothing]]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
