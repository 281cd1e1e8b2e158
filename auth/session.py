"""The account session: one live token for all threads, renewed once for all who need it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Optional

from .errors import KeystoneError, Refusal, UserError
from .login import Login
from .network import Network
from .token import Token, utc_now

# A token with less life than this is not handed out while a new one can be had.
ENOUGH = timedelta(seconds=30)

ANY = ""

# Gets the token before, if there was one, the new one, and whether requests with the one before may have failed.
Publish = Callable[[Optional[Token], Token, bool], None]


class SessionClosed(UserError):
    template = "The connection is closed. Connect again."


class CannotRenew(Refusal):
    template = "This login cannot be renewed by itself: log in again with a new token or passcode."


class AnotherAccount(KeystoneError):
    template = "This login is good, but for another account ({url}). Connect to that one separately."


class AccountSession:
    """A login that is logged in.

    Every method may be called from any thread. Those that say so wait for the network.
    """

    def __init__(self, login: Login, network: Network | None = None, clock: Callable[[], datetime] = utc_now) -> None:
        """Take a login; :meth:`open` does the work.

        Args:
            login: with its secrets.
            network: how to reach the servers; None goes the way that the login and the environment name.
            clock: tells the desk's time.

        Raises:
            SecretNeeded: the login lacks a secret.
        """
        self._login: Login | None = login.complete()
        self.network = network or Network(login.trust)
        self._clock = clock
        self._renewing = threading.Lock()
        self._token: Token | None = None
        self._publishers: list[Publish] = []

    def __repr__(self) -> str:
        return f"AccountSession({self._login!r}, {self._token!r})"

    def open(self) -> Token:
        """Log in for the first time. Waits for the network.

        Raises:
            KeystoneError, ServerOutOfReach, CertificateRefused: see :func:`.keystone.issue_token`.
        """
        with self._renewing:
            return self._issue(self._login, explain=True)

    def subscribe(self, publish: Publish) -> None:
        """Have each new token handed on, by the thread that renewed, before anyone else gets it.

        Args:
            publish: called with the token before (None at first), the new one, and whether requests with the one
                before may have failed already.
        """
        self._publishers.append(publish)

    @property
    def current(self) -> Token:
        """The token as it is, whatever life it has left.

        Raises:
            SessionClosed: not open (any more).
        """
        token = self._token
        if token is None:
            raise SessionClosed()
        return token

    def token(self) -> Token:
        """Return a token with enough life left. May wait for the network.

        Raises:
            KeystoneError, ServerOutOfReach, CertificateRefused: the token is at its end and cannot be renewed.
        """
        token = self.current
        if token.remaining(self._clock()) > min(ENOUGH, token.life / 4):
            return token
        try:
            return self.renew(token)
        except UserError:
            if token.remaining(self._clock()) > timedelta(0):
                return token
            raise

    def renew(self, seen: Token | None = None, refused: bool = False) -> Token:
        """Get a new token, once for all threads that saw the same old one. Waits for the network.

        Args:
            seen: the token that is to be replaced; when another thread has replaced it meanwhile, that thread's
                token is returned. None renews in any case.
            refused: whether a server did not accept the token.

        Raises:
            KeystoneError, ServerOutOfReach, CertificateRefused: no new token; the old one stays.
        """
        with self._renewing:
            current = self.current
            if seen is not None and current != seen:
                return current
            if not self.renewable:
                raise CannotRenew()
            return self._issue(self._login, explain=False, failed=refused)

    @property
    def renewable(self) -> bool:
        """Whether :meth:`renew` can do without a person."""
        login = self._login
        return login is not None and login.renewable

    def log_in_again(self, login: Login) -> Token:
        """Get a new token with secrets that a person has given anew, for the same account. Waits for the network.

        Raises:
            AnotherAccount: the login is good, but for another account; nothing is changed.
            see :func:`.ways_in.issue_token`.
        """
        with self._renewing:
            before = self.current
            return self._issue(login.complete(), explain=True, failed=True, storage_url=before.storage_url)

    def close(self) -> None:
        """Forget the token and the secrets."""
        self._token = None
        self._login = None
        self._publishers.clear()

    def _issue(self, login: Login | None, explain: bool, failed: bool = False, storage_url: str = ANY) -> Token:
        # keystoneauth1 costs tens of milliseconds to import: only those who connect pay.
        from .ways_in import issue_token

        if login is None:
            raise SessionClosed()
        token = issue_token(login, self.network, explain, self._clock)
        if self._login is None:
            raise SessionClosed()
        if storage_url not in (ANY, token.storage_url):
            raise AnotherAccount(url=token.storage_url)
        # What stands in for the secrets is good for once.
        self._login = login.with_unscoped(None)
        before = self._token
        failed = before is not None and (failed or before.remaining(self._clock()) <= timedelta(0))
        for publish in list(self._publishers):
            publish(before, token, failed)
        self._token = token
        return token
