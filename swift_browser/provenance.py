"""Where a layer comes from: written into the layer, so that a saved project knows it, and for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from qgis.core import Qgis, QgsAbstractMetadataBase, QgsLayerMetadata, QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, Qt

from ..auth.token import utc_now
from .errors import LayerOutdated

# Custom properties of a layer: QGIS saves them in projects and layer definitions.
PROPERTY = "swift_cog_browser/"
LINK = "OpenStack Swift"


@dataclass(frozen=True)
class Provenance:
    """An object as it was when a layer was made of it, or last found changed. There is no secret and no user in it.

    Attributes:
        connection: what its connection is called at this desk.
        storage_url: the account's URL; it names the project by its id.
        container, name: the object.
        etag: of the object itself, as a HEAD tells it; a listing has another for a large object.
        size: bytes.
        last_modified: aware; None if the server did not say.
        added: when the layer was made; aware.
    """

    connection: str
    storage_url: str
    container: str
    name: str
    etag: str
    size: int
    last_modified: datetime | None
    added: datetime

    @property
    def url(self) -> str:
        """The object's URL."""
        return f"{self.storage_url.rstrip('/')}/{quote(self.container, safe='')}/{quote(self.name)}"

    def same_object(self, other: Provenance) -> bool:
        """Return whether nobody has replaced the object between the one and the other."""
        return (self.etag, self.size) == (other.etag, other.size)


def of_object(
    connection: str, storage_url: str, container: str, name: str, *, headers: Mapping[str, str]
) -> Provenance:
    """Return the provenance of a layer that is made now.

    Args:
        headers: of the answer to a HEAD, with lower-case names.
    """
    length = headers.get("content-length", "")
    return Provenance(
        connection=connection,
        storage_url=storage_url,
        container=container,
        name=name,
        # That of a large object is in quotes.
        etag=headers.get("etag", "").strip('"'),
        size=int(length) if length.isdigit() else 0,
        last_modified=_http_time(headers.get("last-modified", "")),
        added=utc_now().replace(microsecond=0),
    )


def outdated(before: Provenance, now: Provenance) -> LayerOutdated:
    """Return the error of a layer whose object is not the one any more that it was made of."""
    return LayerOutdated(
        what=f"{now.container}/{now.name}", time=time_of(now.last_modified), details=change_text(before, now)
    )


def change_text(before: Provenance, now: Provenance) -> str:
    """Return what tells two versions of an object apart."""
    text = QCoreApplication.translate(
        "SwiftCogBrowser", "ETag {old_etag} of {old_time} before, ETag {etag} of {time} now"
    )
    return text.format(
        etag=now.etag,
        time=time_of(now.last_modified),
        old_etag=before.etag,
        old_time=time_of(before.last_modified),
    )


def write(layer: QgsMapLayer, provenance: Provenance) -> None:
    """Write where a layer comes from into it, for programs and for people. What people wrote there stays."""
    before = read(layer)
    for key, value in _texts(provenance).items():
        layer.setCustomProperty(PROPERTY + key, value)
    metadata = layer.metadata()
    _describe(metadata, provenance, before)
    metadata.addHistoryItem(_event(provenance, before))
    layer.setMetadata(metadata)


def read(layer: QgsMapLayer) -> Provenance | None:
    """Return where a layer comes from; None if that was not written, or not whole."""
    texts = {key: str(layer.customProperty(PROPERTY + key) or "") for key in _KEYS}
    added = _iso_time(texts["added"])
    if not (texts["storage_url"] and texts["container"] and texts["object"]) or added is None:
        return None
    return Provenance(
        connection=texts["connection"],
        storage_url=texts["storage_url"],
        container=texts["container"],
        name=texts["object"],
        etag=texts["etag"],
        size=int(texts["size"]) if texts["size"].isdigit() else 0,
        last_modified=_iso_time(texts["last_modified"]),
        added=added,
    )


_KEYS = ("connection", "storage_url", "container", "object", "etag", "size", "last_modified", "added")


def _texts(provenance: Provenance) -> dict[str, str]:
    values = (
        provenance.connection,
        provenance.storage_url,
        provenance.container,
        provenance.name,
        provenance.etag,
        str(provenance.size),
        provenance.last_modified.isoformat() if provenance.last_modified else "",
        provenance.added.isoformat(),
    )
    return dict(zip(_KEYS, values))


def _describe(metadata: QgsLayerMetadata, provenance: Provenance, before: Provenance | None) -> None:
    """Fill in what is empty or was written here before."""
    if not metadata.title() or (before is not None and metadata.title() == before.name):
        metadata.setTitle(provenance.name)
    if not metadata.identifier() or (before is not None and metadata.identifier() == before.url):
        metadata.setIdentifier(provenance.url)
    if not metadata.abstract() or (before is not None and metadata.abstract() == _abstract(before)):
        metadata.setAbstract(_abstract(provenance))
    if not metadata.type():
        metadata.setType("dataset")
    link = QgsAbstractMetadataBase.Link(LINK, "WWW:LINK", provenance.url)
    link.size = str(provenance.size)
    metadata.setLinks([*(each for each in metadata.links() if each.name != LINK), link])
    if provenance.last_modified is not None:
        changed = QDateTime.fromString(provenance.last_modified.isoformat(), Qt.DateFormat.ISODate)
        metadata.setDateTime(Qgis.MetadataDateType.Revised, changed)


def _abstract(provenance: Provenance) -> str:
    text = QCoreApplication.translate(
        "SwiftCogBrowser",
        "The object {name} in the container {container} of OpenStack Swift, read in place through the connection "
        "{connection}. {size} bytes, last modified {last_modified}, ETag {etag}. Added {added}.",
    )
    return text.format(
        name=provenance.name,
        container=provenance.container,
        connection=provenance.connection,
        size=provenance.size,
        last_modified=time_of(provenance.last_modified),
        etag=provenance.etag,
        added=time_of(provenance.added),
    )


def _event(provenance: Provenance, before: Provenance | None) -> str:
    """Return a line for the layer's history."""
    if before is None:
        text = QCoreApplication.translate("SwiftCogBrowser", "{time}: added from {container}/{name}, ETag {etag}")
    else:
        text = QCoreApplication.translate(
            "SwiftCogBrowser",
            "{time}: found replaced: ETag {etag} of {last_modified} in place of {old_etag} of {old_last_modified}",
        )
    return text.format(
        time=time_of(provenance.added if before is None else utc_now()),
        container=provenance.container,
        name=provenance.name,
        etag=provenance.etag,
        last_modified=time_of(provenance.last_modified),
        old_etag=before.etag if before else "",
        old_last_modified=time_of(before.last_modified) if before else "",
    )


def time_of(moment: datetime | None) -> str:
    """Return a moment as it stands in files: in UTC, whoever reads them."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%M UTC") if moment else "–"


def _http_time(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)


def _iso_time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
