"""Tables of slides: native, with hairlines, at a size at which they fit."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from utils.deck import Row
from utils.fitting import line_count, text_width
from utils.i18n import translator
from utils.imprint import Imprint
from utils.plate_parts import LONGEST_FIGURE, Box
from utils.pptx_shapes import EMU, NAMESPACES, color_xml
from utils.pptx_text import LEADING, WIDER, Run, fill_frame

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.5, 7.0)
# "No style, no grid" among the styles that office programs know.
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
# Shares of the width: label, value, clause, for figures and for words.
FIGURES, WORDS = (0.46, 0.25, 0.29), (0.24, 0.48, 0.28)
PAD, INSET = 2.0, 4.0
SMALL = 0.85


def shares(rows: Sequence[Row]) -> tuple[float, float, float]:
    """Shares of the width that label, value and clause take; without any clause two of them."""
    words = any(text_width(row.value, 1.0) > LONGEST_FIGURE for row in rows)
    label, value, clause = WORDS if words else FIGURES
    if any(row.clause for row in rows):
        return label, value, clause
    return label / (label + value), value / (label + value), 0.0


def row_height(row: Row, size: float, width: float, parts: tuple[float, float, float]) -> float:
    """Height of a row in points."""
    sizes = (size, size, size * SMALL)
    texts = (row.label, row.value, row.clause)
    lines = [
        line_count([text], each, (width * part - INSET) / WIDER) * each * LEADING
        for text, each, part in zip(texts, sizes, parts, strict=True)
        if part
    ]
    return max([*lines, size * LEADING]) + 2 * PAD


def head_row(lang: str) -> Row:
    """Names of the columns."""
    _ = translator(lang)
    return Row(_("Item"), _("Content"), _("Clause"))


def fitted(rows: Sequence[Row], box: Box, lang: str) -> tuple[float, int]:
    """Largest size at which a table fits a box, and how many of its rows do at that size."""
    parts, head = shares(rows), head_row(lang)
    for size in SIZES:
        if sum(row_height(row, size, box.width, parts) for row in (head, *rows)) <= box.height:
            return size, len(rows)
    size, room, done = SIZES[-1], box.height - row_height(head, SIZES[-1], box.width, parts) - SIZES[-1] * 2, 0
    for row in rows:
        room -= row_height(row, size, box.width, parts)
        if room < 0:
            break
        done += 1
    return size, max(done, 1)


def _rule(cell: Any, color: str, thickness: float) -> None:
    properties = cell.get_or_add_tcPr() if hasattr(cell, "get_or_add_tcPr") else cell
    line = f'<a:lnB {NAMESPACES} w="{round(thickness * EMU)}">{color_xml(color)}<a:prstDash val="solid"/></a:lnB>'
    properties.insert(0, parse_xml(line))


def _write(cell: Any, run: Run, size: float, align: Any) -> None:
    cell.margin_left, cell.margin_right = 0, Pt(INSET)
    cell.margin_top = cell.margin_bottom = Pt(PAD)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    fill_frame(cell.text_frame, [[run]], size)
    cell.text_frame.paragraphs[0].alignment = align


def _write_row(cells: Sequence[Any], row: Row, size: float, imprint: Imprint, *, head: bool, figures: bool) -> None:
    runs = (
        Run(row.label, muted=head, bold=not head and not figures),
        Run(row.value, muted=head, bold=not head and figures),
        Run(row.clause, muted=True),
    )
    aligns = (PP_ALIGN.LEFT, PP_ALIGN.RIGHT if figures else PP_ALIGN.LEFT, PP_ALIGN.LEFT)
    ui = imprint.look.ui
    for i, cell in enumerate(cells):
        _write(cell, runs[i], size * SMALL if head or i == len(runs) - 1 else size, aligns[i])
        _rule(cell._tc, ui["text"] if head else ui["border"], 0.75 if head else 0.5)  # noqa: SLF001 (borders have no API)


def add_table(shapes: Any, rows: Sequence[Row], box: Box, imprint: Imprint) -> float:
    """A native table at the head of a box.

    Parameters
    ----------
    shapes
        Of the slide.
    rows
        Its rows; what does not fit at the smallest size is counted in a last row.
    box
        Its place in points.
    imprint
        Language and colours.

    Returns
    -------
    Height that it takes.
    """
    _ = translator(imprint.lang)
    size, done = fitted(rows, box, imprint.lang)
    shown = [head_row(imprint.lang), *rows[:done]]
    if done < len(rows):
        shown.append(Row(_("{n} more").replace("{n}", str(len(rows) - done)), "", ""))
    parts = [part for part in shares(rows) if part]
    frame = shapes.add_table(len(shown), len(parts), *(Pt(v) for v in (box.x, box.y, box.width, 10)))
    frame.name = _("Table")
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find(f"{{{table._tbl.nsmap['a']}}}tableStyleId").text = PLAIN  # noqa: SLF001 (styles have no API)
    figures = text_width(max((row.value for row in rows), key=len), 1.0) <= LONGEST_FIGURE
    heights = [row_height(row, size, box.width, shares(rows)) for row in shown]
    for column, part in zip(table.columns, parts, strict=True):
        column.width = Pt(box.width * part)
    for i, (row, height) in enumerate(zip(shown, heights, strict=True)):
        table.rows[i].height = Pt(height)
        _write_row(list(table.rows[i].cells), row, size, imprint, head=i == 0, figures=figures)
    return sum(heights)
