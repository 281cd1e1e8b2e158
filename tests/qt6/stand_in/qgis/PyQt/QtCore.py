"""PyQt6's QtCore under QGIS's name."""

from PyQt6.QtCore import *  # noqa: F403
