"""An export job: its slides as steps, and the figures that they need."""

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

# Called with the steps done, their total and the title of the current one; it raises once the client has gone.
ExportProgress = Callable[[int, int, str], None]
# Of a chart, in pixels: width alone and beside a map, height of a row and of the rest, greatest height.
CHART_WIDTH, CHART_BESIDE, CHART_ROW, CHART_REST, CHART_HEIGHT = 845.0, 430.0, 28.0, 76.0, 668.0


@dataclass(frozen=True)
class ExportJob:
    """An export job.

    Attributes
    ----------
    request
        What is requested.
    deck
        The slides of its story.
    edition
        Language, date, base URL and theme of its files.
    progress
        Called at every step.
    """

    request: ExportRequest
    deck: SlideDeck
    edition: Edition
    progress: ExportProgress

    def slides(self) -> Iterator[tuple[int, SlideContent]]:
        """Slides with their positions in the deck; each is reported as a step."""
        for i, slide in enumerate(self.deck.slides):
            self.progress(i, len(self.deck.slides), slide.title)
            yield i, slide


def edition_of(lang: str, date: str, origin: str) -> Edition:
    """Edition of the files, always in the light theme."""
    light = read_tokens()["light"]
    return Edition(lang, date, origin, ChartTheme(light["ui"], light["chart"]))


def print_chart(slide: SlideContent) -> Picture | None:
    """Picture of a slide's chart for print, as high as its rows need, and narrower beside a map."""
    if slide.chart is None:
        return None
    width = CHART_BESIDE if slide.map else CHART_WIDTH
    height = CHART_REST + CHART_ROW * len(slide.chart.rows)
    return static_chart(slide.chart, (width, height if slide.map else min(CHART_HEIGHT, height)), across=width)


def slide_maps(job: ExportJob, size: tuple[float, float]) -> dict[int, StaticMap]:
    """Static maps of the slides, by position in the deck."""
    return {i: static_map(slide.map, job.request.lang, size) for i, slide in job.slides() if slide.map}


def posters(job: ExportJob) -> Iterator[tuple[int, str]]:
    """Posters of all views as SVG, with their positions in the deck."""
    paper = job.request.paper
    for i, slide in job.slides():
        if slide.kind != "view":
            continue
        beside = bool(slide.rows or slide.chart)
        page_map = static_map(slide.map, job.request.lang, map_size(paper, beside=beside)) if slide.map else None
        yield i, poster_svg(slide, page_map, print_chart(slide), paper, job.edition)
