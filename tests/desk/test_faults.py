"""Reads that fail, in the real QGIS on a virtual screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from real_qgis.launch import make_profile, run_script


@pytest.mark.timeout(300)
@pytest.mark.parametrize("threads", ["", "2"])
def test_signs_and_one_click(cloud: CloudHandle, tmp_path: Path, threads: str) -> None:
    script = Path(__file__).with_name("tour_faults.py")
    variables = {
        "SWIFT_COG_CLOUD": str(cloud.folder),
        "SWIFT_COG_PICTURES": str(tmp_path),
        "SWIFT_COG_DATA": str(DATA),
        **({"GDAL_NUM_THREADS": threads} if threads else {}),
    }
    code, seen = run_script(make_profile(tmp_path / "profile"), script, variables)
    assert code == 0
    assert seen["at first"] == ["", ""]
    messages = [text for text in seen["messages"] if "could not be read" in text]
    assert len(messages) == 1
    assert "cog_int16" in messages[0]
    assert "cog_nodata" in messages[0]
    assert all("(403)" in sign and "Click to try again." in sign for sign in [*seen["failed"], *seen["still"]])
    assert seen["identified"] == [False, False]
    assert seen["moved"] == 1
    assert seen["mended"] == ["", ""]
    assert seen["left"] == []
    assert seen["differing"] == [[], []]
    assert seen["well again"] == [True, True]
    # Nothing of it stays behind.
    assert seen["after the plugin"] == [0, 0]
    assert seen["flags"] == [True, True]
