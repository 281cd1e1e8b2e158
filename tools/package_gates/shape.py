"""The gate for the zip itself: one folder, a licence, nothing hidden, built or executable, small."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

LARGEST = 1_250_000  # bytes, this project's own; the site takes 25 MB
NEEDED = ("LICENSE", "__init__.py", "metadata.txt")
FORBIDDEN_FOLDERS = {"__MACOSX", ".git", "__pycache__", "tests"}
# Settings of scanners; the site honours them.
KNOWN_HIDDEN = {".bandit", ".flake8"}
SUSPICIOUS = {".exe", ".dll", ".so", ".dylib", ".pyd", ".bat", ".sh", ".ps1", ".cmd", ".pyc", ".pyo"}
# Translations and pictures are data.
BINARY_DATA = {".qm", ".png", ".webp"}


def findings(archive: zipfile.ZipFile, size: int) -> Iterator[str]:
    """Yield what is wrong with the archive; ``size`` is that of the zip in bytes."""
    if size > LARGEST:
        yield f"the zip has {size} bytes, more than {LARGEST}"
    broken = archive.testzip()
    if broken:
        yield f"{broken}: broken"
    yield from _folder_findings(archive.namelist())
    for entry in archive.infolist():
        for finding in _entry_findings(archive, entry):
            yield f"{entry.filename}: {finding}"


def _folder_findings(names: list[str]) -> Iterator[str]:
    first = names[0].split("/")[0] if names and "/" in names[0] else ""
    if not first.isidentifier():
        yield "the first entry is not inside a folder whose name is an identifier"
    if {name.split("/")[0] for name in names} != {first}:
        yield "there is more than one folder at the top"
    for name in NEEDED:
        if f"{first}/{name}" not in names:
            yield f"there is no {name}"


def _entry_findings(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[str]:
    path = PurePosixPath(entry.filename)
    if ".." in entry.filename or path.is_absolute():
        yield "not a path inside the folder"
    if FORBIDDEN_FOLDERS.intersection(path.parts):
        yield "in a folder that is not for a package"
    if path.name.startswith(".") and path.name not in KNOWN_HIDDEN:
        yield "hidden"
    if path.suffix.lower() in SUSPICIOUS:
        yield "a file type that the site refuses"
    if entry.external_attr >> 16 & 0o111 and not entry.is_dir():
        yield "executable"
    if path.suffix not in BINARY_DATA and b"\0" in archive.read(entry):
        yield "binary"
