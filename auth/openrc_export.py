"""A saved connection as an openrc file, for those who work in a shell, too."""

from __future__ import annotations

from types import MappingProxyType

from .connection import Connection
from .normal_form import LoginKind, normal_form
from .variables import LOGIN_VARIABLES, SECRET_VARIABLES

# The variable that an openrc file has the secret in. A second factor is asked for when it is due.
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
    variable = _secret_variable(connection)
    if not variable:
        return []
    question = f"Please enter {variable} for {connection.who or connection.server}: "
    return [
        f"echo {_quoted(question)}",
        f"read -sr {variable}_INPUT",
        f"export {variable}=${variable}_INPUT",
    ]


def _secret_variable(connection: Connection) -> str:
    """Return the variable that an openrc file would have the secret in; empty if the login has none."""
    try:
        return SECRETS[LoginKind(normal_form(connection.variables)["OS_AUTH_TYPE"])]
    except ValueError:
        # A method that this version does not know; most of the others take a password.
        return SECRETS[LoginKind.BASIC]


def _quoted(value: str) -> str:
    """Within single quotes a shell takes everything for itself, but for the single quote."""
    return "'" + value.replace("'", "'\\''") + "'"
