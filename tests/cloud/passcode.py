"""The passcode that an authenticator app shows: RFC 6238 as Keystone wants it, six digits of SHA-1 every 30 s."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time

PERIOD = 30  # seconds
DIGITS = 6


def passcode(secret: str, when: float | None = None) -> str:
    """Return the passcode of a moment.

    Args:
        secret: in base32, as the credential of type ``totp`` holds it.
        when: seconds since 1970; now, if not given.
    """
    counter = int(time.time() if when is None else when) // PERIOD
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)
