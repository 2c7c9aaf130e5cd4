"""An order at work: its slides as steps, and the figures that they need."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exports.print_layout.poster import map_size, poster_svg
from exports.request import ExportRequest
from exports.shared.edition import Edition
from layers.catalog.colours import read_tokens
from layers.views.static_map import static_chart, static_map
from utils.charts.base import ChartTheme
from utils.drawing.display_list import Picture, StaticMap
from utils.stories.slides import SlideContent, SlideDeck

# Called with what is done, of how much, and what is done now; it raises where nobody waits any more.
ExportProgress = Callable[[int, int, str], None]
# Width of a chart alone and beside a map, height of a row and of the rest, and the height that it may not pass, px.
CHART_WIDTH, CHART_BESIDE, CHART_ROW, CHART_REST, CHART_HEIGHT = 845.0, 430.0, 28.0, 76.0, 668.0


@dataclass(frozen=True)
class ExportJob:
    """An order at work.

    Attributes
    ----------
    order
        What is wanted.
    deck
        The slides of its story.
    imprint
        What every file of it bears.
    told
        Listener to the steps.
    """

    order: ExportRequest
    deck: SlideDeck
    edition: Edition
    told: ExportProgress

    def slides(self) -> Iterator[tuple[int, SlideContent]]:
        """Slides by their place; each is a step that the one who waits is told of."""
        for i, slide in enumerate(self.deck.slides):
            self.told(i, len(self.deck.slides), slide.title)
            yield i, slide


def edition_of(lang: str, date: str, origin: str) -> Edition:
    """What every file bears; files are light."""
    light = read_tokens()["light"]
    return Edition(lang, date, origin, ChartTheme(light["ui"], light["chart"]))


def print_chart(slide: SlideContent) -> Picture | None:
    """Picture of a slide's chart for print, as high as its rows need; narrow beside a map."""
    if slide.chart is None:
        return None
    width = CHART_BESIDE if slide.map else CHART_WIDTH
    height = CHART_REST + CHART_ROW * len(slide.chart.rows)
    return static_chart(slide.chart, (width, height if slide.map else min(CHART_HEIGHT, height)), across=width)


def plates(work: ExportJob, size: tuple[float, float]) -> dict[int, StaticMap]:
    """Maps of the slides by their place."""
    return {i: static_map(slide.map, work.order.lang, size) for i, slide in work.slides() if slide.map}


def prints(work: ExportJob) -> Iterator[tuple[int, str]]:
    """Prints of all views as SVG, by their place."""
    paper = work.order.paper
    for i, slide in work.slides():
        if slide.kind != "view":
            continue
        beside = bool(slide.rows or slide.chart)
        plate = static_map(slide.map, work.order.lang, map_size(paper, beside=beside)) if slide.map else None
        yield i, poster_svg(slide, plate, print_chart(slide), paper, work.edition)
