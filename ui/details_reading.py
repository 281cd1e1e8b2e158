"""Reads the details of the object that is selected, in the background: one at a time, none of those passed over."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Optional, Union
from weakref import WeakKeyDictionary

from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ..auth.errors import Cancelled, UserError
from ..swift_browser.cancel import Cancel
from ..swift_browser.jobs import Job, start
from ..swift_browser.object_details import DetailsReader, ObjectDetails
from ..swift_browser.places import Place
from ..swift_browser.thumbnail import MOST_BYTES, Thumbnail

if TYPE_CHECKING:
    from ..swift_browser.account import Account

PAUSE = 150  # milliseconds that a selection stands before anything is asked for it
REMEMBERED = 32  # objects of an account


@dataclass(frozen=True)
class Reach:
    """How much is read: the header or not, and at most so many bytes for a picture (0: no picture)."""

    header: bool = True
    picture_bytes: int = MOST_BYTES


Key = tuple[Place, Reach]
Result = tuple[ObjectDetails, Optional[Union[Thumbnail, UserError]]]


@dataclass
class _Known:
    """What was read of an account: by the place, the latest last."""

    reader: DetailsReader
    objects: OrderedDict[Key, Result] = field(default_factory=OrderedDict)

    def keep(self, key: Key, details: ObjectDetails, picture: Thumbnail | UserError | None) -> None:
        self.objects[key] = details, picture
        self.objects.move_to_end(key)
        while len(self.objects) > REMEMBERED:
            self.objects.popitem(last=False)


class DetailsReading(QObject):
    """Starts jobs of its own: the user does not wait for them, and they do not show as such."""

    described = pyqtSignal(object)  # ObjectDetails
    pictured = pyqtSignal(object)  # Thumbnail, or the UserError that says why there is none
    failed = pyqtSignal(object)  # UserError
    busy_changed = pyqtSignal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: WeakKeyDictionary[Account, _Known] = WeakKeyDictionary()
        self._wanted: tuple[Account, Place, Reach] | None = None
        self._job: Job[Any] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._begin)

    def read(self, account: Account, place: Place, reach: Reach) -> None:
        """Read an object's details soon, and nothing else any more."""
        self.stop()
        self._wanted = account, place, reach
        self._timer.start()
        self.busy_changed.emit(True)

    def stop(self) -> None:
        """Call off what is being read. No signal about it comes after this."""
        self._timer.stop()
        self._wanted = None
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self.busy_changed.emit(False)

    def _begin(self) -> None:
        if self._wanted is None:
            return
        account, place, reach = self._wanted
        known = self._known.get(account)
        if known is None:
            known = self._known[account] = _Known(DetailsReader(account.store))
        reader = known.reader
        before, picture = known.objects.get((place, reach), (None, None))

        def work(cancel: Cancel) -> ObjectDetails:
            return reader.read(place.container, place.name, cancel, before, with_header=reach.header)

        def done(details: ObjectDetails) -> None:
            self._describe(known, (place, reach), details, picture if details is before else None)

        self._start(QCoreApplication.translate("SwiftCogBrowser", "Read the details of an object"), work, done)

    def _describe(self, known: _Known, key: Key, details: ObjectDetails, picture: Thumbnail | UserError | None) -> None:
        known.keep(key, details, picture)
        self.described.emit(details)
        if details.raster is None or not key[1].picture_bytes:
            self._end()
        elif picture is not None:
            self._end()
            self.pictured.emit(picture)
        else:
            self._draw(known, key, details)

    def _draw(self, known: _Known, key: Key, details: ObjectDetails) -> None:
        reader = known.reader

        def work(cancel: Cancel) -> Thumbnail | UserError:
            try:
                return reader.thumbnail(details, cancel, key[1].picture_bytes)
            except Cancelled:
                raise
            except UserError as error:
                # The details stay; why there is no picture is said in its place.
                return error

        def done(picture: Thumbnail | UserError) -> None:
            known.keep(key, details, picture)
            self._end()
            self.pictured.emit(picture)

        self._start(QCoreApplication.translate("SwiftCogBrowser", "Read a thumbnail"), work, done)

    def _start(self, description: str, work: Any, done: Any) -> None:
        def answered(result: Any) -> None:
            if self._job is job:
                done(result)

        def failed(error: UserError) -> None:
            if self._job is job:
                self._end()
                self.failed.emit(error)

        job: Job[Any] = start(description, work, answered, failed)
        self._job = job

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit(False)
