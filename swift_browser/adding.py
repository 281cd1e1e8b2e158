"""From what the user picked to layers in the project: opened in the background, placed in the order of the picking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from qgis.core import QgsLayerTreeRegistryBridge, QgsMapLayer, QgsMapSettings
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .cancel import Cancel
from .errors import LayerNotAdded, NothingToAdd, VectorUnreadable
from .file_kinds import RASTER_ENDINGS, looks_like_raster, looks_like_vector
from .layers import open_project
from .map_view import MapView
from .places import DELIMITER, Place
from .raster_view import AS_QGIS, RasterView
from .tree_places import TreePlaces

if TYPE_CHECKING:
    from .account import Account

# No more of a pseudo-folder is looked at, and no more are added without a question, unless the settings say so.
MOST = 5000
MOST_UNASKED = 50


@dataclass(frozen=True)
class _Picked:
    """A place that is to be added, whose it is, and how a raster is shown at first."""

    account: Account
    place: Place
    view: RasterView
    map_view: MapView | None


class Adding(QObject):
    """Adds places of any connection to the project that is open. Lives on the main thread.

    Signals:
        failed: what could not be added, and why (UserError).
        added: a QgsMapLayer that is in the project now.
        many_found: a pseudo-folder holds many layers; the arguments are its name, how many, and what to call to go on.
    """

    failed = pyqtSignal(object)
    added = pyqtSignal(object)
    many_found = pyqtSignal(str, int, object)

    def __init__(
        self,
        activity: Activity,
        accounts: Accounts,
        parent: QObject | None = None,
        *,
        most_unasked: Callable[[], int] = lambda: MOST_UNASKED,
        raster_endings: Callable[[], Sequence[str]] = lambda: RASTER_ENDINGS,
        raster_view: Callable[[], RasterView] = lambda: AS_QGIS,
    ) -> None:
        """
        Args:
            most_unasked: returns how many layers of a pseudo-folder may be added without a question.
            raster_endings: returns which endings of names are taken for rasters.
            raster_view: returns how new raster layers are shown at first.
        """
        super().__init__(parent)
        self._raster_endings = raster_endings
        self._most_unasked = most_unasked
        self.raster_view = raster_view
        self._activity = activity
        self._accounts = accounts
        # Says where QGIS puts new layers; without it they go to the top of the layer tree.
        self.insertion_point: Callable[[], QgsLayerTreeRegistryBridge.InsertionPoint] | None = None
        # Says how the map is that shows new layers; without it nothing is read ahead for that.
        self.map_settings: Callable[[], QgsMapSettings | None] = lambda: None
        # How many projects there were: what was meant for one does not go into the next.
        self._projects = 0
        open_project().cleared.connect(self._forget)

    def _forget(self) -> None:
        self._projects += 1

    def add(self, places: Sequence[Place], group: str = "", view: RasterView | None = None) -> None:
        """Add objects and pseudo-folders, the first on top.

        Args:
            places: whose connection is closed are left out.
            group: the name of a new group to add them to; empty for none.
            view: how rasters are shown at first; None for what the user has chosen for all.
        """
        point = self.insertion_point
        tree = TreePlaces(open_project(), None if point is None else point())
        if group:
            tree = tree.group(0, group)
        map_view = self._map_view(places)
        for number, place in enumerate(places):
            account = self._accounts.find(place.key)
            if account is None:
                continue
            picked = _Picked(account, place, view or self.raster_view(), map_view)
            if place.is_object:
                self._open(picked, tree, number)
            else:
                self._look_into(picked, tree, number)

    def _map_view(self, places: Sequence[Place]) -> MapView | None:
        """Return how the map will show these places; None if there is no map that shows new layers."""
        settings = self.map_settings()
        if settings is None:
            return None
        here = QgsMapSettings(settings)
        # Other threads are to know nothing of them.
        here.setLayers([])
        # Which of several will be the first of a project, and so shown whole, only time tells.
        alone = len(places) == 1 and places[0].is_object
        return MapView(here, fits=alone and not open_project().mapLayers())

    def _open(self, picked: _Picked, tree: TreePlaces, number: int) -> None:
        account, place = picked.account, picked.place

        def work(_cancel: Cancel) -> Callable[[], QgsMapLayer]:
            return account.prepare_layer(place.container, place.name, picked.view, picked.map_view)

        project = self._projects

        def done(make: Callable[[], QgsMapLayer]) -> None:
            if project != self._projects or not self._accounts.key_of(account):
                # Another project is open, or the account was closed: nothing could be read from it.
                return
            try:
                layer = make()
                tree.put(number, layer)
            except (LayerNotAdded, VectorUnreadable) as error:
                self.failed.emit(error)
            else:
                self.added.emit(layer)

        description = QCoreApplication.translate("SwiftCogBrowser", "Open {name}").format(name=place.name)
        self._activity.start(description, work, done, self._failure_of(account))

    def _look_into(self, picked: _Picked, tree: TreePlaces, number: int) -> None:
        """List a pseudo-folder, and add what can be a layer as a group of its name."""
        endings, place = self._raster_endings(), picked.place

        def work(cancel: Cancel) -> list[str]:
            return list(islice(_layers_in(picked.account, place, endings, cancel), MOST))

        project = self._projects

        def done(names: list[str]) -> None:
            if project != self._projects:
                return
            if not names:
                self.failed.emit(NothingToAdd(name=str(place)))
            elif len(names) <= self._most_unasked():
                self._add_group(picked, names, tree, number)
            else:
                go_on = lambda: self._add_group(picked, names, tree, number)  # noqa: E731 - for the question
                self.many_found.emit(str(place), len(names), go_on)

        description = QCoreApplication.translate("SwiftCogBrowser", "List {name}").format(name=str(place))
        self._activity.start(description, work, done, self._failure_of(picked.account))

    def _add_group(self, picked: _Picked, names: list[str], tree: TreePlaces, number: int) -> None:
        place = picked.place
        groups = {place.name: tree.group(number, place.label)}
        for row, name in enumerate(names):
            inside = _group_of(name, row, groups, place.name)
            self._open(replace(picked, place=Place(place.key, place.container, name)), inside, row)

    def _failure_of(self, account: Account) -> Callable[[UserError], None]:
        def failed(error: UserError) -> None:
            if self._accounts.key_of(account) and not isinstance(error, Cancelled):
                self.failed.emit(error)

        return failed


def _layers_in(account: Account, place: Place, endings: Sequence[str], cancel: Cancel) -> Iterator[str]:
    for entry in account.objects(place.container, place.name):
        cancel.check()
        if not entry.is_folder and (looks_like_raster(entry.name, endings) or looks_like_vector(entry.name)):
            yield entry.name


def _group_of(name: str, row: int, groups: dict[str, TreePlaces], root: str) -> TreePlaces:
    """Return the places in the group of the pseudo-folder that a name lies in; groups that are missing are made."""
    folder = root
    for part in name[len(root) :].split(DELIMITER)[:-1]:
        inner = f"{folder}{part}{DELIMITER}"
        if inner not in groups:
            groups[inner] = groups[folder].group(row, part)
        folder = inner
    return groups[folder]
