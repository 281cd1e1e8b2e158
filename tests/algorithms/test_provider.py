"""The provider: what is in it, whose account it works with, and what is said when it cannot."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from algorithm_runs import RunAlgorithm, variables_of
from cloud.handle import CHECKOUT, CloudHandle
from master_password import MasterPassword
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsProcessingException, QgsSettings
from real_qgis.command_line import qgis_process
from real_qgis.launch import make_profile
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.auth.secret_store import SecretStore
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.algorithms.logins import FoundLogin, Logins, NoConnectionNamed
from swift_cog_browser.swift_browser.connections import Connections
from swift_cog_browser.swift_browser.environment import ENVIRONMENT
from swift_cog_browser.swift_browser.settings import Settings

FILE = "/home/astrid/calibration-openrc.sh"
LISTING = {"CONTAINER": "scenes", "OUTPUT": "memory:"}


@pytest.fixture
def connections(settings: Settings, master_password: MasterPassword) -> Connections:
    master_password.answers = ["right"]
    return Connections(settings, SecretStore())


def saved(connections: Connections, cloud: CloudHandle, secret: str | None = None) -> Connection:
    """Save astrid's login under the name Moon."""
    connection = Connection.new("Moon", variables_of(cloud))
    return connections.save(connection, cloud.user().password if secret is None else secret)


def test_every_algorithm_explains_itself(provider: None) -> None:
    algorithms = QgsApplication.processingRegistry().providerById("swift").algorithms()
    assert algorithms
    for algorithm in algorithms:
        assert algorithm.id().startswith("swift:")
        assert len(algorithm.shortHelpString()) > 100, algorithm.id()
        assert algorithm.displayName()
        assert algorithm.group()


def test_the_help_names_every_algorithm_and_parameter(provider: None) -> None:
    page = (CHECKOUT / "docs" / "processing.md").read_text(encoding="utf-8")
    for algorithm in QgsApplication.processingRegistry().providerById("swift").algorithms():
        assert f"`{algorithm.id()}`" in page
        for parameter in algorithm.parameterDefinitions():
            assert parameter.name() in page, f"{algorithm.id()} {parameter.name()}"


def test_a_saved_connection_by_its_name(run: RunAlgorithm, connections: Connections, cloud: CloudHandle) -> None:
    saved(connections, cloud)
    assert run("swift:listobjects", {"CONNECTION": "moon", **LISTING})["COUNT"] == 4


def test_the_variables_of_a_sourced_file(run: RunAlgorithm) -> None:
    for name in ("", "environment"):
        assert run("swift:listobjects", {"CONNECTION": name, **LISTING})["COUNT"] == 4


def test_without_a_login(
    run: RunAlgorithm, connections: Connections, cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(connections, cloud, secret="")
    with pytest.raises(QgsProcessingException, match=r"named Mars\. Known connections: Moon, environment\."):
        run("swift:listobjects", {"CONNECTION": "Mars", **LISTING})
    with pytest.raises(QgsProcessingException, match="The secret of the connection Moon is not saved"):
        run("swift:listobjects", {"CONNECTION": "Moon", **LISTING})
    for name in variables_of(cloud):
        monkeypatch.delenv(name)
    with pytest.raises(QgsProcessingException, match="No connection is named"):
        run("swift:listobjects", LISTING)


def test_a_master_password_that_nobody_gives(
    run: RunAlgorithm, connections: Connections, cloud: CloudHandle, master_password: MasterPassword
) -> None:
    saved(connections, cloud)
    master_password.lock_up()
    with pytest.raises(QgsProcessingException, match="QGIS's master password was not given or is wrong"):
        run("swift:listobjects", {"CONNECTION": "Moon", **LISTING})


def test_a_secret_that_is_wrong_shows_nowhere(run: RunAlgorithm, connections: Connections, cloud: CloudHandle) -> None:
    saved(connections, cloud, secret="not-astrids-own")
    with pytest.raises(QgsProcessingException, match="refused the login of astrid") as caught:
        run("swift:listobjects", {"CONNECTION": "Moon", **LISTING})
    assert "not-astrids-own" not in str(caught.value)


@pytest.fixture
def at_the_desk(connections: Connections, account: Account) -> Logins:
    """Return the logins of a desk where astrid is connected, and shown, with a file."""
    accounts = Accounts(Activity())
    accounts._connected(account, FILE)
    return Logins(connections, accounts)


def test_who_is_connected_does_not_log_in_again(at_the_desk: Logins, account: Account) -> None:
    for name in ("", FILE, account.connection):
        found = at_the_desk.find(name)
        assert (found.account, found.key) == (account, FILE)


def test_the_environment_that_is_connected(connections: Connections, account: Account) -> None:
    accounts = Accounts(Activity())
    accounts._connected(account, ENVIRONMENT)
    assert Logins(connections, accounts).find("environment").account is account


def test_the_main_thread_answers_for_others(at_the_desk: Logins, account: Account, qtbot: QtBot) -> None:
    found: list[FoundLogin] = []
    asking = threading.Thread(target=lambda: found.append(at_the_desk.find("")))
    asking.start()
    qtbot.waitUntil(lambda: bool(found))
    asking.join()
    assert found[0].account is account


def test_an_error_reaches_other_threads(connections: Connections, qtbot: QtBot) -> None:
    raised: list[Exception] = []
    logins = Logins(connections)

    def ask() -> None:
        try:
            logins.find("")
        except NoConnectionNamed as error:
            raised.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    qtbot.waitUntil(lambda: bool(raised))
    asking.join()


def test_without_a_screen(cloud: CloudHandle, tmp_path: Path) -> None:
    profile = make_profile(tmp_path / "profile")
    table = tmp_path / "objects.csv"
    inputs = {"CONTAINER": "scenes", "PREFIX": "2024/06", "OUTPUT": str(table)}
    ended = qgis_process(profile, "swift:listobjects", inputs, variables_of(cloud))
    assert ended.code == 0, ended.printed
    assert ended.results["COUNT"] == 1
    assert "2024/06/mosaic_cog1.tif" in table.read_text(encoding="utf-8")
    assert cloud.user().password not in ended.printed


def test_a_saved_connection_without_a_screen(connections: Connections, cloud: CloudHandle, tmp_path: Path) -> None:
    """Its secret can be read where QGIS is told of a file with the master password."""
    saved(connections, cloud)
    given = QgsSettings()
    stored = [key for key in given.allKeys() if key.startswith("plugins/swift_cog_browser/")]
    lines = ["[plugins]"] + [f"{key.partition('/')[2]}={given.value(key)}".replace("/", "\\", 4) for key in stored]
    profile = make_profile(tmp_path / "profile", "\n" + "\n".join(lines) + "\n")
    password = tmp_path / "master-password"
    password.write_text("right\n", encoding="utf-8")
    variables = {"QGIS_AUTH_DB_DIR_PATH": os.environ["QGIS_AUTH_DB_DIR_PATH"]}
    inputs = {"CONNECTION": "Moon", "CONTAINER": "scenes", "OUTPUT": str(tmp_path / "objects.csv")}
    locked = qgis_process(profile, "swift:listobjects", inputs, variables)
    assert locked.code != 0
    assert "QGIS's master password was not given or is wrong" in locked.printed
    variables["QGIS_AUTH_PASSWORD_FILE"] = str(password)
    ended = qgis_process(profile, "swift:listobjects", inputs, variables)
    assert ended.code == 0, ended.printed
    assert ended.results["COUNT"] == 4
