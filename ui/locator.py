"""Finds objects from QGIS's locator bar: "swift cont" lists containers, "swift container/pre" objects."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence

from qgis.core import QgsApplication, QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult
from qgis.PyQt.QtCore import QCoreApplication

from ..auth.errors import Cancelled, UserError
from ..swift_browser.cancel import Cancel
from ..swift_browser.file_kinds import looks_like_raster, looks_like_vector
from ..swift_browser.jobs import Unexpected
from ..swift_browser.name_search import Hit, NameSearch, Searched
from ..swift_browser.places import Place
from .words import error_text, size_text
from .workplace import Workplace

PREFIX = "swift"
# What is typed in one go is one search.
PAUSE = 300  # ms
ADD = 1


class SwiftLocator(QgsLocatorFilter):
    """QGIS searches in clones of this one, which it makes and prepares on the main thread."""

    def __init__(
        self,
        workplace: Workplace,
        show_panel: Callable[[], None],
        search: Callable[[str], None],
        names: NameSearch | None = None,
    ) -> None:
        """
        Args:
            show_panel: opens the place where the user can connect.
            search: writes a text into the locator bar.
            names: what clones share.
        """
        super().__init__()
        self._workplace = workplace
        self._show_panel = show_panel
        self._search = search
        self._names = names or NameSearch()
        self._accounts: list[Searched] = []
        self._endings: list[str] = []
        # Only when it is meant: other searches are not to ask the object store for anything.
        self.setUseWithoutPrefix(False)
        self.setFetchResultsDelay(PAUSE)

    def clone(self) -> SwiftLocator:
        return SwiftLocator(self._workplace, self._show_panel, self._search, self._names)

    def name(self) -> str:
        return "swift_cog_browser"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Swift objects")

    def description(self) -> str:
        return QCoreApplication.translate(
            "SwiftCogBrowser", "Containers and objects of the connected accounts, by the beginnings of their names"
        )

    def prefix(self) -> str:
        return PREFIX

    def priority(self) -> QgsLocatorFilter.Priority:
        return QgsLocatorFilter.Priority.Medium

    def prepare(self, _string: str | None, _context: QgsLocatorContext) -> list[str]:
        """Note who is connected, and what is taken for a raster; on the main thread, where the accounts live."""
        accounts, known = self._workplace.accounts, self._workplace.known
        keys = [(accounts.key_of(account), account) for account in accounts.all]
        self._endings = list(self._workplace.settings.raster_endings.value())
        self._accounts = [Searched(key, known.name_of(key), account.store) for key, account in keys]
        return []

    def fetchResults(  # noqa: N802 - QGIS's
        self, string: str | None, _context: QgsLocatorContext, feedback: QgsFeedback | None
    ) -> None:
        """Search, on a thread of the locator."""
        if not self._accounts:
            self.resultFetched.emit(self._hint())
            return
        try:
            for found in self._names.hits((string or "").strip(), self._accounts, _FeedbackCancel(feedback)):
                self.resultFetched.emit(self._refusal(found) if isinstance(found, UserError) else self._result(found))
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001 - on this thread QGIS would only log it
            reason = f"{type(error).__name__}: {error}"
            self.resultFetched.emit(self._refusal(Unexpected(reason=reason, details=traceback.format_exc())))

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802 - QGIS's
        """Add an object; look into a container or a pseudo-folder; connect where nobody is connected."""
        place = _place(result)
        if place is None:
            self._show_panel()
        elif place.is_object:
            self._workplace.adding.add([place])
        else:
            self._search(f"{PREFIX} {place.container}/{place.name}")

    def triggerResultFromAction(self, result: QgsLocatorResult, action: int) -> None:  # noqa: N802 - QGIS's
        """Add all that is in a container or a pseudo-folder."""
        place = _place(result)
        if place is not None and action == ADD:
            self._workplace.adding.add([place])

    def _result(self, hit: Hit) -> QgsLocatorResult:
        place = hit.place
        result = QgsLocatorResult()
        result.filter = self
        result.displayString = place.name or place.container
        where = [hit.account, *([place.container] if place.name else [])]
        result.description = " › ".join(where) + ("" if hit.size is None else f" ({size_text(hit.size)})")
        result.icon = QgsApplication.getThemeIcon(_icon(place, self._endings))
        # Containers first.
        result.score = 0.5 if place.name else 1.0
        result.setUserData([place.key, place.container, place.name])
        if not place.is_object:
            text = QCoreApplication.translate("SwiftCogBrowser", "Add as Group")
            icon = QgsApplication.iconPath("mActionAddGroup.svg")
            result.actions = [QgsLocatorResult.ResultAction(ADD, text, icon)]
        return result

    def _refusal(self, error: UserError) -> QgsLocatorResult:
        return self._row(error_text(error), "/mIconWarning.svg")

    def _hint(self) -> QgsLocatorResult:
        text = QCoreApplication.translate("SwiftCogBrowser", "Not connected: press Enter to connect in the Swift panel")
        return self._row(text, "/mIconInfo.svg")

    def _row(self, text: str, icon: str) -> QgsLocatorResult:
        result = QgsLocatorResult()
        result.filter = self
        result.displayString = text
        result.icon = QgsApplication.getThemeIcon(icon)
        result.setUserData([])
        return result


class _FeedbackCancel(Cancel):
    """Called off when QGIS calls the search off."""

    def __init__(self, feedback: QgsFeedback | None) -> None:
        super().__init__()
        self._feedback = feedback

    @property
    def requested(self) -> bool:
        return self._feedback is not None and self._feedback.isCanceled()

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.check()
            time.sleep(0.05)
        self.check()


def _place(result: QgsLocatorResult) -> Place | None:
    # QGIS's stubs do not know it.
    found = result.userData  # type: ignore[attr-defined]
    return Place(*map(str, found)) if found else None


def _icon(place: Place, raster_endings: Sequence[str]) -> str:
    if not place.name:
        return "/mIconDbSchema.svg"
    if not place.is_object:
        return "/mIconFolder.svg"
    if looks_like_raster(place.name, raster_endings):
        return "/mIconRaster.svg"
    return "/mIconVector.svg" if looks_like_vector(place.name) else "/mIconFile.svg"
