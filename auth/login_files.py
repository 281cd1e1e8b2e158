"""The logins that a file offers, whichever kind of file it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import clouds_yaml, openrc
from .errors import CloudUnknown, UserError
from .login import Login
from .login_variables import from_variables
from .normal_form import LoginKind

# What the portals put behind the project's name.
ENDINGS = re.compile(r"([-_.]?openrc)?(\.(sh|rc|env|ps1|cmd|bat|csh|txt))?$", re.IGNORECASE)
CLOUDS_FILES = frozenset({".yaml", ".yml", ".json"})


@dataclass(frozen=True)
class Offer:
    """A login that a file offers.

    Attributes:
        name: what to call it: the file's name, or the cloud's.
        source: where it comes from, for messages.
        variables: as the file sets them, secrets among them.
        warnings: what the user should know about the file.
        problem: why this one cannot be used; None if it can.
    """

    name: str
    source: str
    variables: Mapping[str, str] = field(repr=False)
    warnings: tuple[str, ...] = ()
    problem: UserError | None = None

    def login(self) -> Login:
        """Return the login.

        Raises:
            LoginIncomplete, LoginUnsupported, AddressInvalid: see :func:`.login_variables.from_variables`.
            CloudsFileError: the cloud's part of the file cannot be used.
        """
        if self.problem is not None:
            raise self.problem
        return from_variables(self.variables, self.source)


def offers(file: Path) -> list[Offer]:
    """Return the logins of a file: one of an openrc file, one for each cloud and region of a clouds.yaml.

    Raises:
        OpenrcError, CloudsFileError: the file cannot be used; nothing is executed in any case.
    """
    if file.suffix.lower() in CLOUDS_FILES:
        return [
            Offer(cloud.label, cloud.source, cloud.variables, problem=cloud.problem)
            for cloud in clouds_yaml.clouds(file)
        ]
    found = openrc.read(file)
    return [Offer(ENDINGS.sub("", file.name) or file.name, found.source, _with_prompts(found), found.warnings)]


def _with_prompts(found: openrc.Openrc) -> Mapping[str, str]:
    """Return the variables, with the kind of login that the file's questions speak of."""
    if "OS_PASSCODE" in found.prompts and "OS_AUTH_TYPE" not in found.variables:
        return {**found.variables, "OS_AUTH_TYPE": LoginKind.TWO_FACTORS.value}
    return found.variables


def offer(file: Path, cloud: str = "", region: str = "") -> Offer:
    """Return the login of a file; of a clouds.yaml with several clouds, the one of that name.

    Raises:
        OpenrcError, CloudsFileError: the file cannot be used, or has no such cloud.
    """
    if cloud:
        found = clouds_yaml.cloud(file, cloud, region)
        return Offer(found.label, found.source, found.variables)
    there = offers(file)
    if len(there) > 1:
        raise CloudUnknown(file=file.name, cloud="–", clouds=", ".join(each.name for each in there))
    return there[0]
