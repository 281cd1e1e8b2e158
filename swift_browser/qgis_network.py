"""QGIS's own settings of the network: its proxy with the exclusions, and the authorities that it trusts."""

from __future__ import annotations

import os
import tempfile
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtNetwork import QNetworkProxy

from ..auth.login import Trust
from ..auth.network import Network

# Names for the requests library; DNS is asked by the proxy, as QGIS has it.
SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}
# As requests and curl know them.
USERS_OWN = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
ProxyFor = Callable[[str], str]


def environment_proxy(url: str) -> str:
    """Return the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, or the system's settings; empty for none."""
    # Costs time to import: only those who connect pay.
    import requests.utils

    return str(requests.utils.select_proxy(url, requests.utils.get_environ_proxies(url, no_proxy=None)) or "")


def qgis_proxy() -> ProxyFor:
    """Return what tells the proxy for a URL, as QGIS is set now; a value, good on any thread. On the main thread.

    Where QGIS has no proxy of its own, the system's settings and HTTPS_PROXY, HTTP_PROXY, NO_PROXY hold.
    """
    manager = QgsNetworkAccessManager.instance()
    if manager is None:
        return environment_proxy
    proxy = manager.fallbackProxy()
    if proxy.type() not in SCHEMES or not proxy.hostName():
        return environment_proxy
    url = _proxy_url(proxy)
    # QGIS compares beginnings, too (QgsNetworkProxyFactory).
    excluded = tuple(beginning for beginning in [*manager.excludeList(), *manager.noProxyList()] if beginning)
    return lambda target: "" if target.startswith(excluded) else url


def network_of(trust: Trust, proxy_for: ProxyFor) -> Network:
    """Return the way out of the desk for one connection. May take a third of a second: not on the main thread."""
    return Network(trust, "" if trust.ca_file or trust.insecure else authorities_file(), proxy_for)


def authorities_file() -> str:
    """Return a file of the authorities that the user, or else QGIS, trusts; empty for the libraries' own.

    May take a third of a second the first time. From any thread.
    """
    for variable in USERS_OWN:
        file = os.environ.get(variable, "")
        if file and Path(file).is_file():
            return file
    return _authorities.file()


def _proxy_url(proxy: QNetworkProxy) -> str:
    user = ""
    if proxy.user():
        user = f"{quote(proxy.user(), safe='')}:{quote(proxy.password(), safe='')}@"
    return f"{SCHEMES[proxy.type()]}://{user}{proxy.hostName()}:{proxy.port()}"


class _Authorities:
    """The certificates of the authorities that QGIS trusts, in a file that the libraries can read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._contents = b""
        self._files: list[weakref.finalize[..., object]] = []
        self._path = ""

    def file(self) -> str:
        """Return the path; empty where QGIS knows no authority, and the library's own are taken."""
        manager = QgsApplication.authManager()
        contents = b"" if manager is None or manager.isDisabled() else bytes(manager.trustedCaCertsPemText())
        if not contents.strip():
            return ""
        with self._lock:
            if contents != self._contents:
                # The older ones stay: connections use them.
                self._path = self._write(contents)
                self._contents = contents
            return self._path

    def _write(self, contents: bytes) -> str:
        handle, path = tempfile.mkstemp(prefix="swift_cog_browser_authorities_", suffix=".pem")
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
        # Also when QGIS ends without taking the plugin down.
        self._files.append(weakref.finalize(self, os.remove, path))
        return path

    def remove(self) -> None:
        with self._lock:
            self._contents, self._path = b"", ""
            while self._files:
                self._files.pop()()


_authorities = _Authorities()


def remove_files() -> None:
    """Remove the files that were written, at the end of the plugin."""
    _authorities.remove()
