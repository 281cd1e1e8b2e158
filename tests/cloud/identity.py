"""Keystone on sqlite: its configuration, its database, and the users and projects of the cloud."""

from __future__ import annotations

import getpass
import grp
import os
import subprocess
from pathlib import Path

from . import openrc
from .administrator import Administrator
from .plan import DEFAULT_DOMAIN, OTHER_DOMAIN, OTHER_REGION, REGION, TLS_REGION, Plan
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


def populate(plan: Plan) -> None:
    """Make regions, endpoints, domains, projects, users and roles; write the users' openrc files."""
    admin = Administrator(plan)
    _make_endpoints(admin, plan)
    service_name, service_project = SERVICE_ACCOUNT
    domains = {DEFAULT_DOMAIN: DEFAULT_DOMAIN, OTHER_DOMAIN: admin.make("domain", name=OTHER_DOMAIN)}
    wanted = {(user.domain, project) for user in plan.users for project in user.projects}
    projects = {
        (domain, name): admin.make("project", name=name, domain_id=domains[domain])
        for domain, name in sorted(wanted | {(DEFAULT_DOMAIN, service_project)})
    }
    service = admin.make("user", name=service_name, password=plan.service_password, domain_id=DEFAULT_DOMAIN)
    admin.grant(projects[DEFAULT_DOMAIN, service_project], service, "admin")
    for user in plan.users:
        ids = [projects[user.domain, name] for name in user.projects]
        admin.add_user(user, domains[user.domain], ids)
        openrc.write_password_file(plan, user, projects.get((user.domain, user.project), ""), domains[user.domain])


def _make_endpoints(admin: Administrator, plan: Plan) -> None:
    service = admin.make("service", type="object-store", name="swift")
    for region, url in ((REGION, plan.swift_url), (OTHER_REGION, plan.swift_url), (TLS_REGION, plan.tls_swift_url)):
        if region != REGION:
            admin.make("region", id=region)
        for interface in ("public", "internal", "admin"):
            admin.make(
                "endpoint",
                service_id=service,
                interface=interface,
                region_id=region,
                url=f"{url}/v1/AUTH_%(tenant_id)s",
            )
