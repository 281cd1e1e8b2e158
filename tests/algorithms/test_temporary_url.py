"""``swift:temporaryurl``: addresses that the real server honours, and keys that nobody replaces."""

from __future__ import annotations

import logging
import urllib.error
import urllib.request
from collections.abc import Iterator

import boxes
import pytest
from algorithm_runs import Listener, RunAlgorithm, rows
from boxes import swiftclient
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QDateTime
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser.limits import Limits, limits_of
from swift_cog_browser.swift_browser.temporary_urls import NoTemporaryUrls, best_digest

SHARE = "swift:temporaryurl"
ODD = "2024/07/é #%?&=.tif"
KEY = "a key of somebody else's"


@pytest.fixture
def full(session: AccountSession, box: str) -> str:
    boxes.make(session, box, ["2024/06/a.tif", ODD, "index.tif"])
    return box


@pytest.fixture
def account_key(session: AccountSession) -> Iterator[str]:
    token = session.current
    swiftclient.client.post_account(token.storage_url, token.value, {"X-Account-Meta-Temp-URL-Key": KEY})
    yield KEY
    swiftclient.client.post_account(token.storage_url, token.value, {"X-Account-Meta-Temp-URL-Key": ""})


def set_key(session: AccountSession, container: str, key: str) -> None:
    token = session.current
    headers = {"X-Container-Meta-Temp-URL-Key": key}
    swiftclient.client.post_container(token.storage_url, token.value, container, headers)


def key_of(session: AccountSession, container: str) -> str:
    token = session.current
    headers = swiftclient.client.head_container(token.storage_url, token.value, container)
    return str(headers.get("x-container-meta-temp-url-key", ""))


def status(url: str, method: str = "GET", body: bytes | None = None) -> int:
    """Ask without any login."""
    request = urllib.request.Request(url, body, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_objects_by_name(run: RunAlgorithm, session: AccountSession, full: str) -> None:
    set_key(session, full, KEY)
    found = run(SHARE, {"CONTAINER": full, "OBJECTS": f"index.tif\n{ODD}", "LIFE": 2, "OUTPUT": "memory:"})
    first, second = rows(found["OUTPUT"])
    assert (first["name"], first["method"], second["name"]) == ("index.tif", "GET", ODD)
    assert abs(QDateTime.currentDateTimeUtc().secsTo(first["expires"]) - 7200) < 120
    for row in (first, second):
        assert status(row["url"]) == 200
        assert status(row["url"], "HEAD") == 200
        assert status(row["url"], "PUT", b"x") == 401
    assert status(first["url"].replace("index.tif", "2024/06/a.tif")) == 401
    assert key_of(session, full) == KEY


def test_a_prefix(run: RunAlgorithm, session: AccountSession, full: str) -> None:
    set_key(session, full, KEY)
    found = run(SHARE, {"CONTAINER": full, "PREFIX": "2024/0", "OUTPUT": "memory:"})
    first, second = rows(found["OUTPUT"])
    assert [status(row["url"]) for row in (first, second)] == [200, 200]
    boxes.make(session, full, ["2024/08/later.tif"])
    assert status(first["url"].replace("2024/06/a.tif", "2024/08/later.tif")) == 200
    assert status(first["url"].replace("2024/06/a.tif", "index.tif")) == 401
    whole = rows(run(SHARE, {"CONTAINER": full, "PREFIX": "*", "OUTPUT": "memory:"})["OUTPUT"])
    assert [status(row["url"]) for row in whole] == [200] * 4


def test_other_methods(run: RunAlgorithm, session: AccountSession, full: str) -> None:
    set_key(session, full, KEY)
    inputs = {"CONTAINER": full, "OBJECTS": "new.tif", "OUTPUT": "memory:"}
    (put,) = rows(run(SHARE, {**inputs, "METHOD": "PUT"})["OUTPUT"])
    assert status(put["url"], "PUT", b"new") == 201
    (delete,) = rows(run(SHARE, {**inputs, "METHOD": "DELETE"})["OUTPUT"])
    assert status(delete["url"], "DELETE") == 204


def test_the_key_of_the_account(run: RunAlgorithm, session: AccountSession, full: str, account_key: str) -> None:
    (row,) = rows(
        run(SHARE, {"CONTAINER": full, "OBJECTS": "index.tif", "MAKE_KEY": True, "OUTPUT": "memory:"})["OUTPUT"]
    )
    assert status(row["url"]) == 200
    # There was one: none had to be made.
    assert key_of(session, full) == ""


def test_a_key_is_made_only_when_asked(run: RunAlgorithm, session: AccountSession, full: str) -> None:
    inputs = {"CONTAINER": full, "OBJECTS": "index.tif", "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="Neither the container box nor the account has a key"):
        run(SHARE, inputs)
    assert key_of(session, full) == ""
    (row,) = rows(run(SHARE, {**inputs, "MAKE_KEY": True})["OUTPUT"])
    assert status(row["url"]) == 200
    made = key_of(session, full)
    assert len(made) > 40
    (again,) = rows(run(SHARE, {**inputs, "MAKE_KEY": True})["OUTPUT"])
    assert key_of(session, full) == made
    assert status(again["url"]) == status(row["url"]) == 200


def test_who_may_not_see_the_key(run: RunAlgorithm, sourced: object, session: AccountSession, full: str) -> None:
    set_key(session, full, KEY)
    sourced("roland")  # type: ignore[operator]
    inputs = {"CONTAINER": full, "OBJECTS": "index.tif", "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="that you may see"):
        run(SHARE, inputs)
    with pytest.raises(QgsProcessingException, match="You may not write the container box"):
        run(SHARE, {**inputs, "MAKE_KEY": True})
    assert key_of(session, full) == KEY


def test_neither_key_nor_signature_is_told(
    run: RunAlgorithm, session: AccountSession, full: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    listener = Listener()
    inputs = {"CONTAINER": full, "OBJECTS": "index.tif", "MAKE_KEY": True, "OUTPUT": "memory:"}
    found = run(SHARE, inputs, listener)
    (row,) = rows(found["OUTPUT"])
    signature = row["url"].partition("temp_url_sig=")[2].partition("&")[0]
    told = listener.all_texts + caplog.text + repr({name: each for name, each in found.items() if name != "OUTPUT"})
    assert len(signature) == 64
    assert signature not in told
    assert key_of(session, full) not in told


def test_what_the_cluster_offers() -> None:
    told = {"tempurl": {"methods": ["GET", "HEAD"], "allowed_digests": ["sha1", "sha512"]}}
    assert best_digest(limits_of(told), "GET") == "sha512"
    assert best_digest(limits_of({"tempurl": {}}), "GET") == "sha1"
    for limits, method in (
        (limits_of(told), "PUT"),
        (limits_of({"swift": {}}), "GET"),
        (Limits(digests=("md4",)), "GET"),
    ):
        with pytest.raises(NoTemporaryUrls):
            best_digest(limits, method)
