"""Measures one server in a real browser: visits, interactions and page switches."""

import shutil
import statistics
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from bench.servers import BenchError, Server, cpu_ms

PROBE = Path(__file__).parent / "browser" / "probe.js"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# The page may ask for anything; only this machine answers.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
VIEWPORT = {"width": 1440, "height": 900}
LIMIT_MS = 40_000
QUIET_MS = 1_000
SETTLE_MS = 15_000
STEP_MS = 100
# Odd, so that a toggle ends in the other state, and no multiple of the seven indicators.
STEPS = 9
INTERACTIONS = ("layer", "indicator", "card")
TOUR = (("to_map", "/eco-city", "eco-city"), ("to_table", "/targets", ""), ("back", "/", "overview"))
BINARY = 2
# Characters, sounds, English, figures, ids, slips of each, words of a clause, and nothing at all.
QUESTIONS = (
    "南岸", "广阳岛", "重慶東站", "nanan", "gyd", "guoyuangang", "Guangyang", "metropolitan", "89.4", "168", "2025",
    "e-21", "五（二）2", "广洋岛", "果园巷", "urbanisaton", "空气质量", "建设", "一", "a", "xqzw", "轨道 2025",
)  # fmt: skip

Figures = dict[str, float]


class Traffic:
    """Counts what a page loads; a file from the browser's own cache is no request.

    Parameters
    ----------
    page
        A page that has not loaded anything yet.
    origin
        The server's own address; every other host is counted by name.
    """

    def __init__(self, page: Page, origin: str) -> None:
        self.own = urlsplit(origin).netloc
        self.asked: set[str] = set()
        self.hosts: set[str] = set()
        self.http_bytes = 0.0
        self.websocket_bytes = 0
        self.events = 0
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._on_request)
        session.on("Network.responseReceived", self._on_response)
        session.on("Network.requestServedFromCache", lambda event: self.asked.discard(event["requestId"]))
        session.on("Network.loadingFinished", self._on_finished)
        session.on("Network.webSocketFrameReceived", self._on_frame)
        session.on("Network.webSocketFrameSent", self._on_frame)
        session.send("Network.enable")

    def _on_request(self, event: dict[str, Any]) -> None:
        address = urlsplit(event["request"]["url"])
        if address.scheme not in {"http", "https"}:
            return
        self.events += 1
        self.asked.add(event["requestId"])
        if address.netloc != self.own:
            self.hosts.add(address.netloc)

    def _on_response(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache") or event["response"].get("fromPrefetchCache"):
            self.asked.discard(event["requestId"])

    def _on_finished(self, event: dict[str, Any]) -> None:
        self.events += 1
        self.http_bytes += event["encodedDataLength"]

    def _on_frame(self, event: dict[str, Any]) -> None:
        self.events += 1
        frame = event["response"]
        size = len(frame["payloadData"])
        # The protocol hands binary frames over as base64.
        self.websocket_bytes += size * 3 // 4 if frame["opcode"] == BINARY else size

    def settle(self, page: Page) -> None:
        """Wait until nothing was loaded for a second, at most 15 seconds."""
        quiet, seen = 0, self.events
        for _ in range(SETTLE_MS // STEP_MS):
            page.wait_for_timeout(STEP_MS)
            quiet = quiet + STEP_MS if seen == self.events else 0
            seen = self.events
            if quiet >= QUIET_MS:
                return

    def figures(self) -> Figures:
        """Sum up requests, kilobytes and foreign hosts so far."""
        return {
            "requests": len(self.asked),
            "http_kb": self.http_bytes / 1000,
            "websocket_kb": self.websocket_bytes / 1000,
            "foreign_hosts": len(self.hosts),
        }


def _named(prefix: str, figures: Figures) -> Figures:
    return {f"{prefix}_{name}": value for name, value in figures.items()}


def open_browser(playwright: Playwright) -> Browser:
    """Start the installed Chromium, else the one that came with Playwright."""
    program = next((found for found in map(shutil.which, PROGRAMS) if found), None)
    return playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS), timeout=LIMIT_MS)


def open_context(browser: Browser) -> BrowserContext:
    """Open a browser context with an empty cache, a fixed window and the probe."""
    context = browser.new_context(viewport={"width": VIEWPORT["width"], "height": VIEWPORT["height"]}, locale="zh-CN")
    context.set_default_timeout(LIMIT_MS)
    context.add_init_script(path=PROBE)
    return context


def visit(context: BrowserContext, server: Server) -> tuple[Page, Figures]:
    """Open the start page and wait until the map is drawn and all is quiet.

    Returns
    -------
    The page, and the milliseconds from navigation to the painted map, the server's processor
    time, requests, kilobytes and foreign hosts.
    """
    page = context.new_page()
    traffic = Traffic(page, server.origin)
    before = cpu_ms(server.pid)
    page.goto(f"{server.origin}/", wait_until="commit")
    drawn = float(page.evaluate("bench.drawn"))
    traffic.settle(page)
    return page, {"map_ms": drawn, "cpu_ms": cpu_ms(server.pid) - before} | traffic.figures()


def interact(page: Page, server: Server, name: str) -> Figures:
    """Repeat one interaction and check that the map's picture changed.

    Returns
    -------
    Median milliseconds to the painted change, and the server's processor time per interaction.

    Raises
    ------
    BenchError
        When the map shows what it showed before: the time would mean nothing.
    """
    picture = page.evaluate("bench.picture()")
    before = cpu_ms(server.pid)
    times: list[float] = page.evaluate("([name, steps]) => bench.repeat(name, steps)", [name, STEPS])
    spent = cpu_ms(server.pid) - before
    if page.evaluate("bench.picture()") == picture:
        message = f"{server.name}: {name} did not change the map"
        raise BenchError(message)
    return {"ms": statistics.median(times), "cpu_ms": spent / STEPS}


def tour(page: Page, server: Server) -> Figures:
    """Switch to a page with a map, to one without, and back to the first map."""
    figures: Figures = {}
    before = cpu_ms(server.pid)
    for name, path, view in TOUR:
        figures[f"{name}_ms"] = float(page.evaluate("([path, view]) => bench.follow(path, view)", [path, view]))
        page.wait_for_timeout(QUIET_MS)
    return figures | {"cpu_ms": (cpu_ms(server.pid) - before) / len(TOUR)}


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


def measure(browser: Browser, server: Server) -> Figures:
    """Measure one server once, in a fresh browser context.

    Returns
    -------
    Figures by name, ``first_map_ms`` and the like.
    """
    with open_context(browser) as context:
        page, first = visit(context, server)
        figures = _named("first", first)
        page.evaluate("bench.openTree()")
        for name in INTERACTIONS:
            figures |= _named(name, interact(page, server, name))
        if server.name == "app":
            figures |= _named("switch", tour(page, server))
            figures |= _named("search", search_times(server))
        page.close()
        _, second = visit(context, server)
        return figures | _named("second", second)
