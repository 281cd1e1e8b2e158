"""What is done to many objects, for QGIS's Processing: one file for each algorithm, and what they share."""
