"""What people paste, and what it leads to."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from swift_cog_browser.swift_browser.addresses import (
    AddressError,
    AddressOfOtherKind,
    AddressSigned,
    AddressUnknown,
    AddressWithoutObject,
    AddressWithUser,
    ObjectAddress,
    WebAddress,
    normal_url,
    object_url,
    parse_address,
)
from swift_cog_browser.swift_browser.paths import account_prefix, container_url_prefix, raster_path

STORE = "https://cloud.example:8080/v1/AUTH_0f4a"
OBJECT = ObjectAddress("scenes", "2024/a b.tif", STORE)
ANYWHERE = ObjectAddress("scenes", "2024/a b.tif")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/vsiswift/scenes/2024/a b.tif", ANYWHERE),
        ("  '/vsiswift/scenes/2024/a b.tif'\n", ANYWHERE),
        ('"swift://scenes/2024/a b.tif"', ANYWHERE),
        ("swift://scenes/2024/a%20b.tif", ANYWHERE),
        ("SWIFT://scenes/2024/a%20b.tif", ANYWHERE),
        ("<swift://scenes/2024/a%20b.tif>", ANYWHERE),
        # What is no encoding stands for itself; in GDAL's path nothing is encoded.
        ("swift://scenes/per%cent.tif", ObjectAddress("scenes", "per%cent.tif")),
        ("swift://scenes/hash#sign?.tif", ObjectAddress("scenes", "hash#sign?.tif")),
        ("/vsiswift/scenes/a%20b.tif", ObjectAddress("scenes", "a%20b.tif")),
        ("swift://scenes/2024/", ObjectAddress("scenes", "2024/")),
        (f"{STORE}/scenes/2024/a%20b.tif", OBJECT),
        (f"{STORE}/scenes/2024/a b.tif", OBJECT),
        (f"/vsicurl/{STORE}/scenes/2024/a%20b.tif", OBJECT),
        (f"{STORE}/scenes/2024/", ObjectAddress("scenes", "2024/", STORE)),
        (f"{STORE}/scenes/2024/a%20b.tif?multipart-manifest=get", OBJECT),
        (
            "HTTPS://Cloud.Example:443/v1/AUTH_0f4a/scenes/x.tif",
            ObjectAddress("scenes", "x.tif", "https://cloud.example/v1/AUTH_0f4a"),
        ),
        ("http://[::1]:80/v1/AUTH_a/c/x.tif", ObjectAddress("c", "x.tif", "http://[::1]/v1/AUTH_a")),
        ("https://h/v1.0/MossoCloudFS_1/c/x", ObjectAddress("c", "x", "https://h/v1.0/MossoCloudFS_1")),
        (f"https://h/v1/{'0af' * 10}01/c/x", ObjectAddress("c", "x", f"https://h/v1/{'0af' * 10}01")),
        # Ceph's RADOS gateway, without and with the account, and below a prefix.
        ("https://h/swift/v1/c/x/y.tif", ObjectAddress("c", "x/y.tif", "https://h/swift/v1")),
        ("https://h/swift/v1/AUTH_a/c/y.tif", ObjectAddress("c", "y.tif", "https://h/swift/v1/AUTH_a")),
        ("https://h/a/swift/v1/MY_DATA/y.tif", ObjectAddress("MY_DATA", "y.tif", "https://h/a/swift/v1")),
        ("https://h/store/v1/AUTH_a/c/y.tif", ObjectAddress("c", "y.tif", "https://h/store/v1/AUTH_a")),
        # Not of Swift's shape.
        ("https://h/data/dem.tif", WebAddress("https://h/data/dem.tif")),
        ("https://h/v1/products/dem.tif", WebAddress("https://h/v1/products/dem.tif")),
        ("/vsicurl/https://h/a b.tif#top", WebAddress("https://h/a%20b.tif")),
        ("https://h/wcs?id=7&f=tif", WebAddress("https://h/wcs?id=7&f=tif")),
    ],
)
def test_understood(text: str, address: object) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", AddressUnknown),
        ("cog.tif", AddressUnknown),
        ("/home/me/cog.tif", AddressUnknown),
        ("C:\\data\\cog.tif", AddressUnknown),
        ("/vsis3/bucket/cog.tif", AddressUnknown),
        ("https:///x", AddressUnknown),
        ("https://h:port/x", AddressUnknown),
        ("https://[h/x", AddressUnknown),
        ("https://h/a\nhttps://h/b", AddressUnknown),
        ("/vsiswift/", AddressWithoutObject),
        ("/vsiswift/scenes", AddressWithoutObject),
        ("swift://scenes/", AddressWithoutObject),
        ("swift:///x.tif", AddressWithoutObject),
        (STORE, AddressWithoutObject),
        (f"{STORE}/", AddressWithoutObject),
        (f"{STORE}/scenes/", AddressWithoutObject),
        ("https://h/", AddressWithoutObject),
        ("ftp://h/x.tif", AddressOfOtherKind),
        ("s3://bucket/x.tif", AddressOfOtherKind),
        ("file:///x.tif", AddressOfOtherKind),
        (f"{STORE}/c/x.tif?temp_url_sig=0f&temp_url_expires=1", AddressSigned),
        (f"{STORE}/c/x.tif?temp_url_expires=1&TEMP_URL_SIG=", AddressSigned),
        ("https://h/x.tif?X-Amz-Signature=0f", AddressSigned),
        ("https://h/x.tif?access_token=0f", AddressSigned),
        ("https://me:w0rd@h/v1/AUTH_a/c/x.tif", AddressWithUser),
        ("/vsicurl/https://me@h/x.tif", AddressWithUser),
    ],
)
def test_refused(text: str, error: type[AddressError]) -> None:
    with pytest.raises(error) as caught:
        parse_address(text)
    assert "w0rd" not in str(caught.value)
    assert "0f" not in str(caught.value)


def test_what_is_connected_needs_no_shape() -> None:
    known = ["https://h/", "https://H:443/objects/here/"]
    assert parse_address("https://h/objects/here/c/x.tif", known[1:]) == ObjectAddress(
        "c", "x.tif", "https://h/objects/here"
    )
    assert isinstance(parse_address("https://h/objects/hereafter/c/x.tif", known[1:]), WebAddress)


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda name: name.strip("/"))
CONTAINERS = NAMES.filter(lambda name: "/" not in name)


@given(CONTAINERS, NAMES)
@example("c", "a//b.tif")
@example("100%25", "é#?&=+%2F.tif")
@example("c", "d//")
def test_a_url_leads_back(container: str, name: str) -> None:
    address = ObjectAddress(container, name, STORE)
    assert parse_address(object_url(STORE, container, name)) == address
    for unchecked in (False, True):
        prefix = container_url_prefix(STORE, container, unchecked)
        if not any(part in (".", "..") for part in name.split("/")):
            assert parse_address(raster_path(prefix, name)) == address
    swift = f"swift://{quote(container, safe='')}/{quote(name)}"
    assert parse_address(swift) == ObjectAddress(container, name)


@given(st.text())
@example("https://h:99999/x")
@example("https://h\\x")
@example("//vsicurl?url=x")
@example("/vsicurl?url=")
def test_nothing_but_its_own_error(text: str) -> None:
    try:
        address = parse_address(text)
    except AddressError as error:
        assert len(str(error)) < 300
    else:
        assert isinstance(address, (ObjectAddress, WebAddress))


@given(st.sampled_from(["https://", "http://", "/vsicurl/https://"]), st.text())
def test_urls_of_any_kind(beginning: str, rest: str) -> None:
    try:
        parse_address(beginning + rest)
    except AddressError:
        return


def test_storage_urls_are_compared_as_they_are_meant() -> None:
    assert normal_url("https://H:443/v1/AUTH_a/") == "https://h/v1/AUTH_a" == normal_url("https://h/v1/AUTH_a")
    assert normal_url("http://h:8080/v1/AUTH_a") == "http://h:8080/v1/AUTH_a"
    assert account_prefix(STORE) + "c/x" == f"/vsicurl/{object_url(STORE, 'c', 'x')}"
