"""How the documentation becomes a site: `make docs`. What it says stands in the pages."""

import re
from pathlib import Path

_CLI = (Path(__file__).parents[1] / "tui" / "cli.py").read_text(encoding="utf-8")

project = "quoth"
version = release = re.search(r'VERSION = "([^"]+)"', _CLI)[1]  # type: ignore[index]
html_title = f"quoth {release}"
html_theme = "furo"
html_show_copyright = False
html_copy_source = False
html_show_sourcelink = False
extensions = ["myst_parser"]
exclude_patterns = ["samples"]
myst_heading_anchors = 3
# A fence of a shell session is shown as it is: what stands in it is run by a test.
myst_links_external_new_tab = False
highlight_language = "none"
