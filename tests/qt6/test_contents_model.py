"""The tree's model under PyQt6, over a scripted store, with Qt's own checks of a model running all along."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qgis.PyQt.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from qgis.PyQt.QtTest import QAbstractItemModelTester
from scripted_store import ScriptedStore
from swift_cog_browser.swift_browser import slices
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.errors import AccessDenied
from swift_cog_browser.swift_browser.models import Container, ObjectEntry
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.ui import contents_branch, contents_cells, contents_model, contents_reading, contents_rows
from swift_cog_browser.ui.contents_model import ContentsModel

KEY = "a connection"


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
        self.model.show(self.store, KEY)
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

    def search(self, index: QModelIndex, text: str) -> None:
        self.model.search(self.model.number_of(index), text)

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
    assert tree.model.flags(tree.row("Loading…")) == Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
    store.answering.set()
    tree.settle()
    assert names(tree.model) == ["empty", "rasters"]


def test_pages_and_load_more(tree: Tree, store: ScriptedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents_reading, "PAGE", 4)
    store.page_size = 3
    everything = [f"{number}.tif" for number in range(7)]
    store.objects_held["empty", ""] = [ObjectEntry(name) for name in everything]
    tree.show()
    assert tree.open("empty") == [*everything[:6], "Load more…", "Load all…"]
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


def shuffled(count: int) -> list[ObjectEntry]:
    """Objects whose sizes have another order than their names."""
    return [ObjectEntry(f"{number:02}.tif", (number * 7) % count) for number in range(count)]


@pytest.fixture
def small_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten rows of a branch are shown at most."""
    for module in (contents_branch, contents_cells):
        monkeypatch.setattr(module, "WINDOW", 10)
        monkeypatch.setattr(module, "STEP", 5)
    monkeypatch.setattr(contents_model, "STEP", 5)


def test_a_refresh_leaves_open_what_is_open(tree: Tree, store: ScriptedStore) -> None:
    tree.show()
    tree.open("rasters")
    tree.open("rasters", "2024")
    for path in (("rasters",), ("rasters", "2024")):
        tree.model.set_expanded(tree.row(*path), True)
    june, notes = (QPersistentModelIndex(tree.row("rasters", *path)) for path in (("2024", "june.tif"), ("notes.txt",)))
    store.objects_held["rasters", ""] = [
        ObjectEntry("2024/", is_folder=True),
        ObjectEntry("b.tif", 7),
        ObjectEntry("notes.txt", 5_000),
    ]
    store.objects_held["rasters", "2024/"] += [ObjectEntry("2024/april.tif")]
    tree.model.refresh()
    tree.settle()
    assert names(tree.model, tree.row("rasters")) == ["2024", "b.tif", "notes.txt"]
    assert names(tree.model, tree.row("rasters", "2024")) == ["april.tif", "june.tif"]
    assert (june.data(), notes.data(), QModelIndex(notes).siblingAtColumn(1).data()) == (
        "june.tif",
        "notes.txt",
        "5.0 kB",
    )


def test_what_vanished_goes_with_all_that_lies_in_it(tree: Tree, store: ScriptedStore) -> None:
    tree.show()
    tree.open("rasters")
    tree.open("rasters", "2024")
    june = QPersistentModelIndex(tree.row("rasters", "2024", "june.tif"))
    store.objects_held["rasters", ""] = [ObjectEntry("a.tif", 1_500)]
    tree.model.refresh(tree.row("rasters"))
    tree.settle()
    assert names(tree.model, tree.row("rasters")) == ["a.tif"]
    assert not june.isValid()


def test_a_refresh_that_fails_leaves_what_is_there(tree: Tree, store: ScriptedStore) -> None:
    tree.show()
    tree.open("rasters")
    error = store.failures["rasters", ""] = AccessDenied(what="the container rasters")
    tree.model.refresh(tree.row("rasters"))
    tree.settle()
    assert names(tree.model, tree.row("rasters")) == ["2024", "a.tif", "notes.txt", str(error)]
    del store.failures["rasters", ""]
    assert tree.press("rasters", str(error)) == ["2024", "a.tif", "notes.txt"]


def test_load_all_and_stop(tree: Tree, store: ScriptedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents_reading, "PAGE", 4)
    monkeypatch.setattr(contents_reading, "PAUSE", -1.0)
    store.page_size = 4
    store.objects_held["empty", ""] = shuffled(12)
    tree.show()
    tree.open("empty")
    store.answering.clear()
    tree.model.read_more(tree.row("empty", "Load all…"))
    stop = "Loading all: 4 so far – stop"
    assert names(tree.model, tree.row("empty"))[4:] == [stop]
    tree.model.read_more(tree.row("empty", stop))
    store.answering.set()
    tree.settle()
    assert names(tree.model, tree.row("empty"))[-2:] == ["Load more…", "Load all…"]
    assert tree.press("empty", "Load all…") == [row.name for row in shuffled(12)]


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, rows in (("FIRST_PAGE", 2), ("PAGE", 5), ("LARGE_PAGE", 10)):
        monkeypatch.setattr(contents_reading, name, rows)


@pytest.mark.usefixtures("small_pages")
def test_what_is_stopped_stops_at_once(tree: Tree, store: ScriptedStore) -> None:
    """Though an answer is still under way; it is dropped, and nothing more is asked for."""
    store.objects_held["empty", ""] = shuffled(23)
    tree.show()
    tree.open("empty")
    store.answering.clear()
    before = len(store.asked)
    tree.model.read_more(tree.row("empty", "Load all…"))
    tree.qtbot.waitUntil(lambda: len(store.asked) > before)
    tree.model.read_more(tree.row("empty", "Loading all: 5 so far – stop"))
    assert names(tree.model, tree.row("empty"))[5:] == ["Load more…", "Load all…"]
    store.answering.set()
    tree.settle()
    assert tree.model.rowCount(tree.row("empty")) == 7
    assert len(store.asked) == before + 1


@pytest.mark.usefixtures("small_pages")
def test_the_first_rows_are_asked_for_by_themselves(tree: Tree, store: ScriptedStore) -> None:
    store.objects_held["empty", ""] = shuffled(23)
    tree.show()
    assert tree.open("empty")[4:] == ["04.tif", "Load more…", "Load all…"]
    assert store.limits == [2, 3]
    tree.press("empty", "Load more…")
    assert store.limits == [2, 3, 5]
    assert len(tree.press("empty", "Load all…")) == 23
    # The last is empty: only that is the end.
    assert store.limits[3:] == [10, 10, 10]
    tree.model.refresh(tree.row("empty"))
    tree.settle()
    assert store.limits[6:] == [10, 10, 10, 10]


def test_a_page_that_ends_elsewhere_than_it_seemed(
    tree: Tree, store: ScriptedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next page was asked for behind the wrong name: it is dropped."""
    monkeypatch.setattr(contents_reading, "FIRST_PAGE", 4)
    monkeypatch.setattr(contents_reading, "PAGE", 4)
    store.page_size, store.misleading = 4, "07.tif"
    store.objects_held["empty", ""] = shuffled(23)
    tree.show()
    tree.open("empty")
    assert tree.press("empty", "Load all…") == [row.name for row in sorted(shuffled(23), key=lambda row: row.name)]


def many(count: int) -> list[ObjectEntry]:
    return [ObjectEntry(f"{number:06}-{'abc'[number % 3]}.tif", number) for number in range(count)]


def test_a_filter_of_many_rows_makes_way_for_the_next(
    tree: Tree, store: ScriptedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes on in slices; what it would have shown is never shown once other words are typed."""
    monkeypatch.setattr(slices, "SLICE", -1.0)
    monkeypatch.setattr(contents_model, "AT_ONCE", 10)
    store.objects_held["empty", ""] = rows = many(60)
    store.page_size = 5
    tree.show()
    tree.open("empty")
    before = names(tree.model, tree.row("empty"))
    shown: list[str] = []
    tree.model.arranged.connect(lambda: shown.append(names(tree.model, tree.row("empty"))[0]))
    tree.model.set_words("b.tif")
    tree.model.set_words("c.tif")
    assert names(tree.model, tree.row("empty")) == before
    tree.qtbot.waitUntil(lambda: len(shown) > 0)
    assert shown == [rows[2].name]
    assert tree.model.counts[0] == 20 + 1


@pytest.mark.usefixtures("small_window")
def test_no_more_than_a_window_of_rows_is_shown(tree: Tree, store: ScriptedStore) -> None:
    store.objects_held["empty", ""] = shuffled(23)
    tree.show()
    shown = tree.open("empty")
    assert (shown[0], shown[9:]) == ("00.tif", ["09.tif", "Show the next 5 of 13 more rows…"])
    for _press in range(2):
        shown = tree.press("empty", shown[-1])
    assert shown[:2] == ["Show the rows before these (10)…", "10.tif"]
    shown = tree.press("empty", shown[-1])
    assert (shown[1], shown[-1]) == ("15.tif", "22.tif")
    assert tree.press("empty", shown[0])[:2] == ["Show the rows before these (10)…", "10.tif"]


@pytest.mark.usefixtures("small_window")
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
@pytest.mark.parametrize("column", [0, 1])
def test_sort(tree: Tree, store: ScriptedStore, column: int, order: Qt.SortOrder) -> None:
    held = [*shuffled(23), ObjectEntry("x/", is_folder=True), ObjectEntry("y/", is_folder=True)]
    store.objects_held["empty", ""] = held
    tree.show()
    tree.open("empty")
    kept = QPersistentModelIndex(tree.row("empty", "03.tif"))
    tree.model.sort(column, order)
    descending = order == Qt.SortOrder.DescendingOrder
    objects = sorted(shuffled(23), key=lambda row: (row.name, row.size)[column], reverse=descending)
    folders = ["y", "x"] if descending and not column else ["x", "y"]
    expected = [*folders, *(row.name for row in objects)][:10]
    assert names(tree.model, tree.row("empty"))[:10] == expected
    assert kept.data() == ("03.tif" if "03.tif" in expected else None)


def test_ranks_of_many_rows() -> None:
    """The sample must not change what a plain sort gives, whatever the values are like."""
    for values in (list(range(20_000)), [5] * 20_000, [number % 7 for number in range(20_000)], [1] * 19_999 + [0]):
        for descending in (False, True):
            expected = sorted(range(20_000), key=values.__getitem__, reverse=descending)[3:40]
            assert contents_rows.ranked(range(20_000), values, 3, 37, descending) == expected


def test_filter(tree: Tree) -> None:
    tree.show()
    tree.open("rasters")
    tree.open("rasters", "2024")
    june = QPersistentModelIndex(tree.row("rasters", "2024", "june.tif"))
    tree.model.set_words("JUNE ras")
    assert names(tree.model) == ["rasters"]
    assert names(tree.model, tree.row("rasters")) == ["2024"]
    assert names(tree.model, tree.row("rasters", "2024")) == ["june.tif"]
    assert june.isValid()
    tree.model.set_words("nowhere")
    assert names(tree.model) == ["(no name that is listed holds these words)"]
    tree.model.set_words("2024")
    assert names(tree.model, tree.row("rasters", "2024")) == ["june.tif"]
    tree.model.set_words("")
    assert names(tree.model) == ["empty", "rasters"]
    assert names(tree.model, tree.row("rasters")) == ["2024", "a.tif", "notes.txt"]


def test_filter_without_accents(tree: Tree, store: ScriptedStore) -> None:
    store.objects_held["empty", ""] = [ObjectEntry("Été.tif"), ObjectEntry("hiver.tif")]
    tree.show()
    tree.open("empty")
    tree.model.set_words("ETE")
    assert names(tree.model, tree.row("empty")) == ["Été.tif"]
    tree.model.set_words("été")
    assert names(tree.model, tree.row("empty")) == ["Été.tif"]


def test_what_comes_while_it_is_filtered_is_shown(tree: Tree, store: ScriptedStore) -> None:
    tree.show()
    tree.model.set_words("notes")
    store.answering.clear()
    tree.model.set_words("")
    tree.model.fetchMore(tree.row("rasters"))
    tree.model.set_words("notes")
    assert names(tree.model) == ["(no name that is listed holds these words)"]
    store.answering.set()
    tree.settle()
    assert names(tree.model) == ["rasters"]
    assert names(tree.model, tree.row("rasters")) == ["notes.txt"]


def test_rasters_only(tree: Tree, store: ScriptedStore) -> None:
    store.objects_held["empty", ""] = [ObjectEntry("a.txt"), ObjectEntry("b.xml")]
    tree.show()
    tree.open("rasters")
    tree.model.set_rasters_only(True)
    assert names(tree.model) == ["empty", "rasters"]
    assert names(tree.model, tree.row("rasters")) == ["2024", "a.tif"]
    assert tree.open("empty") == ["Rasters only: 2 other objects are hidden"]
    tree.model.set_rasters_only(False)
    assert names(tree.model, tree.row("empty")) == ["a.txt", "b.xml"]


def test_search_on_the_server(tree: Tree, store: ScriptedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.show()
    tree.open("rasters")
    store.page_size = 1
    monkeypatch.setattr(contents_reading, "PAGE", 1)
    store.objects_held["rasters", "2024/"] += [ObjectEntry("2024/july.tif")]
    tree.search(tree.row("rasters", "a.tif"), "2024/ju")
    tree.settle()
    title = "Names that begin with “2024/ju”"
    assert names(tree.model, tree.row("rasters")) == [title, "2024", "a.tif", "notes.txt"]
    assert names(tree.model, tree.row("rasters", title)) == ["2024/july.tif", "Load more…", "Load all…"]
    assert tree.press("rasters", title, "Load all…") == ["2024/july.tif", "2024/june.tif"]
    found = tree.row("rasters", title, "2024/june.tif")
    assert tree.model.places([found, found.siblingAtColumn(1)]) == [Place(KEY, "rasters", "2024/june.tif")]
    tree.model.end_search()
    assert names(tree.model, tree.row("rasters")) == ["2024", "a.tif", "notes.txt"]


def test_search_in_a_pseudo_folder_that_was_not_opened(tree: Tree) -> None:
    tree.show()
    tree.open("rasters")
    tree.search(tree.row("rasters", "2024"), "ju")
    tree.settle()
    title = "Names that begin with “ju”"
    assert names(tree.model, tree.row("rasters", "2024", title)) == ["june.tif"]


def test_search_for_containers(tree: Tree) -> None:
    tree.show()
    tree.search(QModelIndex(), "ra")
    tree.settle()
    title = "Names that begin with “ra”"
    assert names(tree.model) == [title, "empty", "rasters"]
    assert names(tree.model, tree.row(title)) == ["rasters"]
    tree.search(QModelIndex(), "nothing")
    tree.settle()
    assert names(tree.model, tree.row("Names that begin with “nothing”")) == ["(no name begins so)"]


def test_a_search_that_was_left_gets_no_answers(tree: Tree, store: ScriptedStore) -> None:
    tree.show()
    store.answering.clear()
    tree.search(tree.row("rasters"), "a")
    tree.model.end_search()
    store.answering.set()
    tree.settle()
    assert names(tree.model) == ["empty", "rasters"]


def test_places_and_mime(tree: Tree) -> None:
    tree.show()
    tree.open("rasters")
    made: list[list[Place]] = []

    def maker(places: list[Place]) -> QMimeData:
        made.append(places)
        return QMimeData()

    tree.model.set_mime_maker(maker)
    rows = [tree.row("rasters", "2024"), tree.row("rasters", "a.tif")]
    assert tree.model.mimeData(rows) is not None
    assert made == [[Place(KEY, "rasters", "2024/"), Place(KEY, "rasters", "a.tif")]]
    assert tree.model.place_around(rows[0]) == Place(KEY, "rasters", "2024/")
    assert tree.model.place_around(rows[1]) == Place(KEY, "rasters")
    assert tree.model.flags(rows[0]) & Qt.ItemFlag.ItemIsDragEnabled
    assert not tree.model.flags(tree.row("rasters")) & Qt.ItemFlag.ItemIsDragEnabled
