"""The window in which a connection is made, changed and tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from qgis.core import QgsApplication
from qgis.gui import QgsScrollArea
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ..auth.connection import Connection
from ..auth.errors import UserError
from ..auth.login import Login, NamedOrId
from ..auth.login_variables import from_variables
from ..auth.normal_form import normal_form
from ..auth.secret_store import SecretStoreError
from ..swift_browser.connections import Connections
from .connection_fields import FieldProblem, check, field_problem
from .connection_form import ConnectionForm
from .connection_trial import ConnectionTrial
from .field_row import warning_label
from .words import error_text, in_words

WIDTH, HEIGHT = 560, 560  # pixels


@dataclass(frozen=True)
class Draft:
    """What the dialog begins with.

    Attributes:
        connection: the name and the variables.
        is_saved: whether it is one of the saved ones already.
        secret: from a file; empty if there is none.
        notes: what the user should know about the file.
    """

    connection: Connection
    is_saved: bool = False
    secret: str = field(default="", repr=False)
    notes: tuple[str, ...] = ()

    @classmethod
    def empty(cls) -> Draft:
        return cls(Connection.new("", {}))


class ConnectionDialog(QDialog):
    """Changes nothing before Save is pressed."""

    saved = pyqtSignal(object)  # Connection
    # A Connection that was saved, and its secret if that was typed, so that nobody is asked for it again.
    connect_requested = pyqtSignal(object, str)

    def __init__(self, connections: Connections, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SwiftConnectionDialog")
        self.setWindowTitle(_title(draft))
        self._connections = connections
        self._draft = draft
        self._form = ConnectionForm(self)
        self._trial = ConnectionTrial(self)
        self._trial.wanted.connect(self.test)
        self._trial.project_chosen.connect(self._take_project)
        self._notes = QLabel("\n".join(map(in_words, draft.notes)), self)
        self._notes.setObjectName("fileNotes")
        self._notes.setTextFormat(Qt.TextFormat.PlainText)
        self._notes.setWordWrap(True)
        self._notes.setVisible(bool(draft.notes))
        self._problem = warning_label("saveProblem", self)
        self._lay_out()
        connection = draft.connection
        kept = draft.is_saved and bool(connection.secret_id)
        self._form.load(connection.name, normal_form(connection.variables), draft.secret, kept)
        self.finished.connect(lambda _result: self._trial.stop())

    def test(self) -> None:
        """Try what the fields say, saved or not."""
        connection = self._checked()
        if connection is None:
            return
        try:
            self._trial.start(self._login(connection))
        except SecretStoreError as error:
            self._trial.say_problem(error)

    def save(self, and_connect: bool = False) -> None:
        """Save what the fields say, and close; if that is not possible, say why and stay open."""
        connection = self._checked()
        if connection is None:
            return
        try:
            secret = self._form.secret.to_save() if self._form.has_secret else ""
            saved = self._connections.save(connection, secret)
        except FieldProblem as problem:
            self._form.show_problem(problem.key, problem.sentence)
            return
        except SecretStoreError as error:
            self._say(error_text(error))
            return
        except UserError as error:
            self._show(field_problem(error))
            return
        self.accept()
        self.saved.emit(saved)
        if and_connect:
            self.connect_requested.emit(saved, self._form.secret.text)

    def _checked(self) -> Connection | None:
        """Return what the fields say, or say what is wrong with them."""
        self._form.clear_problems()
        self._say("")
        try:
            variables = self._form.variables()
            check(self._form.kind, self._form.name, variables)
        except FieldProblem as problem:
            self._show(problem)
            return None
        return replace(self._draft.connection, name=self._form.name, variables=normal_form(variables))

    def _login(self, connection: Connection) -> Login:
        login = from_variables(connection.variables, connection.name)
        secret = self._form.secret.text
        if self._form.secret.is_kept:
            secret = self._connections.secret(connection.id) or ""
        if secret and login.kept_secret is not None:
            login = login.with_secret(login.kept_secret, secret)
        return login

    def _take_project(self, project: NamedOrId) -> None:
        self._form.set_project(project.id, project.name)

    def _show(self, problem: FieldProblem) -> None:
        self._form.show_problem(problem.key, problem.sentence)

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _lay_out(self) -> None:
        scroll = QgsScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._form)
        bar = scroll.verticalScrollBar()
        beside = 0 if bar is None else bar.sizeHint().width()
        scroll.setMinimumWidth(self._form.minimumSizeHint().width() + beside)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        for widget in (self._notes, self._form.warning, self._problem, self._trial, self._make_buttons()):
            layout.addWidget(widget)
        self.resize(WIDTH, HEIGHT)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        both = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Save and Connect"), self)
        both.setObjectName("saveAndConnect")
        both.setIcon(QgsApplication.getThemeIcon("/mActionStart.svg"))
        buttons.addButton(both, QDialogButtonBox.ButtonRole.AcceptRole)
        save = buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setObjectName("saveConnection")
        save.setDefault(True)
        save.clicked.connect(lambda: self.save())
        both.clicked.connect(lambda: self.save(and_connect=True))
        buttons.rejected.connect(self.reject)
        return buttons


def _title(draft: Draft) -> str:
    if draft.is_saved:
        return QCoreApplication.translate("SwiftCogBrowser", "Edit Connection")
    return QCoreApplication.translate("SwiftCogBrowser", "New Connection")


def secret_in(variables: Mapping[str, str], source: str) -> str:
    """Return the secret worth keeping that variables hold; empty if there is none.

    Raises:
        LoginIncomplete, LoginUnsupported, AddressInvalid: see :func:`..auth.login_variables.from_variables`.
    """
    credentials = from_variables(variables, source).credentials
    found = (getattr(credentials, name, None) for name in ("password", "secret", "token", "key"))
    return next((str(value) for value in found if value), "")
