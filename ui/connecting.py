"""The way from what the user chose to an account: asks for what is missing, and tries again where that helps."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..auth.connection import Connection
from ..auth.errors import PasscodeNeeded, ProjectNeeded, Refusal, UserError
from ..auth.login import Login, NamedOrId, Secret
from ..auth.login_variables import from_variables
from ..auth.secret_store import SecretStoreError
from ..swift_browser.accounts import Accounts
from ..swift_browser.connections import Connections
from ..swift_browser.environment import ENVIRONMENT
from .connection_list import ConnectionList
from .messages import Messages
from .words import in_words

if TYPE_CHECKING:
    from ..swift_browser.account import Account
    from .password_dialog import Answer


@dataclass(frozen=True)
class Attempt:
    """One login under way.

    Attributes:
        key: what the user connects with.
        login: with the secrets that are known so far.
        connection: the saved one, if it is one.
        used_saved: whether the secret is the one that QGIS keeps.
        keep: whether the prompt's box is ticked at first; None for no box.
        to_save: the secret to keep once it has proved good; empty to keep none any more, None to leave it.
        project: the one to remember for the connection.
    """

    key: str
    login: Login
    connection: Connection | None = None
    used_saved: bool = False
    keep: bool | None = None
    to_save: str | None = None
    project: NamedOrId | None = None

    def __repr__(self) -> str:
        return f"<Attempt {self.key}>"


class Connecting(QObject):
    """Each prompt is a window over ``window``."""

    # A file has several logins: a list of Offer.
    several_offered = pyqtSignal(list)

    def __init__(
        self,
        accounts: Accounts,
        connections: Connections,
        known: ConnectionList,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._connections = connections
        self._known = known
        self._messages = messages
        self._window = window
        self._attempts: dict[str, Attempt] = {}
        # Connections whose saved secret was refused: it is not used again before a good one was given.
        self._refused: set[str] = set()
        # Those whose user is being asked for a new secret.
        self._asking: set[str] = set()
        accounts.connected.connect(self._connected)
        accounts.closed.connect(lambda _account: self._forget_closed())

    def connect_key(self, key: str, given: str | None = None) -> None:
        """Log in with a saved connection, the environment or a file.

        Args:
            given: the secret, if the user has just typed it elsewhere; else the saved one is used, or asked for.
        """
        try:
            attempt = self._begin(key, given)
        except UserError as error:
            self._messages.error(error)
            return
        if attempt is not None:
            self._go(attempt)

    def log_in_again(self, key: str) -> None:
        """Ask for new secrets of an account that is connected, and get a new token with them."""
        account = self._accounts.find(key)
        if account is None or key in self._asking:
            return
        connection = self._known.saved(key)
        keep = None if connection is None else bool(connection.secret_id)
        self._ask_again(Attempt(key, account.login, connection, keep=keep))

    # Connecting

    def _begin(self, key: str, given: str | None) -> Attempt | None:
        connection = self._known.saved(key)
        if connection is not None:
            return self._with_secret(connection, given)
        if key == ENVIRONMENT:
            source = QCoreApplication.translate("SwiftCogBrowser", "The environment")
            return Attempt(key, from_variables(os.environ, source))
        from ..auth.login_files import offers

        found = offers(Path(key).expanduser())
        if len(found) > 1:
            self.several_offered.emit(found)
            return None
        login = found[0].login()
        for warning in found[0].warnings:
            self._messages.information(in_words(warning))
        return Attempt(key, login)

    def _with_secret(self, connection: Connection, given: str | None) -> Attempt:
        login = from_variables(connection.variables, connection.name)
        kept = login.kept_secret
        keep = None if kept is None else bool(connection.secret_id)
        attempt = Attempt(connection.id, login, connection, keep=keep)
        if kept is None:
            return attempt
        if given:
            return replace(attempt, login=login.with_secret(kept, given))
        if not connection.secret_id or connection.id in self._refused:
            return attempt
        try:
            saved = self._connections.secret(connection.id)
        except SecretStoreError as error:
            # It may be good: not replaced unless the user says so.
            self._messages.error(error)
            return replace(attempt, keep=False)
        return replace(attempt, login=login.with_secret(kept, saved), used_saved=True) if saved else attempt

    def _go(self, attempt: Attempt) -> None:
        if attempt.login.missing:
            self._ask(attempt)
            return
        self._attempts[attempt.key] = attempt
        self._accounts.connect_login(attempt.login, attempt.key, lambda error: self._failed(attempt, error))

    def _ask(self, attempt: Attempt, wanted: tuple[Secret, ...] | None = None) -> None:
        from .password_dialog import ask_secrets

        def answered(answer: Answer) -> None:
            self._go(self._answered(attempt, answer))

        ask_secrets(attempt.login, self._window, answered, wanted=wanted, keep=attempt.keep)

    def _answered(self, attempt: Attempt, answer: Answer) -> Attempt:
        to_save = attempt.to_save
        if answer.keep:
            to_save = answer.secret
        elif answer.keep is False and attempt.key in self._refused:
            # The one that is kept is known to be bad.
            to_save = ""
        used_saved = attempt.used_saved and not answer.secret
        return replace(attempt, login=answer.login, to_save=to_save, used_saved=used_saved)

    def _connected(self, account: Account) -> None:
        attempt = self._attempts.pop(self._accounts.key_of(account), None)
        if attempt is not None:
            self._known.remember(attempt.key)
            self._save(attempt)
            self._watch(account, attempt.key)

    def _failed(self, attempt: Attempt, error: UserError) -> None:
        self._attempts.pop(attempt.key, None)
        if isinstance(error, PasscodeNeeded):
            self._ask(attempt, (Secret.PASSCODE,))
        elif isinstance(error, ProjectNeeded):
            self._choose_project(attempt, error)
        else:
            if isinstance(error, Refusal) and attempt.used_saved:
                self._refused.add(attempt.key)
            self._messages.error(error)

    def _choose_project(self, attempt: Attempt, error: ProjectNeeded) -> None:
        from .project_dialog import ask_project

        def chosen(project: NamedOrId, remember: bool) -> None:
            login = error.login.with_project(project)
            self._go(replace(attempt, login=login, project=project if remember else None))

        ask_project(error, self._window, attempt.connection is not None, chosen)

    def _save(self, attempt: Attempt) -> None:
        """Keep what has proved good, where the user wants it kept."""
        connection = self._known.saved(attempt.key)
        self._refused.discard(attempt.key)
        if connection is None or (attempt.to_save is None and attempt.project is None):
            return
        if attempt.project is not None:
            chosen = {"OS_PROJECT_ID": attempt.project.id, "OS_PROJECT_NAME": attempt.project.name}
            connection = replace(connection, variables={**connection.variables, **chosen})
        try:
            self._connections.save(connection, attempt.to_save)
        except UserError as error:
            self._messages.error(error)

    # Watching

    def _watch(self, account: Account, key: str) -> None:
        """Have the troubles of an account told. Nothing here holds the account: it may be closed and gone."""
        messages = self._messages

        def help_with() -> None:
            self.log_in_again(key)

        account.renewal.failing.connect(lambda trouble: messages.renewal_trouble(trouble, key, help_with))
        account.renewal.expired.connect(lambda: messages.expired(self._known.name_of(key), key, help_with))
        account.renewal.renewed.connect(lambda _token: messages.settled(key))
        account.trouble.connect(messages.error)

    def _forget_closed(self) -> None:
        self._messages.settle_all_but([key for key in map(self._accounts.key_of, self._accounts.all) if key])

    # Logging in again

    def _ask_again(self, attempt: Attempt, wanted: tuple[Secret, ...] | None = None) -> None:
        from .password_dialog import ask_secrets

        self._asking.add(attempt.key)

        def answered(answer: Answer) -> None:
            self._go_again(self._answered(attempt, answer))

        def given_up() -> None:
            self._asking.discard(attempt.key)

        if attempt.login.missing or wanted:
            ask_secrets(attempt.login, self._window, answered, wanted=wanted, keep=attempt.keep, given_up=given_up)
        else:
            self._go_again(attempt)

    def _go_again(self, attempt: Attempt) -> None:
        account = self._accounts.find(attempt.key)
        if account is None:
            self._asking.discard(attempt.key)
            return

        def done() -> None:
            self._asking.discard(attempt.key)
            self._messages.settled(attempt.key)
            self._save(attempt)

        def failed(error: UserError) -> None:
            self._asking.discard(attempt.key)
            if isinstance(error, PasscodeNeeded):
                self._ask_again(attempt, (Secret.PASSCODE,))
            else:
                self._messages.error(error)

        self._accounts.log_in_again(account, attempt.login, done, failed)
