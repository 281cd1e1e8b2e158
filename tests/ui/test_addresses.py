"""Pasted addresses, from the dialog to a layer: in an account, without one, and on a web server."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cloud.handle import CloudHandle
from conftest import DATA, login_of
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QPushButton
from real_qgis.desk import LEFT, Desk, answer
from real_qgis.pixels import differing_blocks
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser.public_objects import public_key
from swift_cog_browser.swift_browser.sources import ALONE
from swift_cog_browser.ui.address_dialog import AddressDialog
from swift_cog_browser.ui.password_dialog import PasswordDialog


def paste(desk: Desk, text: str) -> AddressDialog:
    """Type an address into the dialog and press Add; return the dialog."""
    desk.workplace.ask_address()
    (dialog,) = [each for each in desk.window.findChildren(AddressDialog) if each.isVisible()]
    line = dialog.findChild(QLineEdit, "addressLine")
    line.setText(text)
    buttons = dialog.findChild(QDialogButtonBox)
    desk.qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)
    return dialog


def only_layer(project: QgsProject) -> QgsRasterLayer:
    (layer,) = project.mapLayers().values()
    return layer


@pytest.fixture
def storage_url(cloud: CloudHandle) -> str:
    """Astrid's, for those who are not her."""
    session = AccountSession(login_of(cloud))
    url = session.open().storage_url
    session.close()
    return url


@pytest.mark.parametrize("beginning", ["/vsiswift/", "swift://", "the account's"])
def test_in_the_account_that_is_connected(desk: Desk, cloud: CloudHandle, project: QgsProject, beginning: str) -> None:
    desk.connect(cloud)
    account = desk.accounts.current
    assert account is not None
    if beginning == "the account's":
        beginning = f"{account.session.current.storage_url}/"
    dialog = paste(desk, f'  "{beginning}rasters/cog.tif" ')
    assert not dialog.isVisible()
    desk.settle()
    assert only_layer(project).source() == f"/vsiswift/rasters/cog.tif{ALONE}"
    assert desk.accounts.all == [account]


def test_in_an_account_that_is_not_shown(desk: Desk, cloud: CloudHandle, project: QgsProject, storage_url: str) -> None:
    desk.connect(cloud)
    desk.connect(cloud, "oskar")
    desk.settle()
    paste(desk, f"{storage_url}/scenes/index.tif")
    desk.settle()
    assert only_layer(project).isValid()
    assert len(desk.accounts.all) == 2


def test_without_an_account(desk: Desk, cloud: CloudHandle, project: QgsProject, storage_url: str) -> None:
    since = cloud.mark()
    paste(desk, f"{storage_url}/public/cog.tif")
    desk.settle()
    layer = only_layer(project)
    # A source that any QGIS can read.
    assert layer.source() == f"/vsicurl/{storage_url}/public/cog.tif{ALONE}"
    assert differing_blocks(layer, QgsRasterLayer(str(DATA / "cog.tif"), "source", "gdal")) == []
    assert desk.accounts.find(public_key(storage_url)) is not None
    assert {request.method for request in cloud.requests(since)} <= {"GET", "HEAD"}
    assert desk.messages == []
    server = storage_url.split("/")[2]
    assert desk.workplace.known.name_of(public_key(storage_url)) == f"{server} (open to all)"
    # Nobody's account is not what the panel shows.
    assert desk.accounts.current is None
    assert desk.part(QPushButton, "connectButton").text() == "Connect"
    paste(desk, f"{storage_url}/public/cog.tif")
    desk.settle()
    assert len(desk.accounts.all) == 1


def test_what_is_not_open_says_to_connect(desk: Desk, project: QgsProject, storage_url: str) -> None:
    paste(desk, f"{storage_url}/rasters/cog.tif")
    desk.settle()
    assert desk.messages == ["rasters/cog.tif is not open to all. Connect with a login that may read it."]
    assert not project.mapLayers()


def test_an_account_is_in_nobodys_way(desk: Desk, cloud: CloudHandle, project: QgsProject, storage_url: str) -> None:
    """The container is read without a login first, then by its owner: GDAL before 3.7 could not tell the two apart."""
    paste(desk, f"{storage_url}/public/cog.tif")
    desk.settle()
    desk.connect(cloud)
    assert desk.part(QComboBox, "connectionBox").currentText().endswith("openrc.sh")
    desk.click("public", "cog.tif")
    desk.press("addButton")
    desk.settle()
    assert sorted(layer.source() for layer in project.mapLayers().values()) == [
        f"/vsicurl/{storage_url}/public/cog.tif{ALONE}",
        f"/vsiswift/public/cog.tif{ALONE}",
    ]
    assert desk.messages == []


def test_without_a_connection_it_waits_for_one(desk: Desk, cloud: CloudHandle, project: QgsProject) -> None:
    shown: list[bool] = []
    desk.workplace.show_panel = lambda: shown.append(True)
    paste(desk, "swift://rasters/cog.tif")
    assert "Connect first" in desk.messages[0]
    desk.qtbot.mouseClick(desk.bar.findChild(QPushButton, "connectFirst"), LEFT)
    assert shown == [True]
    assert desk.messages == []
    desk.connect(cloud)
    desk.settle()
    assert only_layer(project).source() == f"/vsiswift/rasters/cog.tif{ALONE}"


def test_what_is_no_address_stays_with_the_reason(desk: Desk) -> None:
    dialog = paste(desk, "https://cloud.example/v1/AUTH_a/c/x.tif?temp_url_sig=0123&temp_url_expires=1")
    assert dialog.isVisible()
    wrong = dialog.findChild(QLabel, "addressWrong")
    assert wrong.isVisible()
    assert "temporary URL" in wrong.text()
    # All of it can be read.
    assert wrong.height() >= wrong.heightForWidth(wrong.width())
    assert desk.messages == []
    dialog.findChild(QLineEdit, "addressLine").setText("cog.tif")
    assert not wrong.isVisible()
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_login_is_asked_for_as_usual_afterwards(desk: Desk, cloud: CloudHandle, storage_url: str) -> None:
    paste(desk, f"{storage_url}/public/cog.tif")
    desk.settle()
    prompt = desk.prompt(cloud.openrc())
    assert isinstance(prompt, PasswordDialog)
    answer(prompt, None, desk.qtbot)


# On the web


class _Handler(SimpleHTTPRequestHandler):
    """A web server that knows of ranges, and of folders where things are otherwise."""

    def do_HEAD(self) -> None:
        self.server.seen.append(("HEAD", self.path, self.headers.get("X-Auth-Token")))
        if self.path.startswith("/moved/"):
            self.send_response(302)
            self.send_header("Location", "https://elsewhere.example/cog.tif?sig=0f")
            self.end_headers()
        elif self.path.startswith("/closed/"):
            self.send_error(403)
        elif self.path.startswith("/no-head/"):
            self.send_error(405)
        elif self.path.startswith("/whole/"):
            self.send_response(200)
            self.end_headers()
        else:
            super().do_HEAD()

    def do_GET(self) -> None:
        self.server.seen.append(("GET", self.path, self.headers.get("X-Auth-Token")))
        folder, _slash, name = self.path.rpartition("/")
        asked = self.headers.get("Range", "")
        try:
            contents = (DATA / name).read_bytes()
        except OSError:
            self.send_error(404)
            return
        if folder == "/whole" or not asked:
            self.send_response(200)
            part = contents
        else:
            first, _dash, last = asked[len("bytes=") :].partition("-")
            part = contents[int(first) : int(last) + 1]
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{int(first) + len(part) - 1}/{len(contents)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        self.wfile.write(part)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(DATA)))
    server.seen = []
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def url(web: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{web.server_address[1]}/{path}"


@pytest.mark.parametrize("folder", ["", "no-head/"])
def test_a_raster_on_a_web_server(
    desk: Desk, cloud: CloudHandle, project: QgsProject, web: ThreadingHTTPServer, folder: str
) -> None:
    desk.connect(cloud)
    address = url(web, f"{folder}cog.tif")
    paste(desk, f"/vsicurl/{address}")
    desk.settle()
    layer = only_layer(project)
    assert layer.source() == f"/vsicurl/{address}{ALONE}"
    assert layer.name() == "cog"
    # No token went there, and nothing but these two methods.
    assert {(method, token) for method, _path, token in web.seen} == {("HEAD", None), ("GET", None)}
    assert gdal.GetPathSpecificOption(f"/vsicurl/{address}", "GDAL_DISABLE_READDIR_ON_OPEN") == "EMPTY_DIR"
    assert not gdal.GetPathSpecificOption(f"/vsicurl/{url(web, 'other.tif')}", "GDAL_DISABLE_READDIR_ON_OPEN")
    desk.workplace.opening.close()
    assert not gdal.GetPathSpecificOption(f"/vsicurl/{address}", "GDAL_DISABLE_READDIR_ON_OPEN")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing.tif", "does not exist"),
        ("closed/cog.tif", "is not open to all"),
        ("moved/cog.tif", "sends its readers on to https://elsewhere.example/cog.tif. If you trust"),
        ("whole/cog.tif", "gives files as a whole only"),
        ("README.md", "is not a raster"),
    ],
)
def test_what_a_web_server_refuses(
    desk: Desk, project: QgsProject, web: ThreadingHTTPServer, path: str, words: str
) -> None:
    paste(desk, url(web, path))
    desk.settle()
    assert words in desk.messages[0]
    assert not project.mapLayers()
    assert "elsewhere" not in str(web.seen)
    desk.workplace.opening.close()


def test_no_server(desk: Desk, project: QgsProject, tmp_path: Path) -> None:
    paste(desk, "http://127.0.0.1:9/cog.tif")
    desk.settle()
    assert "127.0.0.1:9 is out of reach" in desk.messages[0]
    desk.workplace.opening.close()
