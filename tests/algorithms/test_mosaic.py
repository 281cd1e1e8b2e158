"""``swift:mosaic``: the right pixels on top, nothing opened to make one, and little read to show a part."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from algorithm_runs import RunAlgorithm
from cloud.handle import CloudHandle
from conftest import DATA
from native_rasters import write
from osgeo import gdal
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
)
from swift_cog_browser.auth.secret_store import SecretStore
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.algorithms.algorithm import Surroundings
from swift_cog_browser.swift_browser.algorithms.logins import Logins
from swift_cog_browser.swift_browser.algorithms.make_mosaic import NEWEST, MakeMosaic
from swift_cog_browser.swift_browser.archive_mosaic import (
    MosaicBandMissing,
    MosaicBandsOfTileIndex,
    MosaicFileUnknown,
    MosaicOfNothing,
    MosaicScalesDiffer,
    MosaicTooLarge,
    TileIndexUnknown,
    write_mosaic,
)
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.connections import Connections
from swift_cog_browser.swift_browser.environment import ENVIRONMENT
from swift_cog_browser.swift_browser.footprints import Footprints, degrees
from swift_cog_browser.swift_browser.index_expressions import ExpressionWrong, chosen_rows
from swift_cog_browser.swift_browser.index_files import IndexWriter
from swift_cog_browser.swift_browser.index_rows import IndexRow
from swift_cog_browser.swift_browser.mosaic import (
    MosaicBandsDiffer,
    MosaicError,
    MosaicPlaceUnknown,
    MosaicSystemsDiffer,
    MosaicTypesDiffer,
)
from swift_cog_browser.swift_browser.mosaic_files import has_source, objects_in, sources_in
from swift_cog_browser.swift_browser.mosaic_style import write_first_style
from swift_cog_browser.swift_browser.needs import MOSAIC_CONTAINERS, MOSAIC_URL
from swift_cog_browser.swift_browser.settings import Settings
from swift_cog_browser.swift_browser.sources import Source

KNOWS_TILE_INDEXES = int(gdal.VersionInfo("VERSION_NUM")) >= 3090000
ENDINGS = [".vrt", pytest.param(".gti.fgb", marks=pytest.mark.skipif(not KNOWS_TILE_INDEXES, reason="GDAL before 3.9"))]
DAY = datetime(2024, 6, 1, tzinfo=timezone.utc)


def row(location: str, left: float = 500000, **others: Any) -> IndexRow:
    usual: dict[str, Any] = {
        "size": 1,
        "etag": "e",
        "last_modified": DAY,
        "date": None,
        "width": 40,
        "height": 30,
        "bands": 1,
        "type": "UInt16",
        "crs": "EPSG:32631",
        "pixel_x": 20.0,
        "pixel_y": 20.0,
        "nodata": "0",
        "block_x": 16,
        "block_y": 16,
        "cog": True,
        "place": f"{left!r} 20.0 0.0 4600000.0 0.0 -20.0",
    }
    return IndexRow(location, **{**usual, **others})


def scenes(folder: Path) -> list[IndexRow]:
    """Write three rasters that overlap, each of one value, with nothing in the uppermost rows."""
    found = []
    for number, left in enumerate((500000.0, 500200.0, 500400.0), 1):
        values = np.full((30, 40), number, "u2")
        values[: 5 * number] = 0
        options = ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]
        place = (left, 20, 0, 4600000, 0, -20)
        file = write(folder / f"{number}.tif", [values], transform=place, no_data=[0], options=options)
        found.append(row(str(file), left, date=DAY.replace(day=number)))
    return found


# Which, and in which order


def test_the_newest_come_last() -> None:
    rows = [
        row("named later", date=DAY.replace(day=5)),
        row("not named", last_modified=DAY.replace(day=4)),
        row("named earlier", date=DAY.replace(day=2), last_modified=DAY.replace(day=9)),
        row("unknown", last_modified=None),
    ]
    ordered = [each.location for each in chosen_rows(rows, "", NEWEST)]
    assert ordered == ["unknown", "named earlier", "not named", "named later"]
    assert [each.location for each in chosen_rows(rows, "", NEWEST, descending=True)] == ordered[::-1]


@pytest.mark.parametrize(
    ("expression", "kept"),
    [
        ("", [1, 2, 3]),
        ("\"date\" >= '2024-06-02'", [2, 3]),
        ('"cog" and "width" > 10 and "crs" = \'EPSG:32631\'', [1, 2, 3]),
        ("\"location\" like '%/2.tif'", [2]),
        ('"date" is null', []),
    ],
)
def test_rows_by_an_expression(expression: str, kept: list[int]) -> None:
    rows = [row(f"/vsiswift/a/{number}.tif", date=DAY.replace(day=number)) for number in (1, 2, 3)]
    assert [int(each.location[-5]) for each in chosen_rows(rows, expression)] == kept


@pytest.mark.parametrize("wrong", ['"date" >', "no_function(1)", '"nothing" = 1'])
def test_expressions_that_cannot_be_computed(wrong: str) -> None:
    with pytest.raises(ExpressionWrong, match="QGIS cannot compute"):
        chosen_rows([row("a")], wrong)


# The file


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_pixels_of_a_mosaic(ending: str, tmp_path: Path) -> None:
    rows, file = scenes(tmp_path), tmp_path / f"mosaic{ending}"
    grid = write_mosaic(rows, [], file)
    assert (grid.width, grid.height) == (60, 30)
    data = gdal.Open(str(file))
    assert data.GetGeoTransform() == (500000, 20, 0, 4600000, 0, -20)
    assert data.GetSpatialRef().GetAuthorityCode(None) == "32631"
    band = data.GetRasterBand(1)
    assert (band.DataType, band.GetNoDataValue()) == (gdal.GDT_UInt16, 0)
    pixels = band.ReadAsArray()
    # Where the upper ones hold nothing, the lower ones are seen.
    assert [pixels[29, 5], pixels[29, 15], pixels[29, 25]] == [1, 2, 3]
    assert [pixels[12, 25], pixels[7, 25], pixels[2, 25], pixels[2, 59]] == [2, 1, 0, 0]
    write_mosaic(rows[::-1], [], file)
    pixels = gdal.Open(str(file)).ReadAsArray()
    assert [pixels[29, 5], pixels[29, 25], pixels[29, 59]] == [1, 1, 3]


def test_pixels_of_several_sizes_and_bands_in_another_order(tmp_path: Path) -> None:
    fine, coarse = (np.arange(9).reshape(3, 3) + value for value in (10, 20))
    write(tmp_path / "fine.tif", [fine.astype("u2"), fine.astype("u2") + 100], transform=(60, 10, 0, 30, 0, -10))
    write(tmp_path / "coarse.tif", [coarse.astype("u2"), coarse.astype("u2") + 100], transform=(0, 20, 0, 60, 0, -20))
    common = {"width": 3, "height": 3, "bands": 2, "nodata": "", "block_x": 3, "block_y": 3}
    rows = [
        row(str(tmp_path / "coarse.tif"), place="0.0 20.0 0.0 60.0 0.0 -20.0", **common),
        row(str(tmp_path / "fine.tif"), place="60.0 10.0 0.0 30.0 0.0 -10.0", **common),
    ]
    file = tmp_path / "mosaic.vrt"
    write_mosaic(rows, [2, 1], file)
    second, first = gdal.Open(str(file)).ReadAsArray()
    assert (first[3:, 6:] == fine).all()
    assert (second == first + 100)[:, :6].all()
    assert (first[:, :6] == coarse.repeat(2, 0).repeat(2, 1)).all()


def test_scales_come_along(tmp_path: Path) -> None:
    rows = [row("/vsiswift/a/b.tif", bands=2, scale="0.0001 0.0002", offset="-0.1", nodata="-9999", type="Int16")]
    file = tmp_path / "scaled.vrt"
    write_mosaic(rows, [2, 1], file)
    data = gdal.Open(str(file))
    assert [data.GetRasterBand(number).GetScale() for number in (1, 2)] == [0.0002, 0.0001]
    assert [data.GetRasterBand(number).GetOffset() for number in (1, 2)] == [-0.1, -0.1]


@pytest.mark.parametrize(
    ("second", "bands", "name", "error"),
    [
        ({"crs": "EPSG:32632"}, [], "m.vrt", MosaicSystemsDiffer),
        ({"crs": ""}, [], "m.vrt", MosaicSystemsDiffer),
        ({"bands": 2}, [], "m.vrt", MosaicBandsDiffer),
        ({"type": "Float32"}, [], "m.vrt", MosaicTypesDiffer),
        ({"scale": "0.1"}, [], "m.vrt", MosaicScalesDiffer),
        ({"place": ""}, [], "m.vrt", MosaicPlaceUnknown),
        ({"place": "0.0 1.0 0.5 0.0 0.0 -1.0"}, [], "m.vrt", MosaicPlaceUnknown),
        ({"place": "1e13 20.0 0.0 0.0 0.0 -20.0"}, [], "m.vrt", MosaicTooLarge),
        ({}, [2], "m.vrt", MosaicBandMissing),
        ({}, [], "m.tif", MosaicFileUnknown),
        ({}, [], "m.gti.fgb", None if KNOWS_TILE_INDEXES else TileIndexUnknown),
        ({}, [1, 1], "m.gti.fgb", MosaicBandsOfTileIndex if KNOWS_TILE_INDEXES else TileIndexUnknown),
    ],
)
def test_what_makes_no_mosaic(
    second: dict[str, Any], bands: list[int], name: str, error: type[MosaicError] | None, tmp_path: Path
) -> None:
    rows = [row("/vsiswift/a/1.tif"), row("/vsiswift/a/2 é#%.tif", **second)]
    if error is None:
        write_mosaic(rows, bands, tmp_path / name)
        return
    with pytest.raises(error):
        write_mosaic(rows, bands, tmp_path / name)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(MosaicOfNothing):
        write_mosaic([], bands, tmp_path / name)


def test_the_same_system_in_other_words(tmp_path: Path) -> None:
    from osgeo import osr

    system = osr.SpatialReference()
    system.ImportFromEPSG(32631)
    rows = [row("/vsiswift/a/1.tif"), row("/vsiswift/a/2.tif", crs=system.ExportToWkt())]
    assert write_mosaic(rows, [], tmp_path / "mosaic.vrt").width == 40


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_a_mosaic_reads_is_known_without_opening_it(ending: str, tmp_path: Path) -> None:
    names = ["/vsiswift/été/a b#%25&'.tif", "/vsiswift/other/x<y>.tif"]
    file = tmp_path / f"mosaic{ending}"
    write_mosaic([row(name) for name in names], [], file)
    assert {source.container for source in sources_in(str(file))} == {"été", "other"}
    assert Source("", "été", "a b#%25&'.tif") in sources_in(str(file))
    assert has_source(str(file), names[0])
    assert names[0] in set(objects_in(str(file)))


# In the cloud


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of two scenes of the cloud that overlap, the second one newer."""
    file, folder = tmp_path / "index.fgb", tmp_path / "new"
    folder.mkdir()
    with IndexWriter(folder / file.name) as writer:
        for number in (1, 2):
            data = gdal.Open(str(DATA / f"mosaic_cog{number}.tif"))
            scene = row(
                f"/vsiswift/rasters/mosaic_cog{number}.tif",
                date=DAY.replace(day=number),
                width=data.RasterXSize,
                height=data.RasterYSize,
                bands=3,
                crs="EPSG:32618",
                place=" ".join(map(repr, data.GetGeoTransform())),
                block_x=data.GetRasterBand(1).GetBlockSize()[0],
                pixel_x=data.GetGeoTransform()[1],
                block_y=data.GetRasterBand(1).GetBlockSize()[1],
            )
            outline = Footprints(degrees()).of_corners([(0, 0), (1, 0), (1, 1), (0, 1)])
            writer.add(scene, outline)
        (written,) = writer.finish(Cancel())
        written.rename(file)
    shutil.rmtree(folder)
    return file


def expected(*names: str) -> Any:
    local = gdal.BuildVRT("", [str(DATA / name) for name in names], resolution="highest")
    return local.ReadAsArray()


def test_a_mosaic_of_an_index(
    run: RunAlgorithm, index: Path, account: Account, project: QgsProject, cloud: CloudHandle
) -> None:
    file = index.with_name("mosaic.vrt")
    account.bridge.open_container("rasters", account.session.token())
    mark = cloud.mark()
    found = run("swift:mosaic", {"INDEX": str(index), "OUTPUT": str(file)})
    assert (found["COUNT"], found["LEFT_OUT"], found["OUTPUT"]) == (2, 0, str(file))
    assert [request for request in cloud.requests(mark) if "/rasters" in request.path] == []
    pixels = gdal.Open(str(file)).ReadAsArray()
    assert (pixels == expected("mosaic_cog1.tif", "mosaic_cog2.tif")).all()
    text = file.read_text(encoding="utf-8")
    assert account.session.current.value not in text
    only = {"INDEX": str(index), "OUTPUT": str(file), "EXPRESSION": "\"location\" like '%1.tif'", "BANDS": "3"}
    run("swift:mosaic", only)
    assert (gdal.Open(str(file)).ReadAsArray() == expected("mosaic_cog1.tif")[2]).all()
    run("swift:mosaic", {"INDEX": str(index), "OUTPUT": str(file), "DESCENDING": True})
    assert (gdal.Open(str(file)).ReadAsArray() == expected("mosaic_cog2.tif", "mosaic_cog1.tif")).all()


def test_little_is_read_for_a_part(
    run: RunAlgorithm, index: Path, account: Account, project: QgsProject, cloud: CloudHandle
) -> None:
    file = index.with_name("mosaic.vrt")
    account.bridge.open_container("rasters", account.session.token())
    run("swift:mosaic", {"INDEX": str(index), "OUTPUT": str(file)})
    gdal.VSICurlPartialClearCache("/vsiswift/rasters/")
    mark = cloud.mark()
    data = gdal.Open(str(file))
    assert data.GetRasterBand(1).GetNoDataValue() == 0
    assert cloud.requests(mark) == []
    # A corner that only one of the scenes reaches.
    data.GetRasterBand(1).ReadRaster(data.RasterXSize - 64, 0, 64, 64)
    requests = cloud.requests(mark)
    assert {request.name for request in requests} <= {"rasters/mosaic_cog1.tif", "rasters/mosaic_cog2.tif"}
    ranges = [request.range.partition("=")[2].split("-") for request in requests if request.range]
    whole = sum((DATA / f"mosaic_cog{number}.tif").stat().st_size for number in (1, 2))
    assert sum(int(last) - int(first) + 1 for first, last in ranges) < whole / 5


def test_a_part_that_cannot_be_read_is_an_error(
    run: RunAlgorithm, account: Account, project: QgsProject, tmp_path: Path
) -> None:
    account.bridge.open_container("rasters", account.session.token())
    file = tmp_path / "mosaic.vrt"
    write_mosaic([row("/vsiswift/rasters/gone.tif")], [], file)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        data = gdal.Open(str(file))
        # Processing switches GDAL's exceptions on.
        try:
            assert data.GetRasterBand(1).ReadRaster(0, 0, 40, 30) is None
        except RuntimeError as error:
            assert "404" in str(error)
    finally:
        gdal.PopErrorHandler()


def test_a_mosaic_of_objects_and_of_a_published_index(
    run: RunAlgorithm, index: Path, account: Account, project: QgsProject, cloud: CloudHandle, tmp_path: Path
) -> None:
    file = tmp_path / "mosaic.vrt"
    objects = {"CONTAINER": "rasters", "OBJECTS": "mosaic_cog1.tif\nmosaic_cog2.tif", "OUTPUT": str(file)}
    assert run("swift:mosaic", {**objects, "SORT": '"location"'})["COUNT"] == 2
    account.bridge.open_container("rasters", account.session.token())
    assert (gdal.Open(str(file)).ReadAsArray() == expected("mosaic_cog1.tif", "mosaic_cog2.tif")).all()
    token = account.session.token()
    cloud.upload(token.value, token.storage_url, "empty/index.fgb", index.read_bytes())
    try:
        assert run("swift:mosaic", {"INDEX": "/vsiswift/empty/index.fgb", "OUTPUT": str(file)})["COUNT"] == 2
    finally:
        cloud.delete(token.value, token.storage_url, "empty/index.fgb")


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({}, "Give an index, or a container"),
        ({"INDEX": "/nowhere/index.fgb"}, "There is no index"),
        ({"INDEX": str(DATA / "vectors" / "footprints.fgb")}, "is no index of a container"),
        ({"INDEX": "INDEX", "CONTAINER": "rasters"}, "but not both"),
        ({"INDEX": "INDEX", "EXPRESSION": '"date" >'}, "QGIS cannot compute"),
        ({"INDEX": "INDEX", "EXPRESSION": "false"}, "nothing to make a mosaic of"),
        ({"INDEX": "INDEX", "BANDS": "red"}, "“red” are no bands"),
        ({"CONTAINER": "nowhere", "PREFIX": "*"}, "does not exist"),
    ],
)
def test_no_mosaic(run: RunAlgorithm, index: Path, inputs: dict[str, str], words: str) -> None:
    given = {key: str(index) if value == "INDEX" else value for key, value in inputs.items()}
    with pytest.raises(QgsProcessingException, match=words):
        run("swift:mosaic", {"OUTPUT": str(index.with_name("mosaic.vrt")), **given})
    assert [each.name for each in index.parent.iterdir()] == ["index.fgb"]


def test_its_first_style_needs_nothing_but_the_top_object(
    account: Account, project: QgsProject, cloud: CloudHandle, index: Path
) -> None:
    from swift_cog_browser.swift_browser.index_files import rows_in

    account.bridge.open_container("rasters", account.session.token())
    rows = [each for each, _outline in rows_in(index)]
    rows = [replace(rows[0], location=f"/vsiswift/rasters/{number}.tif") for number in range(60)] + rows
    file = index.with_name("mosaic.vrt")
    write_mosaic(rows, [], file)
    mark = cloud.mark()
    write_first_style(file, rows)
    layer = QgsRasterLayer(str(file), "mosaic")
    assert layer.isValid()
    assert {request.name for request in cloud.requests(mark)} <= {rows[-1].location[len("/vsiswift/") :]}
    assert layer.hasScaleBasedVisibility()
    stretch = layer.renderer().redContrastEnhancement()
    assert 0 < stretch.minimumValue() < stretch.maximumValue() < 65535


def test_the_layer_of_a_mosaic_is_added_and_knows_whose_objects_it_reads(
    processing_module: Any, settings: Settings, index: Path, account: Account, project: QgsProject
) -> None:
    """With a connection open, as in QGIS's window: QGIS itself loads it when the algorithm has ended."""
    from processing.gui.Postprocessing import handleAlgorithmResults

    accounts = Accounts(Activity())
    accounts._connected(account, ENVIRONMENT)
    algorithm = MakeMosaic(Surroundings(Logins(Connections(settings, SecretStore()), accounts))).create()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(project)
    file = index.with_name("mosaic.vrt")
    _results, good = algorithm.run({"INDEX": str(index), "OUTPUT": str(file)}, context, feedback)
    assert good
    assert file.with_suffix(".qml").exists()
    assert handleAlgorithmResults(algorithm, context, feedback)
    (layer,) = project.mapLayers().values()
    assert layer.isValid()
    assert (layer.name(), layer.source()) == ("mosaic", str(file))
    assert layer.customProperty(MOSAIC_CONTAINERS) == ["rasters"]
    assert layer.customProperty(MOSAIC_URL) == account.session.current.storage_url
    assert not layer.hasScaleBasedVisibility()
