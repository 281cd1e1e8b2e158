"""A way to the real Swift that fails as it is told: refusals, errors, cut connections, bodies that are too short."""

from __future__ import annotations

import http.client
import socket
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Optional
from urllib.parse import unquote, urlsplit

# What is not handed on: it belongs to one connection.
HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "host"})


@dataclass(frozen=True)
class Fault:
    """What goes wrong.

    Attributes:
        status: answered instead of what the real server says; 0 for its own answer, spoilt.
        body: of a spoilt answer: ``cut`` breaks the connection off in it, ``drop`` before the first byte of the
            answer, ``short`` ends the body early and says that this is its length, ``shorter`` says so in
            Content-Range, too, ``empty`` has no body at all.
        name: only requests whose path ends with this.
            A request with a body that is to be ``cut`` is broken off in that, and does not reach the real server;
            one to be ``drop``ped reaches it, and its answer is lost.
        every: only each n-th of these requests.
        after: spares so many of them at first.
        most: so many go wrong at the most; 0 for all.
        methods: which of them.
    """

    status: int = 0
    body: str = ""
    name: str = ""
    every: int = 1
    after: int = 0
    most: int = 0
    methods: tuple[str, ...] = ("GET",)


class FaultyWay(ThreadingHTTPServer):
    """Listens on a free port of the loopback, and hands everything on while ``fault`` is None.

    What the real server would refuse is refused: a request is asked there first, and only a good answer is spoilt.
    """

    daemon_threads = True

    def __init__(self, real: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.real = urlsplit(real).netloc
        self.fault: Optional[Fault] = None
        # How many requests went wrong, and all of them: method, path, range, status told.
        self.spoilt = 0
        self.seen: list[tuple[str, str, str, int]] = []
        self._met = 0
        self._lock = threading.Lock()
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

    def now(self, method: str, path: str) -> Optional[Fault]:
        """Return what is to happen to a request."""
        with self._lock:
            fault = self.fault
            if fault is None or method not in fault.methods or not unquote(path).endswith(fault.name):
                return None
            self._met += 1
            met = self._met - fault.after
            if met <= 0 or met % fault.every or (fault.most and self.spoilt >= fault.most):
                return None
            self.spoilt += 1
            return fault

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients go away in the middle of what is spoilt."""

    def __enter__(self) -> FaultyWay:
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
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
        fault = self.server.now(self.command, self.path) if status < 400 else None
        told = fault.status if fault is not None and fault.status else status
        self.server.seen.append((self.command, self.path, self.headers.get("Range", ""), told))
        if fault is None:
            self._say(status, headers, body)
        elif fault.status:
            self._say(fault.status, {"Content-Type": "text/html"}, b"<html>not this time</html>")
        else:
            self._spoil(fault.body, status, headers, body)

    do_HEAD = do_DELETE = do_POST = do_GET

    def do_PUT(self) -> None:
        """Hand on a body, unless it is to be broken off: then the real server gets nothing."""
        length = int(self.headers.get("Content-Length", "0"))
        fault = self.server.now(self.command, self.path)
        if fault is not None and fault.body == "cut":
            self.rfile.read(length // 2)
            self.server.seen.append((self.command, self.path, "", 0))
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return
        status, headers, body = self._ask(self.rfile.read(length))
        told = fault.status if fault is not None and fault.status else status
        self.server.seen.append((self.command, self.path, "", told))
        if fault is None:
            self._say(status, headers, body)
        elif fault.status:
            self._say(fault.status, {"Content-Type": "text/html"}, b"<html>not this time</html>")
        else:
            self._spoil(fault.body, status, headers, body)

    def _ask(self, sent_body: Optional[bytes] = None) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(self.server.real, timeout=30)
        try:
            sent = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
            connection.request(self.command, self.path, sent_body, headers=sent)
            answer = connection.getresponse()
            got = {name: value for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP}
            return answer.status, got, answer.read()
        finally:
            connection.close()

    def _spoil(self, how: str, status: int, headers: dict[str, str], body: bytes) -> None:
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
        else:
            raise ValueError(how)

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
