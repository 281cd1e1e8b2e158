"""What can go wrong when a part of an object is read, and when it is read as the header of a raster."""

from __future__ import annotations

from ..auth.errors import UserError
from .errors import StoreError


class ObjectReplaced(StoreError):
    template = "{what} was replaced while it was being read. Refresh the listing and select it again."


class RangeNotServed(StoreError):
    template = (
        "The object store did not send the part of {what} that was asked for. "
        "It, or a proxy on the way, does not serve byte ranges, which cloud-optimised rasters need."
    )


class HeaderError(UserError):
    """The header of a raster does not tell what it should."""


class NotATiff(HeaderError):
    template = "This is no GeoTIFF, whatever its name says: it begins with other bytes."


class HeaderDamaged(HeaderError):
    template = (
        "The header of this GeoTIFF is damaged: {reason}. The file may have been cut off, or written over. "
        "Compare its size and checksum with those of the original, and upload it again."
    )


class HeaderTooLong(HeaderError):
    template = (
        "The header of this GeoTIFF is too long, or lies in too many places, to be shown here. "
        "The object can be added as a layer all the same."
    )
