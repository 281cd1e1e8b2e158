"""From the name of a connection to the login that an algorithm works with."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ...auth.connection import same_name
from ...auth.errors import UserError
from ...auth.login import Login
from ...auth.login_variables import from_variables
from ...auth.phrase import Phrase
from ..connections import Connections
from ..environment import ENVIRONMENT, SIGNS
from ..main_thread import MainThread
from ..qgis_network import ProxyFor, environment_proxy, qgis_proxy

if TYPE_CHECKING:
    from ..account import Account
    from ..accounts import Accounts


class LoginNotFound(UserError):
    """An algorithm has no login to work with."""


class ConnectionNotKnown(LoginNotFound):
    template = "There is no connection named {name}. Known connections: {names}."


class NoConnectionNamed(LoginNotFound):
    template = (
        "No connection is named, and neither is one connected, nor do variables such as OS_AUTH_URL say where to log "
        "in. Name a saved connection, or source an openrc file first."
    )


class NoSecretKept(LoginNotFound):
    template = (
        "The secret of the connection {name} is not saved, and nobody can be asked for it here. Connect in QGIS "
        "first, save the secret with the connection, or source an openrc file and name no connection."
    )


@dataclass(frozen=True)
class FoundLogin:
    """What a name leads to.

    Attributes:
        key: what ``Accounts`` knows it by.
        name: what the user calls it.
        account: the one that is connected already; it is not to be closed. None if there is none.
        login: with its secrets, where nobody is connected.
        proxy_for: see :func:`..qgis_network.qgis_proxy`.
    """

    key: str
    name: str
    account: Account | None = None
    login: Login | None = field(default=None, repr=False)
    proxy_for: ProxyFor = field(default=environment_proxy, repr=False)


class Logins:
    """Finds logins on the main thread, for whoever asks. Made there; lives as long as the provider."""

    def __init__(self, connections: Connections, accounts: Accounts | None = None) -> None:
        """
        Args:
            accounts: those that are connected at the desk; None where there is no desk.
        """
        self.main_thread = MainThread()
        self._connections = connections
        self._accounts = accounts

    def names(self) -> list[str]:
        """Return what may be named, for a person to choose from. On the main thread."""
        found = [connection.name for connection in self._connections.all()]
        connected = self._accounts.all if self._accounts is not None else []
        found += [account.connection for account in connected if not account.is_public]
        if any(os.environ.get(sign) for sign in SIGNS):
            found.append(ENVIRONMENT)
        return list(dict.fromkeys(found))

    def find(self, name: str) -> FoundLogin:
        """Return the login that a name leads to; an empty one to what is shown in QGIS, or else the environment.

        From any thread. On the main thread QGIS may ask for its master password, so others wait for that.

        Raises:
            LoginNotFound: there is none, or it lacks its secret.
            SecretStoreError: the secret is saved, and cannot be read.
            LoginIncomplete, LoginUnsupported, AddressInvalid: the variables do not say all that a login needs.
        """
        return self.main_thread.ask(lambda: self._find(name.strip()))

    def _find(self, name: str) -> FoundLogin:
        current = self._accounts.current if self._accounts is not None else None
        if not name and self._accounts is not None and current is not None:
            return FoundLogin(self._accounts.key_of(current), current.connection, current)
        if not name or same_name(name) == ENVIRONMENT:
            return self._of_environment(unnamed=not name)
        for connection in self._connections.all():
            if same_name(connection.name) == same_name(name):
                return self._of_saved(connection.id)
        for account in self._accounts.all if self._accounts is not None else []:
            if name in (account.connection, self._key_of(account)):
                return FoundLogin(self._key_of(account), account.connection, account)
        names = ", ".join(self.names())
        raise ConnectionNotKnown(name=name, names=names or Phrase("none"))

    def _of_environment(self, unnamed: bool) -> FoundLogin:
        source = QCoreApplication.translate("SwiftCogBrowser", "The environment")
        account = self._connected(ENVIRONMENT)
        if account is not None:
            return FoundLogin(ENVIRONMENT, source, account)
        if unnamed and not any(os.environ.get(sign) for sign in SIGNS):
            raise NoConnectionNamed
        return FoundLogin(ENVIRONMENT, source, None, from_variables(os.environ, source).complete(), qgis_proxy())

    def _of_saved(self, identifier: str) -> FoundLogin:
        connection = self._connections.get(identifier)
        account = self._connected(identifier)
        if account is not None:
            return FoundLogin(identifier, connection.name, account)
        login = from_variables(connection.variables, connection.name)
        kept = login.kept_secret
        if kept is not None:
            secret = self._connections.secret(identifier)
            if secret is None:
                raise NoSecretKept(name=connection.name)
            login = login.with_secret(kept, secret)
        return FoundLogin(identifier, connection.name, None, login.complete(), qgis_proxy())

    def _connected(self, key: str) -> Account | None:
        return self._accounts.find(key) if self._accounts is not None else None

    def _key_of(self, account: Account) -> str:
        return self._accounts.key_of(account) if self._accounts is not None else ""
