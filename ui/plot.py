"""Draws curves over two axes. QGIS has such plots too, but Python cannot reach them in QGIS 3.40."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QTextOption
from qgis.PyQt.QtWidgets import QWidget

from ..swift_browser.plot_points import Curve, ticks

# Told from one another by most colour-blind people too, on light and on dark grounds.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6BB1", "#A65628")
GAP = 6  # pixels
TICK_EVERY = 90  # pixels across; half of it down
ROOM = 0.04  # of the heights, above and below


def colour_of(number: int) -> QColor:
    return QColor(COLOURS[number % len(COLOURS)])


class Plot(QWidget):
    """Shows curves, as large as its own size allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: list[Curve] = []
        self._titles = ("", "")
        self._from_nought = False
        self.setMinimumSize(240, 140)

    @property
    def curves(self) -> list[Curve]:
        """What is shown."""
        return list(self._curves)

    def show_curves(self, curves: Sequence[Curve], across: str, up: str, *, from_nought: bool = False) -> None:
        """Show curves in place of those before.

        Args:
            across, up: the titles of the axes.
            from_nought: have the vertical axis begin with 0.
        """
        self._curves = list(curves)
        self._titles = across, up
        self._from_nought = from_nought
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        return QSize(560, 260)

    def paintEvent(self, _event: QPaintEvent | None) -> None:  # noqa: N802 - Qt's
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        bounds = self._bounds()
        if bounds is not None:
            self._draw(painter, bounds)
        painter.end()

    def _bounds(self) -> tuple[float, float, float, float] | None:
        each = [bounds for bounds in (curve.bounds for curve in self._curves) if bounds is not None]
        if not each:
            return None
        left, low, right, high = (
            min(bounds[0] for bounds in each),
            min(bounds[1] for bounds in each),
            max(bounds[2] for bounds in each),
            max(bounds[3] for bounds in each),
        )
        if right <= left:
            left, right = left - 0.5, right + 0.5
        if high <= low:
            around = abs(high) * 0.01 or 1.0
            low, high = low - around, high + around
        room = (high - low) * ROOM
        return left, 0.0 if self._from_nought else low - room, right, high + room

    def _draw(self, painter: QPainter, bounds: tuple[float, float, float, float]) -> None:
        left, low, right, high = bounds
        metrics = QFontMetricsF(self.font())
        height = metrics.height()
        ups = ticks(low, high, max(2, self.height() * 2 // TICK_EVERY))
        texts = _texts(ups)
        margin = max((metrics.horizontalAdvance(text) for text in texts), default=0.0) + 2 * GAP
        area = QRectF(margin, height + 2 * GAP, self.width() - margin - 3 * GAP, self.height() - 3 * height - 5 * GAP)
        if area.width() <= 0 or area.height() <= 0:
            return

        def place(x: float, y: float) -> QPointF:
            return QPointF(
                area.left() + (x - left) / (right - left) * area.width(),
                area.bottom() - (y - low) / (high - low) * area.height(),
            )

        ink = self.palette().color(QPalette.ColorRole.Text)
        faint = QColor(ink)
        faint.setAlpha(40)
        acrosses = ticks(left, right, max(2, int(area.width()) // TICK_EVERY))
        for x, text in zip(acrosses, _texts(acrosses)):
            at = place(x, low)
            painter.setPen(faint)
            painter.drawLine(at, place(x, high))
            painter.setPen(ink)
            room = QRectF(at.x() - TICK_EVERY, area.bottom() + GAP / 2, 2 * TICK_EVERY, height)
            _write(painter, room, Qt.AlignmentFlag.AlignCenter, text)
        for y, text in zip(ups, texts):
            at = place(left, y)
            painter.setPen(faint)
            painter.drawLine(at, place(right, y))
            painter.setPen(ink)
            room = QRectF(0, at.y() - height / 2, margin - GAP, height)
            beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            _write(painter, room, beside, text)  # type: ignore[arg-type]
        painter.drawRect(area)
        across, up = self._titles
        below = QRectF(area.left(), area.bottom() + height + GAP, area.width(), height)
        _write(painter, below, Qt.AlignmentFlag.AlignCenter, across)
        _write(painter, QRectF(GAP, GAP, self.width() - 2 * GAP, height), Qt.AlignmentFlag.AlignLeft, up)
        painter.setClipRect(area.adjusted(-1, -1, 1, 1))
        for curve in self._curves:
            painter.setPen(QPen(colour_of(curve.number), 1.2))
            for piece in curve.pieces:
                points = [place(*point) for point in piece]
                if len(points) == 1:
                    painter.drawEllipse(points[0], 1.5, 1.5)
                else:
                    painter.drawPolyline(QPolygonF(points))


def _write(painter: QPainter, room: QRectF, alignment: Qt.AlignmentFlag, text: str) -> None:
    # Of a flag and a number PyQt5 and PyQt6 have different notions.
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(room, text, option)


def _texts(numbers: Sequence[float]) -> list[str]:
    """Return round numbers in words: with as many decimals as tell them from one another."""
    step = abs(numbers[1] - numbers[0]) if len(numbers) > 1 else 1.0
    largest = max(map(abs, numbers), default=0.0)
    if largest >= 1e7 or step < 1e-6:
        return [f"{number:.{_figures(largest, step)}g}" for number in numbers]
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    # No "-0".
    return [f"{round(number, decimals) + 0.0:.{decimals}f}" for number in numbers]


def _figures(largest: float, step: float) -> int:
    return max(1, math.floor(math.log10(largest / step) + 1e-9) + 1) if largest else 1
