"""A renewed token for open layers by opening them anew (GDAL before 3.7)."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt, QThread, QTimer, pyqtSignal, pyqtSlot

from ..auth.network import Network
from ..auth.token import Token, utc_now
from .bridge import TokenBridge
from .environment import ProcessEnvironment
from .path_options import BLANK
from .paths import ROOT
from .pinning import token_with_pin
from .reload import reload_layers, warm_up
from .render_watch import RenderWatch

# A drawing that this class is not told of (a print layout, an algorithm) may hold an old handle: look again later.
LATE_SWEEP = 60.0  # seconds


class Reopening(TokenBridge):
    """New openings get the new token at once; open layers are opened anew on the main thread.

    A drawing that is under way keeps a handle with the old token and puts it back for the next one to use. So the
    layers are opened anew once more as soon as nothing is being drawn, and only then is the new token settled.
    """

    _published = pyqtSignal(object)

    def __init__(
        self, network: Network, environment: ProcessEnvironment, connection: object, watch: RenderWatch
    ) -> None:
        """
        Args:
            network: the way out of the desk.
            environment: holds the token of the active connection. GDAL may be reading a path option while it is
                rewritten, but not an environment variable: its old text stays where it is.
            connection: this account, as the environment knows it.
            watch: told of the drawings.
        """
        super().__init__(network)
        self._environment = environment
        self._connection = connection
        self._watch = watch
        self._pending: Token | None = None
        self._withdrawn = False
        # Whether the token stands in path options, because another account has or had the environment.
        self._own_tokens = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._look_again)
        # Published by whichever thread renewed; layers belong to the main thread.
        self._published.connect(self._bring, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]
        watch.idle.connect(self._sweep_if_pending)

    def _authorise(self, prefix: str, token: Token) -> None:
        options = {"SWIFT_STORAGE_URL": token.storage_url}
        if self._own_tokens or not self._environment.is_active(self._connection):
            options["SWIFT_AUTH_TOKEN"] = token.value or BLANK
        self.options.set(prefix, options)

    # A pinned path has the token in an option of its own, whoever has the environment.
    PIN_OPTIONS = ("SWIFT_AUTH_TOKEN",)

    def _pin_options(self, path: str, etag: str, token: Token) -> Mapping[str, str]:
        return {"SWIFT_AUTH_TOKEN": token_with_pin(token.value or BLANK, etag)} if path.startswith(ROOT) else {}

    def leave_environment(self, token: Token) -> None:
        # For good: a path option that is there comes before the environment, and would grow old.
        self._own_tokens = True
        for prefix in self.options.prefixes:
            self._authorise(prefix, token)

    def publish(self, token: Token) -> None:
        for prefix in self.options.prefixes:
            self._authorise(prefix, token)
        self._renew_pins(token)
        if QThread.currentThread() is self.thread():
            # Somebody on the main thread waits for the renewal (a script): there may be no event loop.
            self._pending = token
            self._sweep()
        else:
            self._published.emit(token)

    # Slots by name: others stay in the thread that connected them, which was one of a job's.
    @pyqtSlot(object)
    def _bring(self, token: Token) -> None:
        def warm() -> None:
            if not self._withdrawn:
                self._pending = token
                self._sweep()

        warm_up(self.options.prefixes, warm)

    @pyqtSlot()
    def _look_again(self) -> None:
        warm_up(self.options.prefixes, self._sweep)

    @pyqtSlot()
    def _sweep_if_pending(self) -> None:
        if self._pending is not None:
            self._sweep()

    def _sweep(self) -> None:
        reload_layers(self.options.prefixes)
        if self._pending is not None and self._watch.is_idle:
            token, self._pending = self._pending, None
            self._late.start(int(1000 * max(0, min(LATE_SWEEP, token.remaining(utc_now()).total_seconds() / 4))))
            self.settled.emit(token)

    def withdraw(self) -> None:
        self._withdrawn = True
        self._late.stop()
        self._pending = None
        super().withdraw()
