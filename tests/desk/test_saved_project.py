"""A project is saved in one QGIS and opened by the next, on the command line; its layers come back with the login."""

from __future__ import annotations

from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from project_work import changes
from real_qgis.launch import make_profile, run_script

HERE = Path(__file__).parent


@pytest.mark.timeout(500)
def test_save_close_open_log_in(cloud: CloudHandle, tmp_path: Path) -> None:
    profile = make_profile(tmp_path)
    saved, again = tmp_path / "map.qgs", tmp_path / "again.qgs"
    variables = {"SWIFT_COG_CLOUD": str(cloud.folder), "SWIFT_COG_MAP": str(saved), "SWIFT_COG_AGAIN": str(again)}
    code, first = run_script(profile, HERE / "tour_save_project.py", variables)
    assert code == 0
    assert first["layers"] == ["The good one", "mosaic_cog1", "cog"]
    code, second = run_script(profile, HERE / "tour_open_project.py", variables, project=saved)
    assert code == 0
    assert second["dialogs"] == []
    assert second["message"] == "3 layers in OpenStack Swift wait for your login."
    assert second["buttons"] == ["Log In to Calibration desk…"]
    assert second["waiting"] == {"valid": True, "drawn": True}
    assert second["differing"] == {"cog": [], "mosaic_cog1": [], "The good one": []}
    assert second["messages left"] == []
    assert second["order"] == first["order"]
    assert second["joined"] == ["Nils"]
    # As a person sees it: the map looks as it did, and nothing has to be saved.
    assert not second["dirty"]
    # QGIS itself leaves tables out of the order of drawing, once it has read a project.
    assert [line for line in changes(saved, again) if "scenes_" not in line] == []
    password = cloud.user().password
    everything = "\n".join(
        [
            saved.read_text(),
            again.read_text(),
            *second["log"],
            *first["log"],
            *second["metadata"],
        ]
    )
    assert "Calibration desk" in everything
    secrets = [password, cloud.user().name, *first["tokens"], *second["tokens"]]
    assert [secret for secret in secrets if secret in everything.replace(str(tmp_path), "")] == []
