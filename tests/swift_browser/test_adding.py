"""Layers come into the project in the order of the picking, whichever is read first; pseudo-folders become groups."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cloud.plan import MANY_ROWS
from pytestqt.qtbot import QtBot
from qgis.core import QgsLayerTreeGroup, QgsLayerTreeRegistryBridge, QgsMapLayer, QgsProject, QgsRasterLayer
from swift_cog_browser.auth.login import Login
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.adding import Adding
from swift_cog_browser.swift_browser.errors import NotFound, NothingToAdd
from swift_cog_browser.swift_browser.places import Place

KEY = "astrid"
ORDER = ["mosaic_cog2.tif", "cog.tif", "mosaic_cog1.tif", "cog_scale.tif"]


class Bench:
    """An account that is connected, and what Adding told of it."""

    def __init__(self, qtbot: QtBot, login: Login) -> None:
        self.qtbot = qtbot
        self.activity = Activity()
        self.accounts = Accounts(self.activity)
        self.adding = Adding(self.activity, self.accounts)
        self.added: list[QgsMapLayer] = []
        self.errors: list[Exception] = []
        self.adding.added.connect(self.added.append)
        self.adding.failed.connect(self.errors.append)
        with qtbot.waitSignal(self.accounts.connected, timeout=30000):
            self.accounts.connect_login(login, KEY)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.activity.busy, timeout=60000)


@pytest.fixture
def bench(qtbot: QtBot, project: QgsProject, login: Login) -> Iterator[Bench]:
    bench = Bench(qtbot, login)
    yield bench
    bench.accounts.close_all()
    bench.settle()


def tree(group: QgsLayerTreeGroup) -> list[object]:
    """Return a group's contents: names of layers, and (name, contents) of groups."""
    return [
        (node.name(), tree(node)) if isinstance(node, QgsLayerTreeGroup) else node.name() for node in group.children()
    ]


def places(*names: str) -> list[Place]:
    return [Place(KEY, "rasters", name) for name in names]


def test_in_the_order_of_the_picking(bench: Bench, project: QgsProject) -> None:
    below = QgsRasterLayer("", "below")
    project.addMapLayer(below)
    bench.adding.add(places(*ORDER))
    bench.settle()
    assert tree(project.layerTreeRoot()) == [*(name[: -len(".tif")] for name in ORDER), "below"]
    assert {layer.name() for layer in bench.added} == {name[: -len(".tif")] for name in ORDER}
    assert all(layer.isValid() for layer in bench.added)


def test_where_the_user_was_at_the_time(bench: Bench, project: QgsProject) -> None:
    root = project.layerTreeRoot()
    group = root.addGroup("mine")
    bench.adding.insertion_point = lambda: QgsLayerTreeRegistryBridge.InsertionPoint(group, 0)
    bench.adding.add(places(*ORDER[:2]))
    # Clicked elsewhere while the layers are opened.
    bench.adding.insertion_point = lambda: QgsLayerTreeRegistryBridge.InsertionPoint(root, 0)
    bench.settle()
    assert tree(root) == [("mine", ["mosaic_cog2", "cog"])]


def test_what_is_moved_meanwhile_is_found(bench: Bench, project: QgsProject) -> None:
    root = project.layerTreeRoot()
    bench.adding.add(places("cog.tif"))
    bench.settle()
    root.addGroup("elsewhere")
    bench.adding.add(places(*ORDER))
    bench.qtbot.waitUntil(lambda: len(bench.added) > 1, timeout=30000)
    root.removeChildNode(root.findLayer(bench.added[1].id()))
    bench.settle()
    left = [name for name in tree(root) if isinstance(name, str)]
    assert len(left) == len(ORDER)


def test_as_a_group(bench: Bench, project: QgsProject) -> None:
    bench.adding.add(places(*ORDER[:2]), "Two scenes")
    bench.settle()
    assert tree(project.layerTreeRoot()) == [("Two scenes", ["mosaic_cog2", "cog"])]


def test_a_pseudo_folder_becomes_a_group(bench: Bench, project: QgsProject) -> None:
    bench.adding.add([Place(KEY, "scenes", "2024/"), Place(KEY, "scenes", "index.tif")])
    bench.settle()
    inside = [("06", ["mosaic_cog1"]), ("07", ["mosaic_cog2"])]
    assert tree(project.layerTreeRoot()) == [("2024", inside), "index"]


def test_a_pseudo_folder_of_nothing(bench: Bench, project: QgsProject) -> None:
    bench.adding.add([Place(KEY, "empty")])
    bench.settle()
    assert [type(error) for error in bench.errors] == [NothingToAdd]
    assert tree(project.layerTreeRoot()) == []


def test_rasters_are_what_the_user_says(bench: Bench, project: QgsProject) -> None:
    adding = Adding(bench.activity, bench.accounts, raster_endings=lambda: [".txt"])
    with bench.qtbot.waitSignal(adding.failed, timeout=20000) as failed:
        adding.add([Place(KEY, "scenes")])
    assert isinstance(failed.args[0], NothingToAdd)


def test_very_many_are_asked_about(bench: Bench, project: QgsProject) -> None:
    asked: list[tuple[str, int]] = []
    bench.adding.many_found.connect(lambda name, count, _go_on: asked.append((name, count)))
    bench.adding.add([Place(KEY, "many")])
    bench.settle()
    assert asked == [("many", MANY_ROWS)]
    assert bench.added == []


def test_one_that_is_missing_does_not_stop_the_others(bench: Bench, project: QgsProject) -> None:
    bench.adding.add(places("cog.tif", "no-such.tif", "cog_scale.tif"))
    bench.settle()
    assert [type(error) for error in bench.errors] == [NotFound]
    assert tree(project.layerTreeRoot()) == ["cog", "cog_scale"]


def test_another_project_gets_nothing_of_it(bench: Bench, project: QgsProject) -> None:
    bench.adding.add([*places(*ORDER), Place(KEY, "scenes", "2024/")])
    project.clear()
    bench.settle()
    assert tree(project.layerTreeRoot()) == []
    assert bench.errors == []
