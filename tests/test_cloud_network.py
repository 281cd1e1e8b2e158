"""The cloud in a box behind a TLS end and behind a forward proxy: both are real, and as strict as real ones."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from cloud.forward_proxy import ForwardProxy, ProxyRequest
from cloud.handle import CHECKOUT, CloudHandle
from cloud.plan import TLS_REGION, Plan
from cloud.tls_end import TlsEnd
from conftest import DATA
from swift_cog_browser.auth.extlibs import extlibs

with extlibs():
    from keystoneauth1.identity import v3
    from keystoneauth1.session import Session


@pytest.fixture
def tls(cloud: CloudHandle, tmp_path: Path) -> Iterator[TlsEnd]:
    with TlsEnd(cloud.plan, tmp_path / "tls") as end:
        yield end


def read_through(auth_url: str, plan: Plan, session: Session) -> bytes:
    """Log in, look for the region with TLS in the catalog, and read an object there."""
    astrid = plan.user("astrid")
    session.auth = v3.Password(
        auth_url,
        username=astrid.name,
        password=astrid.password,
        user_domain_id="default",
        project_name=astrid.project,
        project_domain_id="default",
    )
    url = session.get_endpoint(service_type="object-store", region_name=TLS_REGION, interface="public")
    assert url.startswith("https://")
    return bytes(session.get(f"{url}/rasters/cog.tif").content)


def test_the_catalog_leads_through_the_tls_end(cloud: CloudHandle, tls: TlsEnd) -> None:
    mark = cloud.mark()
    assert read_through(tls.auth_url, cloud.plan, Session(verify=str(tls.ca_file))) == (DATA / "cog.tif").read_bytes()
    assert [request.name for request in cloud.requests(mark)] == ["rasters/cog.tif"]


def test_who_does_not_know_the_ca_does_not_trust_the_tls_end(tls: TlsEnd, tmp_path: Path) -> None:
    for url in (tls.auth_url, f"{tls.swift_url}/info"):
        assert requests.get(url, verify=str(tls.ca_file), timeout=10).status_code == 200
        with pytest.raises(requests.exceptions.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
            requests.get(url, timeout=10)
    other = TlsEnd(tls._plan, tmp_path / "other")
    with pytest.raises(requests.exceptions.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
        requests.get(tls.auth_url, verify=str(other.ca_file), timeout=10)


def test_a_client_certificate_is_demanded(cloud: CloudHandle, tmp_path: Path) -> None:
    with TlsEnd(cloud.plan, tmp_path / "tls", client_certificates=True) as tls:
        verify = str(tls.ca_file)
        ours = (str(tls.client_certificate), str(tls.client_key))
        assert read_through(tls.auth_url, cloud.plan, Session(verify=verify, cert=ours))
        stranger = TlsEnd(cloud.plan, tmp_path / "other")
        for cert in (None, (str(stranger.client_certificate), str(stranger.client_key))):
            # By TLS 1.3 a client hears of it only when it reads: as an alert, or as the end of the connection.
            with pytest.raises((requests.exceptions.SSLError, requests.exceptions.ConnectionError)):
                requests.get(tls.auth_url, verify=verify, cert=cert, timeout=10)
        assert "certificate" in tls.log


def test_the_tls_end_goes(cloud: CloudHandle, tmp_path: Path) -> None:
    with TlsEnd(cloud.plan, tmp_path / "tls") as tls:
        pass
    with pytest.raises(requests.exceptions.ConnectionError, match="refused"):
        requests.get(tls.auth_url, verify=str(tls.ca_file), timeout=10)


def through(url: str) -> dict[str, str]:
    return {"http": url, "https": url}


def test_the_forward_proxy_writes_down_what_it_is_asked(cloud: CloudHandle, tls: TlsEnd, tmp_path: Path) -> None:
    ports = cloud.plan.ports
    with ForwardProxy(tmp_path / "proxy") as proxy:
        assert proxy.requests() == []
        proxies = through(proxy.url)
        assert requests.get(cloud.plan.auth_url, proxies=proxies, timeout=10).status_code == 200
        session = Session(verify=str(tls.ca_file))
        session.session.proxies = proxies
        assert read_through(tls.auth_url, cloud.plan, session)
        assert proxy.requests() == [
            ProxyRequest("GET", f"127.0.0.1:{ports.keystone}", "/v3"),
            ProxyRequest("CONNECT", f"127.0.0.1:{ports.tls_keystone}", ""),
            ProxyRequest("CONNECT", f"127.0.0.1:{ports.tls_proxy}", ""),
        ]
    with pytest.raises(requests.exceptions.ProxyError):
        requests.get(cloud.plan.auth_url, proxies=proxies, timeout=10)


def test_the_forward_proxy_wants_its_password(cloud: CloudHandle, tls: TlsEnd, tmp_path: Path) -> None:
    with ForwardProxy(tmp_path / "proxy", password=True) as proxy:
        verify = str(tls.ca_file)
        ours, wrong = proxy.url_with_password, proxy.url_with_password.replace(proxy.password, "wrong")
        assert requests.get(cloud.plan.auth_url, proxies=through(ours), timeout=10).status_code == 200
        assert requests.get(tls.auth_url, proxies=through(ours), verify=verify, timeout=10).status_code == 200
        for url, status in ((proxy.url, 407), (wrong, 401)):
            assert requests.get(cloud.plan.auth_url, proxies=through(url), timeout=10).status_code == status
            with pytest.raises(requests.exceptions.ProxyError, match="Tunnel connection failed"):
                requests.get(tls.auth_url, proxies=through(url), verify=verify, timeout=10)


DIES = """
import os, sys
sys.path.insert(0, "tests")
from pathlib import Path
from cloud.forward_proxy import ForwardProxy
proxy = ForwardProxy(Path(sys.argv[1])).__enter__()
print(proxy._child._process.pid, flush=True)
os.kill(os.getpid(), 9)
"""


def test_no_proxy_outlives_the_tests(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", DIES, str(tmp_path)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert killed.returncode == -9
    assert ended_within(10, Path(f"/proc/{killed.stdout.strip()}/stat"))


def ended_within(seconds: float, state: Path) -> bool:
    """Wait until a process is gone, or only waits for somebody to ask after it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] in ("Z", "X"):
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False
