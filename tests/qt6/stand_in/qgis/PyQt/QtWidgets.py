"""PyQt6's QtWidgets under QGIS's name, with what Qt6 moved to QtGui and QGIS keeps here."""

from PyQt6.QtGui import QAction, QActionGroup, QShortcut  # noqa: F401
from PyQt6.QtWidgets import *  # noqa: F403
