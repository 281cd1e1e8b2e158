"""Sends requests by the rules of a network, for both libraries: keystoneauth1 and swiftclient.

Their own settings cannot tell hosts apart, and the requests library would let variables of the environment come before
the settings.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from .errors import (
    CertificateRefused,
    ClientCertificateRefused,
    ProxyRefused,
    ServerOutOfReach,
    ServerSlow,
    UserError,
)
from .extlibs import extlibs
from .http_times import http_date
from .network import Network
from .phrase import Phrase
from .sockets import OpenSockets
from .watchdog import BrokenOff, watchdog
from .whole_body import EndlessBody, read_whole

with extlibs():
    import urllib3.exceptions
    from keystoneauth1 import exceptions
    from keystoneauth1.session import TCPKeepAliveAdapter

CONNECT_WITHIN = 10.0  # seconds
ANSWER_WITHIN = 60.0
# From its beginning to the last byte of its answer, however slowly that comes.
DONE_WITHIN = 120.0
LONGEST_ANSWER = 4 * 1024 * 1024  # bytes; the catalog of a large cloud has some ten thousand

# What servers do that want a client's certificate: say so, or hang up.
NO_CERTIFICATE_OF_OURS = ("CERTIFICATE_REQUIRED", "HANDSHAKE_FAILURE", "alert certificate required", "SSLEOFError")
NEEDS_A_LOGIN = 407  # HTTP status of a proxy

# What a message says in place of the user and password of a proxy.
HIDDEN = "***"


class Adapter(TCPKeepAliveAdapter):  # type: ignore[misc]
    """Sends a request by the rules of a :class:`Network`."""

    def __init__(self, network: Network) -> None:
        self._sockets = OpenSockets()
        super().__init__()
        self._network = network
        # By the server's clock; None if it has not told.
        self.answered_at: datetime | None = None

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self._sockets.note_those_of(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        known = proxy in self.proxy_manager
        manager = super().proxy_manager_for(proxy, **options)
        if not known:
            self._sockets.note_those_of(manager)
        return manager

    def break_off(self) -> None:
        """End all requests that are under way, from another thread: they fail at once."""
        self._sockets.shut_down()

    def send(self, request: Any, stream: bool = False, **options: Any) -> Any:
        """Send a request. Whoever does not read the answer as a stream, as Keystone's client, gets it whole.

        Raises:
            ConnectTimeout, ConnectFailure, InvalidResponse: it does not come to its end, in terms of Keystone's client.
        """
        if stream:
            return self._send(request, stream=True, **options)
        try:
            with watchdog.watch(self.break_off, DONE_WITHIN):
                return _whole(self._send(request, stream=True, **options))
        except BrokenOff as error:
            raise exceptions.ConnectTimeout(str(error)) from error

    def _send(self, request: Any, **options: Any) -> Any:
        options["timeout"] = (CONNECT_WITHIN, ANSWER_WITHIN)
        options["verify"] = self._network.verify
        options["cert"] = self._network.certificate_and_key if self._network.trust.certificate else None
        proxy = self._network.proxy_for(request.url)
        options["proxies"] = {urlsplit(request.url).scheme: proxy} if proxy else {}
        answer = super().send(request, **options)
        self.answered_at = http_date(answer.headers.get("Date", ""))
        return answer


def _whole(answer: Any) -> Any:
    try:
        read_whole(answer, LONGEST_ANSWER)
    except EndlessBody:
        raise exceptions.InvalidResponse(answer) from None
    except (OSError, urllib3.exceptions.HTTPError) as error:
        raise exceptions.ConnectFailure(str(error)) from error
    return answer


def use(network: Network, session: Any) -> None:
    """Have a session of the requests library go this way, and no other that the environment may name."""
    # Neither proxies nor authorities, and no password from ~/.netrc.
    session.trust_env = False
    for scheme in ("http://", "https://"):
        session.mount(scheme, Adapter(network))


def break_off(session: Any) -> None:
    """End all requests of a session of the requests library, from another thread."""
    for adapter in session.adapters.values():
        adapter.break_off()


def transport_error(error: BaseException, url: str, network: Network) -> UserError:
    """Return a failure to reach a server in words."""
    server = urlsplit(url).netloc or url
    text = _chain(error)
    details = f"{type(error).__name__}: {_without_user_info(str(error), network, url)}"
    if "ProxyError" in text or "Tunnel connection failed" in text or "SOCKS" in text:
        return proxy_refused(url, network, details)
    if any(sign in text for sign in NO_CERTIFICATE_OF_OURS):
        return ClientCertificateRefused(server=server, details=details)
    if "SSLError" in text or "CERTIFICATE_VERIFY_FAILED" in text:
        return CertificateRefused(server=server, details=details)
    if "Timeout" in text:
        return ServerSlow(server=server, details=details)
    return ServerOutOfReach(server=server, reason=reason_of(error), details=details)


def proxy_refused(url: str, network: Network, details: str) -> ProxyRefused:
    """Return the error of a proxy that does not let a request to a URL through."""
    proxy = urlsplit(network.proxy_for(url))
    return ProxyRefused(proxy=f"{proxy.hostname}:{proxy.port}", server=urlsplit(url).netloc, details=details)


def _chain(error: BaseException) -> str:
    """Return the kinds and texts of an error and of what caused it, for looking for signs."""
    texts: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(texts) < 10:
        texts.append(f"{type(cause).__name__}: {cause!r}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(texts)


def _without_user_info(text: str, network: Network, url: str) -> str:
    """Take the user and the password of the proxy out of a text."""
    user_info, at, _host = urlsplit(network.proxy_for(url)).netloc.rpartition("@")
    return text.replace(user_info, HIDDEN) if at else text


def reason_of(error: BaseException) -> Phrase:
    """Return why a connection failed, in the words of the innermost cause that has any."""
    text = str(error)
    for sign, words in (
        ("Connection refused", Phrase("the connection was refused")),
        ("refused", Phrase("the connection was refused")),
        ("Name or service not known", Phrase("there is no server of this name")),
        ("getaddrinfo", Phrase("there is no server of this name")),
        ("Failed to resolve", Phrase("there is no server of this name")),
        ("No route to host", Phrase("there is no route to it")),
        ("unreachable", Phrase("the network is unreachable")),
        ("reset", Phrase("the connection was cut")),
        ("aborted", Phrase("the connection was cut")),
    ):
        if sign in text:
            return words
    return Phrase("the connection failed")
