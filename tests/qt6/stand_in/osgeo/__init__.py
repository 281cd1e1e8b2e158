"""Stands in for GDAL's bindings, so that the modules that read rasters can be imported."""
