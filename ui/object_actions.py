"""What can be done with selected objects: actions for a context menu, a tool bar, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QAction, QInputDialog, QMenu, QWidget

from ..swift_browser.file_kinds import looks_like_vector
from ..swift_browser.places import Place

if TYPE_CHECKING:
    from .workplace import Workplace


class ObjectActions(QObject):
    """The actions for one selection. Whoever shows the objects says what is selected, with :meth:`set_places`."""

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        """
        Args:
            window: shows the objects. While the focus is in it, the keys of the actions are theirs.
        """
        super().__init__(window)
        self._workplace = workplace
        self._accounts = workplace.accounts
        self._window = window
        self._places: list[Place] = []
        translate = QCoreApplication.translate
        self.add = self._make(
            "addObjects", translate("SwiftCogBrowser", "Add as Layer"), "/mActionAddRasterLayer.svg", self._add
        )
        self.add_bands = self._make(
            "addBands", translate("SwiftCogBrowser", "Add with Bands…"), "/mActionAddRasterLayer.svg", self._ask_bands
        )
        self.add_group = self._make(
            "addGroup", translate("SwiftCogBrowser", "Add as Group…"), "/mActionAddGroup.svg", self._ask_group
        )
        self.add_mosaic = self._make(
            "addMosaic",
            translate("SwiftCogBrowser", "Add as One Virtual Mosaic…"),
            "/mIconRasterGroup.svg",
            self._ask_mosaic,
        )
        self.add_mosaic.setToolTip(
            translate("SwiftCogBrowser", "One layer over all of them; where they overlap, the first is seen")
        )
        self.zoom = self._make("zoomTo", translate("SwiftCogBrowser", "Zoom To"), "/mActionZoomTo.svg", self._zoom)
        self.copy_path = self._make(
            "copyPath", translate("SwiftCogBrowser", "Copy GDAL Path"), "/mActionEditCopy.svg", self._copy_path
        )
        self.copy_url = self._make(
            "copyUrl", translate("SwiftCogBrowser", "Copy URL"), "/mActionLink.svg", self._copy_url
        )
        self.copy_command = self._make(
            "copyCommand",
            translate("SwiftCogBrowser", "Copy gdalinfo Command"),
            "/mActionTerminal.svg",
            self._copy_command,
        )
        self.copy_command.setToolTip(
            translate("SwiftCogBrowser", "For a shell that has SWIFT_STORAGE_URL and SWIFT_AUTH_TOKEN set")
        )
        self.download = self._make(
            "download", translate("SwiftCogBrowser", "Download…"), "/mActionFileSaveAs.svg", self._download
        )
        self.upload = self._make(
            "upload", translate("SwiftCogBrowser", "Upload Files…"), "/mActionSharingExport.svg", self._upload
        )
        self.share = self._make(
            "share", translate("SwiftCogBrowser", "Copy Temporary URL…"), "/mActionLink.svg", self._share
        )
        self.share.setToolTip(translate("SwiftCogBrowser", "With it anyone can read the object for a while"))
        self.delete = self._make(
            "deleteObjects", translate("SwiftCogBrowser", "Delete…"), "/mActionDeleteSelected.svg", self._delete
        )
        self.properties = self._make(
            "objectProperties",
            translate("SwiftCogBrowser", "Properties…"),
            "/mActionPropertiesWidget.svg",
            self._show_properties,
        )
        self.paste = self._make(
            "pasteAddress",
            translate("SwiftCogBrowser", "Paste Address…"),
            "/mActionEditPaste.svg",
            workplace.ask_address,
        )
        self._keys = ((self.copy_path, QKeySequence.StandardKey.Copy), (self.paste, QKeySequence.StandardKey.Paste))
        for action, key in self._keys:
            action.setShortcut(QKeySequence(key))
        self._show_what_can_be_done()
        for view in window.findChildren(QAbstractItemView):
            view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Take the keys that QGIS's main window has for itself, too, and that a view would take for its own text."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            for action, key in self._keys:
                if event.matches(key):
                    event.accept()
                    if event.type() == QEvent.Type.KeyPress:
                        action.trigger()
                    return True
        return super().eventFilter(watched, event)

    def set_places(self, places: Sequence[Place]) -> None:
        """Say what is selected, in the order in which it is shown."""
        self._places = list(places)
        self._show_what_can_be_done()

    def fill(self, menu: QMenu) -> None:
        """Add the actions to a context menu; those that cannot be used are grey."""
        menu.setToolTipsVisible(True)
        menu.addActions([self.add, self.add_bands, self.add_group, self.add_mosaic])
        menu.addSeparator()
        menu.addAction(self.zoom)
        menu.addSeparator()
        menu.addActions([self.copy_path, self.copy_url, self.share, self.copy_command, self.paste])
        menu.addSeparator()
        menu.addActions([self.download, self.upload, self.delete, self.properties])

    def _make(self, name: str, text: str, icon: str, triggered: Callable[[], object]) -> QAction:
        action = QAction(QgsApplication.getThemeIcon(icon), text, self)
        action.setObjectName(name)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: triggered())
        return action

    def _show_what_can_be_done(self) -> None:
        places = self._places
        objects = [place for place in places if place.is_object]
        addable = bool(places) and all(place.name for place in places)
        only_objects = bool(places) and len(objects) == len(places)
        one_account = len({place.key for place in places}) == 1
        self.add.setEnabled(addable)
        self.add_group.setEnabled(addable)
        self.add_bands.setEnabled(only_objects and not any(looks_like_vector(place.name) for place in objects))
        self.add_mosaic.setEnabled(only_objects and len(objects) > 1 and one_account)
        self.zoom.setEnabled(only_objects and len(objects) == 1)
        self.zoom.setVisible(self._workplace.show_extent is not None)
        for action in (self.copy_path, self.copy_url, self.download):
            action.setEnabled(bool(places))
        self.copy_command.setEnabled(only_objects)
        one = places[0] if len(places) == 1 else None
        self.upload.setEnabled(one is not None and not one.is_object and not self._is_public(one))
        self.share.setEnabled(one is not None and one.is_object and not self._is_public(one))
        # Of one container at a time, and never a container itself.
        one_container = len({(place.key, place.container) for place in places}) == 1
        self.delete.setEnabled(addable and one_container and not self._is_public(places[0]))
        self.properties.setEnabled(only_objects and len(objects) == 1)

    # Adding

    def _add(self) -> None:
        self._workplace.adding.add(self._places)

    def _ask_bands(self) -> None:
        self._workplace.ask_bands(self._places)

    def _ask_group(self) -> QInputDialog:
        places = self._places
        dialog = QInputDialog(self._window)
        dialog.setObjectName("groupDialog")
        dialog.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Add as Group"))
        dialog.setLabelText(QCoreApplication.translate("SwiftCogBrowser", "Name of the group"))
        dialog.setTextValue(group_name(places))

        def named(name: str) -> None:
            self._workplace.adding.add(places, name.strip() or group_name(places))

        dialog.textValueSelected.connect(named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _ask_mosaic(self) -> None:
        self._workplace.mosaics.ask(self._places)

    def _zoom(self) -> None:
        self._workplace.zooming.look_for(self._places[0])

    def _copy_path(self) -> None:
        self._workplace.copying.paths(self._places)

    def _copy_url(self) -> None:
        self._workplace.copying.urls(self._places)

    def _copy_command(self) -> None:
        self._workplace.copying.commands(self._places)

    def _download(self) -> None:
        self._workplace.downloading.ask(self._places)

    def _is_public(self, place: Place) -> bool:
        account = self._accounts.find(place.key)
        return account is None or account.is_public

    def _upload(self) -> None:
        self._workplace.uploading.choose(self._places[0])

    def _share(self) -> None:
        self._workplace.sharing.ask(self._places[0])

    def _delete(self) -> None:
        self._workplace.deleting.ask(self._places)

    def _show_properties(self) -> None:
        if len(self._places) == 1:
            self._workplace.show_properties(self._places[0])


def group_name(places: Sequence[Place]) -> str:
    """Return a name for a group of all of them: of the pseudo-folder or container that they lie in."""
    if len(places) == 1:
        return places[0].label
    above = {place.name.rstrip("/").rpartition("/")[0].rpartition("/")[2] for place in places}
    return (above.pop() if len(above) == 1 else "") or places[0].container
