"""Parts of a page composed as SVG: texts, legends, scale bars, rows and QR codes, each with its height."""

from collections.abc import Sequence

from exports.shared.edition import Edition
from utils.drawing.box import Box, Ink, Part
from utils.drawing.display_list import StaticMap
from utils.drawing.legend_layout import Entry, Legend
from utils.drawing.picture_svg import ASCENT, placed_picture
from utils.drawing.qr import qr_picture
from utils.drawing.svg import element, text_element
from utils.drawing.text_metrics import SEMIBOLD, text_width, wrapped
from utils.stories.slides import Row

LEADING = 1.42
# Size of small text relative to the rest; width in em beyond which a value is text rather than a figure; share of
# the width that a label takes beside text.
SMALL, LONGEST_FIGURE, LABEL_SHARE = 0.86, 9.0, 0.3


def set_line(text: str, x: float, y: float, ink: Ink, anchor: str = "") -> str:
    """One line of text; the top of its em box is at y."""
    return text_element(
        text, x=x, y=y + ASCENT * ink.size, font_size=ink.size, fill=ink.color,
        font_weight=ink.weight if ink.weight != 400 else "", text_anchor=anchor,  # noqa: PLR2004 (regular)
    )  # fmt: skip


def set_text(texts: Sequence[str], box: Box, ink: Ink, gap: float = 0.0) -> Part:
    """Texts below one another, wrapped to the width of a box, with ``gap`` between two of them."""
    step, y, lines = ink.size * LEADING, box.y, []
    for i, text in enumerate(texts):
        y += gap if i else 0.0
        for line in wrapped(text, ink.size, box.width, ink.weight):
            lines.append(set_line(line, box.x, y + (step - ink.size) / 2, ink))
            y += step
    return Part("".join(lines), y - box.y)


def rule(x: float, y: float, width: float, color: str, thickness: float = 0.5) -> str:
    """A hairline."""
    return element("path", d=f"M{x:.2f} {y:.2f}L{x + width:.2f} {y:.2f}", stroke=color, stroke_width=thickness)


def _entry(entry: Entry, left: float, top: float, leading: float, edition: Edition) -> str:
    ui = edition.theme.ui
    weight = SEMIBOLD if entry.role == "title" else 400
    ink = Ink(entry.size, ui["muted"] if entry.role == "note" else ui["text"], weight)
    lift = (leading - entry.size) / 2
    lines = [
        set_line(line, left + entry.x, top + entry.y + lift + i * leading, ink) for i, line in enumerate(entry.lines)
    ]
    samples = [
        placed_picture(
            s.picture, left + s.x, top + s.y, s.scale, f"s{top + s.y:.0f}-{left + s.x:.0f}-".replace(".", "-")
        )
        for s in entry.samples
    ]
    count, behind = entry.count
    last = top + entry.y + lift + max(len(entry.lines) - 1, 0) * leading
    tail = set_line(count, left + behind, last, Ink(entry.size, ui["muted"])) if count else ""
    return "".join([*samples, *lines, tail])


def set_legend(legend: Legend, x: float, y: float, edition: Edition) -> Part:
    """A legend in one column."""
    return Part("".join(_entry(entry, x, y, legend.leading, edition) for entry in legend.entries), legend.height)


def set_scale(static_map: StaticMap, scale: float, x: float, y: float, ink: Ink) -> Part:
    """North arrow with its label, and a scale bar; nothing where the map has no scale.

    Parameters
    ----------
    static_map
        The map.
    scale
        Units of the page per pixel of the map.
    x, y
        Upper left corner.
    ink
        Of text and strokes.
    """
    if not static_map.scale_px:
        return Part("", 0.0)
    size, length = ink.size, static_map.scale_px * scale
    middle, left = x + size * 0.5, x + size * 2.4
    foot, tick, wing = y + size * 1.2, y + size * 0.8, size * 0.3
    arrow = f"M{middle} {foot}L{middle} {y}M{middle - wing} {y + wing}L{middle} {y}L{middle + wing} {y + wing}"
    bar = f"M{left} {tick}L{left} {foot}L{left + length} {foot}L{left + length} {tick}"
    stroke = element("path", d=arrow + bar, fill="none", stroke=ink.color, stroke_width=size * 0.09)
    below = y + size * 1.45
    words = (
        set_line(static_map.north, middle, below, ink, "middle"),
        set_line("0", left, below, ink, "middle"),
        set_line(static_map.scale_text, left + length, below, ink, "middle"),
    )
    return Part(stroke + "".join(words), size * 2.6)


def _figure_row(row: Row, box: Box, size: float, edition: Edition) -> Part:
    """Label at the left, figure at the right, the clause below the label."""
    ui = edition.theme.ui
    share = text_width(row.value, size, SEMIBOLD)
    room = box.width - share - size
    label = set_text([row.label], Box(box.x, box.y, room, 0), Ink(size, ui["text"]))
    clause = set_text([row.clause], Box(box.x, box.y + label.height, room, 0), Ink(size * SMALL, ui["muted"]))
    top = box.y + (LEADING - 1) * size / 2
    value = set_line(row.value, box.x + box.width, top, Ink(size, ui["text"], SEMIBOLD), "end")
    return Part(label.svg + clause.svg + value, label.height + clause.height)


def _word_row(row: Row, box: Box, size: float, edition: Edition) -> Part:
    """Label at the left, text and its clause in a column of their own."""
    ui = edition.theme.ui
    left = box.x + box.width * LABEL_SHARE
    room = box.x + box.width - left
    label = set_text([row.label], Box(box.x, box.y, left - box.x - size, 0), Ink(size, ui["text"], SEMIBOLD))
    value = set_text([row.value], Box(left, box.y, room, 0), Ink(size, ui["text"]))
    clause = set_text([row.clause], Box(left, box.y + value.height, room, 0), Ink(size * SMALL, ui["muted"]))
    return Part(label.svg + value.svg + clause.svg, max(label.height, value.height + clause.height))


def set_rows(rows: Sequence[Row], box: Box, size: float, edition: Edition) -> tuple[Part, int]:
    """As many rows of a table as fit a box, and their number."""
    ui, pad = edition.theme.ui, size * 0.3
    words = any(text_width(row.value, 1.0) > LONGEST_FIGURE for row in rows)
    set_row = _word_row if words else _figure_row
    y, parts = box.y, [rule(box.x, box.y, box.width, ui["text"], 0.75)]
    for done, row in enumerate(rows):
        part = set_row(row, Box(box.x, y + pad, box.width, 0), size, edition)
        if y + part.height + 2 * pad > box.y + box.height:
            return Part("".join(parts), y - box.y), done
        y += part.height + 2 * pad
        parts += [part.svg, rule(box.x, y, box.width, ui["border"])]
    return Part("".join(parts), y - box.y), len(rows)


def set_code(link: str, x: float, y: float, side: float, edition: Edition) -> str:
    """QR code of a URL; nothing for a path alone."""
    if not link.startswith(("http://", "https://")):
        return ""
    code = qr_picture(link, edition.theme.ui["text"])
    return placed_picture(code, x, y, side / code.width, "q")
