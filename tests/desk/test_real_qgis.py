"""The plugin in the real QGIS, on a virtual screen."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from cloud.handle import CloudHandle
from real_qgis.launch import make_profile, run_qgis


def run(script: str, cloud: CloudHandle, folder: Path, **variables: str) -> tuple[int, dict[str, Any]]:
    """Run a script in QGIS; return QGIS's exit code and the script's result."""
    result = folder / "result.json"
    code = run_qgis(
        make_profile(folder),
        Path(__file__).with_name(script),
        {"SWIFT_COG_CLOUD": str(cloud.folder), "SWIFT_COG_RESULT": str(result), **variables},
        folder / "qgis.log",
        within=240,
    )
    log = (folder / "qgis.log").read_text(errors="replace")
    assert result.exists(), log[-3000:]
    found = json.loads(result.read_text())
    assert "failure" not in found, found["failure"] + log[-3000:]
    assert "Traceback" not in log, log[-3000:]
    return code, found


@pytest.mark.timeout(300)
def test_load_use_unload_reload(cloud: CloudHandle, tmp_path: Path) -> None:
    code, result = run("tour_plugin.py", cloud, tmp_path)
    assert code == 0
    for use in result["uses"]:
        assert use == {
            "text": "Add Cloud Raster…",
            "dock visible": True,
            "source": "/vsiswift/rasters/mosaic_cog1.tif",
            "valid": True,
            "report": ["Last errors:", "  none"],
            "messages": ["The report is in the clipboard. It holds no names, addresses or secrets."],
        }
    # The look finds what there is: before, the plugin was loaded.
    assert result["before"]["dock"] == ["SwiftCogBrowserDock"]
    assert result["before"]["action"] == ["actionAddCloudRaster"]
    assert result["before"]["help"] == ["actionSwiftCogBrowserHelp", "actionSwiftCogBrowserReport"]
    for left in result["left"]:
        assert {name: found for name, found in left.items() if found} == {}
    assert os.environ.get("SWIFT_AUTH_TOKEN") is None
