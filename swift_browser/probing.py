"""The probe without its window: which layers, which place, and what was read there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (  # type: ignore[attr-defined]
    Qgis,
    QgsCsException,
    QgsMapLayer,
    QgsMapSettings,
    QgsPointXY,
    QgsRasterLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..auth.errors import UserError
from .cancel import Cancel
from .latest import Latest
from .layer_states import LayerStates
from .native_raster import NativeError, NativeRasters, PixelsUnreadable, RasterNotOpened
from .native_source import InLayer, source_of
from .pixel_probe import Asked, Probed, probe
from .shown_level import ShownLevel, shown_level


class NoPlaceInLayer(NativeError):
    template = "This place of the map has none in the coordinate reference system of {layer}."


@dataclass(frozen=True)
class Answer:
    """What a layer has at a place: values, or why there are none. ``layer`` may be deleted meanwhile."""

    layer: QgsMapLayer
    name: str
    found: Probed | UserError


@dataclass(frozen=True)
class Answers:
    """What the layers have at one place of the map."""

    point: QgsPointXY
    crs: str
    each: tuple[Answer, ...]


class Probing(QObject):
    """Asks the layers for their values. Lives on the main thread.

    Signals:
        answered: Answers.
        busy_changed: whether values are being read.
    """

    answered = pyqtSignal(object)
    busy_changed = pyqtSignal(bool)

    def __init__(self, rasters: NativeRasters, states: LayerStates, parent: QObject | None = None) -> None:
        """
        Args:
            rasters: open ones.
            states: the marks of layers; those that cannot be read get one.
        """
        super().__init__(parent)
        self._rasters = rasters
        self._states = states
        self._latest = Latest(QCoreApplication.translate("SwiftCogBrowser", "Read native pixels"))

    def ask(self, layers: Sequence[QgsMapLayer], point: QgsPointXY, settings: QgsMapSettings) -> None:
        """Read the values at a place of the map; in place of one that still waits for its turn."""
        asked = [(layer, layer.name(), self._asked(layer, point, settings)) for layer in layers]
        crs = settings.destinationCrs().authid()

        def work(cancel: Cancel) -> list[Probed | UserError]:
            return [self._read(place, cancel) for _layer, _name, place in asked]

        def done(found: list[Probed | UserError]) -> None:
            pairs = zip(asked, found)
            answers = [
                Answer(layer, name, self._checked(layer, each)) for (layer, name, _), each in pairs if _there(layer)
            ]
            self.answered.emit(Answers(point, crs, tuple(answers)))
            self.busy_changed.emit(self._latest.busy)

        def failed(error: UserError) -> None:
            done([error] * len(asked))

        self._latest.ask(work, done, failed)
        self.busy_changed.emit(True)

    def stop(self) -> None:
        """Read no more; nobody hears of what is being read."""
        self._latest.drop()
        self.busy_changed.emit(False)

    def _asked(self, layer: QgsMapLayer, point: QgsPointXY, settings: QgsMapSettings) -> Asked | UserError:
        try:
            place = places_in(layer, [point], settings, self._states)
        except UserError as error:
            return error
        return Asked(place.source, *place.corners[0])

    def _read(self, asked: Asked | UserError, cancel: Cancel) -> Probed | UserError:
        cancel.check()
        if isinstance(asked, UserError):
            return asked
        try:
            return probe(self._rasters, asked)
        except UserError as error:
            return error

    def _checked(self, layer: QgsMapLayer, found: Probed | UserError) -> Probed | UserError:
        """Return what was found, unless the layer came into trouble meanwhile; mark a layer that cannot be read."""
        if isinstance(found, UserError):
            mark_unread(self._states, layer, found)
            return found
        return self._states.trouble(layer) or found


def _there(layer: QgsMapLayer) -> bool:
    return not sip.isdeleted(layer)


def mark_unread(states: LayerStates, layer: QgsMapLayer, error: UserError) -> None:
    """Mark a layer whose pixels could not be read. What else can be wrong is no fault of the layer."""
    if isinstance(error, (PixelsUnreadable, RasterNotOpened)) and states.trouble(layer) is None:
        states.fail(layer, error)


def places_in(
    layer: QgsMapLayer, points: Sequence[QgsPointXY], settings: QgsMapSettings, states: LayerStates
) -> InLayer:
    """Return what a layer reads, and places of the map in its coordinates.

    Raises:
        UserError: it has no native pixels, or they cannot be trusted, or it has no such places.
    """
    known = states.trouble(layer)
    if known is not None:
        raise known
    there = [in_layer(layer, point, settings) for point in points]
    return InLayer(layer, source_of(layer), tuple((point.x(), point.y()) for point in there))


def in_layer(layer: QgsMapLayer, point: QgsPointXY, settings: QgsMapSettings) -> QgsPointXY:
    """Return a place of the map in a layer's coordinates.

    Raises:
        NoPlaceInLayer: it has none there.
    """
    transform = settings.layerTransform(layer)
    if not transform.isValid():
        return point
    try:
        return transform.transform(point, Qgis.TransformDirection.Reverse)
    except QgsCsException as error:
        raise NoPlaceInLayer(layer=layer.name(), details=str(error)) from error


def level_shown(answer: Answer, point: QgsPointXY, settings: QgsMapSettings) -> ShownLevel | None:
    """Return which level of a layer the map shows at a place; None where that cannot be told."""
    layer, found = answer.layer, answer.found
    if isinstance(found, UserError) or not _there(layer) or not isinstance(layer, QgsRasterLayer):
        return None
    # A screen may have more pixels than the map's settings count.
    pixel = settings.mapUnitsPerPixel() / max(1.0, settings.devicePixelRatio())
    try:
        here, right, below = (
            in_layer(layer, QgsPointXY(point.x() + x * pixel, point.y() - y * pixel), settings)
            for x, y in ((0, 0), (1, 0), (0, 1))
        )
    except NoPlaceInLayer:
        return None
    across, down = layer.rasterUnitsPerPixelX(), layer.rasterUnitsPerPixelY()
    if not across or not down:
        return None
    step_across = ((right.x() - here.x()) ** 2 + (below.x() - here.x()) ** 2) ** 0.5 / across
    step_down = ((right.y() - here.y()) ** 2 + (below.y() - here.y()) ** 2) ** 0.5 / down
    more = _oversampling(layer, min(step_across, step_down))
    return shown_level((found.width, found.height), found.overviews, (step_across / more, step_down / more))


def _oversampling(layer: QgsRasterLayer, step: float) -> float:
    """Return how many times more pixels QGIS asks for than it draws, where it resamples by itself."""
    resampler = layer.resampleFilter()
    if resampler is None or (resampler.zoomedInResampler() is None and resampler.zoomedOutResampler() is None):
        return 1.0
    return max(1.0, min(resampler.maxOversampling(), step))
