"""How GDAL reaches an object store as the account's other requests do: authorities, client certificate, proxy.

From GDAL 3.7 on nearly all of it can be said for a path. What cannot (measured on 3.6.2, 3.10.3 and 3.13.3) is a
client's certificate, on any version, and anything at all before 3.7.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from osgeo import gdal

from ..auth.network import Network
from .errors import CertificateForOne, CertificateNotForGdal, ChecksNotForGdal
from .qgis_network import authorities_file

# GDAL looks at the first of these first.
AUTHORITIES = ("GDAL_CURL_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
CERTIFICATE, KEY = "GDAL_HTTP_SSLCERT", "GDAL_HTTP_SSLKEY"


def path_options(network: Network, storage_url: str) -> Mapping[str, str]:
    """Return the options for the paths of an account (GDAL 3.7 and later)."""
    proxy = network.proxy_for(storage_url)
    # Also when it is empty: that keeps GDAL from a proxy that holds for the process. Each of the two has a say.
    options = {"GDAL_HTTP_PROXY": proxy, "GDAL_HTTPS_PROXY": proxy}
    if isinstance(network.verify, str):
        options[AUTHORITIES[0]] = network.verify
    return options


def check(network: Network, storage_url: str, per_path: bool) -> None:
    """See whether GDAL can read from an account as its connection wants it.

    Args:
        per_path: whether this GDAL takes options of HTTP for a path.

    Raises:
        ChecksNotForGdal, CertificateNotForGdal: this version cannot.
    """
    if per_path or not storage_url.startswith("https:"):
        return
    if network.trust.insecure:
        raise ChecksNotForGdal(version=gdal.__version__)
    if network.trust.certificate:
        raise CertificateNotForGdal(version=gdal.__version__)


class ProcessOptions:
    """What accounts set for all of GDAL, because it cannot be set for a path. It adds to what others may do."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._authorities: dict[int, str] = {}
        self._certificates: dict[int, tuple[str, str]] = {}
        self._before: dict[str, str | None] = {}
        self._bundle = ""

    def trust(self, owner: object, file: str) -> None:
        """Have GDAL trust the authorities of a file, beside those that QGIS and the user have it trust."""
        # Before the lock is taken: it may take a third of a second.
        usual = [_value(key) for key in AUTHORITIES if _value(key)][:1] or [authorities_file()]
        with self._lock:
            if id(owner) not in self._authorities:
                self._remember(AUTHORITIES[:1])
                self._authorities[id(owner)] = file
                self._write_bundle([*usual, *self._authorities.values()])

    def show_certificate(self, owner: object, certificate: str, key: str) -> None:
        """Have GDAL show a client's certificate to servers that want one.

        Raises:
            CertificateForOne: GDAL shows another one already.
        """
        with self._lock:
            shown = {*self._certificates.values()} or {(_value(CERTIFICATE), _value(KEY))}
            if shown - {("", ""), (certificate, key)}:
                raise CertificateForOne()
            self._remember((CERTIFICATE, KEY))
            self._certificates[id(owner)] = (certificate, key)
            gdal.SetConfigOption(CERTIFICATE, certificate)
            gdal.SetConfigOption(KEY, key)

    def withdraw(self, owner: object) -> None:
        """Take back what an account needed; after the last one everything is as it was before the first."""
        with self._lock:
            self._authorities.pop(id(owner), None)
            self._certificates.pop(id(owner), None)
            if not self._authorities:
                self._restore(AUTHORITIES[:1])
                self._remove_bundle()
            if not self._certificates:
                self._restore((CERTIFICATE, KEY))

    def _remember(self, keys: Iterable[str]) -> None:
        for key in keys:
            value = gdal.GetConfigOption(key)
            # GDAL also tells what the environment says, which is there without its option, too.
            self._before.setdefault(key, None if value == os.environ.get(key) else value)

    def _restore(self, keys: Iterable[str]) -> None:
        for key in keys:
            if key in self._before:
                gdal.SetConfigOption(key, self._before.pop(key))

    def _write_bundle(self, files: Iterable[str]) -> None:
        handle, path = tempfile.mkstemp(prefix="swift_cog_browser_bundle_", suffix=".pem")
        with os.fdopen(handle, "wb") as bundle:
            for file in dict.fromkeys(files):
                if file:
                    bundle.write(Path(file).read_bytes() + b"\n")
        gdal.SetConfigOption(AUTHORITIES[0], path)
        self._remove_bundle()
        self._bundle = path

    def _remove_bundle(self) -> None:
        if self._bundle:
            Path(self._bundle).unlink(missing_ok=True)
            self._bundle = ""


def _value(key: str) -> str:
    return str(gdal.GetConfigOption(key) or "")


process_options = ProcessOptions()
