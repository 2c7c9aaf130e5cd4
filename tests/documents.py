"""Clauses of the four documents, cut out of the tidy source texts.

A clause is the text that a locator names, without white space and with half-width
punctuation folded, so that evidence can be found in it as a machine finds it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

Clauses = dict[tuple[str, str], str]
Pieces = Iterator[tuple[str, str]]

OPINIONS = "cq-2022-5"
PLAN = "cq-2022-37"
ACTION_PLAN = "cq-2022-31"
FINANCE_NOTICE = "cq-office-2022-81"

OPINIONS_FILE = "seed_000_ecocity.txt"
GAZETTE_FILE = "seed_003_gazette.txt"
PLAN_FILE = "seed_004_metro_plan.txt"

FOLDED = str.maketrans("(),;:．", "（），；：.")
UNITS = ("", *"一二三四五六七八九")
ORDINALS = {tens + unit: 10 * i + j for i, tens in enumerate(("", "十", "二十")) for j, unit in enumerate(UNITS)}

RUNNING_HEAD = re.compile(
    r"重庆市人民政府(文件|行政规范性文件|发布)|[-—]\d+[-—]|重庆都市圈空间布局图|序|号|目标任务责任单位"
)
CHAPTER = re.compile(r"([一二三四五六七八九十]+)、")
ITEM = re.compile(r"（([一二三四五六七八九十]+)）")
NUMBER = re.compile(r"(\d)\.(?!\d)")
PLAN_CHAPTER = re.compile(r"(第[一二三四五六七八九十]+章)\s")
PLAN_SECTION = re.compile(r"(第[一二三四五六七八九十]+节)\s")
BOX = re.compile(r"专栏\s*(\d)\s")
BOX_LIST = "重点建设任务："
ANNEX_ROW = re.compile(r"(\d{1,2})(?!\d)")
PARAGRAPH = re.compile(r" 第\d+段$")

OPENINGS = {
    OPINIONS: "广阳湾智创生态城规划范围168平方公里",
    PLAN: "前言",
    ACTION_PLAN: "为深入贯彻习近平总书记关于城市工作",
    FINANCE_NOTICE: "为贯彻落实《国务院关于印发扎实稳住经济",
}
CLOSINGS = {
    OPINIONS: "附件：创建广阳湾智创生态城任务分工",
    ACTION_PLAN: "重庆市人民政府办公厅关于加强财政金融联动",
    FINANCE_NOTICE: "重庆市人民政府办公厅",
}
FINAL_CLAUSE = "本通知自印发之日起执行"


def fold(text: str) -> str:
    """Take white space out of a text and fold its half-width punctuation."""
    return re.sub(r"\s", "", text).translate(FOLDED)


def section_of(locator: str) -> str:
    """Drop the paragraph from a locator: sections are the finest cut."""
    return PARAGRAPH.sub("", locator)


def read_clauses(seeds: Path) -> Clauses:
    """Read every clause of the four documents.

    Parameters
    ----------
    seeds
        Folder of the tidy source texts.

    Returns
    -------
    Folded text by document and locator.
    """
    opinions, plan, gazette = (_lines(seeds / name) for name in (OPINIONS_FILE, PLAN_FILE, GAZETTE_FILE))
    pieces = {
        OPINIONS: [*_outline(_body(OPINIONS, opinions)), *_annex(opinions)],
        PLAN: [*_plan(_body(PLAN, plan))],
        ACTION_PLAN: [*_outline(_body(ACTION_PLAN, gazette))],
        FINANCE_NOTICE: [*_outline(_body(FINANCE_NOTICE, gazette))],
    }
    clauses: Clauses = defaultdict(str)
    for document, found in pieces.items():
        for locator, line in found:
            clauses[document, locator] += fold(line)
    return dict(clauses)


def _lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line and not RUNNING_HEAD.fullmatch(fold(line))]


def _body(document: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines from the opening words of a document up to what follows its text."""
    inside = False
    for line in lines:
        inside = inside or fold(line).startswith(OPENINGS[document])
        if inside and document in CLOSINGS and fold(line).startswith(CLOSINGS[document]):
            return
        if inside:
            yield line


def _outline(lines: Iterable[str]) -> Pieces:
    """Cut a text of chapters ``一、``, items ``（一）`` and numbers ``1.``.

    A mark counts only where its ordinal is the next: wrapped lines may begin like a mark.
    Items go on counting through the chapters or begin again in each.
    """
    chapter = item = number = 0
    head, locator, item_locator = "", "引言", ""
    for line in lines:
        text = fold(line)
        if _ordinal(CHAPTER, text) == chapter + 1:
            chapter, head = chapter + 1, text.partition("、")[0]
            locator, fresh, number = head, True, 0
        elif chapter and (found := _ordinal(ITEM, text)) and (found == item + 1 or (found == 1 and fresh)):
            item, fresh, number = found, False, 0
            locator = item_locator = head + text[: text.index("）") + 1]
        elif item_locator and (mark := NUMBER.match(text)) and int(mark[1]) == number + 1:
            number += 1
            locator = f"{item_locator}{number}"
        elif text.startswith(FINAL_CLAUSE):
            locator = "结尾"
        yield locator, line


def _ordinal(pattern: re.Pattern[str], text: str) -> int:
    mark = pattern.match(text)
    return ORDINALS.get(mark[1], 0) if mark else 0


def _plan(lines: Iterable[str]) -> Pieces:
    """Cut the plan of chapters, sections and boxes.

    Box 1 prints two numbered lists; the second goes on counting.
    """
    chapter, box, count, locator = "", "", 0, "前言"
    for line in lines:
        text = fold(line)
        if mark := PLAN_CHAPTER.match(line):
            chapter, box, locator = mark[1], "", mark[1]
        elif chapter and (mark := PLAN_SECTION.match(line)):
            box, locator = "", f"{chapter} {mark[1]}"
        elif mark := BOX.match(line):
            box, count, locator = f"专栏{mark[1]}", 0, f"专栏{mark[1]}"
        elif box and text.endswith(BOX_LIST):
            locator = box
        elif box and NUMBER.match(text):
            count += 1
            locator = f"{box}-{count}"
        yield locator, line


def _annex(lines: list[str]) -> Pieces:
    """Cut the annex into its numbered rows."""
    row = 0
    for line in lines[lines.index("附件") + 1 :]:
        mark = ANNEX_ROW.match(line)
        if mark and int(mark[1]) == row + 1:
            row += 1
            yield f"附件 {row}", line[mark.end() :]
        elif row:
            yield f"附件 {row}", line
