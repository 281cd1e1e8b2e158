"""The plugin's settings, declared once and typed. There is no secret among them."""

from __future__ import annotations

from qgis.core import (
    QgsSettingsEntryBool,
    QgsSettingsEntryString,
    QgsSettingsEntryStringList,
    QgsSettingsTree,
    QgsSettingsTreeNamedListNode,
    QgsSettingsTreeNode,
)

from ..auth.variables import LOGIN_VARIABLES

NODE = "swift_cog_browser"
# Where the files were first; read once.
OLD_RECENT_FILES = "swift_cog_browser/openrc_files"


class Settings:
    """The entries, all under ``plugins/swift_cog_browser/``. Made when the plugin starts; there is one at a time.

    Attributes:
        recent_files: paths of openrc files that a login succeeded with; never what is in them.
        connections: the saved connections, by their ids.
        name: a connection's name, by its id.
        secret_id: where a connection's secret is, by the connection's id.
        details_shown: whether the details of the selected object are read and shown.
        variables: by the name of the variable; a connection's value, by its id.
    """

    def __init__(self) -> None:
        # Declaring an entry twice raises; a plugin that failed to start may have left its own.
        self.unregister()
        node = _plugin_node()
        self.recent_files = QgsSettingsEntryStringList(
            "openrc-files", node, [], "Paths of openrc files that a login succeeded with"
        )
        self.connections = _list_node(node)
        self.name = QgsSettingsEntryString("name", self.connections)
        self.secret_id = QgsSettingsEntryString(
            "secret-id", self.connections, "", "The secret's id in QGIS's authentication database"
        )
        self.variables = {name: QgsSettingsEntryString(name, self.connections) for name in LOGIN_VARIABLES}
        self.details_shown = QgsSettingsEntryBool(
            "details-shown", node, True, "Whether the details of the selected object are read and shown"
        )
        self.recent_files.copyValueFromKey(OLD_RECENT_FILES, True)

    def unregister(self) -> None:
        """Take the entries out of QGIS; none works after that. What is stored stays."""
        QgsSettingsTree.unregisterPluginTreeNode(NODE)


def _plugin_node() -> QgsSettingsTreeNode:
    node = QgsSettingsTree.createPluginTreeNode(NODE)
    if node is None:
        raise RuntimeError("QGIS gives the plugin no place for its settings")
    return node


def _list_node(parent: QgsSettingsTreeNode) -> QgsSettingsTreeNamedListNode:
    node = parent.createNamedListNode("connections")
    if node is None:
        raise RuntimeError("QGIS gives the plugin no place for its connections")
    return node
