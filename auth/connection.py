"""A saved connection: a name, and the variables of a login without its secret."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .normal_form import LoginKind, normal_form
from .variables import LOGIN_VARIABLES, SECRET_VARIABLES

# The variable that an openrc file has the secret in. A second factor is asked for when it is due, and not kept.
SECRETS = MappingProxyType(
    {
        LoginKind.BASIC: "OS_PASSWORD",
        LoginKind.TWO_FACTORS: "OS_PASSWORD",
        LoginKind.AUTHENTICATOR: "OS_PASSCODE",
        LoginKind.APPLICATION_CREDENTIAL: "OS_APPLICATION_CREDENTIAL_SECRET",
        LoginKind.READY: "OS_TOKEN",
        LoginKind.STORAGE: "OS_AUTH_TOKEN",
        LoginKind.V1: "ST_KEY",
        LoginKind.ANONYMOUS: "",
    }
)


@dataclass(frozen=True)
class Connection:
    """What is kept of a login. Its secret is not in it, and cannot be put into it.

    Attributes:
        id: 32 hexadecimal digits; stays the same when the connection is renamed.
        name: what the user calls it.
        variables: name to value, as an openrc file would set them; only LOGIN_VARIABLES, and none that is blank.
        secret_id: where the secret is in QGIS's authentication database; empty if it is asked for each time.
    """

    id: str
    name: str
    variables: Mapping[str, str] = field(hash=False)
    secret_id: str = field(default="")

    def __post_init__(self) -> None:
        # A mapping that nobody can change: no secret gets into it later either.
        object.__setattr__(self, "variables", MappingProxyType(_kept(self.variables)))

    @classmethod
    def new(cls, name: str, variables: Mapping[str, str]) -> Connection:
        """Return a connection that is not saved yet, in the normal form.

        Secrets, and names that mean nothing here, are left out; OS_AUTH_TYPE still says which secret there was.
        """
        return cls(uuid.uuid4().hex, name.strip(), normal_form(variables))

    @property
    def who(self) -> str:
        """Whose login this is, for people; empty for one of nobody."""
        names = (
            "OS_USERNAME",
            "OS_USER_ID",
            "OS_APPLICATION_CREDENTIAL_NAME",
            "OS_APPLICATION_CREDENTIAL_ID",
            "ST_USER",
        )
        return next((self.variables[name] for name in names if name in self.variables), "")

    @property
    def server(self) -> str:
        """The URL that is asked first; empty if none is set."""
        names = ("OS_AUTH_URL", "ST_AUTH", "OS_STORAGE_URL")
        return next((self.variables[name] for name in names if name in self.variables), "")

    @property
    def secret_variable(self) -> str:
        """The variable that an openrc file would have the secret in; empty if the login has none."""
        try:
            return SECRETS[LoginKind(normal_form(self.variables)["OS_AUTH_TYPE"])]
        except ValueError:
            # A method that this version does not know; most of the others take a password.
            return SECRETS[LoginKind.BASIC]


def duplicate(connection: Connection, names: Iterable[str], word: str = "copy") -> Connection:
    """Return a copy with an id and a name of its own, and no secret: the caller copies that.

    Args:
        names: those that are taken.
        word: "copy", in the user's language.
    """
    return Connection.new(free_name(connection.name, names, word), connection.variables)


def free_name(name: str, names: Iterable[str], word: str = "copy") -> str:
    """Return "NAME (copy)", or "NAME (copy 2)" and so on where that is taken, whatever its case.

    Args:
        word: "copy", in the user's language.
    """
    taken = {same_name(each) for each in names}
    copy, number = f"{name} ({word})", 1
    while same_name(copy) in taken:
        number += 1
        copy = f"{name} ({word} {number})"
    return copy


def same_name(name: str) -> str:
    """Return what is equal for names that people would take for the same."""
    return " ".join(name.split()).casefold()


def export_openrc(connection: Connection) -> str:
    """Return an openrc file for bash without the secret, which it asks for when it is sourced, as Horizon's do."""
    variables = connection.variables
    title = " ".join(connection.name.split())
    lines = ["#!/usr/bin/env bash", f"# {title}: exported from the Swift COG Browser of QGIS. It holds no secret."]
    # What another file set in the same shell would otherwise be mixed with this.
    others = [name for name in LOGIN_VARIABLES if name not in variables]
    lines.append(f"unset {' '.join([*others, 'OS_TENANT_ID', 'OS_TENANT_NAME', *sorted(SECRET_VARIABLES)])}")
    lines += [f"export {name}={_quoted(variables[name])}" for name in LOGIN_VARIABLES if name in variables]
    return "\n".join([*lines, *_prompt(connection), ""])


def _prompt(connection: Connection) -> list[str]:
    variable = connection.secret_variable
    if not variable:
        return []
    question = f"Please enter {variable} for {connection.who or connection.server}: "
    return [
        f"echo {_quoted(question)}",
        f"read -sr {variable}_INPUT",
        f"export {variable}=${variable}_INPUT",
    ]


def _quoted(value: str) -> str:
    """Within single quotes a shell takes everything for itself, but for the single quote."""
    return "'" + value.replace("'", "'\\''") + "'"


def _kept(variables: Mapping[str, str]) -> dict[str, str]:
    return {name: variables[name] for name in LOGIN_VARIABLES if variables.get(name, "").strip()}
