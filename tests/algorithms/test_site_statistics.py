"""``swift:sitestatistics``: what numpy says of the pixels whose middles lie in a polygon, or an error."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from algorithm_runs import Listener, RunAlgorithm, rows
from cloud.handle import CloudHandle
from conftest import DATA
from native_rasters import numbered, write
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from swift_cog_browser.auth.errors import Cancelled
from swift_cog_browser.swift_browser import site_statistics
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.native_raster import PixelsUnreadable, RasterSource
from swift_cog_browser.swift_browser.series_plot import Point, Series, svg
from swift_cog_browser.swift_browser.site_statistics import BandNotThere, OfSite, Site, SitesAsked, statistics_of

PLACED = (500000, 20, 0, 4600000, 0, -20)
TRIANGLE = [(500003.0, 4599990.0), (501770.0, 4599400.0), (500700.0, 4598500.0)]


def system(code: int) -> osr.SpatialReference:
    found = osr.SpatialReference()
    found.ImportFromEPSG(code)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def site(points: list[tuple[float, float]], code: int = 32631, hole: list[tuple[float, float]] | None = None) -> Site:
    rings = [points, *([hole] if hole else [])]
    text = ", ".join(f"({', '.join(f'{x!r} {y!r}' for x, y in (*ring, ring[0]))})" for ring in rings)
    return Site("desert", ogr.CreateGeometryFromWkt(f"POLYGON ({text})"), system(code))


def inside(points: list[tuple[float, float]], width: int, height: int) -> Any:
    """Return which pixels have their middle in a polygon, by crossing its edges."""
    x = 500000 + 20 * (np.arange(width) + 0.5)[None, :]
    y = 4600000 - 20 * (np.arange(height) + 0.5)[:, None]
    found = np.zeros((height, width), bool)
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]]):
        crosses = (y1 > y) != (y2 > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            found ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return found


def of(file: Path, asked: SitesAsked) -> list[OfSite]:
    return statistics_of(RasterSource(str(file), layer="raster"), "EPSG:32631", asked, Cancel())


@pytest.mark.parametrize("most", [500, 1_000_000])
def test_pixels_whose_middle_lies_in_a_polygon(most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_statistics, "MOST_PIXELS", most)
    values = np.random.default_rng(3).integers(0, 60000, (80, 100), "u2")
    values[10:14, 30:50] = 7
    values[20, 40:44] = 65535
    options = ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]
    file = write(tmp_path / "raster.tif", [values, values[::-1].copy()], transform=PLACED, no_data=[7], options=options)
    first, second = (each.statistics for each in of(file, SitesAsked([site(TRIANGLE)])))
    mask = inside(TRIANGLE, 100, 80)
    there = values[mask & (values != 7)].astype("f8")
    assert first.pixels == second.pixels == mask.sum()
    assert first.count == there.size < first.pixels
    assert first.no_data == (mask & (values == 7)).sum() > 0
    assert first.mean == pytest.approx(there.mean(), rel=1e-13)
    assert first.deviation == pytest.approx(there.std(), rel=1e-11)
    assert (first.minimum, first.maximum, first.saturated) == (there.min(), 65535, 4)
    # NoData is the same for all bands of a TIFF.
    assert second.mean == pytest.approx(values[::-1][mask & (values[::-1] != 7)].mean())


def test_holes_parts_limits_and_bands(tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered(100, 80), numbered(100, 80)], transform=PLACED)
    hole = [(500500.0, 4599600.0), (500900.0, 4599600.0), (500900.0, 4599200.0), (500500.0, 4599200.0)]
    asked = SitesAsked([site(TRIANGLE, hole=hole)], bands=[2], saturated_from=30000)
    (found,) = of(file, asked)
    mask = inside(TRIANGLE, 100, 80) & ~inside(hole, 100, 80)
    values = numbered(100, 80)[mask]
    assert found.statistics.band.number == 2
    assert (found.statistics.count, found.statistics.saturated) == (mask.sum(), (values >= 30000).sum())
    both = Site(
        "two",
        site(TRIANGLE).outline.Union(
            site([(501900.0, 4598460.0), (501990.0, 4598460.0), (501990.0, 4598410.0)]).outline
        ),
        system(32631),
    )
    assert of(file, SitesAsked([both], bands=[1]))[0].statistics.count > inside(TRIANGLE, 100, 80).sum()
    with pytest.raises(BandNotThere, match="has no band 3: it has 2"):
        of(file, SitesAsked([site(TRIANGLE)], bands=[3]))


def test_sites_in_degrees_and_beside_the_raster(tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered(100, 80)], transform=PLACED)
    outline = site(TRIANGLE).outline
    outline.Transform(osr.CoordinateTransformation(system(32631), system(4326)))
    ring = outline.GetGeometryRef(0)
    points = [ring.GetPoint_2D(number) for number in range(3)]
    (there,) = of(file, SitesAsked([site(points, 4326)]))
    assert there.statistics.mean == of(file, SitesAsked([site(TRIANGLE)]))[0].statistics.mean
    far = [(10.0, 10.0), (11.0, 10.0), (11.0, 11.0)]
    assert of(file, SitesAsked([site(far, 4326), site([(x + 1e6, y) for x, y in TRIANGLE])])) == []
    # So small that it holds the middle of no pixel: that is said, too.
    tiny = [(500001.0, 4599999.0), (500003.0, 4599999.0), (500003.0, 4599997.0)]
    (nothing,) = of(file, SitesAsked([site(tiny)]))
    assert nothing.statistics.pixels == 0


def test_what_is_cut_off_is_an_error(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.tif", [numbered(600, 600)], transform=PLACED)
    file = tmp_path / "cut.tif"
    file.write_bytes(whole.read_bytes()[: 600 * 600])
    square = [(500000.0, 4600000.0), (512000.0, 4600000.0), (512000.0, 4588000.0), (500000.0, 4588000.0)]
    with pytest.raises(PixelsUnreadable):
        of(file, SitesAsked([site(square)]))


def test_called_off(tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered(100, 80)], transform=PLACED)
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        statistics_of(RasterSource(str(file)), "EPSG:32631", SitesAsked([site(TRIANGLE)]), cancel)


def test_the_plot_is_a_picture_of_all_points() -> None:
    start = datetime(2024, 1, 1, tzinfo=timezone.utc)
    points = [Point(start + timedelta(days=day), 0.1 + day / 100, 0.01) for day in (3, 0, 7)]
    text = svg("<Title> & more", "W/m²", [Series("a < b", tuple(points)), Series("empty", (Point(start, math.nan),))])
    picture = ElementTree.fromstring(text)
    names = [each.tag.partition("}")[2] for each in picture.iter()]
    assert names.count("circle") == 3
    assert "<Title> & more" in "".join(picture.itertext())
    places = [float(each.get("cx")) for each in picture.iter() if each.tag.endswith("circle")]
    assert places == sorted(places)
    assert ElementTree.fromstring(svg("", "", [])) is not None


# In the cloud


@pytest.fixture
def sites(project: QgsProject) -> QgsVectorLayer:
    """Two squares in the overlap of two scenes, and one far away, in degrees."""
    data = [gdal.Open(str(DATA / f"mosaic_cog{number}.tif")) for number in (1, 2)]
    places = [each.GetGeoTransform() for each in data]
    middle_x = (max(place[0] for place in places) + min(p[0] + p[1] * d.RasterXSize for p, d in zip(places, data))) / 2
    middle_y = (min(place[3] for place in places) + max(p[3] + p[5] * d.RasterYSize for p, d in zip(places, data))) / 2
    layer = QgsVectorLayer("Polygon?crs=EPSG:32618&field=name:string", "sites", "memory")
    for name, x, y in (("north", middle_x, middle_y), ("south", middle_x, middle_y - 12000), ("far", 0, 0)):
        feature = QgsFeature(layer.fields())
        feature["name"] = name
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x} {y},{x + 9000} {y},{x + 9000} {y - 7000},{x} {y}))"))
        layer.dataProvider().addFeatures([feature])
    project.addMapLayer(layer)
    return layer


def inputs_of(sites: QgsVectorLayer, **others: Any) -> dict[str, Any]:
    named = {"CONTAINER": "rasters", "OBJECTS": "mosaic_cog1.tif\nmosaic_cog2.tif\nmosaic_cog3.tif"}
    return {**named, "SITES": sites, "SITE_NAME": "name", "OUTPUT": "memory:", **others}


def test_a_table_and_a_plot(
    run: RunAlgorithm, sites: QgsVectorLayer, account: Account, cloud: CloudHandle, tmp_path: Path
) -> None:
    plot, mark = tmp_path / "plot.svg", cloud.mark()
    found = run("swift:sitestatistics", inputs_of(sites, BANDS="2", PLOT=str(plot)))
    table = rows(found["OUTPUT"])
    assert {(row["location"][-5], row["site"], row["band"]) for row in table} == {
        (scene, name, 2) for scene in "123" for name in ("north", "south")
    }
    assert (found["COUNT"], found["ROWS"]) == (3, 6)
    for row in (row for row in table if row["location"][-5] != "3"):
        data = gdal.Open(str(DATA / row["location"].rpartition("/")[2]))
        feature = next(each for each in sites.getFeatures() if each["name"] == row["site"])
        outline = feature.geometry().boundingBox()
        place = data.GetGeoTransform()
        column, line = int((outline.xMinimum() - place[0]) / place[1]), int((outline.yMaximum() - place[3]) / place[5])
        size = int(outline.width() / place[1]) + 2, int(outline.height() / -place[5]) + 2
        values = data.GetRasterBand(2).ReadAsArray(column, line, *size)
        assert row["pixels"] > 0
        assert row["count"] == row["pixels"] - row["no_data"]
        assert values.min() <= row["minimum"] <= row["mean"] <= row["maximum"] <= values.max()
    read = {request.name for request in cloud.requests(mark) if request.range}
    assert read <= {f"rasters/mosaic_cog{number}.tif" for number in (1, 2, 3)}
    picture = ElementTree.fromstring(plot.read_text(encoding="utf-8"))
    assert any("north, band 2" in text for text in picture.itertext())


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ({"BANDS": "9"}, r"rasters/mosaic_cog\d.tif has no band 9: it has 3"),
        ({"BANDS": "x"}, "are no bands"),
        ({"CONTAINER": "nowhere"}, "does not exist"),
        ({"PLOT": "/nowhere/plot.svg", "BANDS": "1"}, "The plot could not be written|does not exist"),
    ],
)
def test_what_cannot_be(run: RunAlgorithm, sites: QgsVectorLayer, others: dict[str, str], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run("swift:sitestatistics", inputs_of(sites, **others))


def test_no_sites(run: RunAlgorithm, project: QgsProject) -> None:
    empty = QgsVectorLayer("Polygon?crs=EPSG:4326", "empty", "memory")
    nowhere = QgsVectorLayer("Polygon", "nowhere", "memory")
    nowhere.setCrs(QgsCoordinateReferenceSystem())
    for layer, words in ((empty, "no polygon"), (nowhere, "coordinate reference system")):
        project.addMapLayer(layer)
        with pytest.raises(QgsProcessingException, match=words):
            run("swift:sitestatistics", inputs_of(layer, SITE_NAME=""))


def test_a_read_that_fails_ends_the_run(
    run: RunAlgorithm, sites: QgsVectorLayer, account: Account, cloud: CloudHandle
) -> None:
    """The header is whole, so only who reads the pixels finds out."""
    token = account.session.token()
    contents = (DATA / "mosaic_cog1.tif").read_bytes()
    cloud.upload(token.value, token.storage_url, "empty/cut.tif", contents[: len(contents) // 3])
    try:
        with pytest.raises(QgsProcessingException, match=r"The pixels of empty/cut\.tif could not be read"):
            run("swift:sitestatistics", inputs_of(sites, CONTAINER="empty", OBJECTS="cut.tif", BANDS="1"))
    finally:
        cloud.delete(token.value, token.storage_url, "empty/cut.tif")


def test_a_run_that_is_called_off(run: RunAlgorithm, sites: QgsVectorLayer) -> None:
    listener = Listener()
    listener.cancel()
    assert run("swift:sitestatistics", inputs_of(sites), listener) == {}
