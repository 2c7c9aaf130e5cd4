"""One slide as a poster: title, map or chart with its legend, and a footer with its sources and clauses."""

from dataclasses import dataclass
from typing import Literal

from exports.print_layout.poster_figure import GAP, Figure, figure_map_size, set_figure
from exports.print_layout.poster_parts import rule, set_code, set_text
from exports.print_layout.typst_engine import page_png
from exports.shared.edition import Edition
from exports.shared.foot import Foot, foot_of
from geodata.visible_text import only_visible
from utils.drawing.box import Box, Ink, Part
from utils.drawing.display_list import Picture, StaticMap
from utils.drawing.svg import document, element, in_face, title_element
from utils.drawing.text_metrics import SEMIBOLD, fitting_size
from utils.stories.slides import Evidence, SlideContent

Paper = Literal["a4", "a3"]
TITLE_SIZES = (20.0, 18.0, 16.0, 14.0, 12.0)
BODY_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5)
FOOT_SIZES = (7.4, 7.0, 6.6, 6.2)
# In points: margin of the page, side of the QR code in the footer.
MARGIN, CODE = 34.0, 56.0
MOST_TITLE, MOST_BODY, MOST_FOOT = 2, 4, 9
FIGURE_SHARE = 0.62
PRINT_DPI = 300.0


@dataclass(frozen=True)
class Format:
    """A paper size in landscape: width and height in points and in millimetres, factor of the font sizes."""

    width: float
    height: float
    paper: tuple[float, float]
    unit: float


FORMATS: dict[Paper, Format] = {
    "a4": Format(841.89, 595.28, (297.0, 210.0), 1.0),
    "a3": Format(1190.55, 841.89, (420.0, 297.0), 1.3),
}


def map_size(paper: Paper, *, beside: bool = False) -> tuple[float, float]:
    """Width and height in pixels that a static map should be drawn at, so that it fills its space.

    Parameters
    ----------
    paper
        Paper size.
    beside
        Whether a chart or rows stand beside it.
    """
    form = FORMATS[paper]
    place = ((form.width - 2 * MARGIN) / form.unit, form.height * FIGURE_SHARE / form.unit)
    return figure_map_size(place, beside=beside)


def evidence_line(evidence: tuple[Evidence, ...], foot: Foot, lang: str) -> str:
    """Clauses with their wording as printed, one after another."""
    said = (f"{each.clause}「{each.printed}」" if each.printed else each.clause for each in evidence)
    return foot.evidence + ("；" if lang == "zh" else "; ").join(said)


def foot_texts(slide: SlideContent, precision: str, edition: Edition) -> list[str]:
    """Lines of the footer: sources, evidence, precision, notices, date and link."""
    foot = foot_of(slide, edition, precision)
    evidence = evidence_line(slide.evidence, foot, edition.lang) if slide.evidence else ""
    texts = (foot.source, evidence, foot.precision, foot.strip, f"{foot.made} · {foot.link}")
    return [text for text in texts if text]


def _header(slide: SlideContent, box: Box, unit: float, edition: Edition) -> Part:
    ui = edition.theme.ui
    small = set_text([slide.kicker], box, Ink(8.5 * unit, ui["muted"])) if slide.kicker else Part("", 0.0)
    y = box.y + small.height
    size = fitting_size([slide.title], box.width / unit, MOST_TITLE, TITLE_SIZES, SEMIBOLD) * unit
    title = set_text([slide.title], Box(box.x, y, box.width, 0), Ink(size, ui["text"], SEMIBOLD))
    y += title.height + 2 * unit
    size = fitting_size(slide.body, box.width / unit, MOST_BODY, BODY_SIZES) * unit
    body = set_text(slide.body, Box(box.x, y, box.width, 0), Ink(size, ui["text"]))
    return Part(small.svg + title.svg + body.svg, y + body.height - box.y)


def _foot(texts: list[str], link: str, box: Box, unit: float, edition: Edition) -> Part:
    """Footer, aligned with the bottom of its box."""
    ui, side = edition.theme.ui, CODE * unit
    across = box.width - side - GAP * unit
    size = fitting_size(texts, across / unit, MOST_FOOT, FOOT_SIZES) * unit
    ink = Ink(size, ui["muted"])
    height = max(set_text(texts, Box(box.x, 0, across, 0), ink).height, side)
    top = box.y + box.height - height
    lines = set_text(texts, Box(box.x, top, across, 0), ink).svg
    code = set_code(link, box.x + across + GAP * unit, top, side, edition)
    line = rule(box.x, top - 5 * unit, box.width, ui["borderStrong"])
    return Part(line + lines + code, height + 5 * unit)


def poster_svg(
    slide: SlideContent, static_map: StaticMap | None, chart: Picture | None, paper: Paper, edition: Edition
) -> str:
    """Poster of one slide, A4 or A3 in landscape, as SVG.

    Parameters
    ----------
    slide
        Its texts.
    static_map, chart
        Its figure: a map, a chart, both or neither.
    paper
        Paper size.
    edition
        Language, date, colours and base URL of its link.
    """
    slide, static_map, chart = only_visible(slide), only_visible(static_map), only_visible(chart)
    form = FORMATS[paper]
    unit, edge = form.unit, MARGIN
    box = Box(edge, edge * 0.8, form.width - 2 * edge, form.height - 1.6 * edge)
    head = _header(slide, box, unit, edition)
    texts = foot_texts(slide, static_map.precision if static_map else "", edition)
    foot = _foot(texts, edition.link(slide.link), box, unit, edition)
    top = box.y + head.height + 10 * unit
    room = Box(box.x, top, box.width, box.y + box.height - foot.height - 8 * unit - top)
    figure = set_figure(Figure(static_map, chart, slide.rows), room, unit, edition)
    page = element("rect", width=form.width, height=form.height, fill=edition.theme.ui["bg"])
    parts = (title_element(slide.title), page, in_face(head.svg + figure + foot.svg))
    return document(form.width, form.height, parts, form.paper)


def poster_png(svg: str, paper: Paper) -> bytes:
    """Poster as PNG at 300 dots per inch.

    Parameters
    ----------
    svg
        As ``poster_svg`` makes it.
    paper
        Its paper size.

    Raises
    ------
    FontError
        If no Chinese typeface is installed.
    """
    return page_png(svg, FORMATS[paper].paper, PRINT_DPI)
