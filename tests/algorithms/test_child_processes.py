"""QGIS's own GDAL algorithms, which run as child processes: they read what the active connection may read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from cloud.handle import CloudHandle
from qgis.core import QgsRasterLayer
from swift_cog_browser.swift_browser.account import Account

RASTER = "2024/06/mosaic_cog1.tif"


def information(processing: Any, layer: QgsRasterLayer, folder: Path) -> str:
    """Return what gdalinfo says of a raster, in a process of its own."""
    file = folder / "information.html"
    processing.run("gdal:gdalinfo", {"INPUT": layer, "OUTPUT": str(file)})
    return file.read_text(encoding="utf-8")


def test_a_renewed_token_reaches_the_next_child(
    processing_module: Any, account: Account, cloud: CloudHandle, tmp_path: Path
) -> None:
    layer = account.add_raster("scenes", RASTER)
    assert "Size is" in information(processing_module, layer, tmp_path)
    before = account.session.current.value
    account.renew()
    cloud.revoke(before, by=account.session.current.value)
    assert "Size is" in information(processing_module, layer, tmp_path)
    account.close()
    assert "Size is" not in information(processing_module, layer, tmp_path)


def test_a_child_has_ten_minutes_at_least(account: Account) -> None:
    """A token is renewed before it has less, and the process's variables hold the new one at once."""
    token = account.session.current
    assert token.life > timedelta(minutes=20)
    assert token.ends_at is not None
    assert account.renewal.next_attempt is not None
    assert token.ends_at - account.renewal.next_attempt >= timedelta(minutes=10)
