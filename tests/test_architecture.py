"""Who may import whom. The table is the project's design; a new line here is a decision."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import CHECKOUT

PLUGIN = ("auth", "swift_browser", "ui")
ALGORITHMS = "swift_browser/algorithms"
QGIS_FREE = {
    *("__init__", "cancel", "errors", "file_kinds", "listing", "models", "name_search", "paths", "places", "store"),
    *("byte_range", "cog_findings", "cog_rules", "header_errors", "ranges", "tiff_header", "tiff_layout", "tiff_tags"),
    *("addresses", "browser_actions", "browser_rows", "copied", "download", "mosaic_files", "sources", "web_files"),
    *("child_options", "raster_view", "vrt_files", "whole_files"),
    *("http_connections", "listing_page", "object_stream"),
    *("index_rows", "name_dates", "series_plot", "tiff_place"),
    *("fetching", "limits", "local_file", "manifest_reader", "manifests", "object_writer", "parallel"),
    *("cog_options", "upload", "write_errors"),
}
# The one file of auth that speaks to QGIS's authentication database.
AUTH_WITH_QGIS = {"secret_store"}
# The one file of swift_browser that makes menus for items of the Browser panel.
ITEM_MENUS = {"browser_menus"}
NETWORK = ("requests", "swiftclient", "keystoneauth1", "urllib", "urllib3", "http", "socket")


def sources(folder: str) -> list[Path]:
    return sorted((CHECKOUT / folder).glob("*.py"))


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the level (0: absolute) and the dotted name of each import, however deep in the file it stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # "from .. import x" names a module in x.
            names = [node.module] if node.module else [alias.name for alias in node.names]
            for name in names:
                yield node.level, name or ""
            if node.module in ("qgis", "qgis.PyQt"):
                yield from ((0, f"{node.module}.{alias.name}") for alias in node.names)


def forbidden(file: Path, *beginnings: str) -> list[str]:
    """Return the absolute imports of a file that begin with one of these dotted names."""
    return [
        name
        for level, name in imports(file)
        for beginning in beginnings
        if level == 0 and (name == beginning or name.startswith(f"{beginning}."))
    ]


def inner(file: Path) -> set[str]:
    """Return the folders of the plugin, other than its own, that a file imports."""
    return {name.split(".")[0] for level, name in imports(file) if level == 2}


@pytest.mark.parametrize(
    "file", [file for folder in (*PLUGIN, ALGORITHMS) for file in sources(folder)], ids=lambda file: file.stem
)
def test_everywhere(file: Path) -> None:
    assert forbidden(file, "PyQt5", "PyQt6", "swift_cog_browser", "qgis.utils", *PLUGIN) == []
    assert "iface" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sources("auth"), ids=lambda file: file.stem)
def test_auth(file: Path) -> None:
    assert inner(file) == set()
    if file.stem not in AUTH_WITH_QGIS:
        assert forbidden(file, "qgis", "osgeo", "requests") == []
    else:
        assert forbidden(file, "qgis.gui", "qgis.PyQt", "osgeo", *NETWORK) == []


@pytest.mark.parametrize("file", sources("swift_browser"), ids=lambda file: file.stem)
def test_swift_browser(file: Path) -> None:
    assert inner(file) <= {"auth"}
    assert not {name for level, name in imports(file) if level == 1 and name.startswith("algorithms")}
    if file.stem in QGIS_FREE:
        assert forbidden(file, "qgis", "osgeo") == []
    elif file.stem not in ITEM_MENUS:
        assert forbidden(file, "qgis.gui", "qgis.PyQt.QtWidgets", "qgis.PyQt.QtGui") == []
    if file.stem in QGIS_FREE:
        own = {name.split(".")[0] for level, name in imports(file) if level == 1}
        assert own <= QGIS_FREE


@pytest.mark.parametrize("file", sources(ALGORITHMS), ids=lambda file: file.stem)
def test_algorithms(file: Path) -> None:
    assert {name.split(".")[0] for level, name in imports(file) if level == 3} <= {"auth"}
    assert forbidden(file, "qgis.gui", "qgis.PyQt.QtWidgets", "qgis.PyQt.QtGui", *NETWORK) == []


@pytest.mark.parametrize("file", sources("ui"), ids=lambda file: file.stem)
def test_ui(file: Path) -> None:
    assert inner(file) <= {"auth", "swift_browser"}
    assert forbidden(file, "osgeo", "qgis.PyQt.QtNetwork", *NETWORK) == []


def test_the_table_is_about_what_is_there() -> None:
    assert {file.stem for file in sources("auth")} >= AUTH_WITH_QGIS
    assert {file.stem for file in sources("swift_browser")} >= QGIS_FREE
    assert len(sources("ui")) > 3


def test_the_qgis_free_part_needs_no_qgis() -> None:
    """Imported in a Python that cannot see QGIS at all."""
    import subprocess
    import sys

    code = """
import importlib, importlib.util, sys
sys.modules["qgis"] = sys.modules["osgeo"] = None
spec = importlib.util.spec_from_file_location("plugin", sys.argv[1] + "/__init__.py",
                                              submodule_search_locations=[sys.argv[1]])
sys.modules["plugin"] = importlib.util.module_from_spec(spec)
for name in sys.argv[2:]:
    importlib.import_module("plugin." + name)
"""
    names = [f"swift_browser.{stem}" for stem in sorted(QGIS_FREE - {"__init__"})]
    names += [f"auth.{file.stem}" for file in sources("auth") if file.stem not in {"__init__", *AUTH_WITH_QGIS}]
    subprocess.run([sys.executable, "-c", code, str(CHECKOUT), *names], check=True)


def test_extlibs_are_last_on_the_path_and_only_for_the_import() -> None:
    import sys

    from swift_cog_browser.auth.extlibs import FOLDER, extlibs

    before = list(sys.path)
    with extlibs():
        assert sys.path == [*before, str(FOLDER)]
    assert sys.path == before
