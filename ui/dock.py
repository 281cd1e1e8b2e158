"""The dock: the panel at the side of QGIS's window. A file that is dropped on it is offered as a connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QShowEvent

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from .panel import SwiftPanel


class SwiftDock(QgsDockWidget):
    """Shows a panel, which is made when the dock is shown for the first time: where it stays hidden, nobody waits."""

    def __init__(self, make_panel: Callable[[], SwiftPanel], parent: QWidget | None) -> None:
        super().__init__(QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser"), parent)
        self.setObjectName("SwiftCogBrowserDock")
        self.setAcceptDrops(True)
        self._make_panel = make_panel
        self._panel: SwiftPanel | None = None

    @property
    def panel(self) -> SwiftPanel:
        """What it shows."""
        if self._panel is None:
            self._panel = self._make_panel()
            self.setWidget(self._panel)
        return self._panel

    def showEvent(self, event: QShowEvent | None) -> None:  # noqa: N802 - Qt's
        """Have the panel: somebody looks."""
        self.panel.show()
        super().showEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:  # noqa: N802 - Qt's
        """Take whatever is dropped: what is no file is told so."""
        if event is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:  # noqa: N802 - Qt's
        """Offer the logins of files as connections."""
        data = None if event is None else event.mimeData()
        if event is not None and data is not None:
            event.acceptProposedAction()
            self.panel.import_dropped(data)
