"""What a cloud in a box is made of: its folder, ports, accounts and the life of its tokens."""

from __future__ import annotations

import base64
import json
import secrets
import socket
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

REGION = "RegionOne"
OTHER_REGION = "RegionTwo"
TLS_REGION = "RegionThree"  # its object store is behind a TLS end, see tls_end.py
# Names in the container "names", each over the contents of cog_scale.tif.
ODD_NAMES = ("with space.tif", "plus+sign.tif", "per%cent.tif", "hash#sign.tif", "été/î.tif", "100%25.tif", "a//b.tif")
MANY_ROWS = 2500  # in the container "many"
SERVER_PORTS = range(20000, 32000)
STATE_FILE = "cloud.json"


DEFAULT_DOMAIN = "default"  # its id; its name is "Default"
OTHER_DOMAIN = "research"  # a name; Keystone makes the id
LEGACY_USER = "legacy:tester"  # of the proxy with TempAuth: account and user
TWIN_PROJECTS = ("calibration", "elsewhere")  # of the default domain


@dataclass(frozen=True)
class User:
    """A user of the cloud, with a role on projects of the user's own domain.

    ``project`` is the one that the openrc file names, or empty. Who has a ``totp_secret`` (base32) must log in with
    password and passcode.
    """

    name: str
    password: str
    project: str
    role: str
    domain: str = DEFAULT_DOMAIN
    further_projects: tuple[str, ...] = ()
    totp_secret: str = ""

    @property
    def projects(self) -> tuple[str, ...]:
        return (*((self.project,) if self.project else ()), *self.further_projects)

    @property
    def domain_name(self) -> str:
        return "Default" if self.domain == DEFAULT_DOMAIN else self.domain


@dataclass(frozen=True)
class Ports:
    """TCP ports on 127.0.0.1."""

    keystone: int
    proxy: int
    account: int
    container: int
    object: int
    memcached: int
    tempauth: int
    # Nobody listens there until a test puts a TLS end in front of the two, see tls_end.py.
    tls_keystone: int
    tls_proxy: int


def free_port() -> int:
    """Return a port that was free a moment ago.

    Not the kernel's own choice: that comes from the range in which clients get theirs, until the server is up too.
    """
    while True:
        port = secrets.choice(SERVER_PORTS)
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def free_ports() -> Ports:
    """Return ports for all servers of a cloud."""
    found: set[int] = set()
    while len(found) < len(fields(Ports)):
        found.add(free_port())
    return Ports(*found)


def first_users() -> tuple[User, ...]:
    """Return the users of a new cloud, with passwords that only this cloud has."""
    return (
        User("astrid", secrets.token_urlsafe(12) + " 'é$\"", "calibration", "member"),
        User("roland", secrets.token_urlsafe(12), "calibration", "reader"),
        User("gaston", secrets.token_urlsafe(12), "calibration", "guest"),
        User("oskar", secrets.token_urlsafe(12), "elsewhere", "member"),
        User("astrid", secrets.token_urlsafe(12), "calibration", "member", OTHER_DOMAIN),
        User("paula", secrets.token_urlsafe(12), "", "member", further_projects=TWIN_PROJECTS),
        User("nadia", secrets.token_urlsafe(12), "", "member"),
        User("tabea", secrets.token_urlsafe(12), "calibration", "member", totp_secret=new_totp_secret()),
    )


def new_totp_secret() -> str:
    return base64.b32encode(secrets.token_bytes(20)).decode()


@dataclass(frozen=True)
class Plan:
    """All that the servers are configured from.

    Attributes:
        token_life: in seconds, from a few to 3600.
        token_cache: for how many seconds Swift believes a token without asking Keystone; -1 for never, so that a
            revocation is seen at once. Real clouds have 300.
    """

    folder: Path
    token_life: int = 3600
    token_cache: int = -1
    ports: Ports = field(default_factory=free_ports)
    users: tuple[User, ...] = field(default_factory=first_users)
    admin_password: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    service_password: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    legacy_key: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def auth_url(self) -> str:
        return f"http://127.0.0.1:{self.ports.keystone}/v3"

    @property
    def swift_url(self) -> str:
        return f"http://127.0.0.1:{self.ports.proxy}"

    @property
    def tls_swift_url(self) -> str:
        return f"https://127.0.0.1:{self.ports.tls_proxy}"

    @property
    def legacy_auth_url(self) -> str:
        """Where TempAuth gives out tokens, by version 1 of Swift's own protocol."""
        return f"http://127.0.0.1:{self.ports.tempauth}/auth/v1.0"

    def user(self, name: str, domain: str = DEFAULT_DOMAIN) -> User:
        return next(user for user in self.users if (user.name, user.domain) == (name, domain))

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
        values["users"] = tuple(
            User(**{**user, "further_projects": tuple(user["further_projects"])}) for user in values["users"]
        )
        return cls(**values)
