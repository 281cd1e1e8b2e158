"""Which version of each object the layers of an account read: pinned when it is opened, compared with listings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .cancel import Cancel
from .dataset_pool import forget_failed_sources
from .header_errors import ObjectReplaced
from .layers import forget_contents, is_cached, layers_under
from .provenance import Provenance, of_object, read
from .statistics_files import keep_to_version

if TYPE_CHECKING:
    from ..auth.session import AccountSession
    from ..auth.token import Token
    from .bridge import TokenBridge
    from .models import ObjectEntry
    from .store import ObjectStore
    from .versions import Versions


class PinnedObjects:
    """Has GDAL read one version of each object, and the open layers follow. Used from any thread."""

    def __init__(
        self, connection: str, session: AccountSession, store: ObjectStore, bridge: TokenBridge, versions: Versions
    ) -> None:
        """
        Args:
            connection: what the user knows the account by.
            versions: which brings the open layers to another version.
        """
        self._connection = connection
        self._session = session
        self._store = store
        self._bridge = bridge
        self._versions = versions
        # ETags in listings that are not those of the objects' headers, by path.
        self._listed: dict[str, str] = {}

    def version_of(self, container: str, name: str) -> Provenance | None:
        """Return which version of an object the open layers read; None if none does."""
        pins = self._bridge.pins.values()
        return next((pin for pin in pins if (pin.container, pin.name) == (container, name)), None)

    def take(self, path: str, version: Provenance, token: Token, cancel: Cancel) -> None:
        """Have GDAL read a version of an object, and no other. Waits for layers of another one to let it go.

        Raises:
            LayersInUse: layers of the version before are being drawn all the time.
        """
        before = self._bridge.pins.get(path)
        replaced = before is not None and not before.same_object(version)
        mosaics = replaced and self._versions.let_go(path, cancel)
        # Those who have let go have also written what they knew of it.
        keep_to_version(path, version.etag)
        if before is not None and not replaced and is_cached(path, version.etag):
            return
        # Twice: no file that is opened between the two may find a part of the old version, or that there is none.
        if not is_cached(path, version.etag):
            forget_contents(path, version.etag)
        self._bridge.pin(path, version, token)
        if mosaics:
            forget_failed_sources()
        if replaced:
            forget_contents(path, version.etag)
            self._versions.taken(path, version)

    def loosen(self, path: str, container: str, name: str) -> None:
        """Have an object be read without a pin, where the object store refuses the very version that it has.

        Raises:
            StoreError, ServerOutOfReach, LayersInUse: nothing is changed.
        """
        version = self._bridge.pins.get(path)
        if version is None or self._bridge.is_loose(path):
            return
        try:
            self._store.read(container, name, 0, 1, etag=version.etag)  # noqa: QGS201 - no project
        except ObjectReplaced:
            # It may have been replaced just now.
            headers = self._store.head(container, name)
            token = self._session.token()
            now = of_object(self._connection, token.storage_url, container, name, headers=headers)
            if now.same_object(version):
                self._bridge.loosen(path, token)
            else:
                self.take(path, now, token, Cancel.here())

    def pin_as_before(self, token: Token) -> None:
        """Have layers read only what they were made of: the object may have been replaced while nobody was there."""
        for layer in layers_under(self._bridge.options.prefixes):
            path, provenance = layer.source().partition("|")[0], read(layer)
            if provenance is not None:
                self._bridge.pin(path, provenance, token)
                if not is_cached(path, provenance.etag):
                    forget_contents(path, provenance.etag)

    def suspects(self, container: str, entries: Sequence[ObjectEntry]) -> list[str]:
        """Return the paths of open layers, in whose place a listing has other objects. From any thread."""
        pins = {pin.name: (path, pin.etag) for path, pin in self._bridge.pins.items() if pin.container == container}
        if not pins:
            return []
        suspects = []
        for entry in entries:
            path, etag = pins.get(entry.name, ("", ""))
            # That of a large object in the listing is always another one: it is asked for once.
            if path and entry.etag not in ("", etag, self._listed.get(path)):
                self._listed[path] = entry.etag
                suspects.append(path)
        return suspects
