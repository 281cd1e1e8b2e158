"""A real forward proxy (tinyproxy) on loopback, that writes down what it is asked for."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .child import Child
from .plan import free_port
from .programs import program

CONFIGURATION = """\
Listen 127.0.0.1
Port {port}
Allow 127.0.0.1
Timeout 60
MaxClients 100
LogFile "{log}"
LogLevel Connect
{auth}
"""
# CONNECT   Nov 22 21:21:57.132 [10277]: Request (file descriptor 5): GET http://127.0.0.1:18998/a HTTP/1.1
LOGGED = re.compile(r"Request \(file descriptor \d+\): (\S+) (\S+) HTTP/")


@dataclass(frozen=True)
class ProxyRequest:
    """What a client asked the proxy for. ``target`` is host:port, ``path`` is empty after CONNECT."""

    method: str
    target: str
    path: str


class ForwardProxy:
    """Listens on a port of its own for as long as a ``with`` block lasts.

    With ``password`` it answers 407 to who does not know ``user`` and ``password``; both are made up here.
    """

    def __init__(self, folder: Path, password: bool = False) -> None:
        """Prepare it.

        Args:
            folder: for configuration and log; one of its own.
            password: whether a client needs ``user`` and ``password``.
        """
        self._folder = folder
        self.port = free_port()
        self.user = "desk" if password else ""
        self.password = secrets.token_hex(8) if password else ""

    @property
    def url(self) -> str:
        """The proxy's address, without user and password."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def url_with_password(self) -> str:
        return f"http://{self.user}:{self.password}@127.0.0.1:{self.port}" if self.user else self.url

    def requests(self) -> list[ProxyRequest]:
        """Return what was asked so far; also what was refused for want of a password.

        A request is written down before it is answered.
        """
        found = LOGGED.findall(self._log.read_text(errors="replace"))
        return [_parsed(method, target) for method, target in found]

    def __enter__(self) -> ForwardProxy:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._log.write_bytes(b"")
        configuration = self._folder / "tinyproxy.conf"
        configuration.touch(mode=0o600)
        auth = f"BasicAuth {self.user} {self.password}" if self.user else ""
        configuration.write_text(CONFIGURATION.format(port=self.port, log=self._log, auth=auth), encoding="utf-8")
        command = [program("tinyproxy"), "-d", "-c", str(configuration)]
        self._child = Child(command, [self.port], self._folder / "tinyproxy-output.log")
        return self

    def __exit__(self, *_exception: object) -> None:
        self._child.stop()

    @property
    def _log(self) -> Path:
        return self._folder / "tinyproxy.log"


def _parsed(method: str, target: str) -> ProxyRequest:
    if method == "CONNECT":
        return ProxyRequest(method, target, "")
    parts = urlsplit(target)
    return ProxyRequest(method, parts.netloc, parts.path)
