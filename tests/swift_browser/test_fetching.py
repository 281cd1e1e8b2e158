"""Objects as files, several at a time; what broke off is gone on with."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import boxes
import pytest
from boxes import swiftclient
from cloud.handle import CloudHandle
from conftest import DATA, login_of
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.auth.errors import Cancelled
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import store as store_module
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.download import ContentsDamaged, FileExists, FileNotWritten, Item
from swift_cog_browser.swift_browser.errors import NotFound, StoreBusy
from swift_cog_browser.swift_browser.fetching import Fetching
from swift_cog_browser.swift_browser.limits import Limits
from swift_cog_browser.swift_browser.manifest_reader import ManifestReader
from swift_cog_browser.swift_browser.object_writer import ObjectWriter
from swift_cog_browser.swift_browser.upload import Upload, Work, upload_all

RASTER = DATA / "cog.tif"
CONTENTS = RASTER.read_bytes()
ETAG = hashlib.md5(CONTENTS).hexdigest()
BOX = "fetched"


@pytest.fixture
def session(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> Iterator[AccountSession]:
    monkeypatch.setattr(store_module, "FIRST_PAUSE", 0.02)
    session = AccountSession(login_of(cloud))
    session.open()
    yield session
    for container in (BOX, f"{BOX}_segments"):
        boxes.remove_container(session, container)
    session.close()


@pytest.fixture
def store(session: AccountSession) -> ManifestReader:
    return ManifestReader(session)


class Counted:
    def __init__(self, store: ManifestReader) -> None:
        self.came = self.spared = 0
        self.cancel = Cancel()
        self.fetching = Fetching(store, self.cancel, self._came, self._spared)
        self.cancel_after = 1 << 60

    def _came(self, amount: int) -> None:
        self.came += amount
        if self.came >= self.cancel_after:
            self.cancel.cancel()

    def _spared(self, amount: int) -> None:
        self.spared += amount


def one(folder: Path, name: str = "cog.tif", container: str = "rasters", *, replace: bool = False) -> Item:
    return Item(container, name, None, folder / "new" / "here.tif", replace)


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*") if each.is_file())


def put(session: AccountSession, name: str, contents: bytes, **options: object) -> None:
    token = session.current
    target = (token.storage_url, token.value, BOX)
    swiftclient.client.put_container(*target)
    swiftclient.client.put_object(*target, name, contents, **options)


def large(session: AccountSession, name: str = "large.tif") -> None:
    put(session, "other", b"other")
    upload = Upload(RASTER, BOX, name, segment_size=250_000)
    upload_all([upload], Work(ObjectWriter(session), Limits(), Cancel()))


def test_one(store: ManifestReader, tmp_path: Path) -> None:
    counted = Counted(store)
    (done,) = counted.fetching.fetch_all([one(tmp_path)])
    assert (done.size, done.unchanged, done.checked) == (len(CONTENTS), False, True)
    assert (tmp_path / "new" / "here.tif").read_bytes() == CONTENTS
    assert counted.came == len(CONTENTS)
    assert left(tmp_path) == ["here.tif"]


def test_what_is_there_and_right_is_not_read_again(
    store: ManifestReader, session: AccountSession, tmp_path: Path, cloud: CloudHandle
) -> None:
    large(session)
    for item in (one(tmp_path), one(tmp_path / "large", "large.tif", BOX)):
        Counted(store).fetching.fetch_all([item])
        mark, counted = cloud.mark(), Counted(store)
        (done,) = counted.fetching.fetch_all([item])
        assert done.unchanged
        assert (counted.came, counted.spared) == (0, len(CONTENTS))
        gets = [each for each in cloud.requests(mark) if each.method == "GET" and "multipart" not in each.path]
        assert gets == []


def test_another_file_is_replaced_only_when_asked(store: ManifestReader, tmp_path: Path) -> None:
    item = one(tmp_path)
    item.file.parent.mkdir()
    item.file.write_bytes(b"somebody's own")
    with pytest.raises(FileExists):
        Counted(store).fetching.fetch_all([item])
    assert item.file.read_bytes() == b"somebody's own"
    Counted(store).fetching.fetch_all([replace(item, replace=True)])
    assert item.file.read_bytes() == CONTENTS
    assert left(tmp_path) == ["here.tif"]


@contextmanager
def broken_off(session: AccountSession, cloud: CloudHandle) -> Iterator[ScriptedServer]:
    """Lead the requests to a server that breaks off after 300,000 bytes and is busy from then on."""
    before = session.current
    cut = Answer(200, CONTENTS, {"ETag": ETAG}, cut_after=300_000)
    # What has come is worth as many attempts again.
    busy = [Answer(503)] * (2 * store_module.ATTEMPTS - 1)
    with ScriptedServer(cloud.plan.swift_url, [cut, *busy]) as server:
        path = before.storage_url[len(cloud.plan.swift_url) :]
        session._token = replace(before, storage_url=server.url + path)
        try:
            yield server
        finally:
            session._token = before


def test_what_broke_off_is_gone_on_with(
    store: ManifestReader, session: AccountSession, cloud: CloudHandle, tmp_path: Path
) -> None:
    """Perhaps in another QGIS: only the disk knows."""
    with broken_off(session, cloud), pytest.raises(StoreBusy):
        Counted(store).fetching.fetch_all([one(tmp_path)])
    (part,) = left(tmp_path)
    assert part.endswith(".part")
    counted = Counted(store)
    counted.fetching.fetch_all([one(tmp_path)])
    assert counted.spared == 300_000
    assert counted.came == len(CONTENTS) - 300_000
    assert (tmp_path / "new" / "here.tif").read_bytes() == CONTENTS
    assert left(tmp_path) == ["here.tif"]


def test_what_has_come_of_an_object_that_was_replaced_is_of_no_use(
    store: ManifestReader, session: AccountSession, cloud: CloudHandle, tmp_path: Path
) -> None:
    put(session, "cog.tif", CONTENTS)
    item = one(tmp_path, container=BOX)
    with broken_off(session, cloud), pytest.raises(StoreBusy):
        Counted(store).fetching.fetch_all([item])
    put(session, "cog.tif", CONTENTS[::-1])
    counted = Counted(store)
    counted.fetching.fetch_all([item])
    assert (counted.came, counted.spared) == (len(CONTENTS), 0)
    assert item.file.read_bytes() == CONTENTS[::-1]
    assert left(tmp_path) == ["here.tif"]


def test_a_beginning_that_is_damaged_is_found_out(
    store: ManifestReader, session: AccountSession, cloud: CloudHandle, tmp_path: Path
) -> None:
    with broken_off(session, cloud), pytest.raises(StoreBusy):
        Counted(store).fetching.fetch_all([one(tmp_path)])
    (part,) = (tmp_path / "new").iterdir()
    part.write_bytes(bytes(300_000))
    with pytest.raises(ContentsDamaged):
        Counted(store).fetching.fetch_all([one(tmp_path)])
    assert left(tmp_path) == []


def test_a_large_object_is_checked_by_its_segments(
    store: ManifestReader, session: AccountSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large(session)
    item = one(tmp_path, "large.tif", BOX)
    (done,) = Counted(store).fetching.fetch_all([item])
    assert done.checked
    assert item.file.read_bytes() == CONTENTS
    item.file.unlink()
    monkeypatch.setattr(store, "checksums", lambda *_arguments: [(len(CONTENTS), "0" * 32)])
    with pytest.raises(ContentsDamaged):
        Counted(store).fetching.fetch_all([item])
    assert left(tmp_path) == []


def test_a_dynamic_large_object_is_checked_too(store: ManifestReader, session: AccountSession, tmp_path: Path) -> None:
    for number, start in enumerate(range(0, len(CONTENTS), 300_000)):
        put(session, f"parts/{number}", CONTENTS[start : start + 300_000])
    put(session, "dynamic.tif", b"", headers={"X-Object-Manifest": f"{BOX}/parts/"})
    (done,) = Counted(store).fetching.fetch_all([one(tmp_path, "dynamic.tif", BOX)])
    assert done.checked
    assert done.size == len(CONTENTS)


def test_called_off(store: ManifestReader, tmp_path: Path) -> None:
    counted = Counted(store)
    counted.cancel_after = 1
    with pytest.raises(Cancelled):
        counted.fetching.fetch_all([one(tmp_path)])
    deadline = time.monotonic() + 10
    while left(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert left(tmp_path) == []


def test_several_side_by_side(store: ManifestReader, tmp_path: Path) -> None:
    files = sorted(DATA.glob("*.tif"))
    items = [Item("rasters", file.name, None, tmp_path / file.name) for file in files]
    assert [each.item for each in Counted(store).fetching.fetch_all(items)] == items
    assert [(tmp_path / file.name).read_bytes() for file in files] == [file.read_bytes() for file in files]


def test_one_that_fails_leaves_the_others(store: ManifestReader, tmp_path: Path) -> None:
    items = [one(tmp_path), Item("rasters", "none.tif", None, tmp_path / "none.tif")]
    with pytest.raises(NotFound, match=r"rasters/none\.tif does not exist"):
        Counted(store).fetching.fetch_all(items)
    assert "none.tif" not in left(tmp_path)


def test_a_disk_that_refuses(store: ManifestReader, tmp_path: Path) -> None:
    item = Item("rasters", "cog.tif", None, tmp_path / ("x" * 300))
    with pytest.raises(FileNotWritten, match="File name too long"):
        Counted(store).fetching.fetch_all([item])
