"""Builds the zip that the plugin site and QGIS take. Called by ``make package``.

The same sources give the same bytes: the entries are sorted, and carry neither times nor modes of this machine.
"""

from __future__ import annotations

import configparser
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = "swift_cog_browser"
FILES = ("metadata.txt", "LICENSE", "__init__.py", "plugin.py", "api.py", "resources_rc.py", ".bandit", ".flake8")
FILES_IF_THERE = ("README.md",)
FOLDERS = ("auth", "swift_browser", "ui")
# The help as Sphinx built it; what browsers do not need of it stays out.
HELP = "build/docs/html"
NOT_HELP = {"_sources", "objects.inv"}
# The pictures of the first steps; the plugin site's users have the others on the homepage, and a small zip.
PICTURES = {"not-connected", "password", "connected", "error"}
PICTURE = re.compile(rb'<p><img alt="[^"]*" src="(?:\.\./)*_images/([^"/]+)\.webp" /></p>\n')
# RECORD names what pip installed, with hashes that depend on this machine's paths; entry_points.txt is long enough
# to be taken for secrets, and nothing here loads plug-ins by it. AUTHORS are long lists of names; the licences stay.
LEFT_OUT = {"entry_points.txt", "RECORD", "AUTHORS"}

# Parts of the libraries that nothing imports: the command "swift", fixtures for others' tests, logins of other kinds,
# what builds packages.
NOT_IMPORTED = (
    "stevedore/dispatch.py",
    "stevedore/example",
    "stevedore/sphinxext.py",
    "swiftclient/command_helpers.py",
    "swiftclient/shell.py",
    "swiftclient/service.py",
    "swiftclient/multithreading.py",
    "keystoneauth1/extras/",
    "keystoneauth1/fixture/",
    "keystoneauth1/hacking/",
    "keystoneauth1/http_basic.py",
    "keystoneauth1/loading/_plugins/",
    "keystoneauth1/noauth.py",
    "keystoneauth1/service_token.py",
    "keystoneauth1/token_endpoint.py",
    "pbr/",
)
IMPORTED = ("pbr/__init__.py", "pbr/version.py", "pbr/_compat/__init__.py", "pbr/_compat/metadata.py")

# Public checksums that a search for secrets takes for keys: (file, what is there, what the zip has instead).
CHANGES = (
    # It is no setting, no code reads it, and JSON has no comments.
    ("os_service_types/data/service-types.json", rb',\s*"sha": "[0-9a-f]{40}"', b""),
    ("swiftclient/utils.py", rb"(EMPTY_ETAG = '[0-9a-f]{32}')", rb"\1  # pragma: allowlist secret"),
)
NOTICE = """\
Libraries that QGIS does not bring, as released, without their tests, commands, entry points and what builds packages.
Their licences are in the *.dist-info folders. Changed here:
- os_service_types/data/service-types.json: the key "sha" is left out.
- swiftclient/utils.py: a comment for secret scanners behind EMPTY_ETAG.
"""


def main(folder: Path) -> None:
    target = folder / f"{PACKAGE}-{version()}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    write(target, dict(entries()))
    print(f"{target}: {target.stat().st_size / 1000:.0f} kB")


def version() -> str:
    """Return the plugin's version; metadata.txt is the only place of it."""
    manifest = configparser.ConfigParser()
    manifest.read(CHECKOUT / "metadata.txt", encoding="utf-8")
    return manifest["general"]["version"]


def entries() -> Iterator[tuple[str, bytes]]:
    """Yield the name of each file, as it is under the plugin's folder, and its content."""
    for name in FILES:
        yield name, (CHECKOUT / name).read_bytes()
    for name in FILES_IF_THERE:
        if (CHECKOUT / name).exists():
            yield name, (CHECKOUT / name).read_bytes()
    for folder in FOLDERS:
        yield from files_of(folder)
    for name, content in files_of("i18n"):
        if name.endswith(".qm"):
            yield name, content
    yield from help_pages()
    yield from libraries()


def files_of(folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files under a folder, apart from caches and what is hidden."""
    for path in sorted((CHECKOUT / folder).rglob("*")):
        inside = path.relative_to(CHECKOUT)
        hidden = any(part.startswith(".") or part == "__pycache__" for part in inside.parts)
        if path.is_file() and not hidden and path.suffix != ".pyc":
            yield inside.as_posix(), path.read_bytes()


def help_pages() -> Iterator[tuple[str, bytes]]:
    """Yield the built help, if there is one, as it is under ``docs/``."""
    for name, content in files_of(HELP):
        inside = PurePosixPath(name).relative_to(HELP)
        left_out = inside.suffix == ".map" or (inside.suffix == ".webp" and inside.stem not in PICTURES)
        if not left_out and not NOT_HELP.intersection(inside.parts):
            yield f"docs/html/{inside}", without_pictures(content) if inside.suffix == ".html" else content


def without_pictures(page: bytes) -> bytes:
    """Return a page of the help without the pictures that the zip does not have."""
    return PICTURE.sub(lambda found: found[0] if found[1].decode() in PICTURES else b"", page)


def libraries() -> Iterator[tuple[str, bytes]]:
    """Yield what the plugin needs of ``extlibs/``, and a notice of what is changed in it."""
    changes = {f"extlibs/{name}": (old, new) for name, old, new in CHANGES}
    yield "extlibs/NOTICE.txt", NOTICE.encode()
    for name, content in files_of("extlibs"):
        if name in changes:
            yield name, changed(name, content, *changes.pop(name))
        elif is_needed(name):
            yield name, content
    if changes:
        raise SystemExit(f"package: not in extlibs: {', '.join(changes)}")


def is_needed(name: str) -> bool:
    """Return whether a file in ``extlibs/`` is more than a test, a command or a manual page."""
    inside = name.partition("/")[2]
    if inside.startswith(NOT_IMPORTED) and inside not in IMPORTED:
        return False
    _extlibs, *folders, file = name.split("/")
    if not folders or folders[0] in {"bin", "share"} or "tests" in folders or file.startswith("test_"):
        return False
    return not (folders[0].endswith(".dist-info") and file in LEFT_OUT)


def changed(name: str, content: bytes, old: bytes, new: bytes) -> bytes:
    """Return a library's file with one place changed. A new release of it may ask for another look."""
    result, count = re.subn(old, new, content)
    if count != 1:
        raise SystemExit(f"package: {name} has {count} places like {old.decode()}, instead of one")
    return result


def write(target: Path, files: dict[str, bytes]) -> None:
    """Write a zip whose bytes depend on nothing but names and contents."""
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{PACKAGE}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix, so that the mode below is one
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, compresslevel=9)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "build")
