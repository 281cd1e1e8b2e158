"""Command line of the cloud in a box: start, stop, status, run (in the foreground)."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from . import openrc
from .plan import Plan

START_WITHIN = 180.0  # seconds
STOP_WITHIN = 30.0


def main() -> int:
    options = _options()
    options.folder = options.folder.resolve()
    return int({"start": _start, "stop": _stop, "status": _status, "run": _run}[options.command](options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.cloud", description=__doc__)
    parser.add_argument("command", choices=["start", "stop", "status", "run"])
    parser.add_argument("--folder", type=Path, default=Path("build/cloud"), help="where the cloud keeps everything")
    parser.add_argument("--token-life", type=int, default=3600, help="seconds (default 3600)")
    parser.add_argument("--token-cache", type=int, default=-1, help="see Plan (default: none)")
    parser.add_argument("--big-raster", type=Path, help="one more raster, for the container 'big'")
    parser.add_argument("--hours", type=float, default=12, help="stop by itself after this time (default 12)")
    parser.add_argument("--lifeline", action="store_true", help="run: stop when the standard input ends")
    return parser.parse_args()


def _run(options: argparse.Namespace) -> int:
    # Needs the cloud's own packages, which the other commands do without.
    from . import box

    plan = Plan(options.folder, options.token_life, options.token_cache)
    box.run(plan, options.big_raster, options.hours * 3600, options.lifeline)
    return 0


def _start(options: argparse.Namespace) -> int:
    from . import box

    process = None
    if box.holder(options.folder) is None:
        process = _start_in_background(options)
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        if process is not None and process.poll() is not None:
            print(f"The cloud did not start; see {_log_file(options.folder)}", file=sys.stderr)
            return 1
        try:
            return _describe(Plan.load(options.folder))
        except FileNotFoundError:
            time.sleep(0.2)
    print(f"The cloud is not up after {START_WITHIN:.0f} s; see {_log_file(options.folder)}", file=sys.stderr)
    return 1


def _start_in_background(options: argparse.Namespace) -> subprocess.Popen[bytes]:
    options.folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", __package__ or "cloud", "run", "--folder", str(options.folder)]
    command += ["--token-life", str(options.token_life), "--token-cache", str(options.token_cache)]
    command += ["--hours", str(options.hours)]
    if options.big_raster:
        command += ["--big-raster", str(options.big_raster)]
    with open(_log_file(options.folder), "wb") as log:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)


def _log_file(folder: Path) -> Path:
    # Beside the folder, which a new cloud empties.
    return folder.with_name(f"{folder.name}.log")


def _stop(options: argparse.Namespace) -> int:
    from . import box

    process = box.holder(options.folder)
    if process is None:
        print("No cloud is running.")
        return 0
    os.kill(process, signal.SIGTERM)
    deadline = time.monotonic() + STOP_WITHIN
    while _is_running(process):
        if time.monotonic() > deadline:
            print(f"The cloud (process {process}) does not stop.", file=sys.stderr)
            return 1
        time.sleep(0.1)
    print("The cloud has stopped.")
    return 0


def _is_running(process: int) -> bool:
    """Return whether a process is at work: one that has ended, but that nobody has asked after yet, is not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in ("Z", "X")


def _status(options: argparse.Namespace) -> int:
    try:
        return _describe(Plan.load(options.folder))
    except FileNotFoundError:
        print("No cloud is running.")
        return 1


def _describe(plan: Plan) -> int:
    user = plan.user("astrid")
    print(f"Keystone   {plan.auth_url}")
    print(f"Swift      {plan.swift_url}")
    print(f"Tokens     live for {plan.token_life} s")
    print(f"openrc     {openrc.password_file(plan, user)}")
    print(f"Password   {user.password}")
    print(f"No prompt  {openrc.application_credential_file(plan, user)}")
    print(f"Requests   {plan.folder / 'proxy.log'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
