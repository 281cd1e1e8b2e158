"""Gets a token in the way that a login's credentials want. Every function here waits for the network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from . import keystone
from .errors import KeystoneBusy, NotObjectStore, ReadyTokenRefused, UserError, V1LoginRefused
from .extlibs import extlibs
from .login import Anonymous, KeystoneSession, Login, StorageToken, V1Credentials
from .network import Network
from .pace import pace
from .token import Token, skew_between
from .transport import NEEDS_A_LOGIN, proxy_refused, transport_error

with extlibs():
    import swiftclient.authv1
    from keystoneauth1 import exceptions

NOBODY = ""


def issue_token(login: Login, network: Network, explain: bool, clock: Callable[[], datetime]) -> Token:
    """Log in and return a new token.

    Args:
        login: with its secrets.
        network: how to reach the servers.
        explain: whether a person waits: after a refusal one more login may find out why. Not for background work,
            since failed logins may lock an account.
        clock: tells the desk's time, which may be wrong.

    Raises:
        KeystoneError: refused, or this cloud has no object store for it.
        KeystoneBusy: it may be possible later.
        ProjectNeeded: the user has several projects, and the login names none.
        PasscodeNeeded: the cloud wants a second factor.
        ServerOutOfReach, CertificateRefused, ClientCertificateRefused, ProxyRefused: no answer.
        CertificateFileUnusable: a file that the login names is missing.
    """
    network.check()
    credentials = login.complete().credentials
    if isinstance(credentials, Anonymous):
        return _token(NOBODY, login, clock())
    if isinstance(credentials, StorageToken):
        return _checked(credentials, login, network, clock())
    if isinstance(credentials, KeystoneSession):
        return keystone.from_session(credentials.session, login, network, clock)
    pace.wait(login.auth_url, login.who)
    if isinstance(credentials, V1Credentials):
        return _v1(credentials, login, network, clock)
    return keystone.issue_token(login, network, explain, clock)


def _token(value: str, login: Login, now: datetime) -> Token:
    """Return a token of which nobody knows when it ends."""
    return Token(value=value, issued=now, expires=None, storage_url=login.storage_url)


def _checked(credentials: StorageToken, login: Login, network: Network, now: datetime) -> Token:
    """Have the object store look at a token: the account itself, since a container may be open to all."""
    headers = {"X-Auth-Token": credentials.token}
    try:
        answer = keystone.http(network).head(
            login.storage_url, headers=headers, authenticated=False, log=False, raise_exc=False
        )
    except exceptions.ClientException as error:
        raise transport_error(error, login.storage_url, network) from None
    status = answer.status_code
    if status == 401:
        raise ReadyTokenRefused(url=login.storage_url)
    if status in keystone.BUSY:
        raise KeystoneBusy(url=login.storage_url, status=status)
    if status == NEEDS_A_LOGIN:
        raise proxy_refused(login.storage_url, network, str(status))
    # 403 is a good token, whose user may read single containers only.
    if status // 100 != 2 and status != 403:
        raise NotObjectStore(url=login.storage_url, status=status)
    return _token(str(credentials.token), login, now)


def _v1(credentials: V1Credentials, login: Login, network: Network, clock: Callable[[], datetime]) -> Token:
    # Swift takes the bytes for UTF-8, and http.client writes each letter of a header as one byte.
    user, key = (text.encode().decode("latin-1") for text in (credentials.user, str(credentials.key)))
    plugin = swiftclient.authv1.PasswordPlugin(login.auth_url, user, key)
    try:
        access = plugin.get_auth_ref(keystone.http(network))
    except (exceptions.Unauthorized, exceptions.Forbidden) as error:
        raise V1LoginRefused(url=login.auth_url, user=login.who, details=keystone.details_of(error)) from None
    except (exceptions.HttpError, exceptions.InvalidResponse) as error:
        raise _no_object_store(error, login.auth_url) from None
    except exceptions.ClientException as error:
        raise transport_error(error, login.auth_url, network) from None
    now = clock()
    # Its life is told in seconds, counted from the answer: the clocks do not matter.
    skew = skew_between(now, access.issued)
    return Token(
        value=access.auth_token,
        issued=access.issued,
        expires=access.expires,
        storage_url=login.storage_url or access.service_catalog.storage_url.rstrip("/"),
        user=credentials.user,
        skew=skew,
    )


def _no_object_store(error: Any, url: str) -> UserError:
    status = getattr(getattr(error, "response", None), "status_code", "unknown")
    if status in keystone.BUSY:
        return keystone.busy(error, url)
    return NotObjectStore(url=url, status=status, details=keystone.details_of(error))
