"""The part of the connection dialog that tries a login and says what was reached."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ..auth.errors import Cancelled, PasscodeNeeded, ProjectNeeded, UserError
from ..auth.login import Login, NamedOrId, Secret
from ..swift_browser import jobs
from ..swift_browser.cancel import Cancel
from ..swift_browser.qgis_network import qgis_proxy
from .field_row import warning_label
from .messages import show_details
from .password_dialog import ask_secrets
from .project_dialog import ask_project
from .words import error_text, time_text

if TYPE_CHECKING:
    from ..swift_browser.connection_test import Reached


class ConnectionTrial(QWidget):
    """Tries one login at a time, in the background; asks for what a person has to give."""

    wanted = pyqtSignal()  # somebody pressed the button
    project_chosen = pyqtSignal(object)  # NamedOrId
    ended = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._job: jobs.Job[Reached] | None = None
        self._details = ""
        self._button = QPushButton(self)
        self._button.setObjectName("testButton")
        self._button.clicked.connect(self._press)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setMaximumSize(80, 12)
        self._more = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Details"), self)
        self._more.setObjectName("testDetails")
        self._more.clicked.connect(self._show_details)
        self._result = QLabel(self)
        self._result.setObjectName("testResult")
        self._result.setWordWrap(True)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problem = warning_label("testProblem", self)
        self._lay_out()
        self._show(running=False)

    @property
    def running(self) -> bool:
        return self._job is not None

    def start(self, login: Login) -> None:
        """Try a login; ask first for what it lacks."""
        self._say("", "", "")
        if login.missing:
            ask_secrets(login, self, lambda answer: self._run(answer.login))
        else:
            self._run(login)

    def say_problem(self, error: UserError) -> None:
        """Show what went wrong in place of a result."""
        self._say("", error_text(error), error.details)

    def stop(self) -> None:
        """Call the trial off, if there is one."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self._show(running=False)

    def _run(self, login: Login) -> None:
        self.stop()
        proxy_for = qgis_proxy()

        def work(cancel: Cancel) -> Reached:
            # Brings keystoneauth1 and swiftclient in: only those who try it pay for the import.
            from ..swift_browser.connection_test import try_login

            return try_login(login, proxy_for, cancel)

        def done(reached: Reached) -> None:
            if self._job is job:
                self._finish()
                self._say(reached_text(reached), "", "")
                self.ended.emit()

        def failed(error: UserError) -> None:
            if self._job is job:
                self._finish()
                self._failed(error, login)
                self.ended.emit()

        description = QCoreApplication.translate("SwiftCogBrowser", "Test the connection")
        job = self._job = jobs.start(description, work, done, failed)
        self._show(running=True)

    def _failed(self, error: UserError, login: Login) -> None:
        if isinstance(error, PasscodeNeeded):
            ask_secrets(login, self, lambda answer: self._run(answer.login), wanted=(Secret.PASSCODE,))
        elif isinstance(error, ProjectNeeded):
            ask_project(error, self, False, lambda project, _remember: self._take_project(error.login, project))
        elif not isinstance(error, Cancelled):
            self.say_problem(error)

    def _take_project(self, login: Login, project: NamedOrId) -> None:
        self.project_chosen.emit(project)
        self._run(login.with_project(project))

    def _finish(self) -> None:
        self._job = None
        self._show(running=False)

    def _press(self) -> None:
        if self.running:
            self.stop()
        else:
            self.wanted.emit()

    def _say(self, result: str, problem: str, details: str) -> None:
        self._details = details
        for label, text in ((self._result, result), (self._problem, problem)):
            label.setText(text)
            label.setVisible(bool(text))
        self._more.setVisible(bool(details))

    def _show(self, running: bool) -> None:
        test = QCoreApplication.translate("SwiftCogBrowser", "Test Connection")
        cancel = QCoreApplication.translate("SwiftCogBrowser", "Cancel Test")
        self._button.setText(cancel if running else test)
        self._progress.setVisible(running)

    def _show_details(self) -> None:
        show_details(self._problem.text(), self._details, self)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self._button, self._progress):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._result)
        layout.addWidget(self._problem)
        self._say("", "", "")


def reached_text(reached: Reached) -> str:
    """Return what a login led to, as a small table (HTML)."""
    translate = QCoreApplication.translate
    not_listed = translate("SwiftCogBrowser", "may not be listed by this user: name them under More")
    rows = (
        (translate("SwiftCogBrowser", "Keystone"), reached.keystone),
        (translate("SwiftCogBrowser", "User"), reached.user),
        (translate("SwiftCogBrowser", "Project"), reached.project),
        (translate("SwiftCogBrowser", "Region"), reached.region),
        (translate("SwiftCogBrowser", "Storage URL"), reached.storage_url),
        (
            translate("SwiftCogBrowser", "Containers"),
            not_listed if reached.containers is None else str(reached.containers),
        ),
        (translate("SwiftCogBrowser", "Login good until"), time_text(reached.expires)),
    )
    title = translate("SwiftCogBrowser", "The connection works.")
    cells = "".join(
        f"<tr><td style='padding-right: 8px; white-space: nowrap'>{escape(name)}:</td><td>{escape(value)}</td></tr>"
        for name, value in rows
        if value
    )
    return f"<b>{escape(title)}</b><table>{cells}</table>{_advice(reached)}"


def _advice(reached: Reached) -> str:
    """Return how to get a login that cannot change anything, where there is one (HTML)."""
    if not reached.could_read_only:
        return ""
    text = QCoreApplication.translate(
        "SwiftCogBrowser",
        "This login may write. One that only reads would do: {command}",
    )
    command = "<br><code>openstack application credential create --role reader NAME</code>"
    return f"<p>{escape(text).format(command=command)}</p>"
