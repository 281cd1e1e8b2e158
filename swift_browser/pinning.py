"""How GDAL is told which version of an object it may read: a request says ``If-Match``, and the store refuses others.

GDAL itself never compares ETags between two reads of one file. It takes options into a file handle when it opens it
(measured on 3.6.2, 3.10.3 and 3.13.3): a handle keeps the version that it was opened with to its end.
"""

from __future__ import annotations

import re

from osgeo import gdal

HEADERS = "GDAL_HTTP_HEADERS"
# What may stand between the quotes of an ETag, and needs no escape in an option of GDAL's. Weak ones never match.
ETAG = re.compile(r"[A-Za-z0-9!#$%&'()*+./:;<=>?@\[\]^_`{|}~-]+")


def can_be_pinned(etag: str) -> bool:
    """Return whether a request can ask for the object with this ETag, which is given without its quotes."""
    return ETAG.fullmatch(etag) is not None


def headers_option(etag: str) -> str:
    """Return the value of GDAL_HTTP_HEADERS for a path (GDAL 3.7 and later).

    Args:
        etag: without quotes; empty for no version in particular.
    """
    # The user's, which those of a path would take the place of.
    usual = str(gdal.GetConfigOption(HEADERS) or "")
    # An element with a quote stands in quotes, and has its own escaped.
    pin = f'"If-Match: \\"{etag}\\""' if etag else ""
    return ",".join(filter(None, (usual, pin)))


def token_with_pin(token: str, etag: str) -> str:
    """Return the value of SWIFT_AUTH_TOKEN for a path, before GDAL 3.7, which takes no headers for a path.

    GDAL writes it into the line ``X-Auth-Token: …`` as it is, and libcurl sends that as it is: what stands behind an
    end of line is a header of its own (measured with GDAL 3.6.2 and libcurl 7.88). That is no promise of either; a
    store that takes offence at it refuses the first read, and the object is then read without a pin.

    Args:
        etag: likewise.
    """
    return f'{token}\r\nIf-Match: "{etag}"' if etag else token
