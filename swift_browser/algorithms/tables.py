"""Tables that algorithms write: rows without a geometry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QDateTime, QMetaType, Qt

from ...auth.errors import UserError
from .algorithm import BaseAlgorithm

TEXT, NUMBER, REAL = QMetaType.Type.QString, QMetaType.Type.LongLong, QMetaType.Type.Double
TIME, YES_NO = QMetaType.Type.QDateTime, QMetaType.Type.Bool

Columns = Sequence[tuple[str, QMetaType.Type]]


class TableNotWritten(UserError):
    template = "The table could not be written: {reason}."


def add_table(algorithm: BaseAlgorithm, name: str, text: str, optional: bool = False) -> None:
    """Add the output for a table; one that is optional is made only when it is asked for."""
    parameter = QgsProcessingParameterFeatureSink(
        name, text, Qgis.ProcessingSourceType.Vector, None, optional, not optional
    )
    algorithm.add_input(parameter)


class Table:
    """A table that is being written. Belongs to the algorithm's thread."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        name: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        columns: Columns,
    ) -> None:
        """Make the table that the user wants, if any.

        Raises:
            TableNotWritten: it cannot be made.
        """
        self._fields = QgsFields()
        for title, kind in columns:
            self._fields.append(QgsField(title, kind))
        self._name = name
        self._sink, self._id = algorithm.parameterAsSink(
            parameters, name, context, self._fields, Qgis.WkbType.NoGeometry, QgsCoordinateReferenceSystem()
        )
        if self._sink is None and parameters.get(name):
            raise TableNotWritten(reason=algorithm.invalidSinkError(parameters, name))

    def add(self, values: Sequence[object]) -> None:
        """Write a row; times must be aware.

        Raises:
            TableNotWritten: the table does not take it.
        """
        if self._sink is None:
            return
        feature = QgsFeature(self._fields)
        feature.setAttributes([_for_qgis(value) for value in values])
        if not self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise TableNotWritten(reason=self._sink.lastError())

    def results(self) -> Mapping[str, Any]:
        """Write what is left, and return what the algorithm returns of it.

        Raises:
            TableNotWritten: the table does not take it.
        """
        if self._sink is None:
            return {}
        if not self._sink.flushBuffer():
            raise TableNotWritten(reason=self._sink.lastError())
        # It is closed when it is gone, and can be read only then.
        self._sink = None
        return {self._name: self._id}


def _for_qgis(value: object) -> object:
    if isinstance(value, datetime):
        return QDateTime.fromMSecsSinceEpoch(int(value.timestamp() * 1000), Qt.TimeSpec.UTC)
    return value
