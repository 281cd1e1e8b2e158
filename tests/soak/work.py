"""What a user may do, in any order and at any time; and what may go wrong meanwhile."""

from __future__ import annotations

import random
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import requests
from cloud.false_listings import FALSE_LISTINGS
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from conftest import login_of
from pytestqt.qtbot import QtBot
from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QModelIndex, QTimer
from real_qgis.desk import Desk
from real_qgis.drawing import settings as view_of
from swift_cog_browser.auth.errors import UserError
from swift_cog_browser.swift_browser import jobs
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.download import download, items_under
from swift_cog_browser.swift_browser.listing import all_containers, all_objects
from swift_cog_browser.swift_browser.name_search import NameSearch, Searched
from swift_cog_browser.swift_browser.native_raster import NativeRasters
from swift_cog_browser.swift_browser.object_details import DetailsReader
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.probing import Probing
from swift_cog_browser.swift_browser.render_watch import render_watch

from .remains import Remains, remains

KEY = "soak"
LAYERS = ["cog.tif", "cog_int16.tif", "cog_nodata.tif", "mosaic_cog1.tif", "mosaic_cog2.tif", "cog_scale.tif"]
CONTAINERS = ["rasters", "scenes", "names", "public", "empty", "vectors"]
MOST_LAYERS = 6
AT_ONCE = 4  # jobs
# Seconds that any piece of work may take, on a machine that does other things, too.
WITHIN = 60.0
STATUSES = (401, 403, 404, 408, 429, 498, 500, 502, 503, 504, 507)
BODIES = ("cut", "drop", "short", "shorter", "empty", "silent", "still", "trickle", "endless", "page")
FAULT_LASTS = 1500  # ms


class Soak:
    """One user at one desk. On the main thread."""

    def __init__(self, desk: Desk, cloud: CloudHandle, way: FaultyWay, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.outcomes: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=30)
        self._desk, self._cloud, self._way, self._folder = desk, cloud, way, folder
        self._qtbot: QtBot = desk.qtbot
        login = login_of(cloud)
        self._login = replace(login, storage_url=way.through(_real_storage_url(cloud)))
        self._started: dict[Any, tuple[str, float]] = {}
        self._searching = NameSearch()
        self._rasters = NativeRasters()
        self._probing = Probing(self._rasters, desk.workplace.states)
        self._well_again = QTimer()
        self._well_again.setSingleShot(True)
        self._well_again.timeout.connect(lambda: way.fail(None))
        desk.workplace.adding.failed.connect(self._failed)
        desk.accounts.failed.connect(self._failed)
        self._operations: dict[Callable[[], None], int] = {
            self.list_account: 4,
            self.list_container: 8,
            self.list_many: 4,
            self.search: 4,
            self.details: 10,
            self.download: 6,
            self.open_branch: 6,
            self.refresh_tree: 3,
            self.add_layer: 10,
            self.draw: 12,
            self.probe: 8,
            self.remove_layer: 5,
            self.renew: 3,
            self.revoke: 2,
            self.log_out_and_in: 2,
            self.fault: 16,
            self.call_off: 4,
        }

    # What happens

    def step(self) -> None:
        """Do one thing, whatever goes on."""
        (operation,) = self.chance.choices(list(self._operations), list(self._operations.values()))
        name = operation.__name__
        self.done[name] += 1
        self.last.append(name)
        if self.account is None and operation not in (self.log_out_and_in, self.fault):
            self.log_in()
        operation()
        self._desk.qtbot.wait(self.chance.choice([0, 0, 1, 5]))
        self._wait(lambda: len(jobs._running) < AT_ONCE)

    def rest(self) -> Remains:
        """End all that goes on, log out, and tell what is left."""
        self._way.fail(None)
        self._wait(lambda: not jobs._running)
        self._probing.stop()
        QgsProject.instance().clear()
        self._desk.accounts.close_all()
        self._desk.bar.clearWidgets()
        self._rasters.forget()
        self._wait(lambda: not jobs._running and render_watch.is_idle)
        self._qtbot.wait(50)
        self._way.seen.clear()
        return remains(self._way.server_address[1])

    def end(self) -> None:
        self._well_again.stop()
        self._desk.workplace.adding.failed.disconnect(self._failed)
        self._desk.accounts.failed.disconnect(self._failed)

    @property
    def account(self) -> Account | None:
        return self._desk.accounts.find(KEY)

    # Operations

    def list_account(self) -> None:
        self._start(lambda store, _cancel: list(all_containers(store)))

    def list_container(self) -> None:
        container, delimiter = self.chance.choice(CONTAINERS), self.chance.choice(["", "/"])
        self._start(lambda store, _cancel: list(all_objects(store, container, delimiter=delimiter)))

    def list_many(self) -> None:
        marker, limit = str(self.chance.randrange(10)), self.chance.choice([10, 1000])
        self._start(lambda store, cancel: store.objects("many", marker=marker, limit=limit, cancel=cancel))

    def search(self) -> None:
        text = self.chance.choice(["co", "mosaic", "rasters/c", "scenes/2024"])

        def work(store: Any, cancel: Cancel) -> list[Any]:
            return list(self._searching.hits(text, [Searched(KEY, KEY, store)], cancel))

        self._start(work)

    def details(self) -> None:
        name, picture = self.chance.choice(LAYERS), self.chance.random() < 0.5

        def work(store: Any, cancel: Cancel) -> Any:
            reader = DetailsReader(store)
            found = reader.read("rasters", name, cancel)
            return reader.thumbnail(found, cancel) if picture else found

        self._start(work)

    def download(self) -> None:
        place, number = Place(KEY, "rasters", self.chance.choice(LAYERS)), self.chance.randrange(10**9)

        def work(store: Any, cancel: Cancel) -> None:
            items = items_under(store, place, self._folder / str(number), set(), cancel)
            for file in download(store, items, cancel):
                file.unlink()

        self._start(work)

    def open_branch(self) -> None:
        view = self._desk.view
        index = view.model().index(self.chance.randrange(max(1, view.model().rowCount())), 0)
        view.expand(index) if self.chance.random() < 0.7 else view.collapse(index)

    def refresh_tree(self) -> None:
        self._desk.view.model().refresh(QModelIndex())

    def add_layer(self) -> None:
        if len(self._layers()) < MOST_LAYERS:
            self._desk.workplace.adding.add([Place(KEY, "rasters", self.chance.choice(LAYERS))])

    def draw(self) -> None:
        layers = self._layers()
        if layers:
            layer = self.chance.choice(layers)
            self._draw(view_of(layer, self._extent(layer)), self.chance.random() < 0.2)

    def probe(self) -> None:
        layers = self._layers()
        if layers:
            layer = self.chance.choice(layers)
            extent = layer.extent()
            x = extent.xMinimum() + self.chance.random() * extent.width()
            y = extent.yMinimum() + self.chance.random() * extent.height()
            self._probing.ask([layer], QgsPointXY(x, y), view_of(layer, extent))

    def remove_layer(self) -> None:
        layers = self._layers()
        if layers:
            QgsProject.instance().removeMapLayer(self.chance.choice(layers).id())

    def renew(self) -> None:
        account = self.account
        if account is not None:
            self._run(account, lambda _cancel: account.renew())

    def revoke(self) -> None:
        """Have Keystone take the token back, as an administrator may."""
        account = self.account
        if account is not None:
            # Keystone does not know one that is revoked already.
            with suppress(requests.HTTPError):
                self._cloud.administrator.revoke(account.session.current.value)

    def log_out_and_in(self) -> None:
        account = self.account
        if account is not None:
            self._desk.accounts.close(account)
        self.log_in()

    def log_in(self) -> None:
        self._desk.accounts.connect_login(self._login, KEY)
        self._wait(lambda: not jobs._running)

    def fault(self) -> None:
        """Something goes wrong for a while, or all is well again."""
        if self.chance.random() < 0.3:
            self._way.fail(None)
            return
        status = self.chance.choice(STATUSES) if self.chance.random() < 0.5 else 0
        body = "" if status else self.chance.choice([*BODIES, *FALSE_LISTINGS])
        # What is no listing is no fault of an object.
        listing = {"agent": "python-swiftclient", "query": True} if body in FALSE_LISTINGS else {}
        every, times = self.chance.choice([1, 1, 2, 3]), self.chance.choice([0, 1, 2, 5])
        methods = ("GET", "HEAD") if self.chance.random() < 0.5 else ("GET",)
        headers = {"Retry-After": "0"} if status and self.chance.random() < 0.3 else {}
        self._way.cap = self.chance.choice([0, 0, 3])
        fault = Fault(status, headers=headers, body=body, every=every, times=times, methods=methods, **listing)
        self.last.append(f"  {fault}")
        self._way.fail(fault)
        self._well_again.start(FAULT_LASTS)

    def call_off(self) -> None:
        running = list(jobs._running)
        if running and self.chance.random() < 0.7:
            self.chance.choice(running).cancel()
        else:
            self._desk.activity.cancel()

    # How

    def _layers(self) -> list[QgsRasterLayer]:
        return [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsRasterLayer)]

    def _extent(self, layer: QgsRasterLayer) -> QgsRectangle:
        whole, share = layer.extent(), self.chance.choice([0.05, 0.2, 1.0])
        left = whole.xMinimum() + self.chance.random() * whole.width() * (1 - share)
        bottom = whole.yMinimum() + self.chance.random() * whole.height() * (1 - share)
        return QgsRectangle(left, bottom, left + whole.width() * share, bottom + whole.height() * share)

    def _draw(self, view: QgsMapSettings, give_up: bool) -> None:
        drawing = QgsMapRendererParallelJob(view)
        render_watch.begin(self)
        drawing.start()
        if give_up:
            drawing.cancelWithoutBlocking()
        self._wait(lambda: not drawing.isActive())
        render_watch.end(self)
        for error in drawing.errors():
            for layer in view.layers():
                self._desk.workplace.faults.drawing_failed(layer, error.message)
        self.outcomes["drawn" if not drawing.errors() else "not drawn"] += 1

    def _start(self, work: Callable[[Any, Cancel], Any]) -> None:
        account = self.account
        if account is not None:
            self._run(account, lambda cancel: work(account.store, cancel))

    def _run(self, _account: Account, work: Callable[[Cancel], Any]) -> None:
        def done(_result: Any) -> None:
            self.outcomes["well"] += 1

        jobs.start(self.last[-1], work, done, self._failed)

    def _failed(self, error: UserError) -> None:
        self.outcomes[type(error).__name__] += 1
        if isinstance(error, jobs.Unexpected):
            raise AssertionError(f"{error}\n{error.details}")

    def _wait(self, until: Callable[[], bool]) -> None:
        """Wait, as long as no piece of work takes too long."""
        begun = time.monotonic()
        while not until():
            self._qtbot.wait(2)
            if time.monotonic() - begun > WITHIN:
                raise AssertionError(f"still at work after {WITHIN:g} s: {_at_work()}")


def _at_work() -> str:
    """Return what is known of jobs that do not end."""
    pool = QgsApplication.taskManager().threadPool()
    told = [f"{pool.activeThreadCount()} of {pool.maxThreadCount()} threads are active"]
    for job in jobs._running:
        called_off = job.isCanceled(), job.calling_off.requested
        told.append(f"{job.description()}: status {job.status()}, called off {called_off}, outcome {job._outcome!r}")
    return "; ".join(told)


def _real_storage_url(cloud: CloudHandle) -> str:
    from swift_cog_browser.auth.session import AccountSession

    return AccountSession(login_of(cloud)).open().storage_url
