"""Uploads in the background: first a look at the files, then a question, then the work."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .cancel import Cancel
from .counting import Counter, Unit
from .file_kinds import looks_like_raster
from .jobs import Job
from .local_file import size_of
from .places import Place
from .write_errors import NothingToUpload

if TYPE_CHECKING:
    from .account import Account
    from .cog_upload import Done, Source

EVERY = 0.2  # seconds between two looks at how far it is


@dataclass(frozen=True)
class Offer:
    """What could be uploaded.

    Attributes:
        place: a container or a pseudo-folder.
        sources: the files, with the names of the objects that they would become as they are.
        size: bytes of all.
        to_convert: how many of them are rasters and no COGs yet.
    """

    place: Place
    sources: Sequence[Source]
    size: int
    to_convert: int


@dataclass(frozen=True)
class Wishes:
    """What the user wants done with an offer."""

    convert: bool = True
    replace: bool = False
    add: bool = False


class Uploads(QObject):
    """Starts uploads. Lives on the main thread.

    Signals:
        failed: what did not go, and why (UserError).
        offered: an Offer; nothing is sent before :meth:`send` is called with it.
        progressed: how far an upload is: its job and a text.
        done: what is there now: the place, a list of Done, and the Wishes.
    """

    failed = pyqtSignal(object)
    offered = pyqtSignal(object)
    progressed = pyqtSignal(object, str)
    done = pyqtSignal(object, list, object)
    _told = pyqtSignal(object, float, str)

    def __init__(self, activity: Activity, accounts: Accounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._accounts = accounts
        # By whichever thread uploads.
        self._told.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]
        self._jobs: dict[object, Job[list[Done]]] = {}

    def look(self, place: Place, files: Sequence[str]) -> None:
        """Look at files, and at what lies in folders; ``offered`` tells what was found.

        The object store is asked for nothing.
        """

        def work(cancel: Cancel) -> Offer:
            return _offer(place, [Path(file) for file in files], cancel)

        description = QCoreApplication.translate("SwiftCogBrowser", "Look at the files")
        self._activity.start(description, work, self.offered.emit, self._failed)

    def send(self, offer: Offer, wishes: Wishes) -> None:
        """Upload what was offered."""
        account = self._accounts.find(offer.place.key)
        if account is None:
            return
        ticket = object()

        def tell(percent: float, text: str) -> None:
            self._told.emit(ticket, percent, text)

        def work(cancel: Cancel) -> list[Done]:
            return _send(account, offer, wishes, cancel, tell)

        def done(those: list[Done]) -> None:
            self._jobs.pop(ticket, None)
            self.done.emit(offer.place, those, wishes)

        def failed(error: UserError) -> None:
            self._jobs.pop(ticket, None)
            self._failed(error)

        text = QCoreApplication.translate("SwiftCogBrowser", "Upload to {place}")
        self._jobs[ticket] = self._activity.start(text.format(place=str(offer.place)), work, done, failed)

    def _hand_on(self, ticket: object, percent: float, text: str) -> None:
        job = self._jobs.get(ticket)
        if job is not None:
            job.setProgress(percent)
            self.progressed.emit(job, text)

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)


def _offer(place: Place, files: Sequence[Path], cancel: Cancel) -> Offer:
    """Look at files.

    Raises:
        NothingToUpload, FileEmpty, FileUnreadable: one cannot be uploaded.
    """
    from .cog_upload import Source

    sources: list[Source] = []
    size = to_convert = 0
    for file, name in _files_in(files):
        cancel.check()
        size += size_of(file)
        source = Source(str(file), place.name + name, looks_like_raster(file.name))
        to_convert += not source.goes_as_it_is
        sources.append(source)
    if not sources:
        raise NothingToUpload
    return Offer(place, sources, size, to_convert)


def _files_in(files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield files, and what lies in folders, with their names as seen from where they are dragged."""
    for file in files:
        if file.is_dir():
            for inner in sorted(file.rglob("*")):
                if inner.is_file():
                    yield inner, inner.relative_to(file.parent).as_posix()
        else:
            yield file, file.name


def _send(
    account: Account,
    offer: Offer,
    wishes: Wishes,
    cancel: Cancel,
    tell: Callable[[float, str], None],
) -> list[Done]:
    from .cog_upload import Target, Told, upload_as_cogs
    from .object_writer import ObjectWriter
    from .upload import Work

    found: list[Done] = []
    counter = Counter(Unit.BYTES, offer.size)

    def resized(size: int) -> None:
        counter.total += size

    sources = [_wanted(source, wishes.convert) for source in offer.sources]
    target = Target(offer.place.container, wishes.replace, 0, tempfile.gettempdir())
    writer = ObjectWriter(account.session)
    try:
        tick = _now_and_then(lambda: tell(counter.percent, counter.text()))
        work = Work(writer, writer.limits(cancel), cancel, counter.advance, counter.spare, tick)
        upload_as_cogs(sources, target, work, Told(resized=resized, done=found.append))
    finally:
        writer.close()
    return found


def _wanted(source: Source, convert: bool) -> Source:
    from .cog_upload import cog_name

    if not (source.convert and convert) or source.goes_as_it_is:
        return replace(source, convert=False)
    return replace(source, name=cog_name(source.name))


def _now_and_then(tell: Callable[[], None]) -> Callable[[], None]:
    """Return what does it no more than a few times a second."""
    last = -EVERY

    def told() -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            tell()

    return told
