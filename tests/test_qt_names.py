"""The plugin's sources use no name that Qt6 or QGIS 4 lacks, as far as the installed bindings can tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from plugin_package import CHECKOUT, sources
from qt_names import faults


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(CHECKOUT)))
def test_sources(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Qt.AlignRight", "unscoped: Qt.AlignmentFlag.AlignRight"),
        ("QtCore.Qt.AlignRight", "unscoped: Qt.AlignmentFlag.AlignRight"),
        ("QtWidgets.QDialog.Accepted", "unscoped: QDialog.DialogCode.Accepted"),
        ("QgsTask.CanCancel", "unscoped: QgsTask.Flag.CanCancel"),
        ("Qgis.Warning", "unscoped: Qgis.MessageLevel.Warning"),
        ("qgis.core.Qgis.Warning", "unscoped: Qgis.MessageLevel.Warning"),
        ("Other.AlignRight", "unscoped: Qt.AlignmentFlag.AlignRight"),
        ("self.CanCancel", "unscoped: the name of an enum's member"),
        ("box.NoInsert", "unscoped: the name of an enum's member"),
        ("self._box.NoInsert", "unscoped: the name of an enum's member"),
        ("make().NoInsert", "unscoped: the name of an enum's member"),
        ("Qt.Alignment()", "PyQt6 has no classes of flags: use the enum"),
        ("Qt.AlignmentFlag.AlignRigth", "the bindings that are installed have no such name"),
        ("QgsTask.Flag.CanCancl", "the bindings that are installed have no such name"),
        ("QgsWkbTypes.Point", "unscoped: Qgis.WkbType.Point"),
        ("QgsWkbTypes.Type.Point", "moved to Qgis.WkbType"),
        ("QgsWkbTypes.GeometryType.PointGeometry", "moved to Qgis.GeometryType"),
        ("from qgis.core import QgsMapLayerType", "moved to Qgis.LayerType"),
        ("from qgis.PyQt.QtCore import Qtt", "the bindings that are installed have no such name"),
        ("menu.exec_()", "PyQt6 has exec() and print() only"),
        ("from qgis.PyQt.QtCore import QRegExp", "removed in Qt6: QRegularExpression"),
        ("QtCore.QRegExp('x')", "removed in Qt6: QRegularExpression"),
        ("QVariant.Type.Int", "removed in PyQt6: QMetaType.Type"),
        ("QVariant.Int", "unscoped: QVariant.Type.Int"),
        ("from qgis.PyQt.QtWidgets import QDesktopWidget", "removed in Qt6: QScreen, QWidget.screen()"),
        ("application.desktop()", "removed in Qt6: QScreen, QWidget.screen()"),
        ("Qt.MouseButton.MidButton", "removed in Qt6: Qt.MouseButton.MiddleButton"),
        ("self.fontMetrics().width('x')", "removed in Qt6: horizontalAdvance()"),
        ("QtGui.QFontMetrics(font).width('x')", "removed in Qt6: horizontalAdvance()"),
        ("time.toTime_t()", "removed in Qt6: toSecsSinceEpoch() and its kin"),
        ("from PyQt5.QtCore import QObject", "only through qgis.PyQt, which hands on the Qt that QGIS has"),
        ("import PyQt6", "only through qgis.PyQt, which hands on the Qt that QGIS has"),
        ("import sip", "only through qgis.PyQt, which hands on the Qt that QGIS has"),
    ],
)
def test_what_is_found(line: str, reason: str) -> None:
    assert {fault.reason for fault in faults(planted(line))} == {reason}


@pytest.mark.parametrize(
    "line",
    [
        "Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter",
        "QgsTask.Flag.CanCancel",
        "Qgis.MessageLevel.Warning",
        "QtWidgets.QTreeView.ScrollMode.ScrollPerPixel",
        "from qgis.PyQt.QtWidgets import QAction",
        "from .models import Container",
        "Kind.Point",
        "size.width()",
        "menu.exec()",
        "gdal.Unlink",
    ],
)
def test_what_is_right(line: str) -> None:
    assert faults(planted(line)) == []


def planted(line: str) -> str:
    """Return a source text with a line deep in it."""
    return f"""
import qgis.core
from osgeo import gdal
from qgis.core import Qgis, QgsTask, QgsWkbTypes
from qgis.PyQt import QtCore, QtGui, QtWidgets
from qgis.PyQt.QtCore import Qt, Qt as Other, QVariant

class Task(QgsTask):
    def run(self):
        if self:
            {line}
"""


def test_a_fault_says_where_it_is() -> None:
    (fault,) = faults("from qgis.PyQt.QtCore import Qt\n\nright = Qt.AlignRight\n")
    assert (fault.line, fault.name) == (3, "Qt.AlignRight")
