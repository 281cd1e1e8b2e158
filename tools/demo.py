"""Starts the cloud in a box and the real QGIS in a fresh profile, logged in. Called by ``make demo``.

With a screen QGIS stays open until it is closed. Without one it runs under Xvfb, adds the big COG through the dock,
writes ``build/demo/dock.png`` and ``build/demo/layer.png``, and compares all pixels with those of the source file.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT / "tests"))

from real_qgis.launch import has_screen, make_profile, run_qgis  # noqa: E402

BUILD = CHECKOUT / "build"
OUTPUT = BUILD / "demo"
BIG_RASTER = BUILD / "data" / "big.tif"
CLOUD = BUILD / "cloud-demo"
TOUR = CHECKOUT / "tests" / "real_qgis" / "demo_tour.py"


def main() -> int:
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    try:
        if cloud("start", "--big-raster", str(BIG_RASTER)) != 0:
            return 1
        return interactive() if has_screen() else unattended()
    finally:
        cloud("stop")


def cloud(*words: str) -> int:
    python = BUILD / "venv-cloud" / "bin" / "python"
    command = [str(python), "-m", "tests.cloud", words[0], "--folder", str(CLOUD), *words[1:]]
    return subprocess.run(command, cwd=CHECKOUT).returncode


def variables() -> dict[str, str]:
    return {
        "SWIFT_COG_CLOUD": str(CLOUD),
        "SWIFT_COG_OUTPUT": str(OUTPUT),
        "SWIFT_COG_BIG_RASTER": str(BIG_RASTER),
        "SWIFT_COG_RESULT": str(OUTPUT / "result.json"),
    }


def interactive() -> int:
    print("QGIS starts; the demo ends when you close it.")
    profile = make_profile(OUTPUT)
    return run_qgis(
        profile,
        TOUR,
        {**variables(), "SWIFT_COG_INTERACTIVE": "1"},
        OUTPUT / "qgis.log",
        virtual_screen=False,
        within=12 * 3600,
    )


def unattended() -> int:
    print("No screen here: QGIS runs under Xvfb.")
    code = run_qgis(make_profile(OUTPUT), TOUR, variables(), OUTPUT / "qgis.log", within=900)
    try:
        result = json.loads((OUTPUT / "result.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        result = {"failure": f"no result; see {OUTPUT / 'qgis.log'}"}
    if code != 0 or result.get("failure") or result["differing blocks"]:
        print(f"QGIS ended with {code}: {json.dumps(result, indent=2)}", file=sys.stderr)
        return 1
    print(f"All pixels of {result['layer']} are those of {BIG_RASTER.relative_to(CHECKOUT)}.")
    print(f"Pictures: {(OUTPUT / 'dock.png').relative_to(CHECKOUT)}, {(OUTPUT / 'layer.png').relative_to(CHECKOUT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
