"""Notes the sockets that the requests library opens, so that another thread can end what waits for them."""

from __future__ import annotations

import socket
import threading
from functools import cache, partial
from typing import Any
from weakref import WeakSet


class OpenSockets:
    """Those of one adapter of the requests library."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: WeakSet[socket.socket] = WeakSet()

    def note_those_of(self, manager: Any) -> None:
        """Note what a pool manager of urllib3 opens from now on."""
        pools = manager.pool_classes_by_scheme
        manager.pool_classes_by_scheme = {scheme: partial(_pool, kind, self) for scheme, kind in pools.items()}

    def add(self, opened: Any) -> None:
        # TLS in TLS is no socket: such a request ends by its time-outs only.
        if isinstance(opened, socket.socket):
            with self._lock:
                self._open.add(opened)

    def shut_down(self) -> None:
        """Have whoever reads from them, or writes to them, be told at once that nothing more comes."""
        with self._lock:
            those = list(self._open)
        for each in those:
            try:
                # Not the method of a TLS socket, which would take away what the reading thread works with.
                socket.socket.shutdown(each, socket.SHUT_RDWR)
            except OSError:
                # It was closed already.
                continue


def _pool(kind: type[Any], sockets: OpenSockets, *where: Any, **options: Any) -> Any:
    pool = kind(*where, **options)
    pool.ConnectionCls = partial(_connection, _noting(kind.ConnectionCls), sockets)
    return pool


def _connection(kind: type[Any], sockets: OpenSockets, *where: Any, **options: Any) -> Any:
    connection = kind(*where, **options)
    connection.noted_by = sockets
    return connection


@cache
def _noting(base: Any) -> Any:
    class Noting(base):  # type: ignore[misc]
        noted_by: OpenSockets

        def connect(self) -> None:
            super().connect()
            self.noted_by.add(self.sock)

    return Noting
