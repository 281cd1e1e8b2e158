"""The page "Swift" in Settings > Options. Nothing but the saved connections changes before OK is pressed."""

from __future__ import annotations

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ..auth.errors import UserError
from ..swift_browser.errors import BandsWrong, EndingsWrong
from ..swift_browser.file_kinds import endings_in
from ..swift_browser.raster_view import bands_in, bands_text
from ..swift_browser.settings import DATA_SOURCE_MANAGER, PANEL
from .words import error_text
from .workplace import Workplace

KEY = "swift_cog_browser"
LARGEST_THUMBNAIL = 500  # MB
MOST_LAYERS = 5000


class OptionsPages(QgsOptionsWidgetFactory):
    """Makes the page each time that the options are opened."""

    def __init__(self, workplace: Workplace, icon: QIcon) -> None:
        super().__init__(QCoreApplication.translate("SwiftCogBrowser", "Swift"), icon, KEY)
        self._workplace = workplace

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:  # noqa: N802 - QGIS's
        """Return a page that shows what the settings are now."""
        return OptionsPage(self._workplace, parent)


class OptionsPage(QgsOptionsPageWidget):
    """Shows the settings; writes them when QGIS says so."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not before somebody opens the options.
        from .field_row import warning_label
        from .options_connections import OptionsConnections
        from .stretch_box import StretchBox

        self.setObjectName("SwiftOptionsPage")
        self._workplace = workplace
        self._settings = workplace.settings
        self._rasters_only = self._check_box("rastersOnly")
        self._endings = QLineEdit(self)
        self._endings.setObjectName("rasterEndings")
        self._endings_problem = warning_label("endingsProblem", self)
        self._stretch = StretchBox(self)
        self._bands = QLineEdit(self)
        self._bands.setObjectName("bands")
        self._bands_problem = warning_label("bandsProblem", self)
        self._details = self._check_box("readDetails")
        self._thumbnail = self._spin_box("thumbnailLimit", LARGEST_THUMBNAIL)
        self._extent = self._check_box("showExtent")
        self._opens = QComboBox(self)
        self._opens.setObjectName("addOpens")
        self._most = self._spin_box("confirmLayers", MOST_LAYERS)
        self._folder = QgsFileWidget(self)
        self._folder.setObjectName("downloadFolder")
        self._folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self._connections = OptionsConnections(workplace, self)
        self._word()
        self._lay_out()
        self._load()
        self._endings.textChanged.connect(lambda _text: self._check_endings())
        self._bands.textChanged.connect(lambda _text: self._check_bands())
        self._details.toggled.connect(self._thumbnail.setEnabled)

    def isValid(self) -> bool:  # noqa: N802 - QGIS's
        """Return whether all that was typed can be used."""
        return not any(isinstance(each, UserError) for each in (self._check_endings(), self._check_bands()))

    def apply(self) -> None:
        """Write the settings; what cannot be used changes nothing."""
        endings, bands = self._check_endings(), self._check_bands()
        if isinstance(endings, EndingsWrong):
            self._workplace.messages.error(endings)
            return
        if isinstance(bands, BandsWrong):
            self._workplace.messages.error(bands)
            return
        settings = self._settings
        settings.rasters_only.setValue(self._rasters_only.isChecked())  # noqa: QGS202 - settings
        settings.raster_endings.setValue(list(endings))  # noqa: QGS202 - settings
        settings.read_details.setValue(self._details.isChecked())  # noqa: QGS202 - settings
        settings.thumbnail_limit.setValue(self._thumbnail.value())  # noqa: QGS202 - settings
        settings.show_extent.setValue(self._extent.isChecked())  # noqa: QGS202 - settings
        settings.add_opens.setValue(str(self._opens.currentData()))  # noqa: QGS202 - settings
        settings.stretch.setValue(self._stretch.stretch.value)  # noqa: QGS202 - settings
        settings.bands.setValue(bands_text(bands))  # noqa: QGS202 - settings
        settings.confirm_layers.setValue(self._most.value())  # noqa: QGS202 - settings
        settings.download_folder.setValue(str(self._folder.filePath()).strip())  # noqa: QGS202 - settings
        self._workplace.settings_changed.emit()

    def _load(self) -> None:
        settings = self._settings
        self._rasters_only.setChecked(settings.rasters_only.value())
        self._endings.setText(" ".join(settings.raster_endings.value()))
        self._stretch.show_stretch(settings.raster_view().stretch)
        self._bands.setText(settings.bands.value())
        self._details.setChecked(settings.read_details.value())
        self._thumbnail.setValue(settings.thumbnail_limit.value())  # noqa: QGS202 - a spin box
        self._thumbnail.setEnabled(self._details.isChecked())
        self._extent.setChecked(settings.show_extent.value())
        self._opens.setCurrentIndex(max(0, self._opens.findData(settings.add_opens.value())))
        self._most.setValue(settings.confirm_layers.value())  # noqa: QGS202 - a spin box
        self._folder.setFilePath(settings.download_folder.value())

    def _check_endings(self) -> tuple[str, ...] | EndingsWrong:
        """Return the endings that were typed, or say what is wrong with them, and return that."""
        try:
            endings = endings_in(str(self._endings.text()))
        except EndingsWrong as error:
            self._endings_problem.setText(error_text(error))
            self._endings_problem.show()
            return error
        self._endings_problem.hide()
        return endings

    def _check_bands(self) -> tuple[int, ...] | BandsWrong:
        """Return the bands that were typed, or say what is wrong with them, and return that."""
        try:
            bands = bands_in(str(self._bands.text()))
        except BandsWrong as error:
            self._bands_problem.setText(error_text(error))
            self._bands_problem.show()
            return error
        self._bands_problem.hide()
        return bands

    # What is seen

    def _check_box(self, name: str) -> QCheckBox:
        box = QCheckBox(self)
        box.setObjectName(name)
        return box

    def _spin_box(self, name: str, most: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName(name)
        box.setRange(0, most)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return box

    def _word(self) -> None:
        translate = QCoreApplication.translate
        self._rasters_only.setText(translate("SwiftCogBrowser", "List rasters only"))
        self._endings.setToolTip(
            translate("SwiftCogBrowser", "Objects whose names end like this are taken for rasters; with blanks between")
        )
        self._bands.setPlaceholderText(translate("SwiftCogBrowser", "Those that the raster offers"))
        self._bands.setToolTip(
            translate("SwiftCogBrowser", "One for shades of grey, or three for red, green and blue, such as 4, 3, 2")
        )
        self._details.setText(translate("SwiftCogBrowser", "Read its header and a thumbnail"))
        self._thumbnail.setSuffix(translate("SwiftCogBrowser", " MB"))
        self._thumbnail.setSpecialValueText(translate("SwiftCogBrowser", "No thumbnails"))
        self._extent.setText(translate("SwiftCogBrowser", "Outline its extent on the map"))
        self._opens.addItem(translate("SwiftCogBrowser", "The panel"), PANEL)
        self._opens.addItem(translate("SwiftCogBrowser", "The Data Source Manager"), DATA_SOURCE_MANAGER)
        line = self._folder.lineEdit()
        if line is not None:
            line.setPlaceholderText(translate("SwiftCogBrowser", "The one that was used last"))

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        listing = QFormLayout()
        listing.addRow(self._rasters_only)
        listing.addRow(translate("SwiftCogBrowser", "Endings of rasters"), self._endings)
        listing.addRow(self._endings_problem)
        selected = QFormLayout()
        selected.addRow(self._details)
        selected.addRow(translate("SwiftCogBrowser", "For a thumbnail read at most"), self._thumbnail)
        selected.addRow(self._extent)
        shown = QFormLayout()
        shown.addRow(translate("SwiftCogBrowser", "Show their values"), self._stretch)
        shown.addRow(translate("SwiftCogBrowser", "Bands"), self._bands)
        shown.addRow(self._bands_problem)
        adding = QFormLayout()
        adding.addRow(translate("SwiftCogBrowser", "“Add Cloud Raster…” opens"), self._opens)
        most = translate("SwiftCogBrowser", "Ask first if a pseudo-folder holds more layers than")
        adding.addRow(most, self._most)
        adding.addRow(translate("SwiftCogBrowser", "Folder for downloads"), self._folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_group(translate("SwiftCogBrowser", "Containers and Objects"), listing, self))
        layout.addWidget(_group(translate("SwiftCogBrowser", "Selected Object"), selected, self))
        layout.addWidget(_group(translate("SwiftCogBrowser", "New Raster Layers"), shown, self))
        layout.addWidget(_group(translate("SwiftCogBrowser", "Adding and Downloading"), adding, self))
        layout.addWidget(self._connections, 1)


def _group(title: str, rows: QFormLayout, parent: QWidget) -> QGroupBox:
    group = QGroupBox(title, parent)
    group.setLayout(rows)
    for row in range(rows.rowCount()):
        item = rows.itemAt(row, QFormLayout.ItemRole.LabelRole)
        field = rows.itemAt(row, QFormLayout.ItemRole.FieldRole)
        label = None if item is None else item.widget()
        if isinstance(label, QLabel) and field is not None and field.widget() is not None:
            field.widget().setAccessibleName(label.text())
    return group
