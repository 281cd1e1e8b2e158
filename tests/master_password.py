"""Stands in for the window in which QGIS asks for its master password: a test says what the user types."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsCredentials


class MasterPassword(QgsCredentials):
    """Answers in turn; who has no answer left presses Cancel.

    Five wrong ones in the life of a process, right ones between them or not, and QGIS switches its authentication
    system off: the tests of one process may not spend more than four.

    Attributes:
        answers: what is typed, one for each time that QGIS asks.
        asked: one entry for each time that QGIS asked: whether there is a master password already.
    """

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[str] = []
        self.asked: list[bool] = []
        self.setInstance(self)

    def requestMasterPassword(self, password: str, stored: bool = False) -> tuple[bool, str]:
        self.asked.append(stored)
        return (True, self.answers.pop(0)) if self.answers else (False, "")

    def request(self, realm: str, username: str, password: str, message: str = "") -> tuple[bool, str, str]:
        return False, "", ""

    def lock_up(self) -> None:
        """Do what starting QGIS anew does: it knows the master password no more."""
        QgsApplication.authManager().clearMasterPassword()

    def start_anew(self) -> None:
        """Empty the authentication database, and forget its master password."""
        manager = QgsApplication.authManager()
        assert not manager.isDisabled(), "too many wrong master passwords in this process"
        erased, _backup = manager.eraseAuthenticationDatabase(False)
        assert erased
        self.answers.clear()
        self.asked.clear()
