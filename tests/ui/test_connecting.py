"""From the box to an account and on: prompts, several accounts, files that are dropped, a login that has ended."""

from __future__ import annotations

import os
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from master_password import MasterPassword
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QMimeData, QPoint, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTreeWidget,
)
from real_qgis.desk import Desk, answer
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.auth.login_files import offers
from swift_cog_browser.auth.session import CannotRenew
from swift_cog_browser.auth.token import utc_now
from swift_cog_browser.swift_browser.renewal import RenewalTrouble
from swift_cog_browser.ui.connection_dialog import ConnectionDialog
from swift_cog_browser.ui.offers_dialog import OffersDialog
from swift_cog_browser.ui.password_dialog import PasswordDialog
from swift_cog_browser.ui.project_dialog import ProjectDialog

LEFT = Qt.MouseButton.LeftButton


def save(desk: Desk, cloud: CloudHandle, user: str, secret: str | None = None) -> Connection:
    """Save a user's openrc file as a connection, and choose it."""
    (offer,) = offers(cloud.openrc(user))
    saved = desk.connections.save(Connection.new(f"{user} of the box", offer.variables), secret)
    choose(desk, saved.name)
    return saved


def choose(desk: Desk, text: str) -> None:
    box = desk.part(QComboBox, "connectionBox")
    box.setCurrentIndex(box.findText(text))


def button(desk: Desk) -> str:
    return str(desk.part(QPushButton, "connectButton").text())


def prompt(desk: Desk) -> PasswordDialog:
    """Wait for the prompt."""
    desk.qtbot.waitUntil(lambda: bool(prompts(desk)), timeout=20000)
    return prompts(desk)[0]


def prompts(desk: Desk) -> list[PasswordDialog]:
    return [each for each in desk.window.findChildren(PasswordDialog) if each.isVisible()]


def wait_connected(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.accounts.current is not None, timeout=20000)
    desk.settle()


def wait_message(desk: Desk) -> str:
    desk.qtbot.waitUntil(lambda: bool(desk.messages), timeout=20000)
    return desk.messages[0]


def drop(desk: Desk, data: QMimeData) -> None:
    copy = Qt.DropAction.CopyAction
    for kind in (QDragEnterEvent, QDropEvent):
        # Over the tree, as the largest part of the dock.
        event = kind(QPoint(5, 5), copy, data, LEFT, Qt.KeyboardModifier.NoModifier)
        QgsApplication.sendEvent(desk.view.viewport(), event)
        assert event.isAccepted()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_two_accounts_side_by_side(desk: Desk, cloud: CloudHandle, master_password: MasterPassword) -> None:
    master_password.answers = ["right"]
    save(desk, cloud, "oskar", cloud.user("oskar").password)
    save(desk, cloud, "astrid", cloud.user().password)
    desk.press("connectButton")
    wait_connected(desk)
    astrid = desk.accounts.current
    names = desk.names()
    choose(desk, "oskar of the box")
    assert (button(desk), desk.names(), desk.accounts.current) == ("Connect", [], None)
    desk.press("connectButton")
    wait_connected(desk)
    oskar = desk.accounts.current
    assert desk.accounts.all == [astrid, oskar]
    assert desk.names() != names
    box = desk.part(QComboBox, "connectionBox")
    bold = [box.itemData(row, Qt.ItemDataRole.FontRole).bold() for row in range(box.count())]
    assert bold == [True, True]
    choose(desk, "astrid of the box")
    desk.settle()
    assert desk.accounts.current is astrid
    assert (button(desk), desk.names()) == ("Disconnect", names)
    assert os.environ["SWIFT_AUTH_TOKEN"] == astrid.session.current.value  # type: ignore[union-attr]
    desk.press("connectButton")
    assert desk.accounts.all == [oskar]
    assert button(desk) == "Connect"
    choose(desk, "oskar of the box")
    assert button(desk) == "Disconnect"


def test_return_does_not_disconnect(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    desk.qtbot.keyClick(desk.part(QComboBox, "connectionBox").lineEdit(), Qt.Key.Key_Return)
    assert desk.accounts.current is not None


def test_from_the_environment(desk: Desk, cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> None:
    box = desk.part(QComboBox, "connectionBox")
    assert box.findText("From environment") < 0
    for name, value in offers(cloud.legacy_openrc())[0].variables.items():
        monkeypatch.setenv(name, value)
    desk.connections.changed.emit()
    choose(desk, "From environment")
    desk.press("connectButton")
    wait_connected(desk)
    assert desk.accounts.find("environment") is desk.accounts.current


def test_the_second_factor_is_asked_for_when_it_is_due(desk: Desk, cloud: CloudHandle) -> None:
    save(desk, cloud, "tabea")
    desk.press("connectButton")
    answer(prompt(desk), cloud.user("tabea").password, desk.qtbot)
    desk.qtbot.waitUntil(lambda: any(each.findChild(QLineEdit, "passcodeLine") for each in prompts(desk)))
    second = prompt(desk)
    assert second.findChild(QLineEdit, "passwordLine") is None
    passcode = cloud.passcode()
    second.findChild(QLineEdit, "passcodeLine").insert(f"{passcode[:3]} {passcode[3:]}")
    second.accept()
    wait_connected(desk)
    assert desk.messages == []


def test_the_project_is_asked_for_and_remembered(desk: Desk, cloud: CloudHandle) -> None:
    saved = save(desk, cloud, "paula")
    desk.press("connectButton")
    answer(prompt(desk), cloud.user("paula").password, desk.qtbot)
    desk.qtbot.waitUntil(lambda: desk.window.findChild(ProjectDialog) is not None, timeout=20000)
    dialog = desk.window.findChild(ProjectDialog)
    projects = dialog.findChild(QListWidget, "projectList")
    assert [projects.item(row).text() for row in range(projects.count())] == ["calibration", "elsewhere"]
    projects.setCurrentRow(1)
    assert dialog.findChild(QCheckBox, "rememberProject").isChecked()
    dialog.accept()
    wait_connected(desk)
    assert desk.accounts.current.session.current.project == "elsewhere"  # type: ignore[union-attr]
    assert desk.connections.get(saved.id).variables["OS_PROJECT_NAME"] == "elsewhere"
    assert desk.messages == []


def test_a_refused_saved_secret_is_not_used_again(
    desk: Desk, cloud: CloudHandle, master_password: MasterPassword
) -> None:
    master_password.answers = ["right"]
    saved = save(desk, cloud, "astrid", "old")
    desk.press("connectButton")
    assert "refused the login of astrid" in wait_message(desk)
    desk.bar.clearWidgets()
    desk.press("connectButton")
    again = prompt(desk)
    assert again.findChild(QCheckBox, "keepSecretBox").isChecked()
    answer(again, cloud.user().password, desk.qtbot)
    wait_connected(desk)
    assert desk.connections.secret(saved.id) == cloud.user().password


def test_a_saved_secret_that_cannot_be_read(desk: Desk, cloud: CloudHandle, master_password: MasterPassword) -> None:
    master_password.answers = ["right"]
    saved = save(desk, cloud, "astrid", cloud.user().password)
    master_password.lock_up()
    desk.press("connectButton")
    assert "the saved secret cannot be read" in wait_message(desk)
    answer(prompt(desk), cloud.user().password, desk.qtbot)
    wait_connected(desk)
    assert len(desk.messages) == 1
    assert desk.connections.get(saved.id).secret_id == saved.secret_id


# A login that has ended


def end(desk: Desk) -> None:
    """Have the account's renewal say that only the user can help."""
    renewal = desk.accounts.current.renewal  # type: ignore[union-attr]
    renewal.failing.emit(RenewalTrouble(CannotRenew(), utc_now() + timedelta(minutes=5), None))


def test_log_in_again(desk: Desk, cloud: CloudHandle, master_password: MasterPassword) -> None:
    master_password.answers = ["right"]
    saved = save(desk, cloud, "astrid", cloud.user().password)
    desk.press("connectButton")
    wait_connected(desk)
    account = desk.accounts.current
    assert account is not None
    before = account.session.current
    end(desk)
    account.renewal.expired.emit()
    (message,) = desk.messages
    assert "The login of astrid of the box has expired" in message
    help_button = desk.bar.findChildren(QPushButton, "logInAgain")[-1]
    for _press in range(2):
        desk.qtbot.mouseClick(help_button, LEFT)
    assert len(prompts(desk)) == 1
    answer(prompt(desk), "wrong", desk.qtbot)
    desk.qtbot.waitUntil(lambda: len(desk.messages) == 2, timeout=20000)
    assert account.session.current is before
    desk.qtbot.mouseClick(help_button, LEFT)
    # What is kept is replaced by what has proved good.
    desk.connections.save(saved, "old")
    answer(prompt(desk), cloud.user().password, desk.qtbot)
    desk.qtbot.waitUntil(lambda: account.session.current is not before, timeout=20000)
    desk.settle()
    assert [text for text in desk.messages if "expired" in text] == []
    assert desk.connections.secret(saved.id) == cloud.user().password
    assert desk.accounts.current is account


def test_the_message_goes_with_the_account(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    end(desk)
    assert "Log in again before then." in wait_message(desk)
    desk.press("connectButton")
    desk.qtbot.waitUntil(lambda: desk.messages == [])


# Files


def test_a_dropped_openrc_file_opens_the_dialog(desk: Desk, cloud: CloudHandle, tmp_path: Path) -> None:
    file = tmp_path / "mé mo.sh"
    file.write_bytes(cloud.legacy_openrc().read_bytes())
    drop(desk, files(file))
    dialog = desk.window.findChild(ConnectionDialog)
    assert dialog.findChild(QLineEdit, "ST_AUTH").text() == cloud.plan.legacy_auth_url
    assert dialog.findChild(QLineEdit, "secretLine").text() == cloud.plan.legacy_key
    assert desk.connections.all() == []
    dialog.findChild(QPushButton, "saveAndConnect").click()
    wait_connected(desk)
    assert [each.name for each in desk.connections.all()] == ["mé mo"]


def test_a_dropped_path_as_text(desk: Desk, cloud: CloudHandle, tmp_path: Path) -> None:
    file = tmp_path / "mé mo.sh"
    file.write_bytes(cloud.openrc().read_bytes())
    for text in (str(file), QUrl.fromLocalFile(str(file)).toString(QUrl.ComponentFormattingOption.FullyEncoded)):
        data = QMimeData()
        data.setText(text)
        drop(desk, data)
        dialog = next(each for each in desk.window.findChildren(ConnectionDialog) if each.isVisible())
        assert dialog.findChild(QLineEdit, "OS_USERNAME").text() == "astrid"
        dialog.reject()
        desk.part(QComboBox, "connectionBox").setEditText(text)
        desk.press("connectButton")
        answer(prompt(desk), None, desk.qtbot)
    assert desk.messages == []


def test_what_is_no_file(desk: Desk, tmp_path: Path) -> None:
    text, page = QMimeData(), QMimeData()
    text.setText("Hello\nworld")
    page.setUrls([QUrl("https://example.org/openrc.sh")])
    for data, what in (
        (QMimeData(), "What was dropped"),
        (text, "Hello"),
        (page, "https://example.org"),
        (files(tmp_path), str(tmp_path)),
    ):
        drop(desk, data)
        (message,) = desk.messages
        assert what in message
        assert "is no file" in message
        desk.bar.clearWidgets()
    assert desk.window.findChild(ConnectionDialog) is None


CLOUDS = """
clouds:
  moon: {auth: {auth_url: "https://moon.example/v3", username: astrid, password: "wq8-unlikely"}, region_name: R}
  mars: {auth: {auth_url: "https://mars.example/v3", username: astrid, project_name: p}}
  pluto: {auth_type: v3oidcpassword, auth: {auth_url: "https://pluto.example/v3"}}
"""


@pytest.mark.parametrize("way", ["dropped", "chosen"])
def test_several_clouds(desk: Desk, tmp_path: Path, master_password: MasterPassword, way: str) -> None:
    master_password.answers = ["right"]
    file = tmp_path / "clouds.yaml"
    file.write_text(CLOUDS, encoding="utf-8")
    if way == "dropped":
        drop(desk, files(file))
    else:
        desk.part(QComboBox, "connectionBox").setEditText(str(file))
        desk.press("connectButton")
    dialog = desk.window.findChild(OffersDialog)
    rows = dialog.findChild(QTreeWidget, "offersList")
    items = [rows.topLevelItem(row) for row in range(rows.topLevelItemCount())]
    assert [item.text(1) for item in items] == [f"https://{name}.example/v3" for name in ("moon", "mars", "pluto")]
    assert [bool(item.flags() & Qt.ItemFlag.ItemIsEnabled) for item in items] == [True, True, False]
    notes = dialog.findChild(QLabel, "offerNotes")
    assert notes.isVisible()
    assert "cloud pluto asks for the login method v3oidcpassword" in notes.text()
    items[1].setCheckState(0, Qt.CheckState.Unchecked)
    dialog.findChild(QCheckBox, "keepSecretsBox").setChecked(True)
    dialog.accept()
    (saved,) = desk.connections.all()
    assert saved.server == "https://moon.example/v3"
    assert desk.connections.secret(saved.id) == "wq8-unlikely"


def test_export(desk: Desk, cloud: CloudHandle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(desk, cloud, "astrid")
    file = tmp_path / "out.sh"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(file), ""))
    desk.window.findChild(QAction, "exportConnection").trigger()
    assert "without the password" in wait_message(desk)
    text = file.read_text(encoding="utf-8")
    assert f"export OS_AUTH_URL='{cloud.plan.auth_url}'" in text
    subprocess.run(["bash", "-n", file], check=True)
    desk.bar.clearWidgets()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "no" / "out.sh"), ""))
    desk.window.findChild(QAction, "exportConnection").trigger()
    assert "could not be written to" in wait_message(desk)


def test_what_the_menu_offers(desk: Desk, cloud: CloudHandle) -> None:
    of_saved = ("editConnection", "duplicateConnection", "deleteConnection", "testConnection", "exportConnection")
    always = ("newConnection", "importConnections")

    def enabled(*names: str) -> set[bool]:
        return {desk.window.findChild(QAction, name).isEnabled() for name in names}

    desk.part(QComboBox, "connectionBox").setEditText("/some/openrc.sh")
    assert (enabled(*of_saved), enabled(*always)) == ({False}, {True})
    save(desk, cloud, "astrid")
    assert enabled(*of_saved, *always) == {True}
    assert enabled("logInAgain") == {False}


def test_unchecked_certificates_are_told_as_long_as_they_are(desk: Desk, cloud: CloudHandle) -> None:
    variables = {**offers(cloud.legacy_openrc())[0].variables, "OS_INSECURE": "true"}
    saved = desk.connections.save(Connection.new("Old", variables), None)
    choose(desk, saved.name)
    warning = desk.part(QLabel, "insecureWarning")
    assert not warning.isVisible()
    desk.press("connectButton")
    question = prompt(desk)
    question.findChild(QLineEdit, "passwordLine").insert(cloud.plan.legacy_key)
    question.accept()
    wait_connected(desk)
    assert warning.isVisible()
    desk.part(QComboBox, "connectionBox").setEditText("/some/openrc.sh")
    assert not warning.isVisible()
