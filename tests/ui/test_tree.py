"""The tree of the dock under a person's hands: filter, search, keys, selection, files dropped, what is kept."""

from __future__ import annotations

import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QMimeData, QModelIndex, QPointF, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from qgis.PyQt.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from real_qgis.desk import Desk
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.settings import Settings
from swift_cog_browser.ui.contents_model import ContentsModel
from swift_cog_browser.ui.contents_view import ContentsView

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tree(desk: Desk, cloud: CloudHandle) -> Desk:
    """The dock, connected and the active window, with the containers of the scenes and the rasters open."""
    desk.connect(cloud)
    desk.window.activateWindow()
    desk.row("scenes", "2024", "06", "mosaic_cog1.tif")
    desk.row("rasters", "cog.tif")
    return desk


def line(desk: Desk) -> QgsFilterLineEdit:
    found: QgsFilterLineEdit = desk.part(QgsFilterLineEdit, "filterLine")
    return found


def hint(desk: Desk) -> str:
    label = desk.part(QLabel, "filterHint")
    return str(label.text()) if label.isVisible() else ""


def view_of(desk: Desk) -> ContentsView:
    found: ContentsView = desk.window.findChild(ContentsView)
    return found


def current(desk: Desk) -> str:
    return str(desk.view.currentIndex().siblingAtColumn(0).data())


# Filter and search


def test_words_filter_what_is_listed(tree: Desk) -> None:
    tree.qtbot.keyClicks(line(tree), "2024 mosaic")
    assert tree.names() == ["scenes"]
    assert tree.names(tree.row("scenes")) == ["2024"]
    # What was open is open again, although the filter had hidden it.
    line(tree).clear()
    tree.qtbot.keyClicks(line(tree), "cog_nodata")
    assert tree.names() == ["rasters"]
    line(tree).clear()
    assert tree.view.isExpanded(tree.view.model().index(tree.names().index("scenes"), 0))
    assert len(tree.names()) == 8


def test_enter_searches_the_server_and_esc_goes_back(tree: Desk, qtbot: QtBot) -> None:
    tree.click("scenes", "index.tif")
    qtbot.keyClick(tree.view, Key.Key_F, CONTROL)
    assert line(tree).hasFocus()
    qtbot.keyClicks(line(tree), "2024/0")
    assert "all names in scenes that begin with “2024/0”" in hint(tree)
    qtbot.keyClick(line(tree), Key.Key_Return)
    tree.settle()
    title = "Names that begin with “2024/0”"
    assert current(tree) == title
    found = tree.row("scenes", title)
    assert tree.names(found) == ["2024/06/mosaic_cog1.tif", "2024/07/mosaic_cog2.tif"]
    assert hint(tree) == "Esc leaves the search."
    qtbot.keyClick(line(tree), Key.Key_Escape)
    # The text filters still: the parts of a path are words.
    assert tree.names() == ["scenes"]
    assert tree.names(tree.row("scenes")) == ["2024"]
    qtbot.keyClick(line(tree), Key.Key_Escape)
    assert line(tree).text() == ""
    assert hint(tree) == ""
    assert "index.tif" in tree.names(tree.row("scenes"))
    qtbot.keyClick(line(tree), Key.Key_Escape)
    assert tree.view.hasFocus()


def test_a_search_begins_where_the_user_was_although_the_filter_hides_it(tree: Desk, qtbot: QtBot) -> None:
    tree.click("rasters", "cog.tif")
    qtbot.keyClicks(line(tree), "not")
    qtbot.keyClicks(line(tree), "hing")
    assert tree.names() == ["(no name that is listed holds these words)"]
    qtbot.keyClick(line(tree), Key.Key_Return)
    tree.settle()
    title = "Names that begin with “nothing”"
    assert tree.names(tree.row("rasters")) == [title]
    assert tree.names(tree.row("rasters", title)) == ["(no name begins so)"]


def test_what_was_found_can_be_added(tree: Desk, project: QgsProject, qtbot: QtBot) -> None:
    tree.click("scenes")
    line(tree).setText("2025/")
    qtbot.keyClick(line(tree), Key.Key_Return)
    tree.settle()
    tree.click("scenes", "Names that begin with “2025/”", "2025/mosaic_cog3.tif")
    tree.press("addButton")
    tree.settle()
    assert [layer.name() for layer in project.mapLayers().values()] == ["mosaic_cog3"]


def test_containers_are_searched_where_none_is_current(desk: Desk, cloud: CloudHandle, qtbot: QtBot) -> None:
    desk.connect(cloud)
    line(desk).setText("s")
    assert "all containers that begin with “s”" in hint(desk)
    qtbot.keyClick(line(desk), Key.Key_Return)
    desk.settle()
    assert desk.names(desk.row("Names that begin with “s”")) == ["scenes"]


def test_rasters_only(tree: Desk, settings: Settings) -> None:
    assert "notes.txt" in tree.names(tree.row("rasters"))
    tree.press("rastersOnly")
    assert "notes.txt" not in tree.names(tree.row("rasters"))
    assert tree.names(tree.row("scenes")) == ["2024", "2025", "index.tif"]
    assert settings.rasters_only.value() is True


# Keys


def test_keys_alone_lead_to_a_layer(desk: Desk, cloud: CloudHandle, project: QgsProject, qtbot: QtBot) -> None:
    desk.connect(cloud)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    line(desk).setFocus()
    qtbot.keyClick(line(desk), Key.Key_Down)
    assert desk.view.hasFocus()
    qtbot.keyClicks(desk.view, "ras")
    assert current(desk) == "rasters"
    qtbot.keyClick(desk.view, Key.Key_Return)
    desk.settle()
    assert desk.view.isExpanded(desk.view.currentIndex())
    qtbot.keyClick(desk.view, Key.Key_Down)
    assert current(desk) == "cog.tif"
    qtbot.keyClick(desk.view, Key.Key_Return)
    desk.settle()
    assert [layer.name() for layer in project.mapLayers().values()] == ["cog"]


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_F5, Qt.KeyboardModifier.NoModifier), (Key.Key_F, CONTROL)])
def test_keys_that_the_main_window_has_too_are_the_trees(
    tree: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
    event.ignore()
    QApplication.sendEvent(view_of(tree), event)
    assert event.isAccepted()


def test_f5_shows_what_changed_and_leaves_open_what_is_open(tree: Desk, cloud: CloudHandle, qtbot: QtBot) -> None:
    tree.click("rasters", "cog_nodata.tif")
    token = tree.accounts.current.session.current  # type: ignore[union-attr]
    account = (token.value, token.storage_url)
    cloud.upload(*account, "scenes/2024/06/new.tif", (DATA / "cog_scale.tif").read_bytes())
    try:
        tree.click("scenes")
        qtbot.keyClick(tree.view, Key.Key_F5)
        tree.settle()
        six = tree.row("scenes", "2024", "06")
        assert tree.view.isExpanded(six)
        assert tree.names(six) == ["mosaic_cog1.tif", "new.tif"]
        before = tree.row("scenes", "2024", "06", "new.tif").siblingAtColumn(1).data()
        tree.click("scenes", "2024", "06", "new.tif")
        cloud.upload(*account, "scenes/2024/06/new.tif", b"nothing")
        qtbot.keyClick(tree.view, Key.Key_F5)
        tree.settle()
        after = tree.row("scenes", "2024", "06", "new.tif").siblingAtColumn(1).data()
        assert (before, after) == ("266.3 kB", "7 bytes")
        assert [place.name for place in view_of(tree).selected_places] == ["2024/06/new.tif"]
    finally:
        cloud.delete(*account, "scenes/2024/06/new.tif")
    qtbot.keyClick(tree.view, Key.Key_F5)
    tree.settle()
    assert tree.names(tree.row("scenes", "2024", "06")) == ["mosaic_cog1.tif"]


def test_select_all_is_about_the_current_branch(tree: Desk, qtbot: QtBot) -> None:
    tree.click("scenes", "2025")
    with qtbot.waitSignal(view_of(tree).selection_changed):
        qtbot.keyClick(tree.view, Key.Key_A, CONTROL)
    key = tree.workplace.accounts.key_of(tree.accounts.current)  # type: ignore[arg-type]
    names = ["2024/", "2025/", "index.tif"]
    assert view_of(tree).selected_places == [Place(key, "scenes", name) for name in names]
    assert [item.label for item in view_of(tree).selected_objects] == ["index.tif"]


def test_a_selection_outlives_the_order(tree: Desk) -> None:
    tree.click("rasters", "cog_scale.tif")
    tree.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [item.label for item in view_of(tree).selected_objects] == ["cog_scale.tif"]
    assert current(tree) == "cog_scale.tif"


# The menu, and files


def test_others_fill_the_menu(tree: Desk, qtbot: QtBot) -> None:
    seen: list[list[str]] = []

    def fill(menu: QMenu) -> None:
        menu.addAction("Something")
        menu.aboutToShow.connect(lambda: seen.append([action.text() for action in menu.actions()]))
        QTimer.singleShot(100, menu.close)

    view_of(tree).set_menu_builder(fill)
    tree.click("scenes")
    tree.view.customContextMenuRequested.emit(tree.view.rect().center())
    assert seen == [["Something", "", "Refresh"]]


def drop(desk: Desk, index: QModelIndex, data: QMimeData) -> tuple[bool, bool, bool]:
    """Drag over a row and let go; return whether the tree took each of the events."""
    position = desk.view.visualRect(index).center()
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    events = (
        QDragEnterEvent(position, *given),
        QDragMoveEvent(position, *given),
        QDropEvent(QPointF(position), *given),
    )
    for event in events:
        event.ignore()
        QApplication.sendEvent(desk.view.viewport(), event)
    return tuple(event.isAccepted() for event in events)  # type: ignore[return-value]


def test_files_dropped_on_a_container(tree: Desk, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a/b.tif"), QUrl("https://elsewhere.example/c.tif")])
    key = tree.workplace.accounts.key_of(tree.accounts.current)  # type: ignore[arg-type]
    for path, name in ((("scenes",), ""), (("scenes", "2024"), "2024/"), (("scenes", "index.tif"), "")):
        with qtbot.waitSignal(view_of(tree).files_dropped) as dropped:
            assert drop(tree, tree.row(*path), data) == (True, True, True)
        assert dropped.args == [Place(key, "scenes", name), ["/a/b.tif"]]
    text = QMimeData()
    text.setText("no file")
    with qtbot.assertNotEmitted(view_of(tree).files_dropped):
        drop(tree, tree.row("scenes"), text)
    # The dock has taken it, and says what it makes of it.
    assert sum("is no file" in message for message in tree.messages) == 1
    # There is no such file to be uploaded, which it says as well.
    qtbot.waitUntil(lambda: sum("b.tif cannot be read" in message for message in tree.messages) == 2)


# What is kept


def test_columns_and_order_are_kept(tree: Desk, settings: Settings, qtbot: QtBot) -> None:
    tree.view.header().resizeSection(2, 201)
    tree.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: settings.tree_order.value() == ["1", "descending"])
    model = ContentsModel(tree.activity)
    again = ContentsView(model, settings)
    qtbot.addWidget(again)
    header = again.findChild(type(tree.view)).header()
    assert header.sectionSize(2) == 201
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (1, Qt.SortOrder.DescendingOrder)
    tree.press("rastersOnly")
    third = ContentsView(ContentsModel(tree.activity), settings)
    qtbot.addWidget(third)
    assert third.findChild(QToolButton, "rastersOnly").isChecked()


@pytest.mark.parametrize("kept", [[], ["x"], ["1", "2"], ["-5", "0", "0"], ["0", "1", "99999999"]])
def test_widths_that_make_no_sense_are_not_taken(desk: Desk, settings: Settings, kept: list[str], qtbot: QtBot) -> None:
    usual = desk.view.header().sectionSize(1)
    settings.tree_columns.setValue(kept)
    settings.tree_order.setValue(kept)
    view = ContentsView(ContentsModel(desk.activity), settings)
    qtbot.addWidget(view)
    assert view.findChild(type(desk.view)).header().sectionSize(1) == usual
