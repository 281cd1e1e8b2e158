"""The cloud in a box knows every kind of login: domains, several projects, a second factor, application credentials."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
import requests
from cloud.handle import TEMPAUTH_PROXY, CloudHandle
from cloud.passcode import passcode
from cloud.plan import DEFAULT_DOMAIN, LEGACY_USER, OTHER_DOMAIN, TWIN_PROJECTS, User
from conftest import DATA
from swift_cog_browser.auth.extlibs import extlibs

with extlibs():
    from keystoneauth1 import exceptions
    from keystoneauth1.access import AccessInfoV3
    from keystoneauth1.identity import v3
    from keystoneauth1.session import Session


@pytest.fixture
def passing(cloud: CloudHandle) -> Iterator[User]:
    """A user of this test only."""
    user = cloud.administrator.make_user()
    yield user
    cloud.administrator.delete(user)


def log_in(cloud: CloudHandle, user: User, project: str = "") -> AccessInfoV3:
    """Log in with the password; without a project the token has no scope."""
    plugin = v3.Password(
        cloud.plan.auth_url,
        username=user.name,
        password=user.password,
        user_domain_name=user.domain_name,
        project_name=project or None,
        project_domain_name=user.domain_name if project else None,
        unscoped=not project,
    )
    return plugin.get_auth_ref(Session())


def projects(cloud: CloudHandle, user: User) -> list[str]:
    """Ask Keystone for the names of the projects that a user may enter."""
    headers = {"X-Auth-Token": log_in(cloud, user).auth_token}
    answer = requests.get(f"{cloud.plan.auth_url}/auth/projects", headers=headers, timeout=10)
    return sorted(project["name"] for project in answer.json()["projects"])


def test_a_name_says_nothing_without_its_domain(cloud: CloudHandle) -> None:
    ours, theirs = cloud.user("astrid"), cloud.user("astrid", OTHER_DOMAIN)
    tokens = [log_in(cloud, user, "calibration") for user in (ours, theirs)]
    assert [token.project_name for token in tokens] == ["calibration"] * 2
    assert tokens[0].project_id != tokens[1].project_id
    assert [token.user_domain_id == DEFAULT_DOMAIN for token in tokens] == [True, False]
    with pytest.raises(exceptions.Unauthorized):
        log_in(cloud, User("astrid", ours.password, "calibration", "member", OTHER_DOMAIN), "calibration")


def test_openrc_files_name_the_domain_or_no_project(cloud: CloudHandle) -> None:
    research = cloud.openrc("astrid", OTHER_DOMAIN).read_text()
    assert 'OS_USER_DOMAIN_NAME="research"' in research
    assert log_in(cloud, cloud.user("astrid", OTHER_DOMAIN), "calibration").project_domain_id in research
    assert "OS_PROJECT" not in cloud.openrc("paula").read_text()


def test_two_projects_and_none(cloud: CloudHandle) -> None:
    paula = cloud.user("paula")
    assert projects(cloud, paula) == sorted(TWIN_PROJECTS)
    assert log_in(cloud, paula).project_id is None
    assert [log_in(cloud, paula, project).project_name for project in TWIN_PROJECTS] == list(TWIN_PROJECTS)
    assert projects(cloud, cloud.user("nadia")) == []


def test_a_second_factor(cloud: CloudHandle) -> None:
    tabea = cloud.user("tabea")
    with pytest.raises(exceptions.MissingAuthMethods) as caught:
        log_in(cloud, tabea, "calibration")
    assert caught.value.response.headers["Openstack-Auth-Receipt"] == caught.value.receipt
    # Keystone keeps a rule as a set.
    assert [sorted(rule) for rule in caught.value.required_auth_methods] == [["password", "totp"]]

    who = {"username": "tabea", "user_domain_id": DEFAULT_DOMAIN}
    password = v3.PasswordMethod(**who, password=tabea.password)
    scope = {"project_name": "calibration", "project_domain_id": DEFAULT_DOMAIN}
    for code, accepted in ((cloud.passcode("tabea"), True), ("000000", False)):
        login = v3.Auth(cloud.plan.auth_url, [password, v3.TOTPMethod(**who, passcode=code)], **scope)
        if accepted:
            assert login.get_auth_ref(Session()).project_name == "calibration"
        else:
            with pytest.raises(exceptions.Unauthorized):
                login.get_auth_ref(Session())


def test_a_receipt_stands_for_the_password(cloud: CloudHandle) -> None:
    tabea = cloud.user("tabea")
    with pytest.raises(exceptions.MissingAuthMethods) as caught:
        log_in(cloud, tabea, "calibration")
    method = v3.TOTPMethod(username="tabea", user_domain_id=DEFAULT_DOMAIN, passcode=cloud.passcode("tabea"))
    login = v3.Auth(cloud.plan.auth_url, [method], project_name="calibration", project_domain_id=DEFAULT_DOMAIN)
    login.add_method(v3.ReceiptMethod(receipt=caught.value.receipt))
    assert login.get_auth_ref(Session()).username == "tabea"


def test_passcodes_of_the_specification() -> None:
    """RFC 6238, appendix B, the last six digits of SHA-1's."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    expected = {59: "287082", 1111111109: "081804", 1111111111: "050471", 20000000000: "353130"}
    assert {when: passcode(secret, when) for when in expected} == expected


def test_an_administrator_changes_a_user(cloud: CloudHandle, passing: User) -> None:
    admin = cloud.administrator
    assert projects(cloud, passing) == ["calibration"]
    changed = admin.change_password(passing, "another one")
    with pytest.raises(exceptions.Unauthorized):
        log_in(cloud, passing)
    assert log_in(cloud, changed).username == passing.name
    admin.disable(passing)
    with pytest.raises(exceptions.Unauthorized):
        log_in(cloud, changed)
    admin.enable(passing)
    assert log_in(cloud, changed).username == passing.name


def test_application_credentials_expire_and_go(cloud: CloudHandle, passing: User) -> None:
    admin = cloud.administrator
    expires = datetime.now(timezone.utc) + timedelta(minutes=5)
    made = admin.make_application_credential(passing, expires)
    login = v3.ApplicationCredential(
        cloud.plan.auth_url, application_credential_id=made["id"], application_credential_secret=made["secret"]
    )
    access = login.get_auth_ref(Session())
    assert abs(access.expires - expires) < timedelta(seconds=1)
    assert [each["name"] for each in admin.application_credentials(passing)] == [made["name"]]
    admin.delete_application_credential(passing, made["id"])
    with pytest.raises(exceptions.NotFound):
        login.get_auth_ref(Session())
    assert admin.application_credentials(passing) == []


def test_a_throw_away_user_may_have_a_second_factor(cloud: CloudHandle) -> None:
    user = cloud.administrator.make_user("elsewhere", second_factor=True)
    assert cloud.administrator.log_in(user)
    with pytest.raises(exceptions.MissingAuthMethods):
        log_in(cloud, user, "elsewhere")
    cloud.administrator.delete(user)


def test_tempauth_gives_a_token_by_version_1(cloud: CloudHandle) -> None:
    plan = cloud.plan
    mark = cloud.mark(TEMPAUTH_PROXY)
    who = {"X-Auth-User": LEGACY_USER, "X-Auth-Key": plan.legacy_key}
    answer = requests.get(plan.legacy_auth_url, headers=who, timeout=10)
    assert 0 < int(answer.headers["X-Auth-Token-Expires"]) <= plan.token_life
    url = f"{answer.headers['X-Storage-Url']}/rasters/cog.tif"
    token = {"X-Auth-Token": answer.headers["X-Auth-Token"]}
    assert requests.get(url, headers=token, timeout=10).content == (DATA / "cog.tif").read_bytes()
    assert requests.get(url, timeout=10).status_code == 401
    wrong = {**who, "X-Auth-Key": "wrong"}
    assert requests.get(plan.legacy_auth_url, headers=wrong, timeout=10).status_code == 401
    statuses = [(request.name, request.status) for request in cloud.requests(mark, TEMPAUTH_PROXY)]
    assert statuses == [("", 200), ("rasters/cog.tif", 200), ("rasters/cog.tif", 401), ("", 401)]


def test_neither_proxy_takes_the_tokens_of_the_other(cloud: CloudHandle) -> None:
    plan = cloud.plan
    who = {"X-Auth-User": LEGACY_USER, "X-Auth-Key": plan.legacy_key}
    legacy = requests.get(plan.legacy_auth_url, headers=who, timeout=10)
    elsewhere = legacy.headers["X-Storage-Url"].replace(str(plan.ports.tempauth), str(plan.ports.proxy))
    token = {"X-Auth-Token": legacy.headers["X-Auth-Token"]}
    assert requests.get(elsewhere, headers=token, timeout=10).status_code == 401
    access = log_in(cloud, cloud.user(), "calibration")
    url = f"http://127.0.0.1:{plan.ports.tempauth}/v1/AUTH_{access.project_id}/rasters"
    assert requests.get(url, headers={"X-Auth-Token": access.auth_token}, timeout=10).status_code == 401


def test_the_legacy_file(cloud: CloudHandle) -> None:
    lines = [f"export ST_AUTH={cloud.plan.legacy_auth_url}", "export ST_USER=legacy:tester"]
    assert cloud.legacy_openrc().read_text().splitlines() == [*lines, f"export ST_KEY={cloud.plan.legacy_key}"]
