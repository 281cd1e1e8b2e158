"""One message for all layers of a project that wait for a login, with a button for each connection that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qgis.PyQt.QtCore import QCoreApplication, QObject

from ..swift_browser.project_layers import ProjectLayers, Wanted
from .workplace import Workplace


class WaitingForLogin(QObject):
    """Offers the logins that the layers of the project wait for."""

    def __init__(self, layers: ProjectLayers, workplace: Workplace, show_panel: Callable[[], None]) -> None:
        """
        Args:
            layers: tells what they wait for.
            workplace: has the ways to connect.
            show_panel: for where nobody knows which connection it is.
        """
        super().__init__()
        self._known = workplace.known
        self._connecting = workplace.connecting
        self._messages = workplace.messages
        self._show_panel = show_panel
        layers.waiting.connect(self._tell)
        layers.failed.connect(self._messages.error)

    def take_down(self) -> None:
        """Take the message down."""
        self._messages.waiting("", ())

    def _tell(self, wanted: list[Wanted]) -> None:
        count = sum(len(each.layers) for each in wanted)
        self._messages.waiting(waiting_text(count) if count else "", self._ways(wanted))

    def _ways(self, wanted: list[Wanted]) -> list[tuple[str, Callable[[], None]]]:
        """Return what the buttons say and do: one for each connection that is known, one for all others."""
        ways: dict[str, tuple[str, Callable[[], None]]] = {}
        for each in wanted:
            key = self._known.key_named(each.connection)
            if key:
                text = QCoreApplication.translate("SwiftCogBrowser", "Log In to {name}…")
                ways[key] = (text.format(name=each.connection), partial(self._connecting.connect_key, key))
        if len(ways) < len({each.connection for each in wanted}):
            text = QCoreApplication.translate("SwiftCogBrowser", "Choose a Connection…")
            ways[""] = (text, self._show_panel)
        return list(ways.values())


def waiting_text(count: int) -> str:
    """Return what the message says."""
    if count == 1:
        return QCoreApplication.translate("SwiftCogBrowser", "One layer in OpenStack Swift waits for your login.")
    text = QCoreApplication.translate("SwiftCogBrowser", "{count} layers in OpenStack Swift wait for your login.")
    return text.format(count=count)
