"""`make screenshots`: a picture of each kind of page, on a desktop and a phone, light and dark."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import found, launched
from kinds_of_page import KINDS
from on_loopback import serving
from playwright.sync_api import Browser

from kg.iris import DEFAULT_BASE
from kg.pipeline import build_into
from server.app import create_app
from server.settings import Settings

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")


def main() -> None:
    """Builds, serves, and takes pictures into the folder named first, of the kinds named next."""
    program = found()
    if program is None:
        sys.exit("there is no Chromium on this machine; on Debian, install the package chromium")
    into = Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    kinds = sys.argv[2:] or list(KINDS)
    with TemporaryDirectory() as folder:
        build_into(Path(folder), base=DEFAULT_BASE)
        app = create_app(Settings(out=Path(folder)))
        with serving(app) as address, launched(program) as browser:
            for kind in kinds:
                pictures(browser, f"{address}{KINDS[kind]}", into / kind)
    sys.stdout.write(f"{len(kinds)} kinds of page, each four times, are in {into}\n")


def pictures(browser: Browser, address: str, stem: Path) -> None:
    """Four pictures of a page: `…-desktop-light.png` and so on."""
    for size, (width, height) in SIZES.items():
        with browser.new_page(viewport={"width": width, "height": height}) as page:
            page.goto(address)
            # A picture that is fetched only when it is scrolled to would be missing.
            page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager' })")
            page.wait_for_load_state("networkidle")
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=f"{stem}-{size}-{scheme}.png", full_page=True)


if __name__ == "__main__":
    main()
