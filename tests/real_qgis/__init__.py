"""Runs the real QGIS with the plugin in a profile of its own, and drives its widgets from inside."""
