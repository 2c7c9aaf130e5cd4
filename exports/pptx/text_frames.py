"""Text on slides: runs in the typeface of the theme, with language, links and font sizes that fit."""

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
# Line spacing of office programs in em, and the factor by which other typefaces are wider.
LEADING, WIDER = 1.24, 1.12


@dataclass(frozen=True)
class Run:
    """Text in one style: link, and whether it is muted or bold."""

    text: str
    link: str = ""
    muted: bool = False
    bold: bool = False


Paragraph = Sequence[Run]


def plain(paragraph: Paragraph) -> str:
    """Text of a paragraph."""
    return "".join(run.text for run in paragraph)


def text_height(texts: Sequence[str], size: float, width: float, weight: int = 400) -> float:
    """Height of texts on a slide, in points."""
    return line_count(texts, size, width / WIDER, weight) * size * LEADING


def size_within(texts: Sequence[str], box: Box, sizes: Sequence[float], weight: int = 400) -> float:
    """Largest font size at which texts fit a box; the last one if none fits."""
    return next((s for s in sizes if text_height(texts, s, box.width, weight) <= box.height), sizes[-1])


def size_of_lines(text: str, width: float, lines: int, sizes: Sequence[float], weight: int = 400) -> float:
    """Largest font size at which a text takes no more than a number of lines."""
    return fitting_size([text], width / WIDER, lines, sizes, weight)


def set_color(font: Any, color: str) -> None:
    """Set the colour of a font, ``#rrggbb``."""
    font.color.rgb = RGBColor.from_string(color.lstrip("#").upper())


def fill_frame(frame: Any, paragraphs: Sequence[Paragraph], size: float, gap: float = 0.0) -> None:
    """Write paragraphs into a text frame.

    Parameters
    ----------
    frame
        Text frame of a shape, a placeholder or a cell; its content is replaced.
    paragraphs
        Runs of each paragraph.
    size
        Font size in points.
    gap
        Space between two paragraphs, in points.
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
    """Text box that wraps and does not grow.

    Parameters
    ----------
    shapes
        Of the slide.
    box
        Its position and size in points.
    paragraphs, size
        As ``fill_frame`` takes them.
    name
        Name of the shape.
    foot
        Whether the text stands at the bottom of the box instead of its top.
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
    """Set the language of every run of a slide: Chinese if it has Chinese characters."""
    for properties in tree.xpath(".//a:r/a:rPr | .//a:fld/a:rPr"):
        text = properties.getparent().xpath("string(a:t)")
        properties.set("lang", "zh-CN" if HAN.search(text) else tag)
    for run in tree.xpath(".//a:r[not(a:rPr)]"):
        run.get_or_add_rPr().set("lang", "zh-CN" if HAN.search(run.xpath("string(a:t)")) else tag)
