"""Asks which of the logins that files offer are to be saved as connections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..auth.connection import Connection
from ..auth.errors import UserError
from ..auth.login_files import Offer
from .field_row import warning_label
from .words import error_text, in_words

ROLE = Qt.ItemDataRole.UserRole


class OffersDialog(QDialog):
    """Lists the logins with their servers; those that cannot be used are greyed, with the reason.

    Args:
        problems: by the position of an offer, why it cannot be used.
        secrets: whether one of them brings its secret.
    """

    def __init__(
        self, offers: Sequence[Offer], problems: Sequence[str], secrets: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("SwiftOffersDialog")
        self.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Import Connections"))
        self._offers = offers
        label = QLabel(QCoreApplication.translate("SwiftCogBrowser", "Save these as connections:"), self)
        self._list = self._make_list(problems)
        label.setBuddy(self._list)
        self._keep = QCheckBox(
            QCoreApplication.translate("SwiftCogBrowser", "Keep their secrets in QGIS's authentication database"), self
        )
        self._keep.setObjectName("keepSecretsBox")
        self._keep.setVisible(secrets)
        notes = warning_label("offerNotes", self)
        notes.setText("\n".join(_notes(offers, problems)))
        notes.setVisible(bool(notes.text()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(QCoreApplication.translate("SwiftCogBrowser", "Import"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, self._list, notes, self._keep, buttons):
            layout.addWidget(widget)
        self._list.itemChanged.connect(lambda _item, _column: self._allow())
        self._allow()
        self.resize(620, 320)

    @property
    def chosen(self) -> list[Offer]:
        items = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        ticked = [item is not None and item.checkState(0) == Qt.CheckState.Checked for item in items]
        return [offer for offer, wanted in zip(self._offers, ticked) if wanted]

    @property
    def keep(self) -> bool:
        """Whether QGIS is to keep the secrets."""
        return bool(self._keep.isChecked())

    def _make_list(self, problems: Sequence[str]) -> QTreeWidget:
        found = QTreeWidget(self)
        found.setObjectName("offersList")
        found.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Logins"))
        found.setRootIsDecorated(False)
        name = QCoreApplication.translate("SwiftCogBrowser", "Name")
        found.setHeaderLabels([name, QCoreApplication.translate("SwiftCogBrowser", "Server")])
        for offer, problem in zip(self._offers, problems):
            item = QTreeWidgetItem(found, [offer.name, server_of(offer)])
            item.setToolTip(0, problem)
            item.setCheckState(0, Qt.CheckState.Unchecked if problem else Qt.CheckState.Checked)
            if problem:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        found.resizeColumnToContents(0)
        return found

    def _allow(self) -> None:
        self._ok.setEnabled(bool(self.chosen))


def _notes(offers: Sequence[Offer], problems: Sequence[str]) -> list[str]:
    """Return what there is to say about the logins, one line each."""
    notes = [problem for problem in problems if problem]
    return notes + [f"{offer.name}: {in_words(note)}" for offer in offers for note in offer.warnings]


def server_of(offer: Offer) -> str:
    """Return the URL that a login is sent to."""
    return Connection.new(offer.name, offer.variables).server


def ask_offers(
    offers: Sequence[Offer], secrets: bool, parent: QWidget, chosen: Callable[[list[Offer], bool], None]
) -> None:
    """Open the list, and hand over what was chosen and whether to keep the secrets."""
    problems = [problem_of(offer) for offer in offers]
    dialog = OffersDialog(offers, problems, secrets, parent)

    def finished(result: int) -> None:
        dialog.deleteLater()
        if result == int(QDialog.DialogCode.Accepted):
            chosen(dialog.chosen, dialog.keep)

    dialog.finished.connect(finished)
    dialog.open()


def problem_of(offer: Offer) -> str:
    """Return why a login cannot be used; empty if it can."""
    try:
        offer.login()
    except UserError as error:
        return error_text(error)
    return ""
