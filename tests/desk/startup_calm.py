"""Run by QGIS before any plugin is loaded."""

from real_qgis import early_watch

early_watch.begin()
