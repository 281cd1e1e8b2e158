"""What can be said against a raster as a Cloud-Optimised GeoTIFF: each a sentence that names the consequence."""

from __future__ import annotations

from typing import ClassVar


class Finding:
    """Something that makes reading in place slower than it could be, or goes against the specification.

    Attributes:
        template: the sentence, with ``{names}`` of the values; the user interface translates it.
        is_error: the file is no valid COG; otherwise it is a valid one that could be better.
        values: what stands in the sentence. ``size`` is in bytes, the others are shown as they are.
    """

    template: ClassVar[str] = ""
    is_error: ClassVar[bool] = True

    def __init__(self, **values: object) -> None:
        self.values = values

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Finding) and self.values == other.values

    def __hash__(self) -> int:
        return hash((type(self), tuple(sorted(self.values))))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.template.format(**self.values)}>"


class NoOverviews(Finding):
    template = "No overviews: zooming out reads the whole {size}."
    is_error = False


class SmallestOverviewLarge(Finding):
    template = (
        "Too few overviews: the smallest still has {width} × {height} pixels, which are read for a view of the whole."
    )
    is_error = False


class NotTiled(Finding):
    template = "Not tiled: any part of the map, however small, reads rows over the full width of {width} pixels."


class OverviewNotTiled(Finding):
    template = "Overview {number} is not tiled: any part of it reads rows over the full width of {width} pixels."


class OverviewsOutside(Finding):
    template = "The overviews lie in an object of their own, {name}: they are lost when the raster is copied alone."


class HeaderNotFirst(Finding):
    template = (
        "The header is not at the beginning of the file but at byte {offset}: opening takes more requests. "
        "The file was probably changed after it was written."
    )


class OverviewLarger(Finding):
    template = (
        "Overview {number} is larger than the image before it: programs that take overviews in their order read too "
        "many pixels."
    )


class OverviewHeaderMisplaced(Finding):
    template = "The header of overview {number} lies before that of the larger image: opening may take more requests."


class PixelsBeforeHeader(Finding):
    template = "Pixels lie before the end of the header: opening takes more requests, far apart in the file."


class OverviewPixelsMisplaced(Finding):
    template = (
        "The pixels of overview {number} do not lie behind those of the next smaller one: "
        "the first view is not read along with the header. The overviews were probably added later."
    )


class PixelsMisplaced(Finding):
    template = (
        "The pixels of the full image lie before those of its overviews: the first view is not read along with the "
        "header. The overviews were probably added later."
    )


class ChangedLater(Finding):
    template = (
        "The file says that it was changed after it was optimised (KNOWN_INCOMPATIBLE_EDITION): "
        "its layout is no longer what its header promises."
    )


class BlocksMisordered(Finding):
    template = (
        "The blocks of {image} do not lie in the order of rows that the header promises: "
        "neighbours cannot be read in one request."
    )


class LeaderWrong(Finding):
    template = (
        "The sizes in front of the blocks of {image} are not what the header promises: "
        "programs that rely on them read wrong bytes."
    )


class TrailerWrong(Finding):
    template = (
        "The last bytes of the blocks of {image} are not repeated behind them as the header promises: "
        "the file was changed after it was optimised."
    )


class MaskApart(Finding):
    template = (
        "The mask of {image} does not lie beside its pixels as the header promises: "
        "it takes requests of its own, or is not found."
    )
