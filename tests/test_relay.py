"""The relay: what goes through it arrives whole, and late; and no faster than its link lets it through."""

from __future__ import annotations

import http.server
import math
import socket
import socketserver
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from cloud.link import Link
from cloud.relay import EACH_WAY, FIRST_WINDOW, Relay

BODY = bytes(range(256)) * 4096
RATE = 8 * len(BODY)  # bytes per second: an eighth of a second for a body


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


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return bytes(answer.read())


def test_connections_share_the_rate(port: int) -> None:
    with Relay(port, 0.001, RATE) as relay, ThreadPoolExecutor(4) as pool:
        began = time.monotonic()
        assert list(pool.map(fetch, 4 * [f"http://127.0.0.1:{relay.port}/"])) == 4 * [BODY]
        assert time.monotonic() - began >= 4 * len(BODY) / RATE


def test_a_connection_can_begin_slowly(port: int) -> None:
    """Ten segments at first, and twice as many after each round trip: seven of them for a body."""
    rounds = math.ceil(math.log2(len(BODY) / FIRST_WINDOW + 1))
    assert rounds == 7
    with Relay(port, 0.02, 1e9, slow_start=True) as relay:
        began = time.monotonic()
        assert fetch(f"http://127.0.0.1:{relay.port}/") == BODY
        # One for the connection.
        assert time.monotonic() - began >= (1 + rounds) * 0.04


def test_a_server_is_held_back_and_let_go() -> None:
    """It cannot send far ahead of the link; and whoever goes away does not keep the link busy."""
    all_sent, stopped = threading.Event(), threading.Event()

    class Lavish(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            try:
                for _time in range(32):
                    self.request.sendall(BODY)
                all_sent.set()
            except OSError:
                stopped.set()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Lavish) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with Relay(server.server_address[1], 0.001, len(BODY)) as relay:
            with socket.create_connection(("127.0.0.1", relay.port), timeout=10) as client:
                # A third of a second over this link; without it all of it would have been sent long ago.
                received = 0
                while received < len(BODY) // 3:
                    received += len(client.recv(10_000))
                assert not all_sent.is_set()
            assert stopped.wait(10)
        server.shutdown()


def test_a_link_delays_each_byte_and_lets_them_through_one_after_the_other() -> None:
    link = Link(travel=0.02, rate=1000)
    assert link.send(now=5.0, size=100) == pytest.approx(5.12)
    # Behind the first; and when the link has been free for a while.
    assert link.send(now=5.0, size=200) == pytest.approx(5.32)
    assert link.send(now=9.0, size=100) == pytest.approx(9.12)


def test_a_link_without_a_rate_only_delays() -> None:
    link = Link(travel=0.02)
    assert [link.send(now=1.0, size=10**9) for _ in range(2)] == [pytest.approx(1.02)] * 2


def test_a_link_lets_something_through() -> None:
    for travel, rate in ((0.1, 0.0), (0.1, -1.0), (-0.1, 1.0)):
        with pytest.raises(ValueError, match="link"):
            Link(travel, rate)
