"""Where something lies: in which connection, in which container, under which name."""

from __future__ import annotations

from dataclasses import dataclass

DELIMITER = "/"


@dataclass(frozen=True)
class Place:
    """A container, a pseudo-folder or an object of a connection.

    Attributes:
        key: what the connection was made with, as ``Accounts`` knows it: a saved connection's id, or a file's path.
        container: its name.
        name: the object's full name; a pseudo-folder's ends with the delimiter, a container's own is empty.
    """

    key: str
    container: str
    name: str = ""

    @property
    def is_object(self) -> bool:
        return bool(self.name) and not self.name.endswith(DELIMITER)

    @property
    def label(self) -> str:
        """What to call it where its surroundings are known: the last part of its name."""
        return self.name.rstrip(DELIMITER).rpartition(DELIMITER)[2] or self.container

    @property
    def above(self) -> Place:
        """The pseudo-folder or container that it lies in; a container lies in itself."""
        folder = self.name.rstrip(DELIMITER).rpartition(DELIMITER)[0]
        return Place(self.key, self.container, f"{folder}{DELIMITER}" if folder else "")

    def __str__(self) -> str:
        return f"{self.container}/{self.name}" if self.name else self.container
