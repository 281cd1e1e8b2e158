"""The plugin in the real QGIS, on a virtual screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from real_qgis.launch import make_profile, run_script


@pytest.mark.timeout(300)
def test_load_use_unload_reload(cloud: CloudHandle, tmp_path: Path) -> None:
    script = Path(__file__).with_name("tour_plugin.py")
    code, result = run_script(make_profile(tmp_path), script, {"SWIFT_COG_CLOUD": str(cloud.folder)})
    assert code == 0
    for use in result["uses"]:
        assert use == {
            "text": "Add Cloud Raster…",
            "dock visible": True,
            "source": "/vsiswift/rasters/mosaic_cog1.tif",
            "valid": True,
            "probed": True,
            "report": ["Last errors:", "  none"],
            "messages": ["The report is in the clipboard. It holds no names, addresses or secrets."],
        }
    # The look finds what there is: before, the plugin was loaded.
    assert result["before"]["dock"] == ["SwiftCogBrowserDock", "SwiftCogBrowserProbe"]
    assert result["before"]["raster toolbar"] == ["actionProbePixels", "actionProbeRectangle", "actionProbeProfile"]
    assert result["before"]["raster menu"] == ["Swift COG Browser"]
    assert result["before"]["action"] == ["actionAddCloudRaster"]
    assert result["before"]["help"] == ["actionSwiftCogBrowserHelp", "actionSwiftCogBrowserReport"]
    assert result["before"]["options page"] == ["OptionsPages"]
    assert result["before"]["locator filter"] == ["swift_cog_browser"]
    assert result["before"]["browser panel"] == ["Swift", "Swift COG Browser", "Swift COG Browser"]
    for left in result["left"]:
        assert {name: found for name, found in left.items() if found} == {}
    assert os.environ.get("SWIFT_AUTH_TOKEN") is None


@pytest.mark.timeout(300)
def test_the_tab_of_the_data_source_manager(cloud: CloudHandle, tmp_path: Path) -> None:
    script = Path(__file__).with_name("tour_source_select.py")
    code, result = run_script(make_profile(tmp_path), script, {"SWIFT_COG_CLOUD": str(cloud.folder)})
    assert code == 0
    assert result["before"]["tabs"] == ["swift_cog_browser"]
    for use in result["uses"]:
        assert use == {
            "title": "Data Source Manager | Swift",
            "page": 1,
            "source": "/vsiswift/rasters/mosaic_cog1.tif",
            "button": "Disconnect",
        }
    for left in result["left"]:
        assert {name: found for name, found in left.items() if found} == {}
