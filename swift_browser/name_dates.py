"""Dates in the names of objects, found by a pattern such as ``%Y-%m-%d``."""

from __future__ import annotations

import re
from datetime import datetime, timezone

from ..auth.errors import UserError

# What stands for a part of a date, as in Python's strptime.
DIRECTIVES = {
    "Y": r"\d{4}",
    "y": r"\d\d",
    "m": r"\d\d",
    "d": r"\d\d",
    "j": r"\d{3}",
    "H": r"\d\d",
    "M": r"\d\d",
    "S": r"\d\d",
}
# The usual ways, the most exact first.
USUAL = "%Y%m%dT%H%M%S|%Y%m%d_%H%M%S|%Y-%m-%d|%Y_%m_%d|%Y%m%d|%Y/%m/%d"
EARLIEST, LATEST = 1950, 2100  # years; numbers that are no dates are seldom between


class DatePatternWrong(UserError):
    template = (
        "“{text}” is no pattern of a date. Write %Y for the year, %m for the month, %d for the day (or %j for that of "
        "the year), %H %M %S for the time, and everything else as it stands in the names, such as %Y-%m-%d; a | stands "
        "between several patterns."
    )


class NameDates:
    """Finds the date in a name."""

    def __init__(self, text: str) -> None:
        """
        Args:
            text: patterns with a ``|`` between them; the first that fits counts. Empty for none.

        Raises:
            DatePatternWrong: it has no year, or names what is not known.
        """
        self._patterns = [(each, _expression(each, text)) for each in text.split("|") if each]

    def find(self, name: str) -> datetime | None:
        """Return the last date in a name, in UTC; None if there is none."""
        for pattern, expression in self._patterns:
            for found in reversed(list(expression.finditer(name))):
                date = _date(found[1], pattern)
                if date is not None:
                    return date
        return None


def _expression(pattern: str, text: str) -> re.Pattern[str]:
    parts, seen = [], set()
    for part in re.split(r"(%.?)", pattern):
        if not part.startswith("%"):
            parts.append(re.escape(part))
        elif part == "%%":
            parts.append("%")
        elif part[1:] in DIRECTIVES and part not in seen:
            parts.append(DIRECTIVES[part[1:]])
            seen.add(part)
        else:
            raise DatePatternWrong(text=text)
    if not seen & {"%Y", "%y"}:
        raise DatePatternWrong(text=text)
    # Part of a longer number is no date.
    return re.compile(rf"(?<!\d)(?=({''.join(parts)})(?!\d))")


def _date(text: str, pattern: str) -> datetime | None:
    try:
        found = datetime.strptime(text, pattern).replace(tzinfo=timezone.utc)
    except ValueError:
        # The 30th of February, or a number that is none.
        return None
    return found if EARLIEST <= found.year <= LATEST else None
