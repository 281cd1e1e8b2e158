"""One run of an algorithm: the account that it works with, how far it is, and whether it was called off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ..cancel import Cancel
from .logins import FoundLogin, Logins
from .progress import Meter, Unit

if TYPE_CHECKING:
    from ...auth.session import AccountSession
    from ..account import Account
    from ..store import ObjectStore


class LocalRun:
    """What the work of an algorithm gets that needs no account. Belongs to the thread that the algorithm runs in.

    Attributes:
        feedback: to be used by the algorithm's own thread only.
        cancel: may be looked at by any thread.
    """

    def __init__(self, feedback: QgsProcessingFeedback, cancel: Cancel) -> None:
        self.feedback = feedback
        self.cancel = cancel

    def meter(self, unit: Unit, total: int = 0) -> Meter:
        """Return what counts what is done, and tells it."""
        return Meter(self.feedback, unit, total)


class Run(LocalRun):
    """What the work of an algorithm gets that works with an account.

    Attributes:
        session: logged in; its token is renewed when it is asked for, as long as the run goes on.
        store: reads the account.
        found: whose account it is.
    """

    def __init__(self, found: FoundLogin, session: AccountSession, store: ObjectStore, local: LocalRun) -> None:
        super().__init__(local.feedback, local.cancel)
        self.found = found
        self.session = session
        self.store = store

    @property
    def connected(self) -> Account | None:
        """The account, if it is connected in QGIS: what is made of it stays readable after the run."""
        return self.found.account


@contextmanager
def logged_in(found: FoundLogin, local: LocalRun) -> Iterator[Run]:
    """Log in where nobody is yet, and log out afterwards. Waits for the network.

    Raises:
        KeystoneError, ServerOutOfReach, CertificateRefused: no token.
    """
    # Brings swiftclient and keystoneauth1 in: only those who run an algorithm pay for the import.
    from ...auth.session import AccountSession
    from ..qgis_network import network_of
    from ..store import ObjectStore

    account = found.account
    if account is not None:
        yield Run(found, account.session, account.store, local)
        return
    login = found.login
    if login is None:
        raise ValueError("neither an account nor a login")
    with ExitStack() as closing:
        session = AccountSession(login, network_of(login.trust, found.proxy_for))
        closing.callback(session.close)
        session.open()
        store = ObjectStore(session, login.containers)
        closing.callback(store.close)
        yield Run(found, session, store, local)


@contextmanager
def read_by_gdal(run: Run, logins: Logins) -> Iterator[Account]:
    """Lend an account whose objects GDAL can read: the one that is connected, or one that is closed afterwards.

    Waits for the network. While the account is open, child processes see its token.

    Raises:
        KeystoneError, ServerOutOfReach, CertificateRefused: no token.
    """
    from ..account import connect

    found = run.found
    if found.account is not None:
        yield found.account
        return
    if found.login is None:
        raise ValueError("neither an account nor a login")
    account = connect(found.login, found.proxy_for)
    try:
        yield account
    finally:
        logins.main_thread.ask(account.close)
