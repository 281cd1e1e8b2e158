"""The account session against the real Keystone."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from cloud.handle import CloudHandle
from conftest import login_of
from swift_cog_browser.auth.errors import (
    ApplicationCredentialRefused,
    LoginRefused,
    NoObjectStore,
    NotKeystone,
    ProjectUnknown,
    RegionUnknown,
    ServerOutOfReach,
    ServerSlow,
)
from swift_cog_browser.auth.login import ApplicationCredential, Login, NamedOrId, PasswordCredentials
from swift_cog_browser.auth.login_files import offer
from swift_cog_browser.auth.session import AccountSession, SessionClosed
from swift_cog_browser.auth.token import Token, utc_now


def test_logs_in_with_a_password(cloud: CloudHandle, login: Login) -> None:
    token = AccountSession(login).open()
    assert token.storage_url.startswith(f"{cloud.plan.swift_url}/v1/AUTH_")
    assert (token.user, token.project) == ("astrid", "calibration")
    assert token.expires - token.issued == timedelta(hours=1)
    assert token.expires - token.renew_at == timedelta(minutes=15)


def test_logs_in_with_an_application_credential(cloud: CloudHandle) -> None:
    login = offer(cloud.application_credential()).login()
    session = AccountSession(login)
    first = session.open()
    assert first.project == "calibration"
    assert session.renew(first).value != first.value
    assert isinstance(login.credentials, ApplicationCredential)
    wrong = replace(login, credentials=replace(login.credentials, secret="wrong"))
    with pytest.raises(ApplicationCredentialRefused, match="create a new one"):
        AccountSession(wrong).open()


def test_other_region_of_the_catalog(login: Login) -> None:
    assert AccountSession(replace(login, region="RegionTwo")).open().storage_url


def test_unknown_region_names_the_known_ones(login: Login) -> None:
    with pytest.raises(RegionUnknown, match="RegionOne, RegionThree, RegionTwo"):
        AccountSession(replace(login, region="GRA7")).open()


def test_unknown_interface(login: Login) -> None:
    with pytest.raises(NoObjectStore, match="private"):
        AccountSession(replace(login, interface="private")).open()


def test_wrong_password(login: Login) -> None:
    with pytest.raises(LoginRefused, match="Check the user name and the password") as caught:
        AccountSession(login.with_password("wrong")).open()
    assert "401" in caught.value.details


def test_unknown_project_names_the_users_projects(login: Login) -> None:
    assert isinstance(login.credentials, PasswordCredentials)
    project = NamedOrId(name="nowhere", domain_id="default")
    with pytest.raises(ProjectUnknown, match="no project nowhere. Projects of this user: calibration"):
        AccountSession(replace(login, credentials=replace(login.credentials, project=project))).open()


def test_no_keystone_at_the_url(cloud: CloudHandle, login: Login) -> None:
    with pytest.raises(NotKeystone, match="Check OS_AUTH_URL"):
        AccountSession(replace(login, auth_url=f"{cloud.plan.swift_url}/v3")).open()


def test_refused_connection(login: Login) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v3"
        with pytest.raises(ServerOutOfReach, match="the connection was refused"):
            AccountSession(replace(login, auth_url=url)).open()


def test_unknown_host(login: Login) -> None:
    with pytest.raises(ServerOutOfReach, match="no server of this name"):
        AccountSession(replace(login, auth_url="http://keystone.invalid/v3")).open()


@pytest.fixture
def silent_server() -> Iterator[str]:
    """A server whose queue is full: it neither accepts nor refuses, as behind a firewall that drops."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        address = server.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(address)
        yield f"http://127.0.0.1:{address[1]}/v3"
        for each in waiting:
            each.close()


def test_host_that_does_not_answer(login: Login, silent_server: str) -> None:
    before = utc_now()
    with pytest.raises(ServerSlow, match="did not answer in time"):
        AccountSession(replace(login, auth_url=silent_server)).open()
    assert timedelta(seconds=9) < utc_now() - before < timedelta(seconds=15)


def test_a_renewal_serves_all_threads_that_saw_the_old_token(cloud: CloudHandle, login: Login) -> None:
    session = AccountSession(login)
    issued: list[Token] = []
    session.subscribe(lambda _before, token, _failed: issued.append(token))
    old = session.open()
    start = threading.Barrier(20)
    got: list[Token] = []

    def renew() -> None:
        start.wait()
        got.append(session.renew(seen=old))

    threads = [threading.Thread(target=renew) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(issued) == 2
    assert {token.value for token in got} == {issued[1].value}
    assert issued[1].value != old.value


def test_a_token_at_its_end_is_renewed_before_it_is_handed_out(login: Login) -> None:
    ahead = timedelta(0)
    session = AccountSession(login, clock=lambda: utc_now() + ahead)
    first = session.open()
    assert session.token() == first
    ahead = timedelta(minutes=59, seconds=45)
    assert session.token() != first


def test_a_token_that_cannot_be_renewed_serves_to_its_end(cloud: CloudHandle) -> None:
    ahead = timedelta(0)
    login = login_of(cloud)
    session = AccountSession(login, clock=lambda: utc_now() + ahead)
    first = session.open()
    session._login = login.with_password("changed meanwhile")
    ahead = timedelta(minutes=59, seconds=45)
    assert session.token() == first
    ahead = timedelta(minutes=60, seconds=15)
    with pytest.raises(LoginRefused):
        session.token()


def test_closed_session_keeps_no_secret(login: Login) -> None:
    session = AccountSession(login)
    token = session.open()
    session.close()
    with pytest.raises(SessionClosed):
        session.token()
    with pytest.raises(SessionClosed):
        session.renew(token)
    assert isinstance(login.credentials, PasswordCredentials)
    assert str(login.credentials.password) not in repr(vars(session))
    assert token.value not in repr(vars(session))


@pytest.mark.parametrize(
    ("life", "margin"),
    [(86400, 1800), (3600, 900), (2400, 600), (1800, 600), (1200, 600), (600, 300), (240, 120), (10, 5)],
)
def test_when_a_token_is_renewed(life: int, margin: int) -> None:
    issued = datetime(2026, 1, 1, tzinfo=timezone.utc)
    token = Token("x", issued, issued + timedelta(seconds=life), "http://s")
    assert token.expires - token.renew_at == timedelta(seconds=margin)
