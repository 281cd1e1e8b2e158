"""The dock's tree and the Browser panel over a way that fails: one sentence in place of the rows, then the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from conftest import login_of
from pytestqt.qtbot import QtBot
from qgis.core import Qgis, QgsErrorItem
from qgis.PyQt.QtCore import QModelIndex
from real_qgis.desk import Desk
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import http_connections, store
from swift_cog_browser.swift_browser.browser_actions import Listed
from swift_cog_browser.swift_browser.browser_items import FolderItem
from swift_cog_browser.swift_browser.browser_tree import BrowserTree
from swift_cog_browser.swift_browser.models import Container
from swift_cog_browser.swift_browser.places import Place

KEY = "faulty"
FAULTS = {
    "403": (Fault(403), "You may not read"),
    "503": (Fault(503), "too busy"),
    "page": (Fault(body="page"), "something that is no listing"),
    "no rows": (Fault(body="no rows"), "something that is no listing"),
    "drop": (Fault(body="drop"), "out of reach"),
    "silent": (Fault(body="silent"), "did not answer in time"),
    "endless": (Fault(body="endless"), "has no end"),
}


@pytest.fixture
def way(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyWay]:
    monkeypatch.setattr(store, "FIRST_PAUSE", 0.005)
    monkeypatch.setattr(http_connections, "DONE_WITHIN", 1.0)
    monkeypatch.setattr(http_connections, "LONGEST_LISTING", 50_000)
    with FaultyWay(cloud.plan.swift_url) as way:
        yield way
        way.fail(None)


@pytest.fixture
def faulty(desk: Desk, way: FaultyWay, cloud: CloudHandle) -> Desk:
    """The dock, connected over the way, with the containers listed."""
    login = login_of(cloud)
    real = AccountSession(login).open().storage_url
    desk.accounts.connect_login(replace(login, storage_url=way.through(real)), KEY)
    desk.qtbot.waitUntil(lambda: desk.accounts.current is not None, timeout=20_000)
    desk.settle()
    assert "rasters" in desk.names()
    return desk


def test_the_docks_tree(faulty: Desk, way: FaultyWay) -> None:
    for fault, words in FAULTS.values():
        way.fail(fault)
        told = len(faulty.messages)
        faulty.view.model().refresh(QModelIndex())
        faulty.settle()
        # What was listed before stays, under one row that says what is wrong; the bar says it once.
        assert [words in name for name in faulty.names()].count(True) <= 1
        assert any(words in text for text in [*faulty.messages, *faulty.names()]), (words, faulty.names())
        assert len(faulty.messages) <= told + 1
        assert "rasters" in faulty.names()
        faulty.bar.clearWidgets()
        way.fail(None)
        faulty.view.model().refresh(QModelIndex())
        faulty.settle()
        assert not any(words in name for name in faulty.names())


def test_a_container_in_the_docks_tree(faulty: Desk, way: FaultyWay) -> None:
    for name, (fault, words) in zip(["rasters", "scenes", "names", "vectors"], FAULTS.values()):
        way.fail(fault)
        faulty.view.expand(faulty.row(name))
        faulty.settle()
        (row,) = faulty.names(faulty.row(name))
        assert words in row
        way.fail(None)
        faulty.view.model().refresh(faulty.row(name))
        faulty.settle()
        assert len(faulty.names(faulty.row(name))) > 1


class Actions:
    """Of a Browser panel that nothing is done in."""

    def connections(self) -> list[Listed]:
        return [Listed(KEY, KEY, "", saved=False)]

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(name)


def test_the_browser_panel(faulty: Desk, way: FaultyWay, qtbot: QtBot) -> None:
    tree = BrowserTree(faulty.accounts, faulty.connections, Actions())
    container = FolderItem(None, "rasters", Place(KEY, "rasters"), Container("rasters"), tree)

    def settled() -> list[str]:
        qtbot.waitUntil(lambda: container.state() == Qgis.BrowserItemState.Populated, timeout=20_000)
        return [notice.name() for notice in container._notices]

    try:
        for fault, words in FAULTS.values():
            way.fail(fault)
            container.depopulate()
            container.populate()
            (text,) = settled()
            assert words in text
            assert isinstance(container._notices[0], QgsErrorItem)
            way.fail(None)
            assert container._notices[0].handleDoubleClick()
            assert settled() == []
            assert "cog.tif" in container._items
    finally:
        tree.take_down()
