"""A long and narrow way to a server on this machine: forwards TCP as a link with a given round trip and rate does."""

from __future__ import annotations

import asyncio
import threading
import time
from types import TracebackType

from .link import Link

HOST = "127.0.0.1"
EACH_WAY = 0.05  # seconds: a round trip of 100 ms
CHUNK = 1 << 16
# Small beside what a link carries in a round trip, so that connections share it evenly.
PIECE = 1 << 14
# What may be under way in a connection, in round trips at the full rate. Who has gone away is soon out of the others'
# way; whoever stays never has to wait for more room.
WINDOW = 2.0
LEAST_WINDOW = 1 << 17
# Of a new connection where TCP begins slowly (RFC 6928): ten segments.
FIRST_WINDOW = 14600


class Relay:
    """Listens on a free port of the loopback, from ``with`` to its end. All connections share the link.

    A new connection costs a round trip. Unless TCP's slow start is asked for, it sends at full rate from its first byte
    on; losses, and connections that begin anew after a pause, are left out.

    >>> with Relay(cloud.plan.ports.proxy) as relay:
    ...     url = storage_url.replace(str(cloud.plan.ports.proxy), str(relay.port))
    """

    def __init__(
        self, target: int, each_way: float = EACH_WAY, rate: float | None = None, slow_start: bool = False
    ) -> None:
        """
        Args:
            target: the port of the server, on the loopback.
            each_way: seconds from one side to the other. A new connection costs a round trip more, as a real one does.
            rate: bytes per second in each direction; None for a way that is not narrow.
            slow_start: let little be under way at first, and twice as much after each round trip. Needs a rate.
        """
        self._target = target
        self._each_way = each_way
        self._up_link, self._down_link = Link(each_way, rate), Link(each_way, rate)
        self._window = max(LEAST_WINDOW, round(WINDOW * 2 * each_way * rate)) if rate else None
        self._first_window = FIRST_WINDOW if slow_start else self._window
        self.port = 0
        self.connections = 0
        self._up = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="relay", daemon=True)

    def __enter__(self) -> Relay:
        self._thread.start()
        if not self._up.wait(10):
            raise RuntimeError("the relay does not listen")
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, HOST, 0))
        self.port = server.sockets[0].getsockname()[1]
        self._up.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        # The kernel shook hands at once; a distant one takes a round trip.
        await asyncio.sleep(2 * self._each_way)
        try:
            there, back = await asyncio.open_connection(HOST, self._target)
        except OSError:
            writer.close()
            return
        windows = self._first_window, self._window
        up, down = _Pipe(reader, back, self._up_link, *windows), _Pipe(there, writer, self._down_link, *windows)
        await asyncio.gather(up.forward(), down.forward(), return_exceptions=True)


class _Pipe:
    """One direction of a connection."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        link: Link,
        window: int | None,
        most: int | None,
    ) -> None:
        """
        Args:
            window: how many bytes may be under way at first; None for any number.
            most: what that grows to.
        """
        self._reader = reader
        self._writer = writer
        self._link = link
        self._window = window
        self._most = most
        self._pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._under_way = 0
        self._room = asyncio.Event()
        self._gone = False

    async def forward(self) -> None:
        """Send on what comes in, each piece when its time has come."""
        delivery = asyncio.ensure_future(self._deliver())
        try:
            while not self._gone:
                data = await self._reader.read(self._free())
                self._send(data)
                if not data:
                    break
                await self._wait_for_room()
        except OSError:
            self._send(b"")
        await delivery

    def _send(self, data: bytes) -> None:
        self._under_way += len(data)
        self._pieces.put_nowait((self._link.send(time.monotonic(), len(data)), data))

    def _free(self) -> int:
        """Return how many bytes to read at most."""
        return CHUNK if self._window is None else max(1, min(PIECE, self._window - self._under_way))

    async def _wait_for_room(self) -> None:
        while self._window is not None and self._under_way >= self._window and not self._gone:
            self._room.clear()
            await self._room.wait()

    async def _deliver(self) -> None:
        try:
            while True:
                due, data = await self._pieces.get()
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                if not data:
                    return
                self._writer.write(data)
                await self._writer.drain()
                # The sender hears of it after another half of a round trip.
                asyncio.get_running_loop().call_later(self._link.travel, self._acknowledge, len(data))
        except OSError:
            return
        finally:
            self._gone = True
            self._room.set()
            self._writer.close()

    def _acknowledge(self, size: int) -> None:
        self._under_way -= size
        if self._window is not None and self._most is not None:
            self._window = min(self._most, self._window + size)
        self._room.set()
