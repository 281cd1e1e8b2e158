"""Finds containers and objects by the beginnings of their names, in several accounts, with few requests."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ..auth.errors import UserError
from .cancel import Cancel
from .models import ObjectEntry
from .places import DELIMITER, Place

if TYPE_CHECKING:
    from .store import ObjectStore

MOST_HITS = 30  # of one container, or containers of one account
# Without a container's name so many are asked, each once, and only for what is this long.
MOST_CONTAINERS = 20
HITS_EACH = 5
SHORTEST = 2  # characters
KEPT_FOR = 60.0  # seconds


@dataclass(frozen=True)
class Searched:
    """An account to look in.

    Attributes:
        key: what it was connected with.
        name: what its connection is called.
    """

    key: str
    name: str
    store: ObjectStore


@dataclass(frozen=True)
class Hit:
    """What was found.

    Attributes:
        account: the name of its connection.
        place: where it is.
        size: of an object, in bytes; None for a container or a pseudo-folder.
    """

    account: str
    place: Place
    size: int | None = None


class NameSearch:
    """Remembers the containers of each account for a while. For any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._containers: WeakKeyDictionary[ObjectStore, tuple[float, list[str]]] = WeakKeyDictionary()

    def hits(self, text: str, accounts: Sequence[Searched], cancel: Cancel) -> Iterator[Hit | UserError]:
        """Yield what fits a text, as it comes; an error in the place of what an account does not show.

        Args:
            text: the beginning of a container's name; or such a name, ``/`` and the beginning of an object's name; or
                the beginning of a name in the first level of any container.

        Raises:
            Cancelled: called off.
        """
        for account in accounts:
            cancel.check()
            try:
                yield from self._in_account(text, account, cancel)
            except UserError as error:
                cancel.check()
                yield error

    def _in_account(self, text: str, account: Searched, cancel: Cancel) -> Iterator[Hit]:
        names = self._names(account.store, cancel)
        wanted, slash, prefix = text.partition(DELIMITER)
        fitting = _fitting(wanted, names)
        if not slash:
            yield from (Hit(account.name, Place(account.key, name)) for name in fitting[:MOST_HITS])
            if len(text) >= SHORTEST:
                yield from self._everywhere(text, account, names, cancel)
            return
        for name in [wanted] if wanted in names else fitting[:MOST_CONTAINERS]:
            rows = account.store.objects(name, prefix, limit=MOST_HITS, cancel=cancel)
            yield from (_hit(account, name, row) for row in rows)

    def _everywhere(self, text: str, account: Searched, names: list[str], cancel: Cancel) -> Iterator[Hit]:
        for name in names[:MOST_CONTAINERS]:
            rows = account.store.objects(name, text, DELIMITER, limit=HITS_EACH, cancel=cancel)
            yield from (_hit(account, name, row) for row in rows)

    def _names(self, store: ObjectStore, cancel: Cancel) -> list[str]:
        """Return the names of an account's containers, of the first page only."""
        with self._lock:
            read, names = self._containers.get(store, (0.0, []))
        if not read or time.monotonic() - read > KEPT_FOR:
            names = [container.name for container in store.containers(cancel=cancel)]
            with self._lock:
                self._containers[store] = (time.monotonic(), names)
        return names


def _fitting(wanted: str, names: Sequence[str]) -> list[str]:
    """Return the names that begin with a text, then those that hold it, whatever their case."""
    wanted = wanted.casefold()
    begin = [name for name in names if name.casefold().startswith(wanted)]
    return begin + list(islice((name for name in names if wanted in name.casefold() and name not in begin), MOST_HITS))


def _hit(account: Searched, container: str, row: ObjectEntry) -> Hit:
    name = row.name if not row.is_folder or row.name.endswith(DELIMITER) else row.name + DELIMITER
    return Hit(account.name, Place(account.key, container, name), None if row.is_folder else row.size)
