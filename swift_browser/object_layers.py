"""Layers over the objects of one account: GDAL is told how an object is read before it opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from qgis.core import QgsMapLayer, QgsRasterLayer

from .cancel import Cancel
from .errors import AccessDenied, NotARaster, NotAVector, NotFound, RasterUnreadable, VectorUnreadable
from .file_kinds import looks_like_vector
from .first_look import Looking
from .layers import forget_failure, forgotten_if_unreadable, is_known, load_raster
from .map_view import MapView
from .paths import check_name, raster_path
from .provenance import Provenance, of_object, outdated, write
from .raster_view import AS_QGIS, RasterView
from .reading_ahead import beginning_read, bytes_at_once, read_picture
from .seals import VIRTUAL, seals
from .vector_layers import load_vector, warm_vector

if TYPE_CHECKING:
    from ..auth.session import AccountSession
    from ..auth.token import Token
    from .bridge import TokenBridge
    from .pinned_objects import PinnedObjects
    from .store import ObjectStore

Result = TypeVar("Result")


class ObjectLayers:
    """Makes layers. All methods wait for the network, on any thread."""

    def __init__(
        self, connection: str, session: AccountSession, store: ObjectStore, bridge: TokenBridge, pinned: PinnedObjects
    ) -> None:
        """
        Args:
            connection: what the user knows the account by.
            pinned: which has GDAL read one version of each object.
        """
        self._connection = connection
        self._session = session
        self._store = store
        self._bridge = bridge
        self._pinned = pinned
        self._looking = Looking(store)

    def prepare_layer(
        self, container: str, name: str, view: RasterView = AS_QGIS, map_view: MapView | None = None
    ) -> Callable[[], QgsMapLayer]:
        """Read what a layer over an object needs. Waits for the network, on any thread.

        Args:
            view: how a raster is shown at first.
            map_view: the map that will show it; see :meth:`load_raster`.

        Returns:
            What gives the layer, on the main thread, without waiting for the network. Its kind is what the object's
            name speaks of. It raises VectorUnreadable if the object cannot be read any more.

        Raises:
            NotAVector, VectorUnreadable: the object is there, but QGIS cannot read it.
            see :meth:`load_raster`.
        """
        if not looks_like_vector(name):
            layer = self.load_raster(container, name, view, map_view)
            return lambda: layer
        path, provenance = self.open_path(container, name)
        format_name = self._load(path, container, name, warm_vector)

        def make() -> QgsMapLayer:
            layer = load_vector(path, name, format_name)
            write(layer, provenance)
            return layer

        return make

    def load_raster(
        self, container: str, name: str, view: RasterView = AS_QGIS, map_view: MapView | None = None
    ) -> QgsRasterLayer:
        """Return a layer over an object, not yet in any project. Waits for the network, on any thread.

        Args:
            view: how it is shown at first.
            map_view: the map that will show it: what it is to show is read, too, if that is not much. Not on the main
                thread then.

        Raises:
            NotARaster, RasterUnreadable: the object is there, but QGIS cannot read it.
            AccessDenied, NotFound: it may not be read, or is not there.
            NameNotAddressable, ContainerTaken: GDAL has no path for it.
            StoreRedirects: the object store sends its clients elsewhere.
        """
        # Whoever asks for such a name is told of another object.
        check_name(name)
        load = partial(load_raster, view=view)
        # GDAL has read what is open already, and only wants to know whether it is still the same.
        if map_view is None or self._pinned.version_of(container, name) is not None:
            path, provenance = self.open_path(container, name)
            layer = self._load(path, container, name, load)
        else:
            look = self._looking.look(container, name)
            path, provenance = self.open_path(container, name, headers=look.headers)
            with beginning_read(path, bytes_at_once(look, view, map_view)):
                layer = self._load(path, container, name, load)
                read_picture(layer, look, map_view)
        write(layer, provenance)
        return layer

    def open_path(
        self,
        container: str,
        name: str,
        cancel: Cancel | None = None,
        expected: Provenance | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[str, Provenance]:
        """Have GDAL read an object; return its path, and what the object store says of it now. Waits for the network.

        GDAL reads this version only. If the open layers were made of another one, they follow.

        Args:
            expected: which version it has to be; None for whichever is there.
            headers: of an answer about the object that came just now; None if nobody has asked yet.

        Raises:
            AccessDenied, NotFound: it may not be read, or is not there.
            NameNotAddressable, ContainerTaken: GDAL has no path for it.
            StoreRedirects: the object store sends its clients elsewhere.
            LayerOutdated: it is not the version that is expected; nothing was changed.
            LayersInUse: layers of the version before are being drawn all the time.
        """
        check_name(name)
        # Also a check against redirects, before GDAL asks: it would take the token along to any host.
        if headers is None:
            headers = self._store.head(container, name, cancel)
        token = self._session.token()
        provenance = of_object(self._connection, token.storage_url, container, name, headers=headers)
        if expected is not None and not expected.same_object(provenance):
            raise outdated(expected, provenance)
        path = raster_path(self._prefix(container, name, token), name)
        seals.seal(path)
        self._pinned.take(path, provenance, token, cancel or Cancel.here())
        return path, provenance

    def _prefix(self, container: str, name: str, token: Token) -> str:
        # GDAL writes statistics of a virtual raster into the object itself.
        if name.lower().endswith(VIRTUAL):
            return self._bridge.open_read_only(container, name, token)
        return self._bridge.open_container(container, token)

    def _load(self, path: str, container: str, name: str, load: Callable[[str, str], Result]) -> Result:
        with forgotten_if_unreadable(path):
            return self._load_with_help(path, container, name, load)

    def _load_with_help(self, path: str, container: str, name: str, load: Callable[[str, str], Result]) -> Result:
        token = self._session.current
        try:
            return load(path, name)
        except (NotARaster, RasterUnreadable, NotAVector, VectorUnreadable) as error:
            # If it is not the object itself, the object store says best why; and it renews a token that is refused.
            try:
                self._store.head(container, name)
            except (AccessDenied, NotFound):
                forget_failure(path)
                raise
            hidden = not is_known(path)
            self.help_open(path, container, name)
            not_of_the_kind = isinstance(error, (NotARaster, NotAVector))
            if not_of_the_kind and self._session.current == token and not hidden:
                raise
        # The token was refused and is a new one now, the server stumbled (GDAL before 3.7 does not try again), or GDAL
        # remembers that the object was not there.
        return load(path, name)

    def help_open(self, path: str, container: str, name: str) -> None:
        """Have GDAL try anew to open what it could not: the token is good now. Waits for the network, on any thread.

        Where the object store refuses the very version that it has, the object is read without a pin.

        Raises:
            see :meth:`open_path`.
        """
        self._pinned.loosen(path, container, name)
        forget_failure(path)
