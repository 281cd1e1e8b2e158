"""Runs one cloud in a box, from an empty folder until it is told to stop."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import sys
import threading
from pathlib import Path
from typing import IO

from . import contents, identity, object_store
from .plan import STATE_FILE, Plan
from .servers import Servers

LOCK_FILE = "cloud.lock"


def lock(folder: Path) -> IO[str] | None:
    """Take a folder for one cloud; return None when a cloud runs in it already.

    The lock is the kernel's: it is gone with the process that holds it, however that ended.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = open(folder / LOCK_FILE, "a+", encoding="utf-8")  # noqa: SIM115 - kept open for as long as the lock is held
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def holder(folder: Path) -> int | None:
    """Return the process id of the cloud that runs in a folder, or None."""
    try:
        with open(folder / LOCK_FILE, encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return int(file.read())
    except FileNotFoundError:
        return None
    return None


def run(plan: Plan, big_raster: Path | None, seconds: float, lifeline: bool) -> None:
    """Start a new cloud in its folder and keep it up until a signal, a time limit or the end of the parent.

    Args:
        plan: its folder is emptied first, but for the lock.
        big_raster: one more raster to load, or None.
        seconds: the cloud stops by itself after this time.
        lifeline: also stop when the standard input ends, as it does when the parent is gone.

    Raises:
        RuntimeError: a cloud runs in the folder already, or a server did not come up.
    """
    folder = plan.folder
    held = lock(folder)
    if held is None:
        raise RuntimeError(f"a cloud runs in {folder} already")
    _empty(folder)
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: over.set())
    if lifeline:
        threading.Thread(target=_watch_parent, args=(over,), daemon=True).start()
    servers = Servers(plan)
    try:
        # Swift comes up while Keystone makes its database.
        servers.start_swift(object_store.configure(plan))
        servers.start_keystone(identity.configure(plan))
        identity.populate(plan)
        servers.wait()
        contents.fill(plan, big_raster)
        plan.save()
        over.wait(seconds)
    finally:
        (folder / STATE_FILE).unlink(missing_ok=True)
        servers.stop()
        held.close()


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.name != LOCK_FILE:
            entry.unlink()


def _watch_parent(over: threading.Event) -> None:
    while sys.stdin.buffer.read(1):
        pass
    over.set()
