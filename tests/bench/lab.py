"""Where the benchmark takes place: a cloud in a box with the rasters in it, and links that lead there."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cloud.handle import CloudHandle
from cloud.relay import Relay

from .places import WORK
from .rasters import Raster

UPLOAD_WITHIN = 600.0  # seconds
SIBLINGS = 100_000
# Keystone's and keystonemiddleware's own defaults, in seconds.
TOKEN_LIFE, TOKEN_CACHE = 3600, 300
CROWDED = "crowded"  # the container with that many objects more


@dataclass(frozen=True)
class Way:
    """A link to the cloud.

    Attributes:
        round_trip: in ms.
        rate: in Mbit/s.
        slow_start: whether connections begin slowly, as those of TCP do.
    """

    round_trip: float
    rate: float
    slow_start: bool = False

    @property
    def seconds(self) -> float:
        """A round trip."""
        return self.round_trip / 1000

    @property
    def bytes_per_second(self) -> float:
        return self.rate * 1e6 / 8

    def __str__(self) -> str:
        words = f"{self.round_trip:g} ms, {self.rate:g} Mbit/s"
        return f"{words}, slow start" if self.slow_start else words


@dataclass(frozen=True)
class Ends:
    """How a link is reached: the storage URL through it, and an openrc file that leads there."""

    storage_url: str
    openrc: Path


class Lab:
    """A cloud that runs, from ``with`` to its end."""

    def __init__(self, cloud: CloudHandle) -> None:
        self.cloud = cloud
        self._storage_url = f"{cloud.plan.swift_url}/v1/AUTH_{self._project_id()}"

    @property
    def token(self) -> str:
        """A new one: a run may take longer than a token lives."""
        return self.cloud.administrator.log_in(self.cloud.user())

    @property
    def storage_url(self) -> str:
        """Without a link between."""
        return self._storage_url

    def make_container(self, container: str) -> None:
        self._send("PUT", container)

    def _project_id(self) -> str:
        user = self.cloud.user()
        return self.cloud.administrator.find("project", user.project)

    def put(self, container: str, name: str, file: Path) -> None:
        """Upload a file into a container, which is made if need be."""
        self._send("PUT", container)
        with open(file, "rb") as contents:
            headers = {"Content-Length": str(file.stat().st_size), "Content-Type": "image/tiff"}
            self._send("PUT", f"{container}/{name}", contents, headers)

    def container(self, raster: Raster) -> str:
        """Return where a raster lies: in a container of its own, or the crowded one."""
        return CROWDED if raster.crowded else f"only-{raster.kind}"

    def fill(self, rasters: Sequence[Raster]) -> None:
        """Upload rasters, and put 100,000 objects beside those that are to be in a crowd."""
        for raster in rasters:
            self.put(self.container(raster), raster.name, raster.file)
        if any(raster.crowded for raster in rasters):
            self.cloud.add_rows(CROWDED, SIBLINGS)

    def clean(self, container: str, name: str) -> None:
        """Delete what GDAL may have uploaded beside an object."""
        try:
            self._send("DELETE", f"{container}/{name}.aux.xml")
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise

    @contextmanager
    def way(self, way: Way) -> Iterator[Ends]:
        """Open a link to the object store. The login does not go over it."""
        port = self.cloud.plan.ports.proxy
        with Relay(port, way.seconds / 2, way.bytes_per_second, way.slow_start) as relay:
            url = self._storage_url.replace(f":{port}/", f":{relay.port}/")
            openrc = WORK / f"openrc-{relay.port}.sh"
            text = self.cloud.application_credential().read_text(encoding="utf-8")
            openrc.touch(mode=0o600)
            openrc.write_text(f"{text}export OS_STORAGE_URL={url}\n", encoding="utf-8")
            try:
                yield Ends(url, openrc)
            finally:
                openrc.unlink()

    def _send(self, method: str, path: str, contents: object = None, headers: dict[str, str] | None = None) -> None:
        request = urllib.request.Request(
            f"{self._storage_url}/{path}",
            method=method,
            headers={"X-Auth-Token": self.token, **(headers or {})},
            data=contents,  # type: ignore[arg-type]
        )
        with urllib.request.urlopen(request, timeout=UPLOAD_WITHIN):
            pass


@contextmanager
def lab() -> Iterator[Lab]:
    """Start a cloud for the benchmark; it ends with this process, whatever happens to it."""
    WORK.mkdir(parents=True, exist_ok=True)
    cloud = CloudHandle(WORK / "cloud", TOKEN_LIFE, token_cache=TOKEN_CACHE)
    try:
        yield Lab(cloud)
    finally:
        cloud.stop()
