"""The root of the plugin's errors, and those of logging in.

An error is worded once, here, as a sentence for the person at the desk. The sentence is a class attribute, so that
the user interface can translate it before it fills in the values.
"""

from __future__ import annotations

from typing import ClassVar


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
        "{source} asks for the login method {method}, which this plugin does not know. "
        "Use a password or an application credential."
    )


class PasswordNeeded(UserError):
    template = "{source} does not hold the password of {user}; give it when connecting."


class LibraryTooOld(UserError):
    """A library of that name was there before the plugin's own."""

    template = (
        "{library} {found} from {folder} is too old for this plugin, which needs {needed} or later. "
        "Update it there, or switch off the plugin that brought it and restart QGIS."
    )


class KeystoneError(UserError):
    """Keystone was asked and did not give a token."""


class LoginRefused(KeystoneError):
    template = "Keystone at {url} refused the login of {user}. Check the user name and the password."


class ApplicationCredentialRefused(KeystoneError):
    template = (
        "Keystone at {url} refused the application credential {credential}. "
        "It may have expired or been deleted: create a new one in your cloud's dashboard."
    )


class ProjectUnknown(KeystoneError):
    template = "The user {user} has no project {project}. Projects of this user: {projects}."


class RegionUnknown(KeystoneError):
    template = "There is no object store in the region {region}. Regions of this cloud: {regions}."


class NoObjectStore(KeystoneError):
    template = "This cloud offers no object store to the project ({interface} interface)."


class NotKeystone(KeystoneError):
    template = "{url} does not answer as a Keystone does (status {status}). Check OS_AUTH_URL."


class ServerOutOfReach(UserError):
    """No connection: the name, the network, the port or the time."""

    template = "{server} is out of reach: {reason}. Check the network, a VPN or a proxy."


class ServerSlow(ServerOutOfReach):
    template = "{server} did not answer in time. Check the network, or try again later."


class CertificateRefused(UserError):
    template = (
        "The certificate of {server} is not trusted. If your cloud has its own authority, set OS_CACERT to its file."
    )
