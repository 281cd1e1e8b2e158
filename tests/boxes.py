"""Containers that a test makes and nobody finds afterwards."""

from __future__ import annotations

import http.client
from urllib.parse import quote, urlsplit

from swift_cog_browser.auth.extlibs import extlibs
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser.store import ObjectStore

with extlibs():
    import swiftclient.client
    from swiftclient.exceptions import ClientException


def remove_container(session: AccountSession, container: str) -> None:
    """Delete a container with all that is in it, if it is there."""
    token = session.current
    target = (token.storage_url, token.value, container)
    try:
        rows = swiftclient.client.get_container(*target, full_listing=True)[1]
        # Dots would be resolved on the way: another object, or a container, would be deleted.
        _by_raw_path("DELETE", session, container, [quote(row["name"]).replace(".", "%2E") for row in rows])
        swiftclient.client.delete_container(*target)
    except ClientException as error:
        assert error.http_status == 404


def names(store: ObjectStore, container: str) -> list[str]:
    return [entry.name for entry in store.objects(container)]


def contents(store: ObjectStore, container: str, name: str) -> bytes:
    pieces: list[bytes] = []
    store.stream(container, name, lambda _headers: None, pieces.append)
    return b"".join(pieces)


def make(session: AccountSession, container: str, objects: list[str], contents: bytes = b"contents") -> None:
    """Make a container with objects of these names."""
    token = session.current
    swiftclient.client.put_container(token.storage_url, token.value, container)
    for name in objects:
        swiftclient.client.put_object(token.storage_url, token.value, container, name, contents)


def make_with_dots(session: AccountSession, container: str, paths: list[str]) -> None:
    """Make objects whose names have parts such as ``..``, by paths that are sent as they are."""
    _by_raw_path("PUT", session, container, paths)


def _by_raw_path(method: str, session: AccountSession, container: str, paths: list[str]) -> None:
    url = urlsplit(session.current.storage_url)
    connection = http.client.HTTPConnection(url.netloc, timeout=10)
    for path in paths:
        headers = {"X-Auth-Token": session.current.value, "Content-Length": "0"}
        connection.request(method, f"{url.path}/{container}/{path}", headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status in (201, 204), answer.status
    connection.close()
