"""PyQt6's sip under QGIS's name."""

from PyQt6.sip import *  # noqa: F403
