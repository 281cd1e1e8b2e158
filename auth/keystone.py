"""Asks Keystone for a token, and its catalog for the object store. Every function here waits for the network.

The identity classes are built directly: their plug-in loader would look for entry points in every package of QGIS.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from .errors import (
    ApplicationCredentialRefused,
    CertificateRefused,
    KeystoneError,
    LoginRefused,
    NoObjectStore,
    NotKeystone,
    ProjectUnknown,
    RegionUnknown,
    ServerOutOfReach,
    ServerSlow,
    UserError,
)
from .extlibs import extlibs
from .login import ApplicationCredential, Login, PasswordCredentials
from .token import Token, skew_between

with extlibs():
    from keystoneauth1 import exceptions
    from keystoneauth1.access import AccessInfoV3
    from keystoneauth1.identity import v3
    from keystoneauth1.session import Session, TCPKeepAliveAdapter

CONNECT_WITHIN = 10.0  # seconds
ANSWER_WITHIN = 60.0
SERVICE = "object-store"


class _TimedAdapter(TCPKeepAliveAdapter):  # type: ignore[misc]
    """Gives up on a server that does not accept, or does not answer. keystoneauth1 knows one time-out for both."""

    def send(self, request: Any, **options: Any) -> Any:
        options["timeout"] = (CONNECT_WITHIN, ANSWER_WITHIN)
        return super().send(request, **options)


def issue_token(login: Login, explain: bool, clock: Callable[[], datetime]) -> Token:
    """Log in and return a new token.

    Args:
        login: with its password.
        explain: after a refusal, spend one more login to find out whether it is the project that is unknown.
            Not for background work: failed logins may lock an account.
        clock: tells the desk's time, which may be wrong.

    Raises:
        KeystoneError: refused, or this cloud has no object store for it.
        ServerOutOfReach, CertificateRefused: Keystone did not answer.
    """
    session = _session(login)
    try:
        access = _plugin(login).get_auth_ref(session)
    except exceptions.Unauthorized as error:
        raise _refusal(login, session, explain, _details(error)) from None
    except exceptions.ClientException as error:
        raise _translated(error, login) from None
    return Token(
        value=access.auth_token,
        issued=access.issued,
        expires=access.expires,
        storage_url=_storage_url(access, login),
        project=access.project_name or "",
        user=access.username or "",
        skew=skew_between(clock(), access.issued),
    )


def _session(login: Login) -> Session:
    # No redirects: they would carry the password to any host.
    session = Session(verify=login.ca_file or True, redirect=False)
    for scheme in ("http://", "https://"):
        session.session.mount(scheme, _TimedAdapter())
    return session


def _plugin(login: Login) -> Any:
    credentials = login.complete().credentials
    if isinstance(credentials, ApplicationCredential):
        # No scope: the credential has its own, and Keystone answers 401 to another.
        return v3.ApplicationCredential(
            login.auth_url,
            application_credential_id=credentials.id or None,
            application_credential_name=credentials.name or None,
            application_credential_secret=credentials.secret,
            user_id=credentials.user.id or None,
            username=credentials.user.name or None,
            user_domain_id=credentials.user.domain_id or None,
            user_domain_name=credentials.user.domain_name or None,
        )
    project = credentials.project
    return v3.Password(
        login.auth_url,
        **_user_and_password(credentials),
        project_id=project.id or None,
        project_name=project.name or None,
        project_domain_id=project.domain_id or None,
        project_domain_name=project.domain_name or None,
    )


def _user_and_password(credentials: PasswordCredentials) -> dict[str, str | None]:
    user = credentials.user
    return {
        "user_id": user.id or None,
        "username": user.name or None,
        "user_domain_id": user.domain_id or None,
        "user_domain_name": user.domain_name or None,
        "password": credentials.password,
    }


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
    credentials = login.credentials
    if isinstance(credentials, ApplicationCredential):
        return ApplicationCredentialRefused(url=login.auth_url, credential=login.who, details=details)
    if explain:
        projects = _projects_of(login, credentials, session)
        if projects is not None:
            names = ", ".join(projects) or "–"
            return ProjectUnknown(user=login.who, project=login.project, projects=names, details=details)
    return LoginRefused(url=login.auth_url, user=login.who, details=details)


def _projects_of(login: Login, credentials: PasswordCredentials, session: Session) -> list[str] | None:
    """Return the names of the user's projects, or None when the password is refused without a project too."""
    try:
        plugin = v3.Password(login.auth_url, **_user_and_password(credentials), unscoped=True)
        token = plugin.get_auth_ref(session).auth_token
        answer = session.get(
            f"{login.auth_url}/auth/projects", headers={"X-Auth-Token": token}, authenticated=False, log=False
        )
        return sorted(project["name"] for project in answer.json()["projects"])
    except (exceptions.ClientException, ValueError, KeyError):
        # The first refusal is what the person is told.
        return None


def _details(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _translated(error: exceptions.ClientException, login: Login) -> UserError:
    server = urlsplit(login.auth_url).netloc or login.auth_url
    details = _details(error)
    if isinstance(error, exceptions.SSLError):
        return CertificateRefused(server=server, details=details)
    if isinstance(error, exceptions.ConnectTimeout):
        return ServerSlow(server=server, details=details)
    if isinstance(error, (exceptions.ConnectionError, exceptions.UnknownConnectionError)):
        return ServerOutOfReach(server=server, reason=reason_of(error), details=details)
    status = getattr(error, "http_status", None) or "unknown"
    return NotKeystone(url=login.auth_url, status=status, details=details)


def reason_of(error: BaseException) -> str:
    """Return why a connection failed, in the words of the innermost cause that has any."""
    text = str(error)
    for sign, words in (
        ("Connection refused", "the connection was refused"),
        ("refused", "the connection was refused"),
        ("Name or service not known", "there is no server of this name"),
        ("getaddrinfo", "there is no server of this name"),
        ("Failed to resolve", "there is no server of this name"),
        ("No route to host", "there is no route to it"),
        ("unreachable", "the network is unreachable"),
        ("reset", "the connection was cut"),
        ("aborted", "the connection was cut"),
    ):
        if sign in text:
            return words
    return "the connection failed"
