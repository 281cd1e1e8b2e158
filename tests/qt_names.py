"""Finds names in source text that Qt6 or QGIS 4 lacks, by asking the bindings that are installed."""

from __future__ import annotations

import ast
import enum
import functools
import importlib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

MODULES = ("qgis.PyQt.QtCore", "qgis.PyQt.QtGui", "qgis.PyQt.QtWidgets", "qgis.core", "qgis.gui")
BINDINGS = {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}
# The modules that classes of the bindings say they are from; those of a stand-in say something else.
COMPLETE = ("PyQt5.", "PyQt6.", "qgis._")

# The end of a dotted name, and why it is not to be used. What the bindings themselves tell is not repeated here.
REMOVED = {
    r"exec_|print_": "PyQt6 has exec() and print() only",
    r"QRegExp|QRegExpValidator|setFilterRegExp|filterRegExp": "removed in Qt6: QRegularExpression",
    r"QVariant\.Type": "removed in PyQt6: QMetaType.Type",
    r"QDesktopWidget|desktop": "removed in Qt6: QScreen, QWidget.screen()",
    r"MidButton": "removed in Qt6: Qt.MouseButton.MiddleButton",
    r"(QFontMetricsF?(\(.*\))?|fontMetrics\(\)|\w*metrics)\.width": "removed in Qt6: horizontalAdvance()",
    r"QTextCodec|setCodec": "removed in Qt6: QStringConverter",
    r"setTabStopWidth|tabStopWidth": "removed in Qt6: setTabStopDistance()",
    r"toTime_t|fromTime_t|setTime_t": "removed in Qt6: toSecsSinceEpoch() and its kin",
    r"viewOptions": "removed in Qt6: initViewItemOption()",
    r"QtWebKit|QtWebKitWidgets": "QGIS 4 has no WebKit",
}
# Not Qt's: of GDAL's drivers, datasets and bands.
OTHERS = {"LongName", "Create", "Fill", "Contains", "Transform"}
NO_SUCH_NAME = "the bindings that are installed have no such name"


class Fault(NamedTuple):
    line: int
    name: str
    reason: str


def faults(source: str) -> list[Fault]:
    """Return what is wrong with the names in a source text, by line."""
    tree = ast.parse(source)
    names = _imported(tree)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            found.update(_import_faults(node))
        elif isinstance(node, ast.Attribute):
            reason = _attribute_fault(node, names)
            if reason:
                found.add(Fault(node.lineno, ast.unparse(node), reason))
    return sorted(found)


def _import_faults(node: ast.Import | ast.ImportFrom) -> Iterator[Fault]:
    for name, value in _bindings_of(node):
        reason = _removed(name) or _moved(value, "")
        if not reason and value is None and name.startswith("qgis.PyQt."):
            reason = NO_SUCH_NAME
        if name.partition(".")[0] in BINDINGS:
            reason = "only through qgis.PyQt, which hands on the Qt that QGIS has"
        if reason:
            yield Fault(node.lineno, name, reason)


def _attribute_fault(node: ast.Attribute, names: dict[str, Any]) -> str:
    reason = _removed(ast.unparse(node))
    if reason:
        return reason
    owner = _value(node.value, names)
    if owner is None:
        of_others = isinstance(node.value, ast.Name) and node.value.id in names
        return "" if of_others else _fault_on_an_unknown_object(node)
    if _is_complete(owner) and not hasattr(owner, node.attr):
        return NO_SUCH_NAME
    value = getattr(owner, node.attr, None)
    if _is_member(value) and type(value) is not owner:
        return f"unscoped: {type(value).__qualname__}.{node.attr}"
    if _is_flags(value):
        return "PyQt6 has no classes of flags: use the enum"
    return _moved(value, node.attr, *(cls.__qualname__ for cls in getattr(owner, "__mro__", ())))


def _fault_on_an_unknown_object(node: ast.Attribute) -> str:
    """Judge by the name alone: ``self.AcceptRole``, ``box.NoInsert``. A class's own members are not meant."""
    owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
    meant = node.attr[0].isupper() and not owner[:1].isupper() and node.attr not in OTHERS
    return "unscoped: the name of an enum's member" if meant and node.attr in _all_members() else ""


def _imported(tree: ast.AST) -> dict[str, Any]:
    """Return what the imported names stand for, wherever the import is; None for what is not of the bindings."""
    names: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias, (_name, value) in zip(node.names, _bindings_of(node)):
                # "import a.b" binds a.
                whole = isinstance(node, ast.Import) and not alias.asname
                names[alias.asname or alias.name.partition(".")[0]] = _load("qgis") if whole and value else value
    return names


def _bindings_of(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, Any]]:
    """Yield the dotted name of each thing that is imported, with the thing itself if it is of the bindings."""
    module = "." * node.level + (node.module or "") if isinstance(node, ast.ImportFrom) else ""
    for alias in node.names:
        name = f"{module}.{alias.name}" if module else alias.name
        yield name, _named(module, alias.name) if name.startswith("qgis.") else None


def _named(module: str, name: str) -> Any:
    """Return what ``from module import name`` gives, or ``import name`` without a module."""
    return getattr(_load(module), name, None) or _load(f"{module}.{name}") if module else _load(name)


def _load(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    """Return what an expression such as ``Qt.AlignmentFlag`` stands for, None if that is not known."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _value(node.value, names)
        return None if owner is None else getattr(owner, node.attr, None)
    return None


def _removed(name: str) -> str:
    return next((reason for end, reason in REMOVED.items() if re.search(rf"(^|\.)({end})$", name)), "")


def _moved(value: Any, name: str, *owners: str) -> str:
    """Return why an enum is not to be reached by a name, if it is known by another now."""
    if not _is_enum(value):
        return ""
    scope, _dot, own = value.__qualname__.rpartition(".")
    fits = scope in owners and own == name if name else not scope
    return "" if fits else f"moved to {value.__qualname__}"


def _is_enum(value: Any) -> bool:
    return isinstance(value, type) and (issubclass(value, enum.Enum) or type(value).__name__ == "enumtype")


def _is_member(value: Any) -> bool:
    return _is_enum(type(value))


def _is_flags(value: Any) -> bool:
    """Whether it is one of PyQt5's classes for combinations, such as ``Qt.Alignment``."""
    of_qt = isinstance(value, type) and value.__module__.startswith("PyQt5.") and not _is_enum(value)
    return of_qt and "." in value.__qualname__ and hasattr(value, "__invert__")


def _is_complete(owner: Any) -> bool:
    return isinstance(owner, type) and owner.__module__.startswith(COMPLETE)


@functools.lru_cache(maxsize=1)
def _all_members() -> frozenset[str]:
    """Return the names of all members of all enums, however they are reached."""
    classes = [cls for name in MODULES for cls in vars(_load(name)).values() if isinstance(cls, type)]
    return frozenset(name for cls in classes for name in dir(cls) if _is_member(getattr(cls, name, None)))
