"""Printed text: lines are joined to paragraphs, brackets and spaces unified."""

import re
from collections.abc import Sequence

FOLDED = str.maketrans("(),;:．!?", "（），；：.！？")
# A scan has 28 or 29 characters in a full line, and the first line of a paragraph is indented by two.
FULL_LINE = 26.0
FIRST_LINE = (24.0, 27.5)
LEAD = re.compile(r"[^，。；：“]{4,40}。")
SENTENCE_END = ("。", "：", "；", "！", "？", "）", "〕")
# White space is kept only between two words of Latin letters.
GAP = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
WIDE = "\u2000"


def fold(text: str) -> str:
    """Text without white space, with half-width punctuation made full-width."""
    return re.sub(r"\s", "", text).translate(FOLDED)


def printed(text: str) -> str:
    """Text for reading: white space only between Latin words, full-width punctuation."""
    return GAP.sub("", text).translate(FOLDED)


def _width(line: str) -> float:
    return sum(1.0 if char > WIDE else 0.5 for char in line)


def _begins_paragraph(before: str, line: str, *, whole: bool) -> bool:
    if not fold(before).endswith(SENTENCE_END):
        return False
    if whole or line.startswith("——"):
        return True
    if not before.endswith("。"):
        return False
    least, most = FIRST_LINE
    return _width(before) < FULL_LINE or (LEAD.match(fold(line)) is not None and least <= _width(line) <= most)


def split_paragraphs(lines: Sequence[str], *, whole: bool) -> tuple[str, ...]:
    """Join lines into paragraphs.

    Parameters
    ----------
    lines
        Lines of one clause in order.
    whole
        Whether each line of the source is a paragraph. Then a line continues the one before only if that one does not
        end a sentence, as at a page break.
    """
    found: list[str] = []
    before = ""
    for line in lines:
        if found and not _begins_paragraph(before, line, whole=whole):
            found[-1] += line
        else:
            found.append(line)
        before = line
    return tuple(printed(paragraph) for paragraph in found)
