"""PyQt6's QtXml under QGIS's name."""

from PyQt6.QtXml import *  # noqa: F403
