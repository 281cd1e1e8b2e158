"""What the PyQt6 tests stand on: the plugin as a package, settings of their own, and a scripted object store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from plugin_package import bind_package
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QSettings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from scripted_settings import ScriptedSecrets, ScriptedSettings
    from scripted_store import ScriptedStore
    from swift_cog_browser.swift_browser.activity import Activity
    from swift_cog_browser.swift_browser.connections import Connections

bind_package()


@pytest.fixture(autouse=True)
def _desk_of_its_own(qapp: QCoreApplication, tmp_path: Path) -> None:
    """Settings that no test shares, and a language that all do."""
    QLocale.setDefault(QLocale.c())
    qapp.setOrganizationName("swift-cog-browser-tests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def settings() -> ScriptedSettings:
    from scripted_settings import ScriptedSettings

    return ScriptedSettings()


@pytest.fixture
def secrets() -> ScriptedSecrets:
    from scripted_settings import ScriptedSecrets

    return ScriptedSecrets()


@pytest.fixture
def connections(settings: ScriptedSettings, secrets: ScriptedSecrets) -> Connections:
    from swift_cog_browser.swift_browser.connections import Connections

    return Connections(settings, secrets)


@pytest.fixture
def activity(qtbot: QtBot) -> Iterator[Activity]:
    from swift_cog_browser.swift_browser import jobs
    from swift_cog_browser.swift_browser.activity import Activity

    activity = Activity()
    yield activity
    activity.cancel()
    qtbot.waitUntil(lambda: not jobs._running)


@pytest.fixture
def store(activity: Activity) -> Iterator[ScriptedStore]:
    """Made after the activity, so that it lets go of the answers before the jobs are waited for."""
    from scripted_store import ScriptedStore

    store = ScriptedStore()
    yield store
    store.answering.set()
