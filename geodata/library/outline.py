"""Splits the lines of a document into clauses: chapters, sections, items, boxes and rows of an annex.

The four documents have three forms of outline. The form depends on the document, never on the file, so that a scan, a
web page and a Word copy give the same locators.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from geodata.library.paragraphs import fold, printed, split_paragraphs

OPINIONS = "cq-2022-5"
PLAN = "cq-2022-37"
ACTION_PLAN = "cq-2022-31"
FINANCE_NOTICE = "cq-office-2022-81"

NUMERALS = ("", *"一二三四五六七八九")
ORDINALS = {tens + one: 10 * i + j for i, tens in enumerate(("", "十", "二十")) for j, one in enumerate(NUMERALS)}

CHAPTER = re.compile(r"([一二三四五六七八九十]+)、")
ITEM = re.compile(r"（([一二三四五六七八九十]+)）")
NUMBER = re.compile(r"(\d)\.(?!\d)")
PLAN_CHAPTER = re.compile(r"(第[一二三四五六七八九十]+章)\s+(.+)")
PLAN_SECTION = re.compile(r"(第[一二三四五六七八九十]+节)\s+(.+)")
BOX = re.compile(r"专栏\s*(\d)\s+(.+)")
BOX_LIST = "重点建设任务："
ANNEX = "附件"
ANNEX_ROW = re.compile(r"(\d{1,2})(?!\d)")
FINAL_CLAUSE = "本通知自印发之日起执行"
HEADING_LENGTH = 40
ITEM_LEVEL = 2
MARK_LENGTH = 6


class Mark(NamedTuple):
    """Beginning of a clause: locator, printed heading, level in the outline, and parent."""

    locator: str
    heading: str
    level: int
    parent: str = ""


class Piece(NamedTuple):
    """A line of text with the clause that it belongs to."""

    mark: Mark
    line: str


@dataclass(frozen=True)
class Clause:
    """One clause.

    Attributes
    ----------
    document_id, locator
        Identity.
    heading
        Printed heading; empty if there is none.
    level, parent
        Level in the outline, from 1, and locator of the parent clause; empty at the top.
    paragraphs
        Printed text, without the line breaks within paragraphs.
    """

    document_id: str
    locator: str
    heading: str
    level: int
    parent: str
    paragraphs: tuple[str, ...]

    @cached_property
    def folded(self) -> str:
        """Heading and text without white space and with full-width punctuation, for matching evidence."""
        heading, text = fold(self.heading), fold("".join(self.paragraphs))
        # The heading of an item is its first sentence, after the number.
        return text if heading in text[: len(heading) + MARK_LENGTH] else heading + text


def cut_document(document_id: str, lines: list[str]) -> list[Clause]:
    """Split the lines of one document into clauses, in order."""
    grouped: dict[Mark, list[str]] = {}
    for mark, line in FORMS[document_id](lines):
        grouped.setdefault(mark, [])
        if line:
            grouped[mark].append(line)
    wide = _prints_whole_paragraphs(lines)
    return [
        Clause(document_id, *mark[:1], mark.heading, mark.level, mark.parent, split_paragraphs(found, whole=wide))
        for mark, found in grouped.items()
    ]


def _prints_whole_paragraphs(lines: list[str]) -> bool:
    """Whether each line is a paragraph; a scan has line breaks after some thirty characters."""
    return max(map(len, lines), default=0) > 2 * HEADING_LENGTH


def _ordinal(pattern: re.Pattern[str], text: str) -> int:
    mark = pattern.match(text)
    return ORDINALS.get(mark[1], 0) if mark else 0


def _lead(text: str) -> str:
    """Heading of an item: its first sentence, if short."""
    sentence = text.partition("。")[0]
    return sentence if len(sentence) <= HEADING_LENGTH else ""


def _outline(lines: Iterable[str]) -> Iterator[Piece]:
    """Split a text of chapters ``一、``, items ``（一）`` and numbers ``1.``.

    A mark counts only if its ordinal is the next one, because wrapped lines may begin like a mark. Items are numbered
    through all chapters or within each.
    """
    chapter = item = number = 0
    head, fresh, above = "", True, Mark("", "", 0)
    mark = Mark("引言", "", 1)
    for line in lines:
        text = fold(line)
        if _ordinal(CHAPTER, text) == chapter + 1:
            chapter, fresh, number = chapter + 1, True, 0
            head, _, title = text.partition("、")
            mark = above = Mark(head, title, 1)
            yield Piece(mark, "")
            continue
        if chapter and (found := _ordinal(ITEM, text)) and (found == item + 1 or (found == 1 and fresh)):
            item, fresh, number = found, False, 0
            locator, title = head + text[: text.index("）") + 1], text[text.index("）") + 1 :]
            mark = above = Mark(locator, _lead(title), ITEM_LEVEL, head)
        elif above.level == ITEM_LEVEL and (counted := NUMBER.match(text)) and int(counted[1]) == number + 1:
            number += 1
            mark = Mark(f"{above.locator}{number}", _lead(text[counted.end() :]), ITEM_LEVEL + 1, above.locator)
        elif text.startswith(FINAL_CLAUSE):
            mark = Mark("结尾", "", 1)
        yield Piece(mark, line)


def _plan(lines: Iterable[str]) -> Iterator[Piece]:
    """Split the plan into chapters, sections and boxes.

    Box 1 has two numbered lists, which are counted through. A box is placed where it is printed, below the section
    before it.
    """
    chapter = section = box = Mark("", "", 0)
    count = 0
    mark = Mark("前言", "", 1)
    for line in lines:
        text = fold(line)
        if found := PLAN_CHAPTER.match(line):
            mark = chapter = section = Mark(found[1], printed(found[2]), 1)
            box = Mark("", "", 0)
        elif chapter.locator and (found := PLAN_SECTION.match(line)):
            mark = section = Mark(f"{chapter.locator} {found[1]}", printed(found[2]), 2, chapter.locator)
            box = Mark("", "", 0)
        elif found := BOX.match(line):
            mark = box = Mark(f"专栏{found[1]}", printed(found[2]), 3, section.locator)
            count = 0
        elif text != "前言":
            if box.level and text.endswith(BOX_LIST):
                mark = box
            elif box.level and NUMBER.match(text):
                count += 1
                mark = Mark(f"{box.locator}-{count}", _box_lead(text), 4, box.locator)
            yield Piece(mark, line)
            continue
        yield Piece(mark, "")


def _box_lead(text: str) -> str:
    return re.split(r"[。：；，、]", NUMBER.sub("", text, count=1), maxsplit=1)[0][:HEADING_LENGTH]


def _opinions(lines: list[str]) -> Iterator[Piece]:
    """Split the opinions, and the numbered rows of their annex."""
    cut = next((i for i, line in enumerate(lines) if fold(line) == ANNEX), len(lines))
    body_end = next((i for i, line in enumerate(lines) if fold(line).startswith(ANNEX + "：")), cut)
    yield from _outline(lines[:body_end])
    row, mark = 0, Mark(ANNEX, "", 1)
    for line in lines[cut + 1 :]:
        if not row and not ANNEX_ROW.match(line):
            mark = Mark(ANNEX, mark.heading + printed(line), 1) if "分工" in line else mark
            continue
        if not row:
            yield Piece(mark, "")
        found = ANNEX_ROW.match(line)
        if found and int(found[1]) == row + 1:
            row, line = row + 1, line[found.end() :].strip(" |")  # noqa: PLW2901
        yield Piece(Mark(f"{ANNEX} {row}", "", 2, ANNEX), line)


FORMS: dict[str, Callable[[list[str]], Iterator[Piece]]] = {
    OPINIONS: _opinions,
    PLAN: _plan,
    ACTION_PLAN: _outline,
    FINANCE_NOTICE: _outline,
}
