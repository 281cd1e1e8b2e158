"""What the plugin's windows share: the accounts, and the ways to connect, to edit connections and to add layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ..auth.errors import UserError
from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.adding import Adding
from ..swift_browser.connections import Connections
from ..swift_browser.layer_states import LayerStates
from ..swift_browser.opening import Opening
from ..swift_browser.pins import Pins
from ..swift_browser.read_faults import ReadFaults
from ..swift_browser.zooming import Zooming
from .connecting import Connecting
from .connection_editing import ConnectionEditing
from .connection_list import ConnectionList
from .copying import Copying
from .deleting import Deleting
from .downloading import Downloading
from .messages import Messages
from .mosaic_making import MosaicMaking
from .sharing import Sharing
from .uploading import Uploading

if TYPE_CHECKING:
    from qgis.core import QgsReferencedRectangle

    from ..swift_browser.places import Place
    from ..swift_browser.settings import Settings

PACKAGE = __name__.rpartition(".")[0]
# Dialogs of Qt's own classes, by their object names.
QUESTIONS = frozenset(
    {
        "deleteQuestion",
        "manyQuestion",
        "existingQuestion",
        "downloadDialog",
        "mosaicDialog",
        "comparisonDialog",
        "groupDialog",
        "uploadFilesDialog",
        "lifeDialog",
    }
)


class Workplace(QObject):
    """Joins the parts that there is one of. Dialogs are windows over ``window``."""

    # By the options page; the settings have their new values.
    settings_changed = pyqtSignal()
    # By an upload or a deletion: a container or pseudo-folder has other objects now.
    contents_changed = pyqtSignal(object)  # Place

    def __init__(
        self,
        settings: Settings,
        connections: Connections,
        accounts: Accounts,
        activity: Activity,
        messages: Messages,
        *,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.settings = settings
        self.connections = connections
        self.accounts = accounts
        self.activity = activity
        self.messages = messages
        self.window = window
        self.known = ConnectionList(connections, settings.recent_files, accounts)
        self.connecting = Connecting(accounts, connections, self.known, messages, window)
        self.editing = ConnectionEditing(connections, messages, window)
        self.adding = Adding(
            activity,
            accounts,
            most_unasked=settings.confirm_layers.value,
            raster_endings=settings.raster_endings.value,
            raster_view=settings.raster_view,
        )
        self.opening = Opening(activity, accounts, self.adding)
        self.states = LayerStates()
        self.pins = Pins(accounts, activity, self.states)
        self.faults = ReadFaults(accounts, activity, self.states, self.pins.notice)
        self.zooming = Zooming(activity, accounts)
        self.downloading = Downloading(activity, accounts, messages, window, settings.download_folder.value)
        self.uploading = Uploading(activity, accounts, messages, window, self.adding.add)
        self.deleting = Deleting(activity, accounts, messages, window)
        self.sharing = Sharing(activity, accounts, messages, window)
        self.mosaics = MosaicMaking(activity, accounts, messages, window, settings.raster_view)
        self.copying = Copying(accounts, messages)
        # What only some of QGIS's windows can do; None for what none can.
        self.show_extent: Callable[[QgsReferencedRectangle], None] | None = None
        self.outline_extent: Callable[[QgsReferencedRectangle | None], None] | None = None
        self.show_panel: Callable[[], None] | None = None
        parts: tuple[QObject, ...] = (self.connecting, self.editing, self.adding, self.opening, self.zooming)
        parts = (*parts, self.downloading, self.uploading, self.deleting, self.sharing, self.mosaics)
        for part in parts:
            part.setParent(self)
        self._wire()

    def take_down(self) -> None:
        """Close the dialogs that are open, and delete all this. Nobody is to find it any more."""
        self.opening.close()
        for dialog in self.window.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if type(dialog).__module__.startswith(PACKAGE) or dialog.objectName() in QUESTIONS:
                dialog.close()
                dialog.setParent(None)  # type: ignore[call-overload]
                dialog.deleteLater()
        self.setParent(None)  # type: ignore[arg-type]
        self.deleteLater()

    def _wire(self) -> None:
        self.editing.connect_wanted.connect(self.connecting.connect_key)
        self.editing.deleted.connect(self._close_deleted)
        self.connecting.several_offered.connect(self.editing.import_offers)
        self.uploading.changed.connect(self.contents_changed)
        self.deleting.changed.connect(self.contents_changed)
        self.adding.failed.connect(self._tell)
        self.adding.many_found.connect(self._ask_many)
        self.opening.failed.connect(self._tell)
        self.pins.failed.connect(self._tell)
        self.faults.told.connect(lambda error: self.messages.unreadable(error, self.faults.retry_all))
        self.opening.connect_wanted.connect(self._offer_to_connect)
        self.zooming.failed.connect(self._tell)
        self.zooming.found.connect(self._show_extent)
        self.accounts.closed.connect(lambda _account: self._rest())

    def ask_address(self) -> None:
        """Ask for the address of an object, and add it."""
        from .address_dialog import ask_address

        ask_address(self.opening, self.window)

    def ask_bands(self, places: Sequence[Place]) -> None:
        """Ask which bands of rasters to show and how, and add them."""
        from .bands_dialog import BandsDialog

        account = self.accounts.find(places[0].key)
        if account is not None:
            BandsDialog(account, places, self, self.window).open()

    def show_properties(self, place: Place) -> None:
        """Show the details of an object in a window of its own."""
        from .details_panel import DetailsDialog

        account = self.accounts.find(place.key)
        if account is not None:
            DetailsDialog(account, place, self.settings, self.window).show()

    def outline(self, extent: QgsReferencedRectangle | None) -> None:
        """Outline on the map where the selected object lies; None for nothing."""
        if self.outline_extent is not None:
            self.outline_extent(extent)

    def _ask_many(self, name: str, count: int, go_on: Callable[[], None]) -> None:
        from .many_question import ask_many

        ask_many(name, count, go_on, self.window)

    def _show_extent(self, extent: QgsReferencedRectangle) -> None:
        if self.show_extent is not None:
            self.show_extent(extent)

    def _offer_to_connect(self, error: UserError) -> None:
        self.messages.error_with(
            error, QCoreApplication.translate("SwiftCogBrowser", "Connect…"), "connectFirst", self.show_panel
        )

    def _tell(self, error: UserError) -> None:
        self.messages.error(error)

    def _close_deleted(self, identifier: str) -> None:
        account = self.accounts.find(identifier)
        if account is not None:
            self.accounts.close(account)

    def _rest(self) -> None:
        if not self.accounts.all:
            self.activity.cancel()
