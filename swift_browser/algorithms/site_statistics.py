"""What calibration sites have looked like over time: statistics of native pixels, object by object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import UserError
from .algorithm import OUTPUT, ArchiveAlgorithm
from .archive_rows import Placed, add_source, opened_for_gdal, rows_wanted
from .make_mosaic import EXPRESSION, bands_in
from .progress import Unit
from .run import Run
from .tables import NUMBER, REAL, TEXT, TIME, Table, add_table

if TYPE_CHECKING:
    from ..account import Account
    from ..cancel import Cancel
    from ..index_rows import IndexRow
    from ..site_statistics import OfSite, Site, SitesAsked

SITES, SITE_NAME, BANDS, SATURATED, PLOT = "SITES", "SITE_NAME", "BANDS", "SATURATED", "PLOT"
COUNT, ROWS, BESIDE = "COUNT", "ROWS", "BESIDE"
AT_A_TIME = 6
COLUMNS = (
    ("location", TEXT),
    ("date", TIME),
    ("last_modified", TIME),
    ("site", TEXT),
    ("band", NUMBER),
    ("description", TEXT),
    ("pixels", NUMBER),
    ("count", NUMBER),
    ("mean", REAL),
    ("deviation", REAL),
    ("minimum", REAL),
    ("maximum", REAL),
    ("no_data", NUMBER),
    ("masked", NUMBER),
    ("not_a_number", NUMBER),
    ("infinite", NUMBER),
    ("saturated", NUMBER),
    ("physical_mean", REAL),
    ("physical_deviation", REAL),
    ("unit", TEXT),
)


class NoSites(UserError):
    template = "There is no polygon in the layer of sites."


class SitesWithoutSystem(UserError):
    template = "The layer of sites does not say in which coordinate reference system it is."


class PlotNotWritten(UserError):
    template = "The plot could not be written to {file}: {reason}."


class SiteStatistics(ArchiveAlgorithm):
    """``swift:sitestatistics``"""

    def name(self) -> str:
        return "sitestatistics"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Site statistics")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Writes a table with the statistics of native pixels inside polygons, for each object, site and band: how "
            "many pixels, their mean, standard deviation, minimum and maximum in digital numbers, the mean in physical "
            "values, and how many are NoData, masked or saturated.\n\n"
            "A pixel belongs to a site if its middle lies in it. Pixels are read at full resolution, never from "
            "overviews, and only those that are needed. If any of them cannot be read, the run ends with an error: no "
            "number is made of fewer pixels than it should be.\n\n"
            "Objects come from an index, or are named; dates are those of the index. The plot shows the physical mean "
            "and the deviation over time, as an SVG file.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_connection()
        add_source(self)
        self.add_input(
            QgsProcessingParameterExpression(
                EXPRESSION, translate("SwiftCogBrowser", "Only objects for which this is true"), "", "", optional=True
            )
        )
        polygons = [Qgis.ProcessingSourceType.VectorPolygon]
        text = translate("SwiftCogBrowser", "Sites")
        self.add_input(QgsProcessingParameterFeatureSource(SITES, text, polygons))  # type: ignore[arg-type]
        text = translate("SwiftCogBrowser", "Name of a site (empty: its number)")
        self.add_input(QgsProcessingParameterField(SITE_NAME, text, "", SITES, optional=True))
        text = translate("SwiftCogBrowser", "Bands (such as 4 3 2; empty: all)")
        self.add_input(QgsProcessingParameterString(BANDS, text, "", optional=True))
        text = translate("SwiftCogBrowser", "Saturated from (empty: the largest value of the type)")
        number = QgsProcessingParameterNumber(SATURATED, text, Qgis.ProcessingNumberParameterType.Double, None, True)
        self.add_input(number)
        add_table(self, OUTPUT, translate("SwiftCogBrowser", "Site statistics"))
        text = translate("SwiftCogBrowser", "Plot over time")
        self.add_input(QgsProcessingParameterFileDestination(PLOT, text, "SVG (*.svg)", None, True, False))
        self.add_number(COUNT, translate("SwiftCogBrowser", "Number of objects"))
        self.add_number(ROWS, translate("SwiftCogBrowser", "Number of rows"))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Find the objects that the sites touch, and read these."""
        from ..index_expressions import chosen_rows
        from ..site_statistics import SitesAsked

        saturated = parameters.get(SATURATED)
        wanted = SitesAsked(
            self._sites(parameters, context),
            bands_in(self.parameterAsString(parameters, BANDS, context)),
            None if saturated in (None, "") else self.parameterAsDouble(parameters, SATURATED, context),
        )
        placed = rows_wanted(self, parameters, context, run)
        kept = chosen_rows(
            [row for row, _outline in placed], self.parameterAsString(parameters, EXPRESSION, context), '"date"'
        )
        near = _near(placed, wanted.sites)
        rows = [row for row in kept if row.location in near]
        table = Table(self, OUTPUT, parameters, context, COLUMNS)
        with opened_for_gdal(self, run, rows) as account:
            found = _read_all(account, rows, wanted, run)
        count = 0
        for row, each in found:
            for of_site in each:
                table.add(_table_row(row, of_site))
                count += 1
        plot = self.parameterAsFileOutput(parameters, PLOT, context) if parameters.get(PLOT) else ""
        if plot:
            _write_plot(Path(plot), found)
        return {COUNT: sum(bool(each) for _row, each in found), ROWS: count, PLOT: plot, **table.results()}

    def _sites(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Site]:
        from osgeo import ogr

        from ..footprints import system_of
        from ..site_statistics import Site

        source = self.parameterAsSource(parameters, SITES, context)
        if source is None:
            raise NoSites
        if not source.sourceCrs().isValid():
            raise SitesWithoutSystem
        system = system_of(source.sourceCrs().toWkt(Qgis.CrsWktVariant.Preferred))
        if system is None:
            raise SitesWithoutSystem
        names = self.parameterAsStrings(parameters, SITE_NAME, context)
        sites = []
        for feature in source.getFeatures():
            if feature.hasGeometry():
                name = str(feature[names[0]]) if names else str(feature.id())
                sites.append(Site(name, ogr.CreateGeometryFromWkb(bytes(feature.geometry().asWkb())), system))
        if not sites:
            raise NoSites
        return sites


def _near(placed: Sequence[Placed], sites: Sequence[Site]) -> set[str]:
    """Return the locations of the objects whose outlines the sites may touch; nothing is read for it."""
    from ..site_statistics import in_degrees

    outlines = [outline for outline in map(in_degrees, sites) if outline is not None]
    return {
        row.location
        for row, outline in placed
        if outline is not None and any(outline.Intersects(each) for each in outlines)
    }


def _read_all(
    account: Account, rows: Sequence[IndexRow], wanted: SitesAsked, run: Run
) -> list[tuple[IndexRow, list[OfSite]]]:
    from ..native_raster import RasterSource
    from ..parallel import in_parallel
    from ..site_statistics import statistics_of
    from ..sources import object_of

    meter = run.meter(Unit.OBJECTS, len(rows))

    def read(row: IndexRow, cancel: Cancel) -> list[OfSite]:
        source = object_of(row.location)
        name = row.location if source is None else f"{source.container}/{source.name}"
        path = row.location if source is None else account.open_path(source.container, source.name, cancel)[0]
        found = statistics_of(RasterSource(path, layer=name), row.crs, wanted, cancel)
        meter.advance()
        return found

    works = [partial(read, row) for row in rows]
    return list(zip(rows, in_parallel(works, AT_A_TIME, run.cancel, meter.tell)))


def _table_row(row: IndexRow, found: OfSite) -> list[object]:
    own = found.statistics
    scaled, there = own.scaled(), own.count > 0
    return [
        *(row.location, row.date, row.last_modified, found.site.name, own.band.number, own.band.description),
        *(own.pixels, own.count, own.mean if there else None, own.deviation if there else None),
        *(own.minimum, own.maximum, own.no_data, own.masked, own.not_a_number, own.infinite, own.saturated),
        *(scaled.mean if there else None, scaled.deviation if there else None, own.band.unit),
    ]


def _write_plot(file: Path, found: Sequence[tuple[IndexRow, list[OfSite]]]) -> None:
    from ..series_plot import Point, Series, svg
    from ..vrt_files import write_whole

    series: dict[tuple[str, int], list[Point]] = {}
    units = set()
    for row, each in found:
        time = row.date or row.last_modified
        for of_site in each:
            scaled, band = of_site.statistics.scaled(), of_site.statistics.band
            units.add(band.unit)
            if time is not None and of_site.statistics.count:
                points = series.setdefault((of_site.site.name, band.number), [])
                points.append(Point(time, scaled.mean, scaled.deviation))
    band_text = QCoreApplication.translate("SwiftCogBrowser", "{site}, band {band}")
    drawn = [Series(band_text.format(site=site, band=band), tuple(points)) for (site, band), points in series.items()]
    title = QCoreApplication.translate("SwiftCogBrowser", "Mean and standard deviation of native pixels")
    try:
        write_whole(file, svg(title, units.pop() if len(units) == 1 else "", drawn).encode())
    except OSError as error:
        raise PlotNotWritten(file=file, reason=error.strerror or error) from None
