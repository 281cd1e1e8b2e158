"""Asks for the password that an openrc file does not hold."""

from __future__ import annotations

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ..auth.login import Login


class PasswordDialog(QDialog):
    """A password prompt for one login; the password leaves it only through :attr:`password`."""

    def __init__(self, login: Login, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SwiftPasswordDialog")
        self.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Connect to OpenStack"))
        question = QCoreApplication.translate("SwiftCogBrowser", "Password of {user} for the project {project}:")
        label = QLabel(question.format(user=login.who, project=login.project), self)
        server = QLabel(login.auth_url, self)
        server.setEnabled(False)
        self._line = QgsPasswordLineEdit(self)
        self._line.setObjectName("passwordLine")
        label.setBuddy(self._line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(QCoreApplication.translate("SwiftCogBrowser", "Connect"))
        self._ok.setEnabled(False)
        self._line.textChanged.connect(self._allow)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, server, self._line, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(400)

    @property
    def password(self) -> str:
        return str(self._line.text())

    def _allow(self, text: str) -> None:
        self._ok.setEnabled(bool(text))
