"""A token, where it is good, and when it is to be renewed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

LEAST_MARGIN = timedelta(minutes=2)
LARGEST_MARGIN = timedelta(minutes=30)


@dataclass(frozen=True)
class Token:
    """What Keystone gave for a login.

    Attributes:
        value: the secret itself; never shown.
        issued, expires: aware datetimes, by the cloud's clock.
        storage_url: the account's URL in the object store.
        project: the project's name, as Keystone tells it.
        user: the user's name, as Keystone tells it.
    """

    value: str = field(repr=False)
    issued: datetime
    expires: datetime
    storage_url: str
    project: str = ""
    user: str = ""

    @property
    def renew_at(self) -> datetime:
        """When to renew: a quarter of the life before the end, at least two minutes and at most thirty.

        A token that lives for less than four minutes is renewed at half its life.
        """
        life = self.expires - self.issued
        margin = min(max(life / 4, LEAST_MARGIN), LARGEST_MARGIN, life / 2)
        return self.expires - margin

    def remaining(self, now: datetime | None = None) -> timedelta:
        """Return the life that is left, negative after the end."""
        return self.expires - (now or utc_now())


def utc_now() -> datetime:
    """Return the time by the wall clock of this machine."""
    return datetime.now(timezone.utc)
