"""An object store whose contents, page size and failures a test sets; it answers as Swift does, on any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from swift_cog_browser.auth.errors import UserError
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.models import Container, ObjectEntry


class ScriptedStore:
    """Lists by marker and in pages, the last of which is empty.

    Attributes:
        containers_held: the account.
        objects_held: by container and prefix, what a listing with a delimiter gives.
        failures: what to raise instead of listing, by container and prefix; ("", "") is the account.
        page_size: rows in one answer, however many were hoped for.
        answering: cleared, answers are held back until it is set.
        asked: container, prefix and marker of each request.
        limits: how many rows were hoped for in each.
        misleading: a name that is told as the last one of each page, before the rows are looked at; empty for the true.
    """

    def __init__(self) -> None:
        self.containers_held: list[Container] = []
        self.objects_held: dict[tuple[str, str], list[ObjectEntry]] = {}
        self.failures: dict[tuple[str, str], UserError] = {}
        self.page_size = 1000
        self.answering = threading.Event()
        self.answering.set()
        self.asked: list[tuple[str, str, str]] = []
        self.limits: list[int] = []
        self.misleading = ""

    def containers(self, *, marker: str, cancel: Cancel, prefix: str) -> list[Container]:
        found = [container for container in self.containers_held if container.name.startswith(prefix)]
        return self._page(found, "", prefix, marker)

    def objects(
        self,
        container: str,
        prefix: str,
        delimiter: str,
        marker: str,
        *,
        limit: int,
        cancel: Cancel,
        tell_last: Callable[[str], None] | None,
    ) -> list[ObjectEntry]:
        if delimiter:
            assert not prefix or prefix.endswith(delimiter)
            held = self.objects_held.get((container, prefix), [])
        else:
            all_held = [row for (of, _prefix), rows in self.objects_held.items() if of == container for row in rows]
            held = [row for row in all_held if row.name.startswith(prefix) and not row.is_folder]
        self.limits.append(limit)
        page = self._page(held, container, prefix, marker)[:limit]
        if page and tell_last is not None:
            tell_last(self.misleading or page[-1].name)
        return page

    def _page(self, rows: Sequence[Any], container: str, prefix: str, marker: str) -> list[Any]:
        self.asked.append((container, prefix, marker))
        assert self.answering.wait(30)
        failure = self.failures.get((container, prefix))
        if failure is not None:
            raise failure
        after = [row for row in sorted(rows, key=lambda row: row.name) if row.name > marker]
        return after[: self.page_size]
