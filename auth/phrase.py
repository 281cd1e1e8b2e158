"""A piece of a sentence that is put together here and may be shown in another language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any


class Phrase(str):
    """A text in English that still knows what it was made of, so that the user interface can translate it.

    It is the English text for all who look no further. What is made of it with ``+`` or an f-string is a plain text
    again, which nobody can translate: put a phrase into the values of another one instead.
    """

    _template: str
    _values: dict[str, Any]

    def __new__(cls, template: str, **values: object) -> Phrase:
        """
        Args:
            template: the text, with ``{names}`` of the values; ``{{`` for a brace.
            values: what stands in the text; may be phrases.
        """
        phrase = super().__new__(cls, template.format(**values))
        phrase._template = template
        phrase._values = dict(values)
        return phrase

    @property
    def template(self) -> str:
        """The text with its values left out: what is translated."""
        return self._template

    @property
    def values(self) -> Mapping[str, object]:
        return MappingProxyType(self._values)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self._template,), self._values


NOTHING = Phrase("")


def either(names: Sequence[str]) -> str:
    """Return names as "A or B or C"; empty for none."""
    text = names[0] if names else ""
    for name in names[1:]:
        text = Phrase("{one} or {other}", one=text, other=name)
    return text
