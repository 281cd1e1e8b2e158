"""Layers that read objects through a file on this machine, such as a mosaic of GDAL's driver VRT."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication

from .cancel import Cancel
from .jobs import start
from .layers import MOSAIC_URL, forget_failure, mosaic_containers, open_project
from .reload import reload_and_repaint
from .sources import object_of, same_url

if TYPE_CHECKING:
    from ..auth.errors import UserError
    from .account import Account


def mosaics() -> list[QgsMapLayer]:
    """Return the open layers that say of which containers they read. On the main thread."""
    return [layer for layer in open_project().mapLayers().values() if mosaic_containers(layer)]


def mosaics_of(path: str) -> list[QgsMapLayer]:
    """Return the open mosaics that have an object among their sources, as far as their files tell. On the main thread.

    Args:
        path: the object's.
    """
    found = object_of(path)
    return [
        layer
        for layer in mosaics()
        if found is not None and found.container in mosaic_containers(layer) and path in _text(layer.source())
    ]


def _text(file: str) -> str:
    """Return what is in a file of a mosaic; nothing if it is not there (any more)."""
    try:
        return unescape(Path(file).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""


def mosaic_url(layer: QgsMapLayer) -> str:
    """Return the storage URL of the account that a mosaic reads of."""
    return str(layer.customProperty(MOSAIC_URL) or "")


def read_mosaics(account: Account) -> None:
    """Have the mosaics of an account read of it, and paint them anew. On the main thread."""
    url = account.session.current.storage_url
    found = [layer for layer in mosaics() if same_url(mosaic_url(layer), url)]
    containers = sorted({container for layer in found for container in mosaic_containers(layer)})
    if not containers:
        return

    def work(_cancel: Cancel) -> list[str]:
        prefixes = [account.bridge.open_container(container, account.session.token()) for container in containers]
        # What GDAL remembers as forbidden may be forgotten only when the token is known to be good.
        account.store.check_account()
        for prefix in prefixes:
            forget_failure(prefix)
        return prefixes

    def failed(error: UserError) -> None:
        account.trouble.emit(error)

    description = QCoreApplication.translate("SwiftCogBrowser", "Bring back the mosaics")
    start(description, work, reload_and_repaint, failed)
