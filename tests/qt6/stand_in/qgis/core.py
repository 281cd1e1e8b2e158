"""What the windows use of qgis.core, as thin as possible; enums are scoped only."""

from __future__ import annotations

import enum
import weakref
from typing import Any, ClassVar, NoReturn

from qgis.PyQt.QtCore import QObject, QThreadPool, pyqtSignal
from qgis.PyQt.QtGui import QIcon


class Qgis:
    class MessageLevel(enum.IntEnum):
        """As in QGIS."""

        Info = 0
        Warning = 1
        Critical = 2
        Success = 3

    class BrowserItemState(enum.IntEnum):
        """As in QGIS."""

        NotPopulated = 0
        Populating = 1
        Populated = 2


class QgsTask(QObject):
    """Runs once, on another thread; tells the main thread."""

    class Flag(enum.Flag):
        """As in QGIS."""

        CanCancel = 1 << 1
        CancelWithoutPrompt = 1 << 2
        Hidden = 1 << 3
        Silent = 1 << 4
        AllFlags = CanCancel

    _ran = pyqtSignal(bool)

    def __init__(self, description: str = "", flags: QgsTask.Flag = Flag.AllFlags) -> None:
        super().__init__()
        _need(flags, QgsTask.Flag)
        self._description = _need(description, str)
        self._cancelled = False
        self._ran.connect(self._end)

    def description(self) -> str:
        return self._description

    def isCanceled(self) -> bool:
        return self._cancelled

    def cancel(self) -> None:
        self._cancelled = True

    def run(self) -> bool:
        raise NotImplementedError

    def finished(self, result: bool) -> None:
        pass

    def _end(self, result: bool) -> None:
        self.finished(result)


class _TaskManager:
    """Keeps no task alive, as the real one keeps no Python half of one."""

    def addTask(self, task: QgsTask) -> None:
        reference = weakref.ref(_need(task, QgsTask))
        self.threadPool().start(lambda: _run(reference))

    def threadPool(self) -> QThreadPool:
        return QThreadPool.globalInstance()


def _run(reference: weakref.ref[QgsTask]) -> None:
    task = reference()
    if task is not None:
        # One that was called off before its turn is not run at all.
        task._ran.emit(not task.isCanceled() and task.run())


class QgsApplication:
    _manager: ClassVar[_TaskManager] = _TaskManager()

    @staticmethod
    def taskManager() -> _TaskManager:
        return QgsApplication._manager

    @staticmethod
    def getThemeIcon(name: str) -> QIcon:
        _need(name, str)
        return QIcon()


class _OnlyNamed:
    """A class that modules import, and that no test here may use."""

    def __new__(cls, *_arguments: object) -> NoReturn:
        raise NotImplementedError(f"{cls.__name__} needs a real QGIS")


class QgsNetworkAccessManager(_OnlyNamed):
    @staticmethod
    def instance() -> None:
        """As in a program without a QGIS: its settings of the network do not hold."""


class QgsAuthManager(_OnlyNamed):
    pass


class QgsAuthMethodConfig(_OnlyNamed):
    pass


class QgsFeedback(_OnlyNamed):
    pass


class QgsLocatorContext(_OnlyNamed):
    pass


class QgsLocatorFilter(_OnlyNamed):
    pass


class QgsLocatorResult(_OnlyNamed):
    pass


class QgsSettingsEntryBool(_OnlyNamed):
    pass


class QgsSettingsEntryInteger(_OnlyNamed):
    pass


class QgsSettingsEntryString(_OnlyNamed):
    pass


class QgsSettingsEntryStringList(_OnlyNamed):
    pass


class QgsSettingsTree(_OnlyNamed):
    pass


class QgsSettingsTreeNamedListNode(_OnlyNamed):
    pass


class QgsSettingsTreeNode(_OnlyNamed):
    pass


class QgsCoordinateReferenceSystem(_OnlyNamed):
    pass


class QgsCoordinateTransform(_OnlyNamed):
    pass


class QgsCsException(Exception):
    pass


class QgsGeometry(_OnlyNamed):
    pass


class QgsMessageLog(_OnlyNamed):
    pass


class QgsRectangle(_OnlyNamed):
    pass


class QgsReferencedRectangle(QgsRectangle):
    pass


class QgsUnitTypes(_OnlyNamed):
    pass


class QgsMapLayer(_OnlyNamed):
    pass


class QgsRasterLayer(QgsMapLayer):
    pass


class QgsVectorLayer(QgsMapLayer):
    pass


class QgsLayerTreeRegistryBridge(_OnlyNamed):
    pass


class QgsLayerTreeNode(_OnlyNamed):
    pass


class QgsLayerTreeGroup(QgsLayerTreeNode):
    pass


class QgsProject(QObject):
    """Nothing but that it can be cleared: no test here puts layers into it."""

    cleared = pyqtSignal()
    _instance: QgsProject | None = None

    @classmethod
    def instance(cls) -> QgsProject:
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance


def _need(value: Any, kind: type) -> Any:
    """Refuse what the bindings refuse: another type."""
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__qualname__}")
    return value


class QgsProviderRegistry:
    class WidgetMode(enum.Enum):
        """Where a page is shown."""

        Standalone = enum.auto()
        Embedded = enum.auto()
        Manager = enum.auto()


def __getattr__(name: str) -> type[_OnlyNamed]:
    """Return a class of QGIS's that modules import and no test here may use; ``make test`` looks whether it exists."""
    if name.startswith("Qgs"):
        return type(name, (_OnlyNamed,), {})
    raise AttributeError(name)
