"""QGIS's Browser panel with the plugin in it: one tour through the real QGIS, and what was seen on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cloud.handle import CloudHandle
from conftest import BUILD
from real_qgis.launch import make_profile, run_script

LONGEST_GAP = 100  # ms
LOG_IN = "Not logged in – double click to log in"
Seen = dict[str, Any]


@pytest.fixture(scope="module")
def seen(cloud: CloudHandle, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    pictures = BUILD / "browser-panel"
    pictures.mkdir(parents=True, exist_ok=True)
    script = Path(__file__).with_name("tour_browser.py")
    variables = {"SWIFT_COG_CLOUD": str(cloud.folder), "SWIFT_COG_PICTURES": str(pictures)}
    code, found = run_script(make_profile(tmp_path_factory.mktemp("browser")), script, variables)
    assert code == 0
    return found


@pytest.mark.timeout(300)
def test_log_in_from_the_panel(seen: Seen) -> None:
    assert seen["no connection"] == ["No connection yet – double click to make one"]
    assert seen["not logged in"] == [LOG_IN]
    assert seen["menu of the connection"] == ["Log In…", "Edit Connection…", "Delete Connection…"]
    assert seen["containers"] == ["empty", "many", "names", "public", "rasters", "scenes", "twins", "vectors"]
    assert seen["logged out"] == [LOG_IN]


def test_what_lies_where(seen: Seen) -> None:
    assert seen["rasters"][:2] == ["cog.tif", "cog_cmap.tif"]
    assert seen["rasters"][-1] == "notes.txt"
    # Pseudo-folders first.
    assert seen["scenes"] == ["2024", "2025", "index.tif"]
    assert seen["2024"] == ["06", "07"]
    assert seen["empty"] == ["(empty)"]
    tip, container = seen["tips"]
    assert tip.startswith("rasters/cog.tif\n")
    assert "kB, 20" in tip
    assert "objects" in container


def test_menus(seen: Seen) -> None:
    assert seen["menu of the container"] == ["Add Layers to Project", "Refresh", "Copy URL"]
    assert seen["menu of the object"] == ["Add Layer to Project", "Layer Properties…", "Copy GDAL Path", "Copy URL"]
    assert seen["path"] == "/vsiswift/rasters/cog.tif"
    assert seen["url"].endswith("/scenes")
    assert "2658 × 2667" in seen["properties"]


def test_drops_keep_order_and_place(seen: Seen) -> None:
    first, second = "mosaic_cog1", "mosaic_cog2"
    group = ["Mine", ["2024", ["06", "mosaic_cog1"], ["07", "mosaic_cog2"]]]
    assert seen["on the map"] == [first, second]
    assert seen["on a group"] == [first, second, group]
    assert seen["above a layer"] == [first, "cog", second, group]
    assert seen["gap while dropping"] < LONGEST_GAP


def test_add_without_dragging(seen: Seen) -> None:
    assert seen["double click"] == ["nocog"]
    assert sorted(seen["menu"]) == ["cog_scale", "nocog"]
    assert ["2025", "mosaic_cog3"] in seen["group"]


def test_load_more_keeps_the_window_alive(seen: Seen) -> None:
    assert seen["first rows"] == [1001, "Load more…"]
    assert seen["all rows"] == [2500, True, "row-002499.tif"]
    assert max(seen["gaps"]) < LONGEST_GAP, seen["reports"]


def test_refresh_shows_what_changed(seen: Seen) -> None:
    assert seen["fresh"] == ["a", "b.tif", "c.tif"]
    assert seen["fresh again"] == ["a", "bb.tif", "c.tif"]
    assert seen["still open"] is True
    assert "5.0 kB" in seen["new size"]
    assert seen["gone"] == ["the container fresh does not exist (any more)."]


def test_f5_and_the_refresh_button(seen: Seen) -> None:
    assert seen["drawn by F5"] == []
    assert seen["rows"] > 2000
    # Neither read nor taken out while it is closed, and read when it is opened.
    assert seen["closed"] == [False, seen["rows"]]
    assert seen["opened again"] is True
    # QGIS's own way takes the closed rows out one by one, right then.
    assert seen["button took"] < 0.5


def test_vector_files(seen: Seen) -> None:
    assert seen["vectors"] == ["footprints.fgb", "footprints.geojson", "footprints.gpkg"]
    assert seen["vector layers"] == ["QgsVectorLayer"] * 3


def test_in_the_data_source_manager(seen: Seen) -> None:
    assert "rasters" in seen["manager rows"]
    assert seen["manager layers"] == ["cog", "mosaic_cog1"]
    assert seen["manager file"] is True


def test_files_are_offered_for_upload(seen: Seen) -> None:
    assert seen["files taken"] is True
    assert seen["offer"].startswith("Upload one file (")
    assert seen["offer"].endswith(") to rasters?")
    # QGIS turns away what does not come from QGIS.
    assert seen["elsewhere"] == [False, False, False]
    assert seen["silence"] == []
    assert seen["offering"] == []
