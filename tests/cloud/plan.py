"""What a cloud in a box is made of: its folder, ports, accounts and the life of its tokens."""

from __future__ import annotations

import json
import secrets
import socket
from dataclasses import asdict, dataclass, field
from pathlib import Path

REGION = "RegionOne"
OTHER_REGION = "RegionTwo"
# Names in the container "names", each over the contents of cog_scale.tif.
ODD_NAMES = ("with space.tif", "plus+sign.tif", "per%cent.tif", "hash#sign.tif", "été/î.tif", "100%25.tif", "a//b.tif")
MANY_ROWS = 2500  # in the container "many"
SERVER_PORTS = range(20000, 32000)
STATE_FILE = "cloud.json"


@dataclass(frozen=True)
class User:
    """A user of the cloud, with a role on one project."""

    name: str
    password: str
    project: str
    role: str


@dataclass(frozen=True)
class Ports:
    """TCP ports on 127.0.0.1."""

    keystone: int
    proxy: int
    account: int
    container: int
    object: int
    memcached: int


def free_ports() -> Ports:
    """Return six ports that were free a moment ago.

    Not the kernel's own choice: that comes from the range in which clients get theirs, until the server is up too.
    """
    found: list[int] = []
    while len(found) < 6:
        port = secrets.choice(SERVER_PORTS)
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in found:
            found.append(port)
    return Ports(*found)


def first_users() -> tuple[User, ...]:
    """Return the users of a new cloud, with passwords that only this cloud has."""
    return (
        User("astrid", secrets.token_urlsafe(12) + " 'é$\"", "calibration", "member"),
        User("roland", secrets.token_urlsafe(12), "calibration", "reader"),
        User("gaston", secrets.token_urlsafe(12), "calibration", "guest"),
        User("oskar", secrets.token_urlsafe(12), "elsewhere", "member"),
    )


@dataclass(frozen=True)
class Plan:
    """All that the servers are configured from.

    ``token_life`` is in seconds, from a few to 3600.
    """

    folder: Path
    token_life: int = 3600
    ports: Ports = field(default_factory=free_ports)
    users: tuple[User, ...] = field(default_factory=first_users)
    admin_password: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    service_password: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def auth_url(self) -> str:
        return f"http://127.0.0.1:{self.ports.keystone}/v3"

    @property
    def swift_url(self) -> str:
        return f"http://127.0.0.1:{self.ports.proxy}"

    def user(self, name: str) -> User:
        return next(user for user in self.users if user.name == name)

    def save(self) -> None:
        """Write the plan where other processes find it; the file says that the cloud is up."""
        text = json.dumps({**asdict(self), "folder": str(self.folder)}, indent=2)
        unfinished = self.folder / f"{STATE_FILE}.new"
        unfinished.touch(mode=0o600)
        unfinished.write_text(text, encoding="utf-8")
        unfinished.rename(self.folder / STATE_FILE)

    @classmethod
    def load(cls, folder: Path) -> Plan:
        """Read the plan of a running cloud.

        Raises:
            FileNotFoundError: no cloud is up in this folder.
        """
        values = json.loads((folder / STATE_FILE).read_text(encoding="utf-8"))
        values["folder"] = Path(values["folder"])
        values["ports"] = Ports(**values["ports"])
        values["users"] = tuple(User(**user) for user in values["users"])
        return cls(**values)
