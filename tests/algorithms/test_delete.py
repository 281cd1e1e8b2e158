"""``swift:delete``: as many as the user says, and their segments."""

from __future__ import annotations

import boxes
import pytest
from algorithm_runs import Listener, RunAlgorithm
from boxes import names
from cloud.handle import CloudHandle
from conftest import DATA
from qgis.core import QgsProcessingException
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser.store import ObjectStore

DELETE = "swift:delete"
OBJECTS = ["2024/06/a.tif", "2024/06/b#%é.tif", "2024/07/c//d.tif", "index.tif"]


@pytest.fixture
def full(session: AccountSession, box: str) -> str:
    boxes.make(session, box, OBJECTS)
    return box


def test_some_by_name(run: RunAlgorithm, store: ObjectStore, full: str) -> None:
    found = run(DELETE, {"CONTAINER": full, "OBJECTS": "index.tif\n2024/06/b#%é.tif\n", "COUNT": 2})
    assert (found["COUNT"], found["SEGMENTS"]) == (2, 0)
    assert names(store, full) == ["2024/06/a.tif", "2024/07/c//d.tif"]


def test_all_that_begin_with_a_prefix(run: RunAlgorithm, store: ObjectStore, full: str) -> None:
    assert run(DELETE, {"CONTAINER": full, "PREFIX": "2024/", "COUNT": 3})["COUNT"] == 3
    assert names(store, full) == ["index.tif"]


@pytest.mark.parametrize("count", [2, 4])
def test_another_number(run: RunAlgorithm, store: ObjectStore, cloud: CloudHandle, full: str, count: int) -> None:
    mark = cloud.mark()
    with pytest.raises(QgsProcessingException, match=f"3 objects would be deleted, and not {count}: nothing was"):
        run(DELETE, {"CONTAINER": full, "PREFIX": "2024/", "COUNT": count})
    assert names(store, full) == OBJECTS
    assert {each.method for each in cloud.requests(mark)} == {"GET"}


def test_without_a_number(run: RunAlgorithm, store: ObjectStore, full: str) -> None:
    with pytest.raises(QgsProcessingException, match="COUNT"):
        run(DELETE, {"CONTAINER": full, "PREFIX": "*"})
    with pytest.raises(QgsProcessingException, match="No object is named"):
        run(DELETE, {"CONTAINER": full, "COUNT": 4})
    assert names(store, full) == OBJECTS


def test_the_segments_go_too(run: RunAlgorithm, store: ObjectStore, box: str) -> None:
    inputs = {"INPUT": [str(DATA / "cog.tif")], "CONTAINER": box, "CREATE_CONTAINER": True, "SEGMENT_SIZE": 1}
    raster = {**inputs, "INPUT": [str(DATA / "mosaic_cog1.tif")], "CONVERT": False}
    run("swift:uploadcog", raster)
    run("swift:uploadcog", {**raster, "PREFIX": "kept/"})
    assert len(names(store, f"{box}_segments")) > 3
    kept = names(store, f"{box}_segments")
    found = run(DELETE, {"CONTAINER": box, "OBJECTS": "mosaic_cog1.tif", "COUNT": 1})
    assert found["SEGMENTS"] > 1
    assert names(store, box) == ["kept/mosaic_cog1.tif"]
    left = names(store, f"{box}_segments")
    assert left == [name for name in kept if name.startswith("kept/")]
    assert boxes.contents(store, box, "kept/mosaic_cog1.tif") == (DATA / "mosaic_cog1.tif").read_bytes()


def test_segments_among_other_objects_are_left(
    run: RunAlgorithm, store: ObjectStore, full: str, session: AccountSession
) -> None:
    token = session.current
    boxes.swiftclient.client.put_object(
        token.storage_url, token.value, full, "large.tif", b"", headers={"X-Object-Manifest": f"{full}/2024/06/"}
    )
    listener = Listener()
    run(DELETE, {"CONTAINER": full, "OBJECTS": "large.tif", "COUNT": 1}, listener)
    assert names(store, full) == OBJECTS
    assert listener.warnings == [f"2 segments were left: they lie among other objects, in {full}."]


def test_dots_would_lead_elsewhere(run: RunAlgorithm, store: ObjectStore, full: str, session: AccountSession) -> None:
    """``DELETE box/..`` is a deletion of the account for whoever resolves that."""
    boxes.make_with_dots(session, full, ["%2E%2E/rasters/x"])
    with pytest.raises(QgsProcessingException, match=r"\.\./rasters/x cannot be the name of an object here"):
        run(DELETE, {"CONTAINER": full, "PREFIX": "*", "COUNT": 5})
    assert len(names(store, full)) == 5


def test_without_the_right_to_write(run: RunAlgorithm, sourced: object, store: ObjectStore, full: str) -> None:
    sourced("roland")  # type: ignore[operator]
    with pytest.raises(QgsProcessingException, match=r"You may not write box/index\.tif \(403\)"):
        run(DELETE, {"CONTAINER": full, "OBJECTS": "index.tif", "COUNT": 1})
    assert names(store, full) == OBJECTS


def test_what_is_not_there(run: RunAlgorithm, full: str) -> None:
    with pytest.raises(QgsProcessingException, match=r"box/none\.tif does not exist"):
        run(DELETE, {"CONTAINER": full, "OBJECTS": "none.tif", "COUNT": 1})


def test_called_off(run: RunAlgorithm, store: ObjectStore, full: str) -> None:
    listener = Listener()
    listener.cancel()
    assert run(DELETE, {"CONTAINER": full, "PREFIX": "*", "COUNT": 4}, listener) == {}
    assert names(store, full) == OBJECTS
