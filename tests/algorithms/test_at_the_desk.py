"""Algorithms in QGIS as the toolbox runs them: in the background, with the login of the desk, into its project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from boxes import names
from cloud.handle import CloudHandle
from conftest import DATA
from pytestqt.qtbot import QtBot
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProject,
)
from real_qgis.desk import Desk
from swift_cog_browser.swift_browser.algorithms.algorithm import Surroundings
from swift_cog_browser.swift_browser.algorithms.logins import Logins
from swift_cog_browser.swift_browser.algorithms.provider import SwiftProvider
from swift_cog_browser.swift_browser.store import ObjectStore


@pytest.fixture
def toolbox(processing_module: Any, desk: Desk, cloud: CloudHandle) -> Iterator[Desk]:
    """The desk, connected, with the provider that the plugin makes."""
    desk.connect(cloud)
    work = desk.workplace
    provider = SwiftProvider(Surroundings(Logins(work.connections, work.accounts), work.adding.add))
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield desk
    QgsApplication.processingRegistry().removeProvider("swift")


def algorithm(name: str) -> QgsProcessingAlgorithm:
    found = QgsApplication.processingRegistry().createAlgorithmById(name)
    assert found is not None
    return found


def run_in_the_background(
    chosen: QgsProcessingAlgorithm, parameters: dict[str, Any], project: QgsProject, qtbot: QtBot
) -> tuple[bool, dict[str, Any], str]:
    """Return whether it succeeded, its results and its log."""
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(project)
    task = QgsProcessingAlgRunnerTask(chosen, parameters, context, feedback)
    with qtbot.waitSignal(task.executed, timeout=60000) as ended:
        QgsApplication.taskManager().addTask(task)
    successful, results = ended.args
    return successful, dict(results), feedback.textLog()


def test_an_upload_becomes_layers_of_the_project(
    toolbox: Desk, store: ObjectStore, box: str, project: QgsProject, qtbot: QtBot
) -> None:
    """With the login of the desk: nothing is set in the environment."""
    parameters = {"INPUT": [str(DATA / "cog.tif")], "CONTAINER": box, "CREATE_CONTAINER": True}
    successful, results, log = run_in_the_background(algorithm("swift:uploadcog"), parameters, project, qtbot)
    assert successful, log
    assert results["COUNT"] == 1
    qtbot.waitUntil(lambda: len(project.mapLayers()) == 1, timeout=20000)
    (layer,) = project.mapLayers().values()
    assert layer.source().startswith(f"/vsiswift/{box}/cog.tif")
    toolbox.settle()
    again = {**parameters, "ADD_TO_PROJECT": False}
    assert run_in_the_background(algorithm("swift:uploadcog"), again, project, qtbot)[0]
    toolbox.settle()
    assert len(project.mapLayers()) == 1


def test_in_a_model(toolbox: Desk, project: QgsProject, qtbot: QtBot) -> None:
    """QGIS prepares it on a thread of the model's: the login is asked for on the main thread."""
    model = QgsProcessingModelAlgorithm("listing", "tests")
    child = QgsProcessingModelChildAlgorithm("swift:listobjects")
    child.setChildId("list")
    child.addParameterSources("CONTAINER", [QgsProcessingModelChildParameterSource.fromStaticValue("scenes")])
    model.addChildAlgorithm(child)
    successful, results, log = run_in_the_background(model, {}, project, qtbot)
    assert successful, log
    assert results["CHILD_RESULTS"]["list"]["COUNT"] == 4


def test_the_connections_to_choose_from(toolbox: Desk) -> None:
    # Its definitions live as long as the algorithm does.
    chosen = algorithm("swift:listobjects")
    (account,) = toolbox.accounts.all
    assert chosen.parameterDefinition("CONNECTION").metadata() == {
        "widget_wrapper": {"value_hints": [account.connection]}
    }


def test_a_failure_is_told_in_the_log(toolbox: Desk, project: QgsProject, qtbot: QtBot, store: ObjectStore) -> None:
    parameters = {"CONTAINER": "nowhere", "PREFIX": "*", "COUNT": 1}
    successful, _results, log = run_in_the_background(algorithm("swift:delete"), parameters, project, qtbot)
    assert not successful
    assert "the container nowhere does not exist" in log
    assert len(names(store, "rasters")) == 10
