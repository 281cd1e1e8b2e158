"""Puts layers into the layer tree in the order in which they were asked for, although they come in any."""

from __future__ import annotations

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeNode, QgsMapLayer, QgsProject
from qgis.PyQt import sip

from .layers import add_to_project


class TreePlaces:
    """A run of places in the layer tree, from top to bottom, each for a layer or a group. On the main thread.

    The run begins where QGIS puts new layers at the time when this is made: above what is current then.
    """

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._taken: dict[int, QgsLayerTreeNode] = {}
        # The first of the 3.40 do not say where that is.
        where = getattr(project.layerTreeRegistryBridge(), "layerInsertionPoint", None)
        point = where() if where is not None else None
        self._group: QgsLayerTreeGroup | None = None if point is None else point.group
        self._position = 0 if point is None else point.position

    def put(self, number: int, layer: QgsMapLayer) -> None:
        """Add a layer to the project, in a place of the run.

        Raises:
            LayerNotAdded: the project does not take it.
        """
        parent, position = self._spot(number)
        add_to_project(layer, self._project, to_tree=False)
        node = parent.insertLayer(position, layer)
        if node is not None:
            self._taken[number] = node

    def group(self, number: int, name: str) -> TreePlaces:
        """Put a group into a place of the run, and return the places in it."""
        parent, position = self._spot(number)
        group = parent.insertGroup(position, name)
        if group is None:
            raise RuntimeError("QGIS gives no group")
        self._taken[number] = group
        inside = TreePlaces(self._project)
        inside._group, inside._position = group, 0
        return inside

    def _spot(self, number: int) -> tuple[QgsLayerTreeGroup, int]:
        """Return the group and the row of a place: beside its neighbours, wherever the user has moved them."""
        there = {each: node for each, node in self._taken.items() if not sip.isdeleted(node)}
        before = max((each for each in there if each < number), default=None)
        after = min((each for each in there if each > number), default=None)
        neighbour = before if before is not None else after
        if neighbour is not None:
            parent = there[neighbour].parent()
            if isinstance(parent, QgsLayerTreeGroup):
                return parent, parent.children().index(there[neighbour]) + (1 if before is not None else 0)
        return self._start()

    def _start(self) -> tuple[QgsLayerTreeGroup, int]:
        root = self._project.layerTreeRoot()
        if root is None:
            raise RuntimeError("the project has no layer tree")
        group = self._group
        if group is None or sip.isdeleted(group):
            return root, 0
        return group, max(0, min(self._position, len(group.children())))
