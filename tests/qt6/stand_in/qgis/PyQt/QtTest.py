"""PyQt6's QtTest under QGIS's name."""

from PyQt6.QtTest import *  # noqa: F403
