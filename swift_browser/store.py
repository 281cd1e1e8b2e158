"""The object store's client: one request at a time through python-swiftclient's module functions.

Their class Connection is not used: it sleeps between its retries where nobody can interrupt it, and is not
thread-safe. Retry, renewal and cancel are here. Every public method waits for the network, on any thread.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from ..auth.errors import UserError
from ..auth.extlibs import extlibs
from ..auth.session import AccountSession
from ..auth.token import Token
from ..auth.transport import NEEDS_A_LOGIN, proxy_refused, transport_error, use
from .cancel import Cancel
from .errors import (
    AccessDenied,
    MalformedListing,
    NotFound,
    NotPublic,
    StoreBusy,
    StoreFailed,
    StoreRedirects,
    TokenRefused,
)
from .models import Container, ObjectEntry, container_from_row, entry_from_row

with extlibs():
    import requests.exceptions
    import swiftclient.client
    import urllib3.exceptions
    from swiftclient.exceptions import ClientException

# Not even the beginning of a token goes into swiftclient's log.
swiftclient.client.logger_settings["reveal_sensitive_prefix"] = 0

PAGE = 1000  # rows; every server takes it, some cap pages here
TRY_AGAIN = frozenset({408, 429, 498, 500, 502, 503, 504})
ATTEMPTS = 4
FIRST_PAUSE = 0.5  # seconds, doubled each time
LONGEST_PAUSE = 30.0

# Requests' own errors are OSErrors; a body that breaks off raises urllib3's.
TRANSPORT_ERRORS = (OSError, urllib3.exceptions.HTTPError)
HOPELESS = (
    requests.exceptions.SSLError,
    requests.exceptions.ProxyError,
    requests.exceptions.ConnectTimeout,
    requests.exceptions.InvalidURL,
)

Answer = TypeVar("Answer")
Connection = tuple[Any, Any]
Request = Callable[[str, str, Connection], Answer]


class ObjectStore:
    """The containers and objects of one account."""

    def __init__(self, session: AccountSession, containers: Sequence[str] = ()) -> None:
        """
        Args:
            session: whose account it is.
            containers: the ones to show, where the account may not be listed; empty for all.
        """
        self._session = session
        self._named = [Container(name) for name in containers]
        # Connections that are open and not in use; a request takes one, or makes one.
        self._idle: queue.LifoQueue[tuple[str, Connection]] = queue.LifoQueue()

    def containers(self, marker: str = "", limit: int = PAGE, cancel: Cancel | None = None) -> list[Container]:
        """Return one page of containers, the first after ``marker``. Only an empty page is the end.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no listing.
            Cancelled: called off between two attempts.
        """
        if self._named:
            return [] if marker else list(self._named)

        def request(url: str, token: str, connection: Connection) -> Any:
            return swiftclient.client.get_account(url, token, marker=marker, limit=limit, http_conn=connection)[1]

        rows = self._call(request, "the containers of this account", cancel)
        return _parsed(rows, container_from_row, "the account")

    def objects(
        self,
        container: str,
        prefix: str = "",
        delimiter: str = "",
        marker: str = "",
        *,
        limit: int = PAGE,
        cancel: Cancel | None = None,
    ) -> list[ObjectEntry]:
        """Return one page of a container's listing, the first rows after ``marker``. Only an empty page is the end.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no listing.
            Cancelled: called off between two attempts.
        """

        def request(url: str, token: str, connection: Connection) -> Any:
            return swiftclient.client.get_container(
                url,
                token,
                container,
                marker=marker,
                limit=limit,
                prefix=prefix,
                delimiter=delimiter,
                http_conn=connection,
            )[1]

        rows = self._call(request, f"the container {container}", cancel)
        return _parsed(rows, entry_from_row, f"the container {container}")

    def head(self, container: str, name: str, cancel: Cancel | None = None) -> Mapping[str, str]:
        """Return an object's headers, with lower-case names.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such object.
        """

        def request(url: str, token: str, connection: Connection) -> Any:
            return swiftclient.client.head_object(url, token, container, name, http_conn=connection)

        headers: Mapping[str, str] = self._call(request, f"{container}/{name}", cancel)
        return headers

    def check_account(self) -> None:
        """See whether the object store accepts the login. A token that may not list the account is good, too.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: it does not, or nobody knows.
        """

        def request(url: str, token: str, connection: Connection) -> Any:
            return swiftclient.client.head_account(url, token, http_conn=connection)

        try:
            self._call(request, "the account", None)
        except (AccessDenied, NotPublic):
            return

    def close(self) -> None:
        """Close the connections that are open and not in use."""
        while True:
            try:
                _url, (_parts, connection) = self._idle.get_nowait()
            except queue.Empty:
                return
            connection.close()

    def _call(self, request: Request[Answer], what: str, cancel: Cancel | None) -> Answer:
        """Make a request; renew the token once after a 401, and try again what a later attempt may heal."""
        cancel = cancel or Cancel()
        renewed = False
        attempt = 1
        while True:
            cancel.check()
            token = self._session.token()
            try:
                return self._attempt(request, token)
            except ClientException as error:
                if error.http_status == 401 and not renewed and self._session.renewable:
                    renewed = True
                    self._session.renew(seen=token, refused=True)
                    continue
                failure = self._failure(error, what, token)
                again = error.http_status in TRY_AGAIN
                pause = _pause(error.http_response_headers, attempt)
            except TRANSPORT_ERRORS as error:
                failure = transport_error(error, token.storage_url, self._session.network)
                again = not isinstance(error, HOPELESS)
                pause = _pause({}, attempt)
            except ValueError as error:
                raise MalformedListing(what=what, details=f"{type(error).__name__}: {error}") from None
            if not again or attempt == ATTEMPTS:
                raise failure
            cancel.wait(pause)
            attempt += 1

    def _failure(self, error: ClientException, what: str, token: Token) -> UserError:
        if error.http_status == NEEDS_A_LOGIN:
            return proxy_refused(token.storage_url, self._session.network, str(error.http_status))
        return _refusal(error, what, anonymous=not token.value)

    def _attempt(self, request: Request[Answer], token: Token) -> Answer:
        connection = self._connection(token.storage_url)
        try:
            answer = request(token.storage_url, token.value, connection)
        except ClientException:
            # The server has answered: the connection is sound.
            self._idle.put((token.storage_url, connection))
            raise
        except BaseException:
            connection[1].close()
            raise
        self._idle.put((token.storage_url, connection))
        return answer

    def _connection(self, url: str) -> Connection:
        while True:
            try:
                made_for, connection = self._idle.get_nowait()
            except queue.Empty:
                return self._new_connection(url)
            if made_for == url:
                return connection
            connection[1].close()

    def _new_connection(self, url: str) -> Connection:
        parts, connection = swiftclient.client.http_connection(url)
        use(self._session.network, connection.request_session)
        # A redirect would carry the token to any host.
        connection.requests_args["allow_redirects"] = False
        return parts, connection


def _parsed(rows: Any, parse: Callable[[Mapping[str, Any]], Answer], what: str) -> list[Answer]:
    if not isinstance(rows, list):
        raise MalformedListing(what=what, details=f"not a list but {type(rows).__name__}")
    try:
        return [parse(row) for row in rows]
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise MalformedListing(what=what, details=f"{type(error).__name__}: {error}") from error


def _pause(headers: Mapping[str, str] | None, attempt: int) -> float:
    """Return how long to wait before the next attempt, in seconds: as the server says, else twice as long each time."""
    asked = str((headers or {}).get("retry-after", ""))
    pause = float(asked) if asked.isdigit() else FIRST_PAUSE * 2 ** (attempt - 1)
    return min(pause, LONGEST_PAUSE)


def _refusal(error: ClientException, what: str, anonymous: bool) -> UserError:
    status = int(error.http_status or 0)
    # Only this: str(error) would quote the whole answer of the server.
    details = f"{error.http_scheme or ''} {error.http_path or ''} -> {status} {error.http_reason or ''}".strip()
    if 300 <= status < 400:
        return StoreRedirects(server=error.http_host or "", details=details)
    if status in TRY_AGAIN - {500}:
        return StoreBusy(what=what, status=status, details=details)
    unauthorised = NotPublic if anonymous else TokenRefused
    kind = {401: unauthorised, 403: AccessDenied, 404: NotFound}.get(status, StoreFailed)
    return kind(what=what, status=status or "unknown", details=details)
