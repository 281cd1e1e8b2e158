"""A report for the tracker: versions, state and the last errors.

It is put together from a few values that hold no secret; nothing is copied wholesale and cleaned afterwards.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QT_VERSION_STR

from ..auth.errors import UserError
from .bridge import header_file_per_path
from .manifest import manifest_value

if TYPE_CHECKING:
    from .account import Account

LIBRARIES = ("keystoneauth1", "swiftclient", "requests", "urllib3")


def report(account: Account | None, errors: Iterable[tuple[datetime, type[UserError]]]) -> str:
    """Return the report as text.

    Args:
        account: the one that is connected, if any. Its addresses and names are left out.
        errors: the kinds of the last ones that were shown, and when. Their values would name users and servers.
    """
    lines = [f"Swift COG Browser {manifest_value('version')}", *_versions(), *_state(account), "Last errors:"]
    shown = [f"  {time:%Y-%m-%d %H:%M:%S}  {kind.__name__}: {kind.template}" for time, kind in errors]
    return "\n".join([*lines, *(shown or ["  none"])]) + "\n"


def _versions() -> list[str]:
    libraries = (
        f"{name} {getattr(sys.modules[name], '__version__', '?')}" for name in LIBRARIES if name in sys.modules
    )
    return [
        f"QGIS {Qgis.version()}, GDAL {gdal.__version__}, Qt {QT_VERSION_STR}, PyQt {PYQT_VERSION_STR}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()}",
        f"Libraries: {', '.join(libraries) or 'none loaded yet'}",
    ]


def _state(account: Account | None) -> list[str]:
    way = "live header" if header_file_per_path() else "reopening"
    if account is None:
        return [f"Renewed logins reach layers by: {way}", "Not connected"]
    token = account.session.current
    return [
        f"Renewed logins reach layers by: {way}",
        f"Connected with {type(account.login.credentials).__name__}, interface {account.login.interface}, "
        f"{'with' if account.login.region else 'without'} a region, "
        f"{'with' if account.login.trust.ca_file else 'without'} an authority of its own",
        f"Token issued {token.issued:%H:%M:%S}, expires {token.expires or 'nobody knows when'} (UTC), "
        f"next renewal {account.renewal.next_attempt or 'only by the user'}",
        f"Containers with layers: {len(account.bridge.options.prefixes)}",
    ]
