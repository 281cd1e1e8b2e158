"""Objects that are open to all, without a connection of the user's: an account of nobody for a storage URL."""

from __future__ import annotations

from urllib.parse import urlsplit

from ..auth.login import Anonymous, Login
from .addresses import normal_url

# Before the storage URL, in the key of such an account.
PUBLIC = "public:"


def public_key(storage_url: str) -> str:
    """Return what the account of nobody for a storage URL is found by in Accounts."""
    return PUBLIC + normal_url(storage_url)


def public_login(storage_url: str, containers: tuple[str, ...] = ()) -> Login:
    """Return the login of nobody for a storage URL; it needs no secret.

    Args:
        containers: those that are known to be open; the account itself may not be listed.
    """
    return Login(server_of(storage_url), "", Anonymous(), storage_url=normal_url(storage_url), containers=containers)


def server_of(url: str) -> str:
    """Return the server of a URL, or of such a key, for people."""
    return urlsplit(url[len(PUBLIC) :] if url.startswith(PUBLIC) else url).netloc
