"""Measures the index of an archive: make bench-index. Writes the table into docs/processing.md.

A real Swift on this machine holds that many real COGs; between it and the plugin lies a relay with the round trip of a
distant server. TempAuth gives the token: the box's Keystone would be asked about it with each request.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

CHECKOUT = Path(__file__).resolve().parent.parent
PAGE = CHECKOUT / "docs" / "processing.md"
BEGIN, END = "<!-- written by make bench-index -->\n", "<!-- end of what make bench-index writes -->\n"
CONTAINER = "archive"
MILLION = 1_000_000
SOURCES = ("mosaic_cog1.tif", "mosaic_cog2.tif", "cog_scale.tif", "cog.tif")
BLOCK = 100_000  # bytes: each object is the beginning of a real COG, with its whole header

sys.path.insert(0, str(CHECKOUT / "tests"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in [name for name in os.environ if name.startswith(("OS_", "ST_", "SWIFT_")) or "proxy" in name.lower()]:
    del os.environ[name]
for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
    os.environ.pop(name, None)


def main() -> None:
    options = _options()
    from plugin_package import bind_package

    bind_package()
    from cloud.handle import CloudHandle

    cloud = CloudHandle(CHECKOUT / "build" / "cloud-bench-index", 3600)
    try:
        report = _measure(cloud, options)
    finally:
        cloud.stop()
    print(report)
    if options.write:
        _write(report)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--objects", type=int, default=20_000)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--round-trip", type=float, default=40.0, help="milliseconds")
    parser.add_argument("--write", action="store_true", help="write the table into the help")
    return parser.parse_args()


def _measure(cloud: Any, options: argparse.Namespace) -> str:
    store = _store(cloud, 0)
    began = time.monotonic()
    _fill(store, options.objects)
    print(f"{options.objects} objects were put in {time.monotonic() - began:.0f} s", file=sys.stderr)
    with _relay(cloud.plan.ports.tempauth, options.round_trip / 2000) as port, tempfile.TemporaryDirectory() as folder:
        distant, file = _store(cloud, port), Path(folder) / "index.fgb"
        bare = _bare(distant, options)
        first = _index(distant, file, options.concurrency)
        bare = max(bare, _bare(distant, options))
        second = _index(distant, file, options.concurrency)
        first.update(bare=bare, size=file.stat().st_size)
        return _table(options, first, second, _mosaic(cloud, file))


def _store(cloud: Any, port: int) -> Any:
    """Return the store of the TempAuth account, by way of a port."""
    from swift_cog_browser.auth.login_files import offer
    from swift_cog_browser.auth.session import AccountSession
    from swift_cog_browser.swift_browser.store import ObjectStore

    plan = cloud.plan
    session = AccountSession(offer(cloud.legacy_openrc()).login())
    token = session.open()
    if port:
        url = token.storage_url.replace(str(plan.ports.tempauth), str(port))
        session._token = replace(token, storage_url=url)
    return ObjectStore(session)


def _fill(store: Any, count: int) -> None:
    import swiftclient.client

    token = store._session.current
    swiftclient.client.put_container(token.storage_url, token.value, CONTAINER)
    contents = [(CHECKOUT / "tests" / "data" / name).read_bytes()[:BLOCK] for name in SOURCES]

    def put(numbers: range) -> None:
        connection = swiftclient.client.http_connection(token.storage_url)
        for number in numbers:
            day = time.strftime("%Y%m%d", time.gmtime(1.6e9 + 86400 * (number // 20)))
            name = f"{day}/scene_{number:06}.tif"
            body = contents[number % len(contents)]
            swiftclient.client.put_object(
                token.storage_url, token.value, CONTAINER, name, body, http_conn=connection, content_type="image/tiff"
            )

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(put, [range(start, count, 6) for start in range(6)]))


@contextmanager
def _relay(target: int, each_way: float) -> Iterator[int]:
    """Run a relay in a process of its own: in this one it would wait for the plugin's threads."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(target, each_way, theirs), daemon=True)
    process.start()
    try:
        yield int(ours.recv())
    finally:
        ours.send("end")
        process.join(10)


def _serve(target: int, each_way: float, pipe: Connection) -> None:
    from cloud.relay import Relay

    with Relay(target, each_way) as relay:
        pipe.send(relay.port)
        pipe.recv()


def _bare(store: Any, options: argparse.Namespace) -> float:
    """Return how many such requests a second this Swift serves, by this way, when nothing is done with the answers."""
    token, count = store._session.current, min(options.objects, 50 * options.concurrency)
    url = urlsplit(token.storage_url)
    names = [entry.name for entry in store.objects(CONTAINER, limit=1000)][:count]
    headers = {"X-Auth-Token": token.value, "Range": "bytes=0-16383"}

    def get(some: list[str]) -> None:
        connection = http.client.HTTPConnection(url.netloc, timeout=60)
        for name in some:
            connection.request("GET", f"{url.path}/{CONTAINER}/{quote(name)}", headers=headers)
            connection.getresponse().read()

    began = time.monotonic()
    with ThreadPoolExecutor(options.concurrency) as pool:
        list(pool.map(get, [names[start :: options.concurrency] for start in range(options.concurrency)]))
    return len(names) / (time.monotonic() - began)


def _index(store: Any, file: Path, concurrency: int) -> dict[str, float]:
    from swift_cog_browser.swift_browser.cancel import Cancel
    from swift_cog_browser.swift_browser.indexing import IndexAsked, index_container
    from swift_cog_browser.swift_browser.name_dates import USUAL, NameDates

    asked = IndexAsked(CONTAINER, "", "", NameDates(USUAL), concurrency, file)
    began, cpu = time.monotonic(), time.process_time()
    made = index_container(store, asked, Cancel(), lambda _read, _known: None)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {
        "objects": made.objects,
        "read": made.read,
        "bytes": made.bytes,
        "requests": made.requests,
        "seconds": time.monotonic() - began,
        "cpu": time.process_time() - cpu,
        "memory": memory,
    }


def _mosaic(cloud: Any, index: Path) -> dict[str, float]:
    """Make a mosaic of those objects that fit together, and read a part of it."""
    from osgeo import gdal
    from swift_cog_browser.swift_browser.archive_mosaic import write_mosaic
    from swift_cog_browser.swift_browser.index_files import rows_in

    rows = [row for row, _outline in rows_in(index)]
    rows = [replace(row, place=_spread(row, number)) for number, row in enumerate(rows) if row.width == rows[0].width]
    # As many as there are objects, whatever fits together of them.
    rows = (rows * (1 + len(list(rows_in(index))) // len(rows)))[: len(list(rows_in(index)))]
    file = index.with_name("mosaic.vrt")
    began = time.monotonic()
    write_mosaic(rows, [1], file)
    written = time.monotonic() - began
    mark = cloud.mark("tempauth-proxy")
    began = time.monotonic()
    data = gdal.Open(str(file))
    opened = time.monotonic() - began
    requests = len(cloud.requests(mark, "tempauth-proxy"))
    return {"objects": len(rows), "written": written, "opened": opened, "requests": requests, "width": data.RasterXSize}


def _spread(row: Any, number: int) -> str:
    words = row.place.split()
    words[0] = repr(float(words[0]) + float(words[1]) * row.width * (number % 150))
    words[3] = repr(float(words[3]) + float(words[5]) * row.height * (number // 150))
    return " ".join(words)


def _table(
    options: argparse.Namespace, first: dict[str, float], second: dict[str, float], mosaic: dict[str, float]
) -> str:
    from osgeo import gdal

    rate = first["read"] / first["seconds"]
    known = second["objects"] / second["seconds"]
    lines = [
        ("objects, all read", f"{first['read']:,.0f}"),
        ("round trip", f"{options.round_trip:.0f} ms"),
        ("read at a time", f"{options.concurrency}"),
        ("objects a second", f"{rate:.0f}"),
        ("bare requests a second that this Swift serves", f"{first['bare']:.0f}"),
        ("requests an object", f"{first['requests'] / first['read']:.2f}"),
        ("bytes an object", f"{first['bytes'] / first['read'] / 1000:.1f} kB"),
        ("processor time of the plugin an object", f"{1000 * first['cpu'] / first['read']:.2f} ms"),
        ("index", f"{first['size'] / first['objects']:.0f} bytes an object"),
        ("memory at its most", f"{first['memory']:.0f} MB"),
        ("a million objects, by arithmetic", _time(MILLION / rate)),
        ("once more, nothing has changed", f"{known:,.0f} objects a second"),
        ("a million of these, by arithmetic", _time(MILLION / known)),
        (f"mosaic (VRT) of {mosaic['objects']:,.0f} objects, written", f"{mosaic['written']:.1f} s"),
        ("opened by GDAL", f"{mosaic['opened']:.2f} s, {mosaic['requests']:.0f} requests"),
    ]
    rows = "\n".join(f"| {what} | {value} |" for what, value in lines)
    machine = (
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, GDAL {gdal.__version__}"
    )
    return f"| | |\n|---|---|\n{rows}\n\nMeasured on {machine}; client, relay and Swift shared them.\n"


def _time(seconds: float) -> str:
    return f"{seconds / 3600:.1f} h" if seconds >= 3600 else f"{seconds / 60:.0f} min"


def _write(report: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{report}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
