"""What the algorithms share: the connection, the container and the prefix as parameters, errors in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (  # type: ignore[attr-defined]
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import Cancelled, UserError
from ..places import Place
from ..words import error_text
from .logins import FoundLogin, Logins
from .progress import FeedbackCancel
from .run import LocalRun, Run, logged_in

CONNECTION = "CONNECTION"
CONTAINER = "CONTAINER"
PREFIX = "PREFIX"
OUTPUT = "OUTPUT"


class ContainerNotNamed(UserError):
    template = "Name the container: one is needed, without a slash in its name."


@dataclass(frozen=True)
class Surroundings:
    """What the algorithms find around them.

    Attributes:
        logins: the ways to an account.
        add: adds objects of a connected account to the project that is open, in the background; None without a desk.
    """

    logins: Logins
    add: Callable[[Sequence[Place]], None] | None = None


class BaseAlgorithm(QgsProcessingAlgorithm):
    """What all of them share."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.surroundings = surroundings

    def add_parameters(self) -> None:
        """Add the parameters and outputs."""
        raise NotImplementedError

    def add_input(self, parameter: QgsProcessingParameterDefinition) -> None:
        """Add a parameter."""
        if not self.addParameter(parameter):
            raise RuntimeError(f"there are two parameters {parameter.name()}")

    def add_number(self, name: str, text: str) -> None:
        """Add a number to what the algorithm returns."""
        self.add_output(QgsProcessingOutputNumber(name, text))

    def add_output(self, output: QgsProcessingOutputDefinition) -> None:
        """Add something else to what the algorithm returns."""
        if not self.addOutput(output):
            raise RuntimeError(f"there are two outputs {output.name()}")

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Say what is wrong with the parameters where QGIS would only say that something is.

        Raises:
            UserError: they will not do.
        """

    def checkParameterValues(  # noqa: N802 - QGIS's
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """See whether the algorithm can be run with these parameters, and why not."""
        try:
            self.check(parameters, context)
        except UserError as error:
            return False, error_text(error)
        good, reason = super().checkParameterValues(parameters, context)
        return good, reason or ""

    def createInstance(self) -> BaseAlgorithm:  # noqa: N802 - QGIS's
        return type(self)(self.surroundings)

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's
        self.add_parameters()

    def _run(self, feedback: QgsProcessingFeedback, work: Callable[[LocalRun], Mapping[str, Any]]) -> dict[str, Any]:
        """Return the results of the work, none if it was called off; raise its errors as QGIS's."""
        try:
            with FeedbackCancel(feedback) as cancel:
                return dict(work(LocalRun(feedback, cancel)))
        except Cancelled:
            return {}
        except UserError as error:
            if error.details:
                feedback.pushDebugInfo(error.details)
            raise QgsProcessingException(error_text(error)) from None


class LocalAlgorithm(BaseAlgorithm):
    """An algorithm that needs no account. A subclass says its names, and works in :meth:`work`."""

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: LocalRun) -> Mapping[str, Any]:
        """Do it, and return the results by their names; see :meth:`SwiftAlgorithm.work`."""
        raise NotImplementedError

    def processAlgorithm(  # noqa: N802 - QGIS's
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback | None
    ) -> dict[str, Any]:
        """Work."""
        return self._run(feedback or QgsProcessingFeedback(), lambda run: self.work(parameters, context, run))


class SwiftAlgorithm(BaseAlgorithm):
    """An algorithm that works with an account.

    A subclass says its names, adds its parameters in :meth:`add_parameters`, and works in :meth:`work`, on whatever
    thread QGIS runs it: nothing there may touch a window, a project, or ``Accounts``.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._found: FoundLogin | None = None
        # What went wrong before the work: raised by it.
        self.trouble: UserError | None = None

    # For subclasses

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Do it, and return the results by their names.

        Raises:
            UserError: shown to the user, as a sentence. Cancelled ends the run without one.
        """
        raise NotImplementedError

    def add_connection(self) -> None:
        """Add the parameter that says which account; :meth:`Logins.find` says what may stand in it."""
        text = QCoreApplication.translate(
            "SwiftCogBrowser", "Connection (empty: the one that is shown, or the OS_* variables)"
        )
        parameter = QgsProcessingParameterString(CONNECTION, text, "", optional=True)
        if self.surroundings.logins.main_thread.is_here:
            parameter.setMetadata({"widget_wrapper": {"value_hints": self.surroundings.logins.names()}})
        self.add_input(parameter)

    def add_container(self) -> None:
        """Add the parameter that names the container."""
        self.add_input(
            QgsProcessingParameterString(CONTAINER, QCoreApplication.translate("SwiftCogBrowser", "Container"))
        )

    def add_prefix(self, text: str = "") -> None:
        """Add the parameter that names begin with.

        Args:
            text: what it is called; empty for the usual.
        """
        usual = QCoreApplication.translate("SwiftCogBrowser", "Names begin with (such as 2024/06/)")
        self.add_input(QgsProcessingParameterString(PREFIX, text or usual, "", optional=True))

    def container(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return the container that is named.

        Raises:
            ContainerNotNamed: none is, or something else.
        """
        name = self.parameterAsString(parameters, CONTAINER, context).strip().rstrip("/")
        if not name or "/" in name:
            raise ContainerNotNamed
        return name

    # For QGIS

    def group(self) -> str:
        return QCoreApplication.translate("SwiftCogBrowser", "Objects")

    def groupId(self) -> str:  # noqa: N802 - QGIS's
        return "objects"

    def prepareAlgorithm(  # noqa: N802 - QGIS's
        self, parameters: dict[str, Any], context: QgsProcessingContext, _feedback: QgsProcessingFeedback | None
    ) -> bool:
        """Find the login: usually on the main thread, where QGIS may ask for its master password.

        What goes wrong is raised later: QGIS would leave out the words of it here.
        """
        try:
            self._found = self.surroundings.logins.find(self.parameterAsString(parameters, CONNECTION, context))
        except UserError as error:
            self.trouble = error
        return True

    def processAlgorithm(  # noqa: N802 - QGIS's
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback | None
    ) -> dict[str, Any]:
        """Log in, work, and log out."""
        return self._run(feedback or QgsProcessingFeedback(), lambda run: self._log_in(parameters, context, run))

    def _log_in(self, parameters: dict[str, Any], context: QgsProcessingContext, local: LocalRun) -> Mapping[str, Any]:
        if self.trouble is not None:
            raise self.trouble
        if self._found is None:
            raise RuntimeError("QGIS did not prepare the algorithm")
        with logged_in(self._found, local) as run:
            return self.work(parameters, context, run)


class ArchiveAlgorithm(SwiftAlgorithm):
    """An algorithm for all objects of an archive at once."""

    def group(self) -> str:
        return QCoreApplication.translate("SwiftCogBrowser", "Archives")

    def groupId(self) -> str:  # noqa: N802 - QGIS's
        return "archives"
