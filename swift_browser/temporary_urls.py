"""Temporary URLs: addresses that carry a signature, with which anyone may do one thing to an object for a while."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from ..auth.errors import UserError
from ..auth.extlibs import extlibs
from ..auth.phrase import Phrase
from ..auth.session import AccountSession
from ..auth.token import utc_now
from .cancel import Cancel
from .errors import AccessDenied
from .limits import Limits
from .object_writer import ObjectWriter
from .places import Place

with extlibs():
    import swiftclient.client

KEY_BYTES = 32
CONTAINER_KEYS = ("x-container-meta-temp-url-key", "x-container-meta-temp-url-key-2")
ACCOUNT_KEYS = ("x-account-meta-temp-url-key", "x-account-meta-temp-url-key-2")
# The best first. Clusters that do not tell are old, and know the last one only.
DIGESTS = ("sha256", "sha512", "sha1")


class NoKey(UserError):
    template = (
        "Neither the container {container} nor the account has a key for temporary URLs that you may see. Let one be "
        "made for the container, or ask the owner of the project."
    )


class NoTemporaryUrls(UserError):
    template = "This object store gives no temporary URLs for {method}."


@dataclass(frozen=True)
class TemporaryUrl:
    """An address. With ``url`` anyone may do it: it is a secret, and never shown.

    Attributes:
        name: the object's, or what the names begin with.
        expires: aware.
    """

    name: str
    url: str
    expires: datetime

    def __repr__(self) -> str:
        return f"TemporaryUrl({self.name!r}, expires={self.expires})"


@dataclass(frozen=True)
class Signing:
    """What is signed, and how.

    Attributes:
        key: of the container or the account.
        method: of HTTP.
        expires: aware, by the cloud's clock.
        digest: the name of a hash function.
    """

    storage_url: str
    container: str
    key: str
    method: str
    expires: datetime
    digest: str

    def __repr__(self) -> str:
        return f"Signing({self.container!r}, {self.method!r}, {self.expires})"

    def of_object(self, name: str) -> TemporaryUrl:
        """Return the address of one object."""
        return TemporaryUrl(name, self._url(name, self._path(name), {}), self.expires)

    def of_prefix(self, prefix: str, name: str) -> TemporaryUrl:
        """Return the address of an object whose name begins with a prefix; the signature is good for all of these."""
        return TemporaryUrl(
            name, self._url(name, f"prefix:{self._path(prefix)}", {"temp_url_prefix": prefix}), self.expires
        )

    def _path(self, name: str) -> str:
        return f"{urlsplit(self.storage_url).path}/{self.container}/{name}"

    def _url(self, name: str, path: str, more: Mapping[str, str]) -> str:
        expires = int(self.expires.timestamp())
        text = f"{self.method}\n{expires}\n{path}"
        signature = hmac.new(self.key.encode(), text.encode(), self.digest).hexdigest()
        query = {"temp_url_sig": signature, "temp_url_expires": str(expires), **more}
        return f"{self.storage_url}/{quote(self.container)}/{quote(name)}?{urlencode(query)}"


class KeyHolder(ObjectWriter):
    """Finds the keys of one account; only its owners are told them."""

    def key(self, container: str, cancel: Cancel | None = None) -> str:
        """Return the container's key, else the account's; empty if there is none, or the user may not see it.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such container.
        """
        found = _first(self.head_container(container, cancel), CONTAINER_KEYS)
        return found or _first(self._head_account(cancel), ACCOUNT_KEYS)

    def make_key(self, container: str, cancel: Cancel | None = None) -> str:
        """Give a container a new key, and return it. Only where :meth:`key` found none: others may use that.

        Raises:
            WriteError, StoreError, ServerOutOfReach, KeystoneError: it has none.
        """
        key = secrets.token_urlsafe(KEY_BYTES)

        def request(url: str, token: str, connection: tuple[Any, Any]) -> None:
            swiftclient.client.post_container(
                url, token, container, {"X-Container-Meta-Temp-URL-Key": key}, http_conn=connection
            )

        self._write(request, Phrase("the container {container}", container=container), container, cancel)
        return key

    def _head_account(self, cancel: Cancel | None) -> Mapping[str, str]:
        def request(url: str, token: str, connection: tuple[Any, Any]) -> Any:
            return swiftclient.client.head_account(url, token, http_conn=connection)

        try:
            headers: Mapping[str, str] = self._call(request, Phrase("the account"), cancel)
        except AccessDenied:
            return {}
        return headers


def best_digest(limits: Limits, method: str) -> str:
    """Return the hash function to sign with.

    Raises:
        NoTemporaryUrls: there is none, or none for this method.
    """
    if not limits.temporary_urls or (limits.methods and method not in limits.methods):
        raise NoTemporaryUrls(method=method)
    known = [digest for digest in DIGESTS if digest in (limits.digests or DIGESTS[-1:])]
    if not known:
        raise NoTemporaryUrls(method=method)
    return known[0]


def end_of(life: timedelta, now: datetime, skew: timedelta) -> datetime:
    """Return when something ends by the cloud's clock.

    Args:
        now: by the desk's clock.
        skew: by how much that is ahead of the cloud's.
    """
    return (now - skew + life).replace(microsecond=0)


def _first(headers: Mapping[str, str], names: Sequence[str]) -> str:
    return next((headers[name] for name in names if headers.get(name)), "")


def key_for(holder: KeyHolder, container: str, make: bool, cancel: Cancel) -> str:
    """Return the key to sign with.

    Args:
        make: whether to give the container one where there is none.

    Raises:
        NoKey: there is none.
        WriteError, StoreError, ServerOutOfReach, KeystoneError: no answer, or none could be made.
    """
    key = holder.key(container, cancel)
    if not key and make:
        key = holder.make_key(container, cancel)
    if not key:
        raise NoKey(container=container)
    return key


def make_temporary_url(
    session: AccountSession, place: Place, life: timedelta, make_key: bool, cancel: Cancel
) -> TemporaryUrl:
    """Return an address with which anyone can read an object.

    Args:
        make_key: whether to give the container a key, if neither it nor the account has one.

    Raises:
        see :func:`key_for`, :func:`best_digest`.
    """
    holder = KeyHolder(session)
    try:
        digest = best_digest(holder.limits(cancel), "GET")
        key = key_for(holder, place.container, make_key, cancel)
    finally:
        holder.close()
    token = session.current
    signing = Signing(token.storage_url, place.container, key, "GET", end_of(life, utc_now(), token.skew), digest)
    return signing.of_object(place.name)
