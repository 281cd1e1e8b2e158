"""On what a run was made: the machine, the versions, the date and the command."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path

from cloud.handle import CHECKOUT
from osgeo import gdal
from qgis.core import Qgis

PROCESSORS = Path("/proc/cpuinfo")


def about(arguments: Sequence[str]) -> dict[str, str]:
    """Return what the results of a run belong to, by what it is called on the page."""
    return {
        "machine": f"{os.cpu_count()} × {_processor()}, {_memory():.0f} GB",
        "system": platform.freedesktop_os_release()["PRETTY_NAME"],
        "QGIS, GDAL": f"{Qgis.QGIS_VERSION}, {gdal.__version__}",
        "plugin": _version(),
        "date": datetime.now(timezone.utc).strftime("%Y-%m-%d"),
        "command": f"`{' '.join(['make bench', *_quoted(arguments)])}`",
    }


def _quoted(arguments: Sequence[str]) -> list[str]:
    return [f'ARGS="{" ".join(arguments)}"'] if arguments else []


def _processor() -> str:
    lines = PROCESSORS.read_text(encoding="utf-8").splitlines() if PROCESSORS.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _version() -> str:
    lines = (CHECKOUT / "metadata.txt").read_text(encoding="utf-8").splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith("version="))
