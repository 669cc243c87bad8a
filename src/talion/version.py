"""The version of the package and of the coder whose name every claim carries."""

from __future__ import annotations

VERSION = "0.1.0"
CODER = f"talion {VERSION}"
