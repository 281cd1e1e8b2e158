"""Keeps how the tree looks between sessions: columns, order, "Rasters only"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt

if TYPE_CHECKING:
    from ..swift_browser.settings import Settings
    from .contents_tree import ContentsTree

DESCENDING = "descending"


class ContentsState:
    """Reads and writes the settings of a tree; what cannot be understood is as if it were not there."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def rasters_only(self) -> bool:
        return bool(self._settings.rasters_only.value())

    @rasters_only.setter
    def rasters_only(self, only: bool) -> None:
        self._settings.rasters_only.setValue(only)  # noqa: QGS202 - settings

    @property
    def raster_endings(self) -> list[str]:
        return list(self._settings.raster_endings.value())

    def restore(self, tree: ContentsTree) -> None:
        """Give a tree the columns and the order it had."""
        widths = [text for text in self._settings.tree_columns.value() if text.isdecimal()]
        tree.set_columns([int(text) for text in widths])
        column, direction = [*self._settings.tree_order.value(), "", ""][:2]
        if column in ("0", "1", "2"):
            descending = direction == DESCENDING
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            tree.sortByColumn(int(column), order)

    def save(self, tree: ContentsTree) -> None:
        """Keep the columns and the order of a tree, unless the plugin has been unloaded meanwhile."""
        if not self._settings.registered:
            return
        header = tree.header()
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self._settings.tree_columns.setValue([str(width) for width in tree.columns()])  # noqa: QGS202 - settings
        order = [str(header.sortIndicatorSection()), DESCENDING if descending else ""]
        self._settings.tree_order.setValue(order)  # noqa: QGS202 - settings
