"""Hands on PyQt6, as that of QGIS 4 does."""
