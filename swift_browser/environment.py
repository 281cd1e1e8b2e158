"""SWIFT_STORAGE_URL and SWIFT_AUTH_TOKEN of the active connection, for child processes and scripts.

GDAL in this process falls back to them for `/vsiswift/` paths that no connection has claimed.
"""

from __future__ import annotations

import os

from ..auth.token import Token

STORAGE_URL = "SWIFT_STORAGE_URL"
AUTHORISATION = "SWIFT_AUTH_TOKEN"
BLANK = " "

# What an account is called that is connected with the variables of a login, OS_* or ST_*.
ENVIRONMENT = "environment"
# One of them says that an openrc file was sourced before QGIS was started.
SIGNS = ("OS_AUTH_URL", "ST_AUTH", "OS_STORAGE_URL")


class ProcessEnvironment:
    """The two variables, and what they were before the first connection."""

    def __init__(self) -> None:
        # The last one is active.
        self._connections: list[object] = []
        self._tokens: dict[int, Token] = {}
        self._before: dict[str, str | None] = {}

    def publish(self, connection: object, token: Token) -> None:
        """Note a connection's token; a connection that is new here becomes the active one."""
        if not self._connections:
            self._before = {name: os.environ.get(name) for name in (STORAGE_URL, AUTHORISATION)}
        if not any(known is connection for known in self._connections):
            self._connections.append(connection)
        self._tokens[id(connection)] = token
        self._show()

    def activate(self, connection: object) -> None:
        """Show this connection's token from now on."""
        if id(connection) in self._tokens:
            others = [known for known in self._connections if known is not connection]
            self._connections = [*others, connection]
            self._show()

    @property
    def active(self) -> object | None:
        """The connection whose token is shown, if any."""
        return self._connections[-1] if self._connections else None

    def is_active(self, connection: object) -> bool:
        return self.active is connection

    def withdraw(self, connection: object) -> None:
        """Forget a connection. After the last one the variables are what they were before the first."""
        self._connections = [known for known in self._connections if known is not connection]
        self._tokens.pop(id(connection), None)
        if self._connections:
            self._show()
            return
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        self._before = {}

    def _show(self) -> None:
        token = self._tokens[id(self._connections[-1])]
        os.environ[STORAGE_URL] = token.storage_url
        # GDAL and its tools want a token; a header without content is not sent.
        os.environ[AUTHORISATION] = token.value or BLANK


environment = ProcessEnvironment()
