"""Choose a connection or a file, log in, see what is there, add it to the map: what the dock shows, and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QMimeData, Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..swift_browser.activity import Activity
from ..swift_browser.mime_places import mime_data
from .connection_actions import ConnectionActions
from .connection_bar import ConnectionBar
from .contents_model import ContentsModel
from .contents_view import ContentsView
from .details_panel import DetailsPanel
from .object_actions import ObjectActions
from .workplace import Workplace

if TYPE_CHECKING:
    from ..swift_browser.account import Account


class SwiftPanel(QWidget):
    """Joins the parts; the work is done in :mod:`swift_browser`."""

    selection_changed = pyqtSignal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._accounts = workplace.accounts
        self._bar = ConnectionBar(workplace.known, self)
        self._actions = ConnectionActions(workplace.editing, workplace.known, self)
        self._model = ContentsModel(workplace.activity, self)
        self._contents = ContentsView(self._model, workplace.settings, self)
        self.object_actions = ObjectActions(workplace, self._contents)
        self._details = DetailsPanel(workplace.settings, self)
        self._busy = _BusyRow(workplace.activity, self)
        # What is not seen asks the object store for nothing.
        self._unlisted: Account | None = None
        self._bar.set_menu(self._actions.menu)
        self._lay_out()
        self._wire()
        if self._accounts.current is not None:
            # Connected in another window, before this one was made.
            self._show(self._accounts.current)
        else:
            self._choose(self._bar.key)

    def import_dropped(self, data: QMimeData) -> None:
        """Offer the logins of files that were dropped as connections."""
        self._workplace.editing.importing.import_dropped(data)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """List the account, if it came while nobody looked."""
        super().showEvent(event)
        self._list()

    def fit_into_dialog(self) -> None:
        """Leave margins and the button Add to the dialog that this is a part of."""
        self.layout().setContentsMargins(0, 0, 0, 0)
        self._contents.add_below(self._busy)

    @property
    def can_add(self) -> bool:
        """Whether something is selected that can be a layer."""
        return self.object_actions.add.isEnabled()

    def add_selected(self) -> None:
        """Add what is selected to the project."""
        self.object_actions.add.trigger()

    def _select(self) -> None:
        places = self._contents.selected_places
        self.object_actions.set_places(places)
        self._details.show_selection(self._accounts.current, places)
        self.selection_changed.emit()

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        for part, share in ((self._contents, 3), (self._details, 2)):
            halves.addWidget(part)
            halves.setStretchFactor(halves.indexOf(part), share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._bar)
        layout.addWidget(halves, 1)
        layout.addWidget(self._busy)

    def _wire(self) -> None:
        accounts, connecting = self._accounts, self._workplace.connecting
        self._bar.chosen.connect(self._choose)
        self._bar.connect_requested.connect(connecting.connect_key)
        self._bar.disconnect_requested.connect(accounts.close_current)
        self._contents.add_requested.connect(self._workplace.adding.add)
        self._workplace.settings_changed.connect(self._contents.take_settings)
        self._contents.selection_changed.connect(self._select)
        self._details.extent_changed.connect(self._workplace.outline)
        self._contents.set_menu_builder(self.object_actions.fill)
        self._contents.files_dropped.connect(self._workplace.uploading.offer)
        self._workplace.contents_changed.connect(self._model.refresh_place)
        self._model.set_mime_maker(mime_data)
        self._model.failed.connect(self._workplace.messages.error)
        self._workplace.editing.chosen.connect(self._bar.select)
        self._actions.log_in_again_wanted.connect(lambda: connecting.log_in_again(self._bar.key))
        self._workplace.connections.changed.connect(self._list_anew)
        accounts.connecting.connect(lambda _login: self._bar.show_connecting())
        accounts.connected.connect(lambda _account: self._bar.refresh())
        accounts.failed.connect(lambda _error: self._show(accounts.current))
        accounts.closed.connect(lambda _account: self._bar.refresh())
        accounts.current_changed.connect(self._show)

    # What is connected, and which of it is shown

    def _choose(self, key: str) -> None:
        """Show the account of what is in the box, if it is connected."""
        account = self._accounts.find(key)
        self._accounts.activate(account)
        self._actions.show_for(key, account is not None)

    def _list_anew(self) -> None:
        self._bar.refresh()
        self._choose(self._bar.key)

    def _show(self, account: Account | None) -> None:
        if account is None:
            self._bar.show_disconnected()
        else:
            # Another window of the plugin may have chosen it.
            self._bar.show_key(self._accounts.key_of(account))
            self._bar.show_connected(account)
        self._model.show(None)
        self._unlisted = account
        if self.isVisible():
            self._list()
        self._actions.show_for(self._bar.key, account is not None)

    def _list(self) -> None:
        if self._unlisted is not None:
            self._model.show(self._unlisted.store, self._accounts.key_of(self._unlisted))
            self._unlisted = None


class _BusyRow(QWidget):
    """Says what goes on, and lets the user call it off."""

    def __init__(self, activity: Activity, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumSize(80, 12)
        cancel = QToolButton(self)
        cancel.setObjectName("cancelButton")
        cancel.setIcon(QgsApplication.getThemeIcon("/mTaskCancel.svg"))
        cancel.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Cancel"))
        cancel.setAccessibleName(cancel.toolTip())
        cancel.clicked.connect(activity.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addWidget(bar)
        layout.addWidget(cancel)
        activity.changed.connect(self._show)
        self._show("")

    def _show(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))
