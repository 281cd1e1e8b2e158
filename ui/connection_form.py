"""The fields of a connection, only those that its kind of login needs; what they hold, as variables."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..auth.login_variables import YES
from ..auth.normal_form import LoginKind
from .connection_fields import FIELDS, ID_OF_NAME, KEPT, NAME, NETWORK_FIELDS, Field, kind_names, secret_name
from .field_editors import LineEditor
from .field_row import FieldRow, warning_label
from .secret_editor import SecretEditor

# The name and the kind stay where they are.
FIRST_ROWS = 2
SELDOM = frozenset({"OS_STORAGE_URL"})
NETWORK = ("OS_CACERT", "OS_CERT", "OS_KEY", "OS_INSECURE")


class ConnectionForm(QWidget):
    """Shows variables, and gives them back as the user changed them.

    Attributes:
        secret: the part for the secret.
        warning: shown while certificates are not checked; placed where it stays in sight.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._saved_kind: LoginKind | None = None
        self._name = FieldRow(Field((NAME,)), self)
        self._kind = QComboBox(self)
        self._kind.setObjectName("loginKind")
        # As wide as the fields below it, not as its longest entry.
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._kind.setMinimumContentsLength(20)
        self._kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._kind_label = QLabel(QCoreApplication.translate("SwiftCogBrowser", "&Kind of login"), self)
        self._kind_label.setBuddy(self._kind)
        self._kind.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Kind of login"))
        for kind, text in kind_names().items():
            if kind is not LoginKind.AUTHENTICATOR:
                self._kind.addItem(text, kind)
        self.secret = SecretEditor(self)
        self._more = _group("moreGroup", QCoreApplication.translate("SwiftCogBrowser", "More"), self)
        self._network = _group("networkGroup", QCoreApplication.translate("SwiftCogBrowser", "Certificates"), self)
        self._main_layout, self._more_layout = QFormLayout(), QFormLayout(self._more)
        self._rows = {field.key: FieldRow(field, self, self._ready_editor(field)) for field in FIELDS}
        self._network_rows = {field.key: FieldRow(field, self._network) for field in NETWORK_FIELDS}
        self._insecure = self._make_insecure()
        self.warning = warning_label("insecureWarning", self)
        self.warning.setText(insecure_text())
        self._lay_out()
        self._kind.currentIndexChanged.connect(self._show_kind)
        self._forget_ids_of_other_names()
        self._show_kind()
        # Not before all is in them: a group hides what it has when it is folded.
        for group in (self._more, self._network):
            group.setCollapsed(True)

    # What it holds

    @property
    def name(self) -> str:
        return self._name.read()[NAME]

    @property
    def kind(self) -> LoginKind:
        return LoginKind(self._kind.currentData())

    @property
    def has_secret(self) -> bool:
        """Whether the kind of login has a secret that is worth keeping."""
        return self._rows[KEPT].is_used(self.kind)

    def variables(self) -> dict[str, str]:
        """Return the variables of the fields that are shown, without the secret; blank where nothing is set.

        Raises:
            FieldProblem: a field cannot be understood.
        """
        found = {"OS_AUTH_TYPE": self.kind.value, "OS_INSECURE": "true" if self._insecure.isChecked() else ""}
        for row in [*self._rows.values(), *self._network_rows.values()]:
            if row.is_used(self.kind):
                found.update(row.read())
        return found

    def load(self, name: str, variables: Mapping[str, str], secret: str, kept: bool) -> None:
        """Show a connection.

        Args:
            variables: in the normal form.
            secret: from a file; empty if there is none.
            kept: whether QGIS has the secret already.
        """
        self._name.write({NAME: name})
        self._choose(_kind_of(variables))
        for row in [*self._rows.values(), *self._network_rows.values()]:
            row.write(variables)
        self._insecure.setChecked(variables.get("OS_INSECURE", "").lower() in YES)
        self._saved_kind = self.kind if kept else None
        self.secret.load(secret, kept)
        self._network.setCollapsed(not any(variables.get(each) for each in NETWORK))
        self._more.setCollapsed(not any(row.is_filled for row in self._rows.values() if row.is_more(self.kind)))

    def set_project(self, identifier: str, name: str) -> None:
        """Fill in a project that the user chose."""
        self._rows["OS_PROJECT_NAME"].write({"OS_PROJECT_NAME": name})
        self._rows["OS_PROJECT_ID"].write({"OS_PROJECT_ID": identifier})

    # What is wrong with it

    def show_problem(self, key: str, sentence: str) -> None:
        """Say below a field what is wrong with it, and go there."""
        row = {NAME: self._name, **self._rows, **self._network_rows}.get(key, self._name)
        for group in (self._more, self._network):
            if group.isAncestorOf(row.holder):
                group.setCollapsed(False)
        row.show_problem(sentence)

    def clear_problems(self) -> None:
        for row in [self._name, *self._rows.values(), *self._network_rows.values()]:
            row.show_problem("")

    # How it is made

    def _ready_editor(self, field: Field) -> SecretEditor | None:
        return self.secret if field.key == KEPT else None

    def _make_insecure(self) -> QCheckBox:
        box = QCheckBox(QCoreApplication.translate("SwiftCogBrowser", "Do not check certificates"), self._network)
        box.setObjectName("OS_INSECURE")
        box.toggled.connect(lambda on: self.warning.setVisible(on))
        return box

    def _lay_out(self) -> None:
        self._main_layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._name.add_to(self._main_layout)
        self._main_layout.addRow(self._kind_label, self._kind)
        network = QFormLayout(self._network)
        for row in self._network_rows.values():
            row.add_to(network)
        network.addRow(self._insecure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._main_layout)
        layout.addWidget(self._more)
        layout.addWidget(self._network)
        layout.addStretch(1)

    def _choose(self, kind: LoginKind) -> None:
        """Choose a kind of login; a rare one is offered only where it is in use."""
        if self._kind.findData(kind) < 0:
            self._kind.addItem(kind_names()[kind], kind)
        self._kind.setCurrentIndex(self._kind.findData(kind))

    def _show_kind(self) -> None:
        kind = self.kind
        self.clear_problems()
        # The group hides what is in it when it is folded, and knows nothing of what comes later.
        folded = self._more.isCollapsed()
        self._more.setCollapsed(False)
        for layout, first in ((self._main_layout, FIRST_ROWS), (self._more_layout, 0)):
            while layout.rowCount() > first:
                layout.takeRow(first)
        for row in self._rows.values():
            row.hide()
            if kind in row.field.main:
                row.add_to(self._main_layout)
        for row in self._more_rows():
            row.add_to(self._more_layout)
        self._more.setCollapsed(folded)
        self._rows[KEPT].rename(secret_name(kind))
        self.secret.set_kept(kind is self._saved_kind)
        self._set_tab_order()

    def _more_rows(self) -> list[FieldRow]:
        """Return what is folded away, what is needed least at the end."""
        rows = [row for row in self._rows.values() if row.is_more(self.kind)]
        return sorted(rows, key=lambda row: row.field.key in SELDOM)

    def _set_tab_order(self) -> None:
        """Go through the fields as they are shown: rows change their places with the kind of login."""
        shown = [row for row in self._rows.values() if self.kind in row.field.main]
        more = self._more_rows()
        order: list[QWidget] = [self._name.editor, self._kind, *(row.editor for row in shown)]
        order += [self._more, *(row.editor for row in more), self._network]
        order += [*(row.editor for row in self._network_rows.values()), self._insecure]
        for before, after in zip(order, order[1:]):
            QWidget.setTabOrder(before, after)

    def _forget_ids_of_other_names(self) -> None:
        for name, identifier in ID_OF_NAME.items():
            line, other = self._rows[name].editor, self._rows[identifier].editor
            if isinstance(line, LineEditor) and isinstance(other, LineEditor):
                line.textEdited.connect(lambda _text, other=other: other.clear())


def insecure_text() -> str:
    """Return what is to be seen as long as certificates are not checked."""
    return QCoreApplication.translate(
        "SwiftCogBrowser",
        "Certificates are not checked for this connection: whoever is on the way can read the password and the data, "
        "and change them.",
    )


def _kind_of(variables: Mapping[str, str]) -> LoginKind:
    """Return the kind of login; the usual one for a method that this version does not know."""
    given = variables.get("OS_AUTH_TYPE", "")
    return next((kind for kind in LoginKind if kind.value == given), LoginKind.BASIC)


def _group(name: str, title: str, parent: QWidget) -> QgsCollapsibleGroupBox:
    group = QgsCollapsibleGroupBox(title, parent)
    group.setObjectName(name)
    group.setSaveCollapsedState(False)
    group.setScrollOnExpand(False)
    return group
