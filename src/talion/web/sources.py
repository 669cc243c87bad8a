"""Where the files lie that pages load: our own, and the drawing library as its Python package carries it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

STATIC = Path(__file__).parent / "static"
# Found without importing plotly, which takes a second.
PLOTLY = Path(str(files("plotly") / "package_data" / "plotly.min.js"))
