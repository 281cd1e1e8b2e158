"""The worked example of the help does what the help says: its own code is run, against the real cloud."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
from algorithm_runs import RunAlgorithm
from cloud.handle import CHECKOUT, CloudHandle
from native_rasters import write
from osgeo import gdal
from swift_cog_browser.swift_browser.account import Account

PAGE = CHECKOUT / "docs" / "processing.md"
CONTAINER = "desert"
DAYS = ("2024-06-01", "2024-06-11", "2024-06-21")
# Digital numbers of the scenes; they mean 0.0001 times as much.
VALUES = (3000, 3300, 3100)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the page describes it, which is the present one."""
    (tmp_path / "raw").mkdir()
    for day, value in zip(DAYS, VALUES):
        values = np.full((600, 600), value, "u2")
        values[:300] = value + 100
        file = write(tmp_path / "raw" / f"desert_{day}.tif", [values], transform=(500000, 20, 0, 4600000, 0, -20))
        data = gdal.Open(str(file), gdal.GA_Update)
        data.GetRasterBand(1).SetScale(0.0001)
        data.GetRasterBand(1).SetOffset(0)
        del data
    square = [[500400, 4590000], [504000, 4590000], [504000, 4593000], [500400, 4593000], [500400, 4590000]]
    site = {
        "type": "Feature",
        "properties": {"name": "dunes"},
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    system = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}
    collection = {"type": "FeatureCollection", "crs": system, "features": [site]}
    (tmp_path / "sites.geojson").write_text(json.dumps(collection))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def account_after(account: Account, cloud: CloudHandle) -> Iterator[Account]:
    """The account; what the example makes is taken out of it afterwards."""
    import swiftclient.client

    yield account
    token = account.session.token()
    for entry in list(account.objects(CONTAINER)):
        cloud.delete(token.value, token.storage_url, quote(f"{CONTAINER}/{entry.name}"))
    swiftclient.client.delete_container(token.storage_url, token.value, CONTAINER)


def blocks() -> list[str]:
    example = PAGE.read_text(encoding="utf-8").partition("(worked-example)=")[2]
    return re.findall(r"```python\n(.*?)```", example, re.DOTALL)


def test_the_worked_example(
    run: RunAlgorithm, account_after: Account, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = blocks()
    assert len(code) == 6
    names: dict[str, object] = {}
    for block in code:
        exec(compile(block, str(PAGE), "exec"), names)
    assert "3 of 3 are valid COGs" in capsys.readouterr().out
    assert sorted(entry.name for entry in account_after.objects(CONTAINER)) == [
        *(f"2024/desert_{day}.tif" for day in DAYS),
        "index.fgb",
    ]
    with open("series.csv", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    assert [(row["date"][:10].replace("/", "-"), row["site"]) for row in rows] == [(day, "dunes") for day in DAYS]
    assert [int(row["count"]) for row in rows] == [180 * 150] * 3
    assert [float(row["mean"]) for row in rows] == list(VALUES)
    assert [float(row["physical_mean"]) for row in rows] == pytest.approx([0.3, 0.33, 0.31])
    circles = [each for each in ElementTree.parse("series.svg").iter() if each.tag.endswith("circle")]
    assert len(circles) == 3
    account_after.bridge.open_container(CONTAINER, account_after.session.token())
    newest = gdal.Open("raw/desert_2024-06-21.tif").ReadAsArray()
    assert (gdal.Open("desert.vrt").ReadAsArray() == newest).all()
