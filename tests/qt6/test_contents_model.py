"""The tree's model under PyQt6, over a scripted store, with Qt's own checks of a model running all along."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, Qt
from qgis.PyQt.QtTest import QAbstractItemModelTester
from scripted_store import ScriptedStore
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.errors import AccessDenied
from swift_cog_browser.swift_browser.models import Container, ObjectEntry
from swift_cog_browser.ui import contents_model
from swift_cog_browser.ui.contents_filter import ContentsFilter
from swift_cog_browser.ui.contents_model import ContentsModel


def checked(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Have Qt check a model at each change. It warns, and a warning fails the test: see pytest.ini."""
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    # What is read, and when, is the tests' to say.
    tester.setUseFetchMore(False)
    return tester


class Tree:
    """A model, Qt's checks of it, and the hands that open its branches."""

    def __init__(self, store: ScriptedStore, activity: Activity, qtbot: QtBot) -> None:
        self.store, self.activity, self.qtbot = store, activity, qtbot
        self.model = ContentsModel(activity)
        self._check = checked(self.model)

    def show(self) -> None:
        self.model.show(self.store)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.activity.busy)

    def row(self, *path: str) -> QModelIndex:
        index = QModelIndex()
        for name in path:
            found = names(self.model, index)
            assert name in found
            index = self.model.index(found.index(name), 0, index)
        return index

    def open(self, *path: str) -> list[str]:
        index = self.row(*path)
        self.model.fetchMore(index)
        self.settle()
        return names(self.model, index)

    def press(self, *path: str) -> list[str]:
        """Press a row that reads more or tries again; return what is in its branch then."""
        index = self.row(*path)
        parent = self.model.parent(index)
        self.model.read_more(index)
        self.settle()
        return names(self.model, parent)


@pytest.fixture
def tree(store: ScriptedStore, activity: Activity, qtbot: QtBot) -> Tree:
    store.containers_held = [Container("empty", 0, 0), Container("rasters", 3, 2_900_000)]
    store.objects_held["rasters", ""] = [
        ObjectEntry("2024/", is_folder=True),
        ObjectEntry("a.tif", 1_500),
        ObjectEntry("notes.txt", 12),
    ]
    store.objects_held["rasters", "2024/"] = [ObjectEntry("2024/"), ObjectEntry("2024/june.tif")]
    return Tree(store, activity, qtbot)


def names(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    parent = parent or QModelIndex()
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_nothing_is_shown_without_a_store(tree: Tree) -> None:
    assert names(tree.model) == []
    assert not tree.model.canFetchMore(QModelIndex())


def test_branches_are_read_when_they_are_opened(tree: Tree) -> None:
    tree.show()
    assert names(tree.model) == ["empty", "rasters"]
    rasters = tree.row("rasters")
    assert tree.model.hasChildren(rasters)
    assert tree.model.rowCount(rasters) == 0
    assert tree.open("rasters") == ["2024", "a.tif", "notes.txt"]
    assert tree.open("rasters", "2024") == ["june.tif"]
    assert tree.open("empty") == ["(empty)"]


def test_columns(tree: Tree) -> None:
    tree.show()
    index = tree.row("rasters").siblingAtColumn(1)
    assert index.data() == "2.9 MB"
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) == right
    titles = [tree.model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert titles == ["Name", "Size", "Modified"]


def test_a_row_says_that_a_listing_is_under_way(tree: Tree, store: ScriptedStore, qtbot: QtBot) -> None:
    store.answering.clear()
    tree.model.show(store)
    assert names(tree.model) == ["Loading…"]
    assert tree.model.flags(tree.row("Loading…")) == Qt.ItemFlag.ItemNeverHasChildren
    store.answering.set()
    tree.settle()
    assert names(tree.model) == ["empty", "rasters"]


def test_pages_and_load_more(tree: Tree, store: ScriptedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents_model, "PAGE", 4)
    store.page_size = 3
    everything = [f"{number}.tif" for number in range(7)]
    store.objects_held["empty", ""] = [ObjectEntry(name) for name in everything]
    tree.show()
    assert tree.open("empty") == [*everything[:6], "Load more…"]
    assert tree.press("empty", "Load more…") == everything
    assert [asked[2] for asked in store.asked if asked[0] == "empty"] == ["", "2.tif", "5.tif", "6.tif"]


def test_an_error_is_a_row_that_tries_again(tree: Tree, store: ScriptedStore, qtbot: QtBot) -> None:
    tree.show()
    error = store.failures["rasters", ""] = AccessDenied(what="the container rasters")
    with qtbot.waitSignal(tree.model.failed) as failed:
        shown = tree.open("rasters")
    assert failed.args == [error]
    assert shown == [str(error)]
    assert tree.model.flags(tree.row("rasters", str(error))) & Qt.ItemFlag.ItemIsEnabled
    del store.failures["rasters", ""]
    assert tree.press("rasters", str(error)) == ["2024", "a.tif", "notes.txt"]


def test_cancelled(tree: Tree, store: ScriptedStore, activity: Activity, qtbot: QtBot) -> None:
    store.answering.clear()
    with qtbot.assertNotEmitted(tree.model.failed):
        tree.model.show(store)
        activity.cancel()
        store.answering.set()
        tree.settle()
    assert names(tree.model) == ["Cancelled – double click to try again"]
    assert tree.press("Cancelled – double click to try again") == ["empty", "rasters"]


def test_an_answer_for_an_account_that_is_gone_is_dropped(tree: Tree, store: ScriptedStore) -> None:
    store.answering.clear()
    tree.model.show(store)
    tree.model.show(None)
    store.answering.set()
    tree.settle()
    assert names(tree.model) == []


def test_an_answer_for_a_branch_that_was_refreshed_is_dropped(tree: Tree, store: ScriptedStore) -> None:
    tree.show()
    store.answering.clear()
    tree.model.fetchMore(tree.row("rasters"))
    tree.model.refresh()
    below_the_root = []
    tree.model.rowsInserted.connect(lambda parent, _first, _last: below_the_root.append(parent.isValid()))
    store.answering.set()
    tree.settle()
    assert not any(below_the_root)
    assert names(tree.model) == ["empty", "rasters"]
    assert tree.model.rowCount(tree.row("rasters")) == 0


def test_refresh_reads_a_branch_anew(tree: Tree, store: ScriptedStore) -> None:
    tree.show()
    tree.open("rasters")
    store.objects_held["rasters", ""] = [ObjectEntry("new.tif")]
    tree.model.refresh(tree.row("rasters"))
    tree.settle()
    assert names(tree.model, tree.row("rasters")) == ["new.tif"]


def test_filter(tree: Tree) -> None:
    shown = ContentsFilter(tree.model)
    check = checked(shown)
    tree.show()
    tree.open("rasters")
    tree.open("rasters", "2024")
    shown.set_text("JUNE")
    rasters = shown.index(0, 0)
    assert names(shown) == ["rasters"]
    assert names(shown, rasters) == ["2024"]
    assert names(shown, shown.index(0, 0, rasters)) == ["june.tif"]
    shown.set_text("nowhere")
    assert names(shown) == []
    shown.set_text("")
    assert names(shown) == ["empty", "rasters"]
    assert check.model() is shown
