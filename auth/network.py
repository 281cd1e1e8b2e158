"""How requests leave the desk: whom they trust, and through which proxy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .errors import CertificateFileUnusable
from .login import Trust

NO_WISHES = Trust()


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
        proxy_for: returns the URL of the proxy for a URL, with user and password in it, or an empty text.
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
