"""Whether two rasters have the same grid, so that their pixels can be compared one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication

from .errors import StoreError

if TYPE_CHECKING:
    from osgeo import osr

# How far the pixels' corners may lie apart, in pixels.
TOLERANCE = 1e-3


class ComparisonError(StoreError):
    """The rasters cannot be compared; nothing was written."""


class ComparisonSizesDiffer(ComparisonError):
    template = (
        "{name} has {own} pixels, {first} has {other}. Pixels can be compared only in rasters of the same size: "
        "clip or resample one of them first."
    )


class ComparisonSystemsDiffer(ComparisonError):
    template = (
        "{name} is in another coordinate reference system ({own}) than {first} ({other}). "
        "Pixels can be compared only on the same grid: reproject one of the rasters first."
    )


class ComparisonPlacesDiffer(ComparisonError):
    template = (
        "The pixels of {name} do not lie on those of {first}: {difference}. Pixels can be compared only on the same "
        "grid: align one of the rasters first."
    )


def expect_same_grid(datasets: Sequence[Any], names: Sequence[str]) -> None:
    """
    Args:
        datasets: two open ones.
        names: theirs, for messages.

    Raises:
        ComparisonSizesDiffer, ComparisonSystemsDiffer, ComparisonPlacesDiffer: they have not.
    """
    (first, own), (first_name, name) = datasets, names
    if _size(own) != _size(first):
        raise ComparisonSizesDiffer(name=name, first=first_name, own=_size(own), other=_size(first))
    if not same_system(own.GetSpatialRef(), first.GetSpatialRef()):
        raise ComparisonSystemsDiffer(
            name=name, first=first_name, own=system_name(own.GetSpatialRef()), other=system_name(first.GetSpatialRef())
        )
    difference = _difference(first, own)
    if difference:
        raise ComparisonPlacesDiffer(name=name, first=first_name, difference=difference)


def system_name(system: osr.SpatialReference | None) -> str:
    """Return what to call a coordinate reference system."""
    if system is None:
        return QCoreApplication.translate("SwiftCogBrowser", "none")
    authority, code = system.GetAuthorityName(None), system.GetAuthorityCode(None)
    return f"{authority}:{code}" if authority and code else str(system.GetName() or "?")


def _size(dataset: Any) -> str:
    return f"{dataset.RasterXSize} × {dataset.RasterYSize}"


def same_system(own: osr.SpatialReference | None, other: osr.SpatialReference | None) -> bool:
    """Return whether two coordinate reference systems are the same, or both are missing."""
    if own is None or other is None:
        return own is other
    return bool(own.IsSame(other))


def _difference(first: Any, own: Any) -> str:
    """Return in what two rasters of one size and system lie otherwise; empty if they do not."""
    transforms = [each.GetGeoTransform(can_return_null=True) for each in (first, own)]
    if None in transforms:
        if transforms != [None, None]:
            return QCoreApplication.translate("SwiftCogBrowser", "one of them does not say where it lies")
        return _difference_of_points(first, own)
    apart = _apart(transforms[0], transforms[1], own.RasterXSize, own.RasterYSize)
    if apart <= TOLERANCE:
        return ""
    text = QCoreApplication.translate("SwiftCogBrowser", "they are up to {count} pixels apart")
    return text.format(count=f"{apart:.3g}")


def _difference_of_points(first: Any, own: Any) -> str:
    """Compare the ground control points. Rasters without any are compared pixel by pixel as they are."""
    points = [[(p.GCPPixel, p.GCPLine, p.GCPX, p.GCPY, p.GCPZ) for p in each.GetGCPs()] for each in (first, own)]
    if points[0] == points[1] and same_system(first.GetGCPSpatialRef(), own.GetGCPSpatialRef()):
        return ""
    return QCoreApplication.translate("SwiftCogBrowser", "their ground control points differ")


def _apart(one: Sequence[float], other: Sequence[float], width: int, height: int) -> float:
    """Return the greatest distance of the corners, in pixels of the first one."""
    side = max(abs(one[1]), abs(one[2]), abs(one[4]), abs(one[5])) or 1.0
    steps = [a - b for a, b in zip(one, other)]
    corners = ((0, 0), (width, 0), (0, height), (width, height))
    return max(
        max(abs(steps[0] + x * steps[1] + y * steps[2]), abs(steps[3] + x * steps[4] + y * steps[5])) / side
        for x, y in corners
    )
