"""Connections to an object store: kept open between requests, bounded in time and bytes, ended when called off."""

from __future__ import annotations

import queue
from types import TracebackType
from typing import Any

from ..auth.extlibs import extlibs
from ..auth.network import Network
from ..auth.transport import DONE_WITHIN, break_off, use
from ..auth.watchdog import Watch, watchdog
from ..auth.whole_body import read_whole

with extlibs():
    import swiftclient.client

# Ten thousand rows, the most that a server gives at a time, with the longest names there are, each letter escaped.
LONGEST_LISTING = 64 * 1024 * 1024  # bytes
# Of an answer that is no success, nobody reads more.
LONGEST_REFUSAL = 64 * 1024  # bytes


class Connection(swiftclient.client.HTTPConnection):  # type: ignore[misc]
    """One connection, for one request at a time; watched while it is entered."""

    def __init__(self, url: str, network: Network) -> None:
        super().__init__(url)
        use(network, self.request_session)
        # A redirect would carry the token to any host.
        self.requests_args["allow_redirects"] = False
        # Whether the caller reads the body itself, and knows its limits.
        self.streams = False
        self._watch: Watch | None = None

    def request(self, *arguments: Any, **options: Any) -> Any:
        """Make a request. Unless the caller reads a stream, the whole answer is here afterwards.

        Raises:
            EndlessBody: it is longer than anything that could be meant.
        """
        answer = super().request(*arguments, **options)
        if answer.status_code // 100 != 2:
            read_whole(answer, LONGEST_REFUSAL, leave_rest=True)
        elif not self.streams:
            read_whole(answer, LONGEST_LISTING)
        return answer

    def break_off(self) -> None:
        """End the request that is under way, from another thread."""
        break_off(self.request_session)

    def some_came(self) -> None:
        """Give the request its whole time once more."""
        if self._watch is not None:
            self._watch.postpone()

    def __enter__(self) -> Connection:
        self._watch = watchdog.watch(self.break_off, DONE_WITHIN)
        self._watch.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.__exit__(kind, error, where)


# What swiftclient calls a connection: the URL in parts, and the connection itself.
Wire = tuple[Any, Connection]


class IdleConnections:
    """Those that are open and not in use, until they are all closed. For all threads."""

    def __init__(self) -> None:
        self._idle: queue.LifoQueue[Connection] = queue.LifoQueue()
        self._closed = False

    def take(self, url: str, network: Network) -> Connection:
        """Return a connection to a storage URL, a new one if none is left."""
        while True:
            try:
                connection = self._idle.get_nowait()
            except queue.Empty:
                return Connection(url, network)
            if connection.url == url:
                return connection
            connection.close()

    def give_back(self, connection: Connection) -> None:
        self._idle.put(connection)
        if self._closed:
            # Somebody was still at work.
            self.close()

    def close(self) -> None:
        self._closed = True
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return
