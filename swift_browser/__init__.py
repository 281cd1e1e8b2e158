"""What is there, and how QGIS reads it."""
