"""A number of bytes that stands in a sentence: the user interface shows it as 2.9 MB."""

from __future__ import annotations


class ByteSize(int):
    """Bytes, among the values of an error or a finding."""

    def __str__(self) -> str:
        return f"{int(self)} bytes"

    def __format__(self, form: str) -> str:
        return format(str(self), form)
