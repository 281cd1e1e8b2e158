"""Binds the checkout, whatever its folder is called, to the name that the plugin has in QGIS."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


def bind_package() -> None:
    """Make ``swift_cog_browser`` importable."""
    spec = importlib.util.spec_from_file_location(
        "swift_cog_browser", CHECKOUT / "__init__.py", submodule_search_locations=[str(CHECKOUT)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["swift_cog_browser"] = module
    spec.loader.exec_module(module)


def sources() -> list[Path]:
    """Return the plugin's own Python files."""
    inner = (file for folder in ("auth", "swift_browser", "ui") for file in (CHECKOUT / folder).rglob("*.py"))
    return sorted([*(CHECKOUT / f"{name}.py" for name in ("__init__", "api", "plugin")), *inner])
