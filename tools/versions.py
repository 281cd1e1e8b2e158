"""Prints which QGIS, GDAL, Python and Qt the tests run on."""

from __future__ import annotations

import platform

from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR

print(f"QGIS {Qgis.QGIS_VERSION}, GDAL {gdal.__version__}, Python {platform.python_version()}, Qt {QT_VERSION_STR}")
