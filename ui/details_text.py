"""The details of an object in words: groups of labels and values, as a page to look at and as plain text to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsUnitTypes
from qgis.PyQt.QtCore import QCoreApplication, QLocale

from .words import filled_in, in_words, size_text, time_text

if TYPE_CHECKING:
    from ..swift_browser.cog_findings import Finding
    from ..swift_browser.object_details import ObjectDetails
    from ..swift_browser.raster_details import Band, RasterDetails

MOST_METADATA = 40
LONGEST_VALUE = 400  # characters
NAMELESS = ("unnamed", "unknown")


@dataclass(frozen=True)
class Group:
    """A heading, rows of a label and a value, and sentences below; ``icon`` stands before the first of these."""

    title: str
    rows: tuple[tuple[str, str], ...] = ()
    sentences: tuple[str, ...] = ()
    icon: str = ""


def object_group(details: ObjectDetails) -> Group:
    """Return what the object store knows of an object."""
    return Group(QCoreApplication.translate("SwiftCogBrowser", "Object"), tuple(_object_rows(details)))


def raster_groups(raster: RasterDetails) -> list[Group]:
    """Return what the header says, and how well the raster reads in place."""
    translate = QCoreApplication.translate
    return [
        cog_group(raster),
        Group(translate("SwiftCogBrowser", "Raster"), tuple(_raster_rows(raster))),
        Group(translate("SwiftCogBrowser", "Bands"), tuple(_band_rows(raster))),
    ]


def cog_group(raster: RasterDetails) -> Group:
    """Return whether the raster is a valid COG, and why not."""
    translate = QCoreApplication.translate
    findings = raster.report.findings
    if not raster.report.is_valid:
        verdict, icon = translate("SwiftCogBrowser", "Not a valid Cloud-Optimised GeoTIFF."), "invalid"
    elif findings:
        verdict, icon = (
            translate("SwiftCogBrowser", "A valid Cloud-Optimised GeoTIFF, but slower than need be."),
            "slow",
        )
    else:
        verdict, icon = translate("SwiftCogBrowser", "A valid Cloud-Optimised GeoTIFF."), "valid"
    sentences = [verdict, *(finding_text(finding) for finding in findings)]
    return Group(translate("SwiftCogBrowser", "Cloud-optimised"), sentences=tuple(sentences), icon=icon)


def finding_text(finding: Finding) -> str:
    """Return what was found, in the user's language."""
    return filled_in(finding.template, finding.values)


def _object_rows(details: ObjectDetails) -> Iterator[tuple[str, str]]:
    translate = QCoreApplication.translate
    yield translate("SwiftCogBrowser", "Name"), details.name
    yield translate("SwiftCogBrowser", "Container"), details.container
    yield translate("SwiftCogBrowser", "Size"), _size_text(details.size)
    yield translate("SwiftCogBrowser", "Modified"), time_text(details.last_modified)
    yield translate("SwiftCogBrowser", "Type"), details.content_type
    yield translate("SwiftCogBrowser", "ETag"), details.etag.strip('"')
    yield translate("SwiftCogBrowser", "Storage policy"), details.policy
    if details.large_object:
        in_segments = translate("SwiftCogBrowser", "in segments ({kind})")
        yield translate("SwiftCogBrowser", "Stored"), in_segments.format(kind=details.large_object)
    yield translate("SwiftCogBrowser", "Will be deleted"), time_text(details.delete_at)
    yield from details.metadata[:MOST_METADATA]


def _size_text(size: int) -> str:
    if size < 1000:
        return size_text(size)
    text = QCoreApplication.translate("SwiftCogBrowser", "{size} ({count} bytes)")
    return text.format(size=size_text(size), count=QLocale().toString(size))


def _raster_rows(raster: RasterDetails) -> Iterator[tuple[str, str]]:
    translate = QCoreApplication.translate
    yield translate("SwiftCogBrowser", "Pixels"), _by(raster.width, raster.height)
    yield translate("SwiftCogBrowser", "CRS"), crs_text(raster.crs)
    yield translate("SwiftCogBrowser", "Extent"), _extent_text(raster)
    yield translate("SwiftCogBrowser", "Pixel size"), _pixel_size_text(raster)
    none = translate("SwiftCogBrowser", "none")
    overviews = ", ".join(_by(*size) for size in raster.overviews)
    yield translate("SwiftCogBrowser", "Overviews"), overviews or none
    kind = (
        translate("SwiftCogBrowser", "{size} (tiles)")
        if raster.is_tiled
        else translate("SwiftCogBrowser", "{size} (strips)")
    )
    yield translate("SwiftCogBrowser", "Blocks"), kind.format(size=_by(*raster.block))
    yield translate("SwiftCogBrowser", "Compression"), _compression_text(raster, none)
    if raster.band_count > 1:
        pixel, band = translate("SwiftCogBrowser", "by pixel"), translate("SwiftCogBrowser", "by band")
        yield translate("SwiftCogBrowser", "Interleaved"), pixel if raster.interleave == "PIXEL" else band
    if raster.has_mask:
        yield translate("SwiftCogBrowser", "Mask"), translate("SwiftCogBrowser", "inside")
    yield translate("SwiftCogBrowser", "Format"), "BigTIFF" if raster.big_tiff else "GeoTIFF"


def _compression_text(raster: RasterDetails, none: str) -> str:
    name = none if raster.compression == "none" else raster.compression
    if not raster.predictor:
        return name
    text = QCoreApplication.translate("SwiftCogBrowser", "{compression}, predictor {predictor}")
    return text.format(compression=name, predictor=in_words(raster.predictor))


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """Return a coordinate reference system as its identifier and its name."""
    translate = QCoreApplication.translate
    if not crs.isValid():
        return translate("SwiftCogBrowser", "not given")
    if crs.authid():
        return f"{crs.authid()} – {crs.description()}"
    name = crs.description()
    if not name or name.lower() in NAMELESS:
        # Better than nothing: what kind of projection it is.
        name = crs.operation().description()
    custom = translate("SwiftCogBrowser", "custom: {name}") if name else translate("SwiftCogBrowser", "custom")
    return custom.format(name=name)


def _extent_text(raster: RasterDetails) -> str:
    extent = raster.extent
    if extent is None:
        return QCoreApplication.translate("SwiftCogBrowser", "not given")
    digits = 6 if raster.crs.isGeographic() else 2
    west, south, east, north = (
        _plain(value, digits) for value in (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    )
    span = QCoreApplication.translate("SwiftCogBrowser", "{least} to {most}")
    return f"x {span.format(least=west, most=east)}\ny {span.format(least=south, most=north)}"


def _pixel_size_text(raster: RasterDetails) -> str:
    if raster.pixel_size is None:
        return ""
    across, down = (f"{value:.6g}" for value in raster.pixel_size)
    text = across if across == down else f"{across} × {down}"
    unit = QgsUnitTypes.toAbbreviatedString(raster.crs.mapUnits()) if raster.crs.isValid() else ""
    turned = QCoreApplication.translate("SwiftCogBrowser", "rotated")
    return " ".join(part for part in (text, unit, f"({turned})" if raster.rotated else "") if part)


def _band_rows(raster: RasterDetails) -> Iterator[tuple[str, str]]:
    """Yield the bands; neighbours that are alike share a row."""
    runs: list[list[Band]] = []
    for band in raster.bands:
        if runs and replace(band, number=0) == replace(runs[-1][-1], number=0):
            runs[-1].append(band)
        else:
            runs.append([band])
    for run in runs:
        yield _numbers(run[0].number, run[-1].number), _band_text(run[0])
    if raster.band_count > len(raster.bands):
        further = QCoreApplication.translate("SwiftCogBrowser", "{count} bands in all")
        yield "…", further.format(count=raster.band_count)


def _numbers(first: int, last: int) -> str:
    if first == last:
        return QCoreApplication.translate("SwiftCogBrowser", "Band {number}").format(number=first)
    return QCoreApplication.translate("SwiftCogBrowser", "Bands {first}–{last}").format(first=first, last=last)


def _band_text(band: Band) -> str:
    translate = QCoreApplication.translate
    parts = [band.data_type, band.colour]
    if band.no_data:
        parts.append(translate("SwiftCogBrowser", "NoData {value}").format(value=band.no_data))
    if band.scale != 1.0:
        parts.append(translate("SwiftCogBrowser", "scale {value}").format(value=f"{band.scale:.10g}"))
    if band.offset != 0.0:
        parts.append(translate("SwiftCogBrowser", "offset {value}").format(value=f"{band.offset:.10g}"))
    if band.colours:
        parts.append(translate("SwiftCogBrowser", "{count} colours").format(count=band.colours))
    parts += [band.unit, band.description]
    return ", ".join(part for part in parts if part)


def _by(width: int, height: int) -> str:
    return f"{QLocale().toString(width)} × {QLocale().toString(height)}"


def _plain(value: float, digits: int) -> str:
    """Return a number without an exponent and without zeros that say nothing."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_text(groups: Sequence[Group]) -> str:
    """Return the groups as plain text."""
    blocks = []
    for group in groups:
        rows = (f"{label}: {' '.join(value.splitlines())}" for label, value in group.rows if value)
        lines = [*([group.title] if group.title else []), *rows, *group.sentences]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def as_html(groups: Sequence[Group], label_width: int = 0) -> str:
    """Return the groups as a page, with a column of labels of this width (pixels).

    Nothing of what an object says is taken for markup.
    """
    return "".join(_group_html(group, label_width) for group in groups)


def _group_html(group: Group, label_width: int) -> str:
    rows = "".join(
        f'<tr><td width="{label_width}">{escape(_short(label))}</td><td>{_value_html(value)}</td></tr>'
        for label, value in group.rows
        if value
    )
    table = f'<table cellspacing="0" cellpadding="1">{rows}</table>' if rows else ""
    icon = f'<img src="{group.icon}" width="16" height="16" style="vertical-align: middle"> ' if group.icon else ""
    sentences = [escape(sentence) for sentence in group.sentences]
    first = f'<p style="margin: 2px 0">{icon}{sentences[0]}</p>' if sentences else ""
    rest = "".join(f'<li style="margin: 2px 0">{sentence}</li>' for sentence in sentences[1:])
    listed = f'<ul style="margin: 2px 0 0 14px; -qt-list-indent: 0">{rest}</ul>' if rest else ""
    title = f'<p style="margin: 8px 0 2px 0"><b>{escape(group.title)}</b></p>' if group.title else ""
    return f"{title}{table}{first}{listed}"


def _value_html(value: str) -> str:
    """Return a value that is not broken within a size such as "256 × 256"."""
    return escape(_short(value)).replace(" × ", "\u00a0×\u00a0").replace("\n", "<br>")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
