"""What "Test connection" finds out: how far a login gets, and what is there. Nothing is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..auth.keystone import keystone_version
from ..auth.login import Login
from ..auth.session import AccountSession
from .cancel import Cancel
from .errors import AccessDenied, NotPublic
from .listing import all_containers
from .qgis_network import ProxyFor, network_of
from .store import ObjectStore

# Keystone's own name of it, on every cloud that was set up since 2018.
READER = "reader"


@dataclass(frozen=True)
class Reached:
    """What a login leads to.

    Attributes:
        keystone: the version of Keystone's API, such as ``v3.14``; empty where no Keystone is asked.
        user, project: as Keystone tells them.
        region: as the login names it.
        storage_url: the account's URL.
        containers: how many there are; None if the user may not list them.
        roles: the user's on the project, as Keystone tells them.
        expires: when the token ends; None if nobody knows.
    """

    keystone: str
    user: str
    project: str
    region: str
    storage_url: str
    containers: int | None
    expires: datetime | None
    roles: tuple[str, ...] = ()

    @property
    def could_read_only(self) -> bool:
        """Whether Keystone would give this user a login that only reads, in place of this one that does more."""
        return READER in self.roles and set(self.roles) != {READER}


def try_login(login: Login, proxy_for: ProxyFor, cancel: Cancel) -> Reached:
    """Log in, count the containers, and forget all about it. Waits for the network.

    Raises:
        see :func:`..auth.ways_in.issue_token`
        StoreError: the object store was not reached.
        Cancelled: called off.
    """
    session = AccountSession(login, network_of(login.trust, proxy_for))
    store = ObjectStore(session, login.containers)
    try:
        token = session.open()
        cancel.check()
        return Reached(
            keystone=keystone_version(login, session.network),
            user=token.user or login.who,
            project=token.project,
            region=login.region,
            storage_url=token.storage_url,
            containers=_count(store, cancel),
            expires=token.expires,
            roles=token.roles,
        )
    finally:
        session.close()
        store.close()


def _count(store: ObjectStore, cancel: Cancel) -> int | None:
    count = 0
    try:
        for _container in all_containers(store):
            cancel.check()
            count += 1
    except (AccessDenied, NotPublic):
        return None
    return count
