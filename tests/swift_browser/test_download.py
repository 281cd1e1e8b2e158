"""Objects as files: whole or not at all, and nothing that was there before is lost."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import DATA, login_of
from hypothesis import example, given
from hypothesis import strategies as st
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.auth.errors import Cancelled, ServerOutOfReach
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import download as module
from swift_cog_browser.swift_browser import store as store_module
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.download import (
    ContentsDamaged,
    DiskFull,
    FileExists,
    FileNotWritten,
    Item,
    MayNotWrite,
    Progress,
    download,
    existing,
    free_file,
    items_under,
    safe_name,
)
from swift_cog_browser.swift_browser.errors import NotFound
from swift_cog_browser.swift_browser.header_errors import ObjectReplaced
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.store import ObjectStore

RASTER = (DATA / "cog.tif").read_bytes()
ETAG = hashlib.md5(RASTER).hexdigest()


@pytest.fixture
def session(cloud: CloudHandle) -> Iterator[AccountSession]:
    session = AccountSession(login_of(cloud))
    session.open()
    yield session
    session.close()


@pytest.fixture
def store(session: AccountSession) -> ObjectStore:
    return ObjectStore(session)


def through(server: ScriptedServer, session: AccountSession, cloud: CloudHandle) -> ObjectStore:
    """Have the requests of a session go to a scripted server."""
    token = session.current
    session._token = replace(token, storage_url=server.url + token.storage_url[len(cloud.plan.swift_url) :])
    return ObjectStore(session)


def cut(at: int, contents: bytes = RASTER, etag: str = ETAG) -> Answer:
    return Answer(200, contents, {"ETag": etag}, cut_after=at)


def one(folder: Path, name: str = "cog.tif", container: str = "rasters") -> list[Item]:
    return [Item(container, name, None, folder / "here.tif")]


def test_one_object(store: ObjectStore, tmp_path: Path) -> None:
    seen: list[Progress] = []
    (file,) = download(store, one(tmp_path / "new" / "folder"), Cancel(), seen.append)
    assert file.read_bytes() == RASTER
    assert [each.name for each in file.parent.iterdir()] == ["here.tif"]
    assert (seen[0].done, seen[0].total) == (0, len(RASTER))
    assert (seen[-1].done, seen[-1].total, seen[-1].number, seen[-1].count) == (len(RASTER), len(RASTER), 1, 1)


def test_a_whole_container_with_its_pseudo_folders(store: ObjectStore, tmp_path: Path) -> None:
    items = items_under(store, Place("", "scenes", ""), tmp_path, set(), Cancel())
    download(store, items, Cancel())
    files = sorted(str(each.relative_to(tmp_path)) for each in tmp_path.rglob("*") if each.is_file())
    assert files == [
        "scenes/2024/06/mosaic_cog1.tif",
        "scenes/2024/07/mosaic_cog2.tif",
        "scenes/2025/mosaic_cog3.tif",
        "scenes/index.tif",
    ]
    assert (tmp_path / files[2]).read_bytes() == (DATA / "mosaic_cog3.tif").read_bytes()


def test_a_pseudo_folder_comes_under_its_own_name(store: ObjectStore, tmp_path: Path) -> None:
    items = items_under(store, Place("", "scenes", "2024/06/"), tmp_path, set(), Cancel())
    assert [(item.name, item.file) for item in items] == [
        ("2024/06/mosaic_cog1.tif", tmp_path / "06" / "mosaic_cog1.tif")
    ]


def test_odd_names(store: ObjectStore, tmp_path: Path) -> None:
    items = items_under(store, Place("", "names", ""), tmp_path, set(), Cancel())
    download(store, items, Cancel())
    for item in items:
        assert item.file.read_bytes() == (DATA / "cog_scale.tif").read_bytes()
    assert (tmp_path / "names" / "été" / "î.tif").is_file()
    assert (tmp_path / "names" / "100%25.tif").is_file()
    assert (tmp_path / "names" / "a" / "b.tif").is_file()


def test_after_a_cut_it_is_read_on(cloud: CloudHandle, session: AccountSession, tmp_path: Path) -> None:
    with ScriptedServer(cloud.plan.swift_url, [cut(300_000)]) as server:
        (file,) = download(through(server, session, cloud), one(tmp_path), Cancel())
        assert server.asked == ["Range: bytes=300000-", f'If-Match: "{ETAG}"']
    assert file.read_bytes() == RASTER


def test_many_cuts_are_no_more_than_one(
    cloud: CloudHandle, session: AccountSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each answer brings some more: it is not given up after four."""
    monkeypatch.setattr(store_module, "FIRST_PAUSE", 0.01)
    parts = [(start, min(start + 90_000, len(RASTER))) for start in range(0, len(RASTER), 90_000)]
    script = [
        Answer(206 if start else 200, RASTER[start:], {"ETag": ETAG}, cut_after=end - start) for start, end in parts
    ]
    assert len(script) > 8
    with ScriptedServer(cloud.plan.swift_url, script) as server:
        (file,) = download(through(server, session, cloud), one(tmp_path), Cancel())
    assert file.read_bytes() == RASTER


def test_a_server_without_ranges_begins_anew(cloud: CloudHandle, session: AccountSession, tmp_path: Path) -> None:
    script = [cut(300_000), Answer(200, RASTER, {"ETag": ETAG})]
    with ScriptedServer(cloud.plan.swift_url, script) as server:
        (file,) = download(through(server, session, cloud), one(tmp_path), Cancel())
    assert file.read_bytes() == RASTER


def test_replaced_between_two_parts(cloud: CloudHandle, session: AccountSession, tmp_path: Path) -> None:
    """The real server answers the range: its object is not the one that began."""
    with ScriptedServer(cloud.plan.swift_url, [cut(1000, b"x" * 5000, "0" * 32)]) as server:
        with pytest.raises(ObjectReplaced, match=r"rasters/cog\.tif"):
            download(through(server, session, cloud), one(tmp_path), Cancel())
    assert list(tmp_path.iterdir()) == []


def test_nothing_more_comes(
    cloud: CloudHandle, session: AccountSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "FIRST_PAUSE", 0.01)
    with ScriptedServer(cloud.plan.swift_url, [cut(1000), *[Answer(206, b"x" * 9, cut_after=0)] * 8]) as server:
        with pytest.raises(ServerOutOfReach):
            download(through(server, session, cloud), one(tmp_path), Cancel())
        assert len(server.seen) <= 8
    assert list(tmp_path.iterdir()) == []


def test_damaged_on_the_way(cloud: CloudHandle, session: AccountSession, tmp_path: Path) -> None:
    with ScriptedServer(cloud.plan.swift_url, [Answer(200, RASTER[::-1], {"ETag": ETAG})]) as server:
        with pytest.raises(ContentsDamaged):
            download(through(server, session, cloud), one(tmp_path), Cancel())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("large", ["X-Static-Large-Object", "X-Object-Manifest"])
def test_the_etag_of_a_large_object_is_no_md5(
    cloud: CloudHandle, session: AccountSession, tmp_path: Path, large: str
) -> None:
    with ScriptedServer(cloud.plan.swift_url, [Answer(200, RASTER, {"ETag": "0" * 32, large: "True"})]) as server:
        (file,) = download(through(server, session, cloud), one(tmp_path), Cancel())
    assert file.read_bytes() == RASTER


def test_a_token_that_is_refused_is_renewed(cloud: CloudHandle, session: AccountSession, tmp_path: Path) -> None:
    token = session.current
    cloud.administrator.revoke(token.value)
    (file,) = download(ObjectStore(session), one(tmp_path), Cancel())
    assert file.read_bytes() == RASTER
    assert session.current != token


def test_called_off_in_the_middle(cloud: CloudHandle, store: ObjectStore, tmp_path: Path) -> None:
    cancel = Cancel()

    def tell(progress: Progress) -> None:
        if progress.done:
            cancel.cancel()

    with pytest.raises(Cancelled):
        download(store, one(tmp_path), cancel, tell)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays_unless_it_may_go(store: ObjectStore, tmp_path: Path) -> None:
    items = one(tmp_path)
    items[0].file.write_bytes(b"mine")
    part = tmp_path / "here.tif.part"
    part.write_bytes(b"of my browser")
    assert existing(items) == items
    with pytest.raises(FileExists, match=r"here\.tif"):
        download(store, items, Cancel())
    assert items[0].file.read_bytes() == b"mine"
    download(store, [replace(items[0], replace=True)], Cancel())
    assert items[0].file.read_bytes() == RASTER
    assert part.read_bytes() == b"of my browser"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["here.tif", "here.tif.part"]


def test_a_failure_leaves_what_was_to_be_replaced(store: ObjectStore, tmp_path: Path) -> None:
    items = [replace(item, replace=True) for item in one(tmp_path, "missing.tif")]
    items[0].file.write_bytes(b"mine")
    with pytest.raises(NotFound):
        download(store, items, Cancel())
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("here.tif", b"mine")]


def test_a_disk_that_is_full(store: ObjectStore) -> None:
    """/dev/full is a real one, of no size."""
    with open("/dev/full", "wb", buffering=0) as full:
        contents = module._Contents(one(Path("/"))[0], full, lambda _size, _done: None)
        with pytest.raises(DiskFull, match=r"here\.tif"):
            contents.take(b"x")


@pytest.mark.parametrize(
    ("number", "error"), [(errno.EACCES, MayNotWrite), (errno.EROFS, MayNotWrite), (errno.EIO, FileNotWritten)]
)
def test_the_words_of_the_system(number: int, error: type[Exception]) -> None:
    assert type(module.in_file_words(OSError(number, "why"), Path("x"))) is error


def test_no_folder_to_write_in(store: ObjectStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileNotWritten, match="Not a directory|exists"):
        download(store, [Item("rasters", "cog.tif", None, tmp_path / "file" / "cog.tif")], Cancel())


@pytest.mark.parametrize(
    ("name", "windows", "safe"),
    [
        ("..", False, "__"),
        (".", True, "_"),
        ("a:b.tif", False, "a:b.tif"),
        ("a:b?.tif", True, "a_b_.tif"),
        ("CON", True, "_CON"),
        ("aux.tif", True, "_aux.tif"),
        ("com1.tar.gz", True, "_com1.tar.gz"),
        ("console.tif", True, "console.tif"),
        ("dot. ", True, "dot__"),
        ("a\\..\\b", True, "a_.._b"),
        ("a/b", False, "a_b"),
    ],
)
def test_safe_names(name: str, windows: bool, safe: str) -> None:
    assert safe_name(name, windows) == safe


def test_two_objects_are_two_files(tmp_path: Path) -> None:
    taken: set[str] = set()
    names = ["a.tif", "A.tif", "/a.tif", "b", "b/c", "b/d", "x/y", "x", "../../etc/passwd", "d//e", "d/e"]
    files = [str(free_file(tmp_path, name.split("/"), taken).relative_to(tmp_path)) for name in names]
    assert files == [
        "a.tif",
        "A (2).tif",
        "a (3).tif",
        "b",
        "b (2)/c",
        "b (2)/d",
        "x/y",
        "x (2)",
        "__/__/etc/passwd",
        "d/e",
        "d/e (2)",
    ]


SEGMENTS = st.lists(st.text(st.sampled_from("ab./\\: \0CON"), min_size=1), min_size=1, max_size=4)


@given(st.lists(SEGMENTS, min_size=1, max_size=6), st.booleans())
@example([["a"], ["a", "b"], ["A"]], False)
@example([[".."], ["..", ".."]], True)
def test_no_name_leads_out_or_to_another(names: list[list[str]], windows: bool) -> None:
    folder = Path("/folder")
    taken: set[str] = set()
    files = [free_file(folder, segments, taken, windows) for segments in names]
    assert len({str(file).lower() for file in files}) == len(files)
    for file in files:
        assert ".." not in file.parts
        assert file.parts[:2] == ("/", "folder")
        assert len(file.parts) > 2
        assert not any(str(other).lower() in map(str.lower, map(str, file.parents)) for other in files)
