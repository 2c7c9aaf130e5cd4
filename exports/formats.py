"""The export formats: one entry each, with the function that makes the file."""

from collections.abc import Callable
from dataclasses import dataclass

from exports.dataset import data_files
from exports.job import ExportJob, posters, print_chart, slide_maps
from exports.offline_page.single_html import shown_letters, single_html
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

# Font weights that an offline page embeds.
WEIGHTS = (400, 700)
# Millimetres per pixel, and dots per inch in print.
MM, DPI = 25.4 / 96, 300.0


def no_files(_job: ExportJob) -> dict[int, bytes]:
    """Stand-in for ``each`` in a format that is one file of all slides."""
    return {}


@dataclass(frozen=True)
class Format:
    """An export format; its name stands in the list ``export-format`` of ``codelists.csv``.

    Attributes
    ----------
    media_type
        Media type (MIME type).
    whole
        Makes one file of all slides.
    each
        Makes one file for each slide, by position in the deck; used where ``whole`` is None.
    """

    media_type: str
    whole: Callable[[ExportJob], bytes] | None = None
    each: Callable[[ExportJob], dict[int, bytes]] = no_files


def _raster(picture: Picture) -> bytes:
    """PNG of a picture at print resolution."""
    return page_png(picture_svg(picture), (picture.width * MM, picture.height * MM), DPI)


def _pptx(job: ExportJob) -> bytes:
    maps = slide_maps(job, map_size())
    pictures = {i: _raster(page_map.picture) for i, page_map in maps.items()} if job.request.as_picture else {}
    return presentation_pptx(job.deck, maps, pictures, job.edition)


def _pdf(job: ExportJob) -> bytes:
    paper = job.request.paper
    figures = {}
    # A larger sheet of paper enlarges the same picture.
    size = figure_map_size(figure_size("a4"))
    for i, slide in job.slides():
        if slide.map or slide.chart:
            page_map = static_map(slide.map, job.request.lang, size) if slide.map else None
            chart = print_chart(slide)
            figures[i] = figure_svg(Figure(page_map, chart), figure_size(paper), job.edition)
    return handout_pdf(job.deck, figures, paper, job.edition)


def _html(job: ExportJob) -> bytes:
    job.progress(0, len(job.deck.slides), job.deck.slides[0].title)
    letters = shown_letters(job.deck)
    faces = [(weight, face) for weight in WEIGHTS if (face := subset_font(letters, weight))]
    return single_html(job.deck, job.edition.origin, faces)


def _png(job: ExportJob) -> dict[int, bytes]:
    return {i: poster_png(svg, job.request.paper) for i, svg in posters(job)}


def _svg(job: ExportJob) -> dict[int, bytes]:
    return {i: svg.encode() for i, svg in posters(job)}


# By file name suffix.
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
