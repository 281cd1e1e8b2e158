"""Stands in for QGIS: what the plugin's windows need of it, over PyQt6."""
