"""Sources of layers: which object they name, and what stands in for them."""

from __future__ import annotations

import pytest
from swift_cog_browser.swift_browser.paths import container_url_prefix, raster_path
from swift_cog_browser.swift_browser.sources import Source, object_of, path_behind, source_behind, stand_in_of

URL = "https://swift.example.org:8080/v1/AUTH_0123"
NAMES = [
    "cog.tif",
    "a/b c.tif",
    "plus+sign.tif",
    "per%cent.tif",
    "hash#sign.tif",
    "été/î.tif",
    "quest?ion.tif",
    "a|b.tif",
]


@pytest.mark.parametrize("name", NAMES)
def test_all_forms_that_the_plugin_writes(name: str) -> None:
    assert object_of(raster_path("/vsiswift/raw data/", name)) == Source("", "raw data", name)
    for unchecked in (False, True):
        path = raster_path(container_url_prefix(URL, "raw data", unchecked), name)
        assert object_of(path) == Source(URL, "raw data", name)


@pytest.mark.parametrize(
    "path",
    [
        "/data/vsiswift/a.tif",
        "/vsiswift/container",
        "/vsiswift/container/",
        "/vsiswift//a.tif",
        "/vsicurl/https://example.org/data/scene.tif",
        "/vsicurl/https://example.org/v1/scene.tif",
        "/vsicurl?url=https%3A%2F%2Fexample.org%2Fv1%2FA%2Fb%2Fc.tif",
        "/vsis3/bucket/a.tif",
        "",
    ],
)
def test_what_is_no_object(path: str) -> None:
    assert object_of(path) is None


def test_ceph() -> None:
    found = object_of("/vsicurl/https://rgw.example.org/swift/v1/AUTH_1/bucket/a/b.tif")
    assert found == Source("https://rgw.example.org/swift/v1/AUTH_1", "bucket", "a/b.tif")


@pytest.mark.parametrize("name", NAMES)
def test_there_and_back(name: str) -> None:
    path = f"/vsiswift/raw data/{name}"
    stand_in = stand_in_of(path)
    assert path_behind(stand_in) == path
    assert "/" not in stand_in[len("/vsimem/") :]
    assert "|" not in stand_in
    assert source_behind(f"{stand_in}|layername=roads") == f"{path}|layername=roads"


def test_what_stands_in_for_nothing() -> None:
    assert path_behind("/vsimem/other.vrt") == ""
    assert source_behind("/data/a.tif|layername=x") == "/data/a.tif|layername=x"
