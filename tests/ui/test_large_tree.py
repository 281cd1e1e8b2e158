"""A container of 200,000 objects in the dock: the main thread stays free while it is listed, filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from cloud.handle import CloudHandle
from pytestqt.qtbot import QtBot
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QModelIndex, Qt
from real_qgis.desk import Desk
from real_qgis.watch import Watch

ROWS = 200_000
CALM = 100  # ms
NAME = "large"


@pytest.fixture
def large(desk: Desk, cloud: CloudHandle) -> Iterator[QModelIndex]:
    """The container, with its first thousand rows shown."""
    desk.connect(cloud)
    token = desk.accounts.current.session.current  # type: ignore[union-attr]
    cloud.upload(token.value, token.storage_url, NAME, b"")
    cloud.add_rows(NAME, ROWS)
    desk.press("refreshButton")
    desk.settle()
    row = desk.row(NAME)
    desk.view.expand(row)
    desk.settle()
    yield row
    cloud.remove_rows(NAME)
    cloud.delete(token.value, token.storage_url, NAME)


def last_rows(desk: Desk, parent: QModelIndex, count: int) -> list[str]:
    model = desk.view.model()
    first = model.rowCount(parent) - count
    return [model.index(first + row, 0, parent).data() for row in range(count)]


def watched(desk: Desk, step: Callable[[], object], seen: Callable[[], bool]) -> Watch:
    with Watch() as watch:
        step()
        desk.qtbot.waitUntil(seen, timeout=60000)
        # What Qt put off until later belongs to it.
        desk.qtbot.wait(300)
    return watch


def test_the_main_thread_stays_free(desk: Desk, large: QModelIndex, qtbot: QtBot) -> None:
    model, line = desk.view.model(), desk.part(QgsFilterLineEdit, "filterLine")
    load_all = model.index(model.rowCount(large) - 1, 0, large)
    assert load_all.data() == "Load all…"
    watches = {"load": watched(desk, lambda: desk.view.activated.emit(load_all), lambda: not desk.activity.busy)}
    assert last_rows(desk, large, 1) == ["Show the next 2,500 of 195,000 more rows…"]

    def first(name: str) -> Callable[[], bool]:
        return lambda: bool(model.index(0, 0, large).data() == name)

    steps: dict[str, tuple[Callable[[], object], str]] = {
        "descending": (lambda: desk.view.sortByColumn(0, Qt.SortOrder.DescendingOrder), "row-199999.tif"),
        "size": (lambda: desk.view.sortByColumn(1, Qt.SortOrder.DescendingOrder), "row-199999.tif"),
        "date": (lambda: desk.view.sortByColumn(2, Qt.SortOrder.AscendingOrder), "row-000000.tif"),
        "filter": (lambda: qtbot.keyClicks(line, "77 row"), "row-000077.tif"),
        "filter sorted": (lambda: desk.view.sortByColumn(1, Qt.SortOrder.DescendingOrder), "row-199977.tif"),
        "all": (lambda: line.clear(), "row-199999.tif"),
        "refresh": (lambda: desk.press("refreshButton"), "row-199999.tif"),
    }
    for name, (step, expected) in steps.items():
        watches[name] = watched(desk, step, first(expected))
    print({name: round(watch.longest) for name, watch in watches.items()})
    for name, watch in watches.items():
        assert watch.longest < CALM, f"{name}\n{watch.report()}"
