"""Secrets in QGIS's real authentication database: master password unset, wrong, declined and right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CHECKOUT
from master_password import MasterPassword
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsSettings
from swift_cog_browser.auth.secret_store import (
    SecretGone,
    SecretNotSaved,
    SecretStore,
    SecretStoreLocked,
)

SECRET = "wq8 unlikely 'ü€ $x"
# Run in a QGIS of its own: after five wrong master passwords it is no use to anybody else.
FIVE_WRONG_ONES = """
import sys
sys.path[:0] = [sys.argv[1] + "/tests"]
from plugin_package import bind_package
bind_package()
from qgis.core import QgsApplication
application = QgsApplication([], True, sys.argv[2])
application.initQgis()
from master_password import MasterPassword
from swift_cog_browser.auth.secret_store import SecretNotSaved, SecretStore, SecretStoreDisabled, SecretStoreLocked
QgsApplication.authManager().setPasswordHelperEnabled(False)
user, store = MasterPassword(), SecretStore()
user.answers = ["right"]
secret_id = store.save("Moon", "astrid", "wq8")
user.lock_up()
user.answers = ["wrong"] * 9
raised = []
for attempt in range(7):
    try:
        store.load(secret_id)
    except (SecretStoreLocked, SecretStoreDisabled) as error:
        raised.append(type(error).__name__)
for attempt in (lambda: store.save("Moon", "astrid", "wq8"), lambda: store.delete(secret_id)):
    try:
        attempt()
    except SecretStoreDisabled as error:
        raised.append(type(error).__name__)
print("raised", *raised, "asked", len(user.asked), "has", store.has(secret_id))
"""


@pytest.fixture
def store(master_password: MasterPassword) -> SecretStore:
    """An empty one, with no master password set."""
    return SecretStore()


@pytest.fixture
def secret_id(store: SecretStore, master_password: MasterPassword) -> str:
    """A secret that was saved before QGIS was started anew."""
    master_password.answers = ["right"]
    secret_id = store.save("Moon", "astrid", SECRET)
    master_password.lock_up()
    master_password.asked.clear()
    return secret_id


def names() -> list[str]:
    """Return what QGIS's options list."""
    return sorted(config.name() for config in QgsApplication.authManager().availableAuthMethodConfigs().values())


def test_the_first_secret_sets_the_master_password(store: SecretStore, master_password: MasterPassword) -> None:
    master_password.answers = ["right"]
    secret_id = store.save("Moon", "astrid", SECRET)
    assert store.load(secret_id) == SECRET
    assert master_password.asked == [False]
    assert names() == ["Swift COG Browser: Moon"]
    config = QgsAuthMethodConfig()
    assert QgsApplication.authManager().loadAuthenticationConfig(secret_id, config, True)[0]
    assert (config.method(), config.configMap()) == ("Basic", {"username": "astrid", "password": SECRET})


def test_nothing_is_saved_where_no_master_password_is_set(store: SecretStore, master_password: MasterPassword) -> None:
    for answers in ([], [""]):
        master_password.answers = list(answers)
        with pytest.raises(SecretNotSaved):
            store.save("Moon", "astrid", SECRET)
    assert master_password.asked == [False, False]
    assert names() == []
    assert not QgsApplication.authManager().masterPasswordHashInDatabase()


@pytest.mark.parametrize("answers", [[], ["wrong"], [""]], ids=["declined", "wrong", "empty"])
def test_without_the_master_password(
    store: SecretStore, secret_id: str, master_password: MasterPassword, answers: list[str]
) -> None:
    master_password.answers = list(answers)
    with pytest.raises(SecretStoreLocked, match="cannot be read") as locked:
        store.load(secret_id)
    assert not isinstance(locked.value, SecretNotSaved)
    # Once, and not again and again.
    assert master_password.asked == [True]
    master_password.answers = list(answers)
    with pytest.raises(SecretNotSaved, match="was not saved"):
        store.save("Mars", "boris", "another", secret_id)
    with pytest.raises(SecretNotSaved):
        store.save("Mars", "boris", "another")
    with pytest.raises(SecretStoreLocked):
        store.copy(secret_id, "Mars")
    assert names() == ["Swift COG Browser: Moon"]
    master_password.answers = ["right"]
    assert store.load(secret_id) == SECRET


def test_qgis_asks_once_until_it_is_started_anew(
    store: SecretStore, secret_id: str, master_password: MasterPassword
) -> None:
    master_password.answers = ["right"]
    for _attempt in range(3):
        assert store.load(secret_id) == SECRET
    assert store.save("Mars", "boris", "another") != secret_id
    assert master_password.asked == [True]


def test_a_secret_in_place_of_another(store: SecretStore, secret_id: str, master_password: MasterPassword) -> None:
    master_password.answers = ["right"]
    assert store.save("Mars", "boris", "another", secret_id) == secret_id
    assert store.load(secret_id) == "another"
    assert names() == ["Swift COG Browser: Mars"]


def test_a_copy_is_a_secret_of_its_own(store: SecretStore, secret_id: str, master_password: MasterPassword) -> None:
    master_password.answers = ["right"]
    copy = store.copy(secret_id, "Moon (copy)")
    store.delete(secret_id)
    assert store.load(copy) == SECRET
    assert names() == ["Swift COG Browser: Moon (copy)"]


def test_deleting_needs_no_master_password(store: SecretStore, secret_id: str, master_password: MasterPassword) -> None:
    assert store.has(secret_id)
    store.delete(secret_id)
    assert names() == []
    assert not store.has(secret_id)
    store.delete(secret_id)
    assert master_password.asked == []


def test_a_name_is_not_worth_a_question(store: SecretStore, secret_id: str, master_password: MasterPassword) -> None:
    store.rename(secret_id, "Mars")
    assert names() == ["Swift COG Browser: Moon"]
    master_password.answers = ["right"]
    assert store.load(secret_id) == SECRET
    store.rename(secret_id, "Mars")
    assert names() == ["Swift COG Browser: Mars"]
    assert store.load(secret_id) == SECRET
    assert master_password.asked == [True]


def test_a_secret_that_the_user_deleted(store: SecretStore, secret_id: str, master_password: MasterPassword) -> None:
    QgsApplication.authManager().removeAuthenticationConfig(secret_id)
    master_password.answers = ["right"]
    with pytest.raises(SecretGone):
        store.load(secret_id)
    with pytest.raises(SecretGone):
        store.copy(secret_id, "Mars")
    new = store.save("Moon", "astrid", "again", secret_id)
    assert store.load(new) == "again"


def test_a_database_that_the_user_erased(store: SecretStore, secret_id: str, master_password: MasterPassword) -> None:
    master_password.start_anew()
    master_password.answers = ["new"]
    with pytest.raises(SecretGone):
        store.load(secret_id)
    assert not store.has(secret_id)


def test_a_secret_that_the_user_put_under_another_method(
    store: SecretStore, secret_id: str, master_password: MasterPassword
) -> None:
    master_password.answers = ["right"]
    manager, config = QgsApplication.authManager(), QgsAuthMethodConfig()
    assert manager.setMasterPassword(True)
    assert manager.loadAuthenticationConfig(secret_id, config, True)[0]
    config.setMethod("APIHeader")
    assert manager.updateAuthenticationConfig(config)
    with pytest.raises(SecretGone):
        store.load(secret_id)


def test_no_file_holds_the_secret_in_clear(store: SecretStore, secret_id: str) -> None:
    assert store.has(secret_id)
    QgsSettings().sync()
    folder = Path(QgsApplication.authManager().authenticationDatabasePath()).parent
    written = [file.read_bytes() for file in (*folder.iterdir(), Path(QgsSettings().fileName())) if file.is_file()]
    assert any(b"Swift COG Browser: Moon" in each for each in written)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert not any(SECRET[:12].encode(encoding) in each for each in written)
        assert not any("astrid".encode(encoding) in each for each in written)


def test_five_wrong_master_passwords_switch_the_system_off(tmp_path: Path) -> None:
    environment = {**os.environ, "QGIS_AUTH_DB_DIR_PATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", FIVE_WRONG_ONES, str(CHECKOUT), str(tmp_path / "profile")],
        env={**environment, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    locked, disabled = ["SecretStoreLocked"] * 4, ["SecretStoreDisabled"] * 5
    expected = " ".join(["raised", *locked, *disabled, "asked 6 has False"])
    assert expected in done.stdout, done.stdout + done.stderr
