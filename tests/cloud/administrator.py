"""What an administrator does to Keystone: fill an empty one, and change users while the tests look on."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

import requests

from .passcode import passcode
from .plan import DEFAULT_DOMAIN, Plan, User, new_totp_secret

ANSWER_WITHIN = 30.0  # seconds


class Administrator:
    """Keystone's API with the rights of its first administrator. Calls that fail raise ``requests.HTTPError``."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._url = plan.auth_url
        self._admin = User("admin", plan.admin_password, "admin", "admin")
        self._token = ""
        self._roles: dict[str, str] = {}

    def make(self, kind: str, **values: Any) -> str:
        """Create one thing of a kind (``user``, ``project``...) and return its id."""
        return str(self._send("POST", f"{kind}s", {kind: values})[kind]["id"])

    def find(self, kind: str, name: str, domain: str = DEFAULT_DOMAIN) -> str:
        """Return the id of a ``user`` or ``project``."""
        found = self._send("GET", f"{kind}s?name={name}&domain_id={self.domain(domain)}")[f"{kind}s"]
        return str(found[0]["id"])

    def domain(self, domain: str) -> str:
        """Return the id of a domain as :class:`User` names it."""
        if domain == DEFAULT_DOMAIN:
            return domain
        return str(self._send("GET", f"domains?name={domain}")["domains"][0]["id"])

    def add_user(self, user: User, domain_id: str, project_ids: list[str]) -> None:
        """Create a user with a role on projects, and the second factor if there is one."""
        options = {"multi_factor_auth_enabled": True, "multi_factor_auth_rules": [["password", "totp"]]}
        made = self.make(
            "user",
            name=user.name,
            password=user.password,
            domain_id=domain_id,
            options=options if user.totp_secret else {},
        )
        for project in project_ids:
            self.grant(project, made, user.role)
        if user.totp_secret:
            self.make("credential", type="totp", blob=user.totp_secret, user_id=made)

    def grant(self, project: str, user: str, role: str) -> None:
        """Give a user a role on a project; the first two are ids."""
        self._send("PUT", f"projects/{project}/users/{user}/roles/{self._role(role)}")

    def make_user(
        self, *projects: str, role: str = "member", domain: str = DEFAULT_DOMAIN, second_factor: bool = False
    ) -> User:
        """Create a user whom a test may change and throw away; without a name of a project: in ``calibration``."""
        first, *further = projects or ("calibration",)
        secret = new_totp_secret() if second_factor else ""
        user = User(
            f"user-{secrets.token_hex(4)}", secrets.token_urlsafe(12), first, role, domain, tuple(further), secret
        )
        self.add_user(user, self.domain(domain), [self.find("project", name, domain) for name in user.projects])
        return user

    def change_password(self, user: User, new: str) -> User:
        """Set a password; return the user with it. Keystone revokes the user's tokens.

        For users of :meth:`make_user`: the plan of the cloud goes on to hold the old password.
        """
        self._change(user, password=new)
        return replace(user, password=new)

    def disable(self, user: User) -> None:
        self._change(user, enabled=False)

    def enable(self, user: User) -> None:
        self._change(user, enabled=True)

    def delete(self, user: User) -> None:
        self._send("DELETE", f"users/{self.find('user', user.name, user.domain)}")

    def revoke(self, token: str) -> None:
        """Revoke one token."""
        self._send("DELETE", "auth/tokens", subject=token)

    def make_application_credential(self, user: User, expires: datetime | None = None, **values: Any) -> dict[str, Any]:
        """Create an application credential for the user's own project; return it, ``id`` and ``secret`` too.

        Keystone lets nobody but the user do this.

        Args:
            user: with a project.
            expires: in UTC; never, if not given.
            **values: what else Keystone takes: ``roles``, ``unrestricted``, ``description``...
        """
        values.setdefault("name", f"{user.name}-{secrets.token_hex(4)}")
        if expires is not None:
            values["expires_at"] = expires.strftime("%Y-%m-%dT%H:%M:%S.%f")
        path = f"users/{self.find('user', user.name, user.domain)}/application_credentials"
        made = self._send("POST", path, {"application_credential": values}, token=self.log_in(user))
        return dict(made["application_credential"])

    def application_credentials(self, user: User) -> list[dict[str, Any]]:
        path = f"users/{self.find('user', user.name, user.domain)}/application_credentials"
        return list(self._send("GET", path)["application_credentials"])

    def delete_application_credential(self, user: User, credential_id: str) -> None:
        self._send(
            "DELETE", f"users/{self.find('user', user.name, user.domain)}/application_credentials/{credential_id}"
        )

    def log_in(self, user: User) -> str:
        """Return a new token of a user for the user's own project, by password and, if need be, passcode."""
        domain = {"name": user.domain_name}
        who: dict[str, Any] = {"name": user.name, "domain": domain}
        identity: dict[str, Any] = {"methods": ["password"], "password": {"user": {**who, "password": user.password}}}
        if user.totp_secret:
            identity["methods"].append("totp")
            identity["totp"] = {"user": {**who, "passcode": passcode(user.totp_secret)}}
        auth: dict[str, Any] = {"identity": identity}
        if user.project:
            auth["scope"] = {"project": {"name": user.project, "domain": domain}}
        answer = requests.post(f"{self._url}/auth/tokens", json={"auth": auth}, timeout=ANSWER_WITHIN)
        answer.raise_for_status()
        return answer.headers["X-Subject-Token"]

    def _role(self, name: str) -> str:
        if name not in self._roles:
            found = self._send("GET", f"roles?name={name}")["roles"]
            self._roles[name] = str(found[0]["id"]) if found else self.make("role", name=name)
        return self._roles[name]

    def _change(self, user: User, **values: Any) -> None:
        self._send("PATCH", f"users/{self.find('user', user.name, user.domain)}", {"user": values})

    def _send(
        self, method: str, path: str, body: dict[str, Any] | None = None, token: str = "", subject: str = ""
    ) -> dict[str, Any]:
        answer = self._answer(method, path, body, token or self._token, subject)
        if answer.status_code == 401 and not token:
            # The first call, or a token whose life is over: it may be a few seconds long.
            self._token = self.log_in(self._admin)
            answer = self._answer(method, path, body, self._token, subject)
        if not answer.ok:
            # The status alone does not tell what Keystone did not like.
            raise requests.HTTPError(f"{answer.status_code}: {answer.text}", response=answer)
        return dict(answer.json()) if answer.content else {}

    def _answer(
        self, method: str, path: str, body: dict[str, Any] | None, token: str, subject: str
    ) -> requests.Response:
        headers = {"X-Auth-Token": token}
        if subject:
            headers["X-Subject-Token"] = subject
        return requests.request(method, f"{self._url}/{path}", json=body, headers=headers, timeout=ANSWER_WITHIN)
