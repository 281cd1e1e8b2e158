"""How GDAL reads what is open to all: by its URL, without a token."""

from __future__ import annotations

from ..auth.network import Network
from ..auth.token import Token
from .bridge import TokenBridge, header_file_per_path
from .gdal_network import check
from .paths import container_url_prefix


class PublicBridge(TokenBridge):
    """Gives GDAL no token.

    The layers' sources are URLs, which any QGIS can read, also one without this plugin; and no container of the same
    name in another account is in their way.
    """

    def __init__(self, network: Network) -> None:
        super().__init__(network)
        self.options.open_to_all = True
        # Whether this GDAL can be told of a proxy and authorities for a path.
        self._per_path = header_file_per_path()

    def open_container(self, container: str, token: Token) -> str:
        check(self._network, token.storage_url, self._per_path)
        self._reach(token.storage_url)
        unchecked = self._per_path and self._unchecked(token)
        prefix = self.options.claim_prefix(container_url_prefix(token.storage_url, container, unchecked))
        self._open(prefix, token)
        return prefix

    def open_read_only(self, container: str, name: str, token: Token) -> str:
        return self.open_container(container, token)

    def open_by_url(self, container: str, token: Token) -> None:
        self.open_container(container, token)

    def _authorise(self, prefix: str, token: Token) -> None:
        """Nothing is needed."""

    def publish(self, token: Token) -> None:
        self.settled.emit(token)
