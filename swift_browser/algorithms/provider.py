"""The algorithms as QGIS's Processing finds them: ``swift:…``."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication

from ..manifest import manifest_value
from .algorithm import Surroundings
from .check_cog import CheckCog
from .delete import Delete
from .download import Download
from .index_container import IndexContainer
from .list_objects import ListObjects
from .make_cog import MakeCog
from .make_mosaic import MakeMosaic
from .site_statistics import SiteStatistics
from .temporary_url import MakeTemporaryUrl
from .upload_cog import UploadCog

ALGORITHMS = (
    *(ListObjects, UploadCog, Download, Delete, MakeTemporaryUrl),
    *(MakeCog, CheckCog, IndexContainer, MakeMosaic, SiteStatistics),
)


class SwiftProvider(QgsProcessingProvider):
    """QGIS's registry deletes it when it is taken out."""

    def __init__(self, surroundings: Surroundings, icon: Any = None) -> None:
        """
        Args:
            icon: a QIcon; None where there is no screen.
        """
        super().__init__()
        self._surroundings = surroundings
        self._icon = icon

    def id(self) -> str:
        return "swift"

    def name(self) -> str:
        return "Swift"

    def longName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Swift (OpenStack object storage)")

    def versionInfo(self) -> str:  # noqa: N802 - QGIS's
        return manifest_value("version")

    def icon(self) -> Any:
        return super().icon() if self._icon is None else self._icon

    def loadAlgorithms(self) -> None:  # noqa: N802 - QGIS's
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm(self._surroundings))
