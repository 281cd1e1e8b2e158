"""The benchmark: the plugin beside what else there is, over a link as long and narrow as real ones. `make bench`."""
