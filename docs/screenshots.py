"""Makes the pictures of the documentation: ``python -m docs.screenshots``."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.app import run_app, warm
from bench.measure import open_browser

FOLDER = Path(__file__).parent / "images"
WIDE = {"width": 1440, "height": 900}
PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}


def in_english(path: str) -> str:
    """Address of a page in English."""
    return f"{path}{'&' if '?' in path else '?'}lang=en"


# Pages of the guide, each in both languages: ``name.png`` and ``name-en.png``.
GUIDE = {
    "overview": "/", "regions": "/regions?region=jiangjin", "eco-city": "/eco-city", "corridors": "/corridors",
    "transport": "/transport?place=yukun-hsr", "projects": "/projects", "targets": "/targets",
    "responsibility": "/responsibility?unit=transport-bureau", "finance": "/finance", "renewal": "/renewal",
    "themes": "/themes", "documents": "/documents?clause=37-3-3", "conflicts": "/conflicts", "audit": "/audit",
    "stories": "/stories?story=plan", "compare": "/regions?compare=jiangjin&compare=bishan", "search": "/search?q=gyd",
}  # fmt: skip
# Slides of the presenter, as a projector shows them.
SLIDES = {
    "presenter": "/present/plan#5", "presenter-chart": "/present/targets#3", "presenter-cover": "/present/eco-city#1",
}  # fmt: skip
# Maps of docs/geometry.md, beside those of the state before.
GEOMETRY = {
    "overview": "/", "transport": "/transport", "corridors": "/corridors", "eco-city": "/eco-city",
    "yuzhong": "/regions?region=yuzhong", "jiangjin": "/regions?region=jiangjin",
}  # fmt: skip
PICTURES = {
    **{name: (path, WIDE, "light") for name, path in GUIDE.items()},
    **{f"{name}-en": (in_english(path), WIDE, "light") for name, path in GUIDE.items()},
    **{name: (path, PROJECTOR, "light") for name, path in SLIDES.items()},
    **{f"{name}-en": (path.replace("#", "?lang=en#"), PROJECTOR, "light") for name, path in SLIDES.items()},
    "presenter-dark": ("/present/corridors#3", PROJECTOR, "dark"),
    "phone": ("/?region=jiangjin", PHONE, "light"),
    **{f"geometry/after-{name}": (path, WIDE, "light") for name, path in GEOMETRY.items()},
    **{f"geometry/after-phone-{name}": (path, PHONE, "light") for name, path in GEOMETRY.items()},
}
COLOURS = 200
SETTLE_MS = 2500


def take(browser: Browser, origin: str, name: str) -> None:
    """Take one picture of the running app."""
    path, size, theme = PICTURES[name]
    context = browser.new_context(viewport=size, color_scheme=theme)  # type: ignore[arg-type]
    context.add_init_script("localStorage.setItem('atlas-tour', 'done')")
    page = context.new_page()
    page.goto(origin + path)
    page.wait_for_selector(".a-foot, [data-shown]")
    page.wait_for_timeout(SETTLE_MS)
    picture = FOLDER / f"{name}.png"
    page.screenshot(path=picture)
    # Few colours are enough for a page of hairlines, and the pictures travel with the repository.
    with Image.open(picture) as image:
        image.quantize(COLOURS).save(picture, optimize=True)
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
