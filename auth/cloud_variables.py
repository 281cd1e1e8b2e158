"""Turns the settings of one cloud, as a clouds.yaml has them, into the OS_* variables that an openrc file would set.

Which of two places wins, and what the older names stand for, is openstacksdk's rule (openstack/config/loader.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .errors import CloudSettingWrong
from .phrase import Phrase
from .yaml_tree import Kind, Node

# Of these the one outside "auth" wins where both are given, of the others the one in "auth".
OUTSIDE_WINS = (
    "domain_id",
    "domain_name",
    "user_domain_id",
    "user_domain_name",
    "project_domain_id",
    "project_domain_name",
    "project_id",
    "project_name",
    "token",
    "passcode",
)
AUTH_WINS = (
    "auth_url",
    "username",
    "user_id",
    "password",
    "default_domain_id",
    "default_domain_name",
    "application_credential_id",
    "application_credential_name",
    "application_credential_secret",
    "trust_id",
)
OLDER_NAMES = (
    ("project_id", "tenant_id"),
    ("project_name", "tenant_name"),
    ("token", "auth_token"),
    ("username", "user_name"),
)
# Logins without Keystone: "endpoint" is then the URL of whatever is used.
WITHOUT_KEYSTONE = ("none", "admin_token", "token_endpoint")
REGION = "{region_name}"

CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")
TRUE = ("true", "yes", "on")
QUOTES = Phrase("put it in quotes")
NOT_TEXT = {
    Kind.ODD_NUMBER: Phrase("is a number to YAML, which does not keep it as it is written: {remedy}", remedy=QUOTES),
    Kind.BOOLEAN: Phrase("is 'true' or 'false' to YAML: {remedy}", remedy=QUOTES),
    Kind.OTHER: Phrase("is a date to YAML: {remedy}", remedy=QUOTES),
    Kind.NULL: Phrase("is 'nothing' to YAML: {remedy}, or delete the line", remedy=QUOTES),
    Kind.MAPPING: Phrase("must be one value, and is a section"),
    Kind.SEQUENCE: Phrase("must be one value, and is a list"),
}


def wrong(node: Node, setting: str, reason: Phrase) -> CloudSettingWrong:
    return CloudSettingWrong(file=node.file, line=node.line, setting=setting, reason=reason)


def variables(config: Mapping[str, Node], region: str) -> dict[str, str]:
    """Return OS_* variables by name; what is blank is left out.

    Args:
        config: the settings by name, with "_" for "-", all files and profiles laid over one another.
        region: the region that is meant, empty for the only one.

    Raises:
        CloudSettingWrong: a value cannot be turned into the text that was meant.
    """
    auth = section(config.get("auth"), "auth")
    values = {name: _first(_candidates(name, config, auth), name) for name in OUTSIDE_WINS}
    values.update({name: _first(_candidates(name, auth, config), name) for name in AUTH_WINS})
    _spread_domain(values)
    values["auth_url"] = values["auth_url"].replace(REGION, region)
    values["auth_type"] = optional(config, "auth_type") or optional(config, "auth_plugin")
    values["auth_methods"] = ",".join(_several(config, "auth_methods"))
    values["region_name"] = optional(config, "object_store_region_name") or region
    values["interface"] = _interface(config)
    values["storage_url"] = _storage_url(config, auth, values["auth_type"]).replace(REGION, region)
    values.update({name: optional(config, name) for name in ("cacert", "cert", "key")})
    values["insecure"] = "true" if _insecure(config) else ""
    return {f"OS_{name.upper()}": value for name, value in values.items() if value.strip()}


def section(node: Node | None, setting: str) -> Mapping[str, Node]:
    """Return the entries of a section by name, with "_" for "-"; none where it is missing or empty.

    Raises:
        CloudSettingWrong: it is something else, or has a name in both spellings.
    """
    if node is None or node.kind in (Kind.BLANK, Kind.NULL):
        return {}
    if node.kind is not Kind.MAPPING:
        raise wrong(node, setting, Phrase("must be a section, with its settings indented below it"))
    entries: dict[str, Node] = {}
    for name, entry in node.entries.items():
        normal = name.replace("-", "_")
        if normal in entries:
            raise wrong(entry, setting, Phrase("has a setting in two spellings, with '-' and with '_': keep one"))
        entries[normal] = entry
    return entries


def text(node: Node | None, setting: str) -> str:
    """Return a value as it is written; empty for none.

    Raises:
        CloudSettingWrong: it is no text to YAML, and what it was meant to be cannot be known.
    """
    if node is None:
        return ""
    if node.kind in NOT_TEXT:
        raise wrong(node, setting, NOT_TEXT[node.kind])
    if CONTROL_CHARACTERS.search(node.text):
        raise wrong(node, setting, Phrase("holds a line break or another control character: write it on one line"))
    return node.text


def optional(config: Mapping[str, Node], name: str) -> str:
    """Return a value that may also be written as ``null``; empty for none.

    Raises:
        CloudSettingWrong: see :func:`text`.
    """
    node = config.get(name)
    return "" if node is None or node.kind is Kind.NULL else text(node, name)


def _first(nodes: Iterable[Node | None], setting: str) -> str:
    return next((value for node in nodes if (value := text(node, setting))), "")


def _candidates(name: str, winner: Mapping[str, Node], other: Mapping[str, Node]) -> list[Node | None]:
    older = dict(OLDER_NAMES).get(name, "")
    return [winner.get(name), other.get(name), winner.get(older), other.get(older)]


def _spread_domain(values: dict[str, str]) -> None:
    """A domain beside a project is that of user and project; alone it is what the token is for."""
    if values["project_id"] or values["project_name"]:
        for kind in ("id", "name"):
            domain = values.pop(f"domain_{kind}")
            for owner in ("user", "project"):
                values[f"{owner}_domain_{kind}"] = values[f"{owner}_domain_{kind}"] or domain
    defaults = {kind: values.pop(f"default_domain_{kind}") for kind in ("id", "name")}
    for owner in ("user", "project"):
        if not values[f"{owner}_domain_id"] and not values[f"{owner}_domain_name"]:
            values.update({f"{owner}_domain_{kind}": domain for kind, domain in defaults.items()})


def _several(config: Mapping[str, Node], name: str) -> list[str]:
    """Return the values of a list, or those between the commas of a text."""
    node = config.get(name)
    if node is not None and node.kind is Kind.SEQUENCE:
        return [value for item in node.items if (value := text(item, name))]
    return [value.strip() for value in optional(config, name).split(",") if value.strip()]


def _interface(config: Mapping[str, Node]) -> str:
    names = ("object_store_endpoint_type", "object_store_interface", "endpoint_type", "interface")
    for name in names:
        node = config.get(name)
        if node is not None and node.kind is Kind.SEQUENCE:
            items = [text(item, name) for item in node.items if item.kind is not Kind.NULL]
            value = items[0] if items else ""
        else:
            value = optional(config, name)
        if value:
            return value
    return ""


def _storage_url(config: Mapping[str, Node], auth: Mapping[str, Node], auth_type: str) -> str:
    url = optional(config, "object_store_endpoint_override") or optional(config, "object_store_endpoint")
    if not url and auth_type in WITHOUT_KEYSTONE:
        url = optional(auth, "endpoint") or optional(config, "endpoint")
    return url


def _insecure(config: Mapping[str, Node]) -> bool:
    return _flag(config, "insecure", False) or not _flag(config, "verify", True)


def _flag(config: Mapping[str, Node], name: str, default: bool) -> bool:
    node = config.get(name)
    if node is None or node.kind in (Kind.BLANK, Kind.NULL):
        return default
    if node.kind is not Kind.BOOLEAN:
        raise wrong(node, name, Phrase("must be true or false, without quotes"))
    return node.text.lower() in TRUE
