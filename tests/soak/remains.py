"""What a process holds on to: memory, threads, sockets, files, what GDAL was told, jobs."""

from __future__ import annotations

import ctypes
import gc
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsApplication, QgsProject
from swift_cog_browser.swift_browser import jobs
from swift_cog_browser.swift_browser.path_options import PathOptions

SOCKET_TABLES = [Path("/proc/self/net/tcp"), Path("/proc/self/net/tcp6")]
MIB = 1024 * 1024
WATCHDOG = "swift_cog_browser watchdog"


@dataclass(frozen=True)
class Remains:
    """What is there while nothing goes on.

    Attributes:
        memory: what the process has in RAM, in MiB.
        threads: of Python.
        native_threads: all of them; QGIS's and GDAL's pools keep some, and GDAL connections for each.
        sockets, files: that are open.
        memory_files: in ``/vsimem/``.
        containers: that GDAL was told how to read.
    """

    memory: float
    threads: int
    native_threads: int
    sockets: int
    files: int
    memory_files: int
    containers: int
    jobs: int
    tasks: int
    layers: int

    def __str__(self) -> str:
        return ", ".join(f"{name} {value:g}" for name, value in asdict(self).items())


def remains(not_port: int) -> Remains:
    """Measure.

    Args:
        not_port: of a server in this process, whose ends of connections and threads do not count.
    """
    gc.collect()
    # What was freed goes back to the system: otherwise it would be a matter of chance.
    ctypes.CDLL(None).malloc_trim(0)
    manager = QgsApplication.taskManager()
    kinds = list(_descriptors())
    ours = _inodes_at(not_port)
    return Remains(
        memory=_resident() / MIB,
        threads=sum(1 for thread in threading.enumerate() if _counts(thread)),
        native_threads=sum(1 for _ in Path("/proc/self/task").iterdir()),
        sockets=sum(1 for kind in kinds if kind.startswith("socket:") and kind[8:-1] not in ours),
        files=sum(1 for kind in kinds if kind.startswith("/") and not kind.startswith("/dev/")),
        memory_files=len(gdal.ReadDirRecursive("/vsimem/") or []),
        containers=len(PathOptions._claims),
        jobs=len(jobs._running),
        tasks=len(manager.tasks()),
        layers=len(QgsProject.instance().mapLayers()),
    )


def _descriptors() -> Iterator[str]:
    """Yield what is open; but for the listing itself, which is closed again."""
    for entry in list(Path("/proc/self/fd").iterdir()):
        with suppress(FileNotFoundError):
            yield str(entry.readlink())


def _counts(thread: threading.Thread) -> bool:
    """Tell whether a thread is neither the server's, nor one that ends by itself, nor one that QGIS made."""
    return "process_request_thread" not in thread.name and thread.name != WATCHDOG and "Dummy" not in thread.name


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _inodes_at(port: int) -> set[str]:
    """Return the inodes of the sockets whose own port is this one."""
    found = set()
    for table in SOCKET_TABLES:
        for line in table.read_text().splitlines()[1:]:
            columns = line.split()
            if int(columns[1].rpartition(":")[2], 16) == port:
                found.add(columns[9])
    return found
