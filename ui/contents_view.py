"""The lower part of the dock: the tree of the account, the line above it, and what can be done with a selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QHideEvent, QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAction,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..swift_browser.places import Place
from .contents_branch import BRANCHES, Kind
from .contents_cells import Item
from .contents_filter import ContentsFilter, SearchLine
from .contents_model import ContentsModel
from .contents_state import ContentsState
from .contents_tree import ContentsTree

if TYPE_CHECKING:
    from ..swift_browser.settings import Settings

MenuBuilder = Callable[[QMenu], None]
WRITE_AFTER = 500  # ms


class ContentsView(QWidget):
    """Shows a :class:`ContentsModel` and says which objects the user wants as layers."""

    add_requested = pyqtSignal(list)  # of Place, in the order of the tree
    selection_changed = pyqtSignal()
    files_dropped = pyqtSignal(object, list)  # Place of a container or pseudo-folder, paths

    def __init__(self, model: ContentsModel, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._state = ContentsState(settings)
        self._writing = QTimer(self)
        self._menu_builder: MenuBuilder | None = None
        self._tree = ContentsTree(model, self)
        self._line = SearchLine(self)
        self._rasters = self._make_rasters_switch()
        self._filter = ContentsFilter(model, self._tree, self._line, self)
        self._add = self._make_action("/mActionAddRasterLayer.svg", self._request_add)
        self._add.setText(QCoreApplication.translate("SwiftCogBrowser", "Add as Layer"))
        self._add.setEnabled(False)
        self._refresh = self._make_action("/mActionRefresh.svg", self.refresh)
        self._refresh.setText(QCoreApplication.translate("SwiftCogBrowser", "Refresh"))
        self._refresh.setShortcut(QKeySequence(QKeySequence.StandardKey.Refresh))
        self._refresh.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Read the current branch anew (F5)"))
        self._add_button = self._make_add_button()
        self._lay_out()
        self._restore()
        self._wire()

    # For others

    @property
    def selected_places(self) -> list[Place]:
        """The selected containers, pseudo-folders and objects, in the order of the tree."""
        return self._model.places(self._tree.selected_rows())

    @property
    def selected_objects(self) -> list[Item]:
        """The selected objects, in the order of the tree."""
        items = map(self._model.item, self._tree.selected_rows())
        return [item for item in items if item.kind is Kind.OBJECT]

    def set_menu_builder(self, builder: MenuBuilder) -> None:
        """Have the context menu filled by this; "Refresh" comes below."""
        self._menu_builder = builder

    def add_below(self, widget: QWidget) -> None:
        """Put a row of buttons in the place of the Add button."""
        self._add_button.hide()
        self.layout().addWidget(widget)

    def refresh(self) -> None:
        """Read the branch that the current row is or lies in anew; without one, the whole account."""
        current = self._tree.currentIndex().siblingAtColumn(0)
        if current.isValid() and self._model.item(current).kind not in BRANCHES:
            current = current.parent()
        self._model.refresh(current if current.isValid() else None)

    # Parts

    def _make_action(self, icon: str, slot: Callable[[], None]) -> QAction:
        action = QAction(QgsApplication.getThemeIcon(icon), "", self)
        # The keys are taken in event(): the main window of QGIS has the same ones for itself.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: slot())
        return action

    def _make_rasters_switch(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("rastersOnly")
        button.setIcon(QgsApplication.getThemeIcon("/mIconRaster.svg"))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText(QCoreApplication.translate("SwiftCogBrowser", "Rasters only"))
        button.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "Hide objects whose names do not end like those of rasters")
        )
        button.setAccessibleName(button.text())
        button.setAccessibleDescription(button.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _make_add_button(self) -> QPushButton:
        button = QPushButton(self._add.icon(), self._add.text(), self)
        button.setObjectName("addButton")
        button.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Add the selected objects to the map"))
        button.setEnabled(False)
        button.clicked.connect(self._request_add)
        return button

    def _lay_out(self) -> None:
        refresh = QToolButton(self)
        refresh.setObjectName("refreshButton")
        refresh.setDefaultAction(self._refresh)
        refresh.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        above = QHBoxLayout()
        for widget in (self._line, self._rasters, refresh):
            above.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(above)
        for below in (self._filter.hint, self._tree, self._add_button):
            layout.addWidget(below)
        chain = (self._line, self._rasters, refresh, self._tree, self._add_button)
        for before, after in zip(chain, chain[1:]):
            QWidget.setTabOrder(before, after)

    def take_settings(self) -> None:
        """Show what the settings say now."""
        self._model.set_endings(self._state.raster_endings)
        self._rasters.setChecked(self._state.rasters_only)
        self._model.set_rasters_only(self._state.rasters_only)

    def _restore(self) -> None:
        self._state.restore(self._tree)
        self.take_settings()

    def _wire(self) -> None:
        self._writing.setSingleShot(True)
        self._writing.setInterval(WRITE_AFTER)
        self._writing.timeout.connect(lambda: self._state.save(self._tree))
        self._tree.columns_changed.connect(self._writing.start)
        self._tree.activated.connect(self._activate)
        self._tree.customContextMenuRequested.connect(self._show_menu)
        self._tree.files_dropped.connect(self.files_dropped)
        # As long as nothing is listed they are the dock's, which looks for logins in them.
        self._tree.takes_files = lambda: self.receivers(self.files_dropped) > 0 and self._model.rowCount() > 0
        self._tree.selection_changed.connect(self._show_what_can_be_done)
        self._rasters.toggled.connect(self._switch_rasters)

    # What the user does

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's
        """Write what waits to be written: this may be the end."""
        if self._writing.isActive():
            self._writing.stop()
            self._state.save(self._tree)
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the keys that QGIS's main window has for itself, too, while the focus is in here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._slot_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        slot = self._slot_of(event)
        if slot is None:
            super().keyPressEvent(event)
        else:
            event.accept()
            slot()

    def _slot_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Refresh):
            return self.refresh
        if event.matches(QKeySequence.StandardKey.Find):
            return self._filter.enter_line
        if event.key() == Qt.Key.Key_Escape and self._filter.can_go_back:
            return self._filter.go_back
        return None

    def _activate(self, index: QModelIndex) -> None:
        """Double click or Enter: add objects, do what a notice says. Branches open by themselves."""
        item = self._model.item(index)
        if item.kind is Kind.OBJECT and item.place is not None:
            chosen = [found.place for found in self.selected_objects if found.place is not None]
            self.add_requested.emit(chosen if item.place in chosen else [item.place])
        elif item.kind in (Kind.EARLIER, Kind.LATER):
            self._tree.stay_beside(index, lambda: self._model.read_more(index))
        elif item.kind not in BRANCHES:
            self._model.read_more(index)

    def _request_add(self) -> None:
        places = [item.place for item in self.selected_objects if item.place is not None]
        if places:
            self.add_requested.emit(places)

    def _switch_rasters(self, only: bool) -> None:
        self._state.rasters_only = only
        self._model.set_rasters_only(only)

    def _show_what_can_be_done(self) -> None:
        possible = any(self._model.item(row).kind is Kind.OBJECT for row in self._tree.selected_rows())
        self._add.setEnabled(possible)
        self._add_button.setEnabled(possible)
        self.selection_changed.emit()

    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        if self._menu_builder is None:
            menu.addAction(self._add)
        else:
            self._menu_builder(menu)
        menu.addSeparator()
        menu.addAction(self._refresh)
        menu.exec(self._tree.viewport().mapToGlobal(position))
        menu.deleteLater()
