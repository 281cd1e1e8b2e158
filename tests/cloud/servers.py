"""Starts the servers of the cloud, waits until each answers, and stops them all."""

from __future__ import annotations

import getpass
import socket
import subprocess
import sys
import time
from pathlib import Path

from .plan import Plan
from .programs import program

READY_WITHIN = 60.0  # seconds


class Servers:
    """The child processes of a cloud, in the order they were started."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._running: dict[str, tuple[subprocess.Popen[bytes], int]] = {}

    def start_keystone(self, configuration: Path) -> None:
        """Start Keystone and wait until it is up."""
        application = Path(__file__).with_name("keystone_app.py")
        port = self._plan.ports.keystone
        self._start("keystone", port, [sys.executable, "-I", str(application), str(configuration), str(port)])
        self._wait("keystone")

    def start_swift(self, folder: Path) -> None:
        """Start Swift's servers, which come up in their own time: see :meth:`wait`."""
        ports = self._plan.ports
        memcached = ["-l", "127.0.0.1", "-p", str(ports.memcached), "-U", "0", "-u", getpass.getuser()]
        self._start("memcached", ports.memcached, [program("memcached"), *memcached])
        for name, kind, port in (
            ("account", "account", ports.account),
            ("container", "container", ports.container),
            ("object", "object", ports.object),
            ("proxy", "proxy", ports.proxy),
            ("tempauth-proxy", "proxy", ports.tempauth),
        ):
            # -v sends the log, with one line a request, to the standard error output.
            words = [program(f"swift-{kind}-server"), str(folder / f"{name}-server.conf"), "-v"]
            self._start(name, port, words)

    def wait(self) -> None:
        """Wait until every server answers.

        Raises:
            RuntimeError: one does not.
        """
        for name in self._running:
            self._wait(name)

    def _start(self, name: str, port: int, command: list[str]) -> None:
        with open(self._plan.folder / f"{name}.log", "wb") as log:
            # A group of its own keeps an interrupt at the keyboard from the servers: they are stopped in order.
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd=self._plan.folder
            )
        self._running[name] = (process, port)

    def _wait(self, name: str) -> None:
        process, port = self._running[name]
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise RuntimeError(f"{name} ended with {process.returncode}; see {self._plan.folder}/{name}.log")
            with socket.socket() as attempt:
                attempt.settimeout(1)
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"{name} does not answer on port {port}; see {self._plan.folder}/{name}.log")

    def stop(self) -> None:
        """End every server, the last one first; kill what does not end within five seconds."""
        for process, _port in reversed(self._running.values()):
            process.terminate()
        for process, _port in reversed(self._running.values()):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()
