"""PyQt6's QtNetwork under QGIS's name."""

from PyQt6.QtNetwork import *  # noqa: F403
