"""``swift:makecog``, ``swift:checkcog`` and ``swift:indexcontainer``, in QGIS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from algorithm_runs import Listener, RunAlgorithm, rows, variables_of
from cloud.handle import CloudHandle
from cloud.plan import ODD_NAMES
from conftest import DATA
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsVectorLayer
from real_qgis.command_line import qgis_process
from real_qgis.launch import make_profile
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.index_files import rows_in

# What these tests put into the cloud, and take out again.
OWN = "indexed"


@pytest.fixture
def container(account: Account, cloud: CloudHandle) -> Iterator[Callable[[str, bytes], None]]:
    """Return what puts an object into a container of the tests' own."""
    import swiftclient.client

    token = account.session.token()
    swiftclient.client.put_container(token.storage_url, token.value, OWN)
    yield lambda name, contents: cloud.upload(token.value, token.storage_url, quote(f"{OWN}/{name}"), contents)
    for entry in list(account.objects(OWN)):
        cloud.delete(token.value, token.storage_url, quote(f"{OWN}/{entry.name}"))
    swiftclient.client.delete_container(token.storage_url, token.value, OWN)


# Make COG


def test_a_cog(run: RunAlgorithm, tmp_path: Path) -> None:
    file, listener = tmp_path / "cog.tif", Listener()
    made = run("swift:makecog", {"INPUT": str(DATA / "nocog.tif"), "OUTPUT": str(file)}, listener)
    assert made == {"OUTPUT": str(file), "CONVERTED": True}
    data = gdal.Open(str(file))
    assert data.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    assert (data.ReadAsArray() == gdal.Open(str(DATA / "nocog.tif")).ReadAsArray()).all()
    assert listener.percents[-1] == 100
    assert "all pixels are the same" in listener.all_texts


def test_a_cog_as_it_is_and_as_is_wanted(run: RunAlgorithm, tmp_path: Path) -> None:
    file = tmp_path / "cog.tif"
    inputs = {"INPUT": str(DATA / "cog_int16.tif"), "OUTPUT": str(file)}
    assert not run("swift:makecog", inputs)["CONVERTED"]
    assert file.read_bytes() == (DATA / "cog_int16.tif").read_bytes()
    wanted = {"COMPRESS": "LZW", "PREDICTOR": "NO", "BLOCKSIZE": 256, "RESAMPLING": "AVERAGE", "OVERVIEWS": "NONE"}
    assert run("swift:makecog", {**inputs, **wanted})["CONVERTED"]
    data = gdal.Open(str(file))
    assert data.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "LZW"
    assert data.GetRasterBand(1).GetBlockSize() == [256, 256]
    assert data.GetRasterBand(1).GetOverviewCount() == 0


def test_no_cog_of_what_is_no_raster(run: RunAlgorithm, tmp_path: Path) -> None:
    text, empty = tmp_path / "text é # %.tif", tmp_path / "empty.tif"
    text.write_text("no raster" * 100)
    empty.touch()
    for source, words in ((text, "is not a raster that GDAL can read"), (empty, "is empty"), (tmp_path / "no", "no")):
        with pytest.raises(QgsProcessingException, match=words):
            run("swift:makecog", {"INPUT": str(source), "OUTPUT": str(tmp_path / "cog.tif")})
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([text.name, empty.name])


def test_a_cog_that_is_called_off(run: RunAlgorithm, tmp_path: Path) -> None:
    inputs = {"INPUT": str(DATA / "nocog.tif"), "OUTPUT": str(tmp_path / "cog.tif")}
    assert run("swift:makecog", inputs, Listener(cancel_at=5)) == {}
    assert list(tmp_path.iterdir()) == []


# Check COGs


def test_which_objects_are_cogs(run: RunAlgorithm) -> None:
    found = run("swift:checkcog", {"CONTAINER": "rasters", "PREFIX": "*", "OUTPUT": "memory:"})
    table = {row["name"]: row for row in rows(found["OUTPUT"])}
    assert set(table) == {file.name for file in DATA.glob("*.tif")} | {"notes.txt"}
    assert found["COUNT"] == len(table)
    assert found["VALID"] == sum(row["valid"] for row in table.values()) == len(table) - 2
    assert table["cog_int16.tif"]["valid"]
    assert table["cog_int16.tif"]["reasons"] == ""
    assert (table["cog_int16.tif"]["type"], table["cog_int16.tif"]["block"]) == ("Int16", "512 × 512")
    assert not table["nocog.tif"]["valid"]
    assert table["nocog.tif"]["reasons"].startswith("Not tiled: any part of the map")
    assert "No overviews" in table["nocog.tif"]["reasons"]
    assert "of another kind" in table["notes.txt"]["reasons"]
    assert table["cog.tif"]["location"] == "/vsiswift/rasters/cog.tif"


def test_objects_by_name(run: RunAlgorithm, container: Callable[[str, bytes], None], cloud: CloudHandle) -> None:
    whole = (DATA / "cog_scale.tif").read_bytes()
    spoilt = bytearray((DATA / "cog_int16.tif").read_bytes())
    # The size in front of the last block is not what the header promises: only a look at each finds that.
    spoilt[-5] ^= 1
    for name, contents in (("cut.tif", whole[:400]), ("empty.tif", b""), ("spoilt.tif", bytes(spoilt))):
        container(name, contents)
    names = ["cut.tif", "empty.tif", "gone.tif", "../dots.tif", "spoilt.tif"]
    inputs = {"CONTAINER": OWN, "OBJECTS": "\n".join(names), "OUTPUT": "memory:"}
    mark = cloud.mark()
    reasons = {row["name"]: row["reasons"] for row in rows(run("swift:checkcog", inputs)["OUTPUT"])}
    assert list(reasons) == names
    for name, words in zip(names, ("damaged", "is empty", "does not exist", "cannot be opened in place")):
        assert words in reasons[name]
    assert reasons["spoilt.tif"] == ""
    assert {request.method for request in cloud.requests(mark)} == {"GET", "HEAD"}
    thorough = rows(run("swift:checkcog", {**inputs, "THOROUGH": True})["OUTPUT"])
    assert "not repeated behind them" in {row["name"]: row["reasons"] for row in thorough}["spoilt.tif"]
    odd = run("swift:checkcog", {"CONTAINER": "names", "OBJECTS": "\n".join(ODD_NAMES), "OUTPUT": "memory:"})
    assert odd["VALID"] == len(ODD_NAMES)


def test_no_cogs_where_there_is_nothing(run: RunAlgorithm) -> None:
    with pytest.raises(QgsProcessingException, match="does not exist"):
        run("swift:checkcog", {"CONTAINER": "nowhere", "PREFIX": "*", "OUTPUT": "memory:"})
    listener = Listener()
    listener.cancel()
    assert run("swift:checkcog", {"CONTAINER": "rasters", "PREFIX": "*", "OUTPUT": "memory:"}, listener) == {}


# Index container


def test_an_index_and_what_changed_since(
    run: RunAlgorithm, container: Callable[[str, bytes], None], tmp_path: Path
) -> None:
    container("scene_2024-06-30.tif", (DATA / "mosaic_cog1.tif").read_bytes())
    container("text.tif", b"no raster")
    file, listener = tmp_path / "index.fgb", Listener()
    inputs = {"CONTAINER": OWN, "OUTPUT": str(file)}
    first = run("swift:indexcontainer", inputs, listener)
    assert (first["COUNT"], first["READ"], first["WITHOUT_PLACE"], first["NO_COGS"]) == (2, 2, 1, 1)
    assert listener.percents[-1] == 100
    assert "index_without_place.csv" in "".join(listener.warnings)
    layer = QgsVectorLayer(str(file), "index")
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:4326"
    (row,) = rows(layer)
    assert row["date"].toString("yyyy-MM-dd") == "2024-06-30"
    assert row["cog"] is True
    container("scene_2024-07-01.tif", (DATA / "mosaic_cog2.tif").read_bytes())
    second = run("swift:indexcontainer", inputs)
    assert (second["COUNT"], second["READ"]) == (3, 1)


def test_an_index_is_published_where_it_is_asked_for(
    run: RunAlgorithm, container: Callable[[str, bytes], None], account: Account, cloud: CloudHandle, tmp_path: Path
) -> None:
    container("2024/one.tif", (DATA / "mosaic_cog1.tif").read_bytes())
    inputs = {"CONTAINER": OWN, "OUTPUT": str(tmp_path / "index.fgb")}
    mark = cloud.mark()
    assert run("swift:indexcontainer", inputs)["LOCATION"] == ""
    assert {request.method for request in cloud.requests(mark)} <= {"GET", "HEAD"}
    for _again in range(2):
        found = run("swift:indexcontainer", {**inputs, "PUBLISH": "2024/index.fgb"})
        assert found["LOCATION"] == f"/vsiswift/{OWN}/2024/index.fgb"
    path, _provenance = account.open_path(OWN, "2024/index.fgb")
    assert [row.location for row, _outline in rows_in(path)] == [f"/vsiswift/{OWN}/2024/one.tif"]


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"CONTAINER": "nowhere"}, "does not exist"),
        ({"DATE_PATTERN": "%Q"}, "is no pattern of a date"),
        ({"PUBLISH": "index.txt"}, "“index.txt” cannot be the name of an index"),
        ({"OUTPUT": "/tmp/index.gpkg"}, "“index.gpkg” cannot be the name of an index"),
        ({"OUTPUT": "/nowhere/index.fgb"}, "could not be written to|does not exist"),
    ],
)
def test_no_index(run: RunAlgorithm, tmp_path: Path, inputs: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run("swift:indexcontainer", {"CONTAINER": "scenes", "OUTPUT": str(tmp_path / "index.fgb"), **inputs})
    assert list(tmp_path.iterdir()) == []


def test_without_a_screen(cloud: CloudHandle, tmp_path: Path) -> None:
    profile = make_profile(tmp_path / "profile")
    cog, index = tmp_path / "cog.tif", tmp_path / "index.fgb"
    made = qgis_process(profile, "swift:makecog", {"INPUT": str(DATA / "nocog.tif"), "OUTPUT": str(cog)}, {})
    assert made.code == 0, made.printed
    assert made.results["CONVERTED"]
    inputs = {"CONTAINER": "scenes", "OUTPUT": str(index)}
    indexed = qgis_process(profile, "swift:indexcontainer", inputs, variables_of(cloud))
    assert indexed.code == 0, indexed.printed
    assert indexed.results["COUNT"] == 4
    assert len(list(rows_in(index))) == 4
