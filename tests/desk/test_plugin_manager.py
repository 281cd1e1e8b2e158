"""The plugin through QGIS's own Plugin Manager: installed from a repository, upgraded in use, uninstalled."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cloud.handle import CHECKOUT, CloudHandle
from qgis.PyQt.QtCore import QSettings
from real_qgis.launch import make_profile, run_script, settings_file
from real_qgis.repository import PLUGIN, PluginRepository, Release

# The official repository is in every profile, whatever its settings say: it can only be switched off.
SETTINGS = """
[app]
plugin_repositories\\QGIS%20Official%20Plugin%20Repository\\enabled=false
plugin_repositories\\Here\\url={address}/plugins.xml
plugin_repositories\\Here\\authcfg=
plugin_repositories\\Here\\enabled=true

[plugin-manager]
automatically-check-for-updates=false
allow-experimental=true
"""
RASTER = "/vsiswift/rasters/mosaic_cog1.tif"
SOURCE = CHECKOUT / "tests" / "data" / "mosaic_cog1.tif"


def build(folder: Path) -> Release:
    """Run what ``make package`` runs."""
    script = CHECKOUT / "tools" / "package.py"
    subprocess.run([sys.executable, script, folder], check=True, stdout=subprocess.DEVNULL)
    (package,) = folder.glob("*.zip")
    return Release(package)


def next_version(release: Release, folder: Path) -> Release:
    """Return a release of the same files with a higher version."""
    folder.mkdir()
    copy = Release(folder / release.package.name)
    with zipfile.ZipFile(release.package) as source, zipfile.ZipFile(copy.package, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == f"{PLUGIN}/metadata.txt":
                line = f"version={release.version}\n".encode()
                assert content.count(line) == 1
                content = content.replace(line, f"version={release.version}.1\n".encode())
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return copy


@pytest.mark.timeout(300)
def test_install_upgrade_in_use_uninstall(cloud: CloudHandle, tmp_path: Path) -> None:
    first = build(tmp_path / "first")
    second = next_version(first, tmp_path / "second")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with PluginRepository(first, second) as repository:
        profile = make_profile(tmp_path, SETTINGS.format(address=repository.address), with_plugin=False)
        code, result = run_script(
            profile,
            Path(__file__).with_name("tour_plugin_manager.py"),
            {"SWIFT_COG_CLOUD": str(cloud.folder), "SWIFT_COG_SOURCE": str(SOURCE), "TMPDIR": str(temporary)},
        )
    assert code == 0
    assert result["before"] == {"checks at start": False, "repositories": ["Here"], "modules": {}}

    openrc = str(cloud.openrc())
    for version, state in ((first.version, result["installed"]), (second.version, result["upgraded"])):
        assert state["status"] == "installed"
        assert [state["version on disk"], state["version loaded"]] == [version, version]
        assert state["enabled"] is True
        assert state["source"] == RASTER
        assert state["options"] != []
        assert state["differing blocks"] == []
        assert state["recent files"] == [openrc]
    assert result["offered"] == {"status": "upgradeable", "version": second.version}
    assert result["dock after the upgrade"] == {"files": [openrc], "token": ""}
    assert result["modules of the first version"] == []
    assert result["options between"] == []
    assert result["upgraded"]["options"] == result["installed"]["options"]

    assert {name: found for name, found in result["left"].items() if found} == {}
    assert result["recent files after"] == [openrc]
    settings = QSettings(str(settings_file(profile)), QSettings.Format.IniFormat)
    assert settings.value("plugins/swift_cog_browser/openrc-files", type="QStringList") == [openrc]
    assert not settings.contains(f"PythonPlugins/{PLUGIN}")
    assert not (profile / "profiles" / "default" / "python" / "plugins" / PLUGIN).exists()

    assert result["message boxes"] == []
    assert result["hosts"] == ["127.0.0.1"]
    listing, first_zip, second_zip = "/plugins.xml", f"/{first.file_name}", f"/{second.file_name}"
    assert repository.asked == [listing, first_zip, listing, second_zip]
