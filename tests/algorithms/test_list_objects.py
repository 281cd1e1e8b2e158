"""``swift:listobjects``, in QGIS."""

from __future__ import annotations

import hashlib

from cloud.plan import MANY_ROWS
from conftest import DATA


def rows(layer: object) -> list[dict[str, object]]:
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def test_a_container(run) -> None:
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


def test_more_than_one_page(run) -> None:
    assert run("swift:listobjects", {"CONTAINER": "many", "OUTPUT": "memory:"})["COUNT"] == MANY_ROWS
