"""Puts paths, addresses and commands of objects on the clipboard; there is no token in any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QGuiApplication

from ..auth.errors import UserError
from ..swift_browser.accounts import Accounts
from ..swift_browser.addresses import object_url
from ..swift_browser.copied import gdal_command, gdal_path
from ..swift_browser.places import Place
from .messages import Messages

if TYPE_CHECKING:
    from ..swift_browser.account import Account


class Copying:
    """One line for each place. Places whose connection is closed are left out."""

    def __init__(self, accounts: Accounts, messages: Messages) -> None:
        self._accounts = accounts
        self._messages = messages

    def paths(self, places: Sequence[Place]) -> None:
        """Copy GDAL's paths."""
        self._copy(places, lambda account, place: gdal_path(place, _public_url(account)))

    def urls(self, places: Sequence[Place]) -> None:
        """Copy the addresses in the object store."""
        self._copy(places, lambda account, place: object_url(_storage_url(account), place.container, place.name))

    def commands(self, places: Sequence[Place]) -> None:
        """Copy lines for a shell."""
        self._copy(places, lambda account, place: gdal_command(gdal_path(place, _public_url(account))))

    def _copy(self, places: Sequence[Place], text_of: Callable[[Account, Place], str]) -> None:
        accounts = [(self._accounts.find(place.key), place) for place in places]
        clipboard = QGuiApplication.clipboard()
        try:
            lines = [text_of(account, place) for account, place in accounts if account is not None]
        except UserError as error:
            self._messages.error(error)
            return
        if lines and clipboard is not None:
            clipboard.setText("\n".join(lines))


def _storage_url(account: Account) -> str:
    return account.session.current.storage_url


def _public_url(account: Account) -> str:
    return _storage_url(account) if account.is_public else ""
