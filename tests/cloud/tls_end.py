"""A real TLS end (stunnel) in front of Keystone and the Swift proxy of a cloud in a box, with a CA of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .child import Child
from .handle import PYTHON
from .plan import Plan
from .programs import program

CONFIGURATION = """\
foreground = yes
pid =
syslog = no
debug = notice
cert = {folder}/server.pem
key = {folder}/server.key
{client}
[keystone]
accept = 127.0.0.1:{tls_keystone}
connect = 127.0.0.1:{keystone}

[proxy]
accept = 127.0.0.1:{tls_proxy}
connect = 127.0.0.1:{proxy}
"""
DEMAND_CERTIFICATE = """\
CAfile = {folder}/ca.pem
verifyChain = yes
requireCert = yes
"""


class TlsEnd:
    """Listens where the catalog's region ``TLS_REGION`` leads to, for as long as a ``with`` block lasts.

    Log in at ``auth_url`` with ``TLS_REGION``, and every request goes through here. Keystone does not know of it: the
    links in its list of versions say http.
    """

    def __init__(self, plan: Plan, folder: Path, client_certificates: bool = False) -> None:
        """Make a new CA and its certificates.

        Args:
            plan: the cloud to stand in front of.
            folder: for certificates, keys, configuration and log; one of its own.
            client_certificates: refuse who has none of this CA.
        """
        self._plan = plan
        self._folder = folder
        self._client_certificates = client_certificates
        self.auth_url = f"https://127.0.0.1:{plan.ports.tls_keystone}/v3"
        self.swift_url = f"https://127.0.0.1:{plan.ports.tls_proxy}"
        self.ca_file = folder / "ca.pem"
        self.client_certificate = folder / "client.pem"
        self.client_key = folder / "client.key"
        maker = Path(__file__).with_name("certificates.py")
        subprocess.run([str(PYTHON), "-I", str(maker), str(folder)], check=True)

    @property
    def log(self) -> str:
        return (self._folder / "stunnel.log").read_text(errors="replace")

    def __enter__(self) -> TlsEnd:
        ports = self._plan.ports
        configuration = self._folder / "stunnel.conf"
        configuration.write_text(
            CONFIGURATION.format(
                folder=self._folder,
                client=DEMAND_CERTIFICATE.format(folder=self._folder) if self._client_certificates else "",
                keystone=ports.keystone,
                proxy=ports.proxy,
                tls_keystone=ports.tls_keystone,
                tls_proxy=ports.tls_proxy,
            ),
            encoding="utf-8",
        )
        command = [program("stunnel4"), str(configuration)]
        self._child = Child(command, [ports.tls_keystone, ports.tls_proxy], self._folder / "stunnel.log")
        return self

    def __exit__(self, *_exception: object) -> None:
        self._child.stop()
