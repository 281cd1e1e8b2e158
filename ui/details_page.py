"""The page of the details panel: what is known of an object, to read and to copy."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPalette, QTextDocument, QTextOption
from qgis.PyQt.QtWidgets import QFrame, QTextBrowser, QWidget

from ..auth.errors import UserError
from ..swift_browser.object_details import ObjectDetails
from ..swift_browser.places import Place
from ..swift_browser.thumbnail import Thumbnail
from .details_text import Group, as_html, as_text, object_group, raster_groups
from .words import error_text

ICONS = {
    "valid": "/mIconSuccess.svg",
    "slow": "/mIconWarning.svg",
    "invalid": "/mIconDelete.svg",
    "problem": "/mIconInfo.svg",
    "failed": "/mIconWarning.svg",
}
SQUARE = 8  # pixels of the chequers behind what is transparent
ICON_SIZE = 16
LONGEST_LABEL = 18  # characters of a usual width
GAP = 8  # pixels between labels and values


class DetailsPage(QTextBrowser):
    """Shows a document that is made anew for each state."""

    retry_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsPage")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Details of the selected object"))
        self.anchorClicked.connect(lambda _address: self.retry_wanted.emit())
        self.document().setDocumentMargin(6)
        # The text can be chosen by the keyboard too; a caret would look as if it could be written over.
        self.setCursorWidth(0)
        self._groups: list[Group] = []
        self._picture: QImage | None = None
        self._caption = ""
        self._link = ""

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return as_text(self._groups)

    def copy_all(self) -> None:
        """Put what is shown on the clipboard."""
        clipboard = QgsApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self.text)

    def show_nothing(self) -> None:
        """Say that nothing is selected."""
        self._show([Group("", sentences=(QCoreApplication.translate("SwiftCogBrowser", "Select an object."),))])

    def show_waiting(self, place: Place) -> None:
        """Say that an object is being read."""
        self._show([Group(place.label, sentences=(QCoreApplication.translate("SwiftCogBrowser", "Reading…"),))])

    def show_details(self, details: ObjectDetails) -> None:
        """Show what was read, but for the picture."""
        groups = [object_group(details)]
        if details.raster is not None:
            groups = [*raster_groups(details.raster), *groups]
        elif details.problem is not None:
            title = QCoreApplication.translate("SwiftCogBrowser", "Raster")
            groups.append(Group(title, sentences=(error_text(details.problem),), icon="problem"))
        self._show(groups)

    def show_picture(self, picture: Thumbnail | UserError) -> None:
        """Show the picture, or why there is none, above what is shown."""
        if isinstance(picture, UserError):
            self._caption = error_text(picture)
        else:
            self._picture = _image(picture)
        self._draw()

    def show_error(self, place: Place, error: UserError) -> None:
        """Say why nothing is known of an object."""
        group = Group(place.label, sentences=(error_text(error),), icon="failed")
        self._show([group], QCoreApplication.translate("SwiftCogBrowser", "Try again"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def loadResource(self, kind: int, name: QUrl) -> object:  # noqa: N802 - Qt's
        """Give the document its pictures, and nothing from anywhere else."""
        if name.path() == "thumbnail":
            return self._picture
        icon = ICONS.get(name.path())
        if icon is None:
            return None
        ratio = self.devicePixelRatioF()
        image = QgsApplication.getThemeIcon(icon).pixmap(QSize(ICON_SIZE, ICON_SIZE) * ratio).toImage()
        image.setDevicePixelRatio(1.0)
        return image

    def _show(self, groups: list[Group], link: str = "") -> None:
        self._groups, self._link = groups, link
        self._picture, self._caption = None, ""
        self._draw()

    def _draw(self) -> None:
        html = as_html(self._groups, self._label_width())
        if self._picture is not None:
            ratio = self._picture.devicePixelRatio()
            width, height = int(self._picture.width() / ratio), int(self._picture.height() / ratio)
            html = f'<p align="center"><img src="thumbnail" width="{width}" height="{height}"></p>{html}'
        elif self._caption:
            html = as_html([Group("", sentences=(self._caption,), icon="problem")]) + html
        if self._link:
            colour = self.palette().color(QPalette.ColorRole.Link).name()
            html += f'<p><a href="again" style="color: {colour}">{self._link}</a></p>'
        self.setHtml(html)  # noqa: QGS202 - a text browser
        self.document().setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, "")
        # The picture comes last and stands first.
        self.verticalScrollBar().setValue(0)

    def _label_width(self) -> int:
        """Return the width of the column of labels: the same for all groups, and not more than is good."""
        metrics = self.fontMetrics()
        labels = [label for group in self._groups for label, value in group.rows if value]
        widest = max((metrics.horizontalAdvance(label) for label in labels), default=0)
        return min(widest, metrics.averageCharWidth() * LONGEST_LABEL) + GAP


def _image(picture: Thumbnail) -> QImage:
    """Return the picture, with chequers where it is transparent."""
    shown = QImage(picture.pixels, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGBA8888)
    image = QImage(picture.width, picture.height, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    for top in range(0, picture.height, SQUARE):
        for left in range(SQUARE * (top // SQUARE % 2), picture.width, 2 * SQUARE):
            painter.fillRect(left, top, SQUARE, SQUARE, QColor(214, 214, 214))
    painter.drawImage(0, 0, shown)
    painter.end()
    return image
