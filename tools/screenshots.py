"""Takes the pictures of docs/screenshots: `python tools/screenshots.py`, with Chromium at hand.

The sample reports are coded into a ledger and its pages served; the ledger and an incident are shown on a desk and on a phone,
light and dark.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.web.browser import ARGUMENTS, CHROMIUM, serving, watching  # noqa: E402

from talion.ledger import Ledger  # noqa: E402
from talion.pipeline import BUILDER, code_reports  # noqa: E402
from talion.read.inputs import read_inputs  # noqa: E402
from talion.web.app import build_app  # noqa: E402
from talion.web.settings import Settings  # noqa: E402

SHOTS = ROOT / "docs" / "screenshots"
SIZES = {1440: 1000, 390: 1300}  # width, height


def main() -> None:
    SHOTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samples.db"
        with Ledger.open(path) as ledger:
            ledger.add(code_reports(read_inputs([str(ROOT / "examples" / "reports")]).reports), BUILDER)
            shown = max(ledger.incidents(), key=lambda one: (len(one.events), len({c.value for c in one.claims}))).id
        with serving(build_app(Settings(ledger=path))) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for width, height in SIZES.items():
                for dark in (False, True):
                    with watching(browser, address, width=width, dark=dark) as watched:
                        watched.page.set_viewport_size({"width": width, "height": height})
                        mark = f"{width}-{'dark' if dark else 'light'}"
                        watched.open("/").wait_for_timeout(6000)
                        take(watched.page, SHOTS / f"ledger-{mark}.png")
                        page = watched.open(f"/incidents/{shown}")
                        page.locator("details.why", has_text="injured").locator("summary").click()
                        take(page, SHOTS / f"incident-{mark}.png")


def take(page: Page, target: Path) -> None:
    page.screenshot(path=target)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
