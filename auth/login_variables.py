"""From variables to a login: those of an openrc file, a clouds.yaml, a saved connection or the process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from .errors import AddressInvalid, LoginIncomplete, LoginUnsupported
from .login import (
    Anonymous,
    ApplicationCredential,
    Credentials,
    Login,
    NamedOrId,
    PasswordCredentials,
    ReadyToken,
    Secret,
    StorageToken,
    Trust,
    V1Credentials,
)
from .normal_form import LoginKind, normal_form
from .phrase import either

DEFAULT_DOMAIN = "default"
# No container's name holds this.
BETWEEN_CONTAINERS = "/"
FACTORS = {
    LoginKind.BASIC: frozenset({Secret.PASSWORD}),
    LoginKind.AUTHENTICATOR: frozenset({Secret.PASSCODE}),
    LoginKind.TWO_FACTORS: frozenset({Secret.PASSWORD, Secret.PASSCODE}),
}
YES = frozenset({"1", "true", "yes", "on", "t", "y"})


def from_variables(variables: Mapping[str, str], source: str) -> Login:
    """Return the login that variables describe. A blank variable counts as not set; a secret may be missing.

    Raises:
        LoginIncomplete: a variable that this login needs is not set.
        LoginUnsupported: OS_AUTH_TYPE names a method that takes a web browser or the like.
        AddressInvalid: what should be the address of a server is none.
    """
    needed = _Needed(normal_form(variables), source)
    values = needed.values
    try:
        kind = LoginKind(values["OS_AUTH_TYPE"])
    except ValueError:
        raise LoginUnsupported(source=source, method=values["OS_AUTH_TYPE"]) from None
    storage_url = needed.address("OS_STORAGE_URL") if "OS_STORAGE_URL" in values else ""
    return Login(
        source=source,
        auth_url=_auth_url(kind, needed),
        credentials=READERS[kind](needed),
        region=values.get("OS_REGION_NAME", ""),
        interface=values.get("OS_INTERFACE", "public"),
        trust=_trust(values),
        storage_url=storage_url,
        containers=tuple(name for name in values.get("SWIFT_CONTAINERS", "").split(BETWEEN_CONTAINERS) if name),
    )


def v3_url(auth_url: str) -> str:
    """Return the URL of the v3 API, whatever version the given one ends with."""
    url = auth_url.rstrip("/")
    for ending in ("/v3", "/v2.0", "/auth/tokens"):
        if url.endswith(ending):
            url = url[: -len(ending)]
    return f"{url.removesuffix('/v3')}/v3"


class _Needed:
    """The variables, and the errors about those that must be set."""

    def __init__(self, values: Mapping[str, str], source: str) -> None:
        self.values = values
        self._source = source

    def __call__(self, *names: str) -> str:
        for name in names:
            if self.values.get(name):
                return self.values[name]
        raise LoginIncomplete(source=self._source, variable=either(names))

    def address(self, name: str) -> str:
        """Return the value of a variable that must hold the address of a server."""
        url = self(name)
        if not _is_address(url):
            raise AddressInvalid(source=self._source, variable=name)
        return url.rstrip("/")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        # Looking at the port raises when it is no number.
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.port != 0
            and not (parts.username or parts.query or any(character.isspace() for character in url))
        )
    except ValueError:
        return False


def _auth_url(kind: LoginKind, needed: _Needed) -> str:
    if kind is LoginKind.V1:
        return needed.address("ST_AUTH")
    if kind in (LoginKind.STORAGE, LoginKind.ANONYMOUS):
        needed("OS_STORAGE_URL")
        return ""
    return v3_url(needed.address("OS_AUTH_URL"))


def _trust(values: Mapping[str, str]) -> Trust:
    return Trust(
        ca_file=values.get("OS_CACERT", ""),
        certificate=values.get("OS_CERT", ""),
        key=values.get("OS_KEY", ""),
        insecure=values.get("OS_INSECURE", "").lower() in YES,
    )


def _password(needed: _Needed) -> PasswordCredentials:
    values = needed.values
    needed("OS_USERNAME", "OS_USER_ID")
    return PasswordCredentials(
        user=_user(values),
        project=_project(values),
        password=values.get("OS_PASSWORD"),
        passcode=values.get("OS_PASSCODE"),
        factors=FACTORS[LoginKind(values["OS_AUTH_TYPE"])],
    )


def _application_credential(needed: _Needed) -> ApplicationCredential:
    values = needed.values
    identifier = values.get("OS_APPLICATION_CREDENTIAL_ID", "")
    name = values.get("OS_APPLICATION_CREDENTIAL_NAME", "")
    if not identifier:
        needed("OS_APPLICATION_CREDENTIAL_ID", "OS_APPLICATION_CREDENTIAL_NAME")
        needed("OS_USERNAME", "OS_USER_ID")
    secret = values.get("OS_APPLICATION_CREDENTIAL_SECRET")
    return ApplicationCredential(id=identifier, secret=secret, name=name, user=_user(values))


def _ready_token(needed: _Needed) -> ReadyToken:
    return ReadyToken(needed.values.get("OS_TOKEN"), _project(needed.values))


def _v1(needed: _Needed) -> V1Credentials:
    return V1Credentials(needed("ST_USER"), needed.values.get("ST_KEY"))


def _storage_token(needed: _Needed) -> StorageToken:
    return StorageToken(needed.values.get("OS_TOKEN"))


def _anonymous(_needed: _Needed) -> Anonymous:
    return Anonymous()


READERS: Mapping[LoginKind, Callable[[_Needed], Credentials]] = {
    LoginKind.BASIC: _password,
    LoginKind.AUTHENTICATOR: _password,
    LoginKind.TWO_FACTORS: _password,
    LoginKind.APPLICATION_CREDENTIAL: _application_credential,
    LoginKind.READY: _ready_token,
    LoginKind.V1: _v1,
    LoginKind.STORAGE: _storage_token,
    LoginKind.ANONYMOUS: _anonymous,
}


def _user(values: Mapping[str, str]) -> NamedOrId:
    return _in_domain(
        identifier=values.get("OS_USER_ID", ""),
        name=values.get("OS_USERNAME", ""),
        domain_id=values.get("OS_USER_DOMAIN_ID", ""),
        domain_name=values.get("OS_USER_DOMAIN_NAME", ""),
    )


def _project(values: Mapping[str, str]) -> NamedOrId:
    return _in_domain(
        identifier=values.get("OS_PROJECT_ID", ""),
        name=values.get("OS_PROJECT_NAME", ""),
        domain_id=values.get("OS_PROJECT_DOMAIN_ID", ""),
        domain_name=values.get("OS_PROJECT_DOMAIN_NAME", ""),
    )


def _in_domain(identifier: str, name: str, domain_id: str, domain_name: str) -> NamedOrId:
    if not identifier and not domain_id and not domain_name:
        domain_id = DEFAULT_DOMAIN
    return NamedOrId(identifier, name, domain_id, domain_name)
