"""``swift:download``: from objects to files of this computer."""

from __future__ import annotations

from pathlib import Path

import boxes
import pytest
from algorithm_runs import Listener, RunAlgorithm, variables_of
from cloud.handle import CloudHandle
from cloud.plan import ODD_NAMES
from conftest import DATA
from qgis.core import QgsProcessingException
from real_qgis.command_line import qgis_process
from real_qgis.launch import make_profile
from swift_cog_browser.auth.session import AccountSession

DOWNLOAD = "swift:download"
SCENES = ["2024/06/mosaic_cog1.tif", "2024/07/mosaic_cog2.tif", "2025/mosaic_cog3.tif", "index.tif"]


def files(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def test_all_that_begin_with_a_prefix(run: RunAlgorithm, tmp_path: Path) -> None:
    found = run(DOWNLOAD, {"CONTAINER": "scenes", "PREFIX": "2024/0", "OUTPUT": str(tmp_path)})
    assert files(tmp_path) == SCENES[:2]
    assert (found["COUNT"], found["SKIPPED"], found["OUTPUT"]) == (2, 0, str(tmp_path))
    assert found["BYTES"] == sum((tmp_path / name).stat().st_size for name in SCENES[:2])
    assert (tmp_path / SCENES[0]).read_bytes() == (DATA / "mosaic_cog1.tif").read_bytes()
    again = run(DOWNLOAD, {"CONTAINER": "scenes", "PREFIX": "*", "OUTPUT": str(tmp_path)})
    assert files(tmp_path) == SCENES
    assert again["BYTES"] == sum((tmp_path / name).stat().st_size for name in SCENES[2:])


def test_some_by_name(run: RunAlgorithm, tmp_path: Path) -> None:
    names = "index.tif\n2025/mosaic_cog3.tif\n"
    found = run(DOWNLOAD, {"CONTAINER": "scenes", "OBJECTS": names, "OUTPUT": str(tmp_path)})
    assert files(tmp_path) == ["2025/mosaic_cog3.tif", "index.tif"]
    assert found["COUNT"] == 2


def test_odd_names(run: RunAlgorithm, tmp_path: Path) -> None:
    listener = Listener()
    found = run(DOWNLOAD, {"CONTAINER": "names", "PREFIX": "*", "OUTPUT": str(tmp_path)}, listener)
    assert found["COUNT"] == len(ODD_NAMES)
    assert files(tmp_path) == sorted(name.replace("//", "/") for name in ODD_NAMES)
    assert listener.warnings == [f"a//b.tif is saved as {tmp_path}/a/b.tif."]


def test_names_that_would_lead_out_of_the_folder(
    run: RunAlgorithm, session: AccountSession, box: str, tmp_path: Path
) -> None:
    """Objects that other programs have made; the real server takes such names."""
    boxes.make(session, box, ["/etc/first.tif", "fine.tif"])
    boxes.make_with_dots(session, box, ["..%2F..%2Fout.tif", "a/%2E%2E/out.tif"])
    folder = tmp_path / "deep" / "folder"
    listener = Listener()
    found = run(DOWNLOAD, {"CONTAINER": box, "PREFIX": "*", "OUTPUT": str(folder)}, listener)
    assert files(tmp_path) == ["deep/folder/etc/first.tif", "deep/folder/fine.tif"]
    assert (found["COUNT"], found["SKIPPED"]) == (2, 2)
    assert "../../out.tif is left out: no request could reach it by its name." in listener.warnings
    assert f"/etc/first.tif is saved as {folder}/etc/first.tif." in listener.warnings


def test_files_that_are_there(run: RunAlgorithm, tmp_path: Path) -> None:
    (tmp_path / "index.tif").write_bytes(b"my own")
    inputs = {"CONTAINER": "scenes", "OBJECTS": "index.tif", "OUTPUT": str(tmp_path)}
    with pytest.raises(QgsProcessingException, match="There is a file .*index.tif already"):
        run(DOWNLOAD, inputs)
    assert (tmp_path / "index.tif").read_bytes() == b"my own"
    run(DOWNLOAD, {**inputs, "OVERWRITE": True})
    assert (tmp_path / "index.tif").read_bytes() == (DATA / "cog_scale.tif").read_bytes()


def test_wrong_input(run: RunAlgorithm, tmp_path: Path) -> None:
    for inputs, sentence in (
        ({"CONTAINER": "scenes"}, r"No object is named\. To take the whole container, write \*"),
        ({"CONTAINER": "scenes", "OBJECTS": "a", "PREFIX": "b"}, "but not both"),
        ({"CONTAINER": "scenes", "PREFIX": "nothing"}, "scenes holds no object whose name begins with nothing"),
        ({"CONTAINER": "nowhere", "PREFIX": "*"}, "the container nowhere does not exist"),
        ({"CONTAINER": "scenes", "OBJECTS": "none.tif"}, r"scenes/none\.tif does not exist"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            run(DOWNLOAD, {**inputs, "OUTPUT": str(tmp_path)})
    assert files(tmp_path) == []


def test_called_off(run: RunAlgorithm, tmp_path: Path) -> None:
    assert run(DOWNLOAD, {"CONTAINER": "rasters", "PREFIX": "*", "OUTPUT": str(tmp_path)}, Listener(cancel_at=1)) == {}


def test_without_a_screen(cloud: CloudHandle, tmp_path: Path) -> None:
    inputs = {"CONTAINER": "scenes", "PREFIX": "2024/", "OUTPUT": str(tmp_path / "files")}
    ended = qgis_process(make_profile(tmp_path / "profile"), DOWNLOAD, inputs, variables_of(cloud))
    assert ended.code == 0, ended.printed
    assert files(tmp_path / "files") == SCENES[:2]
