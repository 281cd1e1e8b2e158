"""GDAL options that hold for the containers of one account, and for nothing else that the user has open."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import ClassVar

from osgeo import gdal

from ..auth.session import SessionClosed
from .errors import ContainerTaken
from .paths import container_prefix

# What a GDAL does not take per path stays at the user's value: these are never set for the whole process.
READ_SETTINGS: Mapping[str, str] = {
    # No listing of the whole pseudo-folder before each open, and no probing for side files.
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    # From 3.12 on, '//' in an object's name would be collapsed.
    "GDAL_HTTP_PATH_VERBATIM": "YES",
    "GDAL_HTTP_MAX_RETRY": "4",
    "GDAL_HTTP_RETRY_DELAY": "0.5",  # seconds, GDAL doubles it each time
    "GDAL_HTTP_CONNECTTIMEOUT": "10",  # seconds
    # For one request: several megabytes over a slow link, but not what has no end.
    "GDAL_HTTP_TIMEOUT": "300",  # seconds
    # For one that stands still.
    "GDAL_HTTP_LOW_SPEED_LIMIT": "100",  # bytes a second; one now and then is no more than none
    "GDAL_HTTP_LOW_SPEED_TIME": "30",  # seconds
}
# GDAL wants a token, and libcurl drops a header without content: none is sent.
BLANK = " "
# No token, and no listing: a container's own path would take the token of the environment.
LEFT_SETTINGS: Mapping[str, str] = {"SWIFT_AUTH_TOKEN": BLANK, "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR"}


class PathOptions:
    """The path-specific options that one account has set."""

    # Container prefix -> who reads it. GDAL's paths have no account in them, so a container has one reader at a time.
    _claims: ClassVar[dict[str, PathOptions]] = {}
    # Container prefix -> storage URL, for layers whose account is closed: they are to read from no other.
    _left: ClassVar[dict[str, str]] = {}

    def __init__(self) -> None:
        self._set: dict[str, dict[str, str]] = {}
        self._closed = False
        # Prefixes with the account's URL that are read though the container's own is free.
        self._beside: set[str] = set()
        # Whether what this account reads needs no token, and so no other account's.
        self.open_to_all = False
        # Layers are opened on several threads.
        self._lock = threading.Lock()

    def claim(self, container: str, storage_url: str, with_url: str) -> str:
        """Take a container for this account, and return the prefix of its paths.

        Args:
            container: its name.
            storage_url: the account's.
            with_url: the prefix with the account's URL, for where others read a container of this name; empty if this
                GDAL cannot read so.

        Raises:
            ContainerTaken: another account's layers read a container of this name, and there is no other way.
            SessionClosed: the account was closed meanwhile.
        """
        if self._closed:
            raise SessionClosed()
        prefix = container_prefix(container)
        if with_url and self._claims.get(with_url) is self and with_url not in self._beside:
            return with_url
        if self._left.get(prefix, storage_url) == storage_url and self._claims.setdefault(prefix, self) is self:
            if self._left.pop(prefix, None) is not None:
                gdal.SetPathSpecificOption(prefix, "SWIFT_AUTH_TOKEN", None)
            return prefix
        if not with_url:
            raise ContainerTaken(container=container)
        return self.claim_prefix(with_url)

    def claim_prefix(self, prefix: str) -> str:
        """Take paths that name the account's URL: nobody else has them."""
        if self._closed:
            raise SessionClosed()
        self._claims[prefix] = self
        return prefix

    def claim_beside(self, prefix: str) -> str:
        """Take paths that name the account's URL, for some objects of a container only."""
        if self._claims.get(prefix) is not self:
            self._beside.add(prefix)
        return self.claim_prefix(prefix)

    @classmethod
    def in_use(cls) -> bool:
        """Return whether any account reads a container."""
        return bool(cls._claims)

    def is_read_by_all(self, prefix: str) -> bool:
        """Return whether somebody else reads these paths without a token already."""
        owner = self._claims.get(prefix)
        return owner is not None and owner is not self and owner.open_to_all

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The prefixes of the containers that this account has claimed."""
        return tuple(prefix for prefix, owner in list(self._claims.items()) if owner is self)

    def set(self, prefix: str, options: Mapping[str, str]) -> None:
        """Set options for paths that begin with a prefix. What is set to this value already is left alone."""
        with self._lock:
            if self._closed:
                return
            known = self._set.setdefault(prefix, {})
            for key, value in options.items():
                # GDAL hands out pointers to these values: what a reader may be looking at is not rewritten.
                if known.get(key) != value:
                    gdal.SetPathSpecificOption(prefix, key, value)
                    known[key] = value

    def unset(self, prefix: str, keys: Iterable[str]) -> None:
        """Take back options that were set for a prefix."""
        with self._lock:
            known = self._set.get(prefix, {})
            for key in keys:
                if known.pop(key, None) is not None:
                    gdal.SetPathSpecificOption(prefix, key, None)

    @classmethod
    def unclaimed(cls, containers: Iterable[str]) -> list[str]:
        """Return those of the containers that no account reads."""
        return [container for container in containers if container_prefix(container) not in cls._claims]

    def clear(self) -> None:
        """Take down every option and every claim of this account, for good."""
        with self._lock:
            self._closed = True
            for prefix, options in self._set.items():
                for key in options:
                    gdal.SetPathSpecificOption(prefix, key, None)
            self._set.clear()
        for prefix in self.prefixes:
            del self._claims[prefix]

    @classmethod
    def leave(cls, containers: Iterable[str], storage_url: str) -> None:
        """Have the layers of a closed account fail: they are not to read another's container of the same name."""
        for prefix in map(container_prefix, containers):
            if prefix not in cls._claims:
                cls._left[prefix] = storage_url
                for key, value in {**LEFT_SETTINGS, "SWIFT_STORAGE_URL": storage_url}.items():
                    gdal.SetPathSpecificOption(prefix, key, value)

    @classmethod
    def forget_left(cls, still_there: Iterable[str] = ()) -> None:
        """Take down what :meth:`leave` set, except for containers of which there still are layers."""
        keep = set(map(container_prefix, still_there))
        for prefix in [prefix for prefix in cls._left if prefix not in keep]:
            del cls._left[prefix]
            if prefix not in cls._claims:
                for key in ("SWIFT_STORAGE_URL", *LEFT_SETTINGS):
                    gdal.SetPathSpecificOption(prefix, key, None)
