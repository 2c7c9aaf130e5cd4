"""Finds the four documents in the lines of a source file."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from opencc import OpenCC

from geodata.library.outline import ACTION_PLAN, FINANCE_NOTICE, OPINIONS, PLAN
from geodata.library.paragraphs import fold

RUNNING_HEAD = re.compile(
    r"重庆市人民政府(文件|行政规范性文件|发布)?|[-—]\d+[-—]|重庆都市圈空间布局图|序|号|目标任务责任单位|序号\|目.*"
)
# A web copy gives the pronunciation after traditional characters: 關(guān).
GLOSS = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿ]{1,7}[)）]")
# A PDF may have a radical instead of the character: those of Kangxi are normalised by Unicode, these by a table.
KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
SUPPLEMENT = (
    "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
RADICALS = str.maketrans(*SUPPLEMENT) | KANGXI
TRADITIONAL = re.compile(r"[慶區發業與國對開設關]")
SIMPLIFIED = re.compile(r"[庆区发业与国对开设关]")
OPENINGS = {
    OPINIONS: "广阳湾智创生态城规划范围168平方公里",
    PLAN: "前言",
    ACTION_PLAN: "为深入贯彻习近平总书记关于城市工作",
    FINANCE_NOTICE: "为贯彻落实《国务院关于印发扎实稳住经济",
}
# Many texts begin with 前言, so the plan is recognised by its title as well.
TITLES = {PLAN: "重庆都市圈发展规划"}
CLOSINGS = {
    OPINIONS: ("本文链接：", "本文关键词"),
    PLAN: ("来源：", "（责编："),
    ACTION_PLAN: ("重庆市人民政府办公厅关于加强财政金融联动",),
    FINANCE_NOTICE: ("重庆市人民政府办公厅",),
}


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional characters."""
    return len(TRADITIONAL.findall(text)) > len(SIMPLIFIED.findall(text))


def clean_lines(lines: Iterable[str]) -> list[str]:
    """Lines in simplified characters, without glosses, running heads and page numbers."""
    text = "\n".join(lines).translate(RADICALS)
    if is_traditional(text):
        text = _converter().convert(GLOSS.sub("", text))
    kept = (line.strip() for line in text.split("\n"))
    return [line for line in kept if line and not RUNNING_HEAD.fullmatch(fold(line))]


def find_documents(lines: list[str]) -> dict[str, list[str]]:
    """Lines of each of the four documents in a file, from its opening words to its last.

    Parameters
    ----------
    lines
        From :func:`clean_lines`.
    """
    found = {}
    folded = [fold(line) for line in lines]
    whole = "".join(folded)
    for document_id, opening in OPENINGS.items():
        # A table of contents may have the opening words before the text does.
        starts = [i for i, text in enumerate(folded) if text.startswith(opening)]
        if starts and TITLES.get(document_id, "") in whole:
            end = _end(folded, starts[-1], CLOSINGS[document_id])
            found[document_id] = lines[starts[-1] : end]
    return found


def _end(folded: list[str], start: int, closings: tuple[str, ...]) -> int:
    return next((i for i in range(start, len(folded)) if folded[i].startswith(closings)), len(folded))
