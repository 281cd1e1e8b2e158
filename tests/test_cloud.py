"""The cloud in a box is a real cloud: tokens, revocation, roles, and an orderly end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import pytest
from cloud.handle import CHECKOUT, PYTHON, CloudHandle
from cloud.plan import MANY_ROWS, Plan
from conftest import BUILD, login_of
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser.errors import AccessDenied
from swift_cog_browser.swift_browser.listing import all_containers, all_objects
from swift_cog_browser.swift_browser.store import ObjectStore


def open_store(cloud: CloudHandle, user: str = "astrid") -> ObjectStore:
    session = AccountSession(login_of(cloud, user))
    session.open()
    return ObjectStore(session)


def test_a_revocation_is_seen_at_once(cloud: CloudHandle) -> None:
    session = AccountSession(login_of(cloud))
    old = session.open()
    store = ObjectStore(session)
    assert store.head("rasters", "cog.tif")
    new = session.renew()
    cloud.revoke(old.value, by=new.value)
    mark = cloud.mark()
    # The store client works with the new token; the old one is refused.
    session._token = old
    assert store.head("rasters", "cog.tif")
    assert [request.status for request in cloud.requests(mark)] == [401, 200]
    assert session.current not in (old, new)


def test_what_the_listing_shows(cloud: CloudHandle) -> None:
    store = open_store(cloud)
    containers = {each.name: each for each in all_containers(store)}
    assert (containers["many"].count, containers["rasters"].count, containers["empty"].count) == (MANY_ROWS, 10, 0)
    assert containers["rasters"].bytes > 10_000_000
    rows = list(all_objects(store, "many"))
    assert [row.name for row in rows] == [f"row-{number:06}.tif" for number in range(MANY_ROWS)]
    assert (rows[7].size, rows[7].etag, rows[7].content_type) == (1007, f"{7:032x}", "image/tiff")


def test_roles(cloud: CloudHandle) -> None:
    assert len(list(all_objects(open_store(cloud, "roland"), "rasters"))) == 10
    with pytest.raises(AccessDenied, match="the container rasters"):
        list(all_objects(open_store(cloud, "gaston"), "rasters"))
    assert [each.name for each in all_containers(open_store(cloud, "oskar"))] == ["private", "twins"]


def control(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PYTHON), "-m", "tests.cloud", command, "--folder", str(folder)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


def listening(plan: Plan) -> list[int]:
    """Return the ports of a cloud that somebody listens on."""
    found = []
    for port in astuple(plan.ports):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                found.append(port)
    return found


def processes_in(folder: Path) -> list[str]:
    """Return the command lines of processes that name a folder."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line and str(os.getpid()) != entry.parent.name:
            lines.append(line)
    return lines


def test_start_twice_and_stop(cloud: CloudHandle) -> None:
    folder = BUILD / "cloud-control"
    assert control("stop", folder).stdout == "No cloud is running.\n"
    assert control("status", folder).returncode == 1
    first = control("start", folder)
    try:
        assert first.returncode == 0, first.stdout + first.stderr
        plan = Plan.load(folder)
        assert len(listening(plan)) == 7
        second = control("start", folder)
        assert (second.returncode, second.stdout) == (0, first.stdout)
        assert control("status", folder).stdout == first.stdout
    finally:
        stopped = control("stop", folder)
    assert stopped.stdout == "The cloud has stopped.\n"
    assert listening(plan) == []
    assert processes_in(folder) == []
    assert not (folder / "cloud.json").exists()


def test_only_loopback(cloud: CloudHandle) -> None:
    """Every server of the cloud listens on 127.0.0.1 and nowhere else."""
    ports = set(astuple(cloud.plan.ports))
    addresses = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            address, port = fields[1].split(":")
            if fields[3] == "0A" and int(port, 16) in ports:
                addresses.add(address)
    little_endian = sys.byteorder == "little"
    assert addresses == {"0100007F" if little_endian else "7F000001"}
