"""Layers that read objects through a file on this machine, such as a mosaic of GDAL's driver VRT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication

from .cancel import Cancel
from .dataset_pool import forget_failed_sources
from .errors import AccessDenied, ContainerTaken, NotFound, NotPublic
from .gdal_files import open_raster
from .jobs import start
from .layers import forget_failure, open_project
from .mosaic_files import has_source
from .needs import Need, mosaic_needs, path_of, waits
from .path_options import PathOptions
from .paths import raster_path
from .reload import reload_and_repaint
from .sources import object_of

if TYPE_CHECKING:
    from ..auth.errors import UserError
    from .account import Account


def mosaics() -> list[QgsMapLayer]:
    """Return the layers that read objects through a file and do not wait, though nobody may be logged in.

    They were opened by hand, or their account is closed. On the main thread.
    """
    layers = open_project().mapLayers().values()
    return [layer for layer in layers if layer.isValid() and not waits(layer) and mosaic_needs(layer)]


def mosaics_of(path: str) -> list[QgsMapLayer]:
    """Return the open layers that have an object among their sources, as far as their files tell. On the main thread.

    Args:
        path: the object's.
    """
    layers = [layer for layer in open_project().mapLayers().values() if object_of(path_of(layer)) is None]
    return [layer for layer in layers if has_source(path_of(layer), path)]


def read_mosaics(account: Account) -> None:
    """Have such layers read of an account, and paint them anew. On the main thread."""
    url = account.session.current.storage_url
    needs = {need for layer in mosaics() for need in mosaic_needs(layer) if need.may_be_of(url)}
    if not needs:
        return

    def work(cancel: Cancel) -> list[str]:
        # What GDAL remembers as forbidden may be forgotten only when the token is known to be good.
        account.store.check_account()
        theirs = [need for need in needs if need.storage_url or _is_free_and_there(account, need, cancel)]
        prefixes = [prefix for need in theirs for prefix in _open(account, need)]
        forget_failed_sources()
        return prefixes

    def failed(error: UserError) -> None:
        account.trouble.emit(error)

    description = QCoreApplication.translate("SwiftCogBrowser", "Bring back the mosaics")
    start(description, work, reload_and_repaint, failed)


def _is_free_and_there(account: Account, need: Need, cancel: Cancel) -> bool:
    """Return whether a container of which nobody knows whose it is may be this account's. Waits for the network."""
    if not PathOptions.unclaimed([need.source.container]):
        return False
    try:
        _expect(account, need, cancel)
    except (NotFound, AccessDenied):
        return False
    return True


def open_needs(needs: Iterable[Need], accounts: Sequence[Account], cancel: Cancel) -> tuple[Need, ...]:
    """Have GDAL read what a mosaic needs; return that, with whose it is. Waits for the network, on any thread.

    Raises:
        NotFound, AccessDenied: no account has it, or none may read it.
        NotPublic: its account is not connected.
        ContainerTaken: another account's layers are read by the path that stands in the file.
        see :meth:`.store.ObjectStore.head`.
    """
    opened = tuple(_open_of_one(need, accounts, cancel) for need in needs)
    # Another layer over the same file may have tried to read it before.
    forget_failed_sources()
    return opened


def _open_of_one(need: Need, accounts: Sequence[Account], cancel: Cancel) -> Need:
    what = f"{need.source.container}/{need.source.name}"
    error: UserError = NotFound(what=what)
    for account in accounts:
        url = account.session.current.storage_url
        if need.may_be_of(url):
            try:
                _expect(account, need, cancel)
            except (NotFound, AccessDenied) as refusal:
                error = refusal
                # In an account that is known the other objects may be there still.
                if not need.storage_url or isinstance(refusal, AccessDenied):
                    continue
            _open(account, need)
            return replace(need, storage_url=url)
    if not need.by_url or _is_connected(need, accounts):
        raise error
    return _expect_public(need, what)


def _expect(account: Account, need: Need, cancel: Cancel) -> None:
    """Look whether an account may read what a mosaic needs; also a check against redirects, before GDAL asks."""
    if need.source.name:
        account.store.head(need.source.container, need.source.name, cancel)
    else:
        account.store.head_container(need.source.container, cancel)


def _is_connected(need: Need, accounts: Sequence[Account]) -> bool:
    return any(need.may_be_of(account.session.current.storage_url) for account in accounts)


def _expect_public(need: Need, what: str) -> Need:
    path = raster_path(need.prefixes[0], need.source.name)
    if open_raster(path) is None:
        forget_failure(path)
        raise NotPublic(what=what)
    return need


def _open(account: Account, need: Need) -> tuple[str, ...]:
    """Have GDAL read a container by the paths that stand in the file; return their beginnings.

    Raises:
        ContainerTaken: another account's layers are read by such paths.
    """
    token, container = account.session.token(), need.source.container
    if need.by_url:
        account.bridge.open_by_url(container, token)
    elif account.bridge.open_container(container, token) not in need.prefixes:
        raise ContainerTaken(container=container)
    for prefix in need.prefixes:
        forget_failure(prefix)
    return need.prefixes
