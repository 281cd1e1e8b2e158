"""What lies in the cloud: the real rasters, vector files, pseudo-folders, odd names, and a container of many rows."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import swiftclient
from keystoneauth1.identity import v3
from keystoneauth1.session import Session
from swift.common.utils import Timestamp
from swift.container.backend import ContainerBroker

from . import openrc
from .administrator import Administrator
from .plan import LEGACY_USER, MANY_ROWS, ODD_NAMES, Plan, User
from .twin import twin

ROWS_AT_ONCE = 100_000
DATA = Path(__file__).resolve().parent.parent / "data"


class _Account:
    """A user's own login, with which the containers are filled."""

    def __init__(self, plan: Plan, user: User) -> None:
        self._plan = plan
        self.auth = v3.Password(
            plan.auth_url,
            username=user.name,
            password=user.password,
            project_name=user.project,
            user_domain_id="default",
            project_domain_id="default",
        )
        self.session = Session(self.auth)
        self._connection: Any = None

    @property
    def project_id(self) -> str:
        return str(self.auth.get_project_id(self.session))

    def _target(self) -> tuple[str, str]:
        # A new token each time: it may live for a few seconds only.
        token = self.auth.get_auth_ref(self.session).auth_token
        return f"{self._plan.swift_url}/v1/AUTH_{self.project_id}", token

    def container(self, name: str, headers: dict[str, str] | None = None) -> None:
        swiftclient.client.put_container(*self._target(), name, headers=headers)

    def upload(self, container: str, name: str, contents: Any, content_type: str = "image/tiff") -> None:
        swiftclient.client.put_object(*self._target(), container, name, contents, content_type=content_type)


def fill(plan: Plan, big_raster: Path | None) -> None:
    """Load the containers of the projects, and make astrid's application credential."""
    astrid, oskar = plan.user("astrid"), plan.user("oskar")
    account = _Account(plan, astrid)
    credential = Administrator(plan).make_application_credential(astrid, name=f"{astrid.name}-desk")
    openrc.write_application_credential_file(plan, astrid, credential)
    _load_rasters(account, big_raster)
    _load_vectors(account)
    _load_pseudo_folders(account)
    account.container("many")
    add_rows(plan, "many", MANY_ROWS)
    other = _Account(plan, oskar)
    other.container("private")
    other.upload("private", "cog.tif", (DATA / "cog.tif").read_bytes())
    _load_twins(account, other)
    _load_legacy_account(plan)
    _update_counts(plan)


def _load_rasters(account: _Account, big_raster: Path | None) -> None:
    account.container("rasters")
    for file in sorted(DATA.glob("*.tif")):
        account.upload("rasters", file.name, file.read_bytes())
    account.upload("rasters", "notes.txt", b"This is no raster.\n", "text/plain")
    account.container("names")
    for name in ODD_NAMES:
        account.upload("names", name, (DATA / "cog_scale.tif").read_bytes())
    account.container("empty")
    account.container("public", {"X-Container-Read": ".r:*,.rlistings"})
    account.upload("public", "cog.tif", (DATA / "cog.tif").read_bytes())
    if big_raster is not None:
        account.container("big")
        with open(big_raster, "rb") as contents:
            account.upload("big", "big.tif", contents)


def _load_vectors(account: _Account) -> None:
    account.container("vectors")
    for file in sorted((DATA / "vectors").iterdir()):
        account.upload("vectors", file.name, file.read_bytes(), "application/octet-stream")


def _load_twins(first: _Account, second: _Account) -> None:
    """Give two projects a container and an object of the same names, with different pixels."""
    raster = (DATA / "cog.tif").read_bytes()
    for account, contents in ((first, raster), (second, twin(raster))):
        account.container("twins")
        account.upload("twins", "same.tif", contents)


def _load_legacy_account(plan: Plan) -> None:
    """Fill the account of the proxy with TempAuth, and write its openrc file."""
    openrc.write_legacy_file(plan)
    # One token does, since it was just made.
    target = swiftclient.client.get_auth_1_0(plan.legacy_auth_url, LEGACY_USER, plan.legacy_key, snet=False)
    swiftclient.client.put_container(*target, "rasters")
    swiftclient.client.put_object(
        *target, "rasters", "cog.tif", (DATA / "cog.tif").read_bytes(), content_type="image/tiff"
    )


def _load_pseudo_folders(account: _Account) -> None:
    account.container("scenes")
    account.upload("scenes", "2024/", b"", "application/directory")
    account.upload("scenes", "2024/06/mosaic_cog1.tif", (DATA / "mosaic_cog1.tif").read_bytes())
    account.upload("scenes", "2024/07/mosaic_cog2.tif", (DATA / "mosaic_cog2.tif").read_bytes())
    account.upload("scenes", "2025/mosaic_cog3.tif", (DATA / "mosaic_cog3.tif").read_bytes())
    account.upload("scenes", "index.tif", (DATA / "cog_scale.tif").read_bytes())


def add_rows(plan: Plan, container: str, count: int, *, folders: int = 0) -> None:
    """Put rows straight into the container's database: real listings without real uploads.

    Args:
        folders: how many pseudo-folders they are spread over; 0 for none.
    """
    # A whole second: Swift keeps times to 10 µs, and two rows are not to be rounded to the same.
    now, broker = int(time.time()), _broker(plan, container)
    rows = [
        {
            "name": _row_name(number, count, folders),
            "created_at": Timestamp(now + number * 1e-5).internal,
            "size": 1000 + number,
            "content_type": "image/tiff",
            "etag": f"{number:032x}",
            "deleted": 0,
            "storage_policy_index": 0,
        }
        for number in range(count)
    ]
    for first in range(0, count, ROWS_AT_ONCE):
        broker.merge_items(rows[first : first + ROWS_AT_ONCE])


def drop_rows(plan: Plan, container: str) -> None:
    """Take all rows out of the container's database, as if they had never been there."""
    with _broker(plan, container).get() as connection:
        connection.execute("DELETE FROM object")
        connection.commit()


def _row_name(number: int, count: int, folders: int) -> str:
    folder = f"folder-{number * folders // count:04}/" if folders else ""
    return f"{folder}row-{number:06}.tif"


def _broker(plan: Plan, container: str) -> ContainerBroker:
    for file in plan.folder.glob("swift/devices/disk/containers/*/*/*/*.db"):
        broker = ContainerBroker(str(file))
        if broker.get_info()["container"] == container:
            return broker
    raise LookupError(f"no database of a container named {container}")


def _update_counts(plan: Plan) -> None:
    updater = Path(__file__).with_name("update_counts.py")
    with open(plan.folder / "container-updater.log", "wb") as log:
        command = [sys.executable, "-I", str(updater), str(plan.folder / "swift")]
        subprocess.run(command, check=True, stdout=log, stderr=log)
