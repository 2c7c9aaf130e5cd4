"""How much room a text takes: widths, lines and the size that fits, without drawing it."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

# Made by exports.shared.letter_widths from the typeface that files are set in.
LETTER_WIDTHS = Path(__file__).parent / "letter_widths.json"
FULL_WIDTH = frozenset("WFA")
# Faces of other machines set Latin letters and figures up to so much wider than the typeface of the table.
SPARE = 1.04
# Never begin a line; never end one.
NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕％”’…—·,.;:?!)]}%")
NOT_LAST = frozenset("（《〈「『【〔“‘([{")
PIECE = re.compile(r"\s+|[!-\u024f]+|.", re.DOTALL)
SEMIBOLD, BOLD = 600, 1.04


def is_wide(letter: str) -> bool:
    """Whether a letter that the table does not list fills the em."""
    return unicodedata.east_asian_width(letter) in FULL_WIDTH


@lru_cache(maxsize=1)
def read_letter_widths() -> dict[str, Any]:
    """Advance widths per mille of the em: ``widths`` of the letters in use, ``wide`` and ``other`` for the rest."""
    table: dict[str, Any] = json.loads(LETTER_WIDTHS.read_text("utf-8"))
    return table


@cache
def letter_width(letter: str) -> float:
    """Width in em that a letter is given: that of the table, with room for the Latin letters of other faces."""
    table = read_letter_widths()
    width: float = table["widths"].get(letter, table["wide" if is_wide(letter) else "other"]) / 1000
    return width if is_wide(letter) else width * SPARE


def text_width(text: str, size: float, weight: int = 400) -> float:
    """Width of one line in the unit of its size."""
    bold = BOLD if weight >= SEMIBOLD else 1.0
    return size * bold * sum(map(letter_width, text))


def _units(text: str) -> Iterable[str]:
    """Pieces between which a line may break."""
    unit = ""
    for piece in PIECE.findall(text):
        stays = unit and (piece[0] in NOT_FIRST or unit[-1] in NOT_LAST)
        if unit and not stays:
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit


def _halves(unit: str, size: float, width: float) -> Iterable[str]:
    """A unit that is wider than a line, by as many letters as fit."""
    part = ""
    for letter in unit:
        if part and text_width(part + letter, size) > width:
            yield part
            part = ""
        part += letter
    yield part


def _paragraph_lines(text: str, size: float, width: float) -> list[str]:
    lines, line = [], ""
    for unit in _units(" ".join(text.split())):
        if text_width((line + unit).rstrip(), size) <= width:
            line += unit
            continue
        if line.strip():
            lines.append(line.strip())
        *whole, line = _halves(unit.lstrip(), size, width)
        lines.extend(whole)
    return [*lines, line.strip()] if line.strip() else lines


def wrapped(text: str, size: float, width: float, weight: int = 400) -> list[str]:
    """Lines of a text, broken as Chinese and Latin break.

    Parameters
    ----------
    text
        A line feed begins a new line.
    size, width
        Size of the letters and width of the line, in one unit.
    weight
        From 600 letters are wider.
    """
    across = width / (BOLD if weight >= 600 else 1.0)  # noqa: PLR2004 (semibold and above)
    return [line for part in text.split("\n") for line in _paragraph_lines(part, size, across)]


def line_count(texts: Iterable[str], size: float, width: float, weight: int = 400) -> int:
    """Lines that texts take below one another; an empty one takes none."""
    return sum(len(wrapped(text, size, width, weight)) for text in texts)


def fitting_size(
    texts: Sequence[str], width: float, most_lines: int, sizes: Sequence[float], weight: int = 400
) -> float:
    """Largest size at which texts take no more than a number of lines; the last size where none does.

    Parameters
    ----------
    texts
        What stands below one another.
    width
        Width of a line, in the unit of the sizes.
    most_lines
        Lines that there is room for.
    sizes
        From the largest to the smallest.
    weight
        Of the letters.
    """
    fits = (size for size in sizes if line_count(texts, size, width, weight) <= most_lines)
    return next(fits, sizes[-1])
