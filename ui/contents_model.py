"""The tree of an account: containers, pseudo-folders and objects, read page by page when a branch is opened."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Union, overload

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon

from ..auth.errors import Cancelled, UserError
from ..swift_browser.activity import Activity
from ..swift_browser.cancel import Cancel
from ..swift_browser.models import Container, ObjectEntry
from .words import error_text, size_text, time_text

if TYPE_CHECKING:
    from ..swift_browser.store import ObjectStore

COLUMNS = 3
Row = Union[Container, ObjectEntry]
ReadPage = Callable[[str, Cancel], "list[Any]"]
DELIMITER = "/"
PAGE = 1000  # rows
RASTER_ENDINGS = (".tif", ".tiff", ".vrt", ".jp2", ".img", ".png", ".jpg", ".jpeg", ".nc", ".hdf", ".h5", ".zarr")


class Kind(enum.Enum):
    """What a node of the tree stands for."""

    ACCOUNT = "account"
    CONTAINER = "container"
    FOLDER = "folder"
    OBJECT = "object"
    NOTICE = "notice"
    MORE = "more"


class State(enum.Enum):
    """How far the children of a node are known."""

    UNREAD = "unread"
    READING = "reading"
    PARTLY = "partly"
    COMPLETE = "complete"
    FAILED = "failed"


class Node:
    """One row of the tree.

    Attributes:
        label: what is shown.
        container: name of the container that it is or lies in.
        name: full name of the object or pseudo-folder; empty for a container.
    """

    def __init__(self, kind: Kind, label: str, parent: Node | None, container: str = "", name: str = "") -> None:
        self.kind = kind
        self.label = label
        self.parent = parent
        self.container = container
        self.name = name
        self.size: int | None = None
        self.modified = ""
        self.row = 0
        self.children: list[Node] = []
        self.state = State.UNREAD
        # Where the listing goes on, and how many rows are read before the user is asked whether to go on.
        self.marker = ""
        self.wanted = PAGE

    @property
    def looks_like_raster(self) -> bool:
        """Whether the name says so; adding it as a layer is possible in any case."""
        return self.name.lower().endswith(RASTER_ENDINGS)

    @property
    def is_branch(self) -> bool:
        return self.kind in (Kind.ACCOUNT, Kind.CONTAINER, Kind.FOLDER)


class ContentsModel(QAbstractItemModel):
    """Reads in the background; an error is a row in its place."""

    failed = pyqtSignal(object)  # UserError

    def __init__(self, activity: Activity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._store: ObjectStore | None = None
        self._root = Node(Kind.ACCOUNT, "", None)
        self._root.state = State.COMPLETE

    def show(self, store: ObjectStore | None) -> None:
        """Show the account of an object store, or nothing for None."""
        self.beginResetModel()
        self._store = store
        self._root = Node(Kind.ACCOUNT, "", None)
        self._root.state = State.COMPLETE if store is None else State.UNREAD
        self.endResetModel()
        if store is not None:
            self._read(self._root)

    def refresh(self, index: QModelIndex | None = None) -> None:
        """Read a branch anew, or the whole account."""
        node = self._root if index is None else self.node(index)
        if not node.is_branch or node.state is State.READING or self._store is None:
            return
        self._replace_children(node, [])
        node.state, node.marker, node.wanted = State.UNREAD, "", PAGE
        self._read(node)

    def read_more(self, index: QModelIndex) -> None:
        """Read on where a listing stopped, or again where it failed: for the row that says so."""
        node = self.node(index)
        if node.parent is not None and node.kind in (Kind.MORE, Kind.NOTICE):
            branch = node.parent
            if branch.state in (State.PARTLY, State.FAILED):
                if branch.state is State.PARTLY:
                    branch.wanted += PAGE
                self._read(branch)

    def node(self, index: QModelIndex) -> Node:
        """Return the node of an index, the root for an invalid one."""
        return index.internalPointer() if index.isValid() else self._root

    def index_of(self, node: Node, column: int = 0) -> QModelIndex:
        """Return the index of a node."""
        return QModelIndex() if node.parent is None else self.createIndex(node.row, column, node)

    # Reading

    def _read(self, node: Node) -> None:
        """Read the next page of a branch."""
        if self._store is None:
            return
        self._drop_notice(node)
        node.state = State.READING
        loading = QCoreApplication.translate("SwiftCogBrowser", "Loading…")
        self._append(node, [Node(Kind.NOTICE, loading, node)])
        page = self._page_reader(node, self._store)
        marker = node.marker

        def done(rows: list[Row]) -> None:
            if self._is_current(node):
                self._show_page(node, rows)

        def failed(error: UserError) -> None:
            if self._is_current(node):
                self._show_failure(node, error)

        what = QCoreApplication.translate("SwiftCogBrowser", "List {name}")
        name = node.name or node.container or QCoreApplication.translate("SwiftCogBrowser", "the containers")
        self._activity.start(what.format(name=name), lambda cancel: page(marker, cancel), done, failed)

    def _page_reader(self, node: Node, store: ObjectStore) -> ReadPage:
        if node.kind is Kind.ACCOUNT:
            return lambda marker, cancel: store.containers(marker=marker, cancel=cancel)
        container, prefix = node.container, node.name
        return lambda marker, cancel: store.objects(container, prefix, DELIMITER, marker, cancel=cancel)

    def _is_current(self, node: Node) -> bool:
        """Return whether a late answer still has its place in the tree."""
        while node.parent is not None:
            siblings = node.parent.children
            if node.row >= len(siblings) or siblings[node.row] is not node:
                return False
            node = node.parent
        return node is self._root

    def _show_page(self, node: Node, rows: list[Row]) -> None:
        self._drop_notice(node)
        if not rows:
            # Only an empty page is the end: servers cap pages as they please.
            node.state = State.COMPLETE
            if not node.children:
                empty = QCoreApplication.translate("SwiftCogBrowser", "(empty)")
                self._append(node, [Node(Kind.NOTICE, empty, node)])
            return
        node.marker = rows[-1].name
        # The row of a directory marker that was opened as a pseudo-folder names the pseudo-folder itself.
        self._append(node, [self._child(node, row) for row in rows if row.name != node.name])
        node.state = State.PARTLY
        if len(node.children) < node.wanted:
            # A short page may be the last: ask, rather than have the user ask for nothing.
            self._read(node)
            return
        more = QCoreApplication.translate("SwiftCogBrowser", "Load more…")
        self._append(node, [Node(Kind.MORE, more, node)])

    def _child(self, parent: Node, row: Row) -> Node:
        if isinstance(row, Container):
            node = Node(Kind.CONTAINER, row.name, parent, container=row.name)
            node.size = row.bytes
            return node
        label = row.name[len(parent.name) :]
        if row.is_folder:
            # A marker object without the delimiter is opened like any other pseudo-folder.
            name = row.name if row.name.endswith(DELIMITER) else row.name + DELIMITER
            return Node(Kind.FOLDER, label.rstrip(DELIMITER), parent, parent.container, name)
        node = Node(Kind.OBJECT, label, parent, parent.container, row.name)
        node.size = row.size
        node.modified = time_text(row.last_modified)
        return node

    def _show_failure(self, node: Node, error: UserError) -> None:
        self._drop_notice(node)
        node.state = State.FAILED
        if isinstance(error, Cancelled):
            text = QCoreApplication.translate("SwiftCogBrowser", "Cancelled – double click to try again")
        else:
            text = error_text(error)
            self.failed.emit(error)
        self._append(node, [Node(Kind.NOTICE, text, node)])

    # Rows

    def _append(self, node: Node, children: list[Node]) -> None:
        if not children:
            return
        first = len(node.children)
        self.beginInsertRows(self.index_of(node), first, first + len(children) - 1)
        for offset, child in enumerate(children):
            child.row = first + offset
        node.children.extend(children)
        self.endInsertRows()

    def _drop_notice(self, node: Node) -> None:
        if node.children and node.children[-1].kind in (Kind.NOTICE, Kind.MORE):
            last = len(node.children) - 1
            self.beginRemoveRows(self.index_of(node), last, last)
            node.children.pop()
            self.endRemoveRows()

    def _replace_children(self, node: Node, children: list[Node]) -> None:
        if node.children:
            self.beginRemoveRows(self.index_of(node), 0, len(node.children) - 1)
            node.children = []
            self.endRemoveRows()
        self._append(node, children)

    # What Qt asks for

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's
        siblings = self.node(parent).children
        if 0 <= row < len(siblings) and 0 <= column < COLUMNS:
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    @overload
    def parent(self, child: QModelIndex) -> QModelIndex: ...

    @overload
    def parent(self) -> QObject: ...

    def parent(self, child: QModelIndex | None = None) -> QModelIndex | QObject:
        if child is None:
            return super().parent()
        node = self.node(child)
        return QModelIndex() if node.parent is None else self.index_of(node.parent)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return 0 if parent.column() > 0 else len(self.node(parent).children)

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return COLUMNS

    def hasChildren(self, parent: QModelIndex = QModelIndex()) -> bool:  # noqa: B008, N802 - Qt's
        node = self.node(parent)
        return bool(node.children) or (node.is_branch and node.state is State.UNREAD)

    def canFetchMore(self, parent: QModelIndex) -> bool:  # noqa: N802 - Qt's
        node = self.node(parent)
        return node.is_branch and node.state is State.UNREAD and self._store is not None

    def fetchMore(self, parent: QModelIndex) -> None:  # noqa: N802 - Qt's
        if self.canFetchMore(parent):
            self._read(self.node(parent))

    def flags(self, index: QModelIndex) -> Any:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        node = self.node(index)
        if node.kind is Kind.NOTICE and node.parent is not None and node.parent.state is not State.FAILED:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                QCoreApplication.translate("SwiftCogBrowser", "Name"),
                QCoreApplication.translate("SwiftCogBrowser", "Size"),
                QCoreApplication.translate("SwiftCogBrowser", "Modified"),
            )[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(node, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return _icon(node)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tool_tip(node)
        return None

    def _text(self, node: Node, column: int) -> str:
        if column == 1:
            return "" if node.size is None else size_text(node.size)
        return node.label if column == 0 else node.modified


def _tool_tip(node: Node) -> str:
    if node.kind in (Kind.NOTICE, Kind.MORE):
        return node.label
    return f"{node.container}/{node.name}" if node.name else node.container


def _icon(node: Node) -> QIcon | None:
    if node.kind is Kind.NOTICE:
        failed = node.parent is not None and node.parent.state is State.FAILED
        return QgsApplication.getThemeIcon("/mIconWarning.svg") if failed else None
    theme = {
        Kind.CONTAINER: "/mIconDbSchema.svg",
        Kind.FOLDER: "/mIconFolder.svg",
        Kind.OBJECT: "/mIconRaster.svg",
        Kind.MORE: "/mActionArrowDown.svg",
    }
    if node.kind is Kind.OBJECT and not node.looks_like_raster:
        return QgsApplication.getThemeIcon("/mIconFile.svg")
    return QgsApplication.getThemeIcon(theme[node.kind])
