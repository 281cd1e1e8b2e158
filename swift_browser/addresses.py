"""Understands the address of an object that somebody pastes: GDAL's path, swift://, or a URL.

A pure function from text to values: it asks nobody, and an error never quotes the text, which may hold a secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Union
from urllib.parse import parse_qs, quote, unquote, urlsplit

from ..auth.errors import UserError
from .paths import ROOT, URL_ROOT

SWIFT = "swift"
HTTP = ("http", "https")
# GDAL's path for a URL with options in front of it.
URL_WITH_OPTIONS = "/vsicurl?"
DEFAULT_PORTS = {"http": 80, "https": 443}

# What people and mail programs put around an address.
WRAPPINGS = {'"': '"', "'": "'", "`": "`", "<": ">", "“": "”", "«": "»"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_VERSION = re.compile(r"v1(\.\d)?")
# Keystone's projects behind a reseller prefix (AUTH_, KEY_, LEGACY_), or without one. Rackspace has its own.
_ACCOUNT = re.compile(r"([A-Z]{2,}|MossoCloudFS)_.+|[0-9a-f]{32}")
# Ceph's RADOS gateway leaves the account out, or writes it so; a container may have capitals and '_' in its name, too.
_ACCOUNT_OF_RADOS = re.compile(r"AUTH_.+")
# Of temporary URLs and the like. Whoever has one of these reads without a login: it is not to be saved in a project.
SECRET_PARAMETERS = frozenset(
    {"temp_url_sig", "temp_url_key", "signature", "sig", "x-amz-signature", "x-goog-signature"}
    | {"x-auth-token", "token", "access_token", "apikey", "api_key", "key", "password"}
)


class AddressError(UserError):
    """A pasted address that leads to no object."""


class AddressUnknown(AddressError):
    template = (
        "This is no address of an object. Paste one such as /vsiswift/container/object.tif, "
        "swift://container/object.tif or https://server/v1/AUTH_project/container/object.tif."
    )


class AddressWithoutObject(AddressError):
    template = "The address names no object: it ends with the container, or before it. Add the name of an object."


class AddressOfOtherKind(AddressError):
    template = (
        "Addresses that begin with {scheme}:// are not read here. Those of objects in Swift begin with swift:// or "
        "https://."
    )


class AddressSigned(AddressError):
    template = (
        "The address holds a signature or a token (a temporary URL), with which anyone can read. It would be saved in "
        "the project. Connect with a login that may read the object, and paste the address without what follows '?'."
    )


class AddressWithUser(AddressError):
    template = (
        "The address holds a user or a password before the '@', which would be saved in the project. "
        "Paste it without them, and connect with a login."
    )


@dataclass(frozen=True)
class ObjectAddress:
    """An object in Swift.

    Attributes:
        container: its name.
        name: the object's; a pseudo-folder's ends with a slash.
        storage_url: the account's, without a slash at its end; empty if the address does not tell.
    """

    container: str
    name: str
    storage_url: str = ""


@dataclass(frozen=True)
class WebAddress:
    """A file on a web server that is not known as an object store."""

    url: str

    @property
    def name(self) -> str:
        """The file's name, for people."""
        parts = urlsplit(self.url)
        return unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.netloc


Address = Union[ObjectAddress, WebAddress]


def parse_address(text: str, storage_urls: Iterable[str] = ()) -> Address:
    """Return what an address leads to.

    Args:
        text: as it was pasted, perhaps with blanks or quotation marks around it.
        storage_urls: those of the accounts that are connected: what begins like one of them lies in it, whatever
            shape it has.

    Raises:
        AddressError: it leads nowhere, or holds a secret.
    """
    text = _unwrapped(text)
    if text.startswith(ROOT):
        return _in_swift(text[len(ROOT) :])
    if text.startswith(URL_WITH_OPTIONS):
        text = parse_qs(text[len(URL_WITH_OPTIONS) :]).get("url", [""])[0]
    elif text.startswith(URL_ROOT):
        text = text[len(URL_ROOT) :]
    scheme = _SCHEME.match(text)
    if scheme is None or any(character.isspace() and character != " " for character in text):
        raise AddressUnknown()
    kind = scheme.group(1).lower()
    if kind == SWIFT:
        return _in_swift(_decoded(text[scheme.end() :]))
    if kind not in HTTP:
        raise AddressOfOtherKind(scheme=kind)
    return _by_url(text, storage_urls)


def normal_url(url: str) -> str:
    """Return a storage URL as it is compared: without a slash at its end, a usual port, or capitals in the server.

    Raises:
        ValueError: it is no URL.
    """
    return (_server(url) + urlsplit(url).path).rstrip("/")


def object_url(storage_url: str, container: str, name: str) -> str:
    """Return the URL of an object, or of a container for an empty name. A login or a token is not in it."""
    url = f"{storage_url.rstrip('/')}/{quote(container, safe='')}"
    return f"{url}/{quote(name)}" if name else url


def _unwrapped(text: str) -> str:
    text = text.strip()
    while len(text) > 1 and WRAPPINGS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    return text


def _decoded(text: str) -> str:
    """Undo percent-encoding; a '%' that encodes nothing stands for itself."""
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return text


def _in_swift(path: str, storage_url: str = "") -> ObjectAddress:
    container, _slash, name = path.partition("/")
    if not container or not name.strip("/"):
        raise AddressWithoutObject()
    return ObjectAddress(container, name, storage_url)


def _server(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    usual = parts.port in (None, DEFAULT_PORTS.get(parts.scheme))
    return f"{parts.scheme}://{host}{'' if usual else f':{parts.port}'}"


def _by_url(text: str, storage_urls: Iterable[str]) -> Address:
    try:
        parts, server = urlsplit(text), _server(text)
    except ValueError:
        # A port that is no number, or a bracket too many.
        raise AddressUnknown() from None
    if not parts.hostname:
        raise AddressUnknown()
    if "@" in parts.netloc:
        raise AddressWithUser()
    if {name.lower() for name in parse_qs(parts.query, keep_blank_values=True)} & SECRET_PARAMETERS:
        raise AddressSigned()
    base = server + parts.path
    for storage_url in map(normal_url, storage_urls):
        if f"{base}/".startswith(f"{storage_url}/"):
            return _below(base, storage_url)
    found = _storage_url(parts.path)
    return _on_the_web(text) if found is None else _below(base, server + found)


def _below(base: str, storage_url: str) -> ObjectAddress:
    container, _slash, name = base[len(storage_url) + 1 :].partition("/")
    address = _in_swift(f"{container}/{_decoded(name)}", storage_url)
    return ObjectAddress(_decoded(container), address.name, storage_url)


def _storage_url(path: str) -> str | None:
    """Return the beginning of a path of Swift's shape that is the account's; None for another path."""
    segments = path.split("/")
    for place, segment in enumerate(segments):
        if not _VERSION.fullmatch(segment):
            continue
        of_rados = segments[place - 1] == SWIFT
        account = segments[place + 1] if place + 1 < len(segments) else ""
        if (_ACCOUNT_OF_RADOS if of_rados else _ACCOUNT).fullmatch(account):
            return "/".join(segments[: place + 2])
        if of_rados:
            return "/".join(segments[: place + 1])
    return None


def _on_the_web(text: str) -> WebAddress:
    url = text.partition("#")[0]
    if not urlsplit(url).path.strip("/"):
        raise AddressWithoutObject()
    return WebAddress(quote(url, safe=":/?&=%+,;@!$'()*~[]-._"))
