"""The relay: what goes through it arrives whole, and late."""

from __future__ import annotations

import http.server
import threading
import time
import urllib.request
from collections.abc import Iterator

import pytest
from cloud.relay import EACH_WAY, Relay

BODY = bytes(range(256)) * 4096


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def port() -> Iterator[int]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_it_delays_and_changes_nothing(port: int) -> None:
    with Relay(port) as relay:
        for number in (1, 2):
            began = time.monotonic()
            with urllib.request.urlopen(f"http://127.0.0.1:{relay.port}/", timeout=10) as answer:
                assert answer.read() == BODY
            # One round trip for the connection, one for the answer.
            assert 4 * EACH_WAY <= time.monotonic() - began < 2
            assert relay.connections == number


def test_nobody_there() -> None:
    with Relay(9) as relay, pytest.raises(OSError):
        urllib.request.urlopen(f"http://127.0.0.1:{relay.port}/", timeout=5)
