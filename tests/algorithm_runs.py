"""What the tests of the algorithms share: how one is run, the variables of a login, the rows of a table."""

from __future__ import annotations

from typing import Any, Protocol

from cloud.handle import CloudHandle
from qgis.core import QgsProcessingFeedback, QgsVectorLayer


class RunAlgorithm(Protocol):
    """``processing.run``"""

    def __call__(
        self, name: str, parameters: dict[str, Any], feedback: QgsProcessingFeedback | None = None
    ) -> dict[str, Any]: ...


def variables_of(cloud: CloudHandle, user: str = "astrid") -> dict[str, str]:
    """Return the variables of a sourced openrc file, with the password in them."""
    one = cloud.user(user)
    return {
        "OS_AUTH_URL": cloud.plan.auth_url,
        "OS_USERNAME": one.name,
        "OS_PASSWORD": one.password,
        "OS_PROJECT_NAME": one.project,
        "OS_USER_DOMAIN_ID": "default",
        "OS_PROJECT_DOMAIN_ID": "default",
        "OS_IDENTITY_API_VERSION": "3",
        "OS_REGION_NAME": "RegionOne",
    }


def rows(layer: QgsVectorLayer) -> list[dict[str, Any]]:
    """Return the rows of a table, by the names of its columns."""
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


class Listener(QgsProcessingFeedback):
    """Hears what an algorithm tells, and may call it off.

    Attributes:
        cancel_at: percent at which it is called off; above 100 never.
    """

    def __init__(self, cancel_at: float = 101) -> None:
        super().__init__(False)
        self.texts: list[str] = []
        self.warnings: list[str] = []
        self.percents: list[float] = []
        self.progressChanged.connect(self._progressed)
        self._cancel_at = cancel_at

    def _progressed(self, percent: float) -> None:
        self.percents.append(percent)
        if percent >= self._cancel_at:
            self.cancel()

    def setProgressText(self, text: str | None) -> None:
        self.texts.append(text or "")

    def pushWarning(self, warning: str | None) -> None:
        self.warnings.append(warning or "")

    @property
    def all_texts(self) -> str:
        return "\n".join([*self.texts, *self.warnings, self.textLog()])
