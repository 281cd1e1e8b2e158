"""Which rows of an index are meant, and in which order: by expressions of QGIS over its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime

from ..auth.errors import UserError
from ..auth.phrase import Phrase
from .index_files import KINDS, REAL, TEXT, TIME, WHOLE, YES_NO
from .index_rows import COLUMNS, IndexRow

OF_QT = {
    WHOLE: QMetaType.Type.LongLong,
    REAL: QMetaType.Type.Double,
    TIME: QMetaType.Type.QDateTime,
    YES_NO: QMetaType.Type.Bool,
    TEXT: QMetaType.Type.QString,
}


class ExpressionWrong(UserError):
    template = "QGIS cannot compute “{text}”: {reason}."


def chosen_rows(rows: Sequence[IndexRow], expression: str, order: str = "", descending: bool = False) -> list[IndexRow]:
    """Return the rows for which an expression is true, in the order of another one.

    Args:
        expression: empty for all.
        order: empty for the order in which they are; what has no value of it comes first.
        descending: the other way round.

    Raises:
        ExpressionWrong: one of them cannot be computed.
    """
    kept = [row for row, value in _values(rows, expression) if value] if expression.strip() else list(rows)
    if not order.strip():
        return kept
    ordered = [(_comparable(value), row) for row, value in _values(kept, order)]
    try:
        # Rows that are alike in it keep their order.
        ordered.sort(key=lambda each: each[0], reverse=descending)
    except TypeError:
        ordered.sort(key=lambda each: str(each[0]), reverse=descending)
    return [row for _key, row in ordered]


def _values(rows: Sequence[IndexRow], text: str) -> Iterator[tuple[IndexRow, Any]]:
    expression = QgsExpression(text)
    if expression.hasParserError():
        raise ExpressionWrong(text=text, reason=expression.parserErrorString())
    # QGIS takes what is no column for nothing.
    unknown = sorted(set(expression.referencedColumns()) - {*COLUMNS, QgsFeatureRequest.ALL_ATTRIBUTES})
    if unknown:
        raise ExpressionWrong(text=text, reason=Phrase("there is no column {name}", name=unknown[0]))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    fields = QgsFields()
    for column in COLUMNS:
        fields.append(QgsField(column, OF_QT[KINDS.get(column, TEXT)]))
    context.setFields(fields)
    expression.prepare(context)
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes([_for_qgis(getattr(row, column)) for column in COLUMNS])
        context.setFeature(feature)
        value = expression.evaluate(context)
        if expression.hasEvalError():
            raise ExpressionWrong(text=text, reason=expression.evalErrorString())
        yield row, value


def _for_qgis(value: object) -> object:
    if isinstance(value, datetime):
        return QDateTime.fromMSecsSinceEpoch(round(value.timestamp() * 1000), Qt.TimeSpec.UTC)
    return value


def _comparable(value: Any) -> tuple[bool, Any]:
    """Return what Python can compare; nothing is less than anything."""
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return False, 0
    if isinstance(value, QDateTime):
        return True, value.toMSecsSinceEpoch()
    if isinstance(value, QDate):
        return True, value.toJulianDay()
    if isinstance(value, QTime):
        return True, value.msecsSinceStartOfDay()
    return True, value
