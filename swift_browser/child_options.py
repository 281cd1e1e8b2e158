"""What GDAL in child processes is told of single paths: a configuration file, since they see nothing but variables.

It holds no secret. GDAL reads it when a process starts (options for paths from GDAL 3.5 on).
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLE = "GDAL_CONFIG_FILE"
PROXY_FOLDER = "GDAL_PAM_PROXY_DIR"
FILE = "gdalrc"


class ChildOptions:
    """The file, and the variable that names it. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._before: str | None = None
        self._number = 0

    def add(self, prefix: str, options: Mapping[str, str], process: Mapping[str, str] | None = None) -> None:
        """Have processes that start from now on have options for paths that begin with a prefix.

        Args:
            prefix: a name with control characters is left out: no line of the file could hold it.
            options: for these paths.
            process: for all of GDAL; for the first call, which makes the file.
        """
        if any(ord(letter) < 32 for letter in prefix):
            return
        with self._lock:
            file = self._file(process or {})
            self._number += 1
            lines = [f"[.swift_cog_browser_{self._number}]", f"path={prefix}"]
            lines += [f"{key}={value}" for key, value in options.items()]
            # In one piece, at the end: a process that starts just now reads it as a whole or not at all.
            with open(file, "ab", buffering=0) as out:
                out.write(("\n".join(lines) + "\n").encode())

    def remove(self, prefix: str) -> None:
        """Take back what was added for a prefix."""
        with self._lock:
            if self._folder is None:
                return
            file = self._file({})
            part = file.with_name("part")
            own = rb"\[\.swift_cog_browser_\d+\]\npath=" + re.escape(prefix.encode()) + rb"\n(?:[^\[\n].*\n)*"
            part.write_bytes(re.sub(own, b"", file.read_bytes()))
            part.chmod(0o600)
            part.replace(file)

    def withdraw(self) -> None:
        """Delete the file; the variable is what it was before."""
        with self._lock:
            folder, self._folder = self._folder, None
            if folder is None:
                return
            if os.environ.get(VARIABLE) == str(Path(folder.name) / FILE):
                if self._before is None:
                    del os.environ[VARIABLE]
                else:
                    os.environ[VARIABLE] = self._before
            folder.cleanup()

    def _file(self, process: Mapping[str, str]) -> Path:
        if self._folder is None:
            # Of mode 0700: a file of the user's own, which stands at its beginning, may hold secrets.
            self._folder = tempfile.TemporaryDirectory(prefix="swift_cog_browser_")
            self._before = os.environ.get(VARIABLE)
            file = Path(self._folder.name) / FILE
            lines = ["[configoptions]", *(f"{key}={value}" for key, value in process.items()), "[credentials]"]
            file.touch(mode=0o600, exist_ok=False)
            with open(file, "wb") as out:
                for own in _own_files(self._before):
                    out.write(own.read_bytes() + b"\n")
                out.write(("\n".join(lines) + "\n").encode())
            os.environ[VARIABLE] = str(file)
        return Path(self._folder.name) / FILE


def _own_files(named: str | None) -> Iterator[Path]:
    """Yield the files that GDAL would read without ours: the named one, or else the system's and the user's."""
    if named:
        files = [Path(named)]
    else:
        systems = (Path(sys.prefix, "etc"), Path(sys.prefix, "Library", "etc"), Path("/etc"))
        system = [folder / "gdal" / FILE for folder in systems if (folder / "gdal" / FILE).is_file()]
        home = os.environ.get("USERPROFILE" if sys.platform == "win32" else "HOME", "")
        files = [*system[:1], *([Path(home, ".gdal", FILE)] if home else [])]
    for file in files:
        # What cannot be read GDAL would not read either.
        if file.is_file() and os.access(file, os.R_OK):
            yield file
