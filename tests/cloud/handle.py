"""A running cloud as the tests see it: its accounts, its log, and what an administrator can do to it."""

from __future__ import annotations

import subprocess
import time
import urllib.request
from pathlib import Path

from . import openrc
from .administrator import Administrator
from .passcode import passcode
from .plan import DEFAULT_DOMAIN, Plan, User
from .proxy_log import PROXY, TEMPAUTH_PROXY, ProxyLog, Request

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PYTHON = CHECKOUT / "build" / "venv-cloud" / "bin" / "python"
STARTS_WITHIN = 180.0  # seconds
STARTS = 2
FILLED_WITHIN = 600.0

__all__ = ["CHECKOUT", "PROXY", "PYTHON", "TEMPAUTH_PROXY", "CloudHandle", "Request"]


class CloudHandle:
    """Starts a cloud that ends with this process, whatever happens to it."""

    def __init__(self, folder: Path, token_life: int, big_raster: Path | None = None, token_cache: int = -1) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "cloud.json").unlink(missing_ok=True)
        command = [str(PYTHON), "-m", "tests.cloud", "run", "--lifeline", "--folder", str(folder)]
        command += ["--token-life", str(token_life), "--token-cache", str(token_cache)]
        if big_raster is not None:
            command += ["--big-raster", str(big_raster)]
        self._command = command
        self._log = folder.with_name(f"{folder.name}.log")
        self._log.unlink(missing_ok=True)
        self._starts = 0
        self._start()
        self._plan: Plan | None = None

    def _start(self) -> None:
        self._starts += 1
        with open(self._log, "ab") as log:
            self.process = subprocess.Popen(self._command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=log, stderr=log)

    @property
    def plan(self) -> Plan:
        """The cloud's accounts and addresses; waits until it is up."""
        deadline = time.monotonic() + STARTS_WITHIN
        while self._plan is None:
            try:
                self._plan = Plan.load(self.folder)
            except FileNotFoundError:
                ended, late = self.process.poll() is not None, time.monotonic() > deadline
                if late or (ended and self._starts == STARTS):
                    text = self._log.read_text(errors="replace")
                    raise RuntimeError(f"the cloud did not start: {text[-4000:]}") from None
                if ended:
                    # Its ports were free when they were chosen; another cloud may have taken one before it was in use.
                    self._start()
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

    def add_rows(self, container: str, count: int, *, folders: int = 0) -> None:
        """Put rows straight into a container's database: real listings without real uploads.

        Args:
            folders: how many pseudo-folders they are spread over; 0 for none.
        """
        self._change_rows(container, str(count), f"--folders={folders}")

    def drop_rows(self, container: str) -> None:
        """Take all rows out of a container's database again."""
        self._change_rows(container, "--drop")

    def _change_rows(self, container: str, *options: str) -> None:
        command = [str(PYTHON), "-m", "tests.cloud.more_rows", str(self.folder.resolve()), container, *options]
        subprocess.run(command, cwd=CHECKOUT, check=True, timeout=FILLED_WITHIN)

    def mark(self, proxy: str = PROXY) -> int:
        """Return the present end of a proxy's log, for :meth:`requests`."""
        return ProxyLog(self.plan, proxy).mark()

    def requests(self, since: int = 0, proxy: str = PROXY) -> list[Request]:
        """Return the clients' requests that a proxy has answered since a mark.

        Args:
            since: the mark.
            proxy: ``PROXY``, the one that asks Keystone, or ``TEMPAUTH_PROXY``.
        """
        return ProxyLog(self.plan, proxy).requests(since)
