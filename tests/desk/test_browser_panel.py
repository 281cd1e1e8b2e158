"""QGIS's Browser panel with the plugin in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from real_qgis.launch import make_profile, run_script


@pytest.mark.timeout(300)
def test_tour(cloud: CloudHandle, tmp_path: Path) -> None:
    script = Path(__file__).with_name("tour_browser.py")
    code, result = run_script(make_profile(tmp_path), script, {"SWIFT_COG_CLOUD": str(cloud.folder)})
    print(json.dumps(result, indent=1))
    assert code == 0
