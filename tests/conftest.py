"""What the tests stand on: the plugin as a package, a real QGIS without windows, and clouds in a box."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cloud.handle import CHECKOUT, CloudHandle
from hypothesis import settings as hypothesis_settings
from plugin_package import bind_package
from scripted_server import ScriptedServer

if TYPE_CHECKING:
    from master_password import MasterPassword
    from pytestqt.qtbot import QtBot
    from qgis.core import QgsApplication, QgsProject
    from real_qgis.desk import Desk
    from swift_cog_browser.auth.login import Login
    from swift_cog_browser.swift_browser.account import Account
    from swift_cog_browser.swift_browser.settings import Settings
    from swift_cog_browser.swift_browser.store import ObjectStore

Through = Callable[[ScriptedServer], "ObjectStore"]

DATA = Path(__file__).parent / "data"
BUILD = CHECKOUT / "build"
BIG_RASTER = BUILD / "data" / "big.tif"
SHORT_LIFE = 10  # seconds
OUTCOME = pytest.StashKey[int]()
# Those run under PyQt6 and without QGIS: `make test-qt6`.
collect_ignore = ["qt6"]

# QGIS aborts without a word where it has neither a screen nor this.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The tests' own logins are not to be mixed with those of whoever runs them.
for name in [name for name in os.environ if name.startswith(("OS_", "SWIFT_", "ST_"))]:
    del os.environ[name]
# Nor are the authorities and proxies that their machine needs to reach others.
for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "http_proxy", "https_proxy", "all_proxy"):
    os.environ.pop(name, None)
    os.environ.pop(name.upper(), None)

# How long an example takes depends on what else the machine does.
hypothesis_settings.register_profile("patient", deadline=None)
hypothesis_settings.load_profile("patient")

bind_package()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Keep the outcome for the end."""
    session.config.stash[OUTCOME] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End without taking QGIS down, when all has been told and everything that was started is stopped.

    PyQt deletes the application while the interpreter ends, with layers of failed tests and GDAL's files still there:
    once in a while that is a segmentation fault after a run in which all tests passed (seen with QGIS 3.40 and GDAL
    3.10). The real QGIS ends by its own main program; the tests in tests/desk see that it does.
    """
    outcome = config.stash.get(OUTCOME, None)
    if outcome is not None and "qgis.core" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(outcome)


@pytest.fixture(scope="session")
def _clouds(request: pytest.FixtureRequest) -> Iterator[dict[str, CloudHandle]]:
    """Those that the tests need come up side by side, since most of their start is waiting."""
    needed = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    clouds = {}
    if "cloud" in needed:
        clouds["usual"] = CloudHandle(BUILD / "cloud-tests", 3600)
    if "short_cloud" in needed:
        clouds["short"] = CloudHandle(BUILD / "cloud-tests-short", SHORT_LIFE, BIG_RASTER)
    yield clouds
    for cloud in clouds.values():
        cloud.stop()


@pytest.fixture(scope="session")
def cloud(_clouds: dict[str, CloudHandle]) -> CloudHandle:
    """A cloud whose tokens live for an hour."""
    assert _clouds["usual"].plan
    return _clouds["usual"]


@pytest.fixture(scope="session")
def short_cloud(_clouds: dict[str, CloudHandle]) -> CloudHandle:
    """A cloud whose tokens live for seconds, with the big raster."""
    assert _clouds["short"].plan
    return _clouds["short"]


@pytest.fixture
def login(cloud: CloudHandle) -> Login:
    """Astrid's login, with her password."""
    return login_of(cloud)


def login_of(cloud: CloudHandle, user: str = "astrid") -> Login:
    """Return a user's login from the openrc file that the cloud wrote."""
    from swift_cog_browser.auth.login_files import offer

    return offer(cloud.openrc(user)).login().with_password(cloud.user(user).password)


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> QgsApplication:
    """QGIS, as the application object that pytest-qt works with."""
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QSettings

    statistics = BUILD / "statistics"
    statistics.mkdir(parents=True, exist_ok=True)
    # QGIS's own main program does the same.
    os.environ["GDAL_PAM_PROXY_DIR"] = str(statistics)
    # No tester's own authentication database, and none that an earlier run left.
    os.environ["QGIS_AUTH_DB_DIR_PATH"] = str(tmp_path_factory.mktemp("authentication"))
    # Nor settings of other runs, which may go on at the same time.
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("settings"))
    )
    QgsApplication.setOrganizationName("swift-cog-browser-tests")
    application = QgsApplication([], True, str(BUILD / "profile"))
    application.initQgis()
    # One that stays: Qt drops what it could not write at once together with the last object for a file.
    application.kept_settings = QSettings()
    # Nor the tester's key ring, which would keep the master password.
    QgsApplication.authManager().setPasswordHelperEnabled(False)
    # Not taken down: a failed test's traceback keeps its layers until the process ends, and they need it.
    return application


@pytest.fixture
def project(qapp: QgsApplication) -> Iterator[QgsProject]:
    """The project that is open, empty before and after."""
    from qgis.core import QgsProject

    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def account(qapp: QgsApplication, project: QgsProject, login: Login) -> Iterator[Account]:
    """Astrid's account, logged in."""
    from swift_cog_browser.swift_browser.account import connect

    with connect(login) as account:
        yield account


@pytest.fixture
def through(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> Through:
    """Return how to make a store whose requests go to a scripted server, with a real login."""
    from swift_cog_browser.auth.session import AccountSession
    from swift_cog_browser.swift_browser import store

    monkeypatch.setattr(store, "FIRST_PAUSE", 0.05)

    def make(server: ScriptedServer) -> ObjectStore:
        session = AccountSession(login_of(cloud))
        token = session.open()
        path = token.storage_url[len(cloud.plan.swift_url) :]
        session._token = replace(token, storage_url=server.url + path)
        return store.ObjectStore(session)

    return make


@pytest.fixture(scope="session")
def _master_password(qapp: QgsApplication) -> MasterPassword:
    from master_password import MasterPassword

    return MasterPassword()


@pytest.fixture
def master_password(_master_password: MasterPassword) -> Iterator[MasterPassword]:
    """Who is asked for QGIS's master password. The authentication database is empty before and after."""
    _master_password.start_anew()
    yield _master_password
    _master_password.start_anew()


@pytest.fixture
def settings(qapp: QgsApplication) -> Iterator[Settings]:
    """The plugin's settings, none set before and after."""
    from qgis.core import QgsSettings
    from swift_cog_browser.swift_browser.settings import Settings

    QgsSettings().remove("plugins/swift_cog_browser")
    settings = Settings()
    yield settings
    settings.unregister()
    QgsSettings().remove("plugins/swift_cog_browser")


@pytest.fixture
def desk(settings: Settings, project: QgsProject, qtbot: QtBot) -> Iterator[Desk]:
    """The dock in a window of its own, not connected."""
    from qgis.gui import QgsMessageBar
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QMainWindow
    from real_qgis.desk import Desk
    from swift_cog_browser.auth.secret_store import SecretStore
    from swift_cog_browser.swift_browser.accounts import Accounts
    from swift_cog_browser.swift_browser.activity import Activity
    from swift_cog_browser.swift_browser.connections import Connections
    from swift_cog_browser.ui.dock import SwiftDock
    from swift_cog_browser.ui.messages import Messages
    from swift_cog_browser.ui.panel import SwiftPanel
    from swift_cog_browser.ui.workplace import Workplace

    window = QMainWindow()
    qtbot.addWidget(window)
    bar = QgsMessageBar(window)
    activity = Activity()
    accounts = Accounts(activity)
    connections = Connections(settings, SecretStore())
    workplace = Workplace(settings, connections, accounts, activity, Messages(bar), window=window)
    dock = SwiftDock(lambda: SwiftPanel(workplace), window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.resize(900, 700)
    window.show()
    yield Desk(window, dock, bar, workplace, qtbot)
    accounts.close_all()
    activity.cancel()


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test: no option, variable or job of the plugin is left in the process."""
    from swift_cog_browser.auth.pace import pace
    from swift_cog_browser.swift_browser import layers
    from swift_cog_browser.swift_browser.path_options import PathOptions
    from swift_cog_browser.swift_browser.seals import seals

    pace.forget()
    # A failed test's traceback keeps its layers, and a cycle does for a while: no later account is to revive them.
    layers._made.clear()
    PathOptions.forget_left()
    seals.withdraw()
    yield
    if "qapp" not in request.fixturenames:
        return
    from osgeo import gdal
    from swift_cog_browser.swift_browser import jobs

    deadline = time.monotonic() + 20
    while jobs._running and time.monotonic() < deadline:
        request.getfixturevalue("qapp").processEvents()
    assert not jobs._running
    assert not PathOptions._claims
    assert "SWIFT_AUTH_TOKEN" not in os.environ
    assert "SWIFT_STORAGE_URL" not in os.environ
    # Those of layers that outlived their account.
    seals.withdraw()
    assert "GDAL_CONFIG_FILE" not in os.environ
    assert not [name for name in gdal.ReadDir("/vsimem/") or [] if "swift_cog_browser" in name]
