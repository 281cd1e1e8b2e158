"""A saved connection: a name, and the variables of a login without its secret."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .normal_form import normal_form
from .variables import LOGIN_VARIABLES


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


def _kept(variables: Mapping[str, str]) -> dict[str, str]:
    return {name: variables[name] for name in LOGIN_VARIABLES if variables.get(name, "").strip()}
