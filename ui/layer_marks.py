"""A sign beside each layer that is in trouble, in the layer tree: it says why, and a click on it tries again."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsApplication, QgsLayerTreeLayer, QgsLayerTreeNode, QgsMapLayer
from qgis.gui import QgsLayerTreeView, QgsLayerTreeViewIndicator
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer

from ..auth.errors import UserError
from ..swift_browser.layer_states import LayerStates
from ..swift_browser.layers import open_project
from .words import error_text

ICON = "/mIconWarning.svg"


class LayerMarks(QObject):
    """Shows the marks of :class:`LayerStates` in a layer tree that the application lends."""

    def __init__(self, view: QgsLayerTreeView, states: LayerStates) -> None:
        super().__init__()
        self._view = view
        self._states = states
        # By the layer's id: the row, and its sign.
        self._signs: dict[str, tuple[QgsLayerTreeNode, QgsLayerTreeViewIndicator]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_all)
        root = open_project().layerTreeRoot()
        if root is None:
            raise RuntimeError("QGIS is not running")
        self._root = root
        # A row that is moved is another one afterwards.
        self._root.addedChildren.connect(self._come)
        self._root.willRemoveChildren.connect(self._go)
        states.changed.connect(self._show)
        self._show_all()

    def take_down(self) -> None:
        """Take all signs out of the tree."""
        self._soon.stop()
        self._states.changed.disconnect(self._show)
        self._root.addedChildren.disconnect(self._come)
        self._root.willRemoveChildren.disconnect(self._go)
        for identifier in list(self._signs):
            self._remove(identifier)

    def sign_of(self, layer: QgsMapLayer) -> QgsLayerTreeViewIndicator | None:
        """Return a layer's sign, if it has one."""
        found = self._signs.get(layer.id())
        return found[1] if found is not None else None

    def _show_all(self) -> None:
        for layer in self._states.marked:
            self._show(layer)

    def _show(self, layer: QgsMapLayer) -> None:
        error, node = self._states.trouble(layer), self._root.findLayer(layer.id())
        known = self._signs.get(layer.id())
        if known is not None and (error is None or node is None or known[0] is not node):
            self._remove(layer.id())
        if error is None or node is None:
            return
        if layer.id() not in self._signs:
            self._signs[layer.id()] = (node, self._add(node, layer))
        self._signs[layer.id()][1].setToolTip(sign_text(error))

    def _add(self, node: QgsLayerTreeLayer, layer: QgsMapLayer) -> QgsLayerTreeViewIndicator:
        sign = QgsLayerTreeViewIndicator(self._view)
        sign.setIcon(QgsApplication.getThemeIcon(ICON))
        sign.clicked.connect(partial(self._click, layer))
        self._view.addIndicator(node, sign)
        return sign

    def _click(self, layer: QgsMapLayer, *_index: object) -> None:
        if not sip.isdeleted(layer):
            self._states.retry(layer)

    def _remove(self, identifier: str) -> None:
        node, sign = self._signs.pop(identifier)
        if not sip.isdeleted(node) and not sip.isdeleted(sign):
            self._view.removeIndicator(node, sign)
        if not sip.isdeleted(sign):
            sign.deleteLater()

    def _come(self, *_rows: object) -> None:
        # Not before QGIS has done with the row that it was.
        self._soon.start(0)

    def _go(self, parent: QgsLayerTreeNode, first: int, last: int) -> None:
        going = parent.children()[first : last + 1]
        for identifier, (node, _sign) in list(self._signs.items()):
            if sip.isdeleted(node) or any(_is_below(node, each) for each in going):
                self._remove(identifier)


def sign_text(error: UserError) -> str:
    """Return what the sign says when the mouse rests on it."""
    advice = QCoreApplication.translate("SwiftCogBrowser", "Click to try again.")
    return f"{error_text(error)}\n{advice}"


def _is_below(node: QgsLayerTreeNode | None, other: QgsLayerTreeNode) -> bool:
    while node is not None:
        if node is other:
            return True
        node = node.parent()
    return False
