"""A watch that begins before a script can run: when QGIS opens the project of its command line.

QGIS runs the file that PYQGIS_STARTUP names as soon as it has Python, before any plugin; it calls :func:`begin`.
"""

from __future__ import annotations

from qgis.core import QgsProject

from real_qgis.watch import Watch

_watches: list[Watch] = []


def begin() -> None:
    """Watch from when the next project is about to be opened."""
    QgsProject.instance().cleared.connect(_start)


def _start() -> None:
    if _watches:
        _watches.pop().stop()
    watch = Watch()
    watch.start()
    _watches.append(watch)


def end() -> Watch:
    """End the watch, and return it."""
    QgsProject.instance().cleared.disconnect(_start)
    watch = _watches.pop()
    watch.stop()
    return watch
