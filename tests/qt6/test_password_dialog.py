"""The password prompt under PyQt6."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton
from swift_cog_browser.auth.login import (
    ApplicationCredential,
    Credentials,
    Login,
    NamedOrId,
    PasswordCredentials,
    ReadyToken,
    Secret,
    StorageToken,
    V1Credentials,
)
from swift_cog_browser.ui.password_dialog import PasswordDialog

LOGIN = Login(
    "a-openrc.sh", "https://keystone.example/v3", PasswordCredentials(NamedOrId("1", "astrid"), NamedOrId("2", "moon"))
)


@pytest.fixture
def prompt(qtbot: QtBot) -> PasswordDialog:
    prompt = PasswordDialog(LOGIN)
    qtbot.addWidget(prompt)
    with qtbot.waitExposed(prompt):
        prompt.open()
    return prompt


def line(prompt: PasswordDialog) -> QLineEdit:
    return prompt.findChild(QLineEdit, "passwordLine")


def button(prompt: PasswordDialog, which: QDialogButtonBox.StandardButton) -> QPushButton:
    return prompt.findChild(QDialogButtonBox).button(which)


def test_says_whose_password_it_wants(prompt: PasswordDialog) -> None:
    texts = [label.text() for label in prompt.findChildren(QLabel)]
    assert texts == ["Password of astrid for the project moon:", "https://keystone.example/v3"]
    assert line(prompt).echoMode() == QLineEdit.EchoMode.Password


def test_connect_wants_a_password(prompt: PasswordDialog, qtbot: QtBot) -> None:
    connect = button(prompt, QDialogButtonBox.StandardButton.Ok)
    assert (connect.text(), connect.isEnabled()) == ("Connect", False)
    qtbot.keyClicks(line(prompt), "x")
    assert connect.isEnabled()
    qtbot.keyClick(line(prompt), Qt.Key.Key_Backspace)
    assert not connect.isEnabled()


def test_connect(prompt: PasswordDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(prompt), " as typed ")
    with qtbot.waitSignal(prompt.finished) as finished:
        qtbot.mouseClick(button(prompt, QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert finished.args == [QDialog.DialogCode.Accepted]
    assert prompt.password == " as typed "


def test_enter_connects(prompt: PasswordDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(prompt), "x")
    with qtbot.waitSignal(prompt.accepted):
        qtbot.keyClick(line(prompt), Qt.Key.Key_Return)


def test_enter_without_a_password_does_nothing(prompt: PasswordDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(prompt.finished):
        qtbot.keyClick(line(prompt), Qt.Key.Key_Return)
    assert prompt.isVisible()


def test_cancel(prompt: PasswordDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(prompt.finished) as finished:
        qtbot.mouseClick(button(prompt, QDialogButtonBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert finished.args == [QDialog.DialogCode.Rejected]


def test_escape_cancels(prompt: PasswordDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(prompt.rejected):
        qtbot.keyClick(prompt, Qt.Key.Key_Escape)


def test_password_and_passcode_in_one_window(qtbot: QtBot) -> None:
    login = replace(
        LOGIN, credentials=replace(LOGIN.credentials, factors=frozenset({Secret.PASSWORD, Secret.PASSCODE}))
    )
    prompt = PasswordDialog(login, keep=True)
    qtbot.addWidget(prompt)
    ok = button(prompt, QDialogButtonBox.StandardButton.Ok)
    line(prompt).insert("secret")
    assert not ok.isEnabled()
    prompt.findChild(QLineEdit, "passcodeLine").insert("123 456")
    assert ok.isEnabled()
    answer = prompt.answer()
    assert answer.login.missing == ()
    assert answer.login.credentials.passcode == "123456"
    assert (answer.secret, answer.keep) == ("secret", True)
    assert "secret" not in repr(answer)


def test_a_passcode_is_not_kept(qtbot: QtBot) -> None:
    prompt = PasswordDialog(LOGIN.with_password("x"), wanted=(Secret.PASSCODE,), keep=True)
    qtbot.addWidget(prompt)
    prompt.findChild(QLineEdit, "passcodeLine").insert("1")
    assert prompt.findChild(QCheckBox, "keepSecretBox").isHidden()
    answer = prompt.answer()
    assert (answer.secret, answer.keep) == ("", None)
    assert answer.login.credentials.passcode == "1"


@pytest.mark.parametrize(
    ("credentials", "name"),
    [
        (ReadyToken(), "tokenLine"),
        (StorageToken(), "tokenLine"),
        (ApplicationCredential("c", None), "application_credentialLine"),
        (V1Credentials("a:u"), "passwordLine"),
    ],
)
def test_other_secrets(qtbot: QtBot, credentials: Credentials, name: str) -> None:
    prompt = PasswordDialog(replace(LOGIN, credentials=credentials))
    qtbot.addWidget(prompt)
    prompt.findChild(QLineEdit, name).insert("x ")
    assert prompt.answer().login.missing == ()
