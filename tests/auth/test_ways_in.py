"""Every kind of login against a real server: Keystone's, Swift's own, and none at all."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cloud.handle import TEMPAUTH_PROXY, CloudHandle
from cloud.plan import LEGACY_USER, OTHER_DOMAIN, TWIN_PROJECTS
from conftest import login_of
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.auth.errors import (
    AddressInvalid,
    KeystoneBusy,
    LoginRefused,
    NoProject,
    NotKeystone,
    NotObjectStore,
    PasscodeNeeded,
    PasscodeRefused,
    ProjectNeeded,
    ReadyTokenRefused,
    TokenOutOfProject,
    TooManyLogins,
    V1LoginRefused,
)
from swift_cog_browser.auth.login import (
    Anonymous,
    KeystoneSession,
    Login,
    NamedOrId,
    PasswordCredentials,
    ReadyToken,
    Secret,
    StorageToken,
)
from swift_cog_browser.auth.login_variables import from_variables
from swift_cog_browser.auth.network import Network
from swift_cog_browser.auth.openrc import read
from swift_cog_browser.auth.pace import BETWEEN_LOGINS, pace
from swift_cog_browser.auth.session import AccountSession, AnotherAccount, CannotRenew
from swift_cog_browser.auth.token import utc_now
from swift_cog_browser.swift_browser.errors import AccessDenied, NotPublic
from swift_cog_browser.swift_browser.listing import all_objects
from swift_cog_browser.swift_browser.store import ObjectStore


def names(session: AccountSession, container: str) -> list[str]:
    store = ObjectStore(session)
    try:
        return [entry.name for entry in all_objects(store, container)]
    finally:
        store.close()


def test_the_domain_tells_users_of_one_name_apart(cloud: CloudHandle) -> None:
    ours = AccountSession(login_of(cloud)).open()
    theirs = from_variables(read(cloud.openrc("astrid", OTHER_DOMAIN)).variables, "x")
    password = cloud.user("astrid", OTHER_DOMAIN).password
    assert AccountSession(theirs.with_password(password)).open().storage_url != ours.storage_url
    with pytest.raises(LoginRefused):
        AccountSession(theirs.with_password(cloud.user().password)).open()


def test_ids_in_place_of_names(cloud: CloudHandle, login: Login) -> None:
    session = AccountSession(login)
    token = session.open()
    credentials = login.credentials
    assert isinstance(credentials, PasswordCredentials)
    project_id = token.storage_url.rpartition("AUTH_")[2]
    by_id = replace(credentials, project=NamedOrId(id=project_id, name="another name"))
    assert AccountSession(replace(login, credentials=by_id)).open().storage_url == token.storage_url


def test_a_user_of_several_projects_chooses_one(cloud: CloudHandle) -> None:
    with pytest.raises(ProjectNeeded, match="paula has several: calibration, elsewhere") as caught:
        AccountSession(login_of(cloud, "paula")).open()
    error = caught.value
    assert [str(project) for project in error.choices] == sorted(TWIN_PROJECTS)
    urls = set()
    for project in error.choices:
        session = AccountSession(error.login.with_project(project))
        token = session.open()
        assert token.project == str(project)
        # What stood in for the password is used up: renewing takes the password.
        assert session.renew(token).storage_url == token.storage_url
        urls.add(token.storage_url)
    assert len(urls) == 2


def test_the_only_project_needs_no_choice(cloud: CloudHandle, login: Login) -> None:
    assert AccountSession(login.with_project(NamedOrId())).open().project == "calibration"


def test_a_user_without_a_project(cloud: CloudHandle) -> None:
    with pytest.raises(NoProject, match="nadia has no project"):
        AccountSession(login_of(cloud, "nadia")).open()


def test_a_passcode_is_asked_for_when_it_is_due(cloud: CloudHandle) -> None:
    login = login_of(cloud, "tabea")
    assert login.missing == ()
    with pytest.raises(PasscodeNeeded, match="tabea"):
        AccountSession(login).open()
    with pytest.raises(PasscodeRefused, match="authenticator"):
        AccountSession(login.with_secret(Secret.PASSCODE, "000000")).open()
    session = AccountSession(login.with_secret(Secret.PASSCODE, cloud.passcode("tabea")))
    token = session.open()
    assert token.user == "tabea"
    assert not session.renewable
    with pytest.raises(CannotRenew):
        session.renew(token)
    again = session.log_in_again(login.with_secret(Secret.PASSCODE, cloud.passcode("tabea")))
    assert again.value != token.value
    assert session.current is again


def test_a_ready_token(cloud: CloudHandle, login: Login) -> None:
    issued = AccountSession(login).open()
    ready = replace(login, credentials=ReadyToken(issued.value))
    session = AccountSession(ready)
    token = session.open()
    assert (token.value, token.expires, token.storage_url) == (issued.value, issued.expires, issued.storage_url)
    assert not session.renewable
    assert "cog.tif" in names(session, "rasters")
    with pytest.raises(ReadyTokenRefused, match="Get a new one"):
        AccountSession(replace(login, credentials=ReadyToken("gAAAAAnonsense"))).open()


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(hours=2), timedelta(hours=-2)])
def test_the_age_of_a_ready_token_is_no_wrong_clock(cloud: CloudHandle, login: Login, ahead: timedelta) -> None:
    """The server's header Date tells its time; when the token was issued tells nothing."""
    issued = AccountSession(login).open()
    headers = {"X-Auth-Token": issued.value, "X-Subject-Token": issued.value}
    request = urllib.request.Request(f"{login.auth_url}/auth/tokens", headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        body = json.load(answer)
    earlier = issued.issued - timedelta(minutes=40)
    body["token"]["issued_at"] = earlier.strftime("%Y-%m-%dT%H:%M:%S.000000Z")
    script = [Answer(200, json.dumps(body).encode(), {"Content-Type": "application/json"})]
    with ScriptedServer(login.auth_url, script) as server:
        ready = replace(login, auth_url=f"{server.url}/v3", credentials=ReadyToken(issued.value))
        token = AccountSession(ready, clock=lambda: utc_now() + ahead).open()
    assert token.issued <= earlier
    assert abs(token.skew - ahead) < timedelta(seconds=10)
    assert timedelta(minutes=59) < token.remaining(utc_now() + ahead) <= timedelta(hours=1, seconds=10)


def test_a_ready_token_for_a_project(cloud: CloudHandle, login: Login) -> None:
    with pytest.raises(ProjectNeeded) as caught:
        AccountSession(login_of(cloud, "paula")).open()
    unscoped = caught.value.login.credentials.unscoped
    ready = replace(login, credentials=ReadyToken(unscoped, NamedOrId(name="elsewhere", domain_id="default")))
    assert AccountSession(ready).open().project == "elsewhere"
    with pytest.raises(ProjectNeeded, match="calibration, elsewhere"):
        AccountSession(replace(login, credentials=ReadyToken(unscoped))).open()
    astray = ReadyToken(unscoped, NamedOrId(name="nowhere", domain_id="default"))
    with pytest.raises(TokenOutOfProject, match="nowhere. Projects of this token: calibration, elsewhere"):
        AccountSession(replace(login, credentials=astray)).open()


def test_a_storage_url_with_a_token(cloud: CloudHandle, login: Login) -> None:
    issued = AccountSession(login).open()
    session = AccountSession(Login("x", "", StorageToken(issued.value), storage_url=issued.storage_url))
    token = session.open()
    assert token.expires is None
    assert session.token() is token
    assert "cog.tif" in names(session, "rasters")
    with pytest.raises(ReadyTokenRefused):
        AccountSession(Login("x", "", StorageToken("nonsense"), storage_url=issued.storage_url)).open()
    with pytest.raises(NotObjectStore):
        AccountSession(Login("x", "", StorageToken(issued.value), storage_url=cloud.plan.auth_url + "/no")).open()


def test_a_token_that_may_read_single_containers_only(cloud: CloudHandle) -> None:
    """403 for the account: the token is good all the same."""
    issued = AccountSession(login_of(cloud, "gaston")).open()
    session = AccountSession(Login("x", "", StorageToken(issued.value), storage_url=issued.storage_url))
    session.open()
    assert names(session, "public") == ["cog.tif"]
    with pytest.raises(AccessDenied):
        names(session, "rasters")


def test_the_authentication_of_swift_itself(cloud: CloudHandle) -> None:
    variables = read(cloud.legacy_openrc()).variables
    session = AccountSession(from_variables(variables, "x"))
    since = cloud.mark(TEMPAUTH_PROXY)
    token = session.open()
    assert token.user == LEGACY_USER
    assert token.expires is not None
    assert 0 < (token.expires - token.issued).total_seconds() <= cloud.plan.token_life
    assert "cog.tif" in names(session, "rasters")
    assert session.renew(token).storage_url == token.storage_url
    assert [request.method for request in cloud.requests(since, TEMPAUTH_PROXY)].count("GET") >= 3
    with pytest.raises(V1LoginRefused, match="account:user"):
        AccountSession(from_variables({**variables, "ST_KEY": "wrong é"}, "x")).open()
    with pytest.raises(NotObjectStore):
        AccountSession(from_variables({**variables, "ST_AUTH": f"{cloud.plan.auth_url}/auth/v1.0"}, "x")).open()


def test_nobody_in_particular(cloud: CloudHandle, login: Login) -> None:
    url = AccountSession(login).open().storage_url
    session = AccountSession(Login("x", "", Anonymous(), storage_url=url, containers=("public", "rasters")))
    assert session.open().value == ""
    store = ObjectStore(session, ("public", "rasters"))
    assert [container.name for container in store.containers()] == ["public", "rasters"]
    assert store.containers(marker="rasters") == []
    assert [entry.name for entry in store.objects("public")] == ["cog.tif"]
    with pytest.raises(NotPublic, match="rasters is not open to all"):
        store.objects("rasters")
    store.close()


def test_a_session_that_a_script_has_made(cloud: CloudHandle, login: Login) -> None:
    from swift_cog_browser.auth.extlibs import extlibs

    with extlibs():
        from keystoneauth1.identity import v3
        from keystoneauth1.session import Session
    user = cloud.user()
    ids = {"user_domain_id": "default", "project_domain_id": "default", "project_name": user.project}
    made = Session(v3.Password(cloud.plan.auth_url, username=user.name, password=user.password, **ids))
    session = AccountSession(Login("x", "", KeystoneSession(made)))
    token = session.open()
    assert session.renewable
    assert session.renew(token).value != token.value
    assert user.password not in repr(session)


def test_another_account_is_not_taken_for_this_one(cloud: CloudHandle, login: Login) -> None:
    session = AccountSession(login)
    before = session.open()
    with pytest.raises(AnotherAccount):
        session.log_in_again(login_of(cloud, "oskar"))
    assert session.current is before


@pytest.mark.parametrize("status", [429, 500, 503])
def test_keystone_in_trouble(login: Login, status: int) -> None:
    with ScriptedServer(login.auth_url, [Answer(status, headers={"Retry-After": "7"})]) as server:
        with pytest.raises(KeystoneBusy) as caught:
            AccountSession(replace(login, auth_url=f"{server.url}/v3")).open()
    assert caught.value.retry_after == 7
    assert isinstance(caught.value, TooManyLogins) == (status == 429)


def test_no_more_than_one_login_a_second(cloud: CloudHandle, login: Login) -> None:
    """Whoever asks: here three sessions on three threads, and one of another user that does not wait."""
    pace.forget()
    began = time.monotonic()
    times: dict[str, float] = {}

    def log_in(name: str, who: Login) -> None:
        AccountSession(who).open()
        times[name] = time.monotonic() - began

    logins = {"a": login, "b": login, "c": login, "other": login_of(cloud, "roland")}
    threads = [threading.Thread(target=log_in, args=pair) for pair in logins.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _first, second, third = sorted(times[name] for name in "abc")
    assert second >= BETWEEN_LOGINS
    assert third >= 2 * BETWEEN_LOGINS


def test_secrets_stay_out_of_repr(cloud: CloudHandle, login: Login) -> None:
    secret = "Wq8#unlikely"
    shown = [
        repr(login.with_password(secret).with_unscoped(secret)),
        repr(AccountSession(login.with_password(secret))),
        repr(ReadyToken(secret)),
        repr(StorageToken(secret)),
        repr(Network(proxy_for=lambda _url: f"http://a:{secret}@p:1")),
        repr(ProjectNeeded(login.with_unscoped(secret), [], source="x", user="y", projects="z")),
    ]
    assert not [text for text in shown if secret in text]


def test_an_address_without_a_server_is_no_login(tmp_path: Path) -> None:
    with pytest.raises(AddressInvalid):
        from_variables({"OS_STORAGE_URL": "swift.example/v1/AUTH_x"}, "x")


def test_an_answer_that_is_no_keystones(login: Login) -> None:
    with ScriptedServer(login.auth_url, [Answer(200, b"<html>Welcome to the hotel</html>")]) as server:
        with pytest.raises(NotKeystone):
            AccountSession(replace(login, auth_url=f"{server.url}/v3")).open()
