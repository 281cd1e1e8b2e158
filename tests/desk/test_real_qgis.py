"""The plugin in the real QGIS, on a virtual screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from real_qgis.launch import make_profile, run_script

# What nobody needs before there is something to do: QGIS's start would wait for it. A folder stands for all in it.
LATER = (
    *("keystoneauth1", "swiftclient"),
    *("auth.openrc", "auth.login_files", "auth.clouds_yaml", "auth.yaml_tree", "auth.keystone"),
    *("swift_browser.account", "swift_browser.store", "swift_browser.object_details"),
    *("swift_browser.tiff_header", "swift_browser.cog_rules", "swift_browser.download", "swift_browser.comparison"),
    *("ui.panel", "ui.contents_model", "ui.details_panel", "ui.connection_dialog", "ui.offers_dialog", "ui.importing"),
    *("ui.password_dialog", "ui.bands_dialog", "ui.address_dialog", "ui.options_connections"),
)


def imported_too_soon(modules: Path) -> list[str]:
    """Return what of that was there when the plugin had just started."""
    names = [name.replace("swift_cog_browser.", "", 1) for name in modules.read_text(encoding="utf-8").split()]
    assert {"plugin", "ui.workplace", "ui.dock"} <= set(names)
    return [name for name in names if name in LATER or name.startswith(tuple(f"{each}." for each in LATER))]


@pytest.mark.timeout(300)
def test_load_use_unload_reload(cloud: CloudHandle, tmp_path: Path) -> None:
    script = Path(__file__).with_name("tour_plugin.py")
    early, modules = Path(__file__).with_name("startup_modules.py"), tmp_path / "modules.txt"
    variables = {"PYQGIS_STARTUP": str(early), "SWIFT_COG_MODULES": str(modules)}
    code, result = run_script(make_profile(tmp_path), script, {"SWIFT_COG_CLOUD": str(cloud.folder), **variables})
    assert code == 0
    assert imported_too_soon(modules) == []
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
