"""Keeps QGIS's Identify tool from layers that cannot be read: it would show 0 for a pixel that did not arrive."""

from __future__ import annotations

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from .layers import open_project


class NoIdentify(QObject):
    """Switches a flag of layers off and on again. What is saved of a layer has the flag as the user left it."""

    def __init__(self) -> None:
        super().__init__()
        self._off: set[str] = set()

    def keep_off(self, layer: QgsMapLayer, off: bool) -> None:
        """Keep the tool from a layer, or let it. On the main thread."""
        watched = bool(self._off)
        if off and _has_flag(layer):
            self._off.add(layer.id())
            _set_flag(layer, False)
        elif not off and layer.id() in self._off:
            self._off.discard(layer.id())
            _set_flag(layer, True)
        if bool(self._off) != watched:
            writing = open_project().writeMapLayer
            writing.disconnect(self._write) if watched else writing.connect(self._write)

    def _write(self, layer: QgsMapLayer, element: QDomElement, document: QDomDocument) -> None:
        flag = element.firstChildElement("flags").firstChildElement("Identifiable")
        if layer.id() in self._off and not flag.isNull():
            flag.replaceChild(document.createTextNode("1"), flag.firstChild())


def _has_flag(layer: QgsMapLayer) -> bool:
    return bool(layer.flags() & QgsMapLayer.LayerFlag.Identifiable)


def _set_flag(layer: QgsMapLayer, on: bool) -> None:
    saved = not open_project().isDirty()
    if _has_flag(layer) != on:
        layer.setFlags(layer.flags() ^ QgsMapLayer.LayerFlag.Identifiable)  # type: ignore[arg-type]
    if saved:
        # What is in the file has not changed: nobody is to be asked whether to save it.
        open_project().setDirty(False)
