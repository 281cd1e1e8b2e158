"""The connection dialog under PyQt6: what its fields hold, and what it says about them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from scripted_settings import ScriptedSecrets
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.auth.normal_form import LoginKind, normal_form
from swift_cog_browser.auth.secret_store import SecretNotSaved
from swift_cog_browser.swift_browser.connections import Connections
from swift_cog_browser.ui.connection_dialog import ConnectionDialog, Draft, secret_in

URL = "https://k.example/v3"
USER = {"OS_AUTH_URL": URL, "OS_USERNAME": "a"}
FULL = {
    **USER,
    "OS_USER_DOMAIN_ID": "d",
    "OS_PROJECT_NAME": "p",
    "OS_PROJECT_DOMAIN_NAME": "Moon",
    "OS_REGION_NAME": "r",
    "OS_INTERFACE": "admin",
    "OS_STORAGE_URL": "https://s.example/v1/A",
    "OS_CACERT": "/ca.pem",
    "OS_INSECURE": "true",
}


@pytest.mark.parametrize(
    "variables",
    [
        USER,
        FULL,
        {**USER, "OS_AUTH_TYPE": "v3multifactor"},
        {**USER, "OS_AUTH_TYPE": "v3totp"},
        {"OS_AUTH_URL": URL, "OS_APPLICATION_CREDENTIAL_ID": "c"},
        {**USER, "OS_APPLICATION_CREDENTIAL_NAME": "c"},
        {"OS_AUTH_URL": URL, "OS_AUTH_TYPE": "token", "OS_PROJECT_ID": "p"},
        {"OS_STORAGE_URL": "https://s.example/v1/A", "OS_AUTH_TYPE": "storage_token"},
        {"OS_STORAGE_URL": "https://s.example/v1/A", "SWIFT_CONTAINERS": "b c/d"},
        {"ST_AUTH": "https://s.example/auth/v1.0", "ST_USER": "a:u"},
    ],
)
def test_what_is_saved_unchanged(connections: Connections, qtbot: QtBot, variables: dict[str, str]) -> None:
    dialog = opened(connections, Draft(Connection.new("Moon", variables)), qtbot)
    dialog.save()
    (saved,) = connections.all()
    assert (saved.name, saved.variables) == ("Moon", normal_form(variables))


def opened(connections: Connections, draft: Draft, qtbot: QtBot) -> ConnectionDialog:
    dialog = ConnectionDialog(connections, draft)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def line(dialog: ConnectionDialog, name: str) -> QLineEdit:
    return dialog.findChild(QLineEdit, name)


def problem(dialog: ConnectionDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    return label.text() if label.isVisible() else ""


def test_bad_input_is_told_at_its_place(connections: Connections, qtbot: QtBot) -> None:
    dialog = opened(connections, Draft(Connection.new("Moon", FULL)), qtbot)
    # It is folded away when the dialog opens with nothing in it, and unfolded to show what is wrong.
    line(dialog, "OS_STORAGE_URL").setText("ftp://x")
    dialog.findChild(QPushButton, "saveConnection").click()
    assert "not the address of a server" in problem(dialog, "OS_STORAGE_URLProblem")
    line(dialog, "OS_STORAGE_URL").clear()
    line(dialog, "name").clear()
    dialog.findChild(QPushButton, "saveConnection").click()
    assert problem(dialog, "OS_STORAGE_URLProblem") == ""
    assert problem(dialog, "nameProblem") == "Give the connection a name."
    assert connections.all() == []


def test_folded_fields_stay_folded_for_every_kind(connections: Connections, qtbot: QtBot) -> None:
    dialog = opened(connections, Draft.empty(), qtbot)
    box = dialog.findChild(QComboBox, "loginKind")
    for row in range(box.count()):
        box.setCurrentIndex(row)
        assert not dialog.findChild(QWidget, "OS_USER_ID").isVisible()
        assert dialog.findChild(QWidget, "SWIFT_CONTAINERS").isVisible() is (box.currentData() is LoginKind.ANONYMOUS)
        assert line(dialog, "secretLine").isVisible() is (box.currentData() is not LoginKind.ANONYMOUS)


def test_what_is_kept_is_asked_for_anew_for_another_kind(
    connections: Connections, secrets: ScriptedSecrets, qtbot: QtBot
) -> None:
    saved = connections.save(Connection.new("Moon", USER), "good")
    dialog = opened(connections, Draft(saved, is_saved=True), qtbot)
    assert dialog.findChild(QRadioButton, "keepSecret").isChecked()
    assert line(dialog, "secretLine").placeholderText() != ""
    box = dialog.findChild(QComboBox, "loginKind")
    box.setCurrentIndex(box.findData(LoginKind.READY))
    dialog.save()
    assert "Type what is to be kept" in problem(dialog, "secretProblem")
    box.setCurrentIndex(box.findData(LoginKind.BASIC))
    dialog.save()
    assert list(secrets.kept.values()) == ["good"]


def test_ask_each_time_deletes_what_was_kept(connections: Connections, secrets: ScriptedSecrets, qtbot: QtBot) -> None:
    saved = connections.save(Connection.new("Moon", USER), "good")
    dialog = opened(connections, Draft(saved, is_saved=True), qtbot)
    dialog.findChild(QRadioButton, "askEachTime").click()
    dialog.save()
    assert secrets.kept == {}


def test_a_refusal_leaves_the_dialog_open(connections: Connections, secrets: ScriptedSecrets, qtbot: QtBot) -> None:
    secrets.refusal = SecretNotSaved()
    dialog = opened(connections, Draft(Connection.new("Moon", USER), secret="x"), qtbot)
    dialog.findChild(QRadioButton, "keepSecret").click()
    dialog.save()
    assert dialog.isVisible()
    assert "the secret was not saved" in problem(dialog, "saveProblem")


def test_what_there_is_to_say_about_a_file_stays(connections: Connections, qtbot: QtBot) -> None:
    draft = Draft(Connection.new("", USER), notes=("Line 3 was left out.",))
    dialog = opened(connections, draft, qtbot)
    dialog.save()
    assert problem(dialog, "nameProblem") != ""
    assert problem(dialog, "fileNotes") == "Line 3 was left out."


def test_a_method_of_another_version_can_be_mended(connections: Connections, qtbot: QtBot) -> None:
    saved = connections.save(Connection.new("Moon", {**USER, "OS_AUTH_TYPE": "v4magic"}), None)
    opened(connections, Draft(saved, is_saved=True), qtbot).save()
    assert connections.get(saved.id).variables["OS_AUTH_TYPE"] == "password"


def test_the_warning_stays(connections: Connections, qtbot: QtBot) -> None:
    dialog = opened(connections, Draft(Connection.new("Moon", FULL)), qtbot)
    assert "Certificates are not checked" in problem(dialog, "insecureWarning")
    dialog.findChild(QWidget, "OS_INSECURE").click()
    assert problem(dialog, "insecureWarning") == ""


def test_every_field_has_a_name_for_those_who_do_not_see_it(connections: Connections, qtbot: QtBot) -> None:
    dialog = opened(connections, Draft.empty(), qtbot)
    nameless = [
        part.objectName() for part in dialog.findChildren(QLineEdit) if part.isVisible() and not part.accessibleName()
    ]
    assert nameless == []


def test_tab_goes_through_the_fields_as_they_are_shown(connections: Connections, qtbot: QtBot) -> None:
    dialog = opened(connections, Draft.empty(), qtbot)
    box = dialog.findChild(QComboBox, "loginKind")
    box.setCurrentIndex(box.findData(LoginKind.V1))
    line(dialog, "ST_AUTH").setFocus()
    for name in ("ST_USER", "secretLine"):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget().objectName() == name


@pytest.mark.parametrize(
    ("variables", "secret"),
    [
        ({**USER, "OS_PASSWORD": " x "}, " x "),
        (USER, ""),
        ({"OS_AUTH_URL": URL, "OS_APPLICATION_CREDENTIAL_ID": "c", "OS_APPLICATION_CREDENTIAL_SECRET": "x"}, "x"),
        ({"OS_AUTH_URL": URL, "OS_TOKEN": "x"}, "x"),
        ({"OS_STORAGE_URL": "https://s.example/v1/A", "OS_AUTH_TOKEN": "x"}, "x"),
        ({"ST_AUTH": "https://s.example/auth/v1.0", "ST_USER": "a:u", "ST_KEY": "x"}, "x"),
        ({"OS_STORAGE_URL": "https://s.example/v1/A"}, ""),
    ],
)
def test_the_secret_of_a_file(variables: dict[str, str], secret: str) -> None:
    assert secret_in(variables, "x") == secret
