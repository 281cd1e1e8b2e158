"""How requests leave the desk: whom they trust, through which proxy, and how long they wait.

One adapter serves both libraries, keystoneauth1 and swiftclient: their own settings cannot tell hosts apart, and the
requests library would let variables of the environment come before the settings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .errors import (
    CertificateFileUnusable,
    CertificateRefused,
    ClientCertificateRefused,
    ProxyRefused,
    ServerOutOfReach,
    ServerSlow,
    UserError,
)
from .extlibs import extlibs
from .login import Trust

with extlibs():
    from keystoneauth1.session import TCPKeepAliveAdapter

CONNECT_WITHIN = 10.0  # seconds
ANSWER_WITHIN = 60.0

NO_WISHES = Trust()

# What servers do that want a client's certificate: say so, or hang up.
NO_CERTIFICATE_OF_OURS = ("CERTIFICATE_REQUIRED", "HANDSHAKE_FAILURE", "alert certificate required", "SSLEOFError")
NEEDS_A_LOGIN = 407  # HTTP status of a proxy

# What a message says in place of the user and password of a proxy.
HIDDEN = "***"


def _expanded(file: str) -> str:
    return str(Path(file).expanduser())


def no_proxy(_url: str) -> str:
    """Return no proxy, whatever the URL."""
    return ""


@dataclass(frozen=True)
class Network:
    """The way out of the desk for one connection.

    Attributes:
        trust: the connection's own wishes.
        authorities: file of the authorities to trust where the connection names none; empty for the library's.
        proxy_for: returns the URL of the proxy for a URL (``http://user:password@host:port``), or an empty text.
    """

    trust: Trust = NO_WISHES
    authorities: str = ""
    proxy_for: Callable[[str], str] = field(default=no_proxy, repr=False)

    @property
    def verify(self) -> str | bool:
        """What the requests library calls by this name."""
        if self.trust.insecure:
            return False
        return _expanded(self.trust.ca_file) if self.trust.ca_file else self.authorities or True

    @property
    def certificate_and_key(self) -> tuple[str, str]:
        """The files of the client's certificate and its key, which may be the same; empty for none."""
        certificate = self.trust.certificate
        return (_expanded(certificate), _expanded(self.trust.key or certificate)) if certificate else ("", "")

    def check(self) -> None:
        """Look at the files that the connection names.

        Raises:
            CertificateFileUnusable: one is missing, or may not be read.
        """
        trust = self.trust
        files = (("OS_CACERT", trust.ca_file), ("OS_CERT", trust.certificate), ("OS_KEY", trust.key))
        for variable, file in files:
            try:
                if file:
                    Path(file).expanduser().open("rb").close()
            except OSError as error:
                raise CertificateFileUnusable(file=file, variable=variable, reason=error.strerror or error) from error


class Adapter(TCPKeepAliveAdapter):  # type: ignore[misc]
    """Sends a request by the rules of a :class:`Network`."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network
        # By the server's clock; None if it has not told.
        self.answered_at: datetime | None = None

    def send(self, request: Any, **options: Any) -> Any:
        options["timeout"] = (CONNECT_WITHIN, ANSWER_WITHIN)
        options["verify"] = self._network.verify
        options["cert"] = self._network.certificate_and_key if self._network.trust.certificate else None
        proxy = self._network.proxy_for(request.url)
        options["proxies"] = {urlsplit(request.url).scheme: proxy} if proxy else {}
        answer = super().send(request, **options)
        self.answered_at = _date(answer.headers.get("Date", ""))
        return answer


def _date(text: str) -> datetime | None:
    """Read the header Date, such as ``Sun, 22 Nov 2026 18:05:53 GMT``."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None


def use(network: Network, session: Any) -> None:
    """Have a session of the requests library go this way, and no other that the environment may name."""
    # Neither proxies nor authorities, and no password from ~/.netrc.
    session.trust_env = False
    for scheme in ("http://", "https://"):
        session.mount(scheme, Adapter(network))


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


def reason_of(error: BaseException) -> str:
    """Return why a connection failed, in the words of the innermost cause that has any."""
    text = str(error)
    for sign, words in (
        ("Connection refused", "the connection was refused"),
        ("refused", "the connection was refused"),
        ("Name or service not known", "there is no server of this name"),
        ("getaddrinfo", "there is no server of this name"),
        ("Failed to resolve", "there is no server of this name"),
        ("No route to host", "there is no route to it"),
        ("unreachable", "the network is unreachable"),
        ("reset", "the connection was cut"),
        ("aborted", "the connection was cut"),
    ):
        if sign in text:
            return words
    return "the connection failed"
