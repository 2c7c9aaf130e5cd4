"""A whole run: every server in turn, repetition after repetition."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Error

from bench.crowds import crowd_figures, request_rate
from bench.growth import Growth, grow
from bench.kinds import KINDS, MAP_PAGE, Kind, run_kind
from bench.measure import app_figures, cold_visit, measure, named, open_context, visit
from bench.servers import BenchError, Server, answers
from bench.traffic import Figures

MAP_PATH = "/map/overview"


@dataclass(frozen=True)
class Setting:
    """Under what the figures were taken; nothing that names the machine or its folders."""

    date: str
    repetitions: int
    cores: int
    boundaries: str
    corpus: str
    chromium: str
    versions: dict[str, str]


@dataclass
class Run:
    """Figures of every repetition by server, cost of a layer of one's own, and what could not be measured."""

    setting: Setting
    figures: dict[str, list[Figures]] = field(default_factory=dict)
    growth: dict[str, Growth] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def map_page_figures(browser: Browser, server: Server) -> Figures:
    """Measure the plain map page of the app; nothing where it has none."""
    if not answers(server.origin + MAP_PATH):
        return {}
    with open_context(browser, MAP_PAGE) as context:
        figures: Figures = {}
        for name in ("first", "second"):
            page, seen = visit(context, server, MAP_PATH)
            figures |= named(name, seen)
            page.close()
    return figures | {"rate": request_rate(server, MAP_PATH)}


class Bench:
    """Measures into a run; a part that fails is told and noted, and the rest goes on.

    Parameters
    ----------
    browser
        Started browser.
    folder
        Folder that ``bench.kinds.prepare`` filled.
    run
        Where the figures go.
    say
        Told of each step.
    """

    def __init__(self, browser: Browser, folder: Path, run: Run, say: Callable[[str], None]) -> None:
        self.browser = browser
        self.folder = folder
        self.run = run
        self.say = say

    def _try(self, what: str, part: Callable[[], Figures]) -> Figures:
        try:
            return part()
        except (BenchError, Error) as fault:
            message = f"{what}: {str(fault).splitlines()[0]}"
            self.run.faults.append(message)
            self.say(f"not measured: {message}")
            return {}

    def once(self, kind: Kind, *, crowds: bool) -> Figures:
        """Start one server anew and measure everything about it once."""
        with run_kind(kind, self.folder) as server:
            figures = self._try(f"{kind.name}, cold", lambda: cold_visit(self.browser, kind, server))
            figures |= self._try(f"{kind.name}, visits", lambda: measure(self.browser, kind, server))
            if kind.name == "app":
                figures |= self._try("app alone", lambda: app_figures(self.browser, kind, server))
                page = self._try("map page", lambda: map_page_figures(self.browser, server))
                self.run.figures.setdefault(MAP_PAGE.name, []).extend([page] if page else [])
            if crowds:
                figures |= self._try(f"{kind.name}, crowds", lambda: crowd_figures(self.browser, kind, server))
        return figures

    def repeat(self, kinds: list[Kind], repetitions: int) -> None:
        """Measure the servers in turn; who comes first rotates."""
        for number in range(repetitions):
            start = number % len(kinds)
            for kind in [*kinds[start:], *kinds[:start]]:
                figures = self.once(kind, crowds=number < max(1, round(repetitions * kind.patience)))
                self.run.figures.setdefault(kind.name, []).append(figures)
                self.say(f"{number + 1}/{repetitions} {kind.words}: map {figures.get('first_map_ms', 0):,.0f} ms")

    def grow(self, kinds: list[Kind]) -> None:
        """Measure what a layer of one's own costs with each server."""
        for kind in kinds:
            with run_kind(kind, self.folder) as server:
                self.run.growth[kind.name] = grow(self.browser, kind, server, self.folder)
            drawn = [count for count, figures in self.run.growth[kind.name].items() if figures]
            self.say(f"own layer, {kind.words}: {', '.join(drawn) or 'none drawn'}")


def chosen_kinds(names: list[str]) -> list[Kind]:
    """Servers by name, all where none is named."""
    return [kind for kind in KINDS if not names or kind.name in names]
