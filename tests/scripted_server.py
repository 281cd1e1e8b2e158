"""A server for what a real one cannot be made to do: it answers as told, then hands on to the real Swift."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Optional


@dataclass
class Answer:
    """What to say to one request. ``cut_after`` ends the connection after so many bytes of the body."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: Optional[int] = None


class ScriptedServer(ThreadingHTTPServer):
    """Gives each request the next answer of its script; when that is used up, what the real server says.

    Like the real one, it answers 401 to a request without a token, but for a login.
    """

    def __init__(self, real: str, script: Iterable[Answer] = ()) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.real = real
        self.script = list(script)
        self.seen: list[tuple[str, str, str]] = []
        # The headers that ask the real server for a part, or for one version.
        self.asked: list[str] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> ScriptedServer:
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ScriptedServer

    def do_GET(self) -> None:
        token = self.headers.get("X-Auth-Token", "")
        self.server.seen.append((self.command, self.path, token))
        if not token:
            self._say(Answer(401))
        elif self.server.script:
            self._say(self.server.script.pop(0))
        else:
            self._say(self._ask_the_real_one(token))

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """A login: it has no token yet."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.command, self.path, ""))
        if self.path != "/v3/auth/tokens":
            self._say(Answer(405))
        elif self.server.script:
            self._say(self.server.script.pop(0))
        else:
            self._say(self._ask_the_real_one("", body))

    def _ask_the_real_one(self, token: str, body: bytes | None = None) -> Answer:
        request = urllib.request.Request(f"{self.server.real}{self.path}", body, method=self.command)
        if token:
            request.add_header("X-Auth-Token", token)
        if body is not None:
            request.add_header("Content-Type", "application/json")
        for name in ("Range", "If-Match"):
            if self.headers.get(name):
                request.add_header(name, self.headers[name])
                self.server.asked.append(f"{name}: {self.headers[name]}")
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return Answer(answer.status, answer.read(), _passed_on(answer.headers.items()))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read(), _passed_on(error.headers.items()))

    def _say(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        body = b"" if self.command == "HEAD" else answer.body
        self.wfile.write(body if answer.cut_after is None else body[: answer.cut_after])
        self.close_connection = self.close_connection or answer.cut_after is not None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing: the tests look at ``seen``."""


def _passed_on(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    dropped = ("connection", "transfer-encoding", "date", "server")
    return {name: value for name, value in headers if name.lower() not in dropped}
