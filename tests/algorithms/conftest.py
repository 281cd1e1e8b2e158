"""QGIS's Processing with the plugin's provider in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from algorithm_runs import variables_of
from conftest import login_of
from osgeo import gdal, ogr, osr

if TYPE_CHECKING:
    from algorithm_runs import RunAlgorithm
    from cloud.handle import CloudHandle
    from qgis.core import QgsApplication, QgsProcessingFeedback, QgsProject
    from swift_cog_browser.auth.session import AccountSession
    from swift_cog_browser.swift_browser.settings import Settings
    from swift_cog_browser.swift_browser.store import ObjectStore


@pytest.fixture(scope="session")
def processing_module(qapp: QgsApplication) -> Any:
    from qgis.core import QgsApplication

    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    # It has switched GDAL's exceptions on. Other tests begin without.
    for module in (osr, ogr, gdal):
        module.DontUseExceptions()
    return processing


@pytest.fixture(autouse=True)
def _exceptions(processing_module: Any) -> Iterator[None]:
    """GDAL raises exceptions where Processing was loaded."""
    for module in (gdal, ogr, osr):
        module.UseExceptions()
    yield
    # They are a stack.
    for module in (osr, ogr, gdal):
        module.DontUseExceptions()


@pytest.fixture
def provider(processing_module: Any, settings: Settings, project: QgsProject) -> Iterator[None]:
    """The algorithms, as ``qgis_process`` has them: without a desk."""
    from qgis.core import QgsApplication
    from swift_cog_browser.auth.secret_store import SecretStore
    from swift_cog_browser.swift_browser.algorithms.algorithm import Surroundings
    from swift_cog_browser.swift_browser.algorithms.logins import Logins
    from swift_cog_browser.swift_browser.algorithms.provider import SwiftProvider
    from swift_cog_browser.swift_browser.connections import Connections

    made = SwiftProvider(Surroundings(Logins(Connections(settings, SecretStore()))))
    registry = QgsApplication.processingRegistry()
    assert registry.addProvider(made)
    yield
    registry.removeProvider("swift")


@pytest.fixture
def sourced(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what sets the variables of a user's openrc file, as a shell that sourced it would."""

    def source(user: str = "astrid") -> None:
        for name, value in variables_of(cloud, user).items():
            monkeypatch.setenv(name, value)

    return source


@pytest.fixture
def session(cloud: CloudHandle) -> Iterator[AccountSession]:
    """Astrid's login, to look at what came of it."""
    from swift_cog_browser.auth.session import AccountSession

    session = AccountSession(login_of(cloud))
    session.open()
    yield session
    session.close()


@pytest.fixture
def store(session: AccountSession) -> ObjectStore:
    from swift_cog_browser.swift_browser.store import ObjectStore

    return ObjectStore(session)


@pytest.fixture
def box(session: AccountSession) -> Iterator[str]:
    """The name of a container that is not there yet. It is removed afterwards, and that of its segments, too."""
    import boxes

    yield "box"
    for container in ("box", "box_segments"):
        boxes.remove_container(session, container)


@pytest.fixture
def run(processing_module: Any, provider: None, sourced: Callable[[], None]) -> RunAlgorithm:
    """Return ``processing.run``, where astrid's openrc file was sourced."""
    from swift_cog_browser.auth.pace import pace

    sourced()

    def call(name: str, parameters: dict[str, Any], feedback: QgsProcessingFeedback | None = None) -> dict[str, Any]:
        # Several of them one after the other are no flood of logins.
        pace.forget()
        return dict(processing_module.run(name, parameters, feedback=feedback))

    return call
