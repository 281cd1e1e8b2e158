"""The connection dialog, filled in by hand, against the real cloud and QGIS's real settings."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.error import HTTPError

import pytest
from cloud.handle import CloudHandle
from master_password import MasterPassword
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from real_qgis.desk import Desk, answer
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.auth.normal_form import LoginKind
from swift_cog_browser.ui.connection_dialog import ConnectionDialog
from swift_cog_browser.ui.password_dialog import PasswordDialog
from swift_cog_browser.ui.project_dialog import ProjectDialog

LEFT = Qt.MouseButton.LeftButton


class Hands:
    """Uses the dialog as a person does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.qtbot: QtBot = desk.qtbot

    @property
    def dialog(self) -> ConnectionDialog:
        found = [each for each in self.desk.window.findChildren(ConnectionDialog) if each.isVisible()]
        assert len(found) == 1
        return found[0]

    @property
    def is_open(self) -> bool:
        return any(each.isVisible() for each in self.desk.window.findChildren(ConnectionDialog))

    def menu(self, name: str) -> None:
        action = self.desk.window.findChild(QAction, name)
        assert action.isEnabled()
        action.trigger()

    def choose(self, kind: LoginKind) -> None:
        box = self.dialog.findChild(QComboBox, "loginKind")
        box.setCurrentIndex(box.findData(kind))

    def fill(self, values: Mapping[str, str]) -> None:
        for name, value in values.items():
            part = self.dialog.findChild(QWidget, name)
            if isinstance(part, QPlainTextEdit):
                part.setPlainText(value)
            else:
                line = part if isinstance(part, QLineEdit) else part.findChild(QLineEdit)
                line.clear()
                line.insert(value)

    def tick(self, name: str) -> None:
        self.dialog.findChild(QRadioButton, name).click()

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.dialog.findChild(QPushButton, name), LEFT)

    def text(self, name: str) -> str:
        label = self.dialog.findChild(QLabel, name)
        return str(label.text()) if label.isVisible() else ""

    def outcome(self) -> str:
        """Wait for the end of a test, and return what is said."""
        self.qtbot.waitUntil(lambda: bool(self.text("testResult") or self.text("testProblem")), timeout=20000)
        return self.text("testResult") or self.text("testProblem")

    def shown(self) -> list[str]:
        """Return which variables the dialog asks for, those that are folded away aside."""
        return [
            part.objectName()
            for part in self.dialog.findChildren(QWidget)
            if part.objectName().isupper() and not part.objectName().endswith("Line") and part.isVisible()
        ]


@pytest.fixture
def hands(desk: Desk, master_password: MasterPassword) -> Hands:
    """The master password is given once."""
    master_password.answers = ["right"]
    return Hands(desk)


def astrid(cloud: CloudHandle) -> dict[str, str]:
    return {
        "name": "Moon",
        "OS_AUTH_URL": cloud.plan.auth_url,
        "OS_USERNAME": "astrid",
        "OS_PROJECT_NAME": "calibration",
        "OS_REGION_NAME": "RegionOne",
    }


def new(hands: Hands, cloud: CloudHandle, kind: LoginKind = LoginKind.BASIC) -> None:
    """Open the dialog for a new connection, and fill in Astrid's login without her password."""
    hands.menu("newConnection")
    hands.choose(kind)
    hands.fill(astrid(cloud))


def wait_connected(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.accounts.current is not None, timeout=20000)
    desk.settle()


def test_from_nothing_to_a_tree(hands: Hands, desk: Desk, cloud: CloudHandle) -> None:
    new(hands, cloud)
    hands.fill({"secretLine": cloud.user().password})
    hands.press("testButton")
    told = hands.outcome()
    storage_url = f"{cloud.plan.swift_url}/v1/AUTH_"
    for part in ("The connection works", "v3.", "astrid", "calibration", "RegionOne", storage_url, ">8<"):
        assert part in told
    hands.tick("keepSecret")
    hands.press("saveAndConnect")
    assert not hands.is_open
    wait_connected(desk)
    assert "rasters" in desk.names()
    (saved,) = desk.connections.all()
    assert desk.connections.secret(saved.id) == cloud.user().password
    assert desk.part(QComboBox, "connectionBox").currentText() == "Moon"
    assert desk.accounts.find(saved.id) is desk.accounts.current
    assert desk.messages == []


def test_the_saved_secret_is_used(
    hands: Hands, desk: Desk, cloud: CloudHandle, master_password: MasterPassword
) -> None:
    new(hands, cloud)
    hands.fill({"secretLine": cloud.user().password})
    hands.tick("keepSecret")
    hands.press("saveConnection")
    desk.press("connectButton")
    assert desk.window.findChild(PasswordDialog) is None
    wait_connected(desk)
    desk.press("connectButton")
    # And in the dialog, without being seen.
    hands.menu("testConnection")
    assert hands.dialog.findChild(QLineEdit, "secretLine").text() == ""
    assert "The connection works" in hands.outcome()
    assert master_password.asked == [False]


def test_asked_each_time(hands: Hands, desk: Desk, cloud: CloudHandle, master_password: MasterPassword) -> None:
    new(hands, cloud)
    hands.fill({"secretLine": cloud.user().password})
    hands.press("saveAndConnect")
    # Typed just now: not asked for again.
    wait_connected(desk)
    desk.press("connectButton")
    desk.press("connectButton")
    prompt = desk.window.findChild(PasswordDialog)
    keep = prompt.findChild(QCheckBox, "keepSecretBox")
    assert (keep.isVisible(), keep.isChecked()) == (True, False)
    keep.setChecked(True)
    answer(prompt, cloud.user().password, desk.qtbot)
    wait_connected(desk)
    (saved,) = desk.connections.all()
    assert desk.connections.secret(saved.id) == cloud.user().password


def test_a_declined_master_password_leaves_the_dialog_open(
    hands: Hands, desk: Desk, cloud: CloudHandle, master_password: MasterPassword
) -> None:
    master_password.answers.clear()
    new(hands, cloud)
    hands.fill({"secretLine": "x"})
    hands.tick("keepSecret")
    hands.press("saveConnection")
    assert "the secret was not saved" in hands.text("saveProblem")
    assert desk.connections.all() == []
    hands.tick("askEachTime")
    hands.press("saveConnection")
    assert not hands.is_open
    assert [each.name for each in desk.connections.all()] == ["Moon"]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (LoginKind.BASIC, ["OS_AUTH_URL", "OS_PROJECT_NAME", "OS_REGION_NAME", "OS_USERNAME"]),
        (LoginKind.TWO_FACTORS, ["OS_AUTH_URL", "OS_PROJECT_NAME", "OS_REGION_NAME", "OS_USERNAME"]),
        (LoginKind.APPLICATION_CREDENTIAL, ["OS_APPLICATION_CREDENTIAL_ID", "OS_AUTH_URL", "OS_REGION_NAME"]),
        (LoginKind.READY, ["OS_AUTH_URL", "OS_PROJECT_NAME", "OS_REGION_NAME"]),
        (LoginKind.STORAGE, ["OS_STORAGE_URL"]),
        (LoginKind.V1, ["ST_AUTH", "ST_USER"]),
        (LoginKind.ANONYMOUS, ["OS_STORAGE_URL", "SWIFT_CONTAINERS"]),
    ],
)
def test_each_kind_shows_what_it_needs(hands: Hands, kind: LoginKind, shown: list[str]) -> None:
    hands.menu("newConnection")
    hands.choose(kind)
    assert sorted(hands.shown()) == shown
    secret = hands.dialog.findChild(QLineEdit, "secretLine")
    assert secret.isVisible() is (kind is not LoginKind.ANONYMOUS)


@pytest.mark.parametrize(
    ("changed", "place", "sentence"),
    [
        ({"name": " "}, "name", "Give the connection a name."),
        ({"name": "mars"}, "name", "already a connection named Mars"),
        ({"OS_AUTH_URL": ""}, "OS_AUTH_URL", "Fill in “Keystone URL”."),
        ({"OS_AUTH_URL": "keystone.example"}, "OS_AUTH_URL", "begins with https://"),
        ({"OS_AUTH_URL": "https://swift.example/auth/v1.0"}, "OS_AUTH_URL", "choose that kind of login"),
        ({"OS_USERNAME": ""}, "OS_USERNAME", "Fill in “User name”."),
        ({"OS_STORAGE_URL": "x"}, "OS_STORAGE_URL", "begins with https://"),
        ({"SWIFT_CONTAINERS": "a\nb/c"}, "SWIFT_CONTAINERS", "b/c: the name of a container holds no '/'"),
    ],
)
def test_bad_input(
    hands: Hands, desk: Desk, cloud: CloudHandle, changed: dict[str, str], place: str, sentence: str
) -> None:
    mars = desk.connections.save(Connection.new("Mars", {"OS_STORAGE_URL": "https://mars.example"}), None)
    new(hands, cloud)
    hands.fill(changed)
    for button in ("saveConnection", "saveAndConnect"):
        hands.press(button)
        assert sentence in hands.text(f"{place}Problem")
    assert desk.connections.all() == [mars]
    hands.fill(astrid(cloud))
    hands.fill({name: "" for name in changed if name not in astrid(cloud)})
    hands.press("saveConnection")
    assert len(desk.connections.all()) == 2


def test_a_test_that_fails(hands: Hands, desk: Desk, cloud: CloudHandle) -> None:
    new(hands, cloud)
    hands.fill({"secretLine": "wrong"})
    hands.press("testButton")
    assert "refused the login of astrid" in hands.outcome()
    assert hands.dialog.findChild(QPushButton, "testDetails").isVisible()
    assert desk.connections.all() == []
    assert desk.accounts.all == []


def test_a_test_that_is_called_off(hands: Hands, cloud: CloudHandle) -> None:
    new(hands, cloud)
    hands.fill({"secretLine": cloud.user().password})
    hands.press("testButton")
    button = hands.dialog.findChild(QPushButton, "testButton")
    assert button.text() == "Cancel Test"
    hands.press("testButton")
    assert button.text() == "Test Connection"
    assert hands.text("testResult") + hands.text("testProblem") == ""


def test_a_test_asks_for_the_project(hands: Hands, desk: Desk, cloud: CloudHandle) -> None:
    new(hands, cloud)
    hands.fill({"OS_USERNAME": "paula", "OS_PROJECT_NAME": "", "secretLine": cloud.user("paula").password})
    hands.press("testButton")
    desk.qtbot.waitUntil(lambda: desk.window.findChild(ProjectDialog) is not None, timeout=20000)
    desk.window.findChild(ProjectDialog).accept()
    assert "calibration" in hands.outcome()
    assert hands.dialog.findChild(QLineEdit, "OS_PROJECT_NAME").text() == "calibration"


def test_a_test_of_the_second_factor(hands: Hands, desk: Desk, cloud: CloudHandle) -> None:
    new(hands, cloud)
    hands.fill({"OS_USERNAME": "tabea", "secretLine": cloud.user("tabea").password})
    hands.press("testButton")
    desk.qtbot.waitUntil(lambda: desk.window.findChild(PasswordDialog) is not None, timeout=20000)
    prompt = desk.window.findChild(PasswordDialog)
    assert prompt.findChild(QLineEdit, "passwordLine") is None
    prompt.findChild(QLineEdit, "passcodeLine").insert(cloud.passcode())
    prompt.accept()
    assert "tabea" in hands.outcome()


def test_the_old_authentication(hands: Hands, desk: Desk, cloud: CloudHandle) -> None:
    hands.menu("newConnection")
    hands.choose(LoginKind.V1)
    hands.fill({"name": "Old", "ST_AUTH": cloud.plan.legacy_auth_url, "ST_USER": "legacy:tester"})
    hands.fill({"secretLine": cloud.plan.legacy_key})
    hands.press("testButton")
    assert "legacy:tester" in hands.outcome()
    hands.press("saveAndConnect")
    wait_connected(desk)


def test_another_name_is_not_the_old_id(hands: Hands, desk: Desk) -> None:
    """Horizon's files name the project by both, and the id counts."""
    variables = {"OS_AUTH_URL": "https://k.example", "OS_USERNAME": "a", "OS_PROJECT_ID": "1", "OS_PROJECT_NAME": "x"}
    saved = desk.connections.save(Connection.new("Moon", variables), None)
    hands.menu("editConnection")
    line = hands.dialog.findChild(QLineEdit, "OS_PROJECT_NAME")
    line.end(False)
    hands.qtbot.keyClicks(line, "y")
    hands.press("saveConnection")
    changed = desk.connections.get(saved.id).variables
    assert (changed["OS_PROJECT_NAME"], changed.get("OS_PROJECT_ID")) == ("xy", None)


def test_what_is_edited_is_there_again(hands: Hands, desk: Desk) -> None:
    variables = {
        "OS_AUTH_TYPE": "password",
        "OS_AUTH_URL": "https://k.example/v3",
        "OS_USERNAME": "a",
        "OS_USER_ID": "u",
        "OS_USER_DOMAIN_ID": "d",
        "OS_PROJECT_NAME": "x",
        "OS_PROJECT_DOMAIN_NAME": "Moon",
        "OS_REGION_NAME": "r",
        "OS_INTERFACE": "internal",
        "OS_STORAGE_URL": "https://s.example/v1/AUTH_x",
        "SWIFT_CONTAINERS": "a/b c",
        "OS_CACERT": "/ca.pem",
        "OS_CERT": "/cert.pem",
        "OS_KEY": "/key.pem",
        "OS_INSECURE": "true",
    }
    saved = desk.connections.save(Connection.new("Moon", variables), None)
    hands.menu("editConnection")
    assert "Certificates are not checked" in hands.text("insecureWarning")
    hands.press("saveConnection")
    assert desk.connections.get(saved.id).variables == variables


def test_duplicate_and_delete(hands: Hands, desk: Desk) -> None:
    saved = desk.connections.save(Connection.new("Moon", {"OS_STORAGE_URL": "https://moon.example"}), None)
    hands.menu("duplicateConnection")
    assert [each.name for each in desk.connections.all()] == ["Moon", "Moon (copy)"]
    assert desk.part(QComboBox, "connectionBox").currentText() == "Moon (copy)"
    for button, left in (("Cancel", 2), ("Delete", 1)):
        hands.menu("deleteConnection")
        box = desk.window.findChildren(QMessageBox)[-1]
        assert "Moon (copy)" in box.text()
        (pressed,) = (each for each in box.buttons() if each.text().replace("&", "") == button)
        desk.qtbot.mouseClick(pressed, LEFT)
        assert len(desk.connections.all()) == left
    assert desk.connections.all() == [saved]


def test_no_master_password_for_what_needs_none(hands: Hands, desk: Desk, master_password: MasterPassword) -> None:
    desk.connections.save(Connection.new("Moon", {"OS_STORAGE_URL": "https://moon.example"}), None)
    hands.menu("editConnection")
    hands.press("saveConnection")
    assert master_password.asked == []
    assert not QgsApplication.authManager().masterPasswordIsSet()


def test_a_login_that_may_write_is_told_of_one_that_may_not(hands: Hands, desk: Desk, cloud: CloudHandle) -> None:
    """The advice is true: such a credential lists and reads, cannot write, and gets no advice itself."""
    new(hands, cloud)
    hands.fill({"secretLine": cloud.user().password})
    hands.press("testButton")
    assert "openstack application credential create --role reader NAME" in hands.outcome()
    made = cloud.administrator.make_application_credential(cloud.user(), roles=[{"name": "reader"}])
    try:
        hands.choose(LoginKind.APPLICATION_CREDENTIAL)
        hands.fill({"OS_APPLICATION_CREDENTIAL_ID": made["id"], "secretLine": made["secret"]})
        hands.press("testButton")
        told = hands.outcome()
        assert "The connection works" in told
        assert "--role" not in told
        hands.press("saveAndConnect")
        wait_connected(desk)
        account = desk.accounts.current
        assert account is not None
        assert "rasters" in [each.name for each in account.containers()]
        assert account.load_raster("rasters", "cog.tif").isValid()
        token = account.session.current
        with pytest.raises(HTTPError, match="403"):
            cloud.upload(token.value, token.storage_url, "empty/forbidden.tif", b"1")
    finally:
        desk.accounts.close_all()
        cloud.administrator.delete_application_credential(cloud.user(), made["id"])


@pytest.mark.parametrize("user", ["roland", "gaston"])
def test_who_cannot_write_or_read_gets_no_advice(hands: Hands, cloud: CloudHandle, user: str) -> None:
    new(hands, cloud)
    hands.fill({"OS_USERNAME": user, "secretLine": cloud.user(user).password})
    hands.press("testButton")
    assert "--role" not in hands.outcome()
