"""A container of 200,000 objects in the dock: the main thread stays free while it is listed, filtered and sorted."""

from __future__ import annotations

import gc
import time
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
def large(desk: Desk, cloud: CloudHandle) -> Iterator[Desk]:
    """The dock, connected, with one more container."""
    desk.connect(cloud)
    token = desk.accounts.current.session.current  # type: ignore[union-attr]
    cloud.upload(token.value, token.storage_url, NAME, b"")
    cloud.add_rows(NAME, ROWS)
    desk.press("refreshButton")
    desk.settle()
    # What thousands of tests before have left is not to be looked through while this one counts milliseconds.
    gc.collect()
    gc.freeze()
    yield desk
    gc.unfreeze()
    cloud.drop_rows(NAME)
    cloud.delete(token.value, token.storage_url, NAME)


def first_and_last(desk: Desk) -> tuple[str, str]:
    model, branch = desk.view.model(), desk.row(NAME)
    return model.index(0, 0, branch).data(), model.index(model.rowCount(branch) - 1, 0, branch).data()


def load_all(desk: Desk) -> None:
    desk.view.expand(desk.row(NAME))
    desk.settle()
    model, branch = desk.view.model(), desk.row(NAME)
    last = model.index(model.rowCount(branch) - 1, 0, branch)
    assert last.data() == "Load all…"
    desk.view.activated.emit(last)


def slowness() -> float:
    """Return how much longer than alone on a processor this thread takes for its work at present."""
    began, work = time.perf_counter(), time.thread_time()
    while time.thread_time() - work < 0.1:
        sum(range(1000))
    return (time.perf_counter() - began) / (time.thread_time() - work)


def watched(desk: Desk, step: Callable[[], object], expected: str) -> Watch:
    with Watch() as watch:
        step()
        desk.qtbot.waitUntil(lambda: not desk.activity.busy and first_and_last(desk)[0] == expected, timeout=60000)
        # What Qt put off until later belongs to it.
        desk.qtbot.wait(300)
    return watch


def test_the_main_thread_stays_free(large: Desk, qtbot: QtBot) -> None:
    desk, line, sort = large, large.part(QgsFilterLineEdit, "filterLine"), large.view.sortByColumn
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    steps: dict[str, tuple[Callable[[], object], str]] = {
        "load": (lambda: load_all(desk), "row-000000.tif"),
        "names downwards": (lambda: sort(0, down), "row-199999.tif"),
        "small first": (lambda: sort(1, up), "row-000000.tif"),
        "new first": (lambda: sort(2, down), "row-199999.tif"),
        "filter": (lambda: qtbot.keyClicks(line, "77 row"), "row-199977.tif"),
        "filtered, by size": (lambda: sort(1, up), "row-000077.tif"),
        "all again": (line.clear, "row-000000.tif"),
        "refresh": (lambda: desk.press("refreshButton"), "row-000000.tif"),
        "by names": (lambda: sort(0, up), "row-000000.tif"),
    }
    calmest: dict[str, tuple[float, str]] = {}
    for _attempt in range(3):
        for name, (step, expected) in steps.items():
            slow = slowness()
            watch = watched(desk, step, expected)
            # Others may have had the processors meanwhile. What blocks does so each time.
            gap = watch.longest / max(1.0, slow, slowness())
            calmest[name] = min(calmest.get(name, (1e9, "")), (gap, watch.report()))
        assert first_and_last(desk)[1] == "Show the next 1,000 of 198,000 more rows…"
        print({name: round(gap) for name, (gap, _report) in calmest.items()})
        if all(gap < CALM for gap, _report in calmest.values()):
            break
        desk.view.collapse(desk.row(NAME))
        desk.view.setCurrentIndex(QModelIndex())
        desk.press("refreshButton")
        desk.settle()
    for name, (gap, report) in calmest.items():
        assert gap < CALM, f"{name}\n{report}"
