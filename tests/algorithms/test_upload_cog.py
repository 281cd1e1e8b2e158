"""``swift:uploadcog``: from files of this computer to objects that are COGs."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from algorithm_runs import Listener, RunAlgorithm, rows, variables_of
from boxes import contents, names
from cloud.handle import CloudHandle
from cloud.relay import Relay
from conftest import DATA
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsProject, QgsRasterLayer
from real_qgis.command_line import qgis_process, start_qgis_process
from real_qgis.launch import make_profile
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser.errors import NotFound
from swift_cog_browser.swift_browser.store import ObjectStore

UPLOAD = "swift:uploadcog"
COG = DATA / "cog.tif"


def cog_in(folder: Path, data: bytes) -> Path:
    """Return a raster that came from the object store, as a file."""
    file = folder / "came.tif"
    file.write_bytes(data)
    return file


def is_cog(file: Path) -> bool:
    from swift_cog_browser.swift_browser.cog_making import is_cog_alone

    return is_cog_alone(str(file))


def test_one_and_many(run: RunAlgorithm, store: ObjectStore, box: str) -> None:
    found = run(
        UPLOAD,
        {
            "INPUT": [str(COG), str(DATA / "cog_scale.tif")],
            "CONTAINER": box,
            "PREFIX": "2026/11/",
            "CREATE_CONTAINER": True,
            "OUTPUT": "memory:",
        },
    )
    first, second = rows(found["OUTPUT"])
    assert (first["file"], first["container"], first["name"]) == (str(COG), box, "2026/11/cog.tif")
    assert (first["size"], first["converted"], first["unchanged"]) == (COG.stat().st_size, False, False)
    assert first["location"] == f"/vsiswift/{box}/2026/11/cog.tif"
    assert second["name"] == "2026/11/cog_scale.tif"
    assert found["COUNT"] == 2
    assert found["SENT"] == first["size"] + second["size"]
    assert contents(store, box, "2026/11/cog.tif") == COG.read_bytes()
    one = run(UPLOAD, {"INPUT": str(COG), "CONTAINER": box, "PREFIX": "2026/11/"})
    assert (one["COUNT"], one["SENT"]) == (1, 0)


def test_what_is_no_cog_is_converted(run: RunAlgorithm, store: ObjectStore, box: str, tmp_path: Path) -> None:
    raw = tmp_path / "raw.img"
    gdal.Translate(str(raw), str(DATA / "nocog.tif"), format="HFA")
    before = raw.read_bytes()
    found = run(UPLOAD, {"INPUT": [str(raw)], "CONTAINER": box, "CREATE_CONTAINER": True, "OUTPUT": "memory:"})
    (row,) = rows(found["OUTPUT"])
    assert (row["name"], row["converted"]) == ("raw.tif", True)
    came = cog_in(tmp_path, contents(store, box, "raw.tif"))
    assert is_cog(came)
    source, made = gdal.Open(str(DATA / "nocog.tif")), gdal.Open(str(came))
    assert source.GetRasterBand(1).Checksum() == made.GetRasterBand(1).Checksum()
    assert raw.read_bytes() == before
    # The same once more: the conversion gives the same bytes, so nothing has to be sent.
    again = run(UPLOAD, {"INPUT": [str(raw)], "CONTAINER": box})
    assert again["SENT"] == 0


def test_as_it_is(run: RunAlgorithm, store: ObjectStore, box: str) -> None:
    file = DATA / "nocog.tif"
    run(UPLOAD, {"INPUT": [str(file)], "CONTAINER": box, "CONVERT": False, "CREATE_CONTAINER": True})
    assert contents(store, box, "nocog.tif") == file.read_bytes()


def test_layers_of_the_project(run: RunAlgorithm, store: ObjectStore, box: str, project: QgsProject) -> None:
    layer = QgsRasterLayer(str(COG), "a name of its own", "gdal")
    project.addMapLayer(layer)
    run(UPLOAD, {"INPUT": [layer.id()], "CONTAINER": box, "CREATE_CONTAINER": True})
    assert names(store, box) == ["cog.tif"]
    elsewhere = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{x}{y}{z}.png", "tiles", "wms")
    project.addMapLayer(elsewhere)
    with pytest.raises(QgsProcessingException, match="tiles is no raster file of this computer"):
        run(UPLOAD, {"INPUT": [elsewhere.id()], "CONTAINER": box})


def test_only_what_is_missing_is_sent(run: RunAlgorithm, store: ObjectStore, box: str, tmp_path: Path) -> None:
    """Called off in the middle, and once more: as after the end of QGIS, nothing but the object store knows."""
    # Noise, so that it is large.
    file = tmp_path / "large.tif"
    noise(file, 2048)
    size = file.stat().st_size
    inputs = {"INPUT": [str(file)], "CONTAINER": box, "CREATE_CONTAINER": True, "SEGMENT_SIZE": 1}
    assert run(UPLOAD, inputs, Listener(cancel_at=40)) == {}
    assert names(store, box) == []
    there = sum(entry.size for entry in store.objects(f"{box}_segments"))
    assert 0 < there < size
    assert run(UPLOAD, inputs)["SENT"] == size - there
    assert contents(store, box, "large.tif") == file.read_bytes()


def noise(file: Path, side: int) -> None:
    """Make a COG that cannot be compressed, of as many bytes as it has pixels, and a third more for overviews."""
    import numpy

    pixels = numpy.random.default_rng(7).integers(0, 255, (side, side), dtype="u1")
    raster = gdal.GetDriverByName("MEM").Create("", side, side, 1, gdal.GDT_Byte)
    raster.GetRasterBand(1).WriteArray(pixels)
    raster.SetGeoTransform((0, 1, 0, 0, 0, -1))
    gdal.GetDriverByName("COG").CreateCopy(str(file), raster, options=["COMPRESS=NONE"])


def test_progress_in_bytes(run: RunAlgorithm, box: str) -> None:
    listener = Listener()
    run(UPLOAD, {"INPUT": [str(COG)], "CONTAINER": box, "CREATE_CONTAINER": True}, listener)
    assert listener.percents[-1] == 100
    assert any("kB" in text or "MB" in text for text in listener.texts)


# What it says when it cannot


def test_wrong_input(run: RunAlgorithm, store: ObjectStore, tmp_path: Path) -> None:
    empty = tmp_path / "empty.tif"
    empty.touch()
    text = tmp_path / "text.tif"
    text.write_text("no raster at all")
    for file, sentence in (
        (empty, r"empty\.tif is empty, and was not uploaded"),
        (tmp_path / "none.tif", r"none\.tif cannot be read: No such file"),
        (text, r"text\.tif is not a raster that GDAL can read"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            run(UPLOAD, {"INPUT": [str(file)], "CONTAINER": "rasters"})
    with pytest.raises(QgsProcessingException, match="name at least one"):
        run(UPLOAD, {"INPUT": [], "CONTAINER": "rasters"})
    assert len(names(store, "rasters")) == 10


def test_two_files_of_one_name(run: RunAlgorithm, tmp_path: Path) -> None:
    other = tmp_path / "cog.tif"
    shutil.copyfile(COG, other)
    with pytest.raises(QgsProcessingException, match=r"would become the object new/cog\.tif"):
        run(UPLOAD, {"INPUT": [str(COG), str(other)], "CONTAINER": "rasters", "PREFIX": "new/"})


def test_what_is_there_and_what_is_not(run: RunAlgorithm, store: ObjectStore, box: str) -> None:
    with pytest.raises(QgsProcessingException, match="There is no container box"):
        run(UPLOAD, {"INPUT": [str(COG)], "CONTAINER": box})
    other = DATA / "cog_scale.tif"
    run(UPLOAD, {"INPUT": [str(other)], "CONTAINER": box, "CREATE_CONTAINER": True})
    renamed = {"INPUT": [str(COG)], "CONTAINER": box}
    with pytest.raises(QgsProcessingException, match="cannot be the name of an object here"):
        run(UPLOAD, {**renamed, "PREFIX": "../rasters/"})
    with pytest.raises(QgsProcessingException, match="is too long"):
        run(UPLOAD, {**renamed, "PREFIX": "x" * 1020})
    assert names(store, box) == ["cog_scale.tif"]


def test_replacing(run: RunAlgorithm, store: ObjectStore, box: str, tmp_path: Path) -> None:
    other = tmp_path / "cog.tif"
    shutil.copyfile(DATA / "cog_scale.tif", other)
    run(UPLOAD, {"INPUT": [str(other)], "CONTAINER": box, "CREATE_CONTAINER": True})
    with pytest.raises(QgsProcessingException, match=r"another object box/cog\.tif already"):
        run(UPLOAD, {"INPUT": [str(COG)], "CONTAINER": box})
    assert contents(store, box, "cog.tif") == other.read_bytes()
    run(UPLOAD, {"INPUT": [str(COG)], "CONTAINER": box, "OVERWRITE": True})
    assert contents(store, box, "cog.tif") == COG.read_bytes()


def test_without_the_right_to_write(run: RunAlgorithm, sourced: object, store: ObjectStore) -> None:
    sourced("roland")  # type: ignore[operator]
    with pytest.raises(QgsProcessingException, match=r"You may not write rasters/new/cog\.tif"):
        run(UPLOAD, {"INPUT": [str(COG)], "CONTAINER": "rasters", "PREFIX": "new/"})


def test_without_a_screen(cloud: CloudHandle, store: ObjectStore, box: str, tmp_path: Path) -> None:
    profile = make_profile(tmp_path / "profile")
    inputs = {
        "INPUT": [str(DATA / "nocog.tif")],
        "CONTAINER": box,
        "CREATE_CONTAINER": True,
        "SEGMENT_SIZE": 1,
        "OUTPUT": str(tmp_path / "uploaded.csv"),
    }
    ended = qgis_process(profile, UPLOAD, inputs, variables_of(cloud))
    assert ended.code == 0, ended.printed
    assert ended.results["COUNT"] == 1
    assert is_cog(cog_in(tmp_path, contents(store, box, "nocog.tif")))
    assert "/vsiswift/box/nocog.tif" in (tmp_path / "uploaded.csv").read_text(encoding="utf-8")


def test_killed_in_the_middle(
    cloud: CloudHandle, session: AccountSession, store: ObjectStore, box: str, tmp_path: Path
) -> None:
    """The next run, of another process, sends the rest."""
    file = tmp_path / "large.tif"
    noise(file, 3072)
    inputs = {"INPUT": [str(file)], "CONTAINER": box, "CREATE_CONTAINER": True, "SEGMENT_SIZE": 1}
    profile = make_profile(tmp_path / "profile")
    with Relay(cloud.plan.ports.proxy) as relay:
        # A long way, so that there is a middle.
        far = session.current.storage_url.replace(str(cloud.plan.ports.proxy), str(relay.port))
        variables = {**variables_of(cloud), "OS_STORAGE_URL": far}
        with start_qgis_process(profile, UPLOAD, inputs, variables) as process:
            wait_for_objects(store, f"{box}_segments", process)
            process.kill()
    assert names(store, box) == []
    there = sum(entry.size for entry in store.objects(f"{box}_segments"))
    ended = qgis_process(profile, UPLOAD, inputs, variables_of(cloud))
    assert ended.code == 0, ended.printed
    assert ended.results["SENT"] <= file.stat().st_size - there
    assert contents(store, box, "large.tif") == file.read_bytes()


def wait_for_objects(store: ObjectStore, container: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if names(store, container):
                return
        except NotFound:
            pass
        time.sleep(0.02)
    raise AssertionError(process.communicate())
