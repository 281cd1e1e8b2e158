"""Variables of all the ages and dialects of OpenStack, under the names of today.

Sources: python-openstackclient and openstacksdk (OS_*), python-swiftclient (ST_*, SWIFT_* of GDAL's documentation).
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence


class LoginKind(enum.Enum):
    """How a login is made; the values are those of OS_AUTH_TYPE, as keystoneauth and openstacksdk name them."""

    BASIC = "password"
    APPLICATION_CREDENTIAL = "v3applicationcredential"
    READY = "token"
    AUTHENTICATOR = "v3totp"
    TWO_FACTORS = "v3multifactor"
    V1 = "v1password"
    STORAGE = "storage_token"
    ANONYMOUS = "none"


# Name of today <- the older ones, the first that is set.
OLDER_NAMES = {
    "OS_AUTH_TYPE": ("OS_AUTH_PLUGIN",),
    "OS_USERNAME": ("OS_USER_NAME",),
    "OS_PROJECT_ID": ("OS_TENANT_ID",),
    "OS_PROJECT_NAME": ("OS_TENANT_NAME",),
    "OS_INTERFACE": ("OS_ENDPOINT_TYPE",),
    "OS_TOKEN": ("OS_AUTH_TOKEN",),
    "ST_AUTH": ("SWIFT_AUTH_V1_URL",),
    "ST_USER": ("SWIFT_USER",),
    "ST_KEY": ("SWIFT_KEY",),
}
DEFAULT_DOMAIN_NAMES = ("OS_DEFAULT_DOMAIN", "OS_DEFAULT_DOMAIN_ID")
# Blanks around the others are slips of copying; in these they may be meant.
VERBATIM = frozenset({"OS_PASSWORD", "ST_KEY", "SWIFT_KEY"})

SAME_TYPES = {
    "v2password": LoginKind.BASIC.value,
    "v3password": LoginKind.BASIC.value,
    "v2token": LoginKind.READY.value,
    "v3token": LoginKind.READY.value,
    "application_credential": LoginKind.APPLICATION_CREDENTIAL.value,
    "v1": LoginKind.V1.value,
    "noauth": LoginKind.ANONYMOUS.value,
}


def normal_form(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables under the names of today; blank ones are left out, and OS_AUTH_TYPE is always set.

    Args:
        variables: as an openrc file, a clouds.yaml, a saved connection or the environment has them.
    """
    values = {name: value if name in VERBATIM else value.strip() for name, value in variables.items()}
    values = {name: value for name, value in values.items() if value}
    for name, older in OLDER_NAMES.items():
        _take_over(values, name, older)
    for whose in ("OS_USER", "OS_PROJECT"):
        if f"{whose}_DOMAIN_NAME" not in values:
            _take_over(values, f"{whose}_DOMAIN_ID", DEFAULT_DOMAIN_NAMES)
    _use_v1_names(values)
    if not values.keys() & {"OS_AUTH_URL", "ST_AUTH", "OS_STORAGE_URL"}:
        # Only then: they may be left from a login that is over, and belong to another account.
        _take_over(values, "OS_STORAGE_URL", ("SWIFT_STORAGE_URL",))
        _take_over(values, "OS_TOKEN", ("SWIFT_AUTH_TOKEN",))
    if "OS_INTERFACE" in values:
        values["OS_INTERFACE"] = _interface(values["OS_INTERFACE"])
    given = values.get("OS_AUTH_TYPE", "").lower()
    values["OS_AUTH_TYPE"] = SAME_TYPES.get(given, given) or _guessed_type(values)
    if values["OS_AUTH_TYPE"] == LoginKind.ANONYMOUS.value and "OS_TOKEN" in values:
        values["OS_AUTH_TYPE"] = LoginKind.STORAGE.value
    return values


def _take_over(values: dict[str, str], name: str, older: Sequence[str]) -> None:
    """Set a variable from the first of its older names that is set, unless it is set itself."""
    found = next((values[other] for other in older if other in values), None)
    if found is not None:
        values.setdefault(name, found)


def is_v1_url(auth_url: str) -> bool:
    """Return whether a URL is that of the old authentication of Swift itself, such as ``https://host/auth/v1.0``."""
    return auth_url.partition("?")[0].rstrip("/").endswith(("/v1.0", "/v1"))


def _use_v1_names(values: dict[str, str]) -> None:
    """Take the OS_* names for ST_* where the address is that of the old authentication (ST_AUTH_VERSION=1)."""
    if "ST_AUTH" not in values and is_v1_url(values.get("OS_AUTH_URL", "")):
        for name, modern in (("ST_AUTH", "OS_AUTH_URL"), ("ST_USER", "OS_USERNAME"), ("ST_KEY", "OS_PASSWORD")):
            if modern in values:
                values.setdefault(name, values[modern])
        del values["OS_AUTH_URL"]


def _guessed_type(values: Mapping[str, str]) -> str:
    """Return the type that the variables speak of, as keystoneauth's generic plug-ins and swiftclient would guess."""
    if "OS_APPLICATION_CREDENTIAL_ID" in values or "OS_APPLICATION_CREDENTIAL_NAME" in values:
        kind = LoginKind.APPLICATION_CREDENTIAL
    elif "OS_AUTH_URL" not in values and "ST_AUTH" in values:
        kind = LoginKind.V1
    elif "OS_AUTH_URL" not in values and "OS_STORAGE_URL" in values:
        kind = LoginKind.ANONYMOUS
    elif "OS_PASSCODE" in values:
        kind = LoginKind.TWO_FACTORS
    elif "OS_TOKEN" in values and not values.keys() & {"OS_PASSWORD", "OS_USERNAME", "OS_USER_ID"}:
        kind = LoginKind.STORAGE if "OS_STORAGE_URL" in values else LoginKind.READY
    else:
        kind = LoginKind.BASIC
    return kind.value


def _interface(given: str) -> str:
    """Return ``public`` for ``publicURL``, the older spelling."""
    return given[: -len("URL")] if given.endswith("URL") else given
