"""Every operation with every fault: the right result or one clear sentence, in bounded time; then all is well again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from cloud.false_listings import FALSE_LISTINGS, HARMLESS
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from conftest import DATA, login_of
from scripted_server import ScriptedServer
from swift_cog_browser.auth.errors import Cancelled, ServerOutOfReach, ServerSlow, UserError
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import errors, header_errors, http_connections, web_files
from swift_cog_browser.swift_browser import store as store_module
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.download import ContentsDamaged, download, items_under
from swift_cog_browser.swift_browser.listing import all_containers, all_objects
from swift_cog_browser.swift_browser.object_details import DetailsReader
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.store import ATTEMPTS, ObjectStore

OBJECT = "cog.tif"
BOTH = ("GET", "HEAD")
BOUND = 0.4  # seconds, in place of two minutes


def containers(store: ObjectStore, _folder: Path) -> Any:
    return list(all_containers(store))


def objects(store: ObjectStore, _folder: Path) -> Any:
    return list(all_objects(store, "rasters"))


def pseudo_folders(store: ObjectStore, _folder: Path) -> Any:
    return list(all_objects(store, "names", delimiter="/"))


def details(store: ObjectStore, _folder: Path) -> Any:
    return replace(DetailsReader(store).read("rasters", OBJECT, Cancel.here()), ranges=None)


def thumbnail(store: ObjectStore, _folder: Path) -> Any:
    reader = DetailsReader(store)
    return reader.thumbnail(reader.read("rasters", OBJECT, Cancel.here()), Cancel.here()).pixels


def a_download(store: ObjectStore, folder: Path) -> Any:
    taken: set[str] = set()
    items = items_under(store, Place("", "rasters", OBJECT), folder, taken, Cancel.here())
    try:
        (file,) = download(store, items, Cancel.here())
        contents = file.read_bytes()
        file.unlink()
    finally:
        # Neither half a file nor one of another name.
        assert list(folder.iterdir()) == []
    assert contents == (DATA / OBJECT).read_bytes()
    return contents


LISTINGS = [containers, objects, pseudo_folders]
READINGS = [details, thumbnail, a_download]
Operation = Callable[[ObjectStore, Path], Any]

REFUSALS = {
    401: errors.TokenRefused,
    403: errors.AccessDenied,
    404: errors.NotFound,
    **dict.fromkeys((408, 429, 498, 502, 503, 504), errors.StoreBusy),
    500: errors.StoreFailed,
    507: errors.StoreFailed,
}
# What breaks off, and what takes for ever.
BROKEN = ("cut", "drop")
SLOW = ("silent", "still", "trickle")


@pytest.fixture(scope="module")
def way(cloud: CloudHandle) -> Iterator[FaultyWay]:
    with FaultyWay(cloud.plan.swift_url) as way:
        yield way


@pytest.fixture(scope="module")
def session(cloud: CloudHandle, way: FaultyWay) -> AccountSession:
    """One that stays on this way when it is renewed."""
    login = login_of(cloud)
    real = AccountSession(login).open().storage_url
    session = AccountSession(replace(login, storage_url=way.through(real)))
    session.open()
    return session


@pytest.fixture
def store(session: AccountSession, way: FaultyWay, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectStore]:
    monkeypatch.setattr(store_module, "FIRST_PAUSE", 0.005)
    monkeypatch.setattr(http_connections, "DONE_WITHIN", BOUND)
    store = ObjectStore(session)
    yield store
    way.fail(None)
    way.cap = 0
    store.close()


def outcome(operation: Operation, store: ObjectStore, folder: Path) -> Any:
    """Return what comes of it: a result or an error for a person, nothing else."""
    try:
        return operation(store, folder)
    except UserError as error:
        told = f"{error} {error.details}"
        assert str(error).endswith((".", "?"))
        assert store._session.current.value not in told
        assert "<html>" not in told
        return error


def expect_well(operation: Operation, store: ObjectStore, folder: Path, way: FaultyWay) -> Any:
    way.fail(None)
    way.seen.clear()
    return operation(store, folder)


def expect_failure(
    operation: Operation, fault: Fault, expected: Any, store: ObjectStore, folder: Path, way: FaultyWay
) -> UserError:
    """Fail, in few requests; and be well as soon as the fault is over."""
    before = expect_well(operation, store, folder, way)
    requests = len(way.seen)
    way.seen.clear()
    way.fail(fault)
    found = outcome(operation, store, folder)
    assert isinstance(found, expected), found
    assert way.spoilt
    assert len(way.seen) <= requests + ATTEMPTS
    assert expect_well(operation, store, folder, way) == before
    return found


@pytest.mark.parametrize("operation", [*LISTINGS, *READINGS])
@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal(operation: Operation, status: int, store: ObjectStore, tmp_path: Path, way: FaultyWay) -> None:
    expect_failure(operation, Fault(status, methods=BOTH), REFUSALS[status], store, tmp_path, way)


@pytest.mark.parametrize("operation", [*LISTINGS, details, thumbnail])
@pytest.mark.parametrize("body", BROKEN)
def test_a_broken_answer(operation: Operation, body: str, store: ObjectStore, tmp_path: Path, way: FaultyWay) -> None:
    found = expect_failure(operation, Fault(body=body), ServerOutOfReach, store, tmp_path, way)
    assert not isinstance(found, ServerSlow)


def test_a_download_is_read_on_after_each_cut(store: ObjectStore, tmp_path: Path, way: FaultyWay) -> None:
    before = expect_well(a_download, store, tmp_path, way)
    way.fail(Fault(body="cut", times=3 * ATTEMPTS))
    assert a_download(store, tmp_path) == before
    assert way.spoilt == 3 * ATTEMPTS
    expect_failure(a_download, Fault(body="drop"), ServerOutOfReach, store, tmp_path, way)


@pytest.mark.parametrize("operation", [*LISTINGS, *READINGS])
@pytest.mark.parametrize("body", SLOW)
def test_an_answer_that_never_ends(
    operation: Operation, body: str, store: ObjectStore, tmp_path: Path, way: FaultyWay
) -> None:
    """Nobody waits for it twice."""
    before = expect_well(operation, store, tmp_path, way)
    requests = len(way.seen)
    way.seen.clear()
    way.fail(Fault(body=body))
    assert isinstance(outcome(operation, store, tmp_path), ServerSlow)
    # A download is read on as long as a good deal of it comes.
    assert len(way.seen) <= requests + (body == "still" and operation is a_download) * 4
    assert expect_well(operation, store, tmp_path, way) == before


@pytest.mark.parametrize("operation", [*LISTINGS, *READINGS])
@pytest.mark.parametrize(
    "fault",
    [*(Fault(status, methods=BOTH, times=2) for status in (429, 498, 500, 504)), Fault(body="cut", times=2)],
    ids=lambda fault: str(fault.status or fault.body),
)
def test_what_heals(operation: Operation, fault: Fault, store: ObjectStore, tmp_path: Path, way: FaultyWay) -> None:
    before = expect_well(operation, store, tmp_path, way)
    way.fail(fault)
    assert operation(store, tmp_path) == before
    assert way.spoilt == 2


@pytest.mark.parametrize("operation", [*LISTINGS, *READINGS])
def test_a_token_that_is_refused_once(operation: Operation, store: ObjectStore, tmp_path: Path, way: FaultyWay) -> None:
    before = expect_well(operation, store, tmp_path, way)
    token = store._session.current
    way.fail(Fault(401, methods=BOTH, times=1))
    assert operation(store, tmp_path) == before
    assert store._session.current != token


@pytest.mark.parametrize("operation", LISTINGS)
@pytest.mark.parametrize("name", [*(set(FALSE_LISTINGS) - set(HARMLESS)), "short", "empty", "page"])
def test_what_is_no_listing(
    operation: Operation, name: str, store: ObjectStore, tmp_path: Path, way: FaultyWay
) -> None:
    expect_failure(operation, Fault(body=name), errors.MalformedListing, store, tmp_path, way)


@pytest.mark.parametrize("operation", LISTINGS)
@pytest.mark.parametrize("name", HARMLESS)
@pytest.mark.parametrize("cap", [0, 3])
def test_rows_in_disorder(
    operation: Operation, name: str, cap: int, store: ObjectStore, tmp_path: Path, way: FaultyWay
) -> None:
    """Each is shown once, in order, none is left out, however short the pages are."""
    before = expect_well(operation, store, tmp_path, way)
    way.cap = cap
    way.fail(Fault(body=name))
    way.seen.clear()
    assert operation(store, tmp_path) == before
    assert way.spoilt
    assert len(way.seen) > 2 or not cap


@pytest.mark.parametrize("operation", [*LISTINGS, *READINGS])
@pytest.mark.parametrize("body", SLOW)
def test_called_off_while_it_waits(
    operation: Operation, body: str, store: ObjectStore, tmp_path: Path, way: FaultyWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only between two attempts; by what calls off the job that the thread works at."""
    monkeypatch.setattr(http_connections, "DONE_WITHIN", 10_000)
    before = expect_well(operation, store, tmp_path, way)
    way.fail(Fault(body=body, methods=BOTH if body == "silent" else ("GET",)))
    cancel = Cancel()
    canceller = threading.Thread(target=lambda: (way.wait_for_fault(), cancel.cancel()))
    canceller.start()
    with cancel.governing():
        assert isinstance(outcome(operation, store, tmp_path), Cancelled)
    canceller.join()
    assert expect_well(operation, store, tmp_path, way) == before


@pytest.mark.parametrize("operation", LISTINGS)
def test_a_listing_that_goes_round(operation: Operation, store: ObjectStore, tmp_path: Path, way: FaultyWay) -> None:
    """A cache that does not look at the marker gives the first page for ever."""
    way.cap = 2
    way.forgets_markers = True
    try:
        found = outcome(operation, store, tmp_path)
    finally:
        way.forgets_markers = False
    assert isinstance(found, errors.ListingStuck)


@pytest.mark.parametrize("operation", LISTINGS)
def test_a_listing_without_end(
    operation: Operation, store: ObjectStore, tmp_path: Path, way: FaultyWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read up to a limit, and not again."""
    monkeypatch.setattr(http_connections, "LONGEST_LISTING", 100_000)
    monkeypatch.setattr(http_connections, "DONE_WITHIN", 30)
    expect_failure(operation, Fault(body="endless"), errors.EndlessAnswer, store, tmp_path, way)


@pytest.mark.parametrize("operation", READINGS)
@pytest.mark.parametrize("methods", [("GET",), ("HEAD",), BOTH])
def test_a_page_for_an_object(
    operation: Operation, methods: tuple[str, ...], store: ObjectStore, tmp_path: Path, way: FaultyWay
) -> None:
    if operation is a_download and methods == ("HEAD",):
        return
    expected = (errors.NotAnObject, header_errors.RangeNotServed)
    expect_failure(operation, Fault(body="page", methods=methods), expected, store, tmp_path, way)


@pytest.mark.parametrize("body", ["short", "empty", "endless"])
@pytest.mark.parametrize("operation", READINGS)
def test_an_object_of_another_length(
    operation: Operation, body: str, store: ObjectStore, tmp_path: Path, way: FaultyWay
) -> None:
    damaged = (ServerOutOfReach, header_errors.RangeNotServed, ContentsDamaged, errors.EndlessAnswer)
    expect_failure(operation, Fault(body=body), damaged, store, tmp_path, way)


@pytest.mark.parametrize("operation", [*LISTINGS, *READINGS])
@pytest.mark.parametrize("status", [302, 307])
def test_a_redirect_to_another_host(
    operation: Operation, status: int, store: ObjectStore, tmp_path: Path, way: FaultyWay, cloud: CloudHandle
) -> None:
    with ScriptedServer(cloud.plan.swift_url) as thief:
        away = {"Location": f"{thief.url}/v1/AUTH_x/stolen"}
        fault = Fault(status, headers=away, methods=BOTH)
        expect_failure(operation, fault, errors.StoreRedirects, store, tmp_path, way)
        assert thief.seen == []


def in_an_hour() -> str:
    return formatdate(time.time() + 3600, usegmt=True)


@pytest.mark.parametrize("asked", ["3600", in_an_hour()], ids=["seconds", "date"])
def test_a_server_that_wants_an_hour(asked: str, store: ObjectStore, tmp_path: Path, way: FaultyWay) -> None:
    """Nobody waits for so long, and nobody asks before."""
    way.fail(Fault(503, headers={"Retry-After": asked}))
    way.seen.clear()
    assert isinstance(outcome(objects, store, tmp_path), errors.StoreBusy)
    assert len(way.seen) == 1


@pytest.mark.parametrize("asked", ["0", formatdate(0, usegmt=True), "soon", "-5", "²"])
def test_a_server_that_asks_for_nothing(asked: str, store: ObjectStore, tmp_path: Path, way: FaultyWay) -> None:
    way.fail(Fault(429, headers={"Retry-After": asked.encode().decode("latin-1")}, times=2))
    assert outcome(objects, store, tmp_path)
    assert way.spoilt == 2


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(403, methods=BOTH), errors.NotPublic),
        (Fault(404, methods=BOTH), errors.NotFound),
        (Fault(503, methods=BOTH), errors.StoreBusy),
        (Fault(body="drop", methods=BOTH), ServerOutOfReach),
        (Fault(body="silent", methods=BOTH), ServerSlow),
    ],
    ids=lambda value: str(value.status or value.body) if isinstance(value, Fault) else "",
)
def test_a_file_on_a_web_server(
    store: ObjectStore, way: FaultyWay, monkeypatch: pytest.MonkeyPatch, fault: Fault, error: type[UserError]
) -> None:
    monkeypatch.setattr(web_files, "DONE_WITHIN", BOUND)
    address = f"{store._session.current.storage_url}/public/cog.tif"
    web_files.look_at(address, store._session.network)
    way.fail(fault)
    with pytest.raises(error):
        web_files.look_at(address, store._session.network)
    assert way.spoilt == 1
    way.fail(None)
    web_files.look_at(address, store._session.network)
