"""Saved connections in QGIS's real settings and authentication database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from master_password import MasterPassword
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsSettings
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.auth.secret_store import SecretGone, SecretNotSaved, SecretStore, SecretStoreLocked
from swift_cog_browser.swift_browser.connections import Connections
from swift_cog_browser.swift_browser.errors import ConnectionUnknown, NameMissing, NameTaken
from swift_cog_browser.swift_browser.settings import NODE, OLD_RECENT_FILES, Settings

VARIABLES = {
    "OS_AUTH_TYPE": "password",
    "OS_AUTH_URL": "https://keystone.example/v3",
    "OS_USERNAME": "Zoé",
    "OS_CACERT": "C:\\ca %n.pem",
}
SECRET = "wq8-unlikely"


@pytest.fixture
def connections(settings: Settings, master_password: MasterPassword) -> Connections:
    """None saved; the master password is asked for once, and given."""
    master_password.answers = ["right"]
    return Connections(settings, SecretStore())


def secrets() -> list[str]:
    """Return the names of the secrets that there are."""
    return sorted(config.name() for config in QgsApplication.authManager().availableAuthMethodConfigs().values())


def stored() -> str:
    """Return the text of the settings' file."""
    QgsSettings().sync()
    return Path(QgsSettings().fileName()).read_text(encoding="utf-8")


def names(connections: Connections) -> list[str]:
    return [connection.name for connection in connections.all()]


def start_anew(settings: Settings, master_password: MasterPassword) -> Connections:
    """Do what the end and the start of QGIS do to the connections."""
    settings.unregister()
    QgsSettings().sync()
    master_password.lock_up()
    return Connections(Settings(), SecretStore())


def test_what_is_saved_is_there_the_next_time(
    connections: Connections, settings: Settings, master_password: MasterPassword, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(connections.changed):
        saved = connections.save(Connection.new("Moon", VARIABLES), SECRET)
    later = start_anew(settings, master_password)
    assert later.all() == [saved]
    assert later.get(saved.id) == saved
    assert saved.variables == VARIABLES
    master_password.answers = ["right"]
    assert later.secret(saved.id) == SECRET
    assert secrets() == ["Swift COG Browser: Moon"]


def test_no_secret_is_in_the_settings(connections: Connections) -> None:
    variables = {**VARIABLES, "OS_PASSWORD": SECRET, "OS_TOKEN": SECRET, "ST_KEY": SECRET}
    connections.save(Connection.new("Moon", variables), SECRET)
    text = stored()
    assert "keystone.example" in text
    assert SECRET not in text
    assert "OS_PASSWORD" not in text


def test_asked_for_each_time(connections: Connections, master_password: MasterPassword) -> None:
    saved = connections.save(Connection.new("Moon", VARIABLES), None)
    assert saved.secret_id == ""
    assert connections.secret(saved.id) is None
    assert master_password.asked == []
    assert secrets() == []


def test_a_change_leaves_the_secret(connections: Connections) -> None:
    saved = connections.save(Connection.new("Moon", VARIABLES), SECRET)
    # Whatever secret the caller believes to be the connection's.
    changed = Connection(saved.id, "Mars", {"OS_AUTH_URL": "https://other.example/v3"}, "zzzzzzz")
    assert connections.save(changed, None).secret_id == saved.secret_id
    assert connections.secret(saved.id) == SECRET
    assert connections.get(saved.id).variables == {"OS_AUTH_URL": "https://other.example/v3"}
    assert secrets() == ["Swift COG Browser: Mars"]
    assert "Zo" not in stored()


def test_a_new_secret_and_none(connections: Connections) -> None:
    saved = connections.save(Connection.new("Moon", VARIABLES), SECRET)
    assert connections.save(saved, "another") == saved
    assert connections.secret(saved.id) == "another"
    assert connections.save(saved, "").secret_id == ""
    assert connections.secret(saved.id) is None
    assert secrets() == []


def test_in_order_of_their_names(connections: Connections) -> None:
    for name in ("mars", "Venus", "Moon", "éris"):
        connections.save(Connection.new(name, VARIABLES), None)
    assert names(connections) == ["mars", "Moon", "Venus", "éris"]


@pytest.mark.parametrize("name", ["moon", " MOON ", "Moon"])
def test_two_of_one_name(connections: Connections, name: str, qtbot: QtBot) -> None:
    connections.save(Connection.new("Moon", VARIABLES), None)
    mars = connections.save(Connection.new("Mars", VARIABLES), None)
    with qtbot.assertNotEmitted(connections.changed):
        with pytest.raises(NameTaken, match="named Moon"):
            connections.save(Connection("1", name, VARIABLES), SECRET)
        with pytest.raises(NameTaken):
            connections.rename(mars.id, name)
        with pytest.raises(NameMissing):
            connections.rename(mars.id, "\t ")
    assert names(connections) == ["Mars", "Moon"]
    assert secrets() == []


def test_renaming(connections: Connections) -> None:
    saved = connections.save(Connection.new("Moon", VARIABLES), SECRET)
    assert connections.rename(saved.id, " MOON  of Earth ") == replace(saved, name="MOON of Earth")
    assert connections.all() == [replace(saved, name="MOON of Earth")]
    assert secrets() == ["Swift COG Browser: MOON of Earth"]


def test_duplicating(connections: Connections) -> None:
    original = connections.save(Connection.new("Moon", VARIABLES), SECRET)
    copy = connections.duplicate(original.id)
    assert connections.duplicate(original.id).name == "Moon (copy 2)"
    assert connections.get(copy.id) == copy
    assert (copy.name, copy.variables) == ("Moon (copy)", VARIABLES)
    connections.delete(original.id)
    assert connections.secret(copy.id) == SECRET
    assert sorted(names(connections)) == ["Moon (copy 2)", "Moon (copy)"]


def test_duplicating_one_without_a_secret(connections: Connections) -> None:
    original = connections.save(Connection.new("Moon", VARIABLES), None)
    assert connections.duplicate(original.id).secret_id == ""
    lost = connections.save(Connection.new("Mars", VARIABLES), SECRET)
    QgsApplication.authManager().removeAuthenticationConfig(lost.secret_id)
    assert connections.duplicate(lost.id).secret_id == ""
    with pytest.raises(SecretGone):
        connections.secret(lost.id)


def test_deleting(connections: Connections, qtbot: QtBot) -> None:
    moon = connections.save(Connection.new("Moon", VARIABLES), SECRET)
    mars = connections.save(Connection.new("Mars", {"OS_STORAGE_URL": "https://mars.example"}), SECRET)
    with qtbot.waitSignal(connections.changed):
        connections.delete(moon.id)
    assert connections.all() == [mars]
    assert secrets() == ["Swift COG Browser: Mars"]
    assert "keystone.example" not in stored()
    for gone in (moon.id, "", "a/b"):
        for attempt in (connections.get, connections.delete, connections.duplicate, connections.secret):
            with pytest.raises(ConnectionUnknown):
                attempt(gone)


def test_without_the_master_password(connections: Connections, master_password: MasterPassword, qtbot: QtBot) -> None:
    moon = connections.save(Connection.new("Moon", VARIABLES), SECRET)
    master_password.lock_up()
    for attempt, refusal in (
        (lambda: connections.save(Connection.new("Mars", VARIABLES), SECRET), SecretNotSaved),
        (lambda: connections.save(replace(moon, name="Earth"), "another"), SecretNotSaved),
        (lambda: connections.duplicate(moon.id), SecretStoreLocked),
    ):
        with qtbot.assertNotEmitted(connections.changed), pytest.raises(refusal):
            attempt()
    assert connections.all() == [moon]
    # What needs no master password, goes on without.
    connections.save(Connection.new("Mars", VARIABLES), None)
    connections.rename(moon.id, "Earth")
    connections.delete(moon.id)
    assert names(connections) == ["Mars"]
    assert secrets() == []


def test_a_damaged_connection_breaks_no_other(connections: Connections, settings: Settings) -> None:
    moon = connections.save(Connection.new("Moon", VARIABLES), None)
    place = "plugins/swift_cog_browser/connections/items"
    for key, value in (
        ("nameless/OS_AUTH_URL", "https://a.example"),
        ("strange/COLOUR", "red"),
        ("numbers/name", 7),
        ("numbers/OS_AUTH_URL", [1, 2]),
        ("numbers/OS_PASSWORD", SECRET),
        ("numbers/deeper/name", "x"),
    ):
        QgsSettings().setValue(f"{place}/{key}", value)
    assert names(connections) == ["7", "https://a.example", "Moon", "strange"]
    assert connections.get(moon.id) == moon
    assert SECRET not in repr(connections.all())
    for damaged in ("nameless", "strange", "numbers"):
        connections.rename(damaged, f"{damaged} mended")
        connections.delete(damaged)
    assert connections.all() == [moon]
    assert SECRET not in stored()
    assert settings.connections.items() == [moon.id]


def test_a_reload_of_the_plugin(settings: Settings) -> None:
    settings.recent_files.setValue(["/home/astrid/moon-openrc.sh"])
    settings.unregister()
    again = Settings()
    assert again.recent_files.value() == ["/home/astrid/moon-openrc.sh"]
    # As a list of one is read from the file after QGIS was started anew.
    QgsSettings().setValue(f"plugins/{NODE}/openrc-files", "/home/astrid/moon-openrc.sh")
    # One that an unload forgot.
    assert Settings().recent_files.value() == ["/home/astrid/moon-openrc.sh"]
    assert Settings().recent_files.key().strip("/") == f"plugins/{NODE}/openrc-files"


def test_the_files_of_an_older_version_are_known(settings: Settings) -> None:
    settings.unregister()
    files = ["/home/astrid/moon-openrc.sh", "/media/stick/mars-openrc.sh"]
    for old in (files, files[:1]):
        QgsSettings().remove(f"plugins/{NODE}")
        QgsSettings().setValue(OLD_RECENT_FILES, old)
        assert Settings().recent_files.value() == old
        assert not QgsSettings().contains(OLD_RECENT_FILES)
    Settings().recent_files.setValue([])
    assert Settings().recent_files.value() == []
