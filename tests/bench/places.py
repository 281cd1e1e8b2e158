"""Where the benchmark keeps its things."""

from __future__ import annotations

from cloud.handle import CHECKOUT

WORK = CHECKOUT / "build" / "bench"
