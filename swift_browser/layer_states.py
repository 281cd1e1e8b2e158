"""Which layers are in trouble: what they show cannot be trusted, or cannot be read. On the main thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from qgis.core import QgsMapLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..auth.errors import UserError
from .words import error_text

Again = Callable[[], None]


@dataclass(frozen=True)
class Trouble:
    """A layer's.

    Attributes:
        again: what one click does; None for what is done with all that has no way of its own.
    """

    layer: QgsMapLayer
    error: UserError
    again: Again | None


class LayerStates(QObject):
    """Keeps the marks of layers. Whoever finds out sets one; whoever shows layers listens."""

    # The mark of a layer was set, is another one now, or was taken off.
    changed = pyqtSignal(object)  # QgsMapLayer

    def __init__(self) -> None:
        super().__init__()
        # By the layer's id.
        self._troubles: dict[str, Trouble] = {}
        # What one click does with a layer whose mark has no way of its own.
        self.usual_again: Callable[[QgsMapLayer], None] | None = None

    def fail(self, layer: QgsMapLayer, error: UserError, again: Again | None = None) -> None:
        """Mark a layer. To mark it with the same sentence again changes nothing that is shown.

        Args:
            layer: the layer; its mark goes with it.
            error: why its data cannot be trusted or read.
            again: what one click does; None for looking whether it can be read now.
        """
        identifier = layer.id()
        before = self._troubles.get(identifier)
        self._troubles[identifier] = Trouble(layer, error, again)
        if before is None:
            layer.willBeDeleted.connect(partial(self._forget, identifier))
        if before is None or error_text(before.error) != error_text(error):
            self.changed.emit(layer)

    def heal(self, layer: QgsMapLayer) -> None:
        """Take a layer's mark off, if it has one."""
        if self._troubles.pop(layer.id(), None) is not None:
            self.changed.emit(layer)

    def trouble(self, layer: QgsMapLayer) -> UserError | None:
        """Return why a layer's data cannot be trusted or read; None if nothing is known against it."""
        found = self._troubles.get(layer.id())
        return found.error if found is not None else None

    @property
    def marked(self) -> list[QgsMapLayer]:
        """The layers that are in trouble, in the order in which they got there."""
        return [trouble.layer for trouble in self._troubles.values() if not sip.isdeleted(trouble.layer)]

    def retry(self, layer: QgsMapLayer) -> None:
        """Do what one click does for a layer that is marked: it is healed, or marked anew."""
        found = self._troubles.get(layer.id())
        if found is None:
            return
        if found.again is not None:
            found.again()
        elif self.usual_again is not None:
            self.usual_again(layer)

    def _forget(self, identifier: str) -> None:
        self._troubles.pop(identifier, None)
