"""Downloads in the background: first a list of what is to come, then a question about files that are there already."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .cancel import Cancel
from .jobs import Job
from .places import Place

if TYPE_CHECKING:
    from .account import Account
    from .download import Item, Progress

EVERY = 0.2  # seconds between two looks at how far it is


class Downloads(QObject):
    """Starts downloads. Lives on the main thread.

    Signals:
        failed: what did not come, and why (UserError).
        done: the files that have come (list of Path).
        progressed: how far a download is: its job and a Progress.
        existing_found: files are there already: their paths, and what to call with True to replace them, with False to
            leave them.
    """

    failed = pyqtSignal(object)
    done = pyqtSignal(list)
    progressed = pyqtSignal(object, object)
    existing_found = pyqtSignal(list, object)
    _told = pyqtSignal(object, object)

    def __init__(self, activity: Activity, accounts: Accounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._accounts = accounts
        # By whichever thread downloads.
        self._told.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]
        self._jobs: dict[object, Job[list[Path]]] = {}

    def fetch_as(self, place: Place, file: Path) -> None:
        """Download one object into a file; one that is there is replaced: the user was asked by whoever chose it."""
        from .download import Item

        account = self._accounts.find(place.key)
        if account is not None:
            self._start(account, [Item(place.container, place.name, None, file, replace=True)])

    def fetch(self, places: Sequence[Place], folder: Path) -> None:
        """Download objects, and all that lies in pseudo-folders and containers, into a folder."""
        by_key: dict[str, list[Place]] = {}
        for place in places:
            by_key.setdefault(place.key, []).append(place)
        for key, those in by_key.items():
            account = self._accounts.find(key)
            if account is not None:
                self._list(account, those, folder)

    def _list(self, account: Account, places: list[Place], folder: Path) -> None:
        def work(cancel: Cancel) -> tuple[list[Item], list[Item]]:
            from .download import NothingToDownload, existing, items_under

            taken: set[str] = set()
            items: list[Item] = []
            for place in places:
                items += items_under(account.store, place, folder, taken, cancel)
            if not items:
                raise NothingToDownload(what=", ".join(map(str, places)))
            return items, existing(items)

        description = QCoreApplication.translate("SwiftCogBrowser", "List {name}").format(name=str(places[0]))
        self._activity.start(description, work, lambda found: self._ask(account, *found), self._failed)

    def _ask(self, account: Account, items: list[Item], there: list[Item]) -> None:
        if not there:
            self._start(account, items)
            return

        def answered(overwrite: bool) -> None:
            wanted = [replace(item, replace=overwrite) for item in items if overwrite or item not in there]
            if wanted:
                self._start(account, wanted)

        self.existing_found.emit([item.file for item in there], answered)

    def _start(self, account: Account, items: list[Item]) -> None:
        ticket = object()

        def work(cancel: Cancel) -> list[Path]:
            from .download import download

            return download(account.store, items, cancel, _now_and_then(partial(self._told.emit, ticket)))

        def ended() -> None:
            self._jobs.pop(ticket, None)

        def done(files: list[Path]) -> None:
            ended()
            self.done.emit(files)

        def failed(error: UserError) -> None:
            ended()
            self._failed(error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Download {name}").format(name=items[0].name)
        self._jobs[ticket] = self._activity.start(description, work, done, failed, prompt=True)

    def _hand_on(self, ticket: object, progress: Progress) -> None:
        job = self._jobs.get(ticket)
        if job is not None:
            if progress.total:
                job.setProgress(100 * progress.done / progress.total)
            self.progressed.emit(job, progress)

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)


def _now_and_then(tell: Callable[[Progress], None]) -> Callable[[Progress], None]:
    """Return what hands on no more than a few of very many."""
    last = -EVERY

    def told(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            tell(progress)

    return told


def common_folder(files: Iterable[Path]) -> Path:
    """Return the folder that all files lie in, however deep."""
    folders = [file.parent for file in files]
    shared = folders[0]
    while not all(folder == shared or shared in folder.parents for folder in folders):
        shared = shared.parent
    return shared
