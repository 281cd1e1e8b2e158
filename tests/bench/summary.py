"""The medians of a run, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from .results import Result


def summary(results: Iterable[Result]) -> str:
    """Return a line for each link, raster, step and side: the medians of its repeats."""
    groups: dict[tuple[str, str, str, str], list[Result]] = {}
    for result in results:
        for step in result.steps:
            groups.setdefault((str(result.way), str(result.raster), step, result.side), []).append(result)
    lines = [_line(key, group) for key, group in groups.items()]
    return "\n".join(["", *lines])


def _line(key: tuple[str, str, str, str], group: list[Result]) -> str:
    way, raster, step, side = key
    seen = [result.steps[step] for result in group]
    seconds, gap = median(each.seconds for each in seen), median(each.gap for each in seen)
    requests, sent = median(len(each.requests) for each in seen), median(each.bytes for each in seen)
    what = f"{way:20} {raster:38} {step:6} {side:7}"
    return f"{what} {seconds:6.2f} s {requests:4.0f} requests {sent / 1e6:7.2f} MB {gap:6.0f} ms gap"
