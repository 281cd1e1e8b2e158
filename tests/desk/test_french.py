"""The plugin in a French QGIS: what it says, its options page, and the locator bar."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import CHECKOUT
from real_qgis.launch import make_profile, run_script, settings_file


@pytest.mark.timeout(300)
def test_a_french_qgis(cloud: CloudHandle, tmp_path: Path) -> None:
    subprocess.run(["make", "--silent", "i18n/swift_cog_browser_fr.qm"], cwd=CHECKOUT, check=True)
    profile = make_profile(tmp_path, language="fr")
    script = Path(__file__).with_name("tour_french.py")
    code, seen = run_script(profile, script, {"SWIFT_COG_CLOUD": str(cloud.folder)})
    assert code == 0
    assert seen["action"] == "Ajouter un raster cloud…"
    assert seen["button"] == "Se connecter"
    assert seen["error"] == "Le fichier /nowhere/openrc.sh n'existe pas."
    assert seen["hint"] == ["Non connecté\u00a0: appuyez sur Entrée pour vous connecter dans le panneau Swift"]
    assert seen["dock after the hint"] is True
    # Adding by the locator bar.
    assert seen["found"] == ["cog_scale.tif"]
    assert seen["source"] == "/vsiswift/rasters/cog_scale.tif"
    assert seen["typed after Enter on a container"] == "swift scenes/"
    # The options.
    assert seen["pages for vignette"] == ["Swift"]
    assert seen["before OK"] is True
    assert seen["refused"].startswith("«\u00a0tif|jp2\u00a0» n'est pas la fin d'un nom de fichier.")
    assert seen["stays open"] is True
    assert "thumbnail-limit=11" in settings_file(profile).read_text(encoding="utf-8")
    # Taken down.
    assert {name: found for name, found in seen["left"].items() if found} == {}
    assert seen["text after unload"] == "the account"
