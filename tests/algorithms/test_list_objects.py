"""``swift:listobjects``, in QGIS."""

from __future__ import annotations

import hashlib

import pytest
from algorithm_runs import Listener, RunAlgorithm, rows
from cloud.plan import MANY_ROWS, ODD_NAMES
from conftest import DATA
from qgis.core import QgsProcessingException


def test_a_container(run: RunAlgorithm) -> None:
    found = run("swift:listobjects", {"CONTAINER": "scenes", "PREFIX": "2024/", "OUTPUT": "memory:"})
    table = rows(found["OUTPUT"])
    contents = (DATA / "mosaic_cog1.tif").read_bytes()
    assert [row["name"] for row in table] == ["2024/06/mosaic_cog1.tif", "2024/07/mosaic_cog2.tif"]
    first = table[0]
    assert first["size"] == len(contents)
    assert first["etag"] == hashlib.md5(contents).hexdigest()
    assert first["location"] == "/vsiswift/scenes/2024/06/mosaic_cog1.tif"
    assert first["content_type"] == "image/tiff"
    assert first["last_modified"].toUTC().date().year() >= 2026
    assert found["COUNT"] == 2
    assert found["BYTES"] == sum(row["size"] for row in table)


def test_more_than_one_page(run: RunAlgorithm) -> None:
    assert run("swift:listobjects", {"CONTAINER": "many", "OUTPUT": "memory:"})["COUNT"] == MANY_ROWS


def test_odd_names(run: RunAlgorithm) -> None:
    table = rows(run("swift:listobjects", {"CONTAINER": "names", "OUTPUT": "memory:"})["OUTPUT"])
    assert {row["name"] for row in table} == set(ODD_NAMES)
    assert {row["location"] for row in table} == {f"/vsiswift/names/{name}" for name in ODD_NAMES}


def test_an_empty_container(run: RunAlgorithm) -> None:
    found = run("swift:listobjects", {"CONTAINER": "empty", "OUTPUT": "memory:"})
    assert (found["COUNT"], found["BYTES"], rows(found["OUTPUT"])) == (0, 0, [])


def test_a_container_that_is_missing(run: RunAlgorithm) -> None:
    with pytest.raises(QgsProcessingException, match=r"the container nowhere does not exist \(any more\)\."):
        run("swift:listobjects", {"CONTAINER": "nowhere", "OUTPUT": "memory:"})


def test_no_container(run: RunAlgorithm) -> None:
    with pytest.raises(QgsProcessingException, match="Name the container"):
        run("swift:listobjects", {"CONTAINER": "rasters/2024", "OUTPUT": "memory:"})


def test_called_off(run: RunAlgorithm) -> None:
    listener = Listener()
    listener.cancel()
    assert run("swift:listobjects", {"CONTAINER": "many", "OUTPUT": "memory:"}, listener) == {}
