"""The plugin's settings, declared once and typed. There is no secret among them."""

from __future__ import annotations

from qgis.core import (
    QgsSettingsEntryBool,
    QgsSettingsEntryInteger,
    QgsSettingsEntryString,
    QgsSettingsEntryStringList,
    QgsSettingsTree,
    QgsSettingsTreeNamedListNode,
    QgsSettingsTreeNode,
)

from ..auth.variables import LOGIN_VARIABLES
from .file_kinds import RASTER_ENDINGS
from .raster_view import RasterView, Stretch, view_of

NODE = "swift_cog_browser"
# What "Add Cloud Raster…" opens.
PANEL, DATA_SOURCE_MANAGER = "panel", "data-source-manager"
# Where the files were first; read once.
OLD_RECENT_FILES = "swift_cog_browser/openrc_files"


class Settings:
    """The entries, all under ``plugins/swift_cog_browser/``. Made when the plugin starts; there is one at a time.

    Attributes:
        recent_files: paths of openrc files that a login succeeded with; never what is in them.
        connections: the saved connections, by their ids.
        name: a connection's name, by its id.
        secret_id: where a connection's secret is, by the connection's id.
        details_shown: whether the details are unfolded.
        tree_columns: the widths of the tree's columns, in pixels; 0 for the room there is.
        tree_order: the number of the column that the tree is sorted by, and ``descending`` or nothing.
        registered: whether the entries work.
        variables: by the name of the variable; a connection's value, by its id.

        Those of the options page:
        rasters_only: whether the tree hides objects that are no rasters by their names.
        raster_endings: endings of names, in lower case and with their dots, that are taken for rasters.
        show_extent: whether the extent of the selected object is outlined on the map.
        read_details: whether the header and a thumbnail of the selected object are read.
        thumbnail_limit: what may be read of an object for its thumbnail, in MB (1,000,000 bytes); 0 for no thumbnails.
        add_opens: PANEL or DATA_SOURCE_MANAGER.
        download_folder: where to propose to download to; empty for where it was done last.
        confirm_layers: a pseudo-folder with more layers than this is added only after a question.
        stretch: the value of a Stretch, for new raster layers.
        bands: the bands that new raster layers show, as a person types them.
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
        self.tree_columns = QgsSettingsEntryStringList("tree-columns", node, [], "Widths of the tree's columns")
        self.tree_order = QgsSettingsEntryStringList("tree-order", node, [], "Column the tree is sorted by")
        self.registered = True
        self.recent_files.copyValueFromKey(OLD_RECENT_FILES, True)
        # Those of the options page.
        self.rasters_only = QgsSettingsEntryBool("rasters-only", node, False, "List rasters only")
        self.raster_endings = QgsSettingsEntryStringList(
            "raster-endings", node, list(RASTER_ENDINGS), "Endings of names that are taken for rasters"
        )
        self.show_extent = QgsSettingsEntryBool("show-extent", node, True, "Outline the selected object on the map")
        self.read_details = QgsSettingsEntryBool("read-details", node, True, "Read the header of the selected object")
        self.thumbnail_limit = QgsSettingsEntryInteger("thumbnail-limit", node, 2, "For a thumbnail, at most, in MB")
        self.add_opens = QgsSettingsEntryString("add-opens", node, PANEL, "What Add Cloud Raster opens")
        self.download_folder = QgsSettingsEntryString("download-folder", node, "", "Where to download to")
        self.confirm_layers = QgsSettingsEntryInteger("confirm-layers", node, 50, "Layers to add without a question")

        self.stretch = QgsSettingsEntryString("stretch", node, Stretch.QGIS.value, "How values are stretched")
        self.bands = QgsSettingsEntryString("bands", node, "", "Which bands new raster layers show")

    def raster_view(self) -> RasterView:
        """Return how new raster layers are shown at first."""
        return view_of(self.stretch.value(), self.bands.value())

    def unregister(self) -> None:
        """Take the entries out of QGIS; none works after that. What is stored stays."""
        self.registered = False
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
