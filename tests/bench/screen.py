"""A virtual screen for one QGIS after the other."""

from __future__ import annotations

import os
import subprocess
from types import TracebackType

SIZE = "1600x1200x24"


class Screen:
    """An X server of its own, from ``with`` to its end; it takes a number that is free."""

    def __init__(self) -> None:
        self.display = ""

    def __enter__(self) -> Screen:
        reading, writing = os.pipe()
        # With another resolution Qt would scale everything, the canvas too.
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-dpi", "96", "-nolisten", "tcp"]
        # The kernel ends it when whoever started it has gone.
        self._process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", *command],
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb does not start")
        self.display = f":{number}"
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _where: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(10)
