"""What a layer needs to be read: containers, and the accounts that these are in. On the main thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import QgsMapLayer

from .mosaic_files import sources_in
from .paths import container_prefix, container_url_prefix
from .provenance import read
from .sources import Source, object_of, path_behind, same_url, source_behind

# Custom properties of a layer that reads objects through a file on this machine, and not by a path of its own: its
# containers, and the storage URL of their account, or one for each.
MOSAIC_CONTAINERS = "swift_cog_browser/containers"
MOSAIC_URL = "swift_cog_browser/storage_url"


@dataclass(frozen=True)
class Need:
    """A container that a layer reads.

    Attributes:
        source: an object in it, as the path names it that GDAL reads.
        storage_url: the account's; empty if nobody knows.
    """

    source: Source
    storage_url: str

    @property
    def by_url(self) -> bool:
        """Whether the path itself names the account."""
        return bool(self.source.storage_url)

    @property
    def prefixes(self) -> tuple[str, ...]:
        """What the paths in this container may begin with."""
        container, url = self.source.container, self.source.storage_url
        if not url:
            return (container_prefix(container),)
        return container_url_prefix(url, container), container_url_prefix(url, container, unchecked=True)

    def may_be_of(self, storage_url: str) -> bool:
        """Return whether it may be an account's."""
        return not self.storage_url or same_url(self.storage_url, storage_url)


def path_of(layer: QgsMapLayer) -> str:
    """Return the path that a layer reads, or will once nothing stands in for it."""
    return source_behind(layer.source()).partition("|")[0]


def needs_of(layer: QgsMapLayer) -> list[Need]:
    """Return what a layer needs; nothing if it reads from no object store."""
    source = object_of(path_of(layer))
    if source is None:
        return mosaic_needs(layer)
    provenance = read(layer)
    return [Need(source, provenance.storage_url if provenance is not None else source.storage_url)]


def mosaic_needs(layer: QgsMapLayer) -> list[Need]:
    """Return what a layer needs that reads objects through a file on this machine; nothing for others."""
    path = path_of(layer)
    if object_of(path) is not None:
        return []
    owners = _owners(layer)
    sources = sources_in(path)
    named = {source.container for source in sources}
    # If the file is not there any more, or larger than what is looked at.
    noted = [Source("", container, "") for container in sorted(owners) if container not in named]
    return [Need(each, each.storage_url or owners.get(each.container, "")) for each in (*sources, *noted)]


def waits(layer: QgsMapLayer) -> bool:
    """Return whether a layer has no object to read from: a stand-in, or it was opened without a login."""
    if path_behind(layer.source()):
        return True
    path = path_of(layer)
    return not layer.isValid() and (object_of(path) is not None or bool(sources_in(path)))


def is_known(layer: QgsMapLayer) -> bool:
    """Return whether it was noted in a layer which accounts it needs."""
    needs = mosaic_needs(layer)
    return all(need.storage_url for need in needs) if needs else read(layer) is not None


def note_needs(layer: QgsMapLayer, needs: Iterable[Need]) -> None:
    """Note in the layer of a mosaic what it reads: a project without the file knows it, too."""
    # The paths themselves tell of those by URL.
    owners = {need.source.container: need.storage_url for need in sorted(needs, key=lambda need: not need.by_url)}
    containers = sorted(owners)
    urls = [owners[container] for container in containers]
    layer.setCustomProperty(MOSAIC_CONTAINERS, containers)
    layer.setCustomProperty(MOSAIC_URL, urls[0] if len(set(urls)) == 1 else urls)


def _owners(layer: QgsMapLayer) -> dict[str, str]:
    """Return the storage URLs that were noted in a layer, by container."""
    containers, urls = _texts(layer, MOSAIC_CONTAINERS), _texts(layer, MOSAIC_URL)
    if len(urls) != len(containers):
        urls = (urls[:1] or [""]) * len(containers)
    return dict(zip(containers, urls))


def _texts(layer: QgsMapLayer, name: str) -> list[str]:
    value = layer.customProperty(name)
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []
