"""Sphinx's settings for the plugin's help. No dates and no paths: the same sources give the same bytes."""

from __future__ import annotations

project = "Swift COG Browser"
author = "Swift COG Browser maintainers"
language = "en"
extensions = ["myst_parser"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
nitpicky = True
# Messages are to be found by the text that QGIS shows.
smartquotes = False

html_theme = "alabaster"
html_title = project
html_theme_options = {
    "description": "Raw pixels from OpenStack Swift, in QGIS",
    "fixed_sidebar": False,
    "page_width": "1100px",
    "show_powered_by": False,
}
html_sidebars = {"**": ["about.html", "navigation.html", "searchbox.html"]}
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
