"""What a login is made of, as values. The secrets in them never show in a ``repr``."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Any, Union

from .errors import ApplicationSecretNeeded, PasscodeNeeded, PasswordNeeded, TokenNeeded, UserError


class Secret(enum.Enum):
    """What a person may have to be asked for."""

    PASSWORD = enum.auto()
    PASSCODE = enum.auto()
    TOKEN = enum.auto()
    APPLICATION_CREDENTIAL = enum.auto()


@dataclass(frozen=True)
class NamedOrId:
    """A user or a project, by id or by name within a domain. The id wins where both are given."""

    id: str = ""
    name: str = ""
    domain_id: str = ""
    domain_name: str = ""

    def __str__(self) -> str:
        return self.name or self.id

    def __bool__(self) -> bool:
        return bool(self.id or self.name)


@dataclass(frozen=True)
class PasswordCredentials:
    """A user's password and, where the cloud wants a second factor, a passcode.

    Attributes:
        project: none yet, if it is empty: Keystone is asked which projects the user has.
        password, passcode: None until they are asked for.
        factors: what the user logs in with.
        unscoped: a token without a project, which this user has got already; used once in place of the secrets.
    """

    user: NamedOrId
    project: NamedOrId
    password: str | None = field(default=None, repr=False)
    passcode: str | None = field(default=None, repr=False)
    factors: frozenset[Secret] = frozenset({Secret.PASSWORD})
    unscoped: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ApplicationCredential:
    """An application credential, which carries its project with it. ``secret`` is None until it is asked for."""

    id: str
    secret: str | None = field(repr=False)
    name: str = ""
    user: NamedOrId = NamedOrId()


@dataclass(frozen=True)
class ReadyToken:
    """A token that somebody has got from Keystone already. ``project`` may be empty: the token has one, then."""

    token: str | None = field(default=None, repr=False)
    project: NamedOrId = NamedOrId()


@dataclass(frozen=True)
class V1Credentials:
    """User and key of the authentication that Swift itself brings (TempAuth), without a Keystone."""

    user: str
    key: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class StorageToken:
    """A token for a storage URL, and nobody to ask about either."""

    token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Anonymous:
    """Nobody in particular: reads containers that are open to all."""


@dataclass(frozen=True)
class KeystoneSession:
    """A session of keystoneauth1 that a script has made: it logs in by itself, in whatever way it knows."""

    session: Any = field(repr=False)


Credentials = Union[
    PasswordCredentials,
    ApplicationCredential,
    ReadyToken,
    V1Credentials,
    StorageToken,
    Anonymous,
    KeystoneSession,
]


@dataclass(frozen=True)
class Trust:
    """Whom to trust, and how to show who asks.

    Attributes:
        ca_file: file with the authorities to trust, empty for the usual ones.
        certificate, key: files of the client's certificate and its key; empty if the server wants none.
        insecure: whether any certificate will do.
    """

    ca_file: str = ""
    certificate: str = ""
    key: str = ""
    insecure: bool = False


@dataclass(frozen=True)
class Login:
    """All that is needed to get a token and to find the object store.

    Attributes:
        source: where it comes from, for messages (the name of the openrc file).
        auth_url: the URL of Keystone's v3 API, or of the old authentication; empty where nobody is asked.
        region: empty for the only one.
        interface: ``public``, ``internal`` or ``admin``.
        storage_url: in place of the one that the catalog gives; empty for the catalog's.
        containers: the ones to show, where the account may not be listed; empty for all.
    """

    source: str
    auth_url: str
    credentials: Credentials
    region: str = ""
    interface: str = "public"
    trust: Trust = Trust()
    storage_url: str = ""
    containers: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[Secret, ...]:
        """What a person has to be asked for before this login can be used."""
        credentials = self.credentials
        if isinstance(credentials, PasswordCredentials):
            given = {Secret.PASSWORD: credentials.password, Secret.PASSCODE: credentials.passcode}
            wanted = (Secret.PASSWORD, Secret.PASSCODE)
            ready = credentials.unscoped is not None
            return () if ready else tuple(s for s in wanted if s in credentials.factors and given[s] is None)
        if isinstance(credentials, V1Credentials):
            return (Secret.PASSWORD,) if credentials.key is None else ()
        if isinstance(credentials, (ReadyToken, StorageToken)):
            return (Secret.TOKEN,) if credentials.token is None else ()
        if isinstance(credentials, ApplicationCredential):
            return (Secret.APPLICATION_CREDENTIAL,) if credentials.secret is None else ()
        return ()

    @property
    def kept_secret(self) -> Secret | None:
        """The one secret that is worth keeping: None for an anonymous login, and a passcode is good only once."""
        without = replace(self, credentials=_without_secrets(self.credentials))
        return next((secret for secret in without.missing if secret is not Secret.PASSCODE), None)

    @property
    def renewable(self) -> bool:
        """Whether a new token can be had without asking anybody."""
        credentials = self.credentials
        if isinstance(credentials, PasswordCredentials):
            return Secret.PASSCODE not in credentials.factors
        return isinstance(credentials, (ApplicationCredential, V1Credentials, Anonymous, KeystoneSession))

    @property
    def who(self) -> str:
        """Whose login this is, in a word or two, for messages; empty if that is not known."""
        credentials = self.credentials
        if isinstance(credentials, (PasswordCredentials, V1Credentials)):
            return str(credentials.user)
        if isinstance(credentials, ApplicationCredential):
            return credentials.name or credentials.id
        return ""

    @property
    def project(self) -> str:
        """The project as the login names it; empty where the credentials carry it."""
        return str(getattr(self.credentials, "project", ""))

    def with_secret(self, secret: Secret, value: str) -> Login:
        """Return this login with a secret that the user gave; one that it has no use for is left aside."""
        credentials = self.credentials
        if isinstance(credentials, PasswordCredentials) and secret is Secret.PASSWORD:
            return replace(self, credentials=replace(credentials, password=value))
        if isinstance(credentials, PasswordCredentials) and secret is Secret.PASSCODE:
            factors = credentials.factors | {Secret.PASSCODE}
            return replace(self, credentials=replace(credentials, passcode=value, factors=factors))
        if isinstance(credentials, V1Credentials) and secret is Secret.PASSWORD:
            return replace(self, credentials=replace(credentials, key=value))
        if isinstance(credentials, (ReadyToken, StorageToken)) and secret is Secret.TOKEN:
            return replace(self, credentials=replace(credentials, token=value))
        if isinstance(credentials, ApplicationCredential) and secret is Secret.APPLICATION_CREDENTIAL:
            return replace(self, credentials=replace(credentials, secret=value))
        return self

    def with_password(self, password: str) -> Login:
        """Return this login with the password that the user gave."""
        return self.with_secret(Secret.PASSWORD, password)

    def with_project(self, project: NamedOrId) -> Login:
        """Return this login for one of the user's projects."""
        if isinstance(self.credentials, (PasswordCredentials, ReadyToken)):
            return replace(self, credentials=replace(self.credentials, project=project))
        return self

    def with_unscoped(self, token: str | None) -> Login:
        """Return this login with a token that stands in for its secrets once, or without such a token."""
        if isinstance(self.credentials, PasswordCredentials):
            return replace(self, credentials=replace(self.credentials, unscoped=token))
        return self

    def without_secret(self) -> Login:
        """Return this login as it may be kept and shown: with no password, token or key."""
        return replace(self, credentials=_without_secrets(self.credentials))

    def complete(self) -> Login:
        """Return this login.

        Raises:
            PasswordNeeded, PasscodeNeeded, TokenNeeded, ApplicationSecretNeeded: a person has to be asked first.
        """
        for secret in self.missing:
            raise secret_needed(self, secret)
        return self


def secret_needed(login: Login, secret: Secret) -> UserError:
    """Return the error which says that a login lacks a secret."""
    kinds: dict[Secret, type[UserError]] = {
        Secret.PASSWORD: PasswordNeeded,
        Secret.PASSCODE: PasscodeNeeded,
        Secret.TOKEN: TokenNeeded,
        Secret.APPLICATION_CREDENTIAL: ApplicationSecretNeeded,
    }
    return kinds[secret](source=login.source, user=login.who)


def _without_secrets(credentials: Credentials) -> Credentials:
    if isinstance(credentials, PasswordCredentials):
        return replace(credentials, password=None, passcode=None, unscoped=None)
    if isinstance(credentials, ApplicationCredential):
        return replace(credentials, secret=None)
    if isinstance(credentials, (ReadyToken, StorageToken)):
        return replace(credentials, token=None)
    if isinstance(credentials, V1Credentials):
        return replace(credentials, key=None)
    return credentials
