"""Carries an order out: slides with their figures, sheets, or data, as one file."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from exports.dataset import data_files
from exports.factsheets.sheet_pdf import sheets_pdf
from exports.factsheets.sheets import SHEET_MAKERS
from exports.job import ExportJob, ExportProgress, edition_of, plates, print_chart, prints
from exports.offline_page.single_html import one_file, shown_letters
from exports.pptx.presentation import presentation_pptx
from exports.pptx.slide_layouts import map_size
from exports.print_layout.handout_pdf import figure_size, handout_pdf
from exports.print_layout.poster import poster_png
from exports.print_layout.poster_figure import Figure, figure_map_size, figure_svg
from exports.print_layout.typst_engine import page_png
from exports.request import SHEETS, ExportRequest, ExportRequestError
from exports.shared.edition import Edition
from exports.shared.fonts import FontError, missing_font_message, subset_font
from exports.story_slides import slides_of_story, today
from exports.tables.table_writers import WRITERS
from layers.views.static_map import static_map
from utils.drawing.display_list import Picture
from utils.drawing.picture_svg import picture_svg
from utils.text.i18n import translator

TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "html": "text/html",
    "csv": "text/csv", "geojson": "application/geo+json", "gpkg": "application/geopackage+sqlite3",
    "zip": "application/zip",
}  # fmt: skip
WEIGHTS = (400, 700)
# Millimetres of a pixel, and dots an inch of print.
MM, DPI = 25.4 / 96, 300.0


@dataclass(frozen=True)
class ExportedFile:
    """A file to take away, with remarks for the one who takes it."""

    name: str
    media_type: str
    content: bytes
    notes: list[str] = field(default_factory=list)


def _raster(picture: Picture) -> bytes:
    """PNG of a picture at the density of print."""
    return page_png(picture_svg(picture), (picture.width * MM, picture.height * MM), DPI)


def _pptx(work: ExportJob) -> bytes:
    maps = plates(work, map_size())
    pictures = {i: _raster(plate.picture) for i, plate in maps.items()} if work.order.as_picture else {}
    return presentation_pptx(work.deck, maps, pictures, work.edition)


def _pdf(work: ExportJob) -> bytes:
    paper = work.order.paper
    figures = {}
    # A larger sheet of paper enlarges the same picture.
    size = figure_map_size(figure_size("a4"))
    for i, slide in work.slides():
        if slide.map or slide.chart:
            plate = static_map(slide.map, work.order.lang, size) if slide.map else None
            chart = print_chart(slide)
            figures[i] = figure_svg(Figure(plate, chart), figure_size(paper), work.edition)
    return handout_pdf(work.deck, figures, paper, work.edition)


def _html(work: ExportJob) -> bytes:
    work.told(0, len(work.deck.slides), work.deck.slides[0].title)
    letters = shown_letters(work.deck)
    faces = [(weight, face) for weight in WEIGHTS if (face := subset_font(letters, weight))]
    return one_file(work.deck, work.edition.origin, faces)


def _png(work: ExportJob) -> dict[int, bytes]:
    return {i: poster_png(svg, work.order.paper) for i, svg in prints(work)}


def _svg(work: ExportJob) -> dict[int, bytes]:
    return {i: svg.encode() for i, svg in prints(work)}


# Makers of one file of all slides, and of one file of each.
WHOLE: dict[str, Callable[[ExportJob], bytes]] = {"pptx": _pptx, "pdf": _pdf, "html": _html}
EACH: dict[str, Callable[[ExportJob], dict[int, bytes]]] = {
    "png": _png,
    "svg": _svg,
    **dict.fromkeys(WRITERS, data_files),
}


def _name(work: ExportJob) -> str:
    """Name without an ending: the page of a single view, else the story, and the day."""
    page = work.deck.slides[0].address.strip("/").partition("?")[0] or "overview"
    return f"{page if work.order.single else work.deck.story_id}-{work.deck.date}"


def _packed(files: dict[int, bytes], name: str, suffix: str) -> ExportedFile:
    """One file as it is, several together in an archive."""
    if len(files) == 1:
        return ExportedFile(f"{name}.{suffix}", TYPES[suffix], next(iter(files.values())))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for i, content in files.items():
            packed.writestr(f"{name}-{i:02d}.{suffix}", content)
    return ExportedFile(f"{name}-{suffix}.zip", TYPES["zip"], archive.getvalue())


def _sheets(order: ExportRequest, edition: Edition, told: ExportProgress) -> ExportedFile:
    made = []
    for i, key in enumerate(order.keys):
        sheet = SHEET_MAKERS[order.kind](key, order.lang)
        told(i + 1, len(order.keys), sheet.title if sheet else key)
        made += [sheet] if sheet else []
    name = order.keys[0] if len(order.keys) == 1 else order.kind
    return ExportedFile(f"{name}-{edition.date}.pdf", TYPES["pdf"], sheets_pdf(made, order.paper, edition))


def _notes(order: ExportRequest) -> list[str]:
    """What the one who takes a file should know: parts that were left out, letters that are not built in."""
    lacking = order.form == "html" and subset_font("字", WEIGHTS[0]) is None
    _ = translator(order.lang)
    words = _("The file has no letters of its own and uses those of the machine that shows it.")
    font = [f"{words} {missing_font_message(order.lang)}"] if lacking else []
    return [*(each.text for each in order.problems), *font]


def run_export(order: ExportRequest, origin: str, told: ExportProgress) -> ExportedFile:
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
    ExportRequestError
        Where the file needs a Chinese typeface and this machine has none.
    """
    try:
        return _exported(order, origin, told)
    except FontError as fault:
        raise ExportRequestError(str(fault)) from fault


def _exported(order: ExportRequest, origin: str, told: ExportProgress) -> ExportedFile:
    if order.form == SHEETS or order.story is None:
        return _sheets(order, edition_of(order.lang, today(), origin), told)
    _ = translator(order.lang)
    deck = slides_of_story(order.story, order.lang, single=order.single)
    work = ExportJob(order, deck, edition_of(order.lang, deck.date, origin), told)
    if order.form in WHOLE:
        file = ExportedFile(f"{_name(work)}.{order.form}", TYPES[order.form], WHOLE[order.form](work))
    else:
        file = _packed(EACH[order.form](work), _name(work), order.form)
    told(len(deck.slides), len(deck.slides), _("Done"))
    return replace(file, notes=_notes(order))
