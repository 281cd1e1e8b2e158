"""A refresh of QGIS's map notices that an object was replaced under its layer."""

from __future__ import annotations

from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import login_of
from real_qgis.launch import make_profile, run_script
from swift_cog_browser.auth.session import AccountSession

HERE = Path(__file__).parent


@pytest.mark.timeout(300)
def test_refreshed_marked_and_shown_anew(cloud: CloudHandle, tmp_path: Path) -> None:
    variables = {"SWIFT_COG_CLOUD": str(cloud.folder)}
    try:
        code, found = run_script(make_profile(tmp_path), HERE / "tour_replaced.py", variables)
    finally:
        # Others count on a container without objects.
        session = AccountSession(login_of(cloud))
        token = session.open()
        cloud.delete(token.value, token.storage_url, "empty/replaced.tif")
        session.close()
    assert code == 0
    assert found["trouble"] == "LayerOutdated"
    assert any("empty/replaced.tif was replaced on" in tip for tip in found["tips"])
    assert found["moved"]
    assert "found replaced" in found["history"][-1]
    assert found["messages"] == []
