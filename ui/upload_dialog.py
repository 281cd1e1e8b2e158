"""The question before an upload: what would go where, and how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ..swift_browser.uploads import Offer, Wishes
from .words import size_text

if TYPE_CHECKING:
    from ..swift_browser.cog_upload import Source

# So many files are named.
NAMED = 8


class UploadDialog(QDialog):
    """Tells the answer once, when the user wants the upload."""

    def __init__(self, offer: Offer, answered: Callable[[Wishes], None], parent: QWidget) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.setObjectName("uploadDialog")
        self.setWindowTitle(translate("SwiftCogBrowser", "Upload"))
        self._answered = answered
        self._convert = self._box("convertBox", self._conversion(offer.to_convert), offer.to_convert > 0)
        self._convert.setVisible(offer.to_convert > 0)
        text = translate("SwiftCogBrowser", "Replace objects that are there already with other contents")
        self._replace = self._box("replaceBox", text, False)
        self._add = self._box("addBox", translate("SwiftCogBrowser", "Add them to the project"), False)
        self._lay_out(offer)
        self.finished.connect(self.deleteLater)

    @property
    def wishes(self) -> Wishes:
        """What is ticked."""
        return Wishes(self._convert.isChecked(), self._replace.isChecked(), self._add.isChecked())

    def accept(self) -> None:
        wishes = self.wishes
        super().accept()
        self._answered(wishes)

    def _lay_out(self, offer: Offer) -> None:
        layout = QVBoxLayout(self)
        for name, text in (("questionLabel", question(offer)), ("filesLabel", _named(offer.sources))):
            label = QLabel(text, self)
            label.setObjectName(name)
            label.setWordWrap(True)
            layout.addWidget(label)
        for box in (self._convert, self._replace, self._add):
            layout.addWidget(box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        send = buttons.addButton(
            QCoreApplication.translate("SwiftCogBrowser", "Upload"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        if send is not None:
            send.setObjectName("uploadButton")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _box(self, name: str, text: str, ticked: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.setChecked(ticked)
        return box

    def _conversion(self, count: int) -> str:
        text = QCoreApplication.translate(
            "SwiftCogBrowser", "Convert rasters that are no Cloud-Optimised GeoTIFFs yet ({count})"
        )
        return text.format(count=count)


def question(offer: Offer) -> str:
    """Return what would be done, in a sentence."""
    translate, count = QCoreApplication.translate, len(offer.sources)
    if count == 1:
        text = translate("SwiftCogBrowser", "Upload one file ({size}) to {place}?")
        return text.format(size=size_text(offer.size), place=offer.place)
    text = translate("SwiftCogBrowser", "Upload {count} files ({size}) to {place}?")
    return text.format(count=count, size=size_text(offer.size), place=offer.place)


def _named(sources: Sequence[Source]) -> str:
    names = [source.label for source in sources[:NAMED]]
    if len(sources) > NAMED:
        text = QCoreApplication.translate("SwiftCogBrowser", "and {count} more")
        names.append(text.format(count=len(sources) - NAMED))
    return "\n".join(names)
