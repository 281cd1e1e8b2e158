"""Files as objects: whole or not at all, in segments, and only what is missing."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import boxes
import pytest
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from conftest import DATA, login_of
from swift_cog_browser.auth.errors import Cancelled, ServerOutOfReach
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import store as store_module
from swift_cog_browser.swift_browser import upload as module
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.limits import MIB, Limits
from swift_cog_browser.swift_browser.manifests import segment_folder
from swift_cog_browser.swift_browser.object_writer import ObjectWriter, Part
from swift_cog_browser.swift_browser.store import ObjectStore
from swift_cog_browser.swift_browser.upload import (
    Upload,
    Work,
    need_container,
    segment_size_for,
    upload_all,
)
from swift_cog_browser.swift_browser.write_errors import (
    ContainerMissing,
    FileChanged,
    FileEmpty,
    FileUnreadable,
    MayNotStore,
    NameEmpty,
    NameRefused,
    NameTooLong,
    ObjectExists,
    QuotaExceeded,
    TooLarge,
    WriteBusy,
)

RASTER = DATA / "cog.tif"
CONTENTS = RASTER.read_bytes()
ETAG = hashlib.md5(CONTENTS).hexdigest()
# So that the raster of 0.8 MB has four segments.
SEGMENT = 250_000
BOX = "uploads"
BOX_SEGMENTS = "uploads_segments"


@pytest.fixture
def session(cloud: CloudHandle) -> Iterator[AccountSession]:
    session = AccountSession(login_of(cloud))
    session.open()
    yield session
    session.close()


@pytest.fixture
def writer(session: AccountSession, monkeypatch: pytest.MonkeyPatch) -> Iterator[ObjectWriter]:
    """A client that may write, and an empty container for it. What there is afterwards is deleted."""
    monkeypatch.setattr(store_module, "FIRST_PAUSE", 0.02)
    writer = ObjectWriter(session)
    writer.make_container(BOX)
    yield writer
    for container in (BOX, BOX_SEGMENTS):
        boxes.remove_container(session, container)
    writer.close()


@pytest.fixture
def faulty(cloud: CloudHandle, writer: ObjectWriter, session: AccountSession) -> Iterator[FaultyWay]:
    """A way to the object store that can fail; the session's requests go there from now on."""
    before = session.current
    with FaultyWay(cloud.plan.swift_url) as way:
        session._token = replace(before, storage_url=way.through(before.storage_url))
        yield way
        session._token = before


def names(store: ObjectStore, container: str = BOX) -> list[str]:
    return boxes.names(store, container)


def contents(store: ObjectStore, name: str) -> bytes:
    return boxes.contents(store, BOX, name)


class Counted:
    """Counts what the uploads of a run tell."""

    def __init__(self, writer: ObjectWriter, limits: Limits | None = None) -> None:
        self.sent = self.spared = 0
        self._lock = threading.Lock()
        self.cancel = Cancel()
        self.on_sent: Callable[[], None] = lambda: None
        self.work = Work(writer, limits or Limits(), self.cancel, self._sent, self._spared)

    def _sent(self, amount: int) -> None:
        with self._lock:
            self.sent += amount
        self.on_sent()

    def _spared(self, amount: int) -> None:
        self.spared += amount


def of(name: str = "cog.tif", file: Path = RASTER, **more: object) -> Upload:
    return Upload(file, BOX, name, **more)  # type: ignore[arg-type]


def in_segments(name: str = "cog.tif", file: Path = RASTER, **more: object) -> Upload:
    return of(name, file, segment_size=SEGMENT, **more)


# One object


def test_one_object(writer: ObjectWriter) -> None:
    counted = Counted(writer)
    (done,) = upload_all([of("2024/06/cog.tif")], counted.work)
    assert (done.size, done.etag, done.segments, done.unchanged) == (len(CONTENTS), ETAG, 0, False)
    assert (counted.sent, counted.spared) == (len(CONTENTS), 0)
    assert contents(writer, "2024/06/cog.tif") == CONTENTS
    assert writer.head(BOX, "2024/06/cog.tif")["content-type"] == "image/tiff"


def test_what_is_there_already_is_not_sent_again(writer: ObjectWriter, cloud: CloudHandle) -> None:
    upload_all([of()], Counted(writer).work)
    mark, counted = cloud.mark(), Counted(writer)
    (done,) = upload_all([of()], counted.work)
    assert done.unchanged
    assert (counted.sent, counted.spared) == (0, len(CONTENTS))
    assert {request.method for request in cloud.requests(mark)} == {"HEAD"}


def test_another_object_is_not_replaced_unasked(writer: ObjectWriter) -> None:
    other = DATA / "cog_scale.tif"
    upload_all([of(file=other)], Counted(writer).work)
    for upload in (of(), in_segments()):
        with pytest.raises(ObjectExists, match=r"another object uploads/cog\.tif already"):
            upload_all([upload], Counted(writer).work)
    assert contents(writer, "cog.tif") == other.read_bytes()
    upload_all([of(replace=True)], Counted(writer).work)
    assert contents(writer, "cog.tif") == CONTENTS


def test_nobody_is_overtaken(writer: ObjectWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    """An object that comes between the look and the upload is not replaced either."""
    upload_all([of(file=DATA / "cog_scale.tif")], Counted(writer).work)
    monkeypatch.setattr(module, "_is_there", lambda *_arguments: False)
    for upload in (of(), in_segments()):
        with pytest.raises(ObjectExists):
            upload_all([upload], Counted(writer).work)
    assert contents(writer, "cog.tif") == (DATA / "cog_scale.tif").read_bytes()


@pytest.mark.parametrize(
    "name", ["with space.tif", "per%cent#and?.tif", "été/î.tif", "a//b.tif", "/first.tif", "x" * 1020 + ".tif"]
)
def test_odd_names(writer: ObjectWriter, name: str) -> None:
    for upload in (of(name), in_segments(name, DATA / "cog_scale.tif", replace=True)):
        upload_all([upload], Counted(writer).work)
        assert names(writer) == [name]
        assert contents(writer, name) == upload.file.read_bytes()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("../rasters/cog.tif", NameRefused),
        ("a/./b.tif", NameRefused),
        ("x" * 1021 + ".tif", NameTooLong),
        ("", NameEmpty),
        ("folder/", NameEmpty),
    ],
)
def test_names_that_no_object_can_have(
    writer: ObjectWriter, cloud: CloudHandle, name: str, error: type[Exception]
) -> None:
    mark = cloud.mark()
    with pytest.raises(error):
        upload_all([of(name)], Counted(writer).work)
    assert cloud.requests(mark) == []


def test_files_that_are_none(writer: ObjectWriter, tmp_path: Path) -> None:
    (tmp_path / "empty.tif").touch()
    with pytest.raises(FileEmpty, match=r"empty\.tif is empty"):
        upload_all([of(file=tmp_path / "empty.tif")], Counted(writer).work)
    with pytest.raises(FileUnreadable, match="No such file"):
        upload_all([of(file=tmp_path / "none.tif")], Counted(writer).work)
    with pytest.raises(FileUnreadable, match="Is a directory"):
        upload_all([of(file=tmp_path)], Counted(writer).work)
    assert names(writer) == []


def test_several_side_by_side(writer: ObjectWriter) -> None:
    files = sorted(DATA.glob("*.tif"))
    done = upload_all([of(file.name, file) for file in files], Counted(writer).work)
    assert [each.upload.file for each in done] == files
    assert names(writer) == [file.name for file in files]


# The container


def test_a_container_that_is_missing(writer: ObjectWriter, session: AccountSession) -> None:
    with pytest.raises(ContainerMissing, match="no container nowhere"):
        need_container(writer, "nowhere", False, Limits(), Cancel())
    with pytest.raises(ContainerMissing):
        upload_all([replace(of(), container="nowhere")], Counted(writer).work)
    need_container(writer, "made-for-it", True, Limits(), Cancel())
    assert "made-for-it" in [each.name for each in writer.containers()]
    boxes.remove_container(session, "made-for-it")


def test_without_the_right_to_write(cloud: CloudHandle, writer: ObjectWriter) -> None:
    reader = AccountSession(login_of(cloud, "roland"))
    reader.open()
    with pytest.raises(MayNotStore, match=r"You may not write uploads/cog\.tif"):
        upload_all([of()], Counted(ObjectWriter(reader)).work)
    assert names(writer) == []


@pytest.mark.parametrize("make", [of, in_segments])
def test_a_quota(writer: ObjectWriter, session: AccountSession, make: Callable[[], Upload]) -> None:
    import swiftclient.client

    writer.make_container(BOX_SEGMENTS)
    token = session.current
    for container in (BOX, BOX_SEGMENTS):
        swiftclient.client.post_container(
            token.storage_url, token.value, container, {"X-Container-Meta-Quota-Bytes": "100000"}
        )
    with pytest.raises(QuotaExceeded, match="quota"):
        upload_all([make()], Counted(writer).work)
    assert names(writer) == []


# In segments


def test_in_segments(writer: ObjectWriter) -> None:
    counted = Counted(writer)
    (done,) = upload_all([in_segments()], counted.work)
    pieces = [CONTENTS[start : start + SEGMENT] for start in range(0, len(CONTENTS), SEGMENT)]
    sums = [hashlib.md5(piece).hexdigest() for piece in pieces]
    assert (done.size, done.segments) == (len(CONTENTS), len(pieces))
    assert done.etag == hashlib.md5("".join(sums).encode()).hexdigest()
    assert contents(writer, "cog.tif") == CONTENTS
    assert sorted(names(writer, BOX_SEGMENTS)) == sorted(
        f"cog.tif/{each}-{len(piece)}" for each, piece in zip(sums, pieces)
    )
    assert counted.sent == len(CONTENTS)
    headers = writer.head(BOX, "cog.tif")
    assert headers["x-static-large-object"] == "True"
    assert headers["content-type"] == "image/tiff"


def test_segments_that_are_equal_go_once(writer: ObjectWriter, tmp_path: Path) -> None:
    file = tmp_path / "zeros.tif"
    file.write_bytes(bytes(SEGMENT * 3))
    counted = Counted(writer)
    upload_all([in_segments("zeros.tif", file)], counted.work)
    assert (counted.sent, counted.spared) == (SEGMENT, 2 * SEGMENT)
    assert contents(writer, "zeros.tif") == file.read_bytes()


def test_only_what_is_missing_is_sent(writer: ObjectWriter, faulty: FaultyWay, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a cut that lasts, or the end of QGIS: nothing but the object store knows what has gone."""
    monkeypatch.setattr(module, "AT_A_TIME", 1)
    faulty.fail(Fault(body="cut", methods=("PUT",), after=3))
    with pytest.raises(ServerOutOfReach):
        upload_all([in_segments()], Counted(writer).work)
    assert names(writer) == []
    # The container itself is the first of them.
    there = len(names(writer, BOX_SEGMENTS))
    assert there == 2
    faulty.fail(None)
    counted = Counted(writer)
    upload_all([in_segments()], counted.work)
    assert counted.spared == there * SEGMENT
    assert counted.sent == len(CONTENTS) - there * SEGMENT
    assert contents(writer, "cog.tif") == CONTENTS


def test_the_segments_of_an_object_that_is_replaced_go(writer: ObjectWriter, tmp_path: Path) -> None:
    other = tmp_path / "other.tif"
    other.write_bytes(CONTENTS[: 2 * SEGMENT] + b"other")
    upload_all([in_segments(file=other)], Counted(writer).work)
    upload_all([in_segments("cog.tif2", file=other)], Counted(writer).work)
    upload_all([in_segments(replace=True)], Counted(writer).work)
    assert contents(writer, "cog.tif") == CONTENTS
    assert contents(writer, "cog.tif2") == other.read_bytes()
    left = {each.name for each in writer.manifest(BOX, "cog.tif") + writer.manifest(BOX, "cog.tif2")}
    assert set(names(writer, BOX_SEGMENTS)) == left
    upload_all([of(file=other, replace=True)], Counted(writer).work)
    assert set(names(writer, BOX_SEGMENTS)) == {each.name for each in writer.manifest(BOX, "cog.tif2")}


def test_the_limits_of_the_cluster(writer: ObjectWriter) -> None:
    """They are the real one's own."""
    limits = writer.limits()
    assert limits.object_size == 5_368_709_122
    assert limits.segments == 1000
    assert limits.large_objects
    assert "sha256" in limits.digests


def test_segments_above_the_limit_of_the_cluster(writer: ObjectWriter) -> None:
    limits = Limits(object_size=300_000, segments=5)
    (done,) = upload_all([of()], Counted(writer, limits).work)
    assert done.segments == -(-len(CONTENTS) // 300_000)
    assert contents(writer, "cog.tif") == CONTENTS


def test_how_large_segments_are() -> None:
    limits = Limits(object_size=10 * MIB, segments=4, least_segment=MIB)
    assert segment_size_for(of(segment_size=1), 3 * MIB, limits) == MIB
    assert segment_size_for(of(segment_size=2 * MIB), 8 * MIB, limits) == 2 * MIB
    # Four segments have to do.
    assert segment_size_for(of(segment_size=2 * MIB), 9 * MIB, limits) == 3 * MIB
    assert segment_size_for(of(), 30 * MIB, limits) == 10 * MIB
    with pytest.raises(TooLarge, match="at most 4 segments"):
        segment_size_for(of(), 41 * MIB, limits)
    with pytest.raises(TooLarge):
        segment_size_for(of(), 11 * MIB, replace(limits, large_objects=False))


def test_segments_of_a_name_that_has_no_room_for_more() -> None:
    assert segment_folder("cog.tif", 1024) == "cog.tif/"
    first, second = (segment_folder("é" * 500 + ending, 1024) for ending in "ab")
    assert first != second
    assert len(first) < 100


# What goes wrong on the way


@pytest.mark.parametrize("make", [of, in_segments])
@pytest.mark.parametrize(
    "fault",
    [
        Fault(body="cut", methods=("PUT",)),
        Fault(body="drop", methods=("PUT",)),
        Fault(status=503, methods=("PUT",)),
        Fault(status=498, methods=("PUT",)),
    ],
    ids=["cut", "answer lost", "503", "498"],
)
def test_what_heals_is_tried_again(
    writer: ObjectWriter, faulty: FaultyWay, fault: Fault, make: Callable[[], Upload]
) -> None:
    """Of the requests that write one fails, and of several a few."""
    faulty.fail(replace(fault, times=1) if make is of else replace(fault, every=2))
    counted = Counted(writer)
    upload_all([make()], counted.work)
    assert faulty.spoilt > (0 if make is of else 1)
    assert contents(writer, "cog.tif") == CONTENTS
    assert counted.sent == len(CONTENTS)


def test_what_does_not_heal_leaves_nothing(writer: ObjectWriter, faulty: FaultyWay) -> None:
    faulty.fail(Fault(body="cut", methods=("PUT",)))
    with pytest.raises(ServerOutOfReach):
        upload_all([of()], Counted(writer).work)
    faulty.fail(None)
    assert names(writer) == []


def test_a_server_that_is_busy_all_the_time(writer: ObjectWriter, faulty: FaultyWay) -> None:
    faulty.fail(Fault(status=503, methods=("PUT",)))
    with pytest.raises(WriteBusy, match=r"too busy to take uploads/cog\.tif \(status 503\)"):
        upload_all([of()], Counted(writer).work)


def test_a_login_that_ends_on_the_way(writer: ObjectWriter, session: AccountSession, cloud: CloudHandle) -> None:
    """A client that sends the same body again after a 401 would send it empty."""
    other = AccountSession(login_of(cloud))
    other.open()
    revoked = session.current
    cloud.revoke(revoked.value, by=other.token().value)
    upload_all([of(), in_segments("in segments.tif")], Counted(writer).work)
    assert session.current.value != revoked.value
    for name in ("cog.tif", "in segments.tif"):
        assert contents(writer, name) == CONTENTS


def test_a_body_that_is_refused_is_sent_again_whole(
    writer: ObjectWriter, session: AccountSession, cloud: CloudHandle
) -> None:
    """Here the refusal meets the body itself, and not a look at what is there."""
    other = AccountSession(login_of(cloud))
    other.open()
    revoked = session.current
    cloud.revoke(revoked.value, by=other.token().value)
    mark, sent = cloud.mark(), []
    writer.put(BOX, "cog.tif", Part(RASTER, 0, len(CONTENTS), ETAG), replace=False, sent=sent.append)
    assert [each.status for each in cloud.requests(mark) if each.method == "PUT"] == [401, 201]
    assert contents(writer, "cog.tif") == CONTENTS
    assert sum(sent) == len(CONTENTS)


@pytest.mark.parametrize("make", [of, in_segments])
def test_a_file_that_changes_meanwhile(
    writer: ObjectWriter, tmp_path: Path, make: Callable[..., Upload], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "growing.tif"
    file.write_bytes(CONTENTS)
    counted = Counted(writer)

    def change() -> None:
        file.write_bytes(CONTENTS[:-1] + bytes([CONTENTS[-1] ^ 1]))

    counted.on_sent = change
    with pytest.raises(FileChanged, match=r"growing\.tif was changed"):
        upload_all([make(file=file)], counted.work)
    assert names(writer) == []


@pytest.mark.parametrize("make", [of, in_segments])
def test_called_off(writer: ObjectWriter, make: Callable[[], Upload]) -> None:
    counted = Counted(writer)
    counted.on_sent = counted.cancel.cancel
    with pytest.raises(Cancelled):
        upload_all([make()], counted.work)
    assert names(writer) == []
