"""Tables of slides: native, with hairlines, at a font size at which they fit."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Pt

from exports.pptx.drawingml import EMU, NAMESPACES, color_xml
from exports.pptx.text_frames import LEADING, WIDER, Run, fill_frame
from exports.print_layout.poster_parts import LONGEST_FIGURE
from exports.shared.edition import Edition
from utils.drawing.box import Box
from utils.drawing.text_metrics import BOLD, line_count, text_width
from utils.stories.slides import Row
from utils.text.i18n import translator

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.5, 7.0)
# Id of the built-in table style "No Style, No Grid".
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
# Greatest share of the width that the clause takes, and of the rest the least and the greatest share of the label.
MOST_CLAUSE, LEAST_LABEL, MOST_LABEL = 0.3, 0.36, 0.66
PAD, INSET = 2.0, 5.0
SMALL = 0.85


def has_words(rows: Sequence[Row]) -> bool:
    """Whether the values of a table are text rather than figures."""
    return any(text_width(row.value, 1.0) > LONGEST_FIGURE for row in rows)


def _pairs(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(row.label, row.value) for row in rows]


def shares(rows: Sequence[Row], width: float) -> tuple[float, float, float]:
    """Shares of the width for label, value and clause; an empty column takes none.

    Parameters
    ----------
    rows
        Rows of the table.
    width
        Its width in points.
    """
    longest = max(text_width(row.clause, SIZES[0] * SMALL) for row in rows) * WIDER + 2 * INSET
    clause = min(longest / width, MOST_CLAUSE) if any(row.clause for row in rows) else 0.0
    if not any(row.value for row in rows):
        return 1 - clause, 0.0, clause
    wide, other = (max(text_width(text, 1.0) for text in texts) for texts in zip(*_pairs(rows), strict=True))
    label = (1 - clause) * min(max(wide / (wide + other), LEAST_LABEL), MOST_LABEL)
    return label, 1 - clause - label, clause


def row_height(row: Row, size: float, width: float, parts: tuple[float, float, float]) -> float:
    """Height of a row in points."""
    sizes = (size * BOLD, size, size * SMALL)
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


def fitted(rows: Sequence[Row], box: Box, lang: str, most: float = SIZES[0]) -> tuple[float, int]:
    """Largest font size, up to ``most``, at which a table fits a box, and how many of its rows fit at that size."""
    parts, head = shares(rows, box.width), head_row(lang)
    for size in SIZES:
        if size <= most and sum(row_height(row, size, box.width, parts) for row in (head, *rows)) <= box.height:
            return size, len(rows)
    size, room, done = SIZES[-1], box.height - row_height(head, SIZES[-1], box.width, parts) - SIZES[-1] * 2, 0
    for row in rows:
        room -= row_height(row, size, box.width, parts)
        if room < 0:
            break
        done += 1
    return size, max(done, 1)


def _rule(cell: Any, color: str, thickness: float) -> None:
    properties = cell.get_or_add_tcPr()
    line = f'<a:lnB {NAMESPACES} w="{round(thickness * EMU)}">{color_xml(color)}<a:prstDash val="solid"/></a:lnB>'
    properties.insert(0, parse_xml(line))


def _write(cell: Any, run: Run, size: float, align: Any) -> None:
    cell.margin_left, cell.margin_right = 0, Pt(INSET)
    cell.margin_top = cell.margin_bottom = Pt(PAD)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    fill_frame(cell.text_frame, [[run]], size)
    cell.text_frame.paragraphs[0].alignment = align


def _write_row(cells: Sequence[Any], runs: Sequence[Run], size: float, edition: Edition, *, head: bool) -> None:
    """Write the cells of a row; ``runs`` has one entry per column of the table."""
    ui = edition.theme.ui
    for cell, run in zip(cells, runs, strict=True):
        _write(cell, run, size * SMALL if run.muted else size, PP_ALIGN.LEFT)
        _rule(cell._tc, ui["text"] if head else ui["border"], 0.75 if head else 0.5)  # noqa: SLF001 (borders have no API)


def _runs(row: Row, parts: tuple[float, float, float], *, head: bool, words: bool) -> list[Run]:
    runs = (
        Run(row.label, muted=head, bold=not head and words),
        Run(row.value, muted=head, bold=not head and not words),
        Run(row.clause, muted=True),
    )
    return [run for run, part in zip(runs, parts, strict=True) if part]


def add_table(shapes: Any, rows: Sequence[Row], box: Box, edition: Edition, most: float = SIZES[0]) -> float:
    """A native table at the top of a box.

    Parameters
    ----------
    shapes
        Of the slide.
    rows
        Its rows; a last row counts those that do not fit at the smallest size.
    box
        The space for it, in points.
    edition
        Language and colours.
    most
        Largest font size.

    Returns
    -------
    Height of the table.
    """
    _ = translator(edition.lang)
    size, done = fitted(rows, box, edition.lang, most)
    shown = [head_row(edition.lang), *rows[:done]]
    if done < len(rows):
        shown.append(Row(_("{n} more").replace("{n}", str(len(rows) - done)), "", ""))
    parts = shares(rows, box.width)
    present = [part for part in parts if part]
    frame = shapes.add_table(len(shown), len(present), *(Pt(v) for v in (box.x, box.y, box.width, 10)))
    frame.name = _("Table")
    table = frame.table
    table.horz_banding = False
    frame.element.xpath(".//a:tableStyleId")[0].text = PLAIN
    heights = [row_height(row, size, box.width, parts) for row in shown]
    for column, part in zip(table.columns, present, strict=True):
        column.width = Pt(box.width * part)
    for i, (row, height) in enumerate(zip(shown, heights, strict=True)):
        table.rows[i].height = Pt(height)
        runs = _runs(row, parts, head=i == 0, words=has_words(rows))
        _write_row(list(table.rows[i].cells), runs, size, edition, head=i == 0)
    return sum(heights)
