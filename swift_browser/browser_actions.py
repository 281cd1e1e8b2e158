"""What the Browser panel wants done and does not do itself: windows, the project, the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from .places import Place


@dataclass(frozen=True)
class Listed:
    """A connection as the Browser panel lists it.

    Attributes:
        key: what ``Accounts`` knows it by.
        text: its name.
        tip: its server, or its file.
        saved: whether it can be edited and deleted.
    """

    key: str
    text: str
    tip: str
    saved: bool


class BrowserActions(Protocol):
    """Everything is called on the main thread, and returns at once."""

    def icon(self) -> Any:
        """Return the plugin's QIcon."""

    def connections(self) -> list[Listed]:
        """Return the saved connections by name, then what else is connected."""

    def log_in(self, key: str) -> None:
        """Connect; asks for what is missing."""

    def log_out(self, key: str) -> None:
        """Disconnect."""

    def new_connection(self) -> None:
        """Open the dialog for one."""

    def edit(self, key: str) -> None:
        """Open the dialog for a saved connection."""

    def delete(self, key: str) -> None:
        """Delete a saved connection, if the user says so."""

    def add(self, places: Sequence[Place]) -> None:
        """Add objects and pseudo-folders to the project, the first on top."""

    def copy_path(self, places: Sequence[Place]) -> None:
        """Copy GDAL's paths of objects."""

    def copy_url(self, places: Sequence[Place]) -> None:
        """Copy the addresses of containers, pseudo-folders or objects."""

    def details(self, place: Place) -> Any:
        """Return a QWidget that reads and shows the details of an object; None if its connection is closed."""

    def offer_upload(self, place: Place, files: Sequence[str]) -> None:
        """Offer to upload files of this computer to a container or pseudo-folder."""
