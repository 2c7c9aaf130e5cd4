"""Slides of views: the figure at the left, text and sources at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.util import Pt

from exports.pptx.drawingml import SlideShapes, Transform
from exports.pptx.map_shapes import draw_legend, draw_picture, draw_scale
from exports.pptx.native_charts import add_chart, marks_shown
from exports.pptx.native_tables import add_table, fitted
from exports.pptx.text_frames import (
    Paragraph,
    Run,
    add_text,
    fill_frame,
    plain,
    size_of_lines,
    size_within,
    text_height,
)
from exports.pptx.theme import HEIGHT, place
from exports.shared.edition import Edition
from exports.shared.foot import foot_of
from utils.drawing.box import Box
from utils.drawing.display_list import PathItem, Picture, StaticMap
from utils.drawing.text_metrics import SEMIBOLD
from utils.stories.slides import SlideContent
from utils.text.i18n import translator

# Boxes on a slide, in points: area of the figure, map, legend, scale, notice line, chart, text column.
FIELD = Box(0, 0, 595, HEIGHT)
MAP, LEGEND = Box(10, 10, 420, 488), Box(440, 16, 148, 430)
SCALE, STRIP = Box(440, 462, 148, 26), Box(12, 506, 570, 26)
CHART = Box(24, 40, 552, 420)
WORDS, ACROSS = Box(632, 34, 292, 492), Box(36, 26, 888, 500)
# More markers or rows than this need the whole width.
MOST_MARKS, MOST_ROWS = 8, 14
TITLES, BODIES, FEET, SMALL = (26, 24, 22, 20, 18, 16, 14), (14, 13, 12, 11, 10, 9), (8.5, 8, 7.5, 7, 6.5, 6), 10
MOST_TITLE, BODY_ROOM, FOOT_ROOM, GAP = 3, 130.0, 120.0, 8.0
LEAST_TABLE, CHART_SHARE = 60.0, 0.55


@dataclass(frozen=True)
class Page:
    """A slide to be filled.

    Attributes
    ----------
    slide
        Slide of the presentation.
    content
        Its content.
    static_map, picture
        Its map, and the same as PNG where it is inserted as a picture.
    place
        Its number in the deck, and the number of slides.
    edition
        Language, date, base URL and colours.
    precision
        Sentence on the error of all maps, for the closing slide.
    """

    slide: Any
    content: SlideContent
    static_map: StaticMap | None
    picture: bytes | None
    place: tuple[int, int]
    edition: Edition
    precision: str = ""


def map_size(factor: float = 1.25) -> tuple[float, float]:
    """Width and height in pixels that the map of a slide should be drawn at; a smaller factor makes larger text."""
    return round(MAP.width * factor), round(MAP.height * factor)


def foot_paragraphs(content: SlideContent, precision: str, edition: Edition) -> list[Paragraph]:
    """Footer: clauses with links, sources, precision, date and link."""
    foot, linked = foot_of(content, edition, precision), bool(edition.origin)
    paragraphs: list[Paragraph] = []
    for i, each in enumerate(content.evidence):
        label = [Run(foot.evidence, muted=True)] if i == 0 else []
        printed = [Run(f"「{each.printed}」")] if each.printed else []
        paragraphs.append([*label, Run(each.clause, edition.link(each.address) if linked else ""), *printed])
    paragraphs += [[Run(text, muted=True)] for text in (foot.source, foot.precision) if text]
    return [*paragraphs, [Run(f"{foot.made} · ", muted=True), Run(foot.link, foot.link if linked else "")]]


def _set_title(page: Page, box: Box, lines: int) -> float:
    """Set the title in its placeholder; return its height."""
    title = page.slide.shapes.title
    text = page.content.title
    size = size_of_lines(text, box.width, lines, TITLES, SEMIBOLD)
    height = text_height([text], size, box.width, SEMIBOLD)
    place(title, Box(box.x, box.y, box.width, height))
    fill_frame(title.text_frame, [[Run(text)]], size)
    return height


def _set_body(page: Page, box: Box) -> float:
    """Set the text in its placeholder, or remove an empty placeholder; return the height of the text."""
    holder = page.slide.placeholders[1]
    texts = page.content.body
    if not texts:
        holder.element.getparent().remove(holder.element)
        return 0.0
    size = size_within(texts, box, BODIES)
    height = text_height(texts, size, box.width) + 3 * (len(texts) - 1)
    place(holder, Box(box.x, box.y, box.width, height))
    fill_frame(holder.text_frame, [[Run(text)] for text in texts], size, gap=3)
    return height


def _set_foot(page: Page, paragraphs: Sequence[Paragraph], box: Box) -> float:
    """Set the footer at the bottom of a box; return its height."""
    _ = translator(page.edition.lang)
    texts = [plain(paragraph) for paragraph in paragraphs]
    size = size_within(texts, Box(0, 0, box.width, FOOT_ROOM), FEET)
    height = text_height(texts, size, box.width)
    at = Box(box.x, box.y + box.height - height, box.width, height)
    add_text(page.slide.shapes, at, paragraphs, size, _("Evidence and sources"), foot=True)
    return height


def _set_kicker(page: Page, box: Box) -> None:
    _ = translator(page.edition.lang)
    text = f"{page.content.kicker}    {page.place[0]} / {page.place[1]}".strip()
    add_text(page.slide.shapes, box, [[Run(text, muted=True)]], SMALL, _("Place in the deck"))


def _field(page: Page, color: str) -> None:
    """Draw the background of the figure, with a hairline at its right."""
    _ = translator(page.edition.lang)
    line = page.edition.theme.ui["border"]
    path = f"M0 0L{FIELD.width} 0L{FIELD.width} {FIELD.height}L0 {FIELD.height}Z"
    items = [PathItem("", "fill", path, color)] if color else []
    items.append(PathItem("", "stroke", f"M{FIELD.width} 0L{FIELD.width} {FIELD.height}", line, width=0.75))
    ground = Picture(FIELD.width, FIELD.height, tuple(items))
    tag = page.edition.language_tag
    draw_picture(SlideShapes(page.slide.shapes.element), ground, {}, Transform(0, 0, 1), (_("Ground"), "", tag))


def _set_map(page: Page, static_map: StaticMap) -> None:
    _ = translator(page.edition.lang)
    _field(page, static_map.picture.background)
    scale = min(MAP.width / static_map.picture.width, MAP.height / static_map.picture.height)
    across, high = static_map.picture.width * scale, static_map.picture.height * scale
    transform = Transform(MAP.x + (MAP.width - across) / 2, MAP.y + (MAP.height - high) / 2, scale)
    description = _("Map") + _(": ") + page.content.title
    if page.picture:
        sides = (Pt(side) for side in (transform.x, transform.y, across, high))
        shape = page.slide.shapes.add_picture(BytesIO(page.picture), *sides)
        shape.name = _("Map")
        shape.element.xpath(".//p:cNvPr")[0].set("descr", description)
    shapes = SlideShapes(page.slide.shapes.element)
    if not page.picture:
        draw_picture(
            shapes, static_map.picture, static_map.names, transform, (_("Map"), description, page.edition.language_tag)
        )
    draw_legend(shapes, static_map, LEGEND, page.edition)
    draw_scale(shapes, static_map, scale, SCALE, page.edition)


def _set_strip(page: Page, box: Box) -> None:
    _ = translator(page.edition.lang)
    text = page.content.strip
    if text:
        size = size_within([text], box, FEET)
        add_text(page.slide.shapes, box, [[Run(text, muted=True)]], size, _("Approval and notices"), foot=True)


def _set_chart(page: Page, box: Box) -> None:
    chart = page.content.chart
    if chart is None:
        return
    _ = translator(page.edition.lang)
    marks = marks_shown(chart.rows, _) if chart.kind == "dots" else ""
    key = "   ".join(filter(None, (chart.title, marks or chart.note)))
    add_text(
        page.slide.shapes, Box(box.x, box.y, box.width, 13), [[Run(key, muted=True)]], SMALL - 1, _("Key of the chart")
    )
    add_chart(page.slide.shapes, chart, Box(box.x, box.y + 16, box.width, box.height - 16), page.edition)


def _set_between(page: Page, box: Box) -> None:
    """Set chart and table between text and footer, where they are not in the area of the figure."""
    content = page.content
    chart_here = content.chart is not None and page.static_map is not None
    rows_here = bool(content.rows) and (page.static_map is not None or content.chart is not None)
    if chart_here:
        height = box.height * (CHART_SHARE if rows_here else 1.0)
        _set_chart(page, Box(box.x, box.y, box.width, height - GAP))
        box = Box(box.x, box.y + height, box.width, box.height - height)
    if rows_here and box.height > LEAST_TABLE:
        add_table(page.slide.shapes, content.rows, box, page.edition)


def _set_figure(page: Page) -> None:
    if page.static_map:
        _set_map(page, page.static_map)
        return
    _field(page, "")
    if page.content.chart:
        _set_chart(page, CHART)
    elif page.content.rows:
        add_table(page.slide.shapes, page.content.rows, Box(36, 40, 528, 450), page.edition)


def _set_foot_across(page: Page) -> float:
    """Set the footer with sources at the right, approval and notices at the left; return its top."""
    half = (ACROSS.width - 2 * GAP) / 2
    right = Box(ACROSS.x + half + 2 * GAP, ACROSS.y, half, ACROSS.height)
    foot = _set_foot(page, foot_paragraphs(page.content, "", page.edition), right)
    _set_strip(page, Box(ACROSS.x, ACROSS.y + ACROSS.height - STRIP.height, half, STRIP.height))
    return ACROSS.y + ACROSS.height - max(foot, STRIP.height)


def _fill_across(page: Page) -> None:
    """Fill a slide whose chart or table needs the whole width: text, figure, footer."""
    _set_kicker(page, Box(ACROSS.x, ACROSS.y, ACROSS.width, 14))
    y = ACROSS.y + 18
    y += _set_title(page, Box(ACROSS.x, y, ACROSS.width, 0), 1) + GAP / 2
    y += _set_body(page, Box(ACROSS.x, y, ACROSS.width, 60)) + GAP
    box = Box(ACROSS.x, y, ACROSS.width, _set_foot_across(page) - GAP - y)
    if page.content.chart:
        _set_chart(page, box)
        return
    rows, half = page.content.rows, (ACROSS.width - 3 * GAP) / 2
    middle = -(-len(rows) // 2)
    parts = {box.x: rows[:middle], box.x + half + 3 * GAP: rows[middle:]}
    places = {x: Box(x, y, half, box.height) for x in parts}
    size = min(fitted(part, places[x], page.edition.lang)[0] for x, part in parts.items())
    for x, part in parts.items():
        add_table(page.slide.shapes, part, places[x], page.edition, size)


def _is_broad(page: Page) -> bool:
    """Whether a slide without a map has a chart or table too large for the area at the left."""
    chart, rows = page.content.chart, page.content.rows
    if page.static_map or (chart and rows):
        return False
    return bool(chart and chart.kind == "dots" and len(chart.rows) > MOST_MARKS) or len(rows) > MOST_ROWS


def fill_view(page: Page) -> None:
    """Fill the slide of a view."""
    if _is_broad(page):
        _fill_across(page)
        return
    _set_figure(page)
    _set_strip(page, STRIP)
    _set_kicker(page, Box(WORDS.x, WORDS.y, WORDS.width, 14))
    y = WORDS.y + 18
    y += _set_title(page, Box(WORDS.x, y, WORDS.width, 0), MOST_TITLE) + GAP
    y += _set_body(page, Box(WORDS.x, y, WORDS.width, BODY_ROOM)) + GAP
    precision = page.static_map.precision if page.static_map else ""
    foot = _set_foot(page, foot_paragraphs(page.content, precision, page.edition), WORDS)
    end = WORDS.y + WORDS.height - foot - GAP
    _set_between(page, Box(WORDS.x, y, WORDS.width, end - y))
