"""The dialog that asks where the file of a virtual raster is to go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QDir
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..swift_browser.layers import open_project

ENDING = ".vrt"
# What some file system or shell would stumble over.
FORBIDDEN = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))


def ask_vrt_file(name: str, title: str, proposed: str, chosen: Callable[[Path], None], window: QWidget) -> QFileDialog:
    """Open it.

    Args:
        name: the dialog's object name.
        title: what stands above it.
        proposed: the file's name, without ending.
        chosen: called with the file.
        window: the dialog is a window over it.
    """
    dialog = QFileDialog(window, title)
    dialog.setObjectName(name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(QCoreApplication.translate("SwiftCogBrowser", "Virtual rasters (*.vrt)"))
    dialog.setDefaultSuffix(ENDING[1:])
    dialog.setDirectory(open_project().homePath() or QDir.homePath())
    dialog.selectFile(proposed.translate(FORBIDDEN) + ENDING)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
