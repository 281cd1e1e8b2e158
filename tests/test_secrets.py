"""Passwords and tokens stay where they are: looked for in everything that leaves the process or is shown."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsLayerDefinition, QgsProject, QgsSettings
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QMainWindow
from real_qgis.desk import Desk, answer
from swift_cog_browser import api
from swift_cog_browser.auth.errors import UserError
from swift_cog_browser.ui.messages import Messages


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """Everything that is logged, by Python at any level and by QGIS."""
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    def listen(text: str, tag: str, _level: object) -> None:
        lines.append(f"{tag}: {text}")

    handler, root = Listener(level=0), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(0)
    QgsApplication.messageLog().messageReceived.connect(listen)
    yield lines
    QgsApplication.messageLog().messageReceived.disconnect(listen)
    root.removeHandler(handler)
    root.setLevel(level)


def texts_of_project(project: QgsProject, folder: Path) -> list[str]:
    """Save the project in every form, and return what the files hold."""
    for name in ("map.qgs", "map.qgz"):
        assert project.write(str(folder / name))
    layers = list(project.layerTreeRoot().children())
    assert QgsLayerDefinition.exportLayerDefinition(str(folder / "layers.qlr"), layers)[0]
    with zipfile.ZipFile(folder / "map.qgz") as archive:
        inside = [archive.read(name).decode(errors="replace") for name in archive.namelist()]
    return [(folder / "map.qgs").read_text(), (folder / "layers.qlr").read_text(), *inside]


def test_a_day_of_work(
    desk: Desk,
    cloud: CloudHandle,
    project: QgsProject,
    heard: list[str],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    desk.connect(cloud)
    account = desk.accounts.current
    assert account is not None
    tokens = [account.session.current.value]
    for name in ("mosaic_cog1.tif", "notes.txt"):
        desk.click("rasters", name)
        desk.press("addButton")
        desk.settle()
    account.renew()
    tokens.append(account.session.current.value)
    (layer,) = project.mapLayers().values()
    shown = [repr(part) + str(part) for part in (account, account.session, account.session.current, account.login)]
    shown += [repr(vars(part)) for part in (account, account.renewal, account.bridge, account.store)]
    shown += [layer.source(), layer.publicSource(), layer.htmlMetadata(), layer.dataProvider().dataSourceUri()]
    shown += texts_of_project(project, tmp_path)
    desk.press("connectButton")
    answer(desk.prompt(cloud.openrc()), "a wrong pass phrase", desk.qtbot)
    desk.qtbot.waitUntil(lambda: len(desk.messages) == 2, timeout=20000)
    shown += desk.messages
    QgsSettings().sync()
    shown.append(Path(QgsSettings().fileName()).read_text())
    output = capfd.readouterr()
    everything = "\n".join([*heard, *shown, output.out, output.err])
    # What is looked in is really there:
    assert "/vsiswift/rasters/mosaic_cog1.tif" in everything
    assert "refused the login" in everything
    assert cloud.openrc().name in everything
    assert any("urllib3" in line or "http" in line for line in heard)
    secrets = [*tokens, *(token[:20] for token in tokens), cloud.user().password, "a wrong pass phrase"]
    assert [secret for secret in secrets if secret in everything] == []


def test_errors_hold_no_secret(cloud: CloudHandle, heard: list[str], qtbot: QtBot) -> None:
    """Not in their words, not in their details, not in what was logged on the way."""
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = QgsMessageBar(window)
    messages = Messages(bar)
    errors = []
    with pytest.raises(UserError) as refused:
        api.connect(cloud.openrc(), password="Wq8-unlikely")
    errors.append(refused.value)
    with api.connect(cloud.openrc(), password=cloud.user().password) as account:
        token = account.session.current.value
        with pytest.raises(UserError) as missing:
            account.add_raster("rasters", "absent.tif")
        errors.append(missing.value)
        with pytest.raises(UserError) as unlisted:
            list(account.objects("absent"))
        errors.append(unlisted.value)
    for error in errors:
        messages.error(error)
    assert all(error.details for error in errors)
    words = [f"{error!r} {error} {error.details} {error.values}" for error in errors]
    words += [item.text() for item in bar.items()] + heard
    for secret in (token, token[:20], "Wq8-unlikely", cloud.user().password):
        assert secret not in "\n".join(words)
