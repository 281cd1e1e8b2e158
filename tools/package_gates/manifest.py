"""The gate for metadata.txt: it parses, has the keys that the site requires, and its links look like links."""

from __future__ import annotations

import configparser
import zipfile
from collections.abc import Iterator
from urllib.parse import urlsplit

LINKS = ("homepage", "tracker", "repository")
# The site requires all of them but homepage; it checks that one's link, and fails when there is none.
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", *LINKS)
PLACEHOLDERS = {"http://homepage", "http://bugs", "http://repo"}


def findings(archive: zipfile.ZipFile, folder: str) -> Iterator[str]:
    """Yield what is wrong with the manifest in the archive's folder."""
    try:
        values = _values(archive.read(f"{folder}/metadata.txt").decode("utf-8"))
    except (KeyError, UnicodeDecodeError, configparser.Error) as error:
        # A bare percent sign is an error of interpolation.
        yield f"metadata.txt cannot be read: {error}"
        return
    for name in REQUIRED:
        if not values.get(name, "").strip():
            yield f"metadata.txt has no {name}"
    for name in LINKS:
        if name in values and not _is_link(values[name]):
            yield f"metadata.txt: {name} is no link: {values[name]}"
    if "/" in values.get("author", ""):
        yield "metadata.txt: there is a slash in author"
    icon = values.get("icon")
    if icon and f"{folder}/{icon}" not in archive.namelist():
        yield f"metadata.txt: the icon {icon} is not in the package"


def _values(text: str) -> dict[str, str]:
    parser = configparser.ConfigParser()
    # Keys keep their capitals.
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return dict(parser.items("general"))


def _is_link(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and text not in PLACEHOLDERS
