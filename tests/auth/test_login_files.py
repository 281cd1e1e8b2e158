"""Which logins a file offers, whichever kind of file it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from swift_cog_browser.auth.errors import CloudsFileError, CloudUnknown, LoginIncomplete, OpenrcMissing
from swift_cog_browser.auth.login import Secret
from swift_cog_browser.auth.login_files import offer, offers

OPENRC = "export OS_AUTH_URL=https://k.example.org/v3\nexport OS_USERNAME=astrid\n"
CLOUDS = """\
clouds:
  one: {auth: {auth_url: "https://k.example.org/v3", username: astrid}, regions: [north, south]}
  two: {profile: "https://elsewhere.example.org"}
"""


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("calibration-openrc.sh", "calibration"),
        ("calibration.sh", "calibration"),
        ("openrc", "openrc"),
        ("openrc.sh", "openrc.sh"),
        (".env", ".env"),
        ("my moon-openrc.sh.txt", "my moon-openrc.sh"),
        ("keystonerc_admin", "keystonerc_admin"),
    ],
)
def test_an_openrc_file_is_one_login(tmp_path: Path, file: str, name: str) -> None:
    (tmp_path / file).write_text(OPENRC, encoding="utf-8")
    (found,) = offers(tmp_path / file)
    assert found.name == name
    assert found.login().who == "astrid"
    assert offer(tmp_path / file) == found


def test_warnings_of_the_file_are_handed_on(tmp_path: Path) -> None:
    file = tmp_path / "x-openrc.sh"
    file.write_bytes((OPENRC + "export OS_PROJECT_NAME='Müller'\n").encode("cp1252"))
    (found,) = offers(file)
    assert "Windows-1252" in found.warnings[0]


def test_a_question_for_a_passcode_means_a_second_factor(tmp_path: Path) -> None:
    file = tmp_path / "x-openrc.sh"
    file.write_text(OPENRC + "read -r CODE\nexport OS_PASSCODE=$CODE\n", encoding="utf-8")
    assert offer(file).login().missing == (Secret.PASSWORD, Secret.PASSCODE)


def test_each_cloud_and_region_of_a_clouds_yaml(tmp_path: Path) -> None:
    file = tmp_path / "clouds.yaml"
    file.write_text(CLOUDS, encoding="utf-8")
    north, south, two = offers(file)
    assert [each.login().region for each in (north, south)] == ["north", "south"]
    with pytest.raises(CloudsFileError, match="fetched from the network"):
        two.login()
    assert offer(file, "one", "south").login().region == "south"
    with pytest.raises(CloudUnknown, match="one"):
        offer(file)
    with pytest.raises(CloudUnknown, match="three"):
        offer(file, "three")


def test_what_is_no_login(tmp_path: Path) -> None:
    with pytest.raises(OpenrcMissing):
        offers(tmp_path / "absent.sh")
    file = tmp_path / "x.sh"
    file.write_text("echo hello\n", encoding="utf-8")
    with pytest.raises(LoginIncomplete):
        offer(file).login()
