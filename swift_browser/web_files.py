"""A look at a file on a web server before GDAL reads it. No login is ever sent there. Waits for the network."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit

from ..auth.errors import UserError
from ..auth.extlibs import extlibs
from ..auth.network import Network
from ..auth.transport import DONE_WITHIN, NEEDS_A_LOGIN, break_off, proxy_refused, transport_error, use
from ..auth.watchdog import watchdog
from .errors import NotFound, NotPublic, StoreBusy, StoreError, StoreFailed

with extlibs():
    import requests

# Servers that do not know HEAD say so.
NO_HEAD = frozenset({405, 501})
ONE_BYTE = {"Range": "bytes=0-0"}
WHOLE = 200  # what a server answers that knows nothing of ranges
BUSY = frozenset({429, 502, 503, 504})


class WebRedirects(StoreError):
    template = "{server} sends its readers on to {target}. If you trust that address, paste it in place of this one."


class WebWithoutRanges(StoreError):
    template = (
        "{server} gives files as a whole only, so nothing can be read in place. "
        "Download the file with a web browser, and add it from your disk."
    )


def look_at(url: str, network: Network) -> None:
    """See whether a file is there and may be read.

    Raises:
        NotFound, NotPublic, WebRedirects, WebWithoutRanges, StoreBusy, StoreFailed: it is not, or not so.
        ServerOutOfReach, CertificateRefused, ProxyRefused: no answer.
    """
    session = requests.Session()
    use(network, session)
    try:
        with watchdog.watch(partial(break_off, session), DONE_WITHIN):
            status, target = _ask(session, url)
    except OSError as error:
        raise transport_error(error, url, network) from None
    finally:
        session.close()
    if status >= 300:
        raise _refusal(url, status, target, network)


def without_query(url: str) -> str:
    """Return a URL as it may be shown: what follows '?' may be meant for one reader only."""
    return url.partition("?")[0]


def _ask(session: Any, url: str) -> tuple[int, str]:
    """Return the status, and where a redirect leads."""
    # The adapter sets the time-outs.
    answer = session.head(url, allow_redirects=False, stream=True, timeout=60)
    answer.close()
    tells_of_ranges = answer.headers.get("Accept-Ranges", "").lower() == "bytes"
    if answer.status_code in NO_HEAD or (answer.status_code < 300 and not tells_of_ranges):
        answer = session.get(url, headers=ONE_BYTE, allow_redirects=False, stream=True, timeout=60)
        answer.close()
        if answer.status_code == WHOLE:
            raise WebWithoutRanges(server=urlsplit(url).netloc, details=f"GET {without_query(url)} -> {WHOLE}")
    return int(answer.status_code), str(answer.headers.get("Location", ""))


def _refusal(url: str, status: int, target: str, network: Network) -> UserError:
    what = without_query(url)
    details = f"HEAD {what} -> {status}"
    if status < 400:
        target = without_query(urljoin(url, target))
        return WebRedirects(server=urlsplit(url).netloc, target=target, details=details)
    if status == NEEDS_A_LOGIN:
        return proxy_refused(url, network, str(status))
    if status in BUSY:
        return StoreBusy(what=what, status=status, details=details)
    kind = {401: NotPublic, 403: NotPublic, 404: NotFound, 410: NotFound}.get(status, StoreFailed)
    return kind(what=what, status=status, details=details)
