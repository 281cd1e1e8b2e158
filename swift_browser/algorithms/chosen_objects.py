"""Which objects an algorithm is for: some by name, or all that begin with a prefix."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import UserError
from ..models import ObjectEntry
from .algorithm import PREFIX, SwiftAlgorithm
from .progress import Unit
from .run import Run

OBJECTS = "OBJECTS"


class ObjectsAndPrefix(UserError):
    template = "Give the names of objects, or what the names begin with, but not both."


class NothingChosen(UserError):
    template = "No object is named. To take the whole container, write * for what the names begin with."


class NoObjectThere(UserError):
    template = "The container {container} holds no object whose name begins with {prefix}."


# Stands for all objects of a container: an empty field is not to mean that by itself.
ALL = "*"


def add_choice(algorithm: SwiftAlgorithm) -> None:
    """Add the two parameters."""
    translate = QCoreApplication.translate
    algorithm.add_input(
        QgsProcessingParameterString(
            OBJECTS, translate("SwiftCogBrowser", "Names of objects, one on each line"), "", True, optional=True
        )
    )
    algorithm.add_prefix(translate("SwiftCogBrowser", "Or all whose names begin with (* for all of the container)"))


def chosen(
    algorithm: SwiftAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, run: Run, container: str
) -> list[ObjectEntry]:
    """Return the objects: of those that are named only the name is known. Waits for the network.

    Raises:
        ObjectsAndPrefix, NothingChosen, NoObjectThere: there is nothing to do.
        StoreError, ServerOutOfReach, KeystoneError: no listing.
    """
    from ..listing import pages

    text = algorithm.parameterAsString(parameters, OBJECTS, context)
    names = [name for name in text.splitlines() if name.strip()]
    prefix = algorithm.parameterAsString(parameters, PREFIX, context)
    if names and prefix:
        raise ObjectsAndPrefix
    if names:
        return [ObjectEntry(name) for name in dict.fromkeys(names)]
    if not prefix:
        raise NothingChosen
    beginning = "" if prefix == ALL else prefix
    meter = run.meter(Unit.OBJECTS)
    found: list[ObjectEntry] = []
    for page in pages(lambda marker: run.store.objects(container, beginning, "", marker, cancel=run.cancel)):
        run.cancel.check()
        found += page
        meter.advance(len(page))
        meter.tell()
    if not found:
        raise NoObjectThere(container=container, prefix=prefix)
    return found
