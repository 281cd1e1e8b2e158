"""What the proxy of a running cloud logs of each request: any process on this machine may look."""

from __future__ import annotations

import json
import time
import urllib.request
import uuid
from dataclasses import dataclass
from urllib.parse import unquote

from .plan import Plan

PROXY = "proxy"
TEMPAUTH_PROXY = "tempauth-proxy"


@dataclass(frozen=True)
class Request:
    """A request as the proxy logged it.

    Attributes:
        range: the header's value, or empty.
        sent: bytes of the answer's body that went out.
    """

    method: str
    path: str
    status: int
    range: str
    sent: int = 0

    @property
    def name(self) -> str:
        """The path without version and account: container/object."""
        return self.path.partition("?")[0].split("/", 3)[3] if self.path.count("/") >= 3 else ""


class ProxyLog:
    """The log of one of a cloud's proxies."""

    def __init__(self, plan: Plan, proxy: str = PROXY) -> None:
        """
        Args:
            proxy: ``PROXY``, the one that asks Keystone, or ``TEMPAUTH_PROXY``.
        """
        self._file = plan.folder / f"{proxy}.log"
        self._port = {PROXY: plan.ports.proxy, TEMPAUTH_PROXY: plan.ports.tempauth}[proxy]

    def mark(self) -> int:
        """Return the present end of the log, for :meth:`requests`."""
        self._wait_until_written()
        return self._file.stat().st_size

    def requests(self, since: int = 0) -> list[Request]:
        """Return the clients' requests that were answered since a mark."""
        self._wait_until_written()
        with open(self._file, "rb") as log:
            log.seek(since)
            lines = log.read().decode(errors="replace").splitlines()
        parsed = [_parse(line) for line in lines]
        return [request for request in parsed if request is not None and not request.path.startswith("/info")]

    def _wait_until_written(self) -> None:
        """Ask the proxy for something, and wait for its line: what came before is in the log then."""
        sign = uuid.uuid4().hex
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/info?sign={sign}", timeout=10) as answer:
            json.load(answer)
        deadline = time.monotonic() + 10
        while sign not in self._file.read_text(errors="replace")[-20000:]:
            assert time.monotonic() < deadline, "the proxy does not write its log"
            time.sleep(0.01)


def _parse(line: str) -> Request | None:
    _server, found, rest = line.partition(" REQUEST ")
    if not found:
        return None
    method, path, status, sent, headers, source = rest.split(" ")[:6]
    if source != "-":
        # A request of one part of Swift to another.
        return None
    byte_range = unquote(unquote(headers)).partition("Range: ")[2].strip()
    return Request(method, unquote(unquote(path)), int(status), byte_range, int(sent) if sent.isdigit() else 0)
