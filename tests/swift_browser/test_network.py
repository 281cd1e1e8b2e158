"""TLS and proxies for all who speak to the cloud: Keystone's client, Swift's client, and GDAL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cloud.forward_proxy import ForwardProxy
from cloud.handle import CloudHandle
from cloud.plan import TLS_REGION
from cloud.tls_end import TlsEnd
from conftest import DATA, login_of
from osgeo import gdal
from qgis.core import QgsApplication, QgsNetworkAccessManager, QgsProject, QgsRasterLayer
from qgis.PyQt.QtNetwork import QNetworkProxy, QSslCertificate
from real_qgis.pixels import differing_blocks
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.auth.errors import (
    CertificateFileUnusable,
    CertificateRefused,
    ClientCertificateRefused,
    ProxyRefused,
    ServerOutOfReach,
)
from swift_cog_browser.auth.login import Login, StorageToken, Trust
from swift_cog_browser.swift_browser.account import Account, connect
from swift_cog_browser.swift_browser.bridge import header_file_per_path
from swift_cog_browser.swift_browser.errors import (
    CertificateNotForGdal,
    ChecksNotForGdal,
    StoreRedirects,
)
from swift_cog_browser.swift_browser.qgis_network import environment_proxy, qgis_proxy

WIDE = ("GDAL_CURL_CA_BUNDLE", "GDAL_HTTP_SSLCERT", "GDAL_HTTP_SSLKEY", "GDAL_HTTP_UNSAFESSL", "GDAL_HTTP_PROXY")


@pytest.fixture(autouse=True)
def _nothing_for_the_process(qapp: QgsApplication, project: QgsProject) -> Iterator[None]:
    """What was set for all of GDAL is taken back; a connection's own wishes never become the process's."""
    before = {key: gdal.GetConfigOption(key) for key in WIDE}
    yield
    assert {key: gdal.GetConfigOption(key) for key in WIDE} == before
    gdal.VSICurlClearCache()


@pytest.fixture
def tls(cloud: CloudHandle, tmp_path: Path) -> Iterator[TlsEnd]:
    with TlsEnd(cloud.plan, tmp_path / "tls") as end:
        yield end


def over_tls(cloud: CloudHandle, tls: TlsEnd, **trust: object) -> Login:
    login = login_of(cloud)
    return replace(login, auth_url=tls.auth_url, region=TLS_REGION, trust=Trust(**trust))  # type: ignore[arg-type]


def expect_pixels(account: Account) -> None:
    layer = account.add_raster("rasters", "cog.tif")
    assert differing_blocks(layer, QgsRasterLayer(str(DATA / "cog.tif"), "raster")) == []


def test_an_authority_of_ones_own(cloud: CloudHandle, tls: TlsEnd) -> None:
    with pytest.raises(CertificateRefused, match="OS_CACERT"):
        connect(over_tls(cloud, tls), qgis_proxy())
    with connect(over_tls(cloud, tls, ca_file=str(tls.ca_file)), qgis_proxy()) as account:
        assert account.session.current.storage_url.startswith("https://")
        assert account.containers()
        expect_pixels(account)
        account.renew()
        gdal.VSICurlClearCache()
        expect_pixels(account)
        assert gdal.GetConfigOption("GDAL_HTTP_UNSAFESSL") is None


def test_two_authorities_at_once(cloud: CloudHandle, tls: TlsEnd, tmp_path: Path) -> None:
    """Before GDAL 3.7 they share one file of authorities, which outlives the first of them."""
    both = tmp_path / "both.pem"
    both.write_bytes(tls.ca_file.read_bytes())
    first = connect(over_tls(cloud, tls, ca_file=str(tls.ca_file)), qgis_proxy())
    second = connect(replace(over_tls(cloud, tls, ca_file=str(both)), source="second"), qgis_proxy())
    first.load_raster("rasters", "cog.tif")
    second.load_raster("scenes", "index.tif")
    first.close()
    gdal.VSICurlClearCache()
    try:
        second.load_raster("scenes", "2025/mosaic_cog3.tif")
    finally:
        second.close()


def test_an_authority_that_the_user_gave_to_qgis(cloud: CloudHandle, tls: TlsEnd, master_password: object) -> None:
    manager = QgsApplication.authManager()
    certificate = QSslCertificate.fromPath(str(tls.ca_file))[0]
    assert manager.storeCertAuthority(certificate)
    manager.rebuildCaCertsCache()
    manager.rebuildTrustedCaCertsCache()
    try:
        with connect(over_tls(cloud, tls), qgis_proxy()) as account:
            expect_pixels(account)
    finally:
        manager.removeCertAuthority(certificate)
        manager.rebuildCaCertsCache()
        manager.rebuildTrustedCaCertsCache()


def test_a_certificate_of_the_client(cloud: CloudHandle, tmp_path: Path) -> None:
    with TlsEnd(cloud.plan, tmp_path / "tls", client_certificates=True) as tls:
        with pytest.raises((ClientCertificateRefused, ServerOutOfReach)):
            connect(over_tls(cloud, tls, ca_file=str(tls.ca_file)), qgis_proxy())
        mine = {"certificate": str(tls.client_certificate), "key": str(tls.client_key)}
        with connect(over_tls(cloud, tls, ca_file=str(tls.ca_file), **mine), qgis_proxy()) as account:
            assert account.containers()
            if header_file_per_path():
                expect_pixels(account)
            else:
                with pytest.raises(CertificateNotForGdal):
                    account.load_raster("rasters", "cog.tif")


def test_files_that_are_not_there(cloud: CloudHandle, tls: TlsEnd) -> None:
    with pytest.raises(CertificateFileUnusable, match="gone.pem, named by OS_CACERT, cannot be used: No such file"):
        connect(over_tls(cloud, tls, ca_file="/gone.pem"), qgis_proxy())


def test_no_check_for_one_connection_only(cloud: CloudHandle, tls: TlsEnd) -> None:
    with connect(over_tls(cloud, tls, insecure=True), qgis_proxy()) as account:
        assert account.containers()
        if header_file_per_path():
            expect_pixels(account)
        else:
            with pytest.raises(ChecksNotForGdal, match="OS_CACERT"):
                account.load_raster("rasters", "cog.tif")
        assert gdal.GetConfigOption("GDAL_HTTP_UNSAFESSL") is None
        with pytest.raises(CertificateRefused):
            connect(over_tls(cloud, tls), qgis_proxy())


@pytest.fixture
def qgis_proxies() -> Iterator[QgsNetworkAccessManager]:
    """QGIS's network settings, put back afterwards."""
    manager = QgsNetworkAccessManager.instance()
    before = (manager.fallbackProxy(), manager.excludeList(), manager.noProxyList())
    yield manager
    manager.setFallbackProxyAndExcludes(*before)


def through(proxy: ForwardProxy) -> QNetworkProxy:
    kind = QNetworkProxy.ProxyType.HttpProxy
    return QNetworkProxy(kind, "127.0.0.1", proxy.port, proxy.user, proxy.password)


def test_qgis_proxy_with_password(
    cloud: CloudHandle, tls: TlsEnd, qgis_proxies: QgsNetworkAccessManager, tmp_path: Path
) -> None:
    with ForwardProxy(tmp_path / "proxy", password=True) as proxy:
        qgis_proxies.setFallbackProxyAndExcludes(through(proxy), [], [])
        for login in (login_of(cloud), over_tls(cloud, tls, ca_file=str(tls.ca_file))):
            with connect(login, qgis_proxy()) as account:
                assert account.containers()
                if header_file_per_path():
                    since = len(proxy.requests())
                    expect_pixels(account)
                    assert len(proxy.requests()) > since
                gdal.VSICurlClearCache()
        ports = {request.target.rpartition(":")[2] for request in proxy.requests()}
        plan = cloud.plan.ports
        assert ports == {str(port) for port in (plan.keystone, plan.proxy, plan.tls_keystone, plan.tls_proxy)}


def test_exclusions_hold_for_each_host(
    cloud: CloudHandle, qgis_proxies: QgsNetworkAccessManager, tmp_path: Path
) -> None:
    with ForwardProxy(tmp_path / "proxy") as proxy:
        qgis_proxies.setFallbackProxyAndExcludes(through(proxy), [cloud.plan.swift_url], [])
        with connect(login_of(cloud), qgis_proxy()) as account:
            assert account.containers()
            expect_pixels(account)
        assert {request.target for request in proxy.requests()} == {f"127.0.0.1:{cloud.plan.ports.keystone}"}


def test_a_proxy_that_does_not_let_us_through(
    cloud: CloudHandle, tls: TlsEnd, qgis_proxies: QgsNetworkAccessManager, tmp_path: Path
) -> None:
    with ForwardProxy(tmp_path / "proxy", password=True) as proxy:
        wrong = through(proxy)
        wrong.setPassword("not-this-one")
        qgis_proxies.setFallbackProxyAndExcludes(wrong, [], [])
        with pytest.raises(ProxyRefused, match=f"127.0.0.1:{proxy.port}") as caught:
            connect(over_tls(cloud, tls, ca_file=str(tls.ca_file)), qgis_proxy())
        assert "not-this-one" not in str(caught.value) + caught.value.details
        # Without TLS this one answers a wrong password by hanging up in the midst of the request.
        with pytest.raises((ProxyRefused, ServerOutOfReach)):
            connect(login_of(cloud), qgis_proxy())
        wrong.setUser("")
        qgis_proxies.setFallbackProxyAndExcludes(wrong, [], [])
        with pytest.raises(ProxyRefused):
            connect(Login("x", "", StorageToken("t"), storage_url=cloud.plan.swift_url), qgis_proxy())


def test_the_environments_proxy(cloud: CloudHandle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ForwardProxy(tmp_path / "proxy") as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        assert environment_proxy(cloud.plan.auth_url) == proxy.url
        with connect(login_of(cloud), qgis_proxy()) as account:
            assert account.containers()
        assert {request.target for request in proxy.requests()} >= {
            f"127.0.0.1:{port}" for port in (cloud.plan.ports.keystone, cloud.plan.ports.proxy)
        }
        monkeypatch.setenv("no_proxy", "127.0.0.0/8")
        assert environment_proxy(cloud.plan.auth_url) == ""


def test_a_password_in_netrc_is_not_sent(cloud: CloudHandle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login thief password given-away\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with ForwardProxy(tmp_path / "proxy", password=True) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url_with_password)
        with connect(login_of(cloud), qgis_proxy()) as account:
            assert account.containers()


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_are_not_followed(cloud: CloudHandle, status: int) -> None:
    """Neither by the clients nor by GDAL, which would take the token along: it is asked only after a look."""
    login = login_of(cloud)
    with ScriptedServer(cloud.plan.swift_url) as thief:
        elsewhere = [Answer(status, headers={"Location": f"{thief.url}/v1/AUTH_x/stolen"}) for _ in range(20)]
        with ScriptedServer(cloud.plan.swift_url, elsewhere) as server:
            storage = replace(login, storage_url=f"{server.url}/v1/AUTH_x")
            with connect(storage, qgis_proxy()) as account:
                with pytest.raises(StoreRedirects, match="sends its clients to another address"):
                    account.containers()
                with pytest.raises(StoreRedirects):
                    account.load_raster("rasters", "cog.tif")
            assert server.seen
        assert thief.seen == []


@pytest.mark.parametrize("status", [302, 307])
def test_keystone_is_not_followed_either(cloud: CloudHandle, status: int) -> None:
    from swift_cog_browser.auth.errors import NotKeystone

    login = login_of(cloud)
    with ScriptedServer(cloud.plan.auth_url) as thief:
        answer = Answer(status, headers={"Location": f"{thief.url}/v3/auth/tokens"})
        with ScriptedServer(cloud.plan.auth_url, [answer]) as server:
            with pytest.raises(NotKeystone):
                connect(replace(login, auth_url=f"{server.url}/v3"), qgis_proxy())
        assert thief.seen == []


def test_no_file_of_authorities_is_left(cloud: CloudHandle, tls: TlsEnd) -> None:
    from swift_cog_browser.swift_browser.qgis_network import authorities_file, remove_files

    file = authorities_file()
    assert Path(file).stat().st_mode & 0o077 == 0
    remove_files()
    assert not Path(file).exists()
