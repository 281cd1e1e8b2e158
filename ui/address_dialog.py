"""The dialog "Paste Address": one line, filled with what is in the clipboard."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ..swift_browser.opening import Opening
from .address_line import AddressLine, address_in_clipboard


class AddressDialog(QDialog):
    """Closes when the address was understood."""

    def __init__(self, opening: Opening, parent: QWidget | None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.setObjectName("SwiftAddressDialog")
        self.setWindowTitle(translate("SwiftCogBrowser", "Add an Object by Its Address"))
        label = QLabel(translate("SwiftCogBrowser", "Address of an object in Swift, or of a raster on a web server"))
        self._line = AddressLine(opening, self)
        label.setBuddy(self._line)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._add = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._add.setText(translate("SwiftCogBrowser", "Add"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, self._line, self._buttons):
            layout.addWidget(widget)
        layout.insertStretch(2)
        self._line.changed.connect(self._allow)
        self._line.error_shown.connect(self._make_room)
        self._line.set_text(address_in_clipboard())
        self._allow(self._line.text)
        self.resize(self.fontMetrics().averageCharWidth() * 80, self.sizeHint().height())

    def accept(self) -> None:
        """Open the address; one that is not understood stays, with the reason below it."""
        if self._line.text and self._line.add():
            super().accept()

    def _make_room(self) -> None:
        """Grow by the lines of the message."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _allow(self, text: str) -> None:
        self._add.setEnabled(bool(text))


def ask_address(opening: Opening, window: QWidget) -> AddressDialog:
    """Open the dialog as a window over another one."""
    dialog = AddressDialog(opening, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
