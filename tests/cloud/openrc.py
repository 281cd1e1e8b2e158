"""Writes openrc files of the shape that Horizon gives out."""

from __future__ import annotations

import re
from pathlib import Path

from .plan import DEFAULT_DOMAIN, LEGACY_USER, REGION, Plan, User

# The statements and their order are Horizon's (openstack_dashboard, "OpenStack RC File"); the comments are shortened.
PASSWORD_FORM = """\
#!/usr/bin/env bash
# Log in with the user's password, for one project.
export OS_AUTH_URL={auth_url}
export OS_PROJECT_ID={project_id}
export OS_PROJECT_NAME="{project}"
export OS_USER_DOMAIN_NAME="{domain}"
if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
export OS_PROJECT_DOMAIN_ID="{domain_id}"
if [ -z "$OS_PROJECT_DOMAIN_ID" ]; then unset OS_PROJECT_DOMAIN_ID; fi
# unset v2.0 items in case set
unset OS_TENANT_ID
unset OS_TENANT_NAME
export OS_USERNAME="{user}"
# The password is not kept in this file.
echo "Please enter your OpenStack Password for project $OS_PROJECT_NAME as user $OS_USERNAME: "
read -sr OS_PASSWORD_INPUT
export OS_PASSWORD=$OS_PASSWORD_INPUT
export OS_REGION_NAME="{region}"
# Don't leave a blank variable, unset it if it was empty
if [ -z "$OS_REGION_NAME" ]; then unset OS_REGION_NAME; fi
export OS_INTERFACE=public
export OS_IDENTITY_API_VERSION=3
"""

APPLICATION_CREDENTIAL_FORM = """\
#!/usr/bin/env bash

export OS_AUTH_TYPE=v3applicationcredential
export OS_AUTH_URL={auth_url}
export OS_IDENTITY_API_VERSION=3
export OS_REGION_NAME="{region}"
export OS_INTERFACE=public
export OS_APPLICATION_CREDENTIAL_ID={id}
export OS_APPLICATION_CREDENTIAL_SECRET={secret}
"""

# What swift(1) of before Keystone takes.
LEGACY_FORM = """\
export ST_AUTH={auth_url}
export ST_USER={user}
export ST_KEY={key}
"""


def password_file(plan: Plan, user: User) -> Path:
    """Return where a user's openrc file lies."""
    words = [user.domain if user.domain != DEFAULT_DOMAIN else "", user.project, user.name, "openrc.sh"]
    return plan.folder / "-".join(word for word in words if word)


def application_credential_file(plan: Plan, user: User) -> Path:
    """Return where the openrc file of a user's application credential lies."""
    return plan.folder / f"app-cred-{user.name}-openrc.sh"


def legacy_file(plan: Plan) -> Path:
    """Return where the openrc file for TempAuth lies; the key is in it."""
    return plan.folder / f"{LEGACY_USER.replace(':', '-')}-openrc.sh"


def write_password_file(plan: Plan, user: User, project_id: str, domain_id: str) -> None:
    """Write the openrc file that asks for the password; without a project it has no scope."""
    text = PASSWORD_FORM.format(
        auth_url=plan.auth_url,
        project_id=project_id,
        project=user.project,
        user=user.name,
        domain=user.domain_name,
        domain_id=domain_id,
        region=REGION,
    )
    if not user.project:
        text = text.replace("for project $OS_PROJECT_NAME ", "")
        text = "".join(line for line in text.splitlines(keepends=True) if "OS_PROJECT_" not in line)
    password_file(plan, user).write_text(text, encoding="utf-8")


def write_application_credential_file(plan: Plan, user: User, credential: dict[str, str]) -> None:
    """Write the openrc file of an application credential (``id`` and ``secret``); it needs no password."""
    text = APPLICATION_CREDENTIAL_FORM.format(
        auth_url=plan.auth_url, region=REGION, id=credential["id"], secret=credential["secret"]
    )
    file = application_credential_file(plan, user)
    file.touch(mode=0o600)
    file.write_text(text, encoding="utf-8")


def write_legacy_file(plan: Plan) -> None:
    """Write the openrc file for TempAuth."""
    text = LEGACY_FORM.format(auth_url=plan.legacy_auth_url, user=LEGACY_USER, key=plan.legacy_key)
    file = legacy_file(plan)
    file.touch(mode=0o600)
    file.write_text(text, encoding="utf-8")


def without_prompt(text: str, password: str) -> str:
    """Return a password form in which the password is written, quoted as bash wants it."""
    quoted = "'" + password.replace("'", "'\\''") + "'"
    lines = [line for line in text.splitlines() if not re.match(r"(echo|read) ", line)]
    return "\n".join(lines).replace("$OS_PASSWORD_INPUT", quoted) + "\n"
