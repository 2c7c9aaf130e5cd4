"""Tokens for the full-text index of SQLite: single characters, pinyin, words and numbers."""

import re
from functools import cache
from itertools import chain

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
RUN = re.compile(rf"[{HAN}]+|[a-z0-9]+(?:[.\-][a-z0-9]+)*")
HAN_RUN = re.compile(rf"[{HAN}]+")
# Number of characters whose pinyin is indexed, from each character of a name on.
SOUND_LENGTH = 12


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def normal(text: str) -> str:
    """Text in simplified characters and lower case."""
    return str(_converter().convert(text)).lower()


def runs(text: str) -> list[str]:
    """Runs of Chinese characters, words, ids and numbers of a text, in order."""
    return RUN.findall(normal(text))


def is_han(run: str) -> bool:
    """Whether a run is of Chinese characters."""
    return HAN_RUN.fullmatch(run) is not None


def spaced(text: str) -> str:
    """Text as tokens: single Chinese characters, words and numbers whole and in parts."""
    return " ".join(chain.from_iterable(_tokens(run) for run in runs(text)))


def _tokens(run: str) -> list[str]:
    if is_han(run):
        return list(run)
    parts = [] if re.fullmatch(r"\d+\.\d+", run) else re.split(r"[.\-]", run)
    return [run, *(part for part in parts if part != run)]


@cache
def syllables(name: str) -> tuple[str, ...]:
    """Pinyin of a name without tones, one syllable per character; other runs are unchanged."""
    return tuple(lazy_pinyin(name, style=Style.NORMAL))


def sounds(name: str) -> str:
    """Pinyin and initials of a name, from each of its characters on."""
    found = []
    for run in HAN_RUN.findall(normal(name)):
        heard = syllables(run)
        for start in range(len(heard)):
            part = heard[start : start + SOUND_LENGTH]
            found += ["".join(part), "".join(sound[0] for sound in part)]
    return " ".join(dict.fromkeys(found))


def sound_of(query: str) -> str:
    """Pinyin of the Chinese characters of a query, joined."""
    return "".join(chain.from_iterable(syllables(run) for run in HAN_RUN.findall(normal(query))))
