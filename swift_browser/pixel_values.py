"""The values of native pixels: arrays as GDAL gives them, what counts as nothing there, and values in exact figures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

# Numbers between these are written without an exponent: the rule of Python's repr().
PLAIN_FROM, PLAIN_BELOW = 1e-4, 1e16

# GDAL's data types -> numpy's, of one part where the values are complex.
PARTS = {
    "Byte": "u1",
    "Int8": "i1",
    "UInt16": "u2",
    "Int16": "i2",
    "UInt32": "u4",
    "Int32": "i4",
    "UInt64": "u8",
    "Int64": "i8",
    "Float16": "f2",
    "Float32": "f4",
    "Float64": "f8",
    "CInt16": "i2",
    "CInt32": "i4",
    "CFloat16": "f2",
    "CFloat32": "f4",
    "CFloat64": "f8",
}
NOT_A_NUMBER, INFINITE, MINUS_INFINITE = "NaN", "∞", "−∞"


@dataclass(frozen=True)
class Band:
    """What a band's values mean.

    Attributes:
        number: counted from 1.
        data_type: in GDAL's words, such as ``UInt16``.
        description, unit: empty for none.
        no_data: the value for "nothing here"; None for none.
        scale, offset: what is measured is ``DN * scale + offset``.
        bits: of each value, where the file says that they are fewer than the type's; 0 otherwise.
        masked: whether a mask or an alpha band says which pixels are there.
    """

    number: int
    data_type: str
    description: str = ""
    unit: str = ""
    no_data: int | float | None = None
    scale: float = 1.0
    offset: float = 0.0
    bits: int = 0
    masked: bool = False

    @property
    def is_complex(self) -> bool:
        return self.data_type.startswith("C")

    @property
    def part(self) -> Any:
        """The type of a value, of its parts if it is complex, as numpy's dtype."""
        return np.dtype(PARTS[self.data_type])

    @property
    def size(self) -> int:
        """Bytes of a value."""
        return int(self.part.itemsize) * (2 if self.is_complex else 1)

    @property
    def is_scaled(self) -> bool:
        return (self.scale, self.offset) != (1.0, 0.0)

    @property
    def largest(self) -> int | None:
        """The largest value that fits, at which a detector's values saturate; None for types without one."""
        if self.part.kind not in "iu" or self.is_complex:
            return None
        return int(2**self.bits - 1) if self.bits else int(np.iinfo(self.part).max)


@dataclass(frozen=True)
class PixelValue:
    """A band's value at a pixel.

    Attributes:
        band: whose.
        number: the digital number: int, float or complex, as the file has it; NaN too.
        is_no_data: the file says that it means "nothing here".
        masked: a mask or an alpha band says that the pixel is not there.
    """

    band: Band
    number: int | float | complex
    is_no_data: bool = False
    masked: bool = False

    @property
    def text(self) -> str:
        """The digital number in as many figures as tell it from all others of its type."""
        return number_text(self.number, self.band)

    @property
    def measured(self) -> int | float | complex | None:
        """What it means in the band's unit; None where nothing is there, or where the file says nothing of it."""
        band, number = self.band, self.number
        if self.is_no_data or self.masked or not (band.is_scaled or band.unit):
            return None
        return number * band.scale + band.offset if band.is_scaled else number

    @property
    def measured_text(self) -> str:
        """The same in figures, without the unit; empty for None."""
        value = self.measured
        if value is None:
            return ""
        if not self.band.is_scaled:
            return self.text
        number, band = self.number, self.band
        if isinstance(number, complex):
            # The offset is real.
            return _complex_text(_scaled_text(number.real, band, band.offset), _scaled_text(number.imag, band, 0.0))
        return _scaled_text(number, band, band.offset)


def as_array(contents: bytes, band: Band, rows: int, columns: int) -> Any:
    """Return what GDAL read as an array of rows and columns; complex integers become complex numbers, exactly."""
    parts = np.frombuffer(contents, band.part)
    if not band.is_complex:
        return parts.reshape(rows, columns)
    both = parts.reshape(rows, columns, 2).astype("f8")
    return both[..., 0] + 1j * both[..., 1] if band.part.kind == "i" else _joined(both)


def _joined(both: Any) -> Any:
    """Return complex numbers of their parts: an infinite part times 1j would spoil the other one."""
    joined = np.empty(both.shape[:-1], "c16")
    joined.real, joined.imag = both[..., 0], both[..., 1]
    return joined


def no_data_in(values: Any, band: Band) -> Any:
    """Return where an array of a band's values says "nothing here"; of complex ones GDAL asks the real part."""
    real = values.real if band.is_complex else values
    wanted = band.no_data
    if wanted is None:
        return np.zeros(values.shape, bool)
    if band.part.kind == "f":
        if math.isnan(wanted):
            return np.isnan(real)
        with np.errstate(over="ignore"):
            return real == np.array(wanted).astype(band.part)
    limits = np.iinfo(band.part)
    if not math.isfinite(wanted) or wanted != int(wanted) or not limits.min <= int(wanted) <= limits.max:
        return np.zeros(values.shape, bool)
    return real == (float(wanted) if band.is_complex else band.part.type(int(wanted)))


def number_of(values: Any, band: Band) -> int | float | complex:
    """Return the one value of an array as a number of Python's."""
    value = values.reshape(-1)[0]
    if band.is_complex:
        return complex(value)
    return int(value) if band.part.kind in "iu" else float(value)


def number_text(number: int | float | complex, band: Band) -> str:
    """Return a value in as many figures as tell it from all others of the band's type."""

    def figures(part: float) -> str:
        if band.part.kind in "iu":
            return str(int(part))
        return _plain(part) or _shortest(band.part.type(part))

    if isinstance(number, complex):
        return _complex_text(figures(number.real), figures(number.imag))
    return figures(number)


def _scaled_text(number: float, band: Band, offset: float) -> str:
    """Return ``number * scale + offset``, in the figures that the number has, and no others.

    In decimals, as the file was written: in binary 1022 * 0.0001 - 0.1 is 0.0021999999999999936.
    """
    odd = _plain(number) or _plain(band.scale) or _plain(offset)
    if odd:
        return odd
    product = Decimal(number_text(number, band)) * Decimal(repr(band.scale))
    added = Decimal(repr(offset))
    figures = 9 if band.part.kind == "f" and band.part.itemsize < 8 else 15
    last = max((term.adjusted() for term in (product, added) if term), default=0) - figures + 1
    total = float(round((product + added).scaleb(-last)) * Decimal(1).scaleb(last))
    return _plain(total) or format(total, f".{figures}g")


def _shortest(value: Any) -> str:
    """Return a number of numpy's as Python writes its own: how numpy itself does changes with its version."""
    if value == 0 or PLAIN_FROM <= abs(float(value)) < PLAIN_BELOW:
        return str(np.format_float_positional(value, unique=True, trim="0"))
    return str(np.format_float_scientific(value, unique=True, trim="-", exp_digits=2))


def _plain(value: float) -> str:
    """Return the name of what is no finite number; empty for one."""
    if math.isnan(value):
        return NOT_A_NUMBER
    if math.isinf(value):
        return INFINITE if value > 0 else MINUS_INFINITE
    return ""


def _complex_text(real: str, imaginary: str) -> str:
    sign = "" if imaginary[0] in "-−" else "+"
    return f"{real}{sign}{imaginary}i"
