"""A long way to a server on this machine: forwards TCP and holds every byte back for a while, in both directions."""

from __future__ import annotations

import asyncio
import threading
import time
from types import TracebackType

HOST = "127.0.0.1"
EACH_WAY = 0.05  # seconds: a round trip of 100 ms
CHUNK = 1 << 16


class Relay:
    """Listens on a free port of the loopback, from ``with`` to its end. It delays; it does not narrow the way.

    >>> with Relay(cloud.plan.ports.proxy) as relay:
    ...     url = storage_url.replace(str(cloud.plan.ports.proxy), str(relay.port))
    """

    def __init__(self, target: int, each_way: float = EACH_WAY) -> None:
        """
        Args:
            target: the port of the server, on the loopback.
            each_way: seconds from one side to the other. A new connection costs a round trip more, as a real one does.
        """
        self._target = target
        self._each_way = each_way
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
        await asyncio.gather(self._forward(reader, back), self._forward(there, writer), return_exceptions=True)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Send on what comes in, each piece when its time has come."""
        pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = asyncio.ensure_future(self._deliver(pieces, writer))
        try:
            while True:
                data = await reader.read(CHUNK)
                await pieces.put((time.monotonic() + self._each_way, data))
                if not data:
                    break
        except OSError:
            await pieces.put((time.monotonic() + self._each_way, b""))
        await delivery

    async def _deliver(self, pieces: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                due, data = await pieces.get()
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                if not data:
                    return
                writer.write(data)
                await writer.drain()
        except OSError:
            return
        finally:
            writer.close()
