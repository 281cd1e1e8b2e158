"""Keystone on sqlite: its configuration, its database, and the users and projects of the cloud."""

from __future__ import annotations

import getpass
import grp
import os
import subprocess
from pathlib import Path
from typing import Any

from keystoneauth1.identity import v3
from keystoneauth1.session import Session

from .plan import OTHER_REGION, REGION, Plan
from .programs import program

CONFIGURATION = """\
[DEFAULT]
log_file =
use_stderr = true
default_logging_level = WARNING

[database]
connection = sqlite:///{folder}/keystone.db

[token]
provider = fernet
expiration = {token_life}

[fernet_tokens]
key_repository = {folder}/fernet-keys
max_active_keys = 3

[fernet_receipts]
key_repository = {folder}/fernet-keys

[credential]
key_repository = {folder}/credential-keys

[auth]
methods = password,token,application_credential,totp

[cache]
# One process serves all, so what it keeps in its memory it also forgets at once when a token is revoked.
enabled = true
backend = dogpile.cache.memory

[identity]
# The least that bcrypt takes: a login here is to cost the tests little.
password_hash_rounds = 4
"""

SERVICE_ACCOUNT = ("swift", "service")


def configure(plan: Plan) -> Path:
    """Write Keystone's folder, make its database and its first administrator; return its configuration file."""
    folder = plan.folder / "keystone"
    folder.mkdir(parents=True)
    file = folder / "keystone.conf"
    file.write_text(CONFIGURATION.format(folder=folder, token_life=plan.token_life))
    with open(plan.folder / "keystone-manage.log", "w") as log:

        def manage(*words: str) -> None:
            subprocess.run(
                [program("keystone-manage"), "--config-file", str(file), *words], check=True, stdout=log, stderr=log
            )

        manage("db_sync")
        for keys in ("fernet-keys", "credential-keys"):
            (folder / keys).mkdir(mode=0o700)
        owner = ("--keystone-user", getpass.getuser(), "--keystone-group", grp.getgrgid(os.getgid()).gr_name)
        manage("fernet_setup", *owner)
        manage("credential_setup", *owner)
        manage(
            # In one word: the password may begin with a dash.
            *("bootstrap", f"--bootstrap-password={plan.admin_password}"),
            *("--bootstrap-region-id", REGION, "--bootstrap-public-url", plan.auth_url),
            *("--bootstrap-internal-url", plan.auth_url, "--bootstrap-admin-url", plan.auth_url),
        )
    return file


class _Administrator:
    """The few calls of Keystone's API that fill an empty cloud."""

    def __init__(self, plan: Plan) -> None:
        self._url = plan.auth_url
        self._session = Session(
            v3.Password(
                plan.auth_url,
                username="admin",
                password=plan.admin_password,
                project_name="admin",
                user_domain_id="default",
                project_domain_id="default",
            )
        )

    def make(self, kind: str, **values: Any) -> str:
        """Create one thing of a kind (``user``, ``project``...) and return its id."""
        answer = self._session.post(f"{self._url}/{kind}s", json={kind: values})
        return str(answer.json()[kind]["id"])

    def find_role(self, name: str) -> str:
        roles = self._session.get(f"{self._url}/roles", params={"name": name}).json()["roles"]
        return str(roles[0]["id"]) if roles else self.make("role", name=name)

    def grant(self, project: str, user: str, role: str) -> None:
        self._session.put(f"{self._url}/projects/{project}/users/{user}/roles/{self.find_role(role)}")


def populate(plan: Plan) -> None:
    """Make the region, the object store's endpoints, the projects, the users and their roles."""
    admin = _Administrator(plan)
    _make_endpoints(admin, plan)
    service_name, service_project = SERVICE_ACCOUNT
    names = {user.project for user in plan.users} | {service_project}
    projects = {name: admin.make("project", name=name, domain_id="default") for name in sorted(names)}
    service = admin.make("user", name=service_name, password=plan.service_password, domain_id="default")
    admin.grant(projects[service_project], service, "admin")
    for user in plan.users:
        made = admin.make("user", name=user.name, password=user.password, domain_id="default")
        admin.grant(projects[user.project], made, user.role)


def _make_endpoints(admin: _Administrator, plan: Plan) -> None:
    admin.make("region", id=OTHER_REGION)
    service = admin.make("service", type="object-store", name="swift")
    for region in (REGION, OTHER_REGION):
        for interface in ("public", "internal", "admin"):
            admin.make(
                "endpoint",
                service_id=service,
                interface=interface,
                region_id=region,
                url=f"{plan.swift_url}/v1/AUTH_%(tenant_id)s",
            )
