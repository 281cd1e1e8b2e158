"""Libraries that somebody else brought: which copies do, and what is said of those that do not."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from swift_cog_browser.auth.errors import LibraryTooOld
from swift_cog_browser.auth.extlibs import FOLDER, OLDEST, extlibs


def load_copy(folder: Path, name: str, content: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a module loaded from another folder, as another plugin does before this one."""
    file = folder / "other_plugin" / name / "__init__.py"
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for known in [known for known in sys.modules if known.partition(".")[0] == name]:
        monkeypatch.delitem(sys.modules, known)
    monkeypatch.setitem(sys.modules, name, module)
    return file.parent


def test_the_plugins_own_copies_will_do() -> None:
    with extlibs():
        import keystoneauth1
        import swiftclient
    assert {keystoneauth1.__name__, swiftclient.__name__} == set(OLDEST)


@pytest.mark.parametrize(
    ("name", "library", "found", "needed"),
    [("keystoneauth1", "keystoneauth1", "4.10.1", "5.0"), ("swiftclient", "python-swiftclient", "3.13.1", "4.0")],
)
def test_an_older_copy_is_named(
    name: str, library: str, found: str, needed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = load_copy(tmp_path, name, f"__version__ = {found!r}", monkeypatch)
    with pytest.raises(LibraryTooOld) as caught, extlibs():
        pass
    assert caught.value.values == {"library": library, "found": found, "needed": needed, "folder": folder}
    for value in (library, found, needed, str(folder)):
        assert value in str(caught.value)


def test_an_older_copy_is_named_also_when_it_lacks_what_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_copy(tmp_path, "keystoneauth1", "__version__ = '2.0'", monkeypatch)
    with pytest.raises(LibraryTooOld), extlibs():
        from keystoneauth1 import session  # noqa: F401


def test_a_copy_without_a_version_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_copy(tmp_path, "swiftclient", "", monkeypatch)
    with pytest.raises(LibraryTooOld, match="no version"), extlibs():
        pass


@pytest.mark.parametrize("version", ["5.0.0", "5.0", "5.10.0", "6.0.0.0rc1", "10.0"])
def test_a_newer_copy_will_do(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_copy(tmp_path, "keystoneauth1", f"__version__ = {version!r}", monkeypatch)
    with extlibs():
        pass


def test_an_import_that_fails_for_another_reason_says_so() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_library"), extlibs():
        import no_such_library  # noqa: F401
    assert str(FOLDER) not in sys.path
