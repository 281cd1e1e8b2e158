"""What QGIS reads in place of objects while it opens a project: nothing, at once, and never an error.

QGIS would open each layer on its main thread, wait for the network there or fail, and ask the user what to do about
layers that it cannot find. So every source of an object that is read with a project, a layer definition or from the
clipboard becomes that of a small file in GDAL's memory; so does that of a file which names objects, such as a mosaic:
GDAL may remember that it could not read these. The layer keeps its style meanwhile. Whenever it is saved, its own
source is.
"""

from __future__ import annotations

import os
import posixpath
import traceback
from pathlib import Path, PurePosixPath

from osgeo import gdal
from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsPathResolver
from qgis.PyQt.QtCore import QThread, QTimer

from .gdal_files import forget_file
from .layers import open_project
from .mosaic_files import is_tile_index, is_vector_file, sources_in
from .paths import ROOT
from .project_file import VectorLayers, read_project
from .sources import STAND_IN, object_of, path_behind, stand_in_of

# Styles name bands by their numbers; what is set for one that is not there would be lost.
BANDS = 64
NO_DATA = -1.7e308
# A pixel as small as that is in nobody's way.
PLACE = "0,1e-9,0,0,0,-1e-9"
RASTER = '<VRTDataset rasterXSize="1" rasterYSize="1"><GeoTransform>{place}</GeoTransform>{bands}</VRTDataset>'
# Of a type that holds every limit that a style may have.
BAND = '<VRTRasterBand dataType="Float64" band="{number}"><NoDataValue>{no_data}</NoDataValue></VRTRasterBand>'
NO_FEATURES = f"{STAND_IN}.csv"
VECTOR_ENDINGS = frozenset({".fgb", ".gpkg", ".geojson", ".json", ".parquet", ".gml", ".kml", ".shp", ".zip"})


class StandIns:
    """Reads and writes the paths of projects, from :meth:`install` to :meth:`remove`. On the main thread."""

    def __init__(self) -> None:
        self._reader = ""
        self._writer = ""
        self._files: set[str] = set()
        # Whether the project that is open is being read now.
        self._reading = False

    def install(self) -> None:
        """Have QGIS put stand-ins in the place of objects."""
        self._reader = QgsPathResolver.setPathPreprocessor(self._read)  # type: ignore[arg-type]
        self._writer = QgsPathResolver.setPathWriter(_write)  # type: ignore[arg-type]
        open_project().cleared.connect(self._begin)
        open_project().readProject.connect(self._end)

    def remove(self) -> None:
        """Have QGIS read and write paths as they are. No layer may have a stand-in any more."""
        QgsPathResolver.removePathPreprocessor(self._reader)
        QgsPathResolver.removePathWriter(self._writer)
        open_project().cleared.disconnect(self._begin)
        open_project().readProject.disconnect(self._end)
        for file in self._files:
            forget_file(file)
        self._files.clear()

    def _read(self, path: str) -> str:
        try:
            return self._stand_in(path)
        except Exception:  # noqa: BLE001 - QGIS would not survive it
            QgsMessageLog.logMessage(traceback.format_exc(), "Swift COG Browser", Qgis.MessageLevel.Warning)
            return path

    def _stand_in(self, path: str) -> str:
        application = QgsApplication.instance()
        # Another thread may wait for the network, and nobody would find its layers again.
        if application is None or QThread.currentThread() is not application.thread():
            return path
        given, path = path, self._local(path) or _absolute(path)
        if object_of(path) is None and not sources_in(path):
            return given
        stand_in = stand_in_of(path)
        layers = _vector_layers(given)
        if layers is None and stand_in not in self._files and _has_features(path):
            # From the clipboard or a layer definition: nobody knows which layers and fields are in it.
            return given
        if layers is not None or stand_in not in self._files:
            self._make(stand_in, _raster() if layers is None else _vector(layers))
        return stand_in

    def _local(self, path: str) -> str:
        """Return the path of a file whose path stands in the project that is being read; empty if it is none.

        The same may stand in a layer definition that lies elsewhere, or in a project that is embedded: there it means
        another file.
        """
        project = open_project()
        if not self._reading or path not in read_project(project.fileName()).local_files:
            return ""
        return str(Path(os.path.normpath(Path(project.absolutePath(), path))))

    def _begin(self) -> None:
        self._reading = True
        # A new project is cleared, and nothing is read.
        QTimer.singleShot(0, self._end)

    def _end(self, *_document: object) -> None:
        self._reading = False

    def _make(self, stand_in: str, text: str) -> None:
        for file, contents in ((stand_in, text), (NO_FEATURES, "WKT,fid\n")):
            gdal.FileFromMemBuffer(file, contents.encode())
            self._files.add(file)


def _has_features(path: str) -> bool:
    ending = PurePosixPath(path).suffix.lower()
    return not is_tile_index(path) and (ending in VECTOR_ENDINGS or is_vector_file(path))


def stand_in_for_raster(path: str) -> str:
    """Have something stand in for a raster that is there, and return its path. It is in GDAL's memory from then on."""
    stand_in = stand_in_of(path)
    if gdal.VSIStatL(stand_in) is None:
        gdal.FileFromMemBuffer(stand_in, _raster().encode())
    return stand_in


def _write(path: str) -> str:
    """Return what to save in place of a path."""
    return path_behind(path) or path


def _absolute(path: str) -> str:
    """Undo what QGIS makes of a source in a project with relative paths.

    If a container is called as a folder at the root of the project's disk is, QGIS takes the two for the same.
    """
    if not path.startswith((f"{ROOT}./", f"{ROOT}../")):
        return path
    folder = open_project().absolutePath()
    return ROOT + posixpath.normpath(posixpath.join(folder, path[len(ROOT) :])).lstrip("/")


def _raster() -> str:
    bands = "".join(BAND.format(number=number + 1, no_data=NO_DATA) for number in range(BANDS))
    return RASTER.format(place=PLACE, bands=bands)


def _vector_layers(path: str) -> VectorLayers | None:
    """Return the layers that the project which is being read has of a file; None if it is no vector file there."""
    if PurePosixPath(path).suffix.lower() in (".tif", ".tiff"):
        return None
    return read_project(open_project().fileName()).vector_layers.get(path)


def _vector(layers: VectorLayers) -> str:
    """Return a file without features for GDAL's driver OGR_VRT, with the layers and the fields that styles speak of."""
    return f"<OGRVRTDataSource>{''.join(layer.as_ogr_vrt(NO_FEATURES) for layer in layers)}</OGRVRTDataSource>"
