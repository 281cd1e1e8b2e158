"""What the selected object is, before it is loaded: a thumbnail, its properties, and whether it is cloud-optimised."""

from __future__ import annotations

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
from .details_reading import DetailsReading
from .extent_outline import extent_of

if TYPE_CHECKING:
    from ..swift_browser.account import Account
    from ..swift_browser.settings import Settings


class DetailsPanel(QWidget):
    """Shows one object at a time. While it is folded or hidden nothing is read."""

    # Where the object lies: QgsReferencedRectangle, or None.
    extent_changed = pyqtSignal(object)

    def __init__(self, settings: Settings | None = None, parent: QWidget | None = None) -> None:
        """
        Args:
            settings: keeps whether the panel is folded; without them it cannot be.
            parent: a window of the plugin.
        """
        super().__init__(parent)
        self.setObjectName("detailsPanel")
        self._settings = settings
        self._shown: tuple[Account, Place] | None = None
        self._due = False
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
            self._reading.read(*self._shown)

    def _describe(self, details: ObjectDetails) -> None:
        self._page.show_details(details)
        self._copy.setEnabled(True)
        self.extent_changed.emit(extent_of(details))

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
        fold.setCheckable(True)
        fold.setChecked(self._settings is None or bool(self._settings.details_shown.value()))
        fold.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "Show or hide the details of the selected object")
        )
        fold.toggled.connect(self._unfold)
        fold.setVisible(self._settings is not None)
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
        layout.addWidget(self._page, 1)
        self._show_folded(self._fold.isChecked())

    def _unfold(self, unfolded: bool) -> None:
        if self._settings is not None:
            self._settings.details_shown.setValue(unfolded)
        self._show_folded(unfolded)
        if unfolded:
            self._read()
        else:
            self._rest()

    def _show_folded(self, unfolded: bool) -> None:
        self._fold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self._page.setVisible(unfolded)
        self._copy.setVisible(unfolded)
        # In a splitter the folded panel takes no more than its heading.
        self.setMaximumHeight(16777215 if unfolded else self.sizeHint().height())


class DetailsDialog(QDialog):
    """The details of one object, in a window that stays open beside the others."""

    def __init__(self, account: Account, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QCoreApplication.translate("SwiftCogBrowser", "Properties of {name}")
        self.setWindowTitle(title.format(name=place.label))
        self.panel = DetailsPanel(None, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(buttons)
        self.resize(440, 620)
        self.panel.show_place(account, place)
