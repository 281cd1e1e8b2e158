"""What a login is made of, as values: from the variables of an openrc file or of the process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .errors import LoginIncomplete, LoginUnsupported, PasswordNeeded
from .openrc import Openrc

PASSWORD_METHODS = frozenset({"", "password", "v3password"})
APPLICATION_CREDENTIAL_METHOD = "v3applicationcredential"
DEFAULT_DOMAIN = "default"


@dataclass(frozen=True)
class NamedOrId:
    """A user or a project, by id or by name within a domain. The id wins where both are given."""

    id: str = ""
    name: str = ""
    domain_id: str = ""
    domain_name: str = ""

    def __str__(self) -> str:
        return self.name or self.id


@dataclass(frozen=True)
class PasswordCredentials:
    """A user's password, for one project. ``password`` is None until it is asked for."""

    user: NamedOrId
    project: NamedOrId
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ApplicationCredential:
    """An application credential, which carries its project with it. ``secret`` is None where it is not to be kept."""

    id: str
    secret: str | None = field(repr=False)
    name: str = ""
    user: NamedOrId = NamedOrId()


@dataclass(frozen=True)
class Login:
    """All that is needed to get a token and to find the object store.

    Attributes:
        source: where it comes from, for messages (the name of the openrc file).
        auth_url: the URL of Keystone's v3 API.
        region: empty for the only one.
        interface: ``public``, ``internal`` or ``admin``.
        ca_file: file with the authorities to trust, empty for the usual ones.
    """

    source: str
    auth_url: str
    credentials: PasswordCredentials | ApplicationCredential
    region: str = ""
    interface: str = "public"
    ca_file: str = ""

    @property
    def needs_password(self) -> bool:
        return isinstance(self.credentials, PasswordCredentials) and self.credentials.password is None

    @property
    def who(self) -> str:
        """Whose login this is, in a word or two, for messages."""
        if isinstance(self.credentials, PasswordCredentials):
            return str(self.credentials.user)
        return self.credentials.name or self.credentials.id

    @property
    def project(self) -> str:
        """The project as the login names it; empty for an application credential."""
        return str(self.credentials.project) if isinstance(self.credentials, PasswordCredentials) else ""

    def with_password(self, password: str) -> Login:
        """Return this login with the password that the user gave."""
        if not isinstance(self.credentials, PasswordCredentials):
            return self
        return replace(self, credentials=replace(self.credentials, password=password))

    def without_secret(self) -> Login:
        """Return this login as it may be kept and shown: with no password and no secret."""
        if isinstance(self.credentials, PasswordCredentials):
            return replace(self, credentials=replace(self.credentials, password=None))
        return replace(self, credentials=replace(self.credentials, secret=None))

    def complete(self) -> Login:
        """Return this login.

        Raises:
            PasswordNeeded: the password has not been asked for yet.
        """
        if self.needs_password:
            raise PasswordNeeded(source=self.source, user=self.who)
        return self


def from_openrc(openrc: Openrc) -> Login:
    """Return the login that an openrc file describes.

    Raises:
        LoginIncomplete, LoginUnsupported: see :func:`from_variables`.
    """
    return from_variables(openrc.variables, openrc.source)


def from_variables(variables: Mapping[str, str], source: str) -> Login:
    """Return the login that OS_* variables describe. A blank variable counts as not set.

    Raises:
        LoginIncomplete: a variable that every login needs is not set.
        LoginUnsupported: OS_AUTH_TYPE names a method other than password and application credential.
    """
    values = {name: value.strip() if name != "OS_PASSWORD" else value for name, value in variables.items()}
    need = _Needed(values, source)
    auth_url = need("OS_AUTH_URL")
    method = values.get("OS_AUTH_TYPE", "").lower()
    if method == APPLICATION_CREDENTIAL_METHOD or "OS_APPLICATION_CREDENTIAL_ID" in values:
        credentials: PasswordCredentials | ApplicationCredential = _application_credential(values, need)
    elif method in PASSWORD_METHODS:
        credentials = _password(values, need)
    else:
        raise LoginUnsupported(source=source, method=method)
    return Login(
        source=source,
        auth_url=v3_url(auth_url),
        credentials=credentials,
        region=values.get("OS_REGION_NAME", ""),
        interface=_interface(values),
        ca_file=values.get("OS_CACERT", ""),
    )


def v3_url(auth_url: str) -> str:
    """Return the URL of the v3 API, whatever version the given one ends with."""
    url = auth_url.rstrip("/")
    for ending in ("/v3", "/v2.0"):
        if url.endswith(ending):
            url = url[: -len(ending)]
    return f"{url}/v3"


class _Needed:
    """Gives the value of a variable that must be set."""

    def __init__(self, values: Mapping[str, str], source: str) -> None:
        self._values = values
        self._source = source

    def __call__(self, *names: str) -> str:
        for name in names:
            if self._values.get(name):
                return self._values[name]
        raise LoginIncomplete(source=self._source, variable=" or ".join(names))


def _interface(values: Mapping[str, str]) -> str:
    """OS_ENDPOINT_TYPE is the older name, with values such as publicURL."""
    given = values.get("OS_INTERFACE") or values.get("OS_ENDPOINT_TYPE") or "public"
    return given[: -len("URL")] if given.endswith("URL") else given


def _application_credential(values: Mapping[str, str], need: _Needed) -> ApplicationCredential:
    identifier = values.get("OS_APPLICATION_CREDENTIAL_ID", "")
    name = values.get("OS_APPLICATION_CREDENTIAL_NAME", "")
    if not identifier:
        name = need("OS_APPLICATION_CREDENTIAL_ID", "OS_APPLICATION_CREDENTIAL_NAME")
        need("OS_USERNAME", "OS_USER_ID")
    secret = need("OS_APPLICATION_CREDENTIAL_SECRET")
    return ApplicationCredential(id=identifier, secret=secret, name=name, user=_user(values))


def _password(values: Mapping[str, str], need: _Needed) -> PasswordCredentials:
    need("OS_USERNAME", "OS_USER_ID")
    need("OS_PROJECT_NAME", "OS_PROJECT_ID", "OS_TENANT_NAME", "OS_TENANT_ID")
    project = _in_domain(
        identifier=values.get("OS_PROJECT_ID") or values.get("OS_TENANT_ID", ""),
        name=values.get("OS_PROJECT_NAME") or values.get("OS_TENANT_NAME", ""),
        domain_id=values.get("OS_PROJECT_DOMAIN_ID", ""),
        domain_name=values.get("OS_PROJECT_DOMAIN_NAME", ""),
    )
    return PasswordCredentials(_user(values), project, values.get("OS_PASSWORD") or None)


def _user(values: Mapping[str, str]) -> NamedOrId:
    return _in_domain(
        identifier=values.get("OS_USER_ID", ""),
        name=values.get("OS_USERNAME", ""),
        domain_id=values.get("OS_USER_DOMAIN_ID", ""),
        domain_name=values.get("OS_USER_DOMAIN_NAME", ""),
    )


def _in_domain(identifier: str, name: str, domain_id: str, domain_name: str) -> NamedOrId:
    if not identifier and not domain_id and not domain_name:
        domain_id = DEFAULT_DOMAIN
    return NamedOrId(identifier, name, domain_id, domain_name)
