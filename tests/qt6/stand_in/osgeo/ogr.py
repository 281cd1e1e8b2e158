"""A GDAL that can do nothing: whatever of it is used fails."""
