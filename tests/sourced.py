"""What a real bash makes of openrc files: many of them in one process, each in a subshell of its own."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

HOME = "/home/astrid"
SEPARATOR = b"\0==\0"
SCRIPT = """
# The trap also sees what a file leaves that ends the shell. Without it, a subshell may be gone with the last command.
for file in "$@"; do
    (exec 3>&1 >/dev/null 2>&1 </dev/null; trap 'env -0 >&3' EXIT; set -a; source "$file")
    printf '\\0==\\0'
done
"""


def sourced(files: list[Path]) -> list[dict[str, str]]:
    """Return for each file the OS_*, ST_* and SWIFT_* variables after sourcing it, blank ones left out."""
    # What the files redirect to is to end up nowhere else.
    with tempfile.TemporaryDirectory() as folder:
        output = subprocess.run(
            ["bash", "--norc", "-c", SCRIPT, "bash", *(str(file.resolve()) for file in files)],
            env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": HOME},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
    parts = output.split(SEPARATOR)[:-1]
    assert len(parts) == len(files)
    return [_variables(part) for part in parts]


def _variables(output: bytes) -> dict[str, str]:
    pairs = (entry.partition("=") for entry in output.decode("utf-8", "surrogateescape").split("\0"))
    return {
        name: value
        for name, _equals, value in pairs
        if name.startswith(("OS_", "ST_", "SWIFT_")) and not name.endswith("_INPUT") and value.strip()
    }
