"""A line for an address that somebody pastes, which says below what is wrong with it."""

from __future__ import annotations

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..auth.errors import UserError
from ..swift_browser.addresses import AddressError, parse_address
from ..swift_browser.opening import Opening
from .field_row import warning_label
from .words import error_text


class AddressLine(QWidget):
    """Opens what is in it."""

    changed = pyqtSignal(str)  # the text
    submitted = pyqtSignal()  # Return was pressed
    error_shown = pyqtSignal()

    def __init__(self, opening: Opening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opening = opening
        self._line = QgsFilterLineEdit(self)
        self._line.setObjectName("addressLine")
        what = QCoreApplication.translate("SwiftCogBrowser", "Paste /vsiswift/…, swift://… or a URL")
        self._line.setPlaceholderText(what)
        self._line.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Address of an object"))
        self._line.textChanged.connect(self._change)
        self._line.returnPressed.connect(self.submitted)
        self._wrong = warning_label("addressWrong", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)
        layout.addWidget(self._wrong)
        self.setFocusProxy(self._line)

    @property
    def text(self) -> str:
        return str(self._line.text()).strip()

    def set_text(self, text: str) -> None:
        """Put an address into the line, as if it was pasted."""
        self._line.setText(text)
        self._line.selectAll()

    def add(self) -> bool:
        """Add what the address names; return whether it was understood. The line is empty then."""
        try:
            self._opening.add(self.text)
        except AddressError as error:
            self.show_error(error)
            return False
        self._line.clear()
        return True

    def show_error(self, error: UserError) -> None:
        """Say below the line what is wrong."""
        self._wrong.setText(error_text(error))
        self._wrong.show()
        self.error_shown.emit()

    def _change(self, text: str) -> None:
        self._wrong.hide()
        self.changed.emit(text.strip())


def address_in_clipboard() -> str:
    """Return the text of the clipboard, if it is the address of an object."""
    clipboard = QGuiApplication.clipboard()
    text = "" if clipboard is None else str(clipboard.text())
    try:
        parse_address(text)
    except AddressError:
        return ""
    return text.strip()
