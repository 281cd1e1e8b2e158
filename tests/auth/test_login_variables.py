"""From variables to a login, for every kind of login and every age of names."""

from __future__ import annotations

import pytest
from cloud.openrc import APPLICATION_CREDENTIAL_FORM, PASSWORD_FORM
from swift_cog_browser.auth.errors import AddressInvalid, LoginIncomplete, LoginUnsupported, SecretNeeded
from swift_cog_browser.auth.login import (
    Anonymous,
    ApplicationCredential,
    NamedOrId,
    PasswordCredentials,
    ReadyToken,
    Secret,
    StorageToken,
    Trust,
    V1Credentials,
)
from swift_cog_browser.auth.login_variables import from_variables, v3_url
from swift_cog_browser.auth.openrc import parse

HORIZON = PASSWORD_FORM.format(
    auth_url="https://keystone.example:5000/v3",
    project_id="3f1c",
    project="moon",
    user="astrid",
    domain="Default",
    domain_id="default",
    region="RegionOne",
)
PASSWORD = {"OS_AUTH_URL": "https://k/v3", "OS_USERNAME": "astrid", "OS_PASSWORD": "p", "OS_PROJECT_NAME": "moon"}
ASTRID = NamedOrId("", "astrid", "default")
MOON = NamedOrId("", "moon", "default")
NONE = NamedOrId("", "", "default")


def test_what_a_login_lacks_is_named() -> None:
    variables = dict(parse(HORIZON, "x-openrc.sh").variables)
    for name, expected in [("OS_AUTH_URL", "OS_AUTH_URL"), ("OS_USERNAME", "OS_USERNAME or OS_USER_ID")]:
        without = {key: value for key, value in variables.items() if key != name}
        with pytest.raises(LoginIncomplete, match=expected):
            from_variables(without, "x-openrc.sh")


@pytest.mark.parametrize(
    "method", ["v3oidcpassword", "v3oidcdeviceauthz", "v3samlpassword", "v3kerberos", "admin_token"]
)
def test_methods_that_need_a_browser_name_the_way_round(method: str) -> None:
    with pytest.raises(LoginUnsupported, match=f"{method}.*application credential.*token"):
        from_variables({**PASSWORD, "OS_AUTH_TYPE": method}, "x-openrc.sh")


def test_application_credential_form() -> None:
    text = APPLICATION_CREDENTIAL_FORM.format(auth_url="http://k/v3", region="R", id="abc", secret="s3cret")
    login = from_variables(parse(text, "x").variables, "x")
    assert login.credentials == ApplicationCredential(id="abc", secret="s3cret", user=NONE)
    assert not login.missing
    without = parse(text.replace("s3cret", ""), "x")
    assert from_variables(without.variables, "x").missing == (Secret.APPLICATION_CREDENTIAL,)


@pytest.mark.parametrize(
    ("variables", "credentials"),
    [
        ({}, PasswordCredentials(ASTRID, MOON, "p")),
        ({"OS_AUTH_TYPE": "v3password"}, PasswordCredentials(ASTRID, MOON, "p")),
        ({"OS_PROJECT_NAME": ""}, PasswordCredentials(ASTRID, NONE, "p")),
        ({"OS_PASSWORD": ""}, PasswordCredentials(ASTRID, MOON, None)),
        (
            {"OS_USER_DOMAIN_NAME": "research", "OS_DEFAULT_DOMAIN": "other"},
            PasswordCredentials(NamedOrId("", "astrid", "", "research"), NamedOrId("", "moon", "other"), "p"),
        ),
        (
            {"OS_PASSCODE": "123456"},
            PasswordCredentials(ASTRID, MOON, "p", "123456", frozenset({Secret.PASSWORD, Secret.PASSCODE})),
        ),
        (
            {"OS_AUTH_TYPE": "v3multifactor"},
            PasswordCredentials(ASTRID, MOON, "p", None, frozenset({Secret.PASSWORD, Secret.PASSCODE})),
        ),
        ({"OS_USERNAME": "", "OS_PASSWORD": "", "OS_TOKEN": "t"}, ReadyToken("t", MOON)),
        ({"OS_AUTH_TYPE": "v3token", "OS_AUTH_TOKEN": "t", "OS_PROJECT_NAME": ""}, ReadyToken("t", NONE)),
    ],
)
def test_kinds_of_keystone(variables: dict[str, str], credentials: object) -> None:
    assert from_variables({**PASSWORD, **variables}, "x").credentials == credentials


@pytest.mark.parametrize(
    ("variables", "credentials", "auth_url", "storage_url"),
    [
        (
            {"ST_AUTH": "http://s/auth/v1.0", "ST_USER": "a:b", "ST_KEY": "k"},
            V1Credentials("a:b", "k"),
            "http://s/auth/v1.0",
            "",
        ),
        (
            {"OS_AUTH_URL": "http://s/auth/v1.0", "OS_USERNAME": "a:b", "OS_PASSWORD": "k"},
            V1Credentials("a:b", "k"),
            "http://s/auth/v1.0",
            "",
        ),
        (
            {"OS_STORAGE_URL": "http://s/v1/AUTH_x/", "OS_AUTH_TOKEN": "t"},
            StorageToken("t"),
            "",
            "http://s/v1/AUTH_x",
        ),
        (
            {"SWIFT_STORAGE_URL": "http://s/v1/AUTH_x", "SWIFT_AUTH_TOKEN": "t"},
            StorageToken("t"),
            "",
            "http://s/v1/AUTH_x",
        ),
        ({"OS_STORAGE_URL": "http://s/v1/AUTH_x"}, Anonymous(), "", "http://s/v1/AUTH_x"),
        ({"OS_AUTH_TYPE": "none", "OS_STORAGE_URL": "http://s/v1/AUTH_x"}, Anonymous(), "", "http://s/v1/AUTH_x"),
    ],
)
def test_kinds_without_keystone(
    variables: dict[str, str], credentials: object, auth_url: str, storage_url: str
) -> None:
    login = from_variables(variables, "x")
    assert (login.credentials, login.auth_url, login.storage_url) == (credentials, auth_url, storage_url)


def test_variables_of_gdal_do_not_lead_another_login_astray() -> None:
    """They are in the process while a connection is active, and may be another account's."""
    login = from_variables({**PASSWORD, "SWIFT_STORAGE_URL": "http://other/v1/AUTH_y", "SWIFT_AUTH_TOKEN": "t"}, "x")
    assert login.storage_url == ""
    assert isinstance(login.credentials, PasswordCredentials)


def test_older_names_mean_the_same() -> None:
    login = from_variables(
        {
            "OS_AUTH_URL": "http://k:5000/v2.0/",
            "OS_TENANT_NAME": "calibration",
            "OS_USERNAME": "astrid",
            "OS_PASSWORD": "p",
            "OS_ENDPOINT_TYPE": "internalURL",
        },
        "x",
    )
    assert login.auth_url == "http://k:5000/v3"
    assert login.interface == "internal"
    assert isinstance(login.credentials, PasswordCredentials)
    assert (login.credentials.project.name, login.credentials.project.domain_id) == ("calibration", "default")


@pytest.mark.parametrize(
    "url", ["http://k/identity", "http://k/identity/", "http://k/identity/v3", "http://k/identity/v3/"]
)
def test_the_v3_url(url: str) -> None:
    assert v3_url(url) == "http://k/identity/v3"


@pytest.mark.parametrize(
    "url",
    ["k.example/v3", "ftp://k/v3", "https://", "https://a:b@k/v3", "https://k/v3?x=1", "http://[k/v3", "http://k:no/"],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(AddressInvalid, match="OS_AUTH_URL"):
        from_variables({**PASSWORD, "OS_AUTH_URL": url}, "x")


@pytest.mark.parametrize(
    ("value", "insecure"), [("true", True), ("1", True), ("False", False), ("0", False), ("", False)]
)
def test_trust(value: str, insecure: bool) -> None:
    files = {"OS_CACERT": "~/ca.pem", "OS_CERT": "c.pem", "OS_KEY": "k.pem"}
    login = from_variables({**PASSWORD, **files, "OS_INSECURE": value}, "x")
    assert login.trust == Trust("~/ca.pem", "c.pem", "k.pem", insecure)


def test_secrets_are_asked_for_in_their_order() -> None:
    login = from_variables({**PASSWORD, "OS_PASSWORD": "", "OS_AUTH_TYPE": "v3multifactor"}, "x")
    assert login.missing == (Secret.PASSWORD, Secret.PASSCODE)
    assert login.kept_secret is Secret.PASSWORD
    assert not login.renewable
    with pytest.raises(SecretNeeded):
        login.complete()
    complete = login.with_secret(Secret.PASSWORD, "p").with_secret(Secret.PASSCODE, "123456")
    assert complete.complete() is complete
    assert complete.without_secret() == login
