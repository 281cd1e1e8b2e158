"""What the connection dialog asks for: which fields a kind of login has, what they are called, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from ..auth.errors import AddressInvalid, LoginIncomplete, UserError
from ..auth.login_variables import from_variables
from ..auth.normal_form import LoginKind, is_v1_url
from ..swift_browser.errors import NameMissing, NameTaken
from .words import error_text

Kinds = frozenset[LoginKind]

USERS: Kinds = frozenset({LoginKind.BASIC, LoginKind.TWO_FACTORS, LoginKind.AUTHENTICATOR})
APPLICATION: Kinds = frozenset({LoginKind.APPLICATION_CREDENTIAL})
IN_PROJECT: Kinds = USERS | {LoginKind.READY}
KEYSTONE: Kinds = IN_PROJECT | APPLICATION
V1: Kinds = frozenset({LoginKind.V1})
BY_URL: Kinds = frozenset({LoginKind.STORAGE, LoginKind.ANONYMOUS})
ANONYMOUS: Kinds = frozenset({LoginKind.ANONYMOUS})
NONE: Kinds = frozenset()

NAME = "name"
# The row for what is kept apart from the variables.
KEPT = "secret"


@dataclass(frozen=True)
class Field:
    """One row of the form.

    Attributes:
        variables: what it sets; of a domain, its name or its id.
        main: the kinds of login that show it at once.
        more: those that show it in the group for the rest.
    """

    variables: tuple[str, ...]
    main: Kinds = NONE
    more: Kinds = NONE

    @property
    def key(self) -> str:
        return self.variables[0]


# In the order in which they are shown.
FIELDS = (
    Field(("OS_AUTH_URL",), main=KEYSTONE),
    Field(("ST_AUTH",), main=V1),
    Field(("OS_STORAGE_URL",), main=BY_URL, more=KEYSTONE | V1),
    Field(("OS_APPLICATION_CREDENTIAL_ID",), main=APPLICATION),
    Field(("OS_USERNAME",), main=USERS, more=APPLICATION),
    Field(("ST_USER",), main=V1),
    Field((KEPT,), main=(KEYSTONE - {LoginKind.AUTHENTICATOR}) | V1 | {LoginKind.STORAGE}),
    Field(("OS_PROJECT_NAME",), main=IN_PROJECT),
    Field(("OS_REGION_NAME",), main=KEYSTONE),
    Field(("OS_APPLICATION_CREDENTIAL_NAME",), more=APPLICATION),
    Field(("OS_USER_ID",), more=USERS | APPLICATION),
    Field(("OS_USER_DOMAIN_NAME", "OS_USER_DOMAIN_ID"), more=USERS | APPLICATION),
    Field(("OS_PROJECT_ID",), more=IN_PROJECT),
    Field(("OS_PROJECT_DOMAIN_NAME", "OS_PROJECT_DOMAIN_ID"), more=IN_PROJECT),
    Field(("OS_INTERFACE",), more=KEYSTONE),
    Field(("SWIFT_CONTAINERS",), main=ANONYMOUS, more=KEYSTONE | V1 | {LoginKind.STORAGE}),
)
NETWORK_FIELDS = (Field(("OS_CACERT",)), Field(("OS_CERT",)), Field(("OS_KEY",)))
# Names that an id goes before: whoever changes the name does not mean the old id.
ID_OF_NAME = {"OS_USERNAME": "OS_USER_ID", "OS_PROJECT_NAME": "OS_PROJECT_ID"}


class FieldProblem(Exception):
    """What is wrong with a field: a sentence, shown below it.

    Attributes:
        key: of the field; NAME and KEPT have none in the variables.
    """

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key = key
        self.sentence = sentence


def kind_names() -> dict[LoginKind, str]:
    """Return the kinds of login as they are offered, the usual ones first."""
    translate = QCoreApplication.translate
    return {
        LoginKind.BASIC: translate("SwiftCogBrowser", "Password"),
        LoginKind.APPLICATION_CREDENTIAL: translate("SwiftCogBrowser", "Application credential"),
        LoginKind.TWO_FACTORS: translate("SwiftCogBrowser", "Password and passcode (second factor)"),
        LoginKind.READY: translate("SwiftCogBrowser", "Ready token"),
        LoginKind.STORAGE: translate("SwiftCogBrowser", "Storage URL and token"),
        LoginKind.V1: translate("SwiftCogBrowser", "Swift's own authentication (v1, TempAuth)"),
        LoginKind.ANONYMOUS: translate("SwiftCogBrowser", "Open to all (no login)"),
        LoginKind.AUTHENTICATOR: translate("SwiftCogBrowser", "Passcode alone"),
    }


def secret_name(kind: LoginKind) -> str:
    """Return what the secret of a kind of login is called."""
    translate = QCoreApplication.translate
    if kind in (LoginKind.READY, LoginKind.STORAGE):
        return translate("SwiftCogBrowser", "Token")
    if kind is LoginKind.APPLICATION_CREDENTIAL:
        return translate("SwiftCogBrowser", "Secret")
    if kind is LoginKind.V1:
        return translate("SwiftCogBrowser", "Key")
    return translate("SwiftCogBrowser", "Password")


def labels() -> dict[str, str]:
    """Return what the fields are called, by their keys."""
    translate = QCoreApplication.translate
    return {
        NAME: translate("SwiftCogBrowser", "Name"),
        "OS_AUTH_URL": translate("SwiftCogBrowser", "Keystone URL"),
        "ST_AUTH": translate("SwiftCogBrowser", "Authentication URL"),
        "OS_STORAGE_URL": translate("SwiftCogBrowser", "Storage URL"),
        "OS_APPLICATION_CREDENTIAL_ID": translate("SwiftCogBrowser", "Credential ID"),
        "OS_APPLICATION_CREDENTIAL_NAME": translate("SwiftCogBrowser", "Credential name"),
        "OS_USERNAME": translate("SwiftCogBrowser", "User name"),
        "OS_USER_ID": translate("SwiftCogBrowser", "User ID"),
        "OS_USER_DOMAIN_NAME": translate("SwiftCogBrowser", "User's domain"),
        "ST_USER": translate("SwiftCogBrowser", "User"),
        "OS_PROJECT_NAME": translate("SwiftCogBrowser", "Project"),
        "OS_PROJECT_ID": translate("SwiftCogBrowser", "Project ID"),
        "OS_PROJECT_DOMAIN_NAME": translate("SwiftCogBrowser", "Project's domain"),
        "OS_REGION_NAME": translate("SwiftCogBrowser", "Region"),
        "OS_INTERFACE": translate("SwiftCogBrowser", "Interface"),
        "SWIFT_CONTAINERS": translate("SwiftCogBrowser", "Containers"),
        "OS_CACERT": translate("SwiftCogBrowser", "Authorities (CA)"),
        "OS_CERT": translate("SwiftCogBrowser", "Client certificate"),
        "OS_KEY": translate("SwiftCogBrowser", "Its key"),
    }


def tips() -> dict[str, str]:
    """Return what helps to fill a field in, by its key."""
    translate = QCoreApplication.translate
    default = translate("SwiftCogBrowser", "The domain's name or ID; empty for the one with the ID 'default'")
    id_first = translate("SwiftCogBrowser", "Goes before the name; only needed if you have no name")
    return {
        NAME: translate("SwiftCogBrowser", "What the connection is called here; the cloud does not see it"),
        "OS_AUTH_URL": translate("SwiftCogBrowser", "OS_AUTH_URL in your openrc file; such as https://host:5000/v3"),
        "ST_AUTH": translate("SwiftCogBrowser", "ST_AUTH; such as https://host/auth/v1.0"),
        "OS_STORAGE_URL": translate(
            "SwiftCogBrowser", "The account in the object store, such as https://host/v1/AUTH_abc"
        ),
        "OS_APPLICATION_CREDENTIAL_ID": translate(
            "SwiftCogBrowser", "As your cloud's dashboard shows it under Identity > Application Credentials"
        ),
        "OS_APPLICATION_CREDENTIAL_NAME": translate(
            "SwiftCogBrowser", "In place of the ID; needs the user whose credential it is"
        ),
        "OS_USERNAME": translate("SwiftCogBrowser", "As you log in to your cloud's dashboard"),
        "OS_USER_ID": id_first,
        "OS_USER_DOMAIN_NAME": default,
        "ST_USER": translate("SwiftCogBrowser", "Account and user, such as account:user"),
        KEPT: translate("SwiftCogBrowser", "It is sent to your cloud only, and never written into a project"),
        "OS_PROJECT_NAME": translate(
            "SwiftCogBrowser", "Empty: if you have several projects, you choose one when connecting"
        ),
        "OS_PROJECT_ID": id_first,
        "OS_PROJECT_DOMAIN_NAME": default,
        "OS_REGION_NAME": translate("SwiftCogBrowser", "Of the object store; empty if there is only one"),
        "OS_INTERFACE": translate("SwiftCogBrowser", "Public, unless your administrator says otherwise"),
        "SWIFT_CONTAINERS": translate(
            "SwiftCogBrowser", "One name a line: the ones to show, where the account may not be listed"
        ),
        "OS_CACERT": translate("SwiftCogBrowser", "File (PEM) of the authorities to trust, in place of the usual ones"),
        "OS_CERT": translate("SwiftCogBrowser", "File (PEM) that shows the server who you are"),
        "OS_KEY": translate("SwiftCogBrowser", "File (PEM) of the client certificate's key"),
    }


def check(kind: LoginKind, name: str, variables: Mapping[str, str]) -> None:
    """See whether the fields make up a login.

    Raises:
        FieldProblem: they do not.
    """
    if not name.strip():
        raise FieldProblem(NAME, QCoreApplication.translate("SwiftCogBrowser", "Give the connection a name."))
    if kind in KEYSTONE and is_v1_url(variables.get("OS_AUTH_URL", "")):
        sentence = QCoreApplication.translate(
            "SwiftCogBrowser", "This is the address of Swift's own authentication: choose that kind of login above."
        )
        raise FieldProblem("OS_AUTH_URL", sentence)
    try:
        from_variables(variables, name)
    except UserError as error:
        raise field_problem(error) from None


def field_problem(error: UserError) -> FieldProblem:
    """Return an error about a variable, or a name, as one about the field that sets it."""
    if isinstance(error, (NameMissing, NameTaken)):
        return FieldProblem(NAME, error_text(error))
    key = str(error.values.get("variable", NAME)).split(" or ")[0]
    label = labels().get(key, key)
    if isinstance(error, LoginIncomplete):
        return FieldProblem(
            key, QCoreApplication.translate("SwiftCogBrowser", "Fill in “{field}”.").format(field=label)
        )
    if isinstance(error, AddressInvalid):
        sentence = QCoreApplication.translate(
            "SwiftCogBrowser",
            "This is not the address of a server. It begins with https:// (or http://), "
            "and holds neither a password nor a '?'.",
        )
        return FieldProblem(key, sentence)
    return FieldProblem(key, error_text(error))
