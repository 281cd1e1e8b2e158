"""Asks Keystone for a token, and its catalog for the object store. Every function here waits for the network.

The identity classes are built directly: their plug-in loader would look for entry points in every package of QGIS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from .errors import (
    ApplicationCredentialRefused,
    KeystoneBusy,
    KeystoneError,
    LoginRefused,
    NoObjectStore,
    NoProject,
    NotKeystone,
    PasscodeNeeded,
    PasscodeRefused,
    ProjectNeeded,
    ProjectUnknown,
    ReadyTokenRefused,
    RegionUnknown,
    TokenOutOfProject,
    TooManyLogins,
    UserError,
)
from .extlibs import extlibs
from .http_times import retry_after
from .login import ApplicationCredential, Login, NamedOrId, PasswordCredentials, ReadyToken, Secret
from .network import Network
from .pace import pace
from .phrase import Phrase
from .token import Token, skew_between
from .transport import NEEDS_A_LOGIN, proxy_refused, transport_error, use

with extlibs():
    from keystoneauth1 import exceptions
    from keystoneauth1.access import AccessInfoV3
    from keystoneauth1.identity import v3
    from keystoneauth1.session import Session

SERVICE = "object-store"
BUSY = frozenset({413, 429, 500, 502, 503, 504})


def http(network: Network) -> Session:
    """Return a session that goes the way of a network."""
    # No redirects: they would carry passwords and tokens to any host.
    session = Session(redirect=False)
    use(network, session.session)
    return session


def issue_token(login: Login, network: Network, explain: bool, clock: Callable[[], datetime]) -> Token:
    """Log in and return a new token; see :func:`.ways_in.issue_token`."""
    session = http(network)
    try:
        access = _access(login, session)
    except exceptions.MissingAuthMethods as error:
        raise PasscodeNeeded(user=login.who, details=details_of(error)) from None
    except exceptions.Unauthorized as error:
        raise _refusal(login, session, explain, details_of(error)) from None
    except exceptions.ClientException as error:
        if isinstance(error, exceptions.NotFound) and isinstance(login.credentials, ApplicationCredential):
            # That is how Keystone says that it was deleted.
            raise _refusal(login, session, explain, details_of(error)) from None
        raise _translated(error, login, network) from None
    except (ValueError, KeyError, TypeError) as error:
        # An answer that is no token's.
        raise NotKeystone(url=login.auth_url, status=200, details=details_of(error)) from None
    # A token that was there already tells when it was issued, not what time it is.
    told = session.session.get_adapter(login.auth_url).answered_at
    return _token(access, login, clock(), told or access.issued)


def from_session(session: Any, login: Login, network: Network, clock: Callable[[], datetime]) -> Token:
    """Return a new token from a session that logs in by itself; see :func:`.ways_in.issue_token`."""
    try:
        # What it has may be near its end.
        session.invalidate()
        access = session.auth.get_access(session)
    except exceptions.Unauthorized as error:
        raise LoginRefused(url=session.auth.auth_url, user="–", details=details_of(error)) from None
    except exceptions.ClientException as error:
        raise _translated(error, replace(login, auth_url=session.auth.auth_url), network) from None
    return _token(access, login, clock(), access.issued)


def _token(access: AccessInfoV3, login: Login, at_the_desk: datetime, in_the_cloud: datetime) -> Token:
    return Token(
        value=access.auth_token,
        issued=access.issued,
        expires=access.expires,
        storage_url=login.storage_url or _storage_url(access, login),
        project=access.project_name or "",
        user=access.username or "",
        roles=tuple(access.role_names),
        skew=skew_between(at_the_desk, in_the_cloud),
    )


def _access(login: Login, session: Session) -> AccessInfoV3:
    credentials = login.credentials
    if isinstance(credentials, ApplicationCredential):
        return _application_credential(login, credentials).get_auth_ref(session)
    if isinstance(credentials, ReadyToken):
        return _from_token(login, credentials, session)
    if not isinstance(credentials, PasswordCredentials):
        raise TypeError(f"not Keystone's: {type(credentials).__name__}")
    if credentials.unscoped is not None:
        return _scoped(login, credentials.unscoped, credentials.project, session)
    if credentials.project:
        return v3.Auth(login.auth_url, _methods(credentials), **_scope(credentials.project)).get_auth_ref(session)
    access = v3.Auth(login.auth_url, _methods(credentials), unscoped=True).get_auth_ref(session)
    return _in_a_project(login, str(access.auth_token), access.username or login.who, session)


def _application_credential(login: Login, credentials: ApplicationCredential) -> v3.ApplicationCredential:
    # No scope: the credential has its own, and Keystone answers 401 to another.
    return v3.ApplicationCredential(
        login.auth_url,
        application_credential_id=credentials.id or None,
        application_credential_name=credentials.name or None,
        application_credential_secret=credentials.secret,
        **_user(credentials.user),
    )


def _methods(credentials: PasswordCredentials) -> list[Any]:
    user = _user(credentials.user)
    methods: list[Any] = []
    if Secret.PASSWORD in credentials.factors:
        methods.append(v3.PasswordMethod(password=credentials.password, **user))
    if Secret.PASSCODE in credentials.factors:
        methods.append(v3.TOTPMethod(passcode=credentials.passcode, **user))
    return methods


def _user(user: NamedOrId) -> dict[str, str | None]:
    return {
        "user_id": user.id or None,
        "username": user.name or None,
        "user_domain_id": user.domain_id or None,
        "user_domain_name": user.domain_name or None,
    }


def _scope(project: NamedOrId) -> dict[str, str | None]:
    return {
        "project_id": project.id or None,
        "project_name": project.name or None,
        "project_domain_id": project.domain_id or None,
        "project_domain_name": project.domain_name or None,
    }


def _from_token(login: Login, credentials: ReadyToken, session: Session) -> AccessInfoV3:
    """Use a token that is there: as it is if it has a project, else for the one that the login or the user names."""
    token = str(credentials.token)
    if credentials.project:
        return _scoped(login, token, credentials.project, session)
    headers = {"X-Auth-Token": token, "X-Subject-Token": token}
    answer = session.get(f"{login.auth_url}/auth/tokens", headers=headers, authenticated=False, log=False)
    access = AccessInfoV3(answer.json(), auth_token=token)
    if access.project_scoped:
        return access
    return _in_a_project(login, token, access.username or "", session)


def _scoped(login: Login, token: str, project: NamedOrId, session: Session) -> AccessInfoV3:
    return v3.Token(login.auth_url, token, reauthenticate=False, **_scope(project)).get_auth_ref(session)


def _in_a_project(login: Login, token: str, user: str, session: Session) -> AccessInfoV3:
    """Change a token without a project for one with the user's only project.

    Raises:
        NoProject: there is none.
        ProjectNeeded: there are several.
    """
    projects = projects_of(login, token, session)
    if not projects:
        raise NoProject(user=user)
    if len(projects) > 1:
        names = ", ".join(str(project) for project in projects)
        raise ProjectNeeded(login.with_unscoped(token), projects, source=login.source, user=user, projects=names)
    return _scoped(login, token, projects[0], session)


def projects_of(login: Login, token: str, session: Session) -> list[NamedOrId]:
    """Return the projects that the owner of a token may choose from, in the order of their names."""
    headers = {"X-Auth-Token": token}
    answer = session.get(f"{login.auth_url}/auth/projects", headers=headers, authenticated=False, log=False)
    found = [NamedOrId(id=project["id"], name=project["name"]) for project in answer.json()["projects"]]
    return sorted(found, key=lambda project: project.name.casefold())


def _storage_url(access: AccessInfoV3, login: Login) -> str:
    """Find the endpoint by region and interface.

    Raises:
        RegionUnknown: names the regions that have an object store.
        NoObjectStore: the catalog has none with this interface.
    """
    endpoints = access.service_catalog.get_endpoint_data_list(service_type=SERVICE, interface=login.interface)
    if not endpoints:
        raise NoObjectStore(interface=login.interface)
    for endpoint in endpoints:
        if not login.region or endpoint.region_name == login.region:
            return str(endpoint.url).rstrip("/")
    regions = sorted({endpoint.region_name or "" for endpoint in endpoints})
    raise RegionUnknown(region=login.region, regions=", ".join(regions))


def _refusal(login: Login, session: Session, explain: bool, details: str) -> KeystoneError:
    """Return why Keystone answered 401, as far as that can be found out."""
    credentials = login.credentials
    if isinstance(credentials, ApplicationCredential):
        return ApplicationCredentialRefused(url=login.auth_url, credential=login.who, details=details)
    if isinstance(credentials, ReadyToken):
        names = _names_of_projects(login, str(credentials.token), session) if credentials.project else None
        if names is None:
            return ReadyTokenRefused(url=login.auth_url, details=details)
        return TokenOutOfProject(project=login.project, projects=names, details=details)
    if isinstance(credentials, PasswordCredentials) and Secret.PASSCODE in credentials.factors:
        return PasscodeRefused(url=login.auth_url, user=login.who, details=details)
    if explain and isinstance(credentials, PasswordCredentials) and credentials.project:
        names = _names_after_login(login, credentials, session)
        if names is not None:
            return ProjectUnknown(user=login.who, project=login.project, projects=names, details=details)
    return LoginRefused(url=login.auth_url, user=login.who, details=details)


def _names_after_login(login: Login, credentials: PasswordCredentials, session: Session) -> str | None:
    """Return the names of the user's projects, or None when the password is refused without a project too."""
    pace.wait(login.auth_url, login.who)
    try:
        token = v3.Auth(login.auth_url, _methods(credentials), unscoped=True).get_auth_ref(session).auth_token
    except exceptions.ClientException:
        # The first refusal is what the person is told.
        return None
    return _names_of_projects(login, str(token), session)


def _names_of_projects(login: Login, token: str, session: Session) -> str | None:
    try:
        return ", ".join(str(project) for project in projects_of(login, token, session)) or "–"
    except (exceptions.ClientException, ValueError, KeyError):
        return None


def details_of(error: Exception) -> str:
    """Return the technical text of an error."""
    return f"{type(error).__name__}: {error}"


def _translated(error: exceptions.ClientException, login: Login, network: Network) -> UserError:
    status = getattr(error, "http_status", None) or getattr(getattr(error, "response", None), "status_code", None)
    if status in BUSY:
        return busy(error, login.auth_url)
    if status == NEEDS_A_LOGIN:
        return proxy_refused(login.auth_url, network, details_of(error))
    if status is None and isinstance(error, (exceptions.ConnectionError, exceptions.SSLError)):
        return transport_error(error, login.auth_url, network)
    return NotKeystone(url=login.auth_url, status=status or Phrase("unknown"), details=details_of(error))


def busy(error: Any, url: str) -> KeystoneBusy:
    """Return the error for a server that cannot do it now, with how long it asks to wait."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    kind = TooManyLogins if error.http_status in (413, 429) else KeystoneBusy
    wait = retry_after(headers) or 0.0
    return kind(url=url, status=error.http_status, retry_after=wait, details=details_of(error))


def keystone_version(login: Login, network: Network) -> str:
    """Return the version of Keystone's API, such as ``v3.14``; empty if it does not tell or none is asked."""
    if not isinstance(login.credentials, (PasswordCredentials, ApplicationCredential, ReadyToken)):
        return ""
    try:
        answer = http(network).get(login.auth_url, authenticated=False, log=False)
        return str(answer.json()["version"]["id"])
    except (exceptions.ClientException, ValueError, KeyError, TypeError):
        # It is only told on the side.
        return ""
