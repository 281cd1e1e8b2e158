"""The secret of a connection, and whether QGIS keeps it or the user is asked each time."""

from __future__ import annotations

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from .connection_fields import KEPT, FieldProblem


class SecretEditor(QWidget):
    """A line for the secret with two choices below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept = False
        self._line = QgsPasswordLineEdit(self)
        self._line.setObjectName("secretLine")
        self._ask = QRadioButton(QCoreApplication.translate("SwiftCogBrowser", "Ask each time"), self)
        self._ask.setObjectName("askEachTime")
        self._keep = QRadioButton(
            QCoreApplication.translate("SwiftCogBrowser", "Keep in QGIS's authentication database"), self
        )
        self._keep.setObjectName("keepSecret")
        self._keep.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "Encrypted with QGIS's master password; never in a project")
        )
        self._ask.setChecked(True)
        self.setFocusProxy(self._line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._line, self._ask, self._keep):
            layout.addWidget(widget)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's
        """Name what is typed into."""
        self._line.setAccessibleName(name)

    @property
    def text(self) -> str:
        """What was typed; empty if nothing was."""
        return str(self._line.text())

    @property
    def is_kept(self) -> bool:
        """Whether nothing was typed because the one that QGIS has is to stay."""
        return self._kept and self._keep.isChecked() and not self.text

    def load(self, secret: str, kept: bool) -> None:
        """Show a secret that a file brought, or that there is one already, which is not shown."""
        self._line.setText(secret)
        self.set_kept(kept)
        (self._keep if kept else self._ask).setChecked(True)

    def set_kept(self, kept: bool) -> None:
        """Say whether QGIS has the secret already; it has not, for another kind of login."""
        self._kept = kept
        known = QCoreApplication.translate("SwiftCogBrowser", "saved; type here to replace it")
        self._line.setPlaceholderText(known if kept else "")

    def to_save(self) -> str | None:
        """Return what to save: nothing new for None, and none at all if it is empty.

        Raises:
            FieldProblem: it is to be kept, and is not there.
        """
        if self._ask.isChecked():
            return ""
        if self.is_kept:
            return None
        if not self.text:
            sentence = QCoreApplication.translate(
                "SwiftCogBrowser", "Type what is to be kept, or choose “Ask each time”."
            )
            raise FieldProblem(KEPT, sentence)
        return self.text
