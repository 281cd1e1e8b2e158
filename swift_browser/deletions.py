"""Deletions in the background: first a look at what there is, then a question, then the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .cancel import Cancel
from .places import Place

if TYPE_CHECKING:
    from .account import Account
    from .deleting import Deleted


@dataclass(frozen=True)
class Doomed:
    """What would be deleted.

    Attributes:
        places: objects and pseudo-folders of one container.
        names: of all objects.
        size: bytes of them, as listed; 0 for single objects, which were not.
    """

    places: Sequence[Place]
    names: Sequence[str]
    size: int

    @property
    def container(self) -> str:
        return self.places[0].container


class Deletions(QObject):
    """Deletes objects. Lives on the main thread.

    Signals:
        failed: what could not be deleted, and why (UserError).
        found: a Doomed; nothing is deleted before :meth:`go` is called with it.
        done: what is gone: a Doomed and a list of Deleted.
    """

    failed = pyqtSignal(object)
    found = pyqtSignal(object)
    done = pyqtSignal(object, list)

    def __init__(self, activity: Activity, accounts: Accounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._accounts = accounts

    def look(self, places: Sequence[Place]) -> None:
        """Count what lies in places of one container; ``found`` tells it."""
        account = self._accounts.find(places[0].key)
        if account is None:
            return

        def work(cancel: Cancel) -> Doomed:
            return _look(account, places, cancel)

        description = QCoreApplication.translate("SwiftCogBrowser", "List {name}").format(name=places[0])
        self._activity.start(description, work, self.found.emit, self._failed)

    def go(self, doomed: Doomed) -> None:
        """Delete what was found."""
        account = self._accounts.find(doomed.places[0].key)
        if account is None:
            return

        def work(cancel: Cancel) -> list[Deleted]:
            return _delete(account, doomed, cancel)

        def done(gone: list[Deleted]) -> None:
            self.done.emit(doomed, gone)

        text = QCoreApplication.translate("SwiftCogBrowser", "Delete {name}").format(name=doomed.places[0])
        self._activity.start(text, work, done, self._failed)

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)


def _look(account: Account, places: Sequence[Place], cancel: Cancel) -> Doomed:
    from .listing import pages

    names: list[str] = []
    size = 0
    for place in places:
        if place.is_object:
            names.append(place.name)
            continue
        for page in pages(
            lambda marker, place=place: account.store.objects(  # type: ignore[misc]
                place.container, place.name, "", marker, cancel=cancel
            )
        ):
            names += [entry.name for entry in page]
            size += sum(entry.size for entry in page)
    return Doomed(places, list(dict.fromkeys(names)), size)


def _delete(account: Account, doomed: Doomed, cancel: Cancel) -> list[Deleted]:
    from .deleting import delete_all
    from .object_writer import ObjectWriter

    writer = ObjectWriter(account.session)
    try:
        return delete_all(writer, doomed.container, doomed.names, len(doomed.names), cancel)
    finally:
        writer.close()
