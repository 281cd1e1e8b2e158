"""The locator filter: what it finds in the real cloud, what it asks for, what Enter does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cloud.handle import CloudHandle
from conftest import login_of
from pytestqt.qtbot import QtBot
from qgis.core import QgsFeedback, QgsLocator, QgsLocatorContext, QgsLocatorResult, QgsProject
from real_qgis.desk import Desk
from swift_cog_browser.auth.errors import Cancelled, UserError
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.errors import NotFound
from swift_cog_browser.swift_browser.name_search import HITS_EACH, MOST_HITS, Hit, NameSearch, Searched
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.ui.locator import SwiftLocator

KEY = "astrid"


@pytest.fixture
def searched(account: Account) -> Searched:
    return Searched(KEY, "Moon", account.store)


def found(text: str, *accounts: Searched) -> list[str]:
    hits = list(NameSearch().hits(text, accounts, Cancel()))
    assert all(isinstance(hit, Hit) for hit in hits), hits
    return [str(hit.place) for hit in hits if isinstance(hit, Hit)]


def test_a_word_finds_containers_and_the_first_level(searched: Searched) -> None:
    assert found("ras", searched) == ["rasters"]
    assert found("COG", searched) == []
    assert found("cog", searched)[:2] == ["public/cog.tif", "rasters/cog.tif"]
    assert found("twin", searched) == ["twins"]
    assert found("202", searched) == ["scenes/2024/", "scenes/2025/"]
    assert len([name for name in found("row", searched) if name.startswith("many/")]) == HITS_EACH


def test_nothing_typed_lists_the_containers(searched: Searched, cloud: CloudHandle) -> None:
    since = cloud.mark()
    assert "scenes" in found("", searched)
    assert len(cloud.requests(since)) == 1


def test_a_prefix_in_a_container(searched: Searched) -> None:
    assert found("rasters/mosaic_cog", searched) == [f"rasters/mosaic_cog{number}.tif" for number in (1, 2, 3)]
    assert "scenes/2024/06/mosaic_cog1.tif" in found("scenes/2024/06/", searched)
    assert len(found("many/row-0000", searched)) == MOST_HITS
    # The container's name may be cut short.
    assert "rasters/cog.tif" in found("ras/cog", searched)


def test_containers_are_listed_once(searched: Searched, cloud: CloudHandle) -> None:
    search = NameSearch()
    list(search.hits("rasters/c", [searched], Cancel()))
    since = cloud.mark()
    list(search.hits("rasters/co", [searched], Cancel()))
    assert len(cloud.requests(since)) == 1


def test_what_was_called_off_asks_for_nothing(searched: Searched, cloud: CloudHandle) -> None:
    cancel = Cancel()
    hits = NameSearch().hits("cog", [searched], cancel)
    next(hits)
    since = cloud.mark()
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(hits)
    assert cloud.requests(since) == []


def test_an_error_is_said_and_the_other_account_is_searched(searched: Searched) -> None:
    class Broken:
        def containers(self, cancel: Cancel) -> list[object]:
            raise NotFound(what="the account")

    broken = Searched("x", "Broken", Broken())  # type: ignore[arg-type]
    first, *others = NameSearch().hits("ras", [broken, searched], Cancel())
    assert isinstance(first, UserError)
    assert [hit.place for hit in others if isinstance(hit, Hit)] == [Place(KEY, "rasters")]


class Bar:
    """The locator bar without its widget."""

    def __init__(self, desk: Desk) -> None:
        self.shown: list[str] = []
        self.typed: list[str] = []
        self.filter = SwiftLocator(desk.workplace, lambda: self.shown.append("panel"), self.typed.append)
        self.locator = QgsLocator()
        self.locator.registerFilter(self.filter)
        self.locator.foundResult.connect(self._found)
        self.results: list[QgsLocatorResult] = []
        self.qtbot = desk.qtbot

    def _found(self, result: QgsLocatorResult) -> None:
        # What is handed over here lives no longer than this call.
        copy = QgsLocatorResult()
        copy.displayString, copy.description = result.displayString, result.description
        copy.setUserData(result.userData)
        copy.actions = result.actions
        self.results.append(copy)

    def begin(self, text: str) -> None:
        # The locator does not keep it.
        self.feedback = QgsFeedback()
        self.results = []
        self.locator.fetchResults(text, QgsLocatorContext(), self.feedback)

    def search(self, text: str) -> list[str]:
        """Return the names of the results."""
        with self.qtbot.waitSignal(self.locator.finished, timeout=30000):
            self.begin(text)
        return [result.displayString for result in self.results]

    def result(self, name: str) -> QgsLocatorResult:
        return next(result for result in self.results if result.displayString == name)


@pytest.fixture
def bar(desk: Desk) -> Bar:
    return Bar(desk)


def connect(desk: Desk, cloud: CloudHandle) -> None:
    with desk.qtbot.waitSignal(desk.accounts.connected, timeout=30000):
        desk.accounts.connect_login(login_of(cloud), KEY)


def test_not_connected(bar: Bar) -> None:
    assert bar.search("swift cog") == ["Not connected: press Enter to connect in the Swift panel"]
    bar.filter.triggerResult(bar.results[0])
    assert bar.shown == ["panel"]


def test_only_with_its_prefix(bar: Bar, desk: Desk, cloud: CloudHandle) -> None:
    connect(desk, cloud)
    since = cloud.mark()
    assert bar.search("rasters") == []
    assert cloud.requests(since) == []


def test_enter_adds_an_object(bar: Bar, desk: Desk, cloud: CloudHandle, project: QgsProject) -> None:
    connect(desk, cloud)
    assert bar.search("swift rasters/cog_s") == ["cog_scale.tif"]
    result = bar.result("cog_scale.tif")
    assert result.description.startswith("astrid › rasters (")
    bar.filter.triggerResult(result)
    desk.settle()
    assert [layer.name() for layer in project.mapLayers().values()] == ["cog_scale"]


def test_enter_looks_into_a_container_and_its_action_adds_all(
    bar: Bar, desk: Desk, cloud: CloudHandle, project: QgsProject
) -> None:
    connect(desk, cloud)
    assert bar.search("swift scenes/2024/06")[:1] == ["2024/06/mosaic_cog1.tif"]
    assert "2024/" in bar.search("swift 2024")
    result = bar.result("2024/")
    bar.filter.triggerResult(result)
    assert bar.typed == ["swift scenes/2024/"]
    (action,) = result.actions
    assert action.text == "Add as Group"
    bar.filter.triggerResultFromAction(result, action.id)
    desk.settle()
    assert sorted(layer.name() for layer in project.mapLayers().values()) == ["mosaic_cog1", "mosaic_cog2"]


def test_it_may_be_taken_out_while_it_searches(
    bar: Bar, desk: Desk, cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    connect(desk, cloud)
    began: list[str] = []
    hits: Callable[..., object] = NameSearch.hits

    def slow(self: NameSearch, text: str, accounts: object, cancel: Cancel) -> object:
        began.append(text)
        cancel.wait(20)
        return hits(self, text, accounts, cancel)

    monkeypatch.setattr(NameSearch, "hits", slow)
    bar.begin("swift cog")
    qtbot.waitUntil(lambda: began == ["cog"], timeout=10000)
    bar.locator.deregisterFilter(bar.filter)
    assert not bar.locator.isRunning()
