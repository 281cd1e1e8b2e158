"""The names of Qt that the plugin's sources use, asked of PyQt6 itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from plugin_package import CHECKOUT, sources
from qt_names import faults


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(CHECKOUT)))
def test_sources(file: Path) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["Qt.AlignRight", "Qt.Alignment", "Qt.TextFlag.TextBreakAnywhere"])
def test_what_is_found(name: str) -> None:
    assert faults(f"from qgis.PyQt.QtCore import Qt\n{name}\n")
