"""The object store's client: one request at a time through python-swiftclient's module functions.

Their class Connection is not used: it sleeps between its retries where nobody can interrupt it, and is not
thread-safe. Retry, renewal and cancel are here. Every public method waits for the network, on any thread.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from ..auth.errors import ServerOutOfReach, UserError
from ..auth.extlibs import extlibs
from ..auth.phrase import Phrase
from ..auth.session import AccountSession
from ..auth.token import Token
from ..auth.transport import NEEDS_A_LOGIN, proxy_refused, transport_error, use
from .byte_range import ByteRange
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
from .header_errors import ObjectReplaced
from .models import Container, ObjectEntry, container_from_row, entry_from_row, last_name

with extlibs():
    import requests.exceptions
    import swiftclient.client
    import urllib3.exceptions
    from swiftclient.exceptions import ClientException

# Not even the beginning of a token goes into swiftclient's log.
swiftclient.client.logger_settings["reveal_sensitive_prefix"] = 0

PAGE = 1000  # rows; every server takes it, some cap pages here
LARGE_PAGE = 10_000  # rows; what Swift gives at most, if its administrator has left it so
TOO_MANY = 412  # HTTP status of a listing of more rows than a server gives
TRY_AGAIN = frozenset({408, 429, 498, 500, 502, 503, 504})
ATTEMPTS = 4
FIRST_PAUSE = 0.5  # seconds, doubled each time
LONGEST_PAUSE = 30.0
PIECE = 256 * 1024  # bytes of an object's contents that are read at a time

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
        # Told of each page of a container's listing, on the thread that asked for it.
        self.listed: Callable[[str, Sequence[ObjectEntry]], None] | None = None
        self._idle: queue.LifoQueue[tuple[str, Connection]] = queue.LifoQueue()
        self._largest = LARGE_PAGE

    def containers(
        self, marker: str = "", limit: int = PAGE, cancel: Cancel | None = None, *, prefix: str = ""
    ) -> list[Container]:
        """Return one page of containers, the first after ``marker``. Only an empty page is the end.

        Args:
            prefix: only names that begin with this.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no listing.
            Cancelled: called off between two attempts.
        """
        if self._named:
            return [] if marker else [container for container in self._named if container.name.startswith(prefix)]

        def request(url: str, token: str, connection: Connection) -> Any:
            return swiftclient.client.get_account(
                url, token, marker=marker, limit=limit, prefix=prefix, http_conn=connection
            )[1]

        rows = self._call(request, Phrase("the containers of this account"), cancel)
        return _parsed(rows, container_from_row, Phrase("the account"))

    def objects(
        self,
        container: str,
        prefix: str = "",
        delimiter: str = "",
        marker: str = "",
        *,
        limit: int = PAGE,
        cancel: Cancel | None = None,
        tell_last: Callable[[str], None] | None = None,
    ) -> list[ObjectEntry]:
        """Return one page of a container's listing, the first rows after ``marker``. Only an empty page is the end.

        Args:
            limit: rows that are wanted; servers give fewer as they please, and are asked for fewer if they refuse.
            tell_last: gets the last name as soon as it is here, before the rows are looked at: the next page can be
                asked for meanwhile. Not called for an empty page.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no listing.
            Cancelled: called off between two attempts.
        """

        def request(url: str, token: str, connection: Connection) -> Any:
            query = {"marker": marker, "prefix": prefix, "delimiter": delimiter, "http_conn": connection}
            try:
                rows = min(limit, self._largest)
                return swiftclient.client.get_container(url, token, container, limit=rows, **query)[1]
            except ClientException as error:
                if error.http_status != TOO_MANY or rows <= PAGE:
                    raise
                self._largest = PAGE
                return swiftclient.client.get_container(url, token, container, limit=PAGE, **query)[1]

        rows = self._call(request, Phrase("the container {container}", container=container), cancel)
        if tell_last is not None and (last := last_name(rows)):
            tell_last(last)
        page = _parsed(rows, entry_from_row, Phrase("the container {container}", container=container))
        if self.listed is not None:
            self.listed(container, page)
        return page

    def head(self, container: str, name: str, cancel: Cancel | None = None) -> Mapping[str, str]:
        """Return an object's headers, with lower-case names.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such object.
        """

        def request(url: str, token: str, connection: Connection) -> Any:
            return swiftclient.client.head_object(url, token, container, name, http_conn=connection)

        headers: Mapping[str, str] = self._call(request, f"{container}/{name}", cancel)
        return headers

    def stream(
        self,
        container: str,
        name: str,
        begin: Callable[[Mapping[str, str]], None],
        take: Callable[[bytes], None],
        cancel: Cancel | None = None,
    ) -> None:
        """Read an object from its first byte to its last. After a cut it is read on by range, if it is still the same.

        Args:
            begin: gets the object's headers, with lower-case names, before the first byte.
            take: gets the bytes in their order, each once.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, no such object, or none that comes to its end.
            ObjectReplaced: another object stands under the name since the cut.
            Cancelled: called off, between two pieces at the latest.
            Whatever begin and take raise, if it is a UserError.
        """
        what = f"{container}/{name}"
        reading = _Reading(begin, take, cancel or Cancel())

        def request(url: str, token: str, connection: Connection) -> None:
            told: dict[str, Any] = {}
            try:
                headers, body = swiftclient.client.get_object(
                    url,
                    token,
                    container,
                    name,
                    http_conn=connection,
                    resp_chunk_size=PIECE,
                    response_dict=told,
                    headers=reading.rest,
                )
            except ClientException as error:
                if error.http_status == 412 and reading.taken:
                    raise ObjectReplaced(what=what) from None
                raise
            reading.read(headers, body, partial=told["status"] == 206)

        while True:
            before = reading.taken
            try:
                return self._call(request, what, cancel)
            except (ServerOutOfReach, StoreBusy):
                # As long as some of it comes, all of it may.
                if reading.taken == before:
                    raise

    def head_container(self, container: str, cancel: Cancel | None = None) -> Mapping[str, str]:
        """Return a container's headers, with lower-case names.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such container.
        """

        def request(url: str, token: str, connection: Connection) -> Any:
            return swiftclient.client.head_container(url, token, container, http_conn=connection)

        headers: Mapping[str, str] = self._call(
            request, Phrase("the container {container}", container=container), cancel
        )
        return headers

    def read(
        self,
        container: str,
        name: str,
        offset: int,
        length: int,
        *,
        etag: str = "",
        cancel: Cancel | None = None,
        headers: dict[str, str] | None = None,
    ) -> bytes:
        """Return a part of an object; less than was asked for only at the object's end.

        Args:
            etag: of the object that is meant, as its headers give it; empty for whichever is there.
            headers: gets those of the answer, with lower-case names; none come if the object ends before the part.

        Raises:
            ObjectReplaced: there is another object by that name now.
            RangeNotServed: the server sent something else; it is not read to its end.
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such object.
            Cancelled: called off.
        """
        wanted = ByteRange(container, name, offset, length, etag)
        request = partial(wanted.get, cancel=cancel or Cancel(), headers=headers)
        return self._call(request, wanted.what, cancel)

    def check_account(self) -> None:
        """See whether the object store accepts the login. A token that may not list the account is good, too.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: it does not, or nobody knows.
        """

        def request(url: str, token: str, connection: Connection) -> Any:
            return swiftclient.client.head_account(url, token, http_conn=connection)

        try:
            self._call(request, Phrase("the account"), None)
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


class _Reading:
    """How far the contents of an object have been read, over all attempts."""

    def __init__(
        self, begin: Callable[[Mapping[str, str]], None], take: Callable[[bytes], None], cancel: Cancel
    ) -> None:
        self._begin = begin
        self._take = take
        self._cancel = cancel
        self._etag: str | None = None
        self.taken = 0

    @property
    def rest(self) -> dict[str, str]:
        """The headers that ask for what is still to come, of the object as it was at first."""
        if not self.taken:
            return {}
        etag = self._etag or ""
        quoted = etag if etag.startswith('"') else f'"{etag}"'
        return {"Range": f"bytes={self.taken}-", "If-Match": quoted if etag else "*"}

    def read(self, headers: Mapping[str, str], body: Iterable[bytes], partial: bool) -> None:
        """Hand on what an answer holds.

        Raises:
            ConnectionError: it ended early.
        """
        if not self.taken:
            self._etag = headers.get("etag")
            self._begin(headers)
        length = headers.get("content-length", "")
        # A server that knows nothing of ranges begins anew.
        known = 0 if partial else self.taken
        come = 0
        for piece in body:
            self._cancel.check()
            new = piece[max(0, known - come) :]
            come += len(piece)
            self._take(new)
            self.taken += len(new)
        if length.isdigit() and come < int(length):
            raise ConnectionError("the body was cut short")


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
    return kind(what=what, status=status or Phrase("unknown"), details=details)
