"""The formats of exports: one entry each, with what makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.dataset import data_files
from exports.job import ExportJob, plates, print_chart, prints
from exports.offline_page.single_html import one_file, shown_letters
from exports.pptx.presentation import presentation_pptx
from exports.pptx.slide_layouts import map_size
from exports.print_layout.handout_pdf import figure_size, handout_pdf
from exports.print_layout.poster import poster_png
from exports.print_layout.poster_figure import Figure, figure_map_size, figure_svg
from exports.print_layout.typst_engine import page_png
from exports.shared.fonts import subset_font
from layers.views.static_map import static_map
from utils.drawing.display_list import Picture
from utils.drawing.picture_svg import picture_svg

# Weights of the letters that an offline page brings along.
WEIGHTS = (400, 700)
# Millimetres of a pixel, and dots an inch of print.
MM, DPI = 25.4 / 96, 300.0


def no_files(_work: ExportJob) -> dict[int, bytes]:
    """Maker of a format that is one file of all slides."""
    return {}


@dataclass(frozen=True)
class Format:
    """A format of exports; its name stands in the list ``export-format`` of ``codelists.csv``.

    Attributes
    ----------
    media_type
        Content type.
    whole
        Maker of one file of all slides.
    each
        Maker of one file of each slide, by the place of the slide; asked where ``whole`` is none.
    """

    media_type: str
    whole: Callable[[ExportJob], bytes] | None = None
    each: Callable[[ExportJob], dict[int, bytes]] = no_files


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


# By ending of the file's name.
FORMATS = {
    "pptx": Format("application/vnd.openxmlformats-officedocument.presentationml.presentation", _pptx),
    "pdf": Format("application/pdf", _pdf),
    "png": Format("image/png", each=_png),
    "svg": Format("image/svg+xml", each=_svg),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", each=data_files),
    "csv": Format("text/csv", each=data_files),
    "geojson": Format("application/geo+json", each=data_files),
    "gpkg": Format("application/geopackage+sqlite3", each=data_files),
    "html": Format("text/html", _html),
}
