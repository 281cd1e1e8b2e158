"""The object store's client: one request at a time through python-swiftclient's module functions.

Their class Connection is not used: it sleeps between its retries where nobody can interrupt it, and is not
thread-safe. Retry, renewal and cancel are here. Every public method waits for the network, on any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from ..auth.errors import ServerOutOfReach, ServerSlow, UserError
from ..auth.extlibs import extlibs
from ..auth.http_times import retry_after
from ..auth.phrase import Phrase
from ..auth.session import AccountSession
from ..auth.token import Token
from ..auth.transport import NEEDS_A_LOGIN, proxy_refused, transport_error
from ..auth.watchdog import BrokenOff
from ..auth.whole_body import EndlessBody
from .byte_range import ByteRange
from .cancel import Cancel
from .errors import (
    AccessDenied,
    EndlessAnswer,
    MalformedListing,
    NotFound,
    NotPublic,
    StoreBusy,
    StoreFailed,
    StoreRedirects,
    TokenRefused,
)
from .http_connections import IdleConnections, Wire
from .listing_page import ObjectPage, page_of
from .models import Container, ObjectEntry, container_from_row, entry_from_row, last_name
from .object_stream import PIECE, ObjectStream, check_object

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

# Requests' own errors are OSErrors; a body that breaks off raises urllib3's.
TRANSPORT_ERRORS = (OSError, urllib3.exceptions.HTTPError)
HOPELESS = (
    requests.exceptions.SSLError,
    requests.exceptions.ProxyError,
    requests.exceptions.ConnectTimeout,
    requests.exceptions.InvalidURL,
    # Two minutes were enough for whoever waits.
    BrokenOff,
)

Answer = TypeVar("Answer")
Request = Callable[[str, str, Wire], Answer]


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
        # Told of each page of a container's listing, on the thread that asked for it.
        self.listed: Callable[[str, Sequence[ObjectEntry]], None] | None = None
        self._idle = IdleConnections()
        self._largest = LARGE_PAGE

    def containers(
        self, marker: str = "", limit: int = PAGE, cancel: Cancel | None = None, *, prefix: str = ""
    ) -> Sequence[Container]:
        """Return one page of containers, the first after ``marker``. Only an empty page is the end.

        Args:
            prefix: only names that begin with this.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no listing.
            Cancelled: called off between two attempts.
        """
        if self._named:
            return [] if marker else [container for container in self._named if container.name.startswith(prefix)]

        def request(url: str, token: str, connection: Wire) -> Any:
            return swiftclient.client.get_account(
                url, token, marker=marker, limit=limit, prefix=prefix, http_conn=connection
            )[1]

        rows = self._call(request, Phrase("the containers of this account"), cancel)
        return page_of(rows, container_from_row, Phrase("the account"), marker)

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
    ) -> Sequence[ObjectEntry]:
        """Return one page of a container's listing, the first rows after ``marker``. Only an empty page is the end.

        Args:
            limit: rows that are wanted; servers give fewer as they please, and are asked for fewer if they refuse.
            tell_last: gets the last name as soon as it is here, before the rows are looked at: the next page can be
                asked for meanwhile. Not called for an empty page.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no listing.
            Cancelled: called off between two attempts.
        """

        def request(url: str, token: str, connection: Wire) -> Any:
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
        what = Phrase("the container {container}", container=container)
        page = page_of(rows, entry_from_row, what, marker, ObjectPage)
        if self.listed is not None:
            self.listed(container, page)
        return page

    def head(self, container: str, name: str, cancel: Cancel | None = None) -> Mapping[str, str]:
        """Return an object's headers, with lower-case names.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such object.
        """

        def request(url: str, token: str, connection: Wire) -> Any:
            return swiftclient.client.head_object(url, token, container, name, http_conn=connection)

        headers: Mapping[str, str] = self._call(request, f"{container}/{name}", cancel)
        check_object(headers, f"{container}/{name}")
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
            NotAnObject, RangeNotServed, EndlessAnswer: what came is not, or not only, the object.
            Cancelled: called off, between two pieces at the latest.
            Whatever begin and take raise, if it is a UserError.
        """
        cancel = cancel or Cancel.here()

        def head() -> Mapping[str, str]:
            return self.head(container, name, cancel)

        reading = ObjectStream(container, name, begin, take, head=head, cancel=cancel)
        while True:
            before = reading.taken
            try:
                return self._call(reading.request, reading.what, cancel, streams=True)
            except (ServerOutOfReach, StoreBusy) as error:
                # As long as some of it comes, all of it may; but not a byte now and then.
                if reading.taken - before < (PIECE if isinstance(error, ServerSlow) else 1):
                    raise

    def head_container(self, container: str, cancel: Cancel | None = None) -> Mapping[str, str]:
        """Return a container's headers, with lower-case names.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such container.
        """

        def request(url: str, token: str, connection: Wire) -> Any:
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
        request = partial(wanted.get, cancel=cancel or Cancel.here(), headers=headers)
        return self._call(request, wanted.what, cancel, streams=True)

    def check_account(self) -> None:
        """See whether the object store accepts the login. A token that may not list the account is good, too.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: it does not, or nobody knows.
        """

        def request(url: str, token: str, connection: Wire) -> Any:
            return swiftclient.client.head_account(url, token, http_conn=connection)

        try:
            self._call(request, Phrase("the account"), None)
        except (AccessDenied, NotPublic):
            return

    def close(self) -> None:
        """Close the connections that are open and not in use."""
        self._idle.close()

    def _call(self, request: Request[Answer], what: str, cancel: Cancel | None, streams: bool = False) -> Answer:
        """Make a request; renew the token once after a 401, and try again what a later attempt may heal.

        Args:
            streams: whether it reads the body of the answer by itself.
        """
        cancel = cancel or Cancel.here()
        with cancel.governing():
            try:
                return self._try_again(request, what, cancel, streams)
            except UserError:
                # What was called off fails in whatever way.
                cancel.check()
                raise

    def _try_again(self, request: Request[Answer], what: str, cancel: Cancel, streams: bool) -> Answer:
        renewed = False
        attempt = 1
        while True:
            cancel.check()
            token = self._session.token()
            try:
                return self._attempt(request, token, streams)
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
            except EndlessBody as error:
                raise EndlessAnswer(what=what, details=str(error)) from None
            except (ValueError, RecursionError) as error:
                raise MalformedListing(what=what, details=f"{type(error).__name__}: {error}") from None
            # Whoever asks for more time than anyone waits is not asked again before.
            if not again or attempt == ATTEMPTS or pause > LONGEST_PAUSE:
                raise failure
            cancel.wait(pause)
            attempt += 1

    def _failure(self, error: ClientException, what: str, token: Token) -> UserError:
        if error.http_status == NEEDS_A_LOGIN:
            return proxy_refused(token.storage_url, self._session.network, str(error.http_status))
        return _refusal(error, what, anonymous=not token.value)

    def _attempt(self, request: Request[Answer], token: Token, streams: bool) -> Answer:
        connection = self._idle.take(token.storage_url, self._session.network)
        connection.streams = streams
        try:
            with connection:
                answer = request(token.storage_url, token.value, (connection.parsed_url, connection))
        except ClientException:
            # The server has answered: the connection is sound.
            self._idle.give_back(connection)
            raise
        except BaseException:
            connection.close()
            raise
        self._idle.give_back(connection)
        return answer


def _pause(headers: Mapping[str, str] | None, attempt: int) -> float:
    """Return how long to wait before the next attempt, in seconds: as the server says, else twice as long each time."""
    asked = retry_after(headers)
    return FIRST_PAUSE * 2 ** (attempt - 1) if asked is None else asked


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
