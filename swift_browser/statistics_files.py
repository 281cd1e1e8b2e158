"""The statistics that GDAL keeps of objects, in a folder of the user's profile: never those of another version.

GDAL knows the objects by their paths only. So the ETag stands among the statistics, from before there are any: whoever
works some out of the version that they were opened with writes them back together with it.
"""

from __future__ import annotations

import re
import secrets
import threading
from html import escape, unescape
from pathlib import Path

from osgeo import gdal

from .child_options import PROXY_FOLDER
from .errors import StatisticsNotForgotten
from .gdal_files import forget_file
from .seals import seals

# GDAL's list of these files: a header of a fixed length, then the paths and the names of their files in turn.
LIST = "gdal_pam_proxy.dat"
HEADER_BYTES = 100
DOMAIN, KEY = "SWIFT_COG_BROWSER", "ETAG"
ETAG = re.compile(rf'<Metadata domain="{DOMAIN}">\s*<MDI key="{KEY}">([^<]*)</MDI>')
EMPTY = '<PAMDataset><Metadata domain="{domain}"><MDI key="{key}">{etag}</MDI></Metadata></PAMDataset>\n'
# The smallest raster: one pixel of the driver PNM, which GDAL always has.
PIXEL = b"P5\n1 1\n255\n\0"
MEMORY_FILE = "/vsimem/swift_cog_browser_pixel_"

_lock = threading.Lock()


def keep_to_version(path: str, etag: str) -> None:
    """Have GDAL forget statistics of an object unless they are of the version that is there. Asks only the disk.

    Args:
        path: the object's, of any form; it is sealed afterwards.
        etag: of the version; without one nothing is known.

    Raises:
        StatisticsNotForgotten: they are there, and cannot be changed.
    """
    with _lock:
        file = statistics_file(path)
        if etag and (file is None or _etag_in(file) != etag):
            _begin_anew(path, file, etag)


def statistics_file(path: str) -> Path | None:
    """Return the file in the user's profile that GDAL has for an object; None if there is none."""
    folder = _folder()
    if folder is None:
        return None
    try:
        listed = (folder / LIST).read_bytes()[HEADER_BYTES:].split(b"\0")
    except FileNotFoundError:
        return None
    names = dict(zip(reversed(listed[: len(listed) // 2 * 2 : 2]), reversed(listed[1::2])))
    name = names.get(path.encode())
    file = None if name is None else folder / name.decode("utf-8", "replace")
    return file if file is not None and file.is_file() else None


def _folder() -> Path | None:
    folder = gdal.GetConfigOption(PROXY_FOLDER)
    return Path(folder) if folder else None


def _etag_in(file: Path) -> str:
    found = ETAG.search(file.read_text(encoding="utf-8", errors="replace"))
    return unescape(found[1]) if found else ""


def _begin_anew(path: str, file: Path | None, etag: str) -> None:
    try:
        if file is not None:
            file.write_text(EMPTY.format(domain=DOMAIN, key=KEY, etag=escape(etag)), encoding="utf-8")
        elif etag:
            _have_one_made(path, etag)
    except OSError as error:
        raise StatisticsNotForgotten(name=path, folder=_folder(), reason=error.strerror or error) from None


def _have_one_made(path: str, etag: str) -> None:
    """Have GDAL make a file for an object, and list it, without a request.

    A raster that may have no files beside it is called as the object is, and gets something to remember. It cannot be
    written beside the object, so it goes to the profile.
    """
    folder = _folder()
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    memory = f"{MEMORY_FILE}{secrets.token_hex(8)}"
    gdal.FileFromMemBuffer(memory, PIXEL)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        with seals.held(path):
            raster = gdal.GetDriverByName("PNM") and gdal.Open(f"/vsisubfile/0_{len(PIXEL)},{memory}")
            # None where the user has switched the driver off: nothing is noted then, and nothing believed later.
            if raster is not None:
                raster.SetDescription(path)
                raster.SetMetadataItem(KEY, etag, DOMAIN)
            # Written when it is closed.
            del raster
    finally:
        gdal.PopErrorHandler()
        forget_file(memory)
