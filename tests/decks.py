"""Decks that the tests of files to take away share: real views, and slides whose every word is hostile."""

import os
import shutil
from dataclasses import replace
from functools import cache

import pytest

from exports.pptx.slide_layouts import map_size
from exports.shared.edition import Edition
from exports.story_slides import slides_of_story
from layers.catalog.colours import read_tokens
from layers.views.static_map import static_chart, static_map
from tests.hostile import KINDS
from utils.charts.base import ChartTheme
from utils.drawing.display_list import Picture, StaticMap
from utils.stories.model import Slide, Story, View
from utils.stories.slides import Chart, ChartRow, Evidence, MapView, Row, SlideContent, SlideDeck

ORIGIN = "https://atlas.example"
DAY = "2026-01-31"
# What each writer could take for its own: markup, a template, a formula, code, signs that XML forbids.
LETTERS = ("<script>alert(1)</script>", "{{ 7*7 }}", "=1+1", '#eval("1")', "*b* _i_ $x$ @r [l]", "a\x00\x1bb\ufffe")
HOSTILE = (*LETTERS, *(text for kind, text in KINDS.items() if kind != "long"))


def edition(lang: str) -> Edition:
    """Edition of the tests' files."""
    light = read_tokens()["light"]
    return Edition(lang, DAY, ORIGIN, ChartTheme(light["ui"], light["chart"]))


def _slide(title: tuple[str, str], page: str, records: tuple[str, ...] = (), **choices: str) -> Slide:
    zh, en = title
    view = View(page, {name: (value,) for name, value in choices.items()})
    notes = {"zh": f"先说{zh}。\n再看依据。", "en": f"First {en}.\nThen the clauses."}
    body = ({"zh": "文件没有报告任何结果。", "en": "No document reports a result."},)
    return Slide({"zh": zh, "en": en}, body, notes, view, records, table=bool(records))


STORY = Story(
    "tested", {"zh": "重庆都市圈规划", "en": "The plan"}, {"zh": "四份文件", "en": "Four documents"}, {},
    (
        _slide(("六个方向的铁路", "Railways"), "transport", ("places/yuxi-hsr", "places/yukun-hsr")),
        _slide(("常住人口", "Residents"), "", indicator="population"),
        _slide(("百分比目标", "Targets in percent"), "targets"),
        _slide(("谁负责", "Who answers"), "responsibility"),
        _slide(("金融支持", "Support"), "finance"),
    ),
)  # fmt: skip
TRANSPORT, RESIDENTS, TARGETS, UNITS, SUPPORT = range(1, 6)


@cache
def real_deck(lang: str) -> SlideDeck:
    """Cover, five views and closing slide of real choices."""
    return replace(slides_of_story(STORY, lang), date=DAY)


@cache
def real_plates(lang: str) -> dict[int, StaticMap]:
    """Maps of the real deck by place."""
    slides = enumerate(real_deck(lang).slides)
    return {i: static_map(slide.map, lang, map_size()) for i, slide in slides if slide.map}


@cache
def real_chart(lang: str) -> Picture:
    """Targets of the real deck as a picture."""
    chart = real_deck(lang).slides[TARGETS].chart
    assert chart is not None
    return static_chart(chart)


def hostile_slide(kind: str = "view") -> SlideContent:
    """Slide whose every word is hostile."""
    words = " ".join(HOSTILE)
    rows = tuple(Row(text, text, text) for text in LETTERS)
    evidence = tuple(Evidence(text, text, f"/documents?clause={i}") for i, text in enumerate(LETTERS))
    chart = Chart("bars", words, "", (LETTERS[0],), tuple(ChartRow(text, (1.0,), text) for text in LETTERS))
    return SlideContent(
        kind if kind in {"title", "closing"} else "view", words, words, HOSTILE, words,  # type: ignore[arg-type]
        MapView("transport", ""), chart, rows, evidence, words, words, "/transport", "/v/1",
    )  # fmt: skip


def hostile_deck() -> SlideDeck:
    """Three slides without an honest word."""
    slides = (hostile_slide("title"), hostile_slide(), hostile_slide("closing"))
    return SlideDeck("hostile", "zh", " ".join(HOSTILE), DAY, slides)


def program(name: str, package: str) -> str:
    """Path of a program; absent is a skip on a desk and a failure in CI."""
    path = shutil.which(name)
    if path is None:
        reason = f"no {name} on this machine (install: {package})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path
