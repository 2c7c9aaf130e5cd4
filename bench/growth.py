"""Measures what a layer of a visitor's own costs, from a thousand points to a hundred thousand."""

import statistics
from pathlib import Path

from playwright.sync_api import Browser, Error, Page

from bench.kinds import MATERIAL, Kind
from bench.material import FEATURE_COUNTS
from bench.measure import open_context, visit
from bench.servers import Server
from bench.traffic import QUIET_MS, Figures

PANS = 3
FILE_INPUT = ".a-tree input.a-own-file"
Growth = dict[str, Figures]


def _draw_ms(page: Page, kind: Kind, file: Path, count: int) -> float:
    if kind.name != "app":
        return float(page.evaluate("([source, count]) => bench.own(source, count)", [f"/own/{count}.json", count]))
    page.evaluate("(count) => { window.ownDrawn = bench.ownFromFile(count); }", count)
    page.set_input_files(FILE_INPUT, file)
    return float(page.evaluate("window.ownDrawn"))


def own_layer(browser: Browser, kind: Kind, server: Server, count: int, folder: Path) -> Figures:
    """Draw a number of points in a fresh browser, then move the map.

    Returns
    -------
    Milliseconds to the painted points, and of one move; nothing where they were not drawn in time.
    """
    with open_context(browser, kind) as context:
        page, _ = visit(context, server)
        if kind.name == "app" and page.query_selector(FILE_INPUT) is None:
            return {}
        try:
            drawn = _draw_ms(page, kind, folder / MATERIAL / f"own-{count}.json", count)
            page.wait_for_timeout(QUIET_MS)
            moves = [float(page.evaluate("bench.pan()")) for _ in range(PANS)]
        except Error:
            return {}
    return {"ms": drawn, "pan_ms": statistics.median(moves)}


def grow(browser: Browser, kind: Kind, server: Server, folder: Path) -> Growth:
    """Measure ever larger layers; once one is not drawn, no larger one is tried.

    Returns
    -------
    Figures by number of features.
    """
    growth: Growth = {}
    for count in FEATURE_COUNTS:
        growth[str(count)] = own_layer(browser, kind, server, count, folder)
        if not growth[str(count)]:
            break
    return growth
