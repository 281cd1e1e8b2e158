"""Addresses with which anyone may do one thing to an object for a while."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.token import utc_now
from .algorithm import OUTPUT, PREFIX, SwiftAlgorithm
from .chosen_objects import ALL, add_choice, chosen
from .run import Run
from .tables import TEXT, TIME, Table, add_table

if TYPE_CHECKING:
    from ..temporary_urls import Signing, TemporaryUrl

METHOD, LIFE, MAKE_KEY, COUNT = "METHOD", "LIFE", "MAKE_KEY", "COUNT"
METHODS = ("GET", "PUT", "DELETE")
DAY = 24.0  # hours
TEN_YEARS = 87_600.0
COLUMNS = (("name", TEXT), ("method", TEXT), ("expires", TIME), ("url", TEXT))


class MakeTemporaryUrl(SwiftAlgorithm):
    """``swift:temporaryurl``"""

    def name(self) -> str:
        return "temporaryurl"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Make temporary URLs")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Makes addresses that need no login: whoever has one may do one thing to an object, until it ends. They "
            "stand in the table and nowhere else.\n\n"
            "Addresses for a prefix are good for all objects whose names begin so, also for later ones.\n\n"
            "They are signed with the key of the container or of the account. A key that is there is never replaced; "
            "one is made, for the container, only where there is none and you say so.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_connection()
        self.add_container()
        add_choice(self)
        # By their names, not by numbers.
        text = translate("SwiftCogBrowser", "What may be done")
        self.add_input(QgsProcessingParameterEnum(METHOD, text, METHODS, False, METHODS[0], False, True))
        self.add_input(
            QgsProcessingParameterNumber(
                LIFE,
                translate("SwiftCogBrowser", "For how many hours"),
                Qgis.ProcessingNumberParameterType.Double,
                DAY,
                False,
                1 / 60,
                TEN_YEARS,
            )
        )
        text = translate("SwiftCogBrowser", "Give the container a key if neither it nor the account has one")
        self.add_input(QgsProcessingParameterBoolean(MAKE_KEY, text, False))
        add_table(self, OUTPUT, translate("SwiftCogBrowser", "Temporary URLs"))
        self.add_number(COUNT, translate("SwiftCogBrowser", "Number of URLs"))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Sign the addresses."""
        container = self.container(parameters, context)
        entries = chosen(self, parameters, context, run, container)
        signing = self._signing(parameters, context, run, container)
        prefix = self.parameterAsString(parameters, PREFIX, context)
        table = Table(self, OUTPUT, parameters, context, COLUMNS)
        for entry in entries:
            run.cancel.check()
            made = _signed(signing, entry.name, prefix)
            table.add([made.name, signing.method, made.expires, made.url])
        return {COUNT: len(entries), **table.results()}

    def _signing(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run, container: str) -> Signing:
        from ..temporary_urls import KeyHolder, Signing, best_digest, end_of, key_for

        method = self.parameterAsEnumString(parameters, METHOD, context)
        life = timedelta(hours=self.parameterAsDouble(parameters, LIFE, context))
        make = self.parameterAsBool(parameters, MAKE_KEY, context)
        with ExitStack() as closing:
            holder = KeyHolder(run.session)
            closing.callback(holder.close)
            digest = best_digest(holder.limits(run.cancel), method)
            key = key_for(holder, container, make, run.cancel)
        token = run.session.current
        expires = end_of(life, utc_now(), token.skew)
        return Signing(token.storage_url, container, key, method, expires, digest)


def _signed(signing: Signing, name: str, prefix: str) -> TemporaryUrl:
    return signing.of_prefix("" if prefix == ALL else prefix, name) if prefix else signing.of_object(name)
