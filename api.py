"""The plugin without its windows, for QGIS's Python console and for scripts.

>>> from swift_cog_browser import api
>>> account = api.connect("myproject-openrc.sh", password="…")
>>> layer = account.add_raster("MyContainer", "cogfile.tif")

In a script without an event loop nothing runs in the background: call ``account.renew()`` before ``token_expires``.
"""

from __future__ import annotations

import os
from pathlib import Path

from qgis.PyQt.QtCore import QThread

from .auth.login_variables import from_openrc, from_variables
from .auth.openrc import read
from .swift_browser.account import Account
from .swift_browser.account import connect as connect_login
from .swift_browser.qgis_network import qgis_proxy

__all__ = ["Account", "connect"]


def connect(openrc: str | Path | None = None, password: str | None = None) -> Account:
    """Log in and return the account, whose token is renewed in the background from then on. Waits for the network.

    Args:
        openrc: path of an openrc file; it is read, not executed. None takes the OS_* variables of the process.
        password: for a file that asks for it.

    Raises:
        OpenrcError: the file cannot be used.
        LoginIncomplete, LoginUnsupported, AddressInvalid: it does not say all that a login needs.
        SecretNeeded, ProjectNeeded: what a person would be asked for is missing.
        KeystoneError, ServerOutOfReach, CertificateRefused: no token.
    """
    if openrc is None:
        login = from_variables(os.environ, "The environment")
    else:
        login = from_openrc(read(Path(openrc).expanduser()))
    account = connect_login(login if password is None else login.with_password(password), qgis_proxy())
    account.renewal.start()
    if QThread.currentThread() is account.thread():
        account.take_over_layers()
    return account
