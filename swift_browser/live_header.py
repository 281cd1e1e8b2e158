"""The token as a header that GDAL reads before each request (GDAL 3.7 and later)."""

from __future__ import annotations

import secrets

from osgeo import gdal

from ..auth.token import Token
from .bridge import TokenBridge

# Not in a folder: GDAL would make that, and keep it.
HEADER_FILE = "/vsimem/swift_cog_browser_header_"
# GDAL wants a token, and libcurl drops a header without content: only the file's is sent.
BLANK = " "


class LiveHeader(TokenBridge):
    """The path options are constant; renewing replaces a file in GDAL's memory, which is atomic."""

    def __init__(self) -> None:
        super().__init__()
        self._file = f"{HEADER_FILE}{secrets.token_hex(16)}"

    def _authorise(self, prefix: str, token: Token) -> None:
        self.options.set(
            prefix,
            {
                "SWIFT_STORAGE_URL": token.storage_url,
                "SWIFT_AUTH_TOKEN": BLANK,
                "GDAL_HTTP_HEADER_FILE": self._file,
            },
        )

    def publish(self, token: Token) -> None:
        gdal.FileFromMemBuffer(self._file, f"X-Auth-Token: {token.value}\n".encode("ascii"))
        self.settled.emit(token)

    def withdraw(self) -> None:
        super().withdraw()
        gdal.Unlink(self._file)
