"""The tab "Swift" of the Data Source Manager: a line for an address, and the same panel as in the dock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProviderRegistry
from qgis.gui import QgsAbstractDataSourceWidget, QgsSourceSelectProvider
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtGui import QIcon, QKeyEvent
from qgis.PyQt.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ..auth.errors import UserError
from .workplace import Workplace

KEY = "swift_cog_browser"
AFTER = 10  # places behind the first of the remote providers


class SourceSelect(QgsAbstractDataSourceWidget):
    """Adds what is in the line, or else what is selected below."""

    def __init__(
        self,
        workplace: Workplace,
        show_help: Callable[[], None],
        parent: QWidget | None = None,
        mode: QgsProviderRegistry.WidgetMode = QgsProviderRegistry.WidgetMode.Embedded,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Widget, mode)
        self.setObjectName("SwiftSourceSelect")
        # Not before somebody opens the tab.
        from .address_line import AddressLine
        from .panel import SwiftPanel

        self._workplace = workplace
        self._line = AddressLine(workplace.opening, self)
        self._panel = SwiftPanel(workplace, self)
        self._panel.fit_into_dialog()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.Help, self
        )
        self.setupButtons(self._buttons)
        self._lay_out()
        self._buttons.rejected.connect(self.reject)
        self._buttons.helpRequested.connect(show_help)
        self._line.changed.connect(lambda _text: self._allow())
        self._line.submitted.connect(self._add_address)
        self._panel.selection_changed.connect(self._allow)
        workplace.opening.failed.connect(self._show_failure)
        workplace.opening.connect_wanted.connect(self._show_failure)
        self._allow()

    def addButtonClicked(self) -> None:  # noqa: N802 - QGIS's
        """Add the address, or the selection where there is none."""
        if self._line.text:
            self._add_address()
        else:
            self._panel.add_selected()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Leave Return to the lines: a dialog would press the first of its buttons, which disconnects."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        label = QLabel(QCoreApplication.translate("SwiftCogBrowser", "Address"), self)
        label.setBuddy(self._line)
        layout = QVBoxLayout(self)
        for widget in (label, self._line):
            layout.addWidget(widget)
        layout.addWidget(self._panel, 1)
        layout.addWidget(self._buttons)

    def _add_address(self) -> None:
        if self._line.text:
            self._line.add()

    def _allow(self) -> None:
        self.enableButtons.emit(bool(self._line.text) or self._panel.can_add)

    def _show_failure(self, error: UserError) -> None:
        # The message bar of the main window may be behind this one.
        if self.isVisible():
            self._line.show_error(error)


class SourceSelectProvider(QgsSourceSelectProvider):
    """Makes the tab. QGIS deletes it when it is removed from the registry."""

    def __init__(self, workplace: Workplace, icon: QIcon, show_help: Callable[[], None]) -> None:
        super().__init__()
        self._workplace = workplace
        self._icon = icon
        self._show_help = show_help
        self._widgets: list[SourceSelect] = []
        self._tell: Callable[[QWidget], None] | None = None

    def tell_windows(self, tell: Callable[[QWidget], None] | None) -> None:
        """Have somebody told of the windows that show the tab, those that there are and new ones; None: nobody."""
        self._tell = tell
        for widget in self._widgets:
            self._tell_of(widget)

    def _tell_of(self, widget: QWidget) -> None:
        # Not before QGIS has put it into its window.
        def tell() -> None:
            if self._tell is not None and not sip.isdeleted(widget):
                self._tell(widget.window())

        QTimer.singleShot(0, tell)

    def providerKey(self) -> str:  # noqa: N802 - QGIS's
        return KEY

    def name(self) -> str:
        return KEY

    def text(self) -> str:
        return "Swift"

    def toolTip(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Add rasters from OpenStack Swift")

    def icon(self) -> QIcon:
        return self._icon

    def ordering(self) -> int:
        return int(QgsSourceSelectProvider.Ordering.OrderRemoteProvider) + AFTER

    def createDataSourceWidget(  # noqa: N802 - QGIS's
        self,
        parent: QWidget | None = None,
        fl: Any = Qt.WindowType.Widget,
        widgetMode: QgsProviderRegistry.WidgetMode = QgsProviderRegistry.WidgetMode.Embedded,  # noqa: N803
    ) -> SourceSelect:
        widget = SourceSelect(self._workplace, self._show_help, parent, widgetMode)
        self._widgets.append(widget)
        self._tell_of(widget)
        return widget

    def take_down(self) -> None:
        """Delete the tabs that QGIS has not deleted, once it has taken them out of its window."""
        for widget in self._widgets:
            if not sip.isdeleted(widget):
                widget.setParent(None)  # type: ignore[call-overload]
                widget.deleteLater()
        self._widgets.clear()
