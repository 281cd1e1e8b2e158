"""Stands in for the plugin's settings, which only QGIS can keep."""

from __future__ import annotations


class ScriptedEntry:
    """A list of texts, as QGIS keeps one."""

    def __init__(self) -> None:
        self._value: list[str] = []

    def value(self) -> list[str]:
        return list(self._value)

    def setValue(self, value: list[str]) -> bool:
        assert all(isinstance(text, str) for text in value)
        self._value = list(value)
        return True


class ScriptedSettings:
    """The entries that the windows use."""

    def __init__(self) -> None:
        self.recent_files = ScriptedEntry()
