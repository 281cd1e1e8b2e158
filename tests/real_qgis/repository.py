"""A plugin repository on this machine, as QGIS's Plugin Manager asks for one."""

from __future__ import annotations

import configparser
import threading
import zipfile
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from xml.sax.saxutils import escape, quoteattr

PLUGIN = "swift_cog_browser"
# What plugins.xml calls a field, and what metadata.txt does.
FIELDS = {
    "description": "description",
    "about": "about",
    "qgis_minimum_version": "qgisMinimumVersion",
    "qgis_maximum_version": "qgisMaximumVersion",
    "author_name": "author",
    "homepage": "homepage",
    "tracker": "tracker",
    "repository": "repository",
    "tags": "tags",
    "experimental": "experimental",
    "deprecated": "deprecated",
}


@dataclass(frozen=True)
class Release:
    """One version of the plugin."""

    package: Path

    @property
    def metadata(self) -> configparser.SectionProxy:
        parser = configparser.ConfigParser()
        with zipfile.ZipFile(self.package) as archive:
            parser.read_string(archive.read(f"{PLUGIN}/metadata.txt").decode())
        return parser["general"]

    @property
    def version(self) -> str:
        return self.metadata["version"]

    @property
    def file_name(self) -> str:
        """What is before its first dot becomes the plugin's folder."""
        return f"{PLUGIN}.{self.version}.zip"

    def listing(self, address: str) -> str:
        """Return ``plugins.xml`` with this release as the only one."""
        metadata = self.metadata
        fields = [(name, metadata[key]) for name, key in FIELDS.items()]
        fields += [("file_name", self.file_name), ("download_url", f"{address}/{self.file_name}")]
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                "<plugins>",
                f"<pyqgis_plugin name={quoteattr(metadata['name'])} version={quoteattr(self.version)}>",
                *(f"<{name}>{escape(value)}</{name}>" for name, value in fields),
                "</pyqgis_plugin>",
                "</plugins>",
            ]
        )


class PluginRepository:
    """Offers one release; the next one as soon as the one before was fetched, and so was installed."""

    def __init__(self, *releases: Release) -> None:
        self.asked: list[str] = []  # paths, without what follows a question mark
        self._waiting = list(releases)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> PluginRepository:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> bytes | None:
        """Return what is under a path."""
        self.asked.append(path)
        offered = self._waiting[0]
        if path == "/plugins.xml":
            return offered.listing(self.address).encode()
        if path == f"/{offered.file_name}":
            if len(self._waiting) > 1:
                self._waiting.pop(0)
            return offered.package.read_bytes()
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        repository = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content = repository.answer(self.path.partition("?")[0])
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
                """Say nothing: what was asked is kept."""

        return Handler
