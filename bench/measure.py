"""Measures one server in a real browser: visits, interactions and page switches."""

import shutil
import statistics
import time
from urllib.parse import urlencode
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from bench.kinds import Kind, probe_script
from bench.servers import BenchError, Server, cpu_ms, wait_until_warm
from bench.traffic import QUIET_MS, Figures, Traffic

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# The page may ask for anything; only this machine answers.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
VIEWPORT = {"width": 1440, "height": 900}
LIMIT_MS = 60_000
# Odd, so that a toggle ends in the other state, and no multiple of the seven indicators.
STEPS = 9
# Even, so that what was shown before is shown again.
BLANK_STEPS = 2
# Characters, sounds, English, figures, ids, slips of each, words of a clause, and nothing at all.
QUESTIONS = (
    "南岸", "广阳岛", "重慶東站", "nanan", "gyd", "guoyuangang", "Guangyang", "metropolitan", "89.4", "168", "2025",
    "e-21", "五（二）2", "广洋岛", "果园巷", "urbanisaton", "空气质量", "建设", "一", "a", "xqzw", "轨道 2025",
)  # fmt: skip


def named(prefix: str, figures: Figures) -> Figures:
    """Put a prefix before the name of every figure."""
    return {f"{prefix}_{name}": value for name, value in figures.items()}


def open_browser(playwright: Playwright) -> Browser:
    """Start the installed Chromium, else the one that came with Playwright."""
    program = next((found for found in map(shutil.which, PROGRAMS) if found), None)
    return playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS), timeout=LIMIT_MS)


def open_context(browser: Browser, kind: Kind) -> BrowserContext:
    """Open a browser context with an empty cache, a fixed window and the probe."""
    context = browser.new_context(viewport={"width": VIEWPORT["width"], "height": VIEWPORT["height"]}, locale="zh-CN")
    context.set_default_timeout(LIMIT_MS)
    context.add_init_script(script=probe_script(kind))
    return context


def _seen(page: Page, what: str, server: Server) -> float:
    at = page.evaluate(f"bench.{what}")
    if at is None:
        message = f"{server.name}: {what} not seen"
        raise BenchError(message)
    return float(at)


def visit(context: BrowserContext, server: Server, path: str = "/") -> tuple[Page, Figures]:
    """Open a page and wait until map and chart are drawn and all is quiet.

    Returns
    -------
    The page, and the milliseconds from navigation to the painted map and to the first chart, the
    server's processor time, requests, kilobytes and foreign hosts.
    """
    page = context.new_page()
    traffic = Traffic(page, server.origin)
    before = cpu_ms(server.pid)
    page.goto(f"{server.origin}{path}", wait_until="commit")
    times = {"map_ms": _seen(page, "drawn", server)}
    if path == "/":
        times["chart_ms"] = _seen(page, "chart", server)
    traffic.settle(page)
    return page, times | {"cpu_ms": cpu_ms(server.pid) - before} | traffic.figures()


def chart_visit(context: BrowserContext, server: Server, path: str) -> Figures:
    """Open a page about a chart and wait for the chart alone."""
    page = context.new_page()
    before = cpu_ms(server.pid)
    page.goto(f"{server.origin}{path}", wait_until="commit")
    seen = _seen(page, "chart", server)
    page.wait_for_timeout(QUIET_MS)
    page.close()
    return {"chart_ms": seen, "cpu_ms": cpu_ms(server.pid) - before}


def interact(page: Page, server: Server, name: str, steps: int) -> Figures:
    """Repeat one interaction, check that the map's picture changed and that it was never blank.

    Returns
    -------
    Median milliseconds to the painted change, the server's processor time per interaction, and
    the blank frames of two more.

    Raises
    ------
    BenchError
        When the map shows what it showed before: the time would mean nothing.
    """
    picture = page.evaluate("bench.picture()")
    before = cpu_ms(server.pid)
    times: list[float] = page.evaluate("([name, steps]) => bench.repeat(name, steps)", [name, steps])
    spent = cpu_ms(server.pid) - before
    # A card need not change the map.
    if name != "card" and page.evaluate("bench.picture()") == picture:
        message = f"{server.name}: {name} did not change the map"
        raise BenchError(message)
    blank = page.evaluate("([name, steps]) => bench.blankFrames(name, steps)", [name, BLANK_STEPS])
    page.wait_for_timeout(QUIET_MS)
    return {"ms": statistics.median(times), "cpu_ms": spent / steps, "blank": blank}


def tour(page: Page, server: Server) -> Figures:
    """Switch to the page of the table, and back to the map."""
    figures: Figures = {}
    before = cpu_ms(server.pid)
    for name, path in (("to_table", "/targets"), ("back", "/")):
        figures[f"{name}_ms"] = float(page.evaluate("(path) => bench.follow(path)", path))
        page.wait_for_timeout(QUIET_MS)
    return figures | {"cpu_ms": (cpu_ms(server.pid) - before) / 2}


def search_times(server: Server) -> Figures:
    """Ask the search for each kind of question, over loopback, until the answer is read.

    Returns
    -------
    Median and worst milliseconds.
    """
    times = []
    for question in QUESTIONS:
        begun = time.perf_counter()
        with urlopen(f"{server.origin}/api/search?{urlencode({'q': question})}") as answer:  # noqa: S310 (own host)
            answer.read()
        times.append(1000 * (time.perf_counter() - begun))
    return {"ms": statistics.median(times), "worst_ms": max(times)}


# From the key until the next slide stands with its words and its figure.
NEXT_SLIDE = """async () => {
  const deck = document.querySelector(".a-deck");
  const times = [];
  for (let number = 2; number <= deck.presenter.deck.slides.length; number += 1) {
    await new Promise((done) => setTimeout(done, 400));
    const begun = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    while (deck.dataset.shown !== String(number)) await new Promise(requestAnimationFrame);
    times.push(performance.now() - begun);
  }
  return times;
}"""


def presenter_times(context: BrowserContext, server: Server) -> Figures:
    """Go through a story by keys, on the warm browser of a room.

    Returns
    -------
    Median and worst milliseconds from key to view.
    """
    page = context.new_page()
    page.goto(f"{server.origin}/present/plan")
    page.wait_for_selector("[data-shown]")
    times: list[float] = page.evaluate(NEXT_SLIDE)
    page.close()
    return {"key_ms": statistics.median(times), "worst_ms": max(times)}


def cold_visit(browser: Browser, kind: Kind, server: Server) -> Figures:
    """Visit a server that has just started, walk its pages once and wait for what it loads meanwhile.

    Later visits find it warm.

    Returns
    -------
    Milliseconds from the start of the process to the first answer and to the drawn map.
    """
    with open_context(browser, kind) as context:
        waited = 1000 * (time.perf_counter() - server.begun)
        page, figures = visit(context, server)
        if kind.pages:
            tour(page, server)
    if kind.ready:
        wait_until_warm(server, kind.ready)
    return {"cold_200_ms": server.ready_ms, "cold_map_ms": waited + figures["map_ms"]}


def app_figures(browser: Browser, kind: Kind, server: Server) -> Figures:
    """Measure what the app alone has: the year filter, a page about a chart, the presenter, the search."""
    with open_context(browser, kind) as context:
        page, _ = visit(context, server, "/transport")
        page.wait_for_selector("#a-year")
        figures = named("year", interact(page, server, "year", STEPS))
        page.close()
        figures |= named("corridors", chart_visit(context, server, "/corridors"))
        figures |= named("present", presenter_times(context, server))
    return figures | named("search", search_times(server))


def measure(browser: Browser, kind: Kind, server: Server) -> Figures:
    """Measure one warm server once, in a fresh browser context.

    Returns
    -------
    Figures by name, ``first_map_ms`` and the like.
    """
    steps = STEPS if kind.patience == 1 else 3
    with open_context(browser, kind) as context:
        page, first = visit(context, server)
        figures = named("first", first)
        for name in kind.changes:
            if name == "layer":
                # The open tree lies above the map, so the regions are clicked before.
                page.evaluate("bench.openTree()")
            figures |= named(name, interact(page, server, name, steps))
        if kind.pages:
            figures |= named("switch", tour(page, server))
        page.close()
        page, second = visit(context, server)
        page.close()
    return figures | named("second", second)
