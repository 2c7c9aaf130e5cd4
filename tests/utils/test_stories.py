"""The stories that ship: every sentence is ours and rests on a record; every view exists."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from geodata.analysis.corridors import read_bearings
from geodata.analysis.entities import LINE_MODES
from layers.catalog.pages import PAGES, story_pages
from layers.views.page_parameters import known_choices
from tests.facts import ROOT, Clauses, read_rows
from tests.story_counts import binding, counts, load
from tests.story_numbers import unbacked
from utils.stories.form import SCHEMA_FILE, STORIES
from utils.stories.model import Slide, Texts
from utils.stories.parse import LARGEST_FILE
from utils.stories.validate import (
    STORY_IDS,
    known_records,
    read_story,
    shipped_stories,
    shipped_story,
    story_data,
)
from utils.text.i18n import LANGUAGES

HAN = re.compile(r"[\u3400-\u9fff]")
# A run of this many characters would be the document's sentence and not ours.
COPIED = 13
SENTENCE_END = {"zh": re.compile("[。！？]"), "en": re.compile(r"(?<!\bNo)[.!?](?=\s|$|”)")}
LONGEST = {"title": {"zh": 14, "en": 45}, "body": {"zh": 45, "en": 110}}
# No document reports a result, so no story may sound as if one did.
RESULTS = re.compile("已建成|已完成|已通车|已开工|已实现|完成率|进度|percent complete|has been (built|opened|reached)")
SLIDES = [(story.story_id, number) for story in shipped_stories() for number in range(1, len(story.slides) + 1)]
NAMES = [f"{story}-{number}" for story, number in SLIDES]


def slide_of(story_id: str, number: int) -> Slide:
    """A slide by its number from 1."""
    return shipped_story(story_id).slides[number - 1]


def texts_of(slide: Slide) -> list[Texts]:
    """Title, sentences and notes of a slide."""
    return [slide.title, *slide.body, slide.notes]


def words_of(slide: Slide) -> list[str]:
    """Every text of a slide in every language."""
    return [text for texts in texts_of(slide) for text in texts.values()]


@cache
def schema() -> dict[str, Any]:
    """The schema that is published."""
    content: dict[str, Any] = json.loads(SCHEMA_FILE.read_text("utf-8"))
    return content


@pytest.fixture(scope="module")
def known() -> dict[str, dict[str, list[str]]]:
    """Known choices of every page."""
    return known_choices()


def test_schema_is_valid() -> None:
    """The schema is one of its draft, and every field and definition says what it is."""
    Draft202012Validator.check_schema(schema())
    parts = [schema(), *schema()["$defs"].values()]
    fields = [(name, field) for part in parts for name, field in part.get("properties", {}).items()]
    assert [name for name, field in fields if not field.get("description")] == []
    assert [name for name, part in schema()["$defs"].items() if not part.get("description")] == []


def test_schema_knows_the_pages() -> None:
    """The schema lists the pages that a story can show, and no other."""
    assert schema()["$defs"]["view"]["properties"]["page"]["enum"] == [page.address for page in story_pages()]


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_files_meet_the_schema(story_id: str) -> None:
    """Each file stands its schema, is small enough to be read, and is named as its story."""
    raw = (STORIES / f"{story_id}.json").read_bytes()
    content = json.loads(raw)
    assert [fault.message for fault in Draft202012Validator(schema()).iter_errors(content)] == []
    assert len(raw) <= LARGEST_FILE
    assert content["id"] == story_id


def test_no_other_story_ships() -> None:
    """Every file beside the schema is one of the five stories."""
    assert {path.stem for path in STORIES.glob("*.json")} == {*STORY_IDS, "story.schema"}


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_readers_find_nothing_wrong(story_id: str, known: dict[str, dict[str, list[str]]]) -> None:
    """Every page, choice, value and record of a story is known, and the reader of users' files keeps all of it."""
    story, problems = read_story((STORIES / f"{story_id}.json").read_bytes(), known, "en")
    assert problems == []
    assert story == shipped_story(story_id)


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_written_stories_are_read_back(story_id: str, known: dict[str, dict[str, list[str]]]) -> None:
    """A story that is written as a file meets the schema and is the same when it is read again."""
    story = shipped_story(story_id)
    assert [fault.message for fault in Draft202012Validator(schema()).iter_errors(story_data(story))] == []
    assert read_story(json.dumps(story_data(story)).encode(), known, "zh") == (story, [])
    assert read_story(story_data(story), known, "zh") == (story, [])


def test_example_of_the_guide(known: dict[str, dict[str, list[str]]]) -> None:
    """The file that the guide prints meets the schema and is read without a remark."""
    guide = (ROOT / "docs" / "stories.md").read_text("utf-8")
    example = guide.split("```json\n")[1].split("```")[0]
    assert [fault.message for fault in Draft202012Validator(schema()).iter_errors(json.loads(example))] == []
    story, problems = read_story(example.encode(), known, "en")
    assert problems == []
    assert story is not None
    assert unbacked(words_of(story.slides[0]), story.slides[0].records) == []


def test_pages_warn_of_the_same_choices() -> None:
    """Each page names as unknown what a story could not ask of it: both take the choices from one place."""
    asked = re.compile(r'show_unknown\(page_choices\("([^"]*)"\), _\)')
    found = {path.stem: asked.findall(path.read_text("utf-8")) for path in (ROOT / "pages").glob("*.py")}
    modules = {page.address: page.file.removesuffix(".py") for page in PAGES.values() if page.view or page.in_stories}
    assert {module: pages for module, pages in found.items() if pages} == {
        module: [page] for page, module in modules.items()
    }


def test_number_of_slides() -> None:
    """The plan has ten views, the others five to eight."""
    assert len(shipped_story("plan").slides) == 10
    assert [story.story_id for story in shipped_stories()[1:] if not 5 <= len(story.slides) <= 8] == []


@pytest.mark.parametrize("name", SLIDES, ids=NAMES)
def test_slides_are_complete(name: tuple[str, int]) -> None:
    """A slide speaks both languages, has one or two sentences, notes, and two to six records that exist."""
    slide = slide_of(*name)
    assert [texts for texts in texts_of(slide) if set(texts) != set(LANGUAGES)] == []
    assert 1 <= len(slide.body) <= 2
    # A table beside a figure has room for five rows.
    assert 2 <= len(slide.records) <= (5 if slide.table else 6)
    assert set(slide.records) <= known_records()
    assert [text for texts in texts_of(slide) if HAN.search(text := texts["en"])] == []
    assert [text for texts in texts_of(slide) if not HAN.search(text := texts["zh"])] == []


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_stories_are_complete(story_id: str) -> None:
    """Title, subtitle and closing words stand in both languages; no two slides of a story show the same."""
    story = shipped_story(story_id)
    assert [set(texts) for texts in (story.title, story.subtitle, story.closing)] == [set(LANGUAGES)] * 3
    shown = [(slide.view.page, json.dumps(dict(slide.view.choices))) for slide in story.slides]
    assert len(set(shown)) == len(shown)


def length(text: str, lang: str) -> int:
    """Characters of a text; spaces do not count in Chinese."""
    return len("".join(text.split())) if lang == "zh" else len(text)


@pytest.mark.parametrize("name", SLIDES, ids=NAMES)
def test_words_are_short(name: tuple[str, int]) -> None:
    """A title can be read from the last row, a sentence beside the figure, notes in one breath."""
    slide = slide_of(*name)
    for lang in LANGUAGES:
        assert length(slide.title[lang], lang) <= LONGEST["title"][lang], slide.title[lang]
        assert [each[lang] for each in slide.body if length(each[lang], lang) > LONGEST["body"][lang]] == []
        assert 2 <= len(SENTENCE_END[lang].findall(slide.notes[lang])) <= 4, slide.notes[lang]


@pytest.mark.parametrize("name", SLIDES, ids=NAMES)
def test_no_result_is_told(name: tuple[str, int]) -> None:
    """No sentence sounds as if a result had been reported."""
    assert [text for text in words_of(slide_of(*name)) if RESULTS.search(text)] == []


@pytest.mark.parametrize("name", SLIDES, ids=NAMES)
def test_chinese_is_set_as_the_atlas_sets_it(name: tuple[str, int]) -> None:
    """A space parts Chinese from Latin and digits, but not inside 2025年 and 37号; punctuation is full-width."""
    texts = [texts["zh"] for texts in texts_of(slide_of(*name))]
    tight = re.compile("[\u3400-\u9fff][0-9A-Za-z]|[0-9A-Za-z%][\u3400-\u9fff]")
    plain = [re.sub("[0-9]+[年号]", "，", text) for text in texts]
    assert [text for text in plain if tight.search(text) or re.search("[,;:?!()]", text)] == []


@pytest.mark.parametrize("name", SLIDES, ids=NAMES)
def test_figures_keep_their_units(name: tuple[str, int]) -> None:
    """No line ends between a figure and its unit or measure word, nor between No. and its number."""
    apart = re.compile("[0-9] (?:[%\u3400-\u9fff]|km|m²|m\\b|million)|No\\. [0-9]")
    assert [text for text in words_of(slide_of(*name)) if apart.search(text)] == []


@pytest.mark.parametrize("name", SLIDES, ids=NAMES)
def test_every_number_is_backed(name: tuple[str, int]) -> None:
    """Each number of title, sentences and notes stands in a record of the slide, or is counted from the tables."""
    slide = slide_of(*name)
    assert unbacked(words_of(slide), slide.records, counts().get(name, ())) == []


@pytest.mark.parametrize("name", SLIDES, ids=NAMES)
def test_a_wrong_number_is_found(name: tuple[str, int]) -> None:
    """Any number of a slide that is replaced by another one is named."""
    slide = slide_of(*name)
    for text in words_of(slide):
        for number in re.finditer(r"(?<![A-Za-z0-9.,])[0-9][0-9,.]*(?![A-Za-z0-9.])", text):
            wrong = f"{text[: number.start()]}7771{text[number.end() :]}"
            assert unbacked([wrong], slide.records, counts().get(name, ())) != [], wrong


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("城镇化率约 80 %", "城镇化率约 81 %"), ("不低于 89.4 %", "不低于 98.4 %"), ("1 小时", "两小时"),
        ("At least 89.4 %", "At least 89.40001 %"), ("1-hour commute", "two hours"), ("by 2025", "by 2035"),
        ("No. 37", "No. 31"), ("4 figures", "dozens of figures"),
    ],
)  # fmt: skip
def test_near_misses_are_found(right: str, wrong: str) -> None:
    """A figure that is only almost right, in digits or in words, is named; the right one is not."""
    slide = slide_of("plan", 10)
    backing = (slide.records, counts()["plan", 10])
    assert unbacked([right], *backing) == []
    assert len(unbacked([wrong], *backing)) == 1


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2440 万人", True), ("24.4 million", True), ("35,000 km²", True), ("3.5 万平方公里", True),
        ("2440 亿人", False), ("24.4 billion", False), ("2450 万人", False), ("35,100 km²", False), ("3.5 亿", False),
    ],
)  # fmt: skip
def test_units_count(text: str, right: object) -> None:
    """万 and million are factors: the same digits with another unit are another number."""
    assert (unbacked([text], ["targets/metro-population", "targets/metro-area"]) == []) is right


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_story_words_are_backed(story_id: str) -> None:
    """Title, subtitle and closing words name documents by number and the views by their count."""
    story = shipped_story(story_id)
    records = [record for slide in story.slides for record in slide.records]
    texts = [text for texts in (story.title, story.subtitle, story.closing) for text in texts.values()]
    assert unbacked(texts, records, [len(story.slides)]) == []


def test_claims_on_regions() -> None:
    """The densest regions are central; Guang'an has the most people and the most land."""
    rows = read_rows("regions")
    density = sorted(rows, key=lambda row: int(row["population_2020"]) / float(row["area_km2"]), reverse=True)
    assert {row["tier"] for row in density[:8]} == {"central"}
    assert max(rows, key=lambda row: int(row["population_2020"]))["region_id"] == "guangan"
    assert max(rows, key=lambda row: float(row["area_km2"]))["region_id"] == "guangan"


def test_claims_on_targets() -> None:
    """For 2035 there is no figure; all central districts are bound alike; one unit has the most tasks of the annex."""
    rows = read_rows("targets")
    assert {row["kind"] for row in rows if row["target_year"] == "2035"} == {"commitment"}
    central = [row["region_id"] for row in read_rows("regions") if row["tier"] == "central"]
    assert len({binding(region) for region in central}) == 1
    assert max(units_of for units_of in load().values()) == load()["chongqing-etdz"]


def test_directions_are_all_told() -> None:
    """The story of the corridors shows each outward direction once, with its lines as records."""
    slides = {slide.view.choices.get("direction", ("",))[0]: slide for slide in shipped_story("corridors").slides}
    assert set(read_bearings()) <= set(slides)
    for direction in read_bearings():
        lines = [
            row["entity_id"] for row in read_rows("places") if row["part_of"] == direction and row["mode"] in LINE_MODES
        ]
        assert {f"places/{line}" for line in lines} <= set(slides[direction].records)


def test_items_without_a_place_have_none() -> None:
    """What the eco-city's table gives as without a place has no geometry."""
    listed = {row["entity_id"] for row in read_rows("places") if row["precision"] == "list-only"}
    assert {record.removeprefix("places/") for record in slide_of("eco-city", 6).records} <= listed


def test_transport_slides_show_the_lines_they_choose() -> None:
    """A mode is drawn where its layer is shown: no slide chooses a mode and hides it."""
    slides = [slide for story in shipped_stories() for slide in story.slides if slide.view.page == "transport"]
    hidden = [
        slide.title["en"]
        for slide in slides
        if "layers" in slide.view.choices
        and not {mode for mode in slide.view.choices.get("mode", ()) if mode} <= set(slide.view.choices["layers"])
    ]
    assert hidden == []


def letters(text: str) -> str:
    """Chinese characters and digits of a text, one after another."""
    return "".join(re.findall(r"[\u3400-\u9fff0-9]", text))


def test_no_sentence_is_copied(clauses: Clauses) -> None:
    """No run of 13 characters, whatever stands between them, is that of a document."""
    documents = "\n".join(letters(text) for text in clauses.values())
    copied = {
        run
        for story in shipped_stories()
        for slide in story.slides
        for texts in texts_of(slide)
        for run in runs(letters(texts["zh"]))
        if run in documents
    }
    assert copied == set()


def runs(text: str) -> Iterator[str]:
    """Every run of characters of the length that is too long to be ours."""
    return (text[start : start + COPIED] for start in range(len(text) - COPIED + 1))


def test_copies_would_be_found(seeds: Path, clauses: Clauses) -> None:
    """A sentence of a document is named by the same comparison."""
    assert seeds.is_dir()
    documents = "\n".join(letters(text) for text in clauses.values())
    assert [run for run in runs(letters("基本实现中心城区与周边区（市、县）1 小时通勤")) if run in documents] != []
