"""The root of the plugin's errors, and those of logging in.

An error is worded once, here, as a sentence for the person at the desk. The sentence is a class attribute, so that
the user interface can translate it before it fills in the values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar


class UserError(Exception):
    """Something that a person can understand and act on.

    Attributes:
        template: the sentence, with ``{names}`` of the values.
        values: what stands in the sentence.
        details: technical text, shown on request. Never holds a secret.
    """

    template: ClassVar[str] = ""

    def __init__(self, *, details: str = "", **values: object) -> None:
        self.values = values
        self.details = details
        super().__init__(self.template.format(**values))


class Cancelled(UserError):
    """The user called the work off; nothing is to be shown."""

    template = "Cancelled."


class OpenrcError(UserError):
    """An openrc file that cannot be used."""


class OpenrcMissing(OpenrcError):
    template = "There is no file {file}."


class OpenrcUnreadable(OpenrcError):
    template = "The file {file} cannot be read: {reason}."


class OpenrcEmpty(OpenrcError):
    template = "The file {file} is empty. Download the openrc file again from your cloud's dashboard."


class OpenrcNotText(OpenrcError):
    template = "The file {file} is not a text file, so it cannot be an openrc file."


class OpenrcTooLarge(OpenrcError):
    template = "The file {file} is larger than 1 MiB, so it cannot be an openrc file."


class OpenrcSyntaxError(OpenrcError):
    """Values: ``file``, ``line``, ``variable`` (or "this statement"), ``reason``, ``remedy``; never a secret."""

    template = "{file}, line {line}, {variable}: {reason}. {remedy}."


class LoginIncomplete(UserError):
    """The variables do not say all that a login needs."""

    template = "{source} does not set {variable}. Download the openrc file again from your cloud's dashboard."


class LoginUnsupported(UserError):
    template = (
        "{source} asks for the login method {method}, which needs a web browser or a helper program that this plugin "
        "does not have. Create an application credential in your cloud's dashboard, or get a token with the "
        "openstack command and connect with that."
    )


class AddressInvalid(UserError):
    template = (
        "{source}: {variable} is not the address of a server. "
        "It begins with https:// (or http://), and holds neither a password nor a '?'."
    )


class SecretNeeded(UserError):
    """The login lacks what a person has to give."""


class PasswordNeeded(SecretNeeded):
    template = "{source} does not hold the password of {user}; give it when connecting."


class PasscodeNeeded(SecretNeeded):
    template = "{user} logs in with a second factor: give the passcode that the authenticator shows now."


class TokenNeeded(SecretNeeded):
    template = "{source} does not hold a token; give one when connecting."


class ApplicationSecretNeeded(SecretNeeded):
    template = "{source} does not hold the secret of the application credential {user}; give it when connecting."


class ProjectNeeded(UserError):
    """The user has several projects, and the login names none.

    Attributes:
        login: the login, good for one more use without asking for its secrets again; never shown.
        choices: the projects.
    """

    template = "{source} names no project, and {user} has several: {projects}. Choose one."

    def __init__(self, login: Any, choices: Sequence[Any], **values: Any) -> None:
        super().__init__(**values)
        self.login = login
        self.choices = tuple(choices)


class CloudsFileError(UserError):
    """A clouds.yaml, or a file beside it, that cannot be used, or a cloud in it."""


class CloudsFileMissing(CloudsFileError):
    template = "There is no file {file}."


class CloudsFileUnreadable(CloudsFileError):
    template = "The file {file} cannot be read: {reason}."


class CloudsFileTooLarge(CloudsFileError):
    template = "The file {file} is larger than 1 MiB, so it cannot be a clouds.yaml."


class CloudsFileNotText(CloudsFileError):
    template = "The file {file} is not a text file in UTF-8, so it cannot be a clouds.yaml."


class CloudsFileNotYaml(CloudsFileError):
    template = "{file}, line {line}, cannot be read as a clouds.yaml: {reason}."


class CloudsFileEmpty(CloudsFileError):
    template = "The file {file} lists no cloud. It needs a line 'clouds:', with the names of clouds indented below it."


class CloudSettingWrong(CloudsFileError):
    template = "{file}, line {line}: {setting} {reason}."


class CloudUnknown(CloudsFileError):
    template = "The file {file} has no cloud {cloud}. Clouds in it: {clouds}."


class CloudProfileUnknown(CloudsFileError):
    template = (
        "{source} uses the profile {profile}, which this plugin does not know. "
        "Write auth_url and region_name in its place. Known profiles: {profiles}."
    )


class CloudProfileRemote(CloudsFileError):
    template = (
        "{source} takes its profile from {host}. That is not done: it would be fetched from the network "
        "and could send the login elsewhere. Write auth_url and region_name in its place."
    )


class YamlLibraryMissing(CloudsFileError):
    template = (
        "This Python has no PyYAML, so a clouds.yaml cannot be read. Install it (python3-yaml on Debian), "
        "or use an openrc file."
    )


class LibraryTooOld(UserError):
    """A library of that name was there before the plugin's own."""

    template = (
        "{library} {found} from {folder} is too old for this plugin, which needs {needed} or later. "
        "Update it there, or switch off the plugin that brought it and restart QGIS."
    )


class KeystoneError(UserError):
    """Keystone was asked and did not give a token."""


class Refusal(KeystoneError):
    """The secrets are not good (any more): to try them again helps nobody, and may lock the account."""


class LoginRefused(Refusal):
    template = "Keystone at {url} refused the login of {user}. Check the user name and the password."


class PasscodeRefused(Refusal):
    template = (
        "Keystone at {url} refused the login of {user}. Check the password, and type the passcode that the "
        "authenticator shows now; the clock of the device that shows it must be right."
    )


class ReadyTokenRefused(Refusal):
    template = (
        "{url} does not accept the token: it has expired, was revoked, or belongs to another cloud. Get a new one."
    )


class TokenOutOfProject(Refusal):
    template = "The token is not good for the project {project}. Projects of this token: {projects}."


class V1LoginRefused(Refusal):
    template = (
        "The object store at {url} refused the login of {user}. Check the user, such as account:user, and the key."
    )


class ApplicationCredentialRefused(Refusal):
    template = (
        "Keystone at {url} refused the application credential {credential}. "
        "It may have expired or been deleted: create a new one in your cloud's dashboard."
    )


class ProjectUnknown(Refusal):
    template = "The user {user} has no project {project}. Projects of this user: {projects}."


class NoProject(KeystoneError):
    template = "The user {user} has no project. Ask the administrator of your cloud for a role in one."


class RegionUnknown(KeystoneError):
    template = "There is no object store in the region {region}. Regions of this cloud: {regions}."


class NoObjectStore(KeystoneError):
    template = "This cloud offers no object store to the project ({interface} interface)."


class NotKeystone(KeystoneError):
    template = "{url} does not answer as a Keystone does (status {status}). Check OS_AUTH_URL."


class NotObjectStore(KeystoneError):
    template = "{url} does not answer as an object store does (status {status}). Check the address."


class KeystoneBusy(UserError):
    """Keystone cannot do it now; a later attempt may heal it.

    Attributes:
        retry_after: seconds that the server asks to wait, 0 if it does not say.
    """

    template = "{url} is in trouble (status {status}). Try again in a while."

    def __init__(self, *, retry_after: float = 0.0, **values: Any) -> None:
        super().__init__(**values)
        self.retry_after = retry_after


class TooManyLogins(KeystoneBusy):
    template = "{url} takes no more logins of this user for the moment (429). Try again in a minute."


class ServerOutOfReach(UserError):
    """No connection: the name, the network, the port or the time."""

    template = "{server} is out of reach: {reason}. Check the network, a VPN or a proxy."


class ServerSlow(ServerOutOfReach):
    template = "{server} did not answer in time. Check the network, or try again later."


class CertificateRefused(UserError):
    template = (
        "The certificate of {server} is not trusted. If your cloud has its own authority, set OS_CACERT to its file."
    )


class ClientCertificateRefused(UserError):
    template = (
        "{server} broke the connection off while it looked at certificates. It may want a certificate of yours: "
        "set OS_CERT and OS_KEY to its files."
    )


class CertificateFileUnusable(UserError):
    template = "The file {file}, named by {variable}, cannot be used: {reason}."


class ProxyRefused(UserError):
    template = (
        "The proxy {proxy} does not let the connection to {server} through. Check the proxy, its user and password in "
        "QGIS (Settings > Options > Network), or exclude the server there."
    )
