"""Asks for what a login lacks: a password, a passcode, a token, the secret of an application credential."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from qgis.gui import QgsPasswordLineEdit
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ..auth.login import Login, Secret, V1Credentials
from .words import in_words


@dataclass(frozen=True)
class Answer:
    """What the user gave.

    Attributes:
        login: with the secrets.
        secret: the one that is worth keeping; empty if it was not asked for.
        keep: whether QGIS is to keep it; None where that was not asked.
    """

    login: Login
    secret: str = field(repr=False)
    keep: bool | None


class PasswordDialog(QDialog):
    """A prompt for one login; the secrets leave it only through :attr:`password` and :meth:`answer`.

    Args:
        wanted: what to ask for; None for what the login lacks.
        keep: whether the box that has QGIS keep the secret is ticked; None for no such box.
    """

    def __init__(
        self,
        login: Login,
        parent: QWidget | None = None,
        wanted: Sequence[Secret] | None = None,
        keep: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("SwiftPasswordDialog")
        self.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Connect to OpenStack"))
        self._login = login
        self._lines: dict[Secret, QLineEdit] = {}
        layout = QVBoxLayout(self)
        for secret in login.missing if wanted is None else wanted:
            label, line = self._make_line(secret)
            layout.addWidget(label)
            layout.addWidget(line)
        server = QLabel(login.auth_url or login.storage_url, self)
        server.setObjectName("serverLabel")
        server.setTextFormat(Qt.TextFormat.PlainText)
        server.setEnabled(False)
        layout.addWidget(server)
        self._keep = QCheckBox(
            QCoreApplication.translate("SwiftCogBrowser", "Keep in QGIS's authentication database"), self
        )
        self._keep.setObjectName("keepSecretBox")
        self._keep.setChecked(bool(keep))
        self._may_keep = keep is not None and login.kept_secret in self._lines
        self._keep.setVisible(self._may_keep)
        layout.addWidget(self._keep)
        layout.addWidget(self._make_buttons())
        self.setMinimumWidth(400)

    @property
    def password(self) -> str:
        """What was typed into the first line."""
        return next((str(line.text()) for line in self._lines.values()), "")

    def answer(self) -> Answer:
        login = self._login
        for secret, line in self._lines.items():
            login = login.with_secret(secret, _meant(secret, str(line.text())))
        kept = login.kept_secret
        value = _meant(kept, str(self._lines[kept].text())) if kept is not None and kept in self._lines else ""
        return Answer(login, value, self._keep.isChecked() if self._may_keep else None)

    def _make_line(self, secret: Secret) -> tuple[QLabel, QLineEdit]:
        label = QLabel(question(self._login, secret), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        # A passcode is good for seconds, and read off another screen: it may be seen.
        line = QLineEdit(self) if secret is Secret.PASSCODE else QgsPasswordLineEdit(self)
        line.setObjectName(f"{secret.name.lower()}Line")
        line.setAccessibleName(label.text())
        line.textChanged.connect(self._allow)
        label.setBuddy(line)
        self._lines[secret] = line
        return label, line

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(QCoreApplication.translate("SwiftCogBrowser", "Connect"))
        self._ok.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _allow(self) -> None:
        self._ok.setEnabled(all(_meant(secret, str(line.text())) for secret, line in self._lines.items()))


def ask_secrets(
    login: Login,
    parent: QWidget,
    answered: Callable[[Answer], None],
    *,
    wanted: Sequence[Secret] | None = None,
    keep: bool | None = None,
    given_up: Callable[[], None] | None = None,
) -> PasswordDialog:
    """Open a prompt, and hand over what the user gave; the prompt is forgotten then."""
    prompt = PasswordDialog(login, parent, wanted, keep)

    def finished(result: int) -> None:
        answer = prompt.answer()
        prompt.deleteLater()
        if result == int(QDialog.DialogCode.Accepted):
            answered(answer)
        elif given_up is not None:
            given_up()

    prompt.finished.connect(finished)
    prompt.open()
    return prompt


def question(login: Login, secret: Secret) -> str:
    """Return the line that asks for a secret."""
    translate = QCoreApplication.translate
    if secret is Secret.PASSCODE:
        text = translate("SwiftCogBrowser", "Passcode of {user}, as the authenticator shows it now:")
    elif secret is Secret.TOKEN:
        text = translate("SwiftCogBrowser", "Token for {source}:")
    elif secret is Secret.APPLICATION_CREDENTIAL:
        text = translate("SwiftCogBrowser", "Secret of the application credential {user}:")
    elif isinstance(login.credentials, V1Credentials):
        text = translate("SwiftCogBrowser", "Key of {user}:")
    elif login.project:
        text = translate("SwiftCogBrowser", "Password of {user} for the project {project}:")
    else:
        text = translate("SwiftCogBrowser", "Password of {user}:")
    return text.format(user=login.who, project=login.project, source=in_words(login.source))


def _meant(secret: Secret | None, text: str) -> str:
    """Return what was meant: blanks are slips of copying, but for a password, where they may be part of it."""
    if secret is Secret.PASSWORD:
        return text
    return "".join(text.split()) if secret is Secret.PASSCODE else text.strip()
