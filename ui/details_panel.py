"""What the selected object is, before it is loaded: a thumbnail, its properties, and whether it is cloud-optimised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from ..auth.errors import Cancelled, UserError
from ..swift_browser.object_details import ObjectDetails
from ..swift_browser.places import Place
from ..swift_browser.thumbnail import Thumbnail
from .details_page import DetailsPage
from .details_reading import DetailsReading, Reach

if TYPE_CHECKING:
    from ..swift_browser.account import Account
    from ..swift_browser.settings import Settings


MEGABYTE = 1_000_000  # bytes
UNLIMITED = 16777215  # Qt's QWIDGETSIZE_MAX


class DetailsPanel(QWidget):
    """Shows one object at a time. While it is folded or hidden nothing is read."""

    # Where the object lies: QgsReferencedRectangle, or None.
    extent_changed = pyqtSignal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None, *, foldable: bool = True) -> None:
        """
        Args:
            settings: whether the panel is folded, and how much it reads.
            parent: a window of the plugin.
            foldable: False for one that the user asked for by name: it reads the header in any case.
        """
        super().__init__(parent)
        self.setObjectName("detailsPanel")
        self._settings = settings
        self._shown: tuple[Account, Place] | None = None
        self._due = False
        self._foldable = foldable
        self._unfolded = not foldable or bool(settings.details_shown.value())
        self._reading = DetailsReading(self)
        self._page = DetailsPage(self)
        self._fold = self._make_fold()
        self._copy = self._make_copy()
        self._busy = self._make_busy()
        self._lay_out()
        self._reading.described.connect(self._describe)
        self._reading.pictured.connect(self._picture)
        self._reading.failed.connect(self._fail)
        self._reading.busy_changed.connect(self._busy.setVisible)
        self._page.retry_wanted.connect(self._read)
        self.clear()

    def show_place(self, account: Account, place: Place) -> None:
        """Show an object, soon: what is passed over meanwhile is never asked for. On the main thread."""
        self._shown = account, place
        self._page.show_waiting(place)
        self._copy.setEnabled(False)
        self.extent_changed.emit(None)
        self._read()

    def show_selection(self, account: Account | None, places: Sequence[Place]) -> None:
        """Show what is selected, if that is one object; nothing otherwise."""
        if account is not None and len(places) == 1 and places[0].is_object:
            self.show_place(account, places[0])
        else:
            self.clear()

    def clear(self) -> None:
        """Show that nothing is selected."""
        self._shown = None
        self._due = False
        self._reading.stop()
        self._page.show_nothing()
        self._copy.setEnabled(False)
        self.extent_changed.emit(None)

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return self._page.text

    def copy_all(self) -> None:
        """Put what is shown on the clipboard."""
        self._page.copy_all()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        super().showEvent(event)
        if self._due:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's
        super().hideEvent(event)
        # A window that is minimised is still to be found as it was.
        if not event.spontaneous():
            self._rest()

    def _rest(self) -> None:
        """Read nothing while nobody looks, and outline nothing."""
        self._reading.stop()
        self._due = self._shown is not None
        self.extent_changed.emit(None)

    def _read(self) -> None:
        if self._shown is None:
            return
        self._due = not (self.isVisible() and self._page.isVisibleTo(self))
        if not self._due:
            self._page.show_waiting(self._shown[1])
            self._reading.read(*self._shown, self._reach())

    def _reach(self) -> Reach:
        header = not self._foldable or bool(self._settings.read_details.value())
        return Reach(header, self._settings.thumbnail_limit.value() * MEGABYTE)

    def _describe(self, details: ObjectDetails) -> None:
        self._page.show_details(details)
        self._copy.setEnabled(True)
        if self._settings.show_extent.value():
            self.extent_changed.emit(details.extent)

    def _picture(self, picture: Thumbnail | UserError) -> None:
        self._page.show_picture(picture)

    def _fail(self, error: UserError) -> None:
        if self._shown is not None and not isinstance(error, Cancelled):
            self._page.show_error(self._shown[1], error)

    # Parts

    def _make_fold(self) -> QToolButton:
        fold = QToolButton(self)
        fold.setObjectName("detailsFold")
        fold.setText(QCoreApplication.translate("SwiftCogBrowser", "Details"))
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.setAutoRaise(True)
        fold.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "Show or hide the details of the selected object")
        )
        fold.clicked.connect(lambda: self._unfold(not self._unfolded))
        fold.setVisible(self._foldable)
        return fold

    def _make_copy(self) -> QToolButton:
        copy = QToolButton(self)
        copy.setObjectName("copyDetails")
        copy.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        copy.setAutoRaise(True)
        copy.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Copy the details as text"))
        copy.setAccessibleName(copy.toolTip())
        copy.clicked.connect(self._page.copy_all)
        return copy

    def _make_busy(self) -> QProgressBar:
        busy = QProgressBar(self)
        busy.setRange(0, 0)
        busy.setTextVisible(False)
        busy.setMaximumSize(60, 8)
        busy.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Reading the details"))
        busy.hide()
        return busy

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._fold)
        above.addStretch(1)
        above.addWidget(self._busy)
        above.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(above)
        layout.setAlignment(above, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._page, 1)
        self._show_folded()

    def _unfold(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        self._settings.details_shown.setValue(unfolded)  # noqa: QGS202 - settings
        self._show_folded()
        if unfolded:
            self._read()
        else:
            self._rest()

    def _show_folded(self) -> None:
        unfolded = self._unfolded
        self._fold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self._page.setVisible(unfolded)
        self._copy.setVisible(unfolded and self._foldable)
        # In a splitter the folded panel takes no more than its heading.
        self.setMaximumHeight(UNLIMITED if unfolded else self._fold.sizeHint().height())


class DetailsDialog(QDialog):
    """The details of one object, in a window that stays open beside the others."""

    def __init__(self, account: Account, place: Place, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QCoreApplication.translate("SwiftCogBrowser", "Properties of {name}")
        self.setWindowTitle(title.format(name=place.label))
        self.panel = DetailsPanel(settings, self, foldable=False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        copy = buttons.addButton(
            QCoreApplication.translate("SwiftCogBrowser", "Copy"), QDialogButtonBox.ButtonRole.ActionRole
        )
        if copy is not None:
            copy.clicked.connect(self.panel.copy_all)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(buttons)
        self.resize(440, 620)
        self.panel.show_place(account, place)
