"""clouds.yaml: what is read, what is refused, and that openstacksdk reads the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import BUILD
from hypothesis import given, settings
from hypothesis import strategies as st
from swift_cog_browser.auth import yaml_tree
from swift_cog_browser.auth.clouds_yaml import Cloud, cloud, clouds, default_file
from swift_cog_browser.auth.errors import (
    CloudProfileRemote,
    CloudProfileUnknown,
    CloudSettingWrong,
    CloudsFileEmpty,
    CloudsFileError,
    CloudsFileMissing,
    CloudsFileNotText,
    CloudsFileNotYaml,
    CloudsFileTooLarge,
    CloudsFileUnreadable,
    CloudUnknown,
    YamlLibraryMissing,
)
from swift_cog_browser.auth.vendor_profiles import PROFILES

SECRET = "horse-battery"
HORIZON = f"""
# This is a clouds.yaml file
clouds:
  openstack:
    auth:
      auth_url: https://keystone.example:5000
      username: "astrid"
      password: {SECRET}
      project_id: 0123456789abcdef0123456789abcdef
      project_name: "calibration"
      user_domain_name: "Default"
    region_name: "RegionOne"
    interface: "public"
    identity_api_version: 3
"""
APPLICATION_CREDENTIAL = f"""
clouds:
  openstack:
    auth_type: "v3applicationcredential"
    auth:
      auth_url: https://keystone.example:5000
      application_credential_id: "fedcba9876543210fedcba9876543210"
      application_credential_secret: "{SECRET}"
    regions: [A, B]
"""
OTHER_SPELLINGS = f"""
clouds:
  old-one:
    auth-plugin: password
    auth:
      auth-url: https://keystone.example:5000/v3
      user-name: astrid
      password: {SECRET}
      tenant-name: 4711
      domain-name: Default
    region-name: RegionOne
    interface: admin
    endpoint_type: internal
    verify: no
    cacert: /etc/ssl/own.pem
"""
IN_THE_WRONG_PLACE = f"""
clouds:
  flat:
    username: outside
    password: {SECRET}
    project_name: outside
    user_domain_id: default
    project_domain_id: default
    auth:
      auth_url: https://keystone.example:5000/v3
      username: inside
      project_name: inside
    region_name: A,B
    interface: [internal, public]
    cert: /home/astrid/client.pem
    key: /home/astrid/client.key
"""
REGIONS_WITH_VALUES = f"""
defaults: &defaults
  auth: &auth
    auth_url: https://keystone.example:5000/v3
    username: astrid
    password: {SECRET}
    project_name: calibration
    user_domain_name: Default
    project_domain_name: Default
  interface: internal
clouds:
  many:
    <<: *defaults
    interface: public
    region_name: ignored
    regions:
    - plain
    - name: other
      values:
        auth:
          project_name: elsewhere
        interface: admin
        object_store_endpoint_override: https://store.example/v1/AUTH_1
  one:
    auth: {{<<: *auth, username: bertil}}
    object_store_region_name: GRA
    region_name: GRA7
"""
TEMPAUTH = f"""
clouds:
  v1:
    auth_type: v1password
    auth: {{auth_url: "https://swift.example/auth/v1.0", username: "test:tester", password: {SECRET}}}
    object_store_endpoint: https://swift.example/v1/AUTH_test
"""
DOMAIN_SCOPE = f"""
clouds:
  domain:
    auth: {{auth_url: "https://k.example/v3", user_id: abc, password: {SECRET}, domain_id: default}}
  token:
    auth_type: token
    auth: {{auth_url: "https://k.example/v3", auth_token: {SECRET}, project_id: 123}}
"""
PROFILE = f"""
clouds:
  private:
    profile: mine
    auth: {{username: astrid, password: {SECRET}, project_name: p}}
  public:
    cloud: citycloud
    auth: {{username: astrid, password: {SECRET}, project_name: p, user_domain_name: D, project_domain_name: D}}
    region_name: Kna1
  all-regions:
    profile: switchengines
    auth: {{username: astrid, password: {SECRET}, project_name: p, user_domain_name: D, project_domain_name: D}}
"""
PUBLIC = """
public-clouds:
  mine:
    auth: {auth_url: "https://keystone.example/v3", user_domain_name: D, project_domain_name: D, username: other}
    regions: [X, Y]
"""
SECURE = f"""
clouds:
  openstack:
    auth:
      password: {SECRET}-2
  second:
    auth: {{auth_url: "https://k.example/v3", username: u, password: {SECRET}, project_name: p, user_domain_id: d}}
"""


def folder_with(folder: Path, text: str | bytes, **others: str) -> Path:
    """Write a clouds.yaml, and others by their stems; return the clouds.yaml."""
    for stem, content in {"clouds": text, **others}.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{stem.replace('_', '-')}.yaml").write_bytes(data)
    return folder / "clouds.yaml"


def openstacksdk(*arguments: str, folder: Path) -> Any:
    script = Path(__file__).with_name("openstacksdk_reading.py")
    python = BUILD / "venv-cloud" / "bin" / "python"
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    command = [str(python), str(script), *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environ).stdout)


def as_variables(reading: dict[str, Any]) -> dict[str, str]:
    """Return the OS_* variables for what openstacksdk has read."""
    interface = reading["interface"]
    verify, certificate = reading["verify"]
    cert, key = certificate if isinstance(certificate, list) else (certificate, None)
    found = {
        **{f"OS_{name.upper()}": value for name, value in reading["auth"].items()},
        "OS_AUTH_TYPE": reading["auth_type"],
        "OS_INTERFACE": interface[0] if isinstance(interface, list) else interface,
        "OS_REGION_NAME": reading["catalog_region"],
        "OS_STORAGE_URL": reading["storage_url"],
        "OS_INSECURE": "true" if verify is False else None,
        "OS_CACERT": verify if isinstance(verify, str) else None,
        "OS_CERT": cert,
        "OS_KEY": key,
    }
    return {name: value for name, value in found.items() if value}


FILES = {
    "horizon": {"clouds": HORIZON},
    "application-credential": {"clouds": APPLICATION_CREDENTIAL},
    "other-spellings": {"clouds": OTHER_SPELLINGS.replace("    cacert: /etc/ssl/own.pem\n", "")},
    "wrong-place": {"clouds": IN_THE_WRONG_PLACE},
    "regions": {"clouds": REGIONS_WITH_VALUES},
    "tempauth": {"clouds": TEMPAUTH},
    "domain": {"clouds": DOMAIN_SCOPE},
    "profile": {"clouds": PROFILE, "clouds-public": PUBLIC},
    "secure": {"clouds": HORIZON, "secure": SECURE},
}


@pytest.mark.parametrize("files", FILES.values(), ids=FILES)
def test_openstacksdk_reads_the_same(files: dict[str, str], tmp_path: Path) -> None:
    for stem, text in files.items():
        (tmp_path / f"{stem}.yaml").write_text(text)
    theirs = openstacksdk(str(tmp_path), folder=tmp_path)
    ours = clouds(tmp_path / "clouds.yaml")
    assert [(each.name, each.region) for each in ours] == [(each["name"], each["region"]) for each in theirs]
    # What openstacksdk fills in where the file says nothing is not in the variables.
    defaults = {"OS_AUTH_TYPE": "password", "OS_INTERFACE": "public"}
    assert [{**defaults, **each.variables} for each in ours] == [as_variables(each) for each in theirs]


def test_the_profiles_are_those_of_openstacksdk(tmp_path: Path) -> None:
    theirs = openstacksdk(folder=tmp_path)
    remote = {name for name, profile in theirs.items() if "profile" in profile}
    assert remote == {"ovh", "vexxhost"}
    for name in PROFILES.keys() - remote:
        expected = theirs[name]
        regions = expected.get("regions") or [expected["region_name"]]
        names = [region["name"] if isinstance(region, dict) else region for region in regions]
        assert (PROFILES[name].auth_url, [*PROFILES[name].regions]) == (expected["auth"]["auth_url"], names)
        assert PROFILES[name].domain == expected["auth"].get("user_domain_name", "")
        assert expected.get("status", "active") == "active"


def test_values_become_variables(tmp_path: Path) -> None:
    [found] = clouds(folder_with(tmp_path, OTHER_SPELLINGS))
    assert found.variables == {
        "OS_AUTH_TYPE": "password",
        "OS_AUTH_URL": "https://keystone.example:5000/v3",
        "OS_USERNAME": "astrid",
        "OS_PASSWORD": SECRET,
        "OS_PROJECT_NAME": "4711",
        "OS_USER_DOMAIN_NAME": "Default",
        "OS_PROJECT_DOMAIN_NAME": "Default",
        "OS_REGION_NAME": "RegionOne",
        "OS_INTERFACE": "internal",
        "OS_INSECURE": "true",
        "OS_CACERT": "/etc/ssl/own.pem",
    }
    assert (found.name, found.region, found.source) == ("old-one", "RegionOne", "clouds.yaml, cloud old-one")
    assert SECRET not in repr(found)


def test_a_second_factor_and_a_ready_storage_url(tmp_path: Path) -> None:
    file = folder_with(
        tmp_path,
        """
clouds:
  totp: {auth_type: v3multifactor, auth_methods: [v3password, v3totp], auth: {passcode: "012345"}}
  ready: {auth_type: none, auth: {endpoint: "https://s.example/v1/AUTH_1"}}
  default: {auth: {username: u, default_domain_name: D}}
  blank: {auth: {username: u, password: , project_id: ""}, region_name: , cacert: null}
""",
    )
    totp, ready, default, blank = clouds(file)
    assert totp.variables["OS_AUTH_METHODS"] == "v3password,v3totp"
    assert totp.variables["OS_PASSCODE"] == "012345"
    assert ready.variables == {"OS_AUTH_TYPE": "none", "OS_STORAGE_URL": "https://s.example/v1/AUTH_1"}
    assert default.variables["OS_USER_DOMAIN_NAME"] == default.variables["OS_PROJECT_DOMAIN_NAME"] == "D"
    assert blank.variables == {"OS_USERNAME": "u"}


def test_the_region_stands_in_the_url_and_no_other_brace_does(tmp_path: Path) -> None:
    file = folder_with(
        tmp_path,
        'clouds: {c: {region_name: X, auth: {auth_url: "https://{region_name}.example/{auth}", password: "{}"}}}',
    )
    variables = cloud(file, "c").variables
    assert variables["OS_AUTH_URL"] == "https://X.example/{auth}"
    assert variables["OS_PASSWORD"] == "{}"


def test_secure_yaml_is_laid_over_in_either_spelling(tmp_path: Path) -> None:
    file = folder_with(
        tmp_path,
        "clouds: {my-cloud: {auth: {user_name: a, password: x}}, my_cloud: {auth: {password: y}}}",
        secure=f"clouds: {{my-cloud: {{auth: {{user-name: b, password: {SECRET}}}}}}}",
    )
    first, second = clouds(file)
    assert first.variables == {"OS_USERNAME": "b", "OS_PASSWORD": SECRET}
    assert second.variables == {"OS_PASSWORD": "y"}


def test_one_cloud_by_name(tmp_path: Path) -> None:
    file = folder_with(tmp_path, APPLICATION_CREDENTIAL)
    assert cloud(file, "openstack").region == "A"
    assert cloud(file, "openstack", "B").variables["OS_REGION_NAME"] == "B"
    with pytest.raises(
        CloudUnknown, match=r"no cloud openstack \(C\)\. Clouds in it: openstack \(A\), openstack \(B\)"
    ):
        cloud(file, "openstack", "C")


def test_a_cloud_that_cannot_be_used_does_not_keep_the_others_away(tmp_path: Path) -> None:
    file = folder_with(tmp_path, "clouds: {bad: {profile: 'https://u:pw@evil.example/x'}, good: {auth: {username: u}}}")
    bad, good = clouds(file)
    assert isinstance(bad.problem, CloudProfileRemote)
    assert "evil.example" in str(bad.problem)
    assert "pw" not in str(bad.problem)
    assert bad.variables == {}
    assert good.problem is None
    with pytest.raises(CloudProfileRemote):
        cloud(file, "bad")


def test_an_unknown_profile_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(CloudProfileUnknown, match=r"profile nowhere.*citycloud, .*mine, "):
        clouds(folder_with(tmp_path, "clouds: {c: {profile: nowhere}}", clouds_public=PUBLIC))
    [found] = clouds(folder_with(tmp_path, "clouds: {c: {profile: nowhere, auth: {auth_url: 'https://k.example'}}}"))
    assert found.variables == {"OS_AUTH_URL": "https://k.example"}


@pytest.mark.parametrize(
    "value",
    [
        *("012345", "0x1F", "1_000", "12:30", "1.50", "+5", ".inf", "yes", "Off", "true", "2024-01-01", "null", "~"),
        *('"a\\nb"', '"a\\0b"', '"\\ud800"', "|\n        two\n        lines\n", "[a]", "{a: b}"),
    ],
)
def test_what_yaml_does_not_keep_as_written_is_refused(value: str, tmp_path: Path) -> None:
    file = folder_with(tmp_path, f"clouds:\n  c:\n    auth:\n      username: u\n      password: {value}\n")
    with pytest.raises((CloudSettingWrong, CloudsFileNotYaml)) as caught:
        clouds(file)
    assert "line 5" in str(caught.value)
    assert value.strip('"') not in str(caught.value) or value in ("~", "true", "yes")


@pytest.mark.parametrize(
    "value", ["12345", "0", "-7", "1.5", "089", "1e400", "12e5", "a#b", "'012'", "p: q".replace(": ", ":")]
)
def test_what_yaml_keeps_as_written_is_taken(value: str, tmp_path: Path) -> None:
    file = folder_with(tmp_path, f"clouds: {{c: {{auth: {{password: {value}}}}}}}")
    assert cloud(file, "c").variables["OS_PASSWORD"] == value.strip("'") == str(yaml.safe_load(value))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("clouds: [a]", "clouds must be a section"),
        ("clouds: {c: 5}", "c must be a section"),
        ("clouds: {c: {auth: x}}", "auth must be a section"),
        ("clouds: {c: {regions: A}}", "regions must be a list"),
        ("clouds: {c: {regions: [{values: {}}]}}", "regions has an item without a 'name'"),
        ("clouds: {c: {verify: 'false'}}", "verify must be true or false"),
        ("clouds: {c: {a-b: 1, a_b: 2}}", "c has a setting in two spellings"),
    ],
)
def test_settings_of_the_wrong_type(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(CloudSettingWrong, match=reason):
        clouds(folder_with(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f"clouds:\n\tc: {SECRET}", 2, "a tab"),
        (f"clouds:\n  c: '{SECRET}", 2, "a quote is not closed"),
        (f"a: {SECRET}: {SECRET}", 1, "a ':' too many"),
        (f"a: @{SECRET}", 1, "must be in quotes"),
        (f'a: "\\{SECRET}"', 1, "backslash"),
        (f'a: "\\UFFFFFFFF{SECRET}"', 1, "backslash"),
        (f"a: [{SECRET}\nb: c", 2, "a bracket"),
        (f"a:\n  b: {SECRET}\n c: d", 3, "indented"),
        (f"a: b\n{SECRET}\nc: d", 3, "a ':' and a blank"),
        (f"a: !secret {SECRET}", 1, "a tag"),
        (f"a: !!python/object/apply:os.system [{SECRET}]", 1, "a tag"),
        (f"a: *{SECRET}", 1, "refers with"),
        ("a: &a [*a]", 1, "refers with"),
        ("a: &a {<<: *a}", 1, "refers with"),
        ("<<: 5", 1, "no section"),
        (f"a: 1\n{SECRET}: 1\n{SECRET}: 2", 3, "second time"),
        (f"a: 1\n--- {SECRET}", 2, "second document"),
        ("? [a]\n: b", 1, "a name is a list"),
        (f"a: 1\nb: {SECRET}\x01", 2, "a character"),
        ("%YAML 1." + "9" * 5000 + "\n--- a", 1, ""),
        ("[" * 100_000, 1, "nested deeper"),
        ("a: [" + "x, " * 30_000 + "]", 1, "nested deeper"),
        ("x: &a0 [a,b]\n" + "".join(f"x{i}: &a{i + 1} [*a{i}, *a{i}]\n" for i in range(30)), 13, "nested deeper"),
        ("\n" * 500_000, 1, "nested deeper"),
    ],
)
def test_what_is_not_yaml_is_told_by_line_and_never_quoted(text: str, line: int, reason: str, tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(CloudsFileNotYaml, match=f"line {line}, .*{reason}") as caught:
        clouds(folder_with(tmp_path, text))
    assert time.monotonic() - began < 10
    assert SECRET not in f"{caught.value} {caught.value.details} {caught.value.values}"


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(CloudsFileMissing):
        clouds(tmp_path / "none.yaml")
    with pytest.raises(CloudsFileMissing):
        clouds(Path("nul\0.yaml"))
    with pytest.raises(CloudsFileUnreadable):
        clouds(tmp_path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CloudsFileUnreadable, match="no ordinary file"):
        clouds(pipe)
    with pytest.raises(CloudsFileTooLarge):
        clouds(folder_with(tmp_path, b"#" * (1024 * 1024 + 1)))
    with pytest.raises(CloudsFileNotText):
        clouds(folder_with(tmp_path, b"\xff\xd8\xff\xe0"))
    for text in ("", "# nothing", "clouds:", "clouds: {}", "just text", "[a]", "cluods: {c: {}}"):
        with pytest.raises(CloudsFileEmpty):
            clouds(folder_with(tmp_path, text))


def test_other_encodings_and_json(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert clouds(folder_with(tmp_path, HORIZON.encode(encoding)))[0].name == "openstack"
    json_file = tmp_path / "clouds.json"
    json_file.write_text(json.dumps({"clouds": {"c": {"auth": {"username": "ü"}}}}, indent=2))
    assert cloud(json_file, "c").variables == {"OS_USERNAME": "ü"}


def test_without_pyyaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(YamlLibraryMissing):
        clouds(folder_with(tmp_path, HORIZON))


def test_the_usual_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, system, here = tmp_path / "home", tmp_path / "etc", tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    folder_with(here, HORIZON)
    (here / "openstack").mkdir()
    folder_with(here / "openstack", HORIZON)

    def found(platform: str = "linux", **environ: str) -> str | None:
        file = default_file(environ, home, system, platform)
        return str(file.relative_to(tmp_path)) if file else None

    assert found() is None
    assert found(OS_CLIENT_CONFIG_FILE="clouds.yaml", XDG_CONFIG_HOME=".", LOCALAPPDATA=".", platform="win32") is None
    places = ["etc", "home/.config/openstack", "chosen"]
    for place in places:
        (tmp_path / place).mkdir(parents=True)
        folder_with(tmp_path / place, HORIZON)
        environ = {"OS_CLIENT_CONFIG_FILE": str(tmp_path / "chosen" / "clouds.yaml")}
        assert found(**environ) == f"{place}/clouds.yaml"
    own = {
        "linux": "xdg/openstack",
        "darwin": "home/Library/Application Support/openstack",
        "win32": "local/OpenStack/openstack",
    }
    environ = {"XDG_CONFIG_HOME": str(tmp_path / "xdg"), "LOCALAPPDATA": str(tmp_path / "local")}
    assert [found(platform, **environ) for platform in own] == ["home/.config/openstack/clouds.yaml"] * 3
    for platform in reversed(own):
        folder = tmp_path / own[platform]
        folder.mkdir(parents=True)
        (folder / "clouds.yml").write_text(HORIZON)
        assert found(platform, **environ) == f"{own[platform]}/clouds.yml"


def taken(data: bytes, folder: Path) -> list[Cloud]:
    try:
        return clouds(folder_with(folder, data))
    except CloudsFileError:
        return []


@given(data=st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    taken(data, tmp_path_factory.getbasetemp())


PIECES = ["clouds:", "c", "auth", "password", "regions", "profile", "region_name", "name", "values", "verify", ": "]
PIECES += ["\n", "\n  ", "\n    ", "- ", "? ", "<<", "&a ", "*a", "!!str ", "!x ", "{", "}", "[", "]", ", ", "'", '"']
PIECES += [
    "|",
    ">",
    "---",
    "...",
    "%YAML 1.1",
    "#",
    "\\",
    "\t",
    "\0",
    "ü",
    "\u2028",
    "\ud800",
    "~",
    "1",
    "yes",
    "=",
    "-",
]


@settings(max_examples=400)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_pieces_of_yaml_raise_anything_else(pieces: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    taken("".join(pieces).encode("utf-8", "surrogatepass"), tmp_path_factory.getbasetemp())


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8)
KEYS = st.sampled_from(["auth", "password", "region_name", "region-name", "regions", "name", "values", "profile"])
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@settings(max_examples=300)
@given(entry=TREES, secure=TREES, public=TREES)
def test_no_settings_raise_anything_else(
    entry: object, secure: object, public: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("settings", numbered=True)
    texts = [{"clouds": {"c": entry}}, {"clouds": {"c": secure}}, {"public-clouds": {"x": public}}]
    main, *others = [yaml.safe_dump(each) for each in texts]
    folder_with(folder, main, secure=others[0], clouds_public=others[1])
    try:
        found = clouds(folder / "clouds.yaml")
    except CloudsFileError:
        return
    assert found


def plain(node: yaml_tree.Node) -> object:
    """Return a node as PyYAML would: mappings, lists and the text of the rest."""
    if node.kind is yaml_tree.Kind.MAPPING:
        return {name: plain(entry) for name, entry in node.entries.items()}
    if node.kind is yaml_tree.Kind.SEQUENCE:
        return [plain(item) for item in node.items]
    return node.text


def kept(value: object) -> bool:
    """Whether PyYAML makes nothing but texts and whole numbers of it, as keys too."""
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value) and kept(list(value.values()))
    if isinstance(value, list):
        return all(map(kept, value))
    return isinstance(value, str)


@settings(max_examples=400)
@given(pieces=st.lists(st.sampled_from([*PIECES, "b", "d: e"]), max_size=30))
def test_pyyaml_makes_the_same_of_it(pieces: list[str]) -> None:
    """What is accepted here is what every other program has from the file."""
    text = "".join(pieces)
    try:
        ours = yaml_tree.parse(text, "clouds.yaml")
    except CloudsFileError:
        return
    try:
        theirs = yaml.safe_load(text)
    except yaml.constructor.ConstructorError:
        return  # a fault of PyYAML's: it does not take "=" and "<<" as values
    if kept(theirs):
        assert plain(ours) == theirs


def nodes(node: yaml_tree.Node) -> Iterable[yaml_tree.Node]:
    yield node
    for child in [*node.entries.values(), *node.items]:
        yield from nodes(child)


@given(value=st.text(st.characters(codec="utf-8"), max_size=12) | st.from_regex(r"[-+0-9._:exon]{1,8}", fullmatch=True))
def test_a_value_is_as_pyyaml_has_it_or_refused(value: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = f"clouds: {{c: {{auth: {{password: {value}\n}}}}}}"
    found = taken(text.encode(), tmp_path_factory.getbasetemp())
    password = found[0].variables.get("OS_PASSWORD") if found else None
    if password is not None:
        assert password == str(yaml.safe_load(text)["clouds"]["c"]["auth"]["password"])


@pytest.mark.parametrize(
    "text", ["c: {<<: *a, <<: *b}", "c: {<<: *b, <<: *a}", "c: {<<: [*a, *b]}", "c: {x: own, <<: [*b, *a], <<: {x: z}}"]
)
def test_what_is_merged_wins_as_with_pyyaml(text: str) -> None:
    text = f"a: &a {{x: one}}\nb: &b {{x: two, y: three}}\n{text}"
    assert plain(yaml_tree.parse(text, "clouds.yaml")) == yaml.safe_load(text)


def test_a_node_shows_no_text() -> None:
    root = yaml_tree.parse(f"a: [{SECRET}]", "clouds.yaml")
    assert not [node for node in nodes(root) if SECRET in repr(node)]
