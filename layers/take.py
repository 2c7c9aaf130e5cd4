"""Carries an order out: slides with their figures, sheets, or data, as one file."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from layers.one_file import one_file, shown_letters
from layers.project_sheet import project_sheet_content
from layers.region_sheet import region_sheet_content
from layers.slides import deck_of, today
from layers.still import chart_picture, plate_of
from layers.take_order import SHEETS, Order, OrderError
from layers.tokens import read_tokens
from layers.unit_sheet import unit_sheet_content
from utils.deck import Chart, Deck, SlideContent
from utils.figures import Look
from utils.fonts import FontError, missing_font_words, subset_font
from utils.i18n import translator
from utils.imprint import Imprint
from utils.picture import Picture, Plate
from utils.picture_svg import picture_svg
from utils.plate_figure import Figure, figure_svg
from utils.plate_svg import map_size, plate_png, plate_svg
from utils.pptx_deck import deck_pptx
from utils.pptx_view import map_size as slide_map_size
from utils.sheet import Sheet
from utils.typst_press import page_png
from utils.typeset import figure_size, handout_pdf, sheets_pdf

# Called with what is done, of how much, and what is done now; it raises where nobody waits any more.
Told = Callable[[int, int, str], None]
TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "html": "text/html", "zip": "application/zip",
}  # fmt: skip
WEIGHTS = (400, 700)
# Millimetres of a pixel, and dots an inch of print.
MM, DPI = 25.4 / 96, 300.0
# Width, height of a row and of the rest of a chart, and the height that it may not pass, px.
CHART_WIDTH, CHART_ROW, CHART_REST, CHART_HEIGHT = 845.0, 28.0, 76.0, 668.0
SHEET_MAKERS: dict[str, Callable[[str, str], Sheet | None]] = {
    "regions": region_sheet_content,
    "units": unit_sheet_content,
    "projects": project_sheet_content,
}


@dataclass(frozen=True)
class TakenFile:
    """A file to take away, with remarks for the one who takes it."""

    name: str
    media_type: str
    content: bytes
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Work:
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

    order: Order
    deck: Deck
    imprint: Imprint
    told: Told

    def slides(self) -> Iterator[tuple[int, SlideContent]]:
        """Slides by their place; each is a step that the one who waits is told of."""
        for i, slide in enumerate(self.deck.slides):
            self.told(i, len(self.deck.slides), slide.title)
            yield i, slide


def imprint_of(lang: str, date: str, origin: str) -> Imprint:
    """What every file bears; files are light."""
    light = read_tokens()["light"]
    return Imprint(lang, date, origin, Look(light["ui"], light["chart"]))


def _chart(chart: Chart) -> Picture:
    height = min(CHART_HEIGHT, CHART_REST + CHART_ROW * len(chart.rows))
    return chart_picture(chart, (CHART_WIDTH, height))


def _plates(work: Work, size: tuple[float, float]) -> dict[int, Plate]:
    return {i: plate_of(slide.map, work.order.lang, size) for i, slide in work.slides() if slide.map}


def _prints(work: Work) -> Iterator[tuple[int, str]]:
    """Prints of all views as SVG, by their place."""
    paper = work.order.paper
    for i, slide in work.slides():
        if slide.kind != "view":
            continue
        beside = bool(slide.rows or slide.chart)
        plate = plate_of(slide.map, work.order.lang, map_size(paper, beside=beside)) if slide.map else None
        chart = _chart(slide.chart) if slide.chart else None
        yield i, plate_svg(slide, plate, chart, paper, work.imprint)


def _raster(picture: Picture) -> bytes:
    """PNG of a picture at the density of print."""
    return page_png(picture_svg(picture), (picture.width * MM, picture.height * MM), DPI)


def _pptx(work: Work) -> bytes:
    plates = _plates(work, slide_map_size())
    pictures = {i: _raster(plate.picture) for i, plate in plates.items()} if work.order.as_picture else {}
    return deck_pptx(work.deck, plates, pictures, work.imprint)


def _pdf(work: Work) -> bytes:
    paper = work.order.paper
    size = figure_size(paper)
    figures = {}
    for i, slide in work.slides():
        if slide.map or slide.chart:
            plate = plate_of(slide.map, work.order.lang) if slide.map else None
            chart = _chart(slide.chart) if slide.chart else None
            figures[i] = figure_svg(Figure(plate, chart), size, work.imprint)
    return handout_pdf(work.deck, figures, paper, work.imprint)


def _html(work: Work) -> bytes:
    letters = shown_letters(work.deck)
    faces = [(weight, face) for weight in WEIGHTS if (face := subset_font(letters, weight))]
    return one_file(work.deck, work.imprint.origin, faces)


WHOLE: dict[str, Callable[[Work], bytes]] = {"pptx": _pptx, "pdf": _pdf, "html": _html}


def _png(work: Work) -> dict[int, bytes]:
    return {i: plate_png(svg, work.order.paper) for i, svg in _prints(work)}


def _svg(work: Work) -> dict[int, bytes]:
    return {i: svg.encode() for i, svg in _prints(work)}


EACH: dict[str, Callable[[Work], dict[int, bytes]]] = {"png": _png, "svg": _svg}


def _name(work: Work) -> str:
    """Name without an ending: the page of a single view, else the story, and the day."""
    page = work.deck.slides[0].address.strip("/").partition("?")[0] or "overview"
    return f"{page if work.order.single else work.deck.story_id}-{work.deck.date}"


def _packed(files: dict[int, bytes], name: str, suffix: str) -> TakenFile:
    """One file as it is, several together in an archive."""
    if len(files) == 1:
        return TakenFile(f"{name}.{suffix}", TYPES[suffix], next(iter(files.values())))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for i, content in files.items():
            packed.writestr(f"{name}-{i:02d}.{suffix}", content)
    return TakenFile(f"{name}-{suffix}.zip", TYPES["zip"], archive.getvalue())


def _sheets(order: Order, imprint: Imprint, told: Told) -> TakenFile:
    made = []
    for i, key in enumerate(order.keys):
        sheet = SHEET_MAKERS[order.kind](key, order.lang)
        if sheet:
            made.append(sheet)
        told(i + 1, len(order.keys), sheet.title if sheet else key)
    name = order.keys[0] if len(order.keys) == 1 else order.kind
    return TakenFile(f"{name}-{imprint.date}.pdf", TYPES["pdf"], sheets_pdf(made, order.paper, imprint))


def _notes(order: Order) -> list[str]:
    """What the one who takes a file should know: parts that were left out, letters that are not built in."""
    lacking = [missing_font_words(order.lang)] if order.form == "html" and subset_font("字", WEIGHTS[0]) is None else []
    return [*(each.text for each in order.problems), *lacking]


def carry_out(order: Order, origin: str, told: Told) -> TakenFile:
    """Make the file that an order asks for.

    Parameters
    ----------
    order
        As ``layers.take_order.read_order`` reads it.
    origin
        Where the atlas answers, for links.
    told
        Told at every step.

    Raises
    ------
    OrderError
        Where the file needs a Chinese typeface and this machine has none.
    """
    try:
        return _carried_out(order, origin, told)
    except FontError as fault:
        raise OrderError(str(fault)) from fault


def _carried_out(order: Order, origin: str, told: Told) -> TakenFile:
    if order.form == SHEETS or order.story is None:
        return _sheets(order, imprint_of(order.lang, today(), origin), told)
    deck = deck_of(order.story, order.lang, single=order.single)
    work = Work(order, deck, imprint_of(order.lang, deck.date, origin), told)
    suffix = order.form
    if suffix in WHOLE:
        file = TakenFile(f"{_name(work)}.{suffix}", TYPES[suffix], WHOLE[suffix](work))
    else:
        file = _packed(EACH[suffix](work), _name(work), suffix)
    told(len(deck.slides), len(deck.slides), translator(order.lang)("Done"))
    return replace(file, notes=_notes(order))
