"""Shows the rows whose names hold a text, with what they lie in and what lies in them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QObject, QSortFilterProxyModel

from .contents_model import ContentsModel, Kind


class ContentsFilter(QSortFilterProxyModel):
    """Filters what is listed so far; it asks the object store for nothing."""

    def __init__(self, model: ContentsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._text = ""
        self.setSourceModel(model)
        self.setRecursiveFilteringEnabled(True)

    def set_text(self, text: str) -> None:
        """Show the names that hold this text, in any case of letters."""
        self._text = text.casefold()
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex) -> bool:  # noqa: N802 - Qt's
        if not self._text:
            return True
        node = self._model.node(self._model.index(source_row, 0, source_parent))
        if node.kind in (Kind.NOTICE, Kind.MORE):
            return True
        while node.parent is not None:
            if self._text in node.label.casefold():
                return True
            node = node.parent
        return False
