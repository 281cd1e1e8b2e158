"""The plugin without its windows, for QGIS's Python console and for scripts.

>>> from swift_cog_browser import api
>>> account = api.connect("myproject-openrc.sh", password="…")
>>> layer = account.add_raster("MyContainer", "cogfile.tif")

In a script without an event loop nothing runs in the background: call ``account.renew()`` before ``token_expires``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QThread

from .auth.login import KeystoneSession, Login, Secret
from .auth.login_files import offer
from .auth.login_variables import from_variables
from .auth.phrase import Phrase
from .swift_browser.account import Account
from .swift_browser.account import connect as connect_login
from .swift_browser.qgis_network import qgis_proxy

__all__ = ["Account", "connect", "connect_session"]


def connect(
    file: str | Path | None = None,
    password: str | None = None,
    *,
    passcode: str | None = None,
    cloud: str = "",
    region: str = "",
) -> Account:
    """Log in and return the account, whose token is renewed in the background from then on. Waits for the network.

    Args:
        file: path of an openrc file or a clouds.yaml; it is read, not executed. None takes the variables of the process
            (OS_*, ST_*), as a sourced openrc file sets them.
        password: for a file that asks for it; also the key of ST_USER.
        passcode: of the second factor, where the cloud wants one.
        cloud: the name of one in a clouds.yaml that has several.
        region: the one to take of the cloud's.

    Raises:
        OpenrcError, CloudsFileError: the file cannot be used.
        LoginIncomplete, LoginUnsupported, AddressInvalid: it does not say all that a login needs.
        SecretNeeded, ProjectNeeded: what a person would be asked for is missing.
        KeystoneError, ServerOutOfReach, CertificateRefused: no token.
    """
    if file is None:
        login = from_variables(os.environ, Phrase("The environment"))
    else:
        login = offer(Path(file).expanduser(), cloud, region).login()
    if password is not None:
        login = login.with_password(password)
    if passcode is not None:
        login = login.with_secret(Secret.PASSCODE, passcode)
    return _begin(login)


def connect_session(session: Any, region: str = "", interface: str = "public") -> Account:
    """Log in with a session of keystoneauth1, and return the account; see :func:`connect`.

    Args:
        session: a ``keystoneauth1.session.Session`` with an identity plug-in of any kind; it also renews the token.
        region: empty for the only one.
        interface: ``public``, ``internal`` or ``admin``.

    Raises:
        KeystoneError, ServerOutOfReach, CertificateRefused: no token.
    """
    return _begin(Login(Phrase("The session"), "", KeystoneSession(session), region, interface))


def _begin(login: Login) -> Account:
    account = connect_login(login, qgis_proxy())
    account.renewal.start()
    if QThread.currentThread() is account.thread():
        account.take_over_layers()
    return account
