"""Seals what the user has open beside the plugin's own layers: added by hand, with a project, or by way of a VRT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..auth.errors import UserError
from .cancel import Cancel
from .errors import VirtualRasterShut
from .jobs import start
from .layers import layers_under, open_project
from .mosaic_files import ENDING, objects_in
from .needs import mosaic_needs
from .path_options import PathOptions
from .paths import ROOT
from .seals import VIRTUAL, seals

if TYPE_CHECKING:
    from .account import Account


class LayerSeals:
    """Watches the project while an account is connected. On the main thread."""

    def __init__(self) -> None:
        self._accounts: list[Account] = []

    def hold(self, account: Account) -> None:
        """Begin, if this is the first account."""
        if not self._accounts:
            open_project().layersAdded.connect(self._seal)
        self._accounts.append(account)
        self._seal(list(open_project().mapLayers().values()))

    def release(self, account: Account) -> None:
        """End, if this is the last account. What is still open stays sealed until the plugin is unloaded."""
        if account in self._accounts:
            self._accounts.remove(account)
            if not self._accounts:
                open_project().layersAdded.disconnect(self._seal)
        if not PathOptions.in_use():
            seals.keep(_still_open())

    def _seal(self, layers: list[QgsMapLayer]) -> None:
        # A script's account may outlive the plugin.
        for layer in layers if not seals.ended else ():
            path = layer.source().partition("|")[0]
            if path.startswith(ROOT):
                seals.seal(path)
                if path.lower().endswith(VIRTUAL):
                    seals.shut(path)
                    self._accounts[-1].trouble.emit(VirtualRasterShut(name=layer.name()))
            elif path.lower().endswith(ENDING):
                self._seal_sources(path)

    def _seal_sources(self, path: str) -> None:
        """Seal the objects that a file names. It may be long, and on a slow disk."""

        def work(cancel: Cancel) -> None:
            for named in objects_in(path):
                cancel.check()
                seals.seal(named)

        def failed(error: UserError) -> None:
            for account in self._accounts[-1:]:
                account.trouble.emit(error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Look for the sources of {name}")
        start(description.format(name=path), work, lambda _nothing: None, failed)


def _still_open() -> list[str]:
    layers = layers_under([ROOT])
    open_paths = {layer.source().partition("|")[0] for layer in layers}
    needed = tuple(prefix for layer in layers for need in mosaic_needs(layer) for prefix in need.prefixes)
    return [path for path in seals.paths if path in open_paths or path.startswith(needed)]


layer_seals = LayerSeals()
