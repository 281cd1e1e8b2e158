"""What other systems do differently, as far as it can be had here: locales, encodings, paths."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import CHECKOUT
from swift_cog_browser.auth.openrc import read

if TYPE_CHECKING:
    from real_qgis.desk import Desk

SOURCES = [
    *(CHECKOUT / name for name in ("__init__.py", "plugin.py", "api.py")),
    *(file for folder in ("auth", "swift_browser", "ui") for file in (CHECKOUT / folder).glob("*.py")),
]
PARSE = """
import importlib.util, sys
root, file = sys.argv[1:]
spec = importlib.util.spec_from_file_location("plugin", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["plugin"] = importlib.util.module_from_spec(spec)
from pathlib import Path
from plugin.auth.openrc import read
print(ascii(read(Path(file)).variables["OS_USERNAME"]))
"""


def by_locale(source: str) -> list[int]:
    """Return the lines that open a text file without saying its encoding."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        if name not in ("open", "read_text", "write_text", "TextIOWrapper"):
            continue
        binary = any(isinstance(each, ast.Constant) and "b" in str(each.value) for each in node.args[1:2])
        if not binary and not any(word.arg == "encoding" for word in node.keywords) and node.args:
            lines.append(node.lineno)
    return lines


@pytest.mark.parametrize(
    "file", [file for file in SOURCES if file.name != "resources_rc.py"], ids=lambda file: file.stem
)
def test_no_text_is_read_by_the_locale(file: Path) -> None:
    assert by_locale(file.read_text(encoding="utf-8")) == []


def test_the_look_finds_what_it_looks_for() -> None:
    assert by_locale("open(file)\nopen(file, 'rb')\nopen(file, encoding='utf-8')\nopen(file, 'w')\n") == [1, 4]


def test_a_locale_that_knows_no_letters(tmp_path: Path) -> None:
    folder = tmp_path / "Zoé's Übungen"
    folder.mkdir()
    file = folder / "mein projekt-openrc.sh"
    file.write_bytes("export OS_USERNAME='Zoé €'\r\n".encode())
    assert read(file).variables["OS_USERNAME"] == "Zoé €"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-c", PARSE, str(CHECKOUT), str(file)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ascii("Zoé €")


def test_a_path_as_windows_explorer_copies_it(desk: Desk) -> None:
    from qgis.PyQt.QtWidgets import QComboBox
    from swift_cog_browser.ui.connection_bar import ConnectionBar

    desk.dock.findChild(QComboBox, "connectionBox").setEditText('  "C:\\Users\\Zoé\\my project-openrc.sh" ')
    assert desk.dock.findChild(ConnectionBar).key == "C:\\Users\\Zoé\\my project-openrc.sh"


def test_the_plugin_in_a_folder_with_blanks_and_other_letters(tmp_path: Path) -> None:
    place = tmp_path / "Zoé Müller" / "swift_cog_browser"
    place.parent.mkdir()
    place.symlink_to(CHECKOUT, target_is_directory=True)
    file = tmp_path / "openrc.sh"
    file.write_text("OS_USERNAME=astrid\n", encoding="utf-8")
    code = PARSE + "import plugin.auth.keystone\n"
    command = [sys.executable, "-c", code, str(place), str(file)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "'astrid'"
