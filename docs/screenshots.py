"""Makes the pictures of the documentation: ``python -m docs.screenshots``."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from bench.app import run_app, warm
from bench.measure import open_browser

FOLDER = Path(__file__).parent / "images"
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PICTURES = {
    "overview": ("/", WIDE, "light"),
    "overview-density": ("/?indicator=density&region=jiangjin", WIDE, "light"),
    "eco-city": ("/eco-city", WIDE, "light"),
    "transport": ("/transport?place=yukun-hsr", WIDE, "light"),
    "transport-dark-en": ("/transport?lang=en", WIDE, "dark"),
    "targets": ("/targets?region=jiangjin", WIDE, "light"),
    "documents": ("/documents?clause=37-3-3", WIDE, "light"),
    "documents-en": ("/documents?region=jiangjin&clause=37-3-2&lang=en", WIDE, "light"),
    "conflicts": ("/conflicts", WIDE, "light"),
    "audit": ("/audit", WIDE, "light"),
    "search": ("/search?q=gyd", WIDE, "dark"),
    "about-en": ("/about?lang=en", WIDE, "light"),
    "phone": ("/?region=jiangjin", PHONE, "light"),
}
SETTLE_MS = 2500


def take(browser: Browser, origin: str, name: str) -> None:
    """Take one picture of the running app."""
    path, size, theme = PICTURES[name]
    context = browser.new_context(viewport=size, color_scheme=theme)  # type: ignore[arg-type]
    context.add_init_script("localStorage.setItem('atlas-tour', 'done')")
    page = context.new_page()
    page.goto(origin + path)
    page.wait_for_selector(".a-foot")
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def main() -> None:
    """Start the app, take every picture, stop it."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        os.environ["ATLAS_DATA_DIR"] = folder
        warm(Path(folder))
        with run_app(Path(folder)) as app, sync_playwright() as playwright:
            browser = open_browser(playwright)
            for name in PICTURES:
                take(browser, app.origin, name)
            browser.close()


if __name__ == "__main__":
    main()
