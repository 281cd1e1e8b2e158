"""A server that a test starts when it needs one; it ends with the test, and with the tests however those end."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

READY_WITHIN = 20.0  # seconds
ENDS_WITHIN = 5.0


class Child:
    """One process that listens on ports of 127.0.0.1."""

    def __init__(self, command: Sequence[str], ports: Sequence[int], log: Path) -> None:
        """Start it and wait until it answers on each port.

        Args:
            command: keeps the process in the foreground.
            ports: all that it listens on.
            log: gets its standard and error output.

        Raises:
            RuntimeError: it ended, or does not answer.
        """
        self._log = log
        # The kernel ends it when the thread that started it has gone. The proxies of this machine are not its business.
        words = ["setpriv", "--pdeathsig", "TERM", *command]
        environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        with open(log, "wb") as output:
            self._process = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment
            )
        try:
            for port in ports:
                self._wait(port)
        except RuntimeError:
            self.stop()
            raise

    def stop(self) -> None:
        """End the process; kill it if it does not end by itself."""
        self._process.terminate()
        try:
            self._process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self, port: int) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline and self._process.poll() is None:
            with socket.socket() as attempt:
                attempt.settimeout(1)
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.02)
        raise RuntimeError(f"nothing answers on port {port}: {self._log.read_text(errors='replace')[-2000:]}")
