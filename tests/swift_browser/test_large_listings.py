"""Large pages of listings: asked for where many rows are wanted, and not where a server refuses them."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from cloud.handle import CloudHandle
from conftest import Through
from real_qgis.desk import Desk
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.swift_browser.errors import StoreFailed

TOO_MANY = Answer(412, b"Maximum limit is 1000")
LARGE = 10_000


def asked(paths: list[str], name: str) -> list[str]:
    """Return what one part of the query of each request was."""
    return [parse_qs(urlsplit(path).query).get(name, [""])[0] for path in paths]


def listings_of(container: str, cloud: CloudHandle, mark: int) -> list[str]:
    """Return the paths of a container's listings since a mark. What connecting asked may be logged only now."""
    found = [request for request in cloud.requests(mark) if request.method == "GET"]
    return [request.path for request in found if f"/{container}?" in request.path]


def test_a_server_that_gives_no_more_than_a_thousand(cloud: CloudHandle, through: Through) -> None:
    with ScriptedServer(cloud.plan.swift_url, [TOO_MANY]) as server:
        store = through(server)
        assert len(store.objects("many", limit=LARGE)) == 1000
        assert len(store.objects("many", marker="row-000999.tif", limit=LARGE)) == 1000
        # It is not asked for more a second time.
        assert asked([path for _method, path, _token in server.seen], "limit") == ["10000", "1000", "1000"]


def test_what_is_refused_for_another_reason(cloud: CloudHandle, through: Through) -> None:
    with ScriptedServer(cloud.plan.swift_url, [TOO_MANY] * 9) as server:
        with pytest.raises(StoreFailed, match="the container many"):
            through(server).objects("many", limit=LARGE)
        assert len(server.seen) == 2


def test_the_last_name_is_told_before_the_rows_are_looked_at(cloud: CloudHandle, through: Through) -> None:
    told: list[str] = []
    body = json.dumps([{"name": "a"}, {"subdir": "b/"}]).encode()
    for answer in (Answer(200, body), Answer(200, b"[]"), Answer(200, b'["a"]')):
        with ScriptedServer(cloud.plan.swift_url, [answer]) as server:
            try:
                through(server).objects("many", tell_last=told.append)
            except Exception as error:
                assert type(error).__name__ == "MalformedListing"
    assert told == ["b/"]


def test_the_pages_that_the_dock_asks_for(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    mark = cloud.mark()
    desk.view.expand(desk.row("many"))
    desk.settle()
    names = desk.names(desk.row("many"))
    assert (len(names), names[-1]) == (1002, "Load all…")
    desk.view.activated.emit(desk.row("many", "Load all…"))
    desk.settle()
    paths = listings_of("many", cloud, mark)
    assert asked(paths, "limit") == ["200", "800", "10000", "10000"]
    assert asked(paths, "marker") == ["", "row-000199.tif", "row-000999.tif", "row-002499.tif"]


def test_a_search_is_the_servers(desk: Desk, cloud: CloudHandle) -> None:
    """What is looked for was not listed, and nothing but it is."""
    desk.connect(cloud)
    mark = cloud.mark()
    model = desk.view.model()
    model.search(model.number_of(desk.row("many")), "row-0024")
    desk.settle()
    paths = listings_of("many", cloud, mark)
    assert set(asked(paths, "prefix")) == {"row-0024"}
    assert len(desk.names(model.search_index)) == 100
