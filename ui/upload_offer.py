"""Answers files of this computer that are dropped on a container."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ..swift_browser.places import Place
from .messages import Messages

# So many files are named in a message.
NAMED = 3


def offer_upload(messages: Messages, place: Place, files: Sequence[str]) -> None:
    """Say what would be uploaded, and that it cannot be yet. Asks the object store for nothing.

    Args:
        messages: shows it.
        place: a container or a pseudo-folder.
        files: paths.
    """
    names = [Path(file).name for file in files]
    text = QCoreApplication.translate(
        "SwiftCogBrowser", "Uploading is not possible yet: {files} would go to {place}. Nothing was sent."
    )
    messages.information(text.format(files=_named(names), place=place))


def _named(names: list[str]) -> str:
    if len(names) <= NAMED:
        return ", ".join(names)
    text = QCoreApplication.translate("SwiftCogBrowser", "{files} and {count} more")
    return text.format(files=", ".join(names[:NAMED]), count=len(names) - NAMED)
