"""A running cloud as the tests see it: its accounts, its log, and what an administrator can do to it."""

from __future__ import annotations

import json
import subprocess
import time
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from . import openrc
from .administrator import Administrator
from .passcode import passcode
from .plan import DEFAULT_DOMAIN, Plan, User

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PYTHON = CHECKOUT / "build" / "venv-cloud" / "bin" / "python"
STARTS_WITHIN = 180.0  # seconds
PROXY = "proxy"
TEMPAUTH_PROXY = "tempauth-proxy"


@dataclass(frozen=True)
class Request:
    """A request as the proxy logged it. ``range`` is the header's value, or empty."""

    method: str
    path: str
    status: int
    range: str

    @property
    def name(self) -> str:
        """The path without version and account: container/object."""
        return self.path.partition("?")[0].split("/", 3)[3] if self.path.count("/") >= 3 else ""


class CloudHandle:
    """Starts a cloud that ends with this process, whatever happens to it."""

    def __init__(self, folder: Path, token_life: int, big_raster: Path | None = None) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "cloud.json").unlink(missing_ok=True)
        command = [str(PYTHON), "-m", "tests.cloud", "run", "--lifeline", "--folder", str(folder)]
        command += ["--token-life", str(token_life)]
        if big_raster is not None:
            command += ["--big-raster", str(big_raster)]
        with open(folder.with_name(f"{folder.name}.log"), "wb") as log:
            self.process = subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=log, stderr=log)
        self._plan: Plan | None = None

    @property
    def plan(self) -> Plan:
        """The cloud's accounts and addresses; waits until it is up."""
        deadline = time.monotonic() + STARTS_WITHIN
        while self._plan is None:
            try:
                self._plan = Plan.load(self.folder)
            except FileNotFoundError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    log = self.folder.with_name(f"{self.folder.name}.log")
                    raise RuntimeError(f"the cloud did not start: {log.read_text(errors='replace')[-2000:]}") from None
                time.sleep(0.1)
        return self._plan

    def stop(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(30)

    def openrc(self, user: str = "astrid", domain: str = DEFAULT_DOMAIN) -> Path:
        return openrc.password_file(self.plan, self.plan.user(user, domain))

    def application_credential(self) -> Path:
        return openrc.application_credential_file(self.plan, self.plan.user("astrid"))

    def legacy_openrc(self) -> Path:
        """Return the file for TempAuth, with ``ST_AUTH``, ``ST_USER`` and ``ST_KEY``."""
        return openrc.legacy_file(self.plan)

    def user(self, name: str = "astrid", domain: str = DEFAULT_DOMAIN) -> User:
        return self.plan.user(name, domain)

    def passcode(self, user: str = "tabea") -> str:
        """Return the passcode of a user's second factor for this moment."""
        return passcode(self.user(user).totp_secret)

    @property
    def administrator(self) -> Administrator:
        """Who may do anything in Keystone."""
        return Administrator(self.plan)

    def revoke(self, token: str, by: str) -> None:
        """Have Keystone revoke a token, on the authority of another one."""
        request = urllib.request.Request(
            f"{self.plan.auth_url}/auth/tokens",
            method="DELETE",
            headers={"X-Auth-Token": by, "X-Subject-Token": token},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 204

    def upload(self, token: str, storage_url: str, path: str, contents: bytes) -> None:
        """Put an object where the tests need one more."""
        request = urllib.request.Request(
            f"{storage_url}/{path}", method="PUT", headers={"X-Auth-Token": token}, data=contents
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 201

    def delete(self, token: str, storage_url: str, path: str) -> None:
        request = urllib.request.Request(f"{storage_url}/{path}", method="DELETE", headers={"X-Auth-Token": token})
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 204

    def add_rows(self, container: str, count: int, *, deleted: bool = False) -> None:
        """Put rows straight into a container's database: real listings without real uploads.

        Args:
            deleted: take them out again.
        """
        command = [str(PYTHON), "-m", "tests.cloud.more_rows", str(self.folder.resolve()), container, str(count)]
        command += ["--deleted"] if deleted else []
        subprocess.run(command, cwd=CHECKOUT, check=True, timeout=120)

    def mark(self, proxy: str = PROXY) -> int:
        """Return the present end of a proxy's log, for :meth:`requests`."""
        self._log_is_written(proxy)
        return self._log(proxy).stat().st_size

    def requests(self, since: int = 0, proxy: str = PROXY) -> list[Request]:
        """Return the clients' requests that a proxy has answered since a mark.

        Args:
            since: the mark.
            proxy: ``PROXY``, the one that asks Keystone, or ``TEMPAUTH_PROXY``.
        """
        self._log_is_written(proxy)
        with open(self._log(proxy), "rb") as log:
            log.seek(since)
            lines = log.read().decode(errors="replace").splitlines()
        parsed = [_parse(line) for line in lines]
        return [request for request in parsed if request is not None and not request.path.startswith("/info")]

    def _log(self, proxy: str) -> Path:
        return self.folder / f"{proxy}.log"

    def _log_is_written(self, proxy: str) -> None:
        """Ask the proxy for something, and wait for its line: what came before is in the log then."""
        sign = uuid.uuid4().hex
        ports = self.plan.ports
        port = {PROXY: ports.proxy, TEMPAUTH_PROXY: ports.tempauth}[proxy]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/info?sign={sign}", timeout=10) as answer:
            json.load(answer)
        deadline = time.monotonic() + 10
        while sign not in self._log(proxy).read_text(errors="replace")[-20000:]:
            assert time.monotonic() < deadline, "the proxy does not write its log"
            time.sleep(0.01)


def _parse(line: str) -> Request | None:
    _server, found, rest = line.partition(" REQUEST ")
    if not found:
        return None
    method, path, status, _sent, headers, source = rest.split(" ")[:6]
    if source != "-":
        # A request of one part of Swift to another.
        return None
    byte_range = unquote(unquote(headers)).partition("Range: ")[2].strip()
    return Request(method, unquote(unquote(path)), int(status), byte_range)
