"""A token, where it is good, and when it is to be renewed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

# A child process gets the token when it starts, and no other later: it has ten minutes at least.
LEAST_MARGIN = timedelta(minutes=10)
LARGEST_MARGIN = timedelta(minutes=30)
SMALLEST_SKEW = timedelta(minutes=1)
FOREVER = timedelta(days=36500)


@dataclass(frozen=True)
class Token:
    """What Keystone gave for a login.

    Attributes:
        value: the secret itself; never shown.
        issued: an aware datetime, by the cloud's clock.
        expires: likewise; None if it never ends, or if nobody knows when.
        storage_url: the account's URL in the object store.
        project: the project's name, as Keystone tells it.
        user: the user's name, as Keystone tells it.
        roles: the names of the user's roles on the project, as Keystone tells them, implied ones too.
        skew: by how much the desk's clock was ahead of the cloud's when the token was issued.
    """

    value: str = field(repr=False)
    issued: datetime
    expires: datetime | None
    storage_url: str
    project: str = ""
    user: str = ""
    roles: tuple[str, ...] = ()
    skew: timedelta = timedelta(0)

    @property
    def life(self) -> timedelta:
        """How long the token lives altogether."""
        return FOREVER if self.expires is None else self.expires - self.issued

    @property
    def ends_at(self) -> datetime | None:
        """When the token ends, by the desk's clock."""
        return None if self.expires is None else self.expires + self.skew

    @property
    def renew_at(self) -> datetime | None:
        """When to renew, by the desk's clock.

        A quarter of the life before the end, at least ten minutes and at most thirty before it.

        A token that lives for less than twenty minutes is renewed at half its life.
        """
        margin = min(max(self.life / 4, LEAST_MARGIN), LARGEST_MARGIN, self.life / 2)
        return None if self.ends_at is None else self.ends_at - margin

    def remaining(self, now: datetime | None = None) -> timedelta:
        """Return the life that is left, negative after the end."""
        return FOREVER if self.ends_at is None else self.ends_at - (now or utc_now())


def skew_between(desk: datetime, cloud: datetime) -> timedelta:
    """Return by how much the desk's clock is ahead, or zero for what a request's time and whole seconds explain."""
    skew = desk - cloud
    return skew if abs(skew) > SMALLEST_SKEW else timedelta(0)


def utc_now() -> datetime:
    """Return the time by the wall clock of this machine."""
    return datetime.now(timezone.utc)
