"""Words on slides: runs in the typeface of the theme, with their language, links and sizes that fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Pt

from utils.drawing.box import Box
from utils.drawing.text_metrics import fitting_size, line_count

HAN = re.compile(r"[\u3400-\u9fff]")
# Office programs set lines so far apart, in sizes of the letters, and other faces are so much wider.
LEADING, WIDER = 1.24, 1.12


@dataclass(frozen=True)
class Run:
    """Words of one look: link, and whether they are muted or bold."""

    text: str
    link: str = ""
    muted: bool = False
    bold: bool = False


Paragraph = Sequence[Run]


def plain(paragraph: Paragraph) -> str:
    """Words of a paragraph."""
    return "".join(run.text for run in paragraph)


def text_height(texts: Sequence[str], size: float, width: float, weight: int = 400) -> float:
    """Height that texts take on a slide, in points."""
    return line_count(texts, size, width / WIDER, weight) * size * LEADING


def size_within(texts: Sequence[str], box: Box, sizes: Sequence[float], weight: int = 400) -> float:
    """Largest size at which texts fit a box; the last where none does."""
    return next((s for s in sizes if text_height(texts, s, box.width, weight) <= box.height), sizes[-1])


def size_of_lines(text: str, width: float, lines: int, sizes: Sequence[float], weight: int = 400) -> float:
    """Largest size at which a text takes no more than a number of lines."""
    return fitting_size([text], width / WIDER, lines, sizes, weight)


def set_color(font: Any, color: str) -> None:
    """Colour of letters, ``#rrggbb``."""
    font.color.rgb = RGBColor.from_string(color.lstrip("#").upper())


def fill_frame(frame: Any, paragraphs: Sequence[Paragraph], size: float, gap: float = 0.0) -> None:
    """Write paragraphs into a text frame.

    Parameters
    ----------
    frame
        Of a shape, a placeholder or a cell; what it holds is replaced.
    paragraphs
        Runs of each.
    size
        Of the letters, in points.
    gap
        Between two paragraphs, in points.
    """
    frame.word_wrap = True
    for i, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(gap if i else 0)
        for each in runs:
            run = paragraph.add_run()
            run.text, run.font.size = each.text, Pt(size)
            if each.bold:
                run.font.bold = True
            if each.muted:
                run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
            if each.link:
                run.hyperlink.address = each.link
                run.font.color.theme_color = MSO_THEME_COLOR.HYPERLINK


def add_text(
    shapes: Any, box: Box, paragraphs: Sequence[Paragraph], size: float, name: str, *, foot: bool = False
) -> Any:
    """A box of words that wraps and does not grow.

    Parameters
    ----------
    shapes
        Of the slide.
    box
        Its place in points.
    paragraphs, size
        As ``fill_frame`` takes them.
    name
        Name of the shape.
    foot
        Whether the words stand at the foot of the box instead of its head.
    """
    shape = shapes.add_textbox(*(Pt(side) for side in (box.x, box.y, box.width, box.height)))
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if foot else MSO_ANCHOR.TOP
    fill_frame(frame, paragraphs, size)
    return shape


def set_language(tree: Any, tag: str) -> None:
    """Name the language of every run of a slide: where it has Chinese letters it is Chinese."""
    for properties in tree.xpath(".//a:r/a:rPr | .//a:fld/a:rPr"):
        text = properties.getparent().xpath("string(a:t)")
        properties.set("lang", "zh-CN" if HAN.search(text) else tag)
    for run in tree.xpath(".//a:r[not(a:rPr)]"):
        run.get_or_add_rPr().set("lang", "zh-CN" if HAN.search(run.xpath("string(a:t)")) else tag)
