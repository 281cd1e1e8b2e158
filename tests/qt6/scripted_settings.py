"""Stands in for the plugin's settings and for the authentication database, which only QGIS can keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from swift_cog_browser.auth.secret_store import SecretGone
from swift_cog_browser.auth.variables import LOGIN_VARIABLES
from swift_cog_browser.swift_browser.file_kinds import RASTER_ENDINGS
from swift_cog_browser.swift_browser.raster_view import RasterView, view_of

Value = TypeVar("Value")


class ScriptedEntry:
    """A list of texts, as QGIS keeps one."""

    def __init__(self, default: Sequence[str] = ()) -> None:
        self._value = list(default)

    def value(self) -> list[str]:
        return list(self._value)

    def setValue(self, value: list[str]) -> bool:
        assert all(isinstance(text, str) for text in value)
        self._value = list(value)
        return True


class ScriptedValue(Generic[Value]):
    """One value of one type, as QGIS keeps it."""

    def __init__(self, default: Value) -> None:
        self._value = default

    def value(self) -> Value:
        return self._value

    def setValue(self, value: Value) -> bool:
        assert type(value) is type(self._value)
        self._value = value
        return True


class ScriptedItems:
    """The ids of a list; an item is there as soon as it has a value."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, str]] = {}

    def items(self) -> list[str]:
        return list(self._values)

    def deleteItem(self, item: str) -> None:
        del self._values[item]


class ScriptedItemEntry:
    """One text for each item of a list."""

    def __init__(self, name: str, items: ScriptedItems) -> None:
        self._name = name
        self._values = items._values

    def value(self, item: str) -> str:
        return self._values.get(item, {}).get(self._name, "")

    def setValue(self, value: str, item: str) -> bool:
        assert isinstance(value, str)
        self._values.setdefault(item, {})[self._name] = value
        return True

    def remove(self, item: str) -> None:
        self._values.get(item, {}).pop(self._name, None)


class ScriptedSettings:
    """The entries that the windows and the saved connections use."""

    def __init__(self) -> None:
        self.recent_files = ScriptedEntry()
        self.tree_columns = ScriptedEntry()
        self.tree_order = ScriptedEntry()
        self.connections = ScriptedItems()
        self.name = ScriptedItemEntry("name", self.connections)
        self.secret_id = ScriptedItemEntry("secret-id", self.connections)
        self.variables = {name: ScriptedItemEntry(name, self.connections) for name in LOGIN_VARIABLES}
        self.registered = True
        self.rasters_only = ScriptedValue(False)
        self.raster_endings = ScriptedEntry(RASTER_ENDINGS)
        self.show_extent = ScriptedValue(True)
        self.details_shown = ScriptedValue(True)
        self.read_details = ScriptedValue(True)
        self.thumbnail_limit = ScriptedValue(2)
        self.add_opens = ScriptedValue("panel")
        self.download_folder = ScriptedValue("")
        self.confirm_layers = ScriptedValue(50)
        self.stretch = ScriptedValue("qgis")
        self.bands = ScriptedValue("")

    def raster_view(self) -> RasterView:
        return view_of(self.stretch.value(), self.bands.value())


class ScriptedSecrets:
    """Keeps secrets in memory; ``refusal`` is raised in place of saving."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.refusal: Exception | None = None

    def save(self, name: str, user: str, secret: str, secret_id: str | None = None) -> str:
        if self.refusal is not None:
            raise self.refusal
        secret_id = secret_id or f"id{len(self.kept)}"
        self.kept[secret_id] = secret
        return secret_id

    def load(self, secret_id: str) -> str:
        if secret_id not in self.kept:
            raise SecretGone
        return self.kept[secret_id]

    def rename(self, secret_id: str, name: str) -> None:
        pass

    def delete(self, secret_id: str) -> None:
        self.kept.pop(secret_id, None)
