"""Finds and reads a clouds.yaml, with secure.yaml and clouds-public.yaml beside it, as openstacksdk does.

Other than openstacksdk: never in the current folder, nothing from the network, nothing from the environment's
variables, and the files beside it only from the same folder.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import yaml_tree
from .cloud_variables import optional, section, text, variables, wrong
from .errors import (
    CloudProfileRemote,
    CloudProfileUnknown,
    CloudsFileEmpty,
    CloudsFileError,
    CloudUnknown,
)
from .phrase import Phrase
from .vendor_profiles import PROFILES, Profile
from .yaml_tree import Kind, Node

SUFFIXES = (".yaml", ".yml", ".json")  # JSON is YAML, too


@dataclass(frozen=True, repr=False)
class Cloud:
    """A cloud in one of its regions.

    Attributes:
        name: as the file names it.
        region: empty where the file names none.
        source: where it comes from, for messages.
        variables: OS_* variables as an openrc file would set them, secrets among them; none if there is a problem.
        problem: why this cloud cannot be used, while others of the file can.
    """

    name: str
    region: str
    source: str
    variables: Mapping[str, str]
    problem: CloudsFileError | None = None

    def __repr__(self) -> str:
        return f"Cloud({self.name!r}, {self.region!r}, {sorted(self.variables)})"

    @property
    def label(self) -> str:
        """Name and region, to choose by."""
        return f"{self.name} ({self.region})" if self.region else self.name


def default_file(
    environ: Mapping[str, str], home: Path, system: Path = Path("/etc/openstack"), platform: str = sys.platform
) -> Path | None:
    """Return the clouds.yaml that a user has in one of the usual places; None if there is none.

    The first of: OS_CLIENT_CONFIG_FILE, the user's folder of the operating system, ``~/.config/openstack``, the
    system's. The current folder is none of them, nor is a path that would depend on it.

    Args:
        environ: the process's variables.
        home: the user's home folder.
        system: the folder of all users.
        platform: as ``sys.platform`` has it.
    """
    chosen = Path(environ.get("OS_CLIENT_CONFIG_FILE", ""))
    folders = [*_user_folders(environ, home, platform), system]
    files = [chosen, *(folder / f"clouds{suffix}" for folder in folders for suffix in SUFFIXES)]
    return next((file for file in files if file.is_absolute() and _is_file(file)), None)


def _user_folders(environ: Mapping[str, str], home: Path, platform: str) -> Iterator[Path]:
    if platform == "win32":
        for name in ("LOCALAPPDATA", "PROGRAMDATA"):
            yield Path(environ.get(name, "")) / "OpenStack" / "openstack"
    else:
        yield Path(environ.get("XDG_CONFIG_HOME", "")) / "openstack"
        if platform == "darwin":
            yield home / "Library" / "Application Support" / "openstack"
            yield Path("/Library/Application Support/openstack")
    yield home / ".config" / "openstack"


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # its folder may not be looked into
        return False


def clouds(file: Path) -> list[Cloud]:
    """Return the clouds of a file, one for each cloud and region, in the file's order.

    A cloud that cannot be used carries its ``problem``.

    Raises:
        CloudsFileError: the file, or a file beside it, cannot be used, or none of its clouds can.
    """
    entries = _entries(yaml_tree.read(file))
    secrets = _beside(file, "secure")
    if secrets is not None:
        entries = _laid_over(entries, _entries(secrets), key=str)
    if not entries:
        raise CloudsFileEmpty(file=file.name)
    public = _beside(file, "clouds-public")
    profiles = public.entries["public-clouds"].entries if public and "public-clouds" in public.entries else {}
    found = [cloud for name, entry in entries.items() for cloud in _usable(name, entry, file.name, profiles)]
    problems = [cloud.problem for cloud in found if cloud.problem]
    if len(problems) == len(found):
        raise problems[0]
    return found


def cloud(file: Path, name: str, region: str = "") -> Cloud:
    """Return one cloud of a file, in the first of its regions unless one is named.

    Raises:
        CloudUnknown: the file has none of that name, or not in that region.
        CloudsFileError: it cannot be used, see :func:`clouds`.
    """
    found = clouds(file)
    for each in found:
        if each.name == name and region in ("", each.region):
            if each.problem:
                raise each.problem
            return each
    wanted = f"{name} ({region})" if region else name
    raise CloudUnknown(file=file.name, cloud=wanted, clouds=", ".join(each.label for each in found))


def _entries(root: Node) -> dict[str, Node]:
    """Return what stands under ``clouds:``, by name."""
    if root.kind is Kind.MAPPING and "clouds" in root.entries:
        listed = root.entries["clouds"]
        if listed.kind is Kind.MAPPING:
            return dict(listed.entries)
        if listed.kind not in (Kind.BLANK, Kind.NULL):
            raise wrong(listed, "clouds", Phrase("must be a section, with the clouds' names indented below it"))
    elif root.kind is not Kind.BLANK and root.kind is not Kind.MAPPING:
        raise CloudsFileEmpty(file=root.file)
    return {}


def _beside(file: Path, stem: str) -> Node | None:
    """Read secure.yaml or clouds-public.yaml from the folder of a clouds.yaml."""
    for suffix in SUFFIXES:
        other = file.with_name(f"{stem}{suffix}")
        if other.exists():
            return yaml_tree.read(other)
    return None


def _one_spelling(name: str) -> str:
    return name.replace("-", "_")


def _laid_over(
    below: Mapping[str, Node], above: Mapping[str, Node], key: Callable[[str], str] = _one_spelling
) -> dict[str, Node]:
    """Merge two sections and the sections in them; a value of ``above`` wins. ``key`` tells which names are one."""
    merged = {key(name): (name, node) for name, node in below.items()}
    for name, node in above.items():
        old_name, old = merged.get(key(name), (name, node))
        both = old.kind is Kind.MAPPING and node.kind is Kind.MAPPING and old is not node
        laid = replace(old, entries=_laid_over(old.entries, node.entries)) if both else node
        merged[key(name)] = (old_name, laid)
    return dict(merged.values())


def _profile(config: Mapping[str, Node], public: Mapping[str, Node], source: str) -> Mapping[str, Node]:
    """Return the settings of the profile that a cloud names, none if it names none.

    Raises:
        CloudProfileRemote, CloudProfileUnknown: see there.
    """
    name = optional(config, "profile") or optional(config, "cloud")
    if not name:
        return {}
    if name in public:
        return section(public[name], name)
    if name in PROFILES:
        return _nodes(PROFILES[name])
    if "//" in name:
        host = name.partition("//")[2].partition("/")[0].rpartition("@")[2]
        raise CloudProfileRemote(source=source, host=host)
    if "auth_url" in section(config.get("auth"), "auth"):
        return {}  # a name that nobody knows does no harm here, and openstacksdk goes on, too
    raise CloudProfileUnknown(source=source, profile=name, profiles=", ".join(sorted({*PROFILES, *public})))


def _nodes(profile: Profile) -> dict[str, Node]:
    """Return a built-in profile in the shape of one from a file."""

    def leaf(value: str) -> Node:
        return Node("", 0, Kind.TEXT, value)

    auth = {"auth_url": leaf(profile.auth_url)}
    if profile.domain:
        auth.update({f"{owner}_domain_name": leaf(profile.domain) for owner in ("user", "project")})
    return {
        "auth": Node("", 0, Kind.MAPPING, entries=auth),
        "regions": Node("", 0, Kind.SEQUENCE, items=[leaf(region) for region in profile.regions]),
    }


@dataclass(frozen=True)
class _Region:
    name: str
    values: Mapping[str, Node] = field(default_factory=dict)


def _usable(name: str, entry: Node, file: str, profiles: Mapping[str, Node]) -> list[Cloud]:
    """Return a cloud in each of its regions, or once, with the problem."""
    source = Phrase("{file}, cloud {cloud}", file=file, cloud=name)
    try:
        own = section(entry, name)
        profile = _profile(own, profiles, source)
        config = _updated(profile, own)
        return [
            Cloud(name, region.name, source, variables(_updated(config, region.values), region.name))
            for region in _regions(own) or _regions(profile) or [_Region("")]
        ]
    except CloudsFileError as problem:
        return [Cloud(name, "", source, {}, problem)]


def _updated(below: Mapping[str, Node], above: Mapping[str, Node]) -> dict[str, Node]:
    """Lay settings over others: "auth" setting by setting, the rest as a whole."""
    config = {**below, **above}
    if "auth" in below and "auth" in above:
        auth = {**section(below["auth"], "auth"), **section(above["auth"], "auth")}
        config["auth"] = Node(above["auth"].file, above["auth"].line, Kind.MAPPING, entries=auth)
    return config


def _regions(config: Mapping[str, Node]) -> list[_Region]:
    node = config.get("regions")
    if node is None or node.kind in (Kind.BLANK, Kind.NULL):
        node = config.get("region_name")
    if node is not None and node.kind is Kind.SEQUENCE:
        return [_region(item) for item in node.items]
    if node is not None and node is config.get("regions"):
        raise wrong(node, "regions", Phrase("must be a list, with a '-' before each region"))
    names = optional(config, "region_name").split(",")
    return [_Region(name.strip()) for name in names if name.strip()]


def _region(item: Node) -> _Region:
    if item.kind is not Kind.MAPPING:
        return _Region(text(item, "regions"))
    if "name" not in item.entries:
        raise wrong(item, "regions", Phrase("has an item without a 'name'"))
    values = section(item.entries.get("values"), "values")
    return _Region(
        text(item.entries["name"], "regions"), {key: node for key, node in values.items() if node.kind is not Kind.NULL}
    )
