"""PyQt6's QtGui under QGIS's name."""

from PyQt6.QtGui import *  # noqa: F403
