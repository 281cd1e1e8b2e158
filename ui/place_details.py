"""What the listing says about an object, for the properties of the Browser panel. Asks nobody."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QWidget

from ..swift_browser.models import ObjectEntry
from ..swift_browser.paths import container_prefix
from ..swift_browser.places import Place
from .words import size_text, time_text


class PlaceDetails(QWidget):
    """A form to read and to copy from."""

    def __init__(self, place: Place, row: ObjectEntry | None, url: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SwiftPlaceDetails")
        self._form = QFormLayout(self)
        translate = QCoreApplication.translate
        self._add(translate("SwiftCogBrowser", "Container"), place.container)
        self._add(translate("SwiftCogBrowser", "Object"), place.name)
        if row is not None:
            self._add(translate("SwiftCogBrowser", "Size"), size_text(row.size))
            self._add(translate("SwiftCogBrowser", "Modified"), time_text(row.last_modified))
            self._add(translate("SwiftCogBrowser", "Content type"), row.content_type)
            self._add(translate("SwiftCogBrowser", "ETag"), row.etag)
        self._add(translate("SwiftCogBrowser", "GDAL path"), container_prefix(place.container) + place.name)
        self._add(translate("SwiftCogBrowser", "URL"), url)

    def _add(self, name: str, value: str) -> None:
        if value:
            label = QLabel(value, self)
            # Not as rich text: a name may look like it.
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.addRow(f"{name}:", label)
