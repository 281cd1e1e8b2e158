"""The token as a header that GDAL reads before each request (GDAL 3.7 and later)."""

from __future__ import annotations

import secrets

from osgeo import gdal

from ..auth.network import Network
from ..auth.token import Token
from .bridge import TokenBridge
from .gdal_files import forget_file
from .path_options import BLANK
from .paths import ROOT

# Not in a folder: GDAL would make that, and keep it.
HEADER_FILE = "/vsimem/swift_cog_browser_header_"


class LiveHeader(TokenBridge):
    """The path options are constant; renewing replaces a file in GDAL's memory, which is atomic."""

    # A path with the account's URL in it takes the header file, too.
    BY_URL = True

    def __init__(self, network: Network) -> None:
        super().__init__(network)
        self._file = f"{HEADER_FILE}{secrets.token_hex(16)}"

    def _authorise(self, prefix: str, token: Token) -> None:
        options = {"GDAL_HTTP_HEADER_FILE": self._file}
        if prefix.startswith(ROOT):
            options |= {"SWIFT_STORAGE_URL": token.storage_url, "SWIFT_AUTH_TOKEN": BLANK}
        self.options.set(prefix, options)

    def publish(self, token: Token) -> None:
        # Nobody in particular has no token.
        header = f"X-Auth-Token: {token.value}\n" if token.value else "\n"
        gdal.FileFromMemBuffer(self._file, header.encode("ascii"))
        self.settled.emit(token)

    def withdraw(self) -> None:
        super().withdraw()
        forget_file(self._file)
