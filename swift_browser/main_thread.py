"""A way to the main thread for work on others that needs an answer from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from qgis.PyQt.QtCore import QObject, Qt, QThread, pyqtSignal

Answer = TypeVar("Answer")


class MainThread(QObject):
    """Made on the main thread."""

    _asked = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._asked.connect(self._do, Qt.ConnectionType.BlockingQueuedConnection)  # type: ignore[call-arg]

    @property
    def is_here(self) -> bool:
        """Whether the caller is on the main thread."""
        return QThread.currentThread() is self.thread()

    def ask(self, call: Callable[[], Answer]) -> Answer:
        """Have something done there, and return what it returns; its caller waits.

        Raises:
            Whatever the call raises.
        """
        if self.is_here:
            return call()
        question = _Question(call)
        self._asked.emit(question)
        if question.error is not None:
            raise question.error
        return question.answer  # type: ignore[no-any-return]

    def _do(self, question: _Question) -> None:
        try:
            question.answer = question.call()
        except Exception as error:  # noqa: BLE001 - raised by whoever asked
            question.error = error


class _Question:
    def __init__(self, call: Callable[[], Any]) -> None:
        self.call = call
        self.answer: Any = None
        self.error: Exception | None = None
