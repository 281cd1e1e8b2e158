"""What metadata.txt says of the plugin: the only place of its version and its addresses."""

from __future__ import annotations

import configparser
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent


def manifest_value(name: str, folder: Path = FOLDER) -> str:
    """Return a value of metadata.txt, such as ``version`` or ``homepage``.

    Raises:
        KeyError: there is none of this name.
    """
    manifest = configparser.ConfigParser(interpolation=None)
    manifest.read(folder / "metadata.txt", encoding="utf-8")
    return manifest["general"][name]
