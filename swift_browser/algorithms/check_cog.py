"""Which objects are valid COGs, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterBoolean
from qgis.PyQt.QtCore import QCoreApplication

from ..models import ObjectEntry
from ..paths import container_prefix
from ..words import error_text, filled_in
from .algorithm import OUTPUT, SwiftAlgorithm
from .chosen_objects import add_choice, chosen
from .progress import Unit
from .run import Run
from .tables import NUMBER, TEXT, YES_NO, Table, add_table

if TYPE_CHECKING:
    from ..cancel import Cancel
    from ..cog_checking import Checked

THOROUGH, COUNT, VALID = "THOROUGH", "COUNT", "VALID"
AT_A_TIME, PORTION = 16, 1000
COLUMNS = (
    ("name", TEXT),
    ("size", NUMBER),
    ("valid", YES_NO),
    ("reasons", TEXT),
    ("width", NUMBER),
    ("height", NUMBER),
    ("bands", NUMBER),
    ("type", TEXT),
    ("block", TEXT),
    ("overviews", NUMBER),
    ("compression", TEXT),
    ("location", TEXT),
)


class CheckCog(SwiftAlgorithm):
    """``swift:checkcog``"""

    def name(self) -> str:
        return "checkcog"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Check COGs")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Writes a table that says of each object whether it is a valid Cloud-Optimised GeoTIFF, and if not, why. "
            "Only the header is read, usually by one small request.\n\n"
            "Valid objects may have reasons too: what makes reading them slower than it could be, such as missing "
            "overviews.\n\n"
            "“Look at each block” reads the objects to their ends: it also finds what only programs meet that rely on "
            "GDAL's layout.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_connection()
        self.add_container()
        add_choice(self)
        self.add_input(
            QgsProcessingParameterBoolean(THOROUGH, translate("SwiftCogBrowser", "Look at each block"), False)
        )
        add_table(self, OUTPUT, translate("SwiftCogBrowser", "Checked objects"))
        self.add_number(COUNT, translate("SwiftCogBrowser", "Number of objects"))
        self.add_number(VALID, translate("SwiftCogBrowser", "Number of valid COGs"))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Check some at a time."""
        container = self.container(parameters, context)
        thorough = self.parameterAsBool(parameters, THOROUGH, context)
        entries = [each for each in chosen(self, parameters, context, run, container) if not each.is_folder]
        table, valid = Table(self, OUTPUT, parameters, context, COLUMNS), 0
        for checked in _checked(run, container, entries, thorough):
            table.add(_row(container, checked))
            valid += checked.is_valid
        return {COUNT: len(entries), VALID: valid, **table.results()}


def _checked(run: Run, container: str, entries: Sequence[ObjectEntry], thorough: bool) -> Iterator[Checked]:
    from ..cog_checking import check_cog
    from ..parallel import in_parallel

    meter = run.meter(Unit.OBJECTS, len(entries))

    def check(entry: ObjectEntry, cancel: Cancel) -> Checked:
        checked = check_cog(run.store, container, entry, thorough, cancel)
        meter.advance()
        return checked

    for start in range(0, len(entries), PORTION):
        works = [partial(check, entry) for entry in entries[start : start + PORTION]]
        yield from in_parallel(works, AT_A_TIME, run.cancel, meter.tell)


def _row(container: str, checked: Checked) -> list[object]:
    reasons = [filled_in(finding.template, finding.values) for finding in checked.findings]
    if checked.problem is not None:
        reasons.append(error_text(checked.problem))
    place = container_prefix(container) + checked.entry.name
    row: list[object] = [checked.entry.name, checked.size, checked.is_valid, " ".join(reasons)]
    if checked.header is None:
        return [*row, *[None] * 7, place]
    main = checked.header.main
    block = f"{main.block_width} × {main.block_height}"
    described = [main.width, main.height, main.samples, main.data_type, block, len(checked.header.overviews)]
    return [*row, *described, main.compression, place]
