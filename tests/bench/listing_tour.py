"""Inside QGIS: lists containers of a million rows in the dock and in the Browser panel."""

from __future__ import annotations

import gc
import http.client
import os
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cloud.plan import Plan
from cloud.proxy_log import ProxyLog
from qgis.core import QgsDataItem
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QToolButton, QTreeView
from real_qgis import browser, calm, drive

from bench import listing_task as names
from bench.listing_task import FLAT, FOLDERS, PAGE, Task
from bench.steps import Steps

TASK = Task.load(Path(os.environ["SWIFT_COG_TASK"]))
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
LAST = f"row-{TASK.rows - 1:06}.tif"
FIRST = "row-000000.tif"
MB = 1e6
SOME_PAGES = 500  # ms until a reading is called off


def tour() -> dict[str, Any]:
    calm.make_room()
    drive.connect(TASK.openrc, None)
    tree = Tree()
    before = memory_used()
    for _time in range(TASK.repeats + 1):
        server_times(tree.steps, FLAT)
        tree.first_rows()
    first_memory = memory_used() - before
    memory = []
    for _time in range(TASK.repeats):
        swift_list(tree.steps)
        memory.append(tree.all_rows())
        tree.sorts_and_filters()
        tree.cancel()
    tree.refresh_all()
    asked = tree.search()
    tree.pseudo_folders()
    panel(tree.steps)
    seen = {"steps": tree.steps.result(), "memory": memory, "first memory": first_memory, "asked": asked}
    return {**seen, "messages": list(drive.messages())}


def server_times(steps: Steps, container: str) -> None:
    """Ask for the page that the dock begins with, over a connection that is open, and nothing else."""
    parts = urlsplit(TASK.storage_url)
    path = f"{parts.path}/{container}?format=json&limit={PAGE}&delimiter=/"
    server = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    for number in range(3):
        began = time.perf_counter()
        server.request("GET", path, headers={"X-Auth-Token": TASK.token})
        assert server.getresponse().read().count(b'"name"') == PAGE
        if number:
            steps.note(names.SERVER, time.perf_counter() - began)
    server.close()


def swift_list(steps: Steps) -> None:
    """Have python-swiftclient's own program list the container."""
    variables = {**os.environ, "OS_STORAGE_URL": TASK.storage_url, "OS_AUTH_TOKEN": TASK.token, "PYTHONPATH": ""}
    began = time.perf_counter()
    subprocess.run([TASK.client, "list", FLAT], env=variables, stdout=subprocess.DEVNULL, check=True, timeout=600)
    steps.note(names.SWIFT_LIST, time.perf_counter() - began)


def memory_used() -> float:
    """Return what this process holds, in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MB


class Tree:
    """The dock's tree, and what is done with it."""

    def __init__(self) -> None:
        self._view = drive.part(QTreeView, "contentsView")
        self._line = drive.part(QgsFilterLineEdit, "filterLine")
        self.steps = Steps(self._view)

    def container(self, name: str = FLAT) -> QModelIndex:
        return drive.find_row(name)

    def begins_with(self, text: str) -> bool:
        return bool(self.container().child(0, 0).data() == text)

    def last_row(self) -> QModelIndex:
        model, container = self._view.model(), self.container()
        return model.index(model.rowCount(container) - 1, 0, container)

    def forget(self) -> None:
        """Have the containers listed anew when they are opened again."""
        self._view.collapse(self.container())
        self._view.setCurrentIndex(QModelIndex())
        QTest.mouseClick(drive.part(QToolButton, "refreshButton"), Qt.MouseButton.LeftButton)
        calm.settle()

    def first_rows(self) -> None:
        self.forget()
        row = self.container()
        self.steps.step(names.FIRST, lambda: self._view.expand(row), lambda: self.begins_with(FIRST))

    def all_rows(self) -> float:
        """Load all, and return how much memory that took, in MB."""
        self.first_rows()
        before = memory_used()
        notice = self.last_row()
        assert notice.data() == "Load all…", notice.data()
        more = "Show the next "
        self.steps.step(
            names.ALL,
            lambda: self._view.activated.emit(notice),
            lambda: (
                str(self.last_row().data()).startswith(more) and not drive.part(QToolButton, "cancelButton").isVisible()
            ),
        )
        return memory_used() - before

    def sorts_and_filters(self) -> None:
        for name, order, first in zip(names.SORTS, ((0, DOWN), (1, UP), (2, DOWN)), (LAST, FIRST, LAST)):
            self._sort(name, order, first)
        self._view.sortByColumn(0, UP)
        for name, text in names.FILTERS.items():
            self._filter(name, text, FIRST if text == "row" else "row-000077.tif")

    def _sort(self, name: str, order: tuple[int, Qt.SortOrder], first: str) -> None:
        self.steps.step(name, lambda: self._view.sortByColumn(*order), lambda: self.begins_with(first))

    def _filter(self, name: str, text: str, first: str) -> None:
        arranged: list[bool] = []

        def note() -> None:
            arranged.append(True)

        model = self._view.model()
        model.arranged.connect(note)
        self.steps.step(name, lambda: self._line.setText(text), lambda: arranged and self.begins_with(first))
        model.arranged.disconnect(note)
        self.steps.step(names.UNFILTER, self._line.clear, lambda: self.begins_with(FIRST))

    def cancel(self) -> None:
        """Call off the reading of all rows while it is under way."""
        for name in (names.CANCEL, names.CANCELLED):
            self.first_rows()
            self._view.activated.emit(self.last_row())
            drive.wait_for(lambda: str(self.last_row().data()).startswith("Loading all: "), "the reading")
            drive.pause(SOME_PAGES)
            stop = self.last_row()
            self.steps.step(
                name,
                lambda stop=stop: self._view.activated.emit(stop),
                lambda name=name: self._is_over(name),
                amid=True,
            )

    def _is_over(self, name: str) -> bool:
        if self.last_row().data() != "Load all…":
            return False
        return name == names.CANCEL or not drive.part(QToolButton, "cancelButton").isVisible()

    def refresh_all(self) -> None:
        """Read all rows anew while they are shown."""
        self.all_rows()
        self._view.setCurrentIndex(self.container())
        before = self._view.model().listed
        refresh = drive.part(QToolButton, "refreshButton")
        button = drive.part(QToolButton, "cancelButton")
        self.steps.step(
            names.REFRESH,
            lambda: QTest.mouseClick(refresh, Qt.MouseButton.LeftButton),
            lambda: not button.isVisible() and self._view.model().listed == before,
        )

    def search(self) -> list[str]:
        """Ask the server for names that begin so; return what it was asked for."""
        self.first_rows()
        self._view.setCurrentIndex(self.container())
        self._line.setText("row-0999")
        log = ProxyLog(Plan.load(Path(TASK.cloud)))
        mark = log.mark()
        self.steps.step(
            names.SEARCH,
            lambda: QTest.keyClick(self._line, Qt.Key.Key_Return),
            lambda: self.container().child(0, 0).child(0, 0).data() == "row-099900.tif",
        )
        asked = [request.path for request in log.requests(mark)]
        self._view.model().end_search()
        self._line.clear()
        return asked

    def pseudo_folders(self) -> None:
        """Open a container of pseudo-folders, and one of these."""
        self.forget()
        row = self.container(FOLDERS)
        self.steps.step(
            names.FOLDERS_FIRST, lambda: self._view.expand(row), lambda: row.child(0, 0).data() == "folder-0000"
        )
        folder = drive.find_row(FOLDERS, "folder-0500")
        self.steps.step(
            names.FOLDER,
            lambda: self._view.expand(folder),
            lambda: str(folder.child(0, 0).data()).endswith(".tif"),
        )
        self._view.collapse(row)


def panel(steps: Steps) -> None:
    """Open the container in the Browser panel, and load more."""
    path = ("Swift", Path(TASK.openrc).name, FLAT)
    browser.under(*path[:2])
    index = browser.row(*path)
    item = browser.item(index)
    populated = QgsDataItem.State.Populated
    steps.step(
        names.PANEL,
        lambda: browser.view().expand(index),
        lambda: item.rowCount() and item.state() == populated,
    )
    for _time in range(TASK.repeats + 1):
        before = item.rowCount()
        browser.view().scrollTo(browser.row(*path, "Load more…"))
        steps.step(
            names.PANEL_MORE,
            lambda: browser.double_click(*path, "Load more…"),
            lambda before=before: item.rowCount() > before and item.state() == populated,
        )
    browser.view().collapse(browser.row(*path))


drive.run(tour)
