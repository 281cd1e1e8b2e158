"""What a project file says about the layers in it, before QGIS reads them."""

from __future__ import annotations

import functools
import html
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from qgis.core import QgsRectangle, QgsXmlUtils
from qgis.PyQt.QtXml import QDomDocument, QDomElement, QDomNode, QDomNodeList

# QGIS's word for a kind of geometry, and GDAL's: with another one, QGIS would drop the style.
GEOMETRIES = {"Point": "wkbPoint", "Line": "wkbLineString", "Polygon": "wkbPolygon", "No geometry": "wkbNone"}


@dataclass(frozen=True)
class VectorLayer:
    """A layer of a vector file.

    Attributes:
        name: empty if the project names none: the first.
        geometry: as GDAL calls it.
        fields: those that the project says something about.
        subset: the user's filter, with which QGIS opens the layer.
    """

    name: str
    geometry: str
    fields: tuple[str, ...]
    subset: str = ""

    def as_ogr_vrt(self, source: str) -> str:
        """Return the layer without features, for GDAL's driver OGR_VRT.

        Args:
            source: a CSV file with a column named WKT and another one, and no rows.
        """
        fields = "".join(f'<Field name="{html.escape(name)}" type="{self._type(name)}"/>' for name in self.fields)
        geometry = "" if self.geometry == "wkbNone" else '<GeometryField encoding="WKT" field="WKT"/>'
        return (
            f'<OGRVRTLayer name="{html.escape(self.name or "layer")}"><SrcDataSource>{source}</SrcDataSource>'
            f"<SrcLayer>{PurePosixPath(source).stem}</SrcLayer>"
            f"<GeometryType>{self.geometry}</GeometryType>{geometry}{fields}</OGRVRTLayer>"
        )

    def _type(self, field: str) -> str:
        """Return a type with which GDAL understands the filter: a project does not say what the fields' types are."""
        compared = rf"""(?<!\w)"?{re.escape(field)}"?\s*(?:[=<>!]+|\bIN\s*\(|\bBETWEEN\b)\s*[-+]?[\d.]"""
        return "Real" if re.search(compared, self.subset, re.IGNORECASE) else "String"


VectorLayers = tuple[VectorLayer, ...]


@dataclass(frozen=True)
class ProjectFile:
    """What is known of a project file.

    Attributes:
        vector_layers: the layers of each vector file, by the file's path as it stands in the project.
        local_files: the paths, likewise, of files beside the project. None if layers of another project are embedded
            in it: paths beside that one may look the same.
    """

    vector_layers: Mapping[str, VectorLayers]
    local_files: frozenset[str]


NOTHING = ProjectFile({}, frozenset())


def read_project(file: str) -> ProjectFile:
    """Return what a project file says.

    Args:
        file: a ``.qgs`` or ``.qgz``; of a project that is kept elsewhere nothing is known.
    """
    path = Path(file)
    if not file or not path.is_file():
        return NOTHING
    return _read_project(file, path.stat().st_mtime_ns)


def extent_of(layer: QDomNode) -> QgsRectangle | None:
    """Return the extent that a layer had when it was saved; None if that is not known."""
    element = layer.firstChildElement("extent")
    return None if element.isNull() else QgsXmlUtils.readRectangle(element)


@functools.lru_cache(maxsize=1)
def _read_project(file: str, _changed: int) -> ProjectFile:
    document = QDomDocument()
    document.setContent(_contents(Path(file)))
    elements = children(document.elementsByTagName("maplayer"))
    return ProjectFile(_vector_layers(elements), _local_files(elements))


def _vector_layers(elements: list[QDomElement]) -> Mapping[str, VectorLayers]:
    by_id = {element.firstChildElement("id").text(): element for element in elements}
    found: dict[str, VectorLayers] = {}
    for element in elements:
        if element.firstChildElement("provider").text() == "ogr":
            path, *parts = element.firstChildElement("datasource").text().split("|")
            found[path] = (*found.get(path, ()), _layer(element, parts, by_id))
    return found


def _local_files(elements: list[QDomElement]) -> frozenset[str]:
    if any(element.attribute("embedded") == "1" for element in elements):
        return frozenset()
    sources = (element.firstChildElement("datasource").text() for element in elements)
    return frozenset(source.partition("|")[0] for source in sources if source.startswith(("./", "../")))


def _contents(file: Path) -> bytes:
    if not zipfile.is_zipfile(file):
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        return next((archive.read(name) for name in archive.namelist() if name.endswith(".qgs")), b"")


def _layer(element: QDomElement, parts: list[str], by_id: Mapping[str, QDomElement]) -> VectorLayer:
    values = dict(part.split("=", 1) for part in parts if "=" in part)
    virtual = {each.attribute("name") for each in _inside(element, "expressionfields", "field")}
    others = virtual.union(*(_joined(join, by_id) for join in _inside(element, "vectorjoins", "join")))
    fields = tuple(name for name in _fields(element) if name not in others)
    geometry = GEOMETRIES.get(element.attribute("geometry"), "wkbUnknown")
    return VectorLayer(values.get("layername", ""), geometry, fields, values.get("subset", ""))


def _joined(join: QDomElement, by_id: Mapping[str, QDomElement]) -> set[str]:
    """Return what the fields are called that a join adds."""
    other = by_id.get(join.attribute("joinLayerId"))
    if other is None:
        return set()
    usual = f"{other.firstChildElement('layername').text()}_"
    prefix = join.attribute("customPrefix") if join.attribute("hasCustomPrefix") == "1" else usual
    # The field by which the layers are joined is not repeated.
    return {f"{prefix}{name}" for name in _fields(other) if name != join.attribute("joinFieldName")}


def _fields(element: QDomElement) -> list[str]:
    return [each.attribute("name") for each in _inside(element, "fieldConfiguration", "field")]


def _inside(element: QDomElement, parent: str, tag: str) -> list[QDomElement]:
    return children(element.firstChildElement(parent).elementsByTagName(tag))


def children(nodes: QDomNodeList) -> list[QDomElement]:
    """Return the elements of a list of nodes."""
    return [nodes.at(number).toElement() for number in range(nodes.count())]
