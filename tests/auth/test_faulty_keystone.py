"""A Keystone that fails in every way: a login fails with one sentence, in bounded time, and can be called off."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from conftest import login_of
from scripted_server import ScriptedServer
from swift_cog_browser.auth import pace, transport
from swift_cog_browser.auth.errors import KeystoneBusy, NotKeystone, ServerOutOfReach, ServerSlow, UserError
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.auth.watchdog import given_up_when

POST = ("POST",)


@pytest.fixture
def way(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyWay]:
    monkeypatch.setattr(pace, "BETWEEN_LOGINS", 0.0)
    with FaultyWay(cloud.plan.auth_url) as way:
        yield way
        way.fail(None)


def session(cloud: CloudHandle, way: FaultyWay) -> AccountSession:
    return AccountSession(replace(login_of(cloud), auth_url=f"{way.url}/v3"))


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        *((Fault(status), KeystoneBusy) for status in (429, 500, 502, 503, 504)),
        *((Fault(status), NotKeystone) for status in (403, 404, 408, 498, 507)),
        *((Fault(body=body), ServerOutOfReach) for body in ("drop", "cut")),
        *((Fault(body=body), ServerSlow) for body in ("silent", "still", "trickle")),
        *((Fault(body=body), NotKeystone) for body in ("endless", "page", "half", "deep", "no list", "nothing")),
    ],
    ids=lambda value: (value.body or str(value.status)) if isinstance(value, Fault) else "",
)
def test_a_login(
    cloud: CloudHandle, way: FaultyWay, fault: Fault, error: type[UserError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "DONE_WITHIN", 0.4 if error is ServerSlow else 30)
    monkeypatch.setattr(transport, "LONGEST_ANSWER", 100_000)
    account = session(cloud, way)
    way.fail(replace(fault, methods=POST))
    with pytest.raises(error) as caught:
        account.open()
    assert str(caught.value).endswith(".")
    assert cloud.user().password not in f"{caught.value} {caught.value.details}"
    assert way.spoilt == 1
    way.fail(None)
    assert account.open().value


def test_a_renewal_that_fails_leaves_the_token(
    cloud: CloudHandle, way: FaultyWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = session(cloud, way)
    token = account.open()
    monkeypatch.setattr(transport, "DONE_WITHIN", 0.4)
    way.fail(Fault(body="still", methods=POST))
    with pytest.raises(ServerSlow):
        account.renew()
    assert account.current == token


def test_a_login_that_is_called_off(cloud: CloudHandle, way: FaultyWay) -> None:
    account, unwanted = session(cloud, way), threading.Event()
    way.fail(Fault(body="silent", methods=POST))
    caller = threading.Thread(target=lambda: (way.wait_for_fault(), unwanted.set()))
    caller.start()
    with given_up_when(unwanted.is_set), pytest.raises(ServerSlow):
        account.open()
    caller.join()


def test_a_redirect_gets_no_password(cloud: CloudHandle, way: FaultyWay) -> None:
    with ScriptedServer(cloud.plan.auth_url) as thief:
        way.fail(Fault(307, headers={"Location": f"{thief.url}/v3/auth/tokens"}, methods=POST))
        with pytest.raises(NotKeystone):
            session(cloud, way).open()
        assert thief.seen == []
