"""A way to the real Swift that fails as it is told: refusals, errors, cut, slow and endless answers, false listings."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Optional
from urllib.parse import unquote, urlsplit

from .false_listings import FALSE_LISTINGS

# Of a body without end, at a time: as fast as a good line, not as fast as this machine's memory.
CHUNK = 1 << 16
# What is not handed on: it belongs to one connection.
HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "host"})


@dataclass(frozen=True)
class Fault:
    """What goes wrong.

    Attributes:
        status: answered instead of what the real server says; 0 for its own answer, spoilt.
        headers: of the answer that has such a status.
        body: of a spoilt answer: ``cut`` breaks the connection off in it, ``drop`` before the first byte of the
            answer, ``short`` ends the body early and says that this is its length, ``shorter`` says so in
            Content-Range, too, ``empty`` has no body at all. ``silent`` never answers, ``still`` sends no more after
            half of the body, ``trickle`` a byte now and then, ``endless`` sends the body again and again, ``page`` is
            the login page of a hotel. Or the name of a false listing. A PUT that is to be ``cut`` is broken off in
            what it sends, and does not reach the real server; one to be ``drop``ped reaches it, and its answer is lost.
        name: only requests whose path ends with this.
        every: only each n-th of these requests.
        after: spares so many of them at first.
        times: has enough after so many; 0 for never.
        methods: which of them.
        agent: only requests of clients whose names begin with this.
        query: only requests with a query: listings.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    name: str = ""
    every: int = 1
    after: int = 0
    times: int = 0
    methods: tuple[str, ...] = ("GET",)
    agent: str = ""
    query: bool = False

    def concerns(self, method: str, path: str, agent: str) -> bool:
        """Tell whether it is about a request."""
        where, question, _query = path.partition("?")
        named = unquote(where).endswith(self.name) or unquote(path).endswith(self.name)
        return method in self.methods and named and agent.startswith(self.agent) and bool(question) >= self.query


class FaultyWay(ThreadingHTTPServer):
    """Listens on a free port of the loopback, and hands everything on while ``fault`` is None.

    What the real server would refuse is refused: a request is asked there first, and only a good answer is spoilt.
    """

    daemon_threads = True

    def __init__(self, real: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.real = urlsplit(real).netloc
        self.fault: Optional[Fault] = None
        # Rows of a listing at the most, however many are asked for; 0 for as many.
        self.cap = 0
        # Whether each page of a listing is the first one.
        self.forgets_markers = False
        # How many requests went wrong, and all of them: method, path, range, status told.
        self.spoilt = 0
        self.seen: list[tuple[str, str, str, int]] = []
        self._met = 0
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        # Set when nothing is to be waited for any longer.
        self.over = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def through(self, storage_url: str) -> str:
        """Return a storage URL that leads this way."""
        return self.url + urlsplit(storage_url).path

    def fail(self, fault: Optional[Fault]) -> None:
        """Begin to fail, or end it with None."""
        with self._lock:
            self.fault, self._met, self.spoilt = fault, 0, 0
            # Answers that are still under way are to end.
            self.over.set()
            self.over = threading.Event()

    def wait_for_fault(self, seconds: float = 30) -> None:
        """Wait until a request has gone wrong."""
        with self._changed:
            if not self._changed.wait_for(lambda: self.spoilt > 0, seconds):
                raise TimeoutError("nothing has gone wrong")

    def now(self, method: str, path: str, agent: str = "") -> Optional[Fault]:
        """Return what is to happen to a request."""
        with self._lock:
            fault = self.fault
            if fault is None or not fault.concerns(method, path, agent):
                return None
            self._met += 1
            met = self._met - fault.after
            if met <= 0 or met % fault.every or (fault.times and self.spoilt >= fault.times):
                return None
            self.spoilt += 1
            self._changed.notify_all()
            return fault

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients go away in the middle of what is spoilt."""

    def __enter__(self) -> FaultyWay:
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.over.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Otherwise the body waits for the other side to have confirmed the headers.
    disable_nagle_algorithm = True
    server: FaultyWay

    def do_GET(self) -> None:
        status, headers, body = self._ask()
        fault = self._fault() if status < 400 else None
        self._answer(fault, status, headers, body)

    do_HEAD = do_POST = do_DELETE = do_GET

    def do_PUT(self) -> None:
        """Hand on a body, unless it is to be broken off: then the real server gets nothing."""
        fault = self._fault()
        if fault is not None and fault.body == "cut":
            self.rfile.read(self._length // 2)
            self.server.seen.append((self.command, self.path, "", 0))
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        self._answer(fault, *self._ask())

    @property
    def _length(self) -> int:
        """Of the body that is sent, in bytes."""
        return int(self.headers.get("Content-Length") or 0)

    def _fault(self) -> Optional[Fault]:
        # Before it is known what goes wrong: it may be over by then.
        self._over = self.server.over
        return self.server.now(self.command, self.path, self.headers.get("User-Agent", ""))

    def _answer(self, fault: Optional[Fault], status: int, headers: dict[str, str], body: bytes) -> None:
        told = fault.status if fault is not None and fault.status else status
        self.server.seen.append((self.command, self.path, self.headers.get("Range", ""), told))
        if fault is None:
            self._say(status, headers, body)
        elif fault.status:
            self._say(fault.status, {"Content-Type": "text/html", **fault.headers}, b"<html>not this time</html>")
        else:
            self._spoil(fault.body, status, headers, body, self._over)

    def _ask(self) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(self.server.real, timeout=30)
        try:
            sent = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
            contents = self.rfile.read(self._length) if "Content-Length" in self.headers else None
            connection.request(self.command, self._asked(), contents, headers=sent)
            answer = connection.getresponse()
            got = {name: value for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP}
            return answer.status, got, answer.read()
        finally:
            connection.close()

    def _asked(self) -> str:
        """Return the path as the real server is to have it."""
        cap, path = self.server.cap, self.path
        if cap:
            path = re.sub(r"(?<=[?&]limit=)\d+", lambda told: str(min(int(told[0]), cap)), path)
        return re.sub(r"&marker=[^&]*", "", path) if self.server.forgets_markers else path

    def _spoil(self, how: str, status: int, headers: dict[str, str], body: bytes, over: threading.Event) -> None:
        half = body[: len(body) // 2]
        if how == "drop":
            self.close_connection = True
        elif how == "cut":
            self._say(status, headers, half, len(body))
            self.close_connection = True
        elif how == "empty":
            self._say(status, headers, b"", 0)
        elif how in ("short", "shorter"):
            if how == "shorter" and "Content-Range" in headers:
                first, whole = (
                    headers["Content-Range"].split(" ")[1].split("-")[0],
                    headers["Content-Range"].split("/")[1],
                )
                headers["Content-Range"] = f"bytes {first}-{int(first) + len(half) - 1}/{whole}"
            self._say(status, headers, half, len(half))
        elif how == "page":
            self._say(200, {"Content-Type": "text/html"}, b"<html>Please log in to the hotel's network</html>")
        elif how in FALSE_LISTINGS:
            self._say(status, headers, FALSE_LISTINGS[how](body))
        else:
            self._say_slowly(how, status, headers, body, over)

    def _say_slowly(self, how: str, status: int, headers: dict[str, str], body: bytes, over: threading.Event) -> None:
        """Say what never comes to its end by itself."""
        self.close_connection = True
        if how == "silent":
            over.wait()
            return
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() != "content-length" or how != "endless":
                self.send_header(name, value)
        self.end_headers()
        for piece in _pieces(how, body, over):
            self.wfile.write(piece)
            self.wfile.flush()

    def _say(self, status: int, headers: dict[str, str], body: bytes, length: Optional[int] = None) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() != "content-length" or (self.command == "HEAD" and length is None):
                self.send_header(name, value)
        if self.command != "HEAD":
            self.send_header("Content-Length", str(len(body) if length is None else length))
        elif "content-length" not in {name.lower() for name in headers}:
            self.send_header("Content-Length", "0")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing: the tests look at ``seen``."""


def _pieces(how: str, body: bytes, over: threading.Event) -> Iterator[bytes]:
    """Yield a body as slowly as told, until it is over."""
    if how == "still":
        yield body[: len(body) // 2]
        over.wait()
    elif how == "trickle":
        for position in range(len(body)):
            yield body[position : position + 1]
            if over.wait(0.05):
                return
    elif how == "endless":
        while not over.wait(0.01):
            yield body[:CHUNK] or b" "
    else:
        raise ValueError(how)
