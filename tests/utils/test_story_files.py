"""Story files from outside: what can be kept is kept, what cannot is named slide by slide, nothing runs."""

import copy
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from layers.bundles.folium_shell import shell_script
from tests.facts import ROOT, read_rows
from utils.stories.form import SCHEMA_FILE
from utils.stories.issues import MOST_PROBLEMS, QUOTED, Problem
from utils.stories.model import FORMAT, LONGEST_TEXT, MOST_SLIDES, VERSION, Story, View
from utils.stories.parse import (
    LARGEST_FILE,
    LONGEST_ID,
    MOST_RECORDS,
    MOST_SENTENCES,
    MOST_VALUES,
    OWN,
    STORY_ID,
)
from utils.stories.validate import CAMERA_LIMITS, is_camera, known_records, read_story, story_data
from utils.text.i18n import LANGUAGES

# A small atlas: an overview with a map, transport, and targets without a map.
KNOWN = {
    "": {"layers": ["rivers", "hsr"], "indicator": ["role", "density"]},
    "transport": {"layers": ["rivers", "hsr"], "mode": ["hsr", "rail"], "status": ["planned"]},
    "targets": {"year": ["2025"], "scope": ["metro-area"]},
}
RECORD = "targets/metro-commute"
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![x](//evil.example/x)",
    "`` ` ``` <b>", "**bold** _it_ # h", "{{ 7 * 7 }}", "{value}", "$\\sum$", ":red[x]", "=1+1", "\u202eevil\u202c",
    "a\u200bb", "\x1b[31mred", "&lt;b&gt;", "'; DROP TABLE stories; --", "x" * 500, "\ud800", "\U000e0041",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    True,
    5,
    -1.5,
    float("nan"),
    10**400,
    "x",
    "",
    "\x00",
    [],
    [[]],
    {},
    {"zh": 5},
    {"fr": "x"},
    [None],
    ["", ""],
)
CODE = re.compile(r"(`+) (.*?) \1(?!`)", re.DOTALL)


def slide(page: str = "transport", /, **more: Any) -> dict[str, Any]:
    """A slide as a file holds it."""
    return {"title": {"zh": "题", "en": "Title"}, "view": {"page": page}} | more


def content(*slides: Any, **more: Any) -> dict[str, Any]:
    """A story as a file holds it."""
    return {"format": FORMAT, "version": VERSION, "title": "My story", "slides": list(slides)} | more


def read(raw: object, known: Mapping[str, Mapping[str, Sequence[str]]] = KNOWN) -> tuple[Story | None, list[Problem]]:
    """Read in English."""
    return read_story(raw, known, "en")


def kept(raw: object) -> tuple[Story, list[Problem]]:
    """Read what can be kept."""
    story, problems = read(raw)
    assert story is not None, problems
    return story, problems


def only(problems: list[Problem]) -> Problem:
    """The one remark."""
    assert len(problems) == 1, problems
    return problems[0]


def test_bounds_are_those_of_the_schema() -> None:
    """What the reader cuts is what the published schema allows."""
    schema = json.loads(SCHEMA_FILE.read_text("utf-8"))
    parts, fields = schema["$defs"], schema["properties"]
    told, choices = parts["slide"]["properties"], parts["view"]["properties"]["choices"]
    assert (fields["slides"]["maxItems"], parts["text"]["maxLength"]) == (MOST_SLIDES, LONGEST_TEXT)
    assert (told["body"]["maxItems"], told["records"]["maxItems"]) == (MOST_SENTENCES, MOST_RECORDS)
    assert choices["maxProperties"] == choices["additionalProperties"]["maxItems"] == MOST_VALUES
    assert (fields["id"]["maxLength"], fields["id"]["pattern"]) == (LONGEST_ID, f"^{STORY_ID.pattern}$")


def test_a_second_camera_is_cut() -> None:
    """The schema allows one camera; the first is kept and the reader is told."""
    cameras = ["9,29.57,106.7", "8,29.57,106.7"]
    story, problems = kept(content(slide(view={"page": "", "choices": {"at": cameras}})))
    assert story.slides[0].view.choices == {"at": (cameras[0],)}
    assert (only(problems).slide, "more than 1 entry" in only(problems).text) == (1, True)


def test_a_good_file_is_read_without_remark() -> None:
    """Every field of the form arrives; a plain text stands for both languages; the order stays."""
    choices = {"status": ["planned"], "mode": ["rail", "hsr"], "layers": [""], "at": ["8.25,29.600,106.500"]}
    told = slide(
        body=[{"zh": "一句。", "en": "One."}, "Two."], notes={"en": "First line.\nSecond line."},
        view={"page": "transport", "choices": choices}, records=[RECORD, "places/guoyuan-port"], table=True,
    )  # fmt: skip
    more = {"$schema": "/stories/story.schema.json", "id": "my-story", "subtitle": {"zh": "副题"}, "closing": ""}
    story, problems = kept(json.dumps(content(told, slide(""), **more)).encode())
    assert problems == []
    assert (story.story_id, story.subtitle, story.closing) == ("my-story", {"zh": "副题"}, {})
    assert story.title == {"zh": "My story", "en": "My story"}
    first, second = story.slides
    assert first.body == ({"zh": "一句。", "en": "One."}, {"zh": "Two.", "en": "Two."})
    assert first.notes == {"en": "First line.\nSecond line."}
    assert list(first.view.choices.items()) == [(name, tuple(values)) for name, values in choices.items()]
    assert (first.records, first.table) == ((RECORD, "places/guoyuan-port"), True)
    assert (second.view, second.records, second.table) == (View("", {}), (), False)
    assert read(json.dumps(story_data(story)).encode()) == (story, [])
    assert read(story_data(story)) == (story, [])


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[1,", b"\xff\xfe\x00", b"not json", b'{"a": 1}{"b": 2}', b"[" * 60_000, b'{"a":' * 10_000,
        "故事".encode("gb18030"), b"1" * 5_000, b" " * (LARGEST_FILE + 1), b"\x00" * 100, b"\x89PNG\r\n\x1a\n",
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused(raw: bytes) -> None:
    """Bytes that are no JSON, too deep, in another encoding or too many are named once, and nothing is kept."""
    story, problems = read(raw)
    assert story is None
    assert only(problems).slide is None


@pytest.mark.parametrize(
    "raw", [b"null", b"5", b'"story"', b"[]", b"{}", b'{"format": "other", "slides": []}',
        b'{"format": ["x"]}', None, 5]
)  # fmt: skip
def test_another_format_is_refused(raw: object) -> None:
    """JSON of another kind is named as such."""
    story, problems = read(raw)
    assert story is None
    assert FORMAT in only(problems).text


@pytest.mark.parametrize("version", [2, 0, -1, "1", 1.5, True, None, [1], 10**400])
def test_another_version_is_kept_and_named(version: object) -> None:
    """What can be read of a newer or older version is kept, and the reader is told."""
    story, problems = kept(content(slide(), version=version))
    assert len(story.slides) == 1
    assert only(problems).slide is None
    assert "version 1" in only(problems).text


def test_a_newer_version_loses_what_is_new() -> None:
    """New fields of a newer version are named, each where it stands."""
    raw = content(slide(), slide(video="x.mp4"), version=2, author="me")
    story, problems = kept(raw)
    assert len(story.slides) == 2
    assert [problem.slide for problem in problems] == [None, None, 2]
    assert "author" in problems[1].text
    assert "video" in problems[2].text


def test_slides_of_unknown_pages_are_left_out() -> None:
    """The others keep their order, and remarks count as the file does."""
    choices = {"mode": ["ship"]}
    raw = content(slide("nowhere"), slide(), slide("/transport"), slide(view={"page": "transport", "choices": choices}))
    story, problems = kept(raw)
    assert [each.view.page for each in story.slides] == ["transport", "transport"]
    assert [problem.slide for problem in problems] == [1, 3, 4]
    assert "nowhere" in problems[0].text
    assert "ship" in problems[2].text


@pytest.mark.parametrize("slides", [[], [5], [slide("nowhere")], [{"title": "x"}], [{"view": {"page": 5}}], "x", {}])
def test_a_story_without_slides_is_none(slides: object) -> None:
    """Where nothing can be shown nothing is kept, and it is said why."""
    story, problems = read(content() | {"slides": slides})
    assert story is None
    assert problems[-1].text == "The file holds no slide that can be shown."


def test_unknown_choices_and_values_are_left_out() -> None:
    """What is known stays; the language and the tour are no choices of a view."""
    choices = {
        "mode": ["hsr", "ship"],
        "tour": ["start"],
        "lang": ["en"],
        "kind": ["rail"],
        "status": ["done"],
        "": ["x"],
    }
    story, problems = kept(content(slide(), slide(view={"page": "transport", "choices": choices})))
    assert story.slides[1].view.choices == {"mode": ("hsr",)}
    assert {problem.slide for problem in problems} == {2}
    assert [CODE.findall(problem.text)[0][1].strip() for problem in problems] == [
        "ship",
        "tour",
        "lang",
        "kind",
        "done",
        "",
    ]


@pytest.mark.parametrize("at", ["6,26.5,103", "14,32.8,110", "8.25,29.600,106.500", "9,29.57,106.7"])
def test_cameras_within_the_map(at: str) -> None:
    """Zoom, latitude and longitude that the map can take."""
    assert is_camera(at)
    assert kept(content(slide(view={"page": "", "choices": {"at": [at]}})))[1] == []


@pytest.mark.parametrize(
    "at",
    [
        "nan,29,106", "NaN,NaN,NaN", "inf,29,106", "1e1,29,106", "5,29,106", "15,29,106", "9,26,106",
        "9,33,106", "9,29,102",
        "9,29,111", "9,29", "9,29,106,1", " 9,29,106", "9, 29,106", "9,-29,106", "９,29,106", "9,29,106\n", "",
        "9;29;106",
    ],
)  # fmt: skip
def test_cameras_outside_are_left_out(at: str) -> None:
    """Three finite numbers in range, or no camera."""
    story, problems = kept(content(slide(view={"page": "", "choices": {"at": [at]}})))
    assert story.slides[0].view.choices == {}
    assert only(problems).slide == 1


def test_camera_limits_are_those_of_the_map() -> None:
    """The map is built with the same bounds, and its script with the same zooms."""
    zooms, (south, north), (west, east) = CAMERA_LIMITS
    bounds = re.search(r'"maxBounds": \[([^"]*)\]', shell_script("transport"))
    assert bounds is not None
    assert re.findall(r"[0-9.]+", bounds[1]) == [str(limit) for limit in (south, west, north, east)]
    script = (ROOT / "web" / "map" / "map_view.js").read_text("utf-8")
    assert f"setMinZoom({zooms[0]:g}).setMaxZoom({zooms[1]:g})" in script


def test_a_page_without_a_map_has_no_camera() -> None:
    """The choice is unknown there."""
    story, problems = kept(content(slide("targets", view={"page": "targets", "choices": {"at": ["9,29.57,106.7"]}})))
    assert story.slides[0].view.choices == {}
    assert only(problems).slide == 1


def test_known_records_are_those_of_the_tables() -> None:
    """Six tables by id, places by their entity."""
    keys = {
        "targets": "target_id", "provisions": "provision_id", "tasks": "task_id", "measures": "measure_id",
        "regions": "region_id", "places": "entity_id",
    }  # fmt: skip
    assert known_records() == {f"{table}/{row[key]}" for table, key in keys.items() for row in read_rows(table)}


def test_unknown_records_are_left_out() -> None:
    """Unknown ids, tables and paths are named; a record that is named twice stands once."""
    records = ["targets/nothing", RECORD, RECORD, "units/ecology-bureau", "../../etc/passwd", "places/linked-suining"]
    story, problems = kept(content(slide(), slide(records=records)))
    assert story.slides[1].records == (RECORD, "places/linked-suining")
    assert [(problem.slide, CODE.findall(problem.text)[0][1]) for problem in problems] == [
        (2, "targets/nothing"), (2, "units/ecology-bureau"), (2, "../../etc/passwd"),
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["title", "notes", "body"])
def test_long_texts_are_cut(field: str) -> None:
    """A text keeps its first 2,000 characters."""
    text = "长" * (LONGEST_TEXT + 1)
    story, problems = kept(content(slide(), slide() | {field: [{"zh": text}] if field == "body" else {"zh": text}}))
    shown = getattr(story.slides[1], field)
    assert (shown[0] if field == "body" else shown) == {"zh": text[:-1]}
    assert only(problems).slide == 2
    assert "2,000" in only(problems).text


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\u202e", "\u200b", "\ufeff", "\ud800", "\x85", "\u2028", "\U000e0041"]
)
def test_unseen_signs_are_made_visible(sign: str) -> None:
    """Controls, marks of direction, zero widths and halves of pairs are shown and named."""
    raw = json.dumps(content(slide(notes={"en": f"a{sign}b"})), ensure_ascii=True).encode()
    story, problems = kept(raw)
    assert story.slides[0].notes == {"en": "a\ufffdb"}
    assert only(problems).slide == 1


def test_lines_are_kept_in_notes_alone() -> None:
    """All other texts are one line."""
    story, problems = kept(content(slide(title=" a\r\n\tb ", notes=" a\r\nb "), subtitle="x\ny"))
    assert problems == []
    assert (story.subtitle["en"], story.slides[0].title["en"], story.slides[0].notes["en"]) == ("x y", "a b", "a\nb")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": 5}, "title"), ({"title": ["x"]}, "title"), ({"title": {"zh": []}}, "title.zh"),
        ({"body": "x"}, "body"),
        ({"body": [5]}, "body"), ({"body": {"zh": "x"}}, "body"), ({"notes": True}, "notes"),
        ({"records": RECORD}, "records"),
        ({"records": [RECORD, 5]}, "records"), ({"records": {"a": 1}}, "records"), ({"table": "yes"}, "table"),
        ({"table": 1}, "table"), ({"table": float("nan")}, "table"), ({"title": {"fr": "x"}}, "title.fr"),
        ({"view": {"page": "transport", "choices": []}}, "choices"),
        ({"view": {"page": "transport", "zoom": 9}}, "view.zoom"),
        ({"view": {"page": "transport", "choices": {"mode": "hsr"}}}, "mode"),
        ({"view": {"page": "transport", "choices": {"mode": [["hsr"]]}}}, "mode"),
        ({"view": {"page": "transport", "choices": {"mode": {"hsr": 1}}}}, "mode"), ({"layout": "wide"}, "layout"),
    ],
)  # fmt: skip
def test_wrong_kinds_are_left_out(wrong: dict[str, Any], field: str) -> None:
    """A field of another kind is named with its slide; the rest of the slide stays."""
    story, problems = kept(content(slide(), slide() | wrong))
    assert len(story.slides) == 2
    assert only(problems).slide == 2
    assert CODE.findall(only(problems).text)[0][1] == field


@pytest.mark.parametrize("wrong", [5, "x", None, [], True])
def test_slides_that_are_none_are_left_out(wrong: object) -> None:
    """A slide that is no object, or names no page, is named by its number."""
    story, problems = kept(content(slide(), wrong, {"title": "no view"}, {"view": {}}))
    assert len(story.slides) == 1
    assert [problem.slide for problem in problems] == [2, 3, 4]


def test_nothing_may_be_left_out_without_a_word() -> None:
    """Empty fields and null are no faults."""
    story, problems = kept(
        content({"view": {"page": ""}, "title": None, "body": [], "notes": "", "records": None}, id=None)
    )
    assert problems == []
    assert (story.story_id, story.slides[0].title, story.slides[0].body) == (OWN, {}, ())


@pytest.mark.parametrize("name", ["Plan", "a b", "../plan", "-x", "x-", "x" * 41, "计划", ""])
def test_ids_of_another_form_are_replaced(name: str) -> None:
    """An id that would not do as a file name is left out and named."""
    story, problems = kept(content(slide(), id=name))
    assert story.story_id == OWN
    assert only(problems).slide is None


def test_too_many_are_cut() -> None:
    """The first slides, sentences, records and values are kept."""
    records = sorted(known_records())[: MOST_RECORDS + 1]
    values = [str(year) for year in range(MOST_VALUES + 1)]
    full = slide(
        "targets", body=["x"] * (MOST_SENTENCES + 1), records=records,
        view={"page": "targets", "choices": {"year": values}},
    )  # fmt: skip
    raw = content(*[slide()] * (MOST_SLIDES - 1), full, slide())
    story, problems = read_story(raw, KNOWN | {"targets": {"year": values}}, "en")
    assert story is not None
    assert len(story.slides) == MOST_SLIDES == 60
    last = story.slides[-1]
    assert (len(last.body), len(last.records), len(last.view.choices["year"])) == (12, 40, 40)
    assert [problem.slide for problem in problems] == [None, 60, 60, 60]


def test_duplicate_keys_and_nan_are_harmless() -> None:
    """The last of two keys counts; a number that is none is of the wrong kind."""
    raw = (
        f'{{"format": "x", "format": "{FORMAT}", "version": 1, "title": NaN, '
        '"slides": [{"view": {"page": "nowhere"}, "view": {"page": "transport"}, "title": Infinity}]}'
    )
    story, problems = kept(raw.encode())
    assert [each.view.page for each in story.slides] == ["transport"]
    assert sorted(problem.slide or 0 for problem in problems) == [0, 1]


def test_deep_nesting_is_harmless() -> None:
    """A field that is nested below the limit of the parser is of the wrong kind, and nothing is followed down."""
    deep: Any = "x"
    for _level in range(400):
        deep = {"zh": [deep]}
    story, problems = kept(json.dumps(content(slide(), slide(title=deep))).encode())
    assert story.slides[1].title == {}
    assert only(problems).slide == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_letters(text: str) -> None:
    """Texts are kept as letters; messages quote at most 40 of them, in a code span that they cannot leave."""
    choices = {text: ["x"], "mode": [text]}
    raw = content(
        slide(text), slide() | {text: 1}, slide(title={text: "x"}, records=[text]),
        slide(view={"page": "", "choices": choices}), slide(title=text), **{text: 1}, id=text,
    )  # fmt: skip
    story, problems = kept(raw)
    shown = story.slides[-1].title["en"]
    assert not re.search("[\x00-\x1f\u200b-\u200f\u202a-\u202e\ud800-\udfff]", shown)
    assert {1, 2, 3, 4} <= {problem.slide for problem in problems if problem.slide}
    for problem in problems:
        outside = CODE.sub("", problem.text)
        assert not set("<>[]$`*{}") & set(outside), problem.text
        assert all(len(quote) <= QUOTED for _fence, quote in CODE.findall(problem.text)), problem.text
        assert not re.search("[\x00-\x1f\u200b-\u200f\u202a-\u202e\ud800-\udfff]", problem.text)


def nodes(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in nested data."""
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from nodes(member, (*path, key))


def replaced(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    """Nested data with one place replaced."""
    if not path:
        return other
    whole = copy.deepcopy(value)
    inner = whole
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = other
    return whole


def test_no_odd_value_anywhere_is_fatal() -> None:
    """Whatever stands in whatever place, the reader answers, and what it keeps can be written and read again."""
    choices = {"mode": ["hsr"], "at": ["9,29.57,106.7"]}
    good = content(
        slide(body=["x"], notes="x", view={"page": "transport", "choices": choices}, records=[RECORD], table=True),
        slide(""), id="x", subtitle={"zh": "x"}, closing="x",
    )  # fmt: skip
    assert read(good)[1] == []
    for path in nodes(good):
        for odd in ODD:
            story, problems = read(replaced(good, path, odd))
            assert story or problems
            assert all(0 < (problem.slide or 1) <= 2 for problem in problems)
            if story:
                assert read(json.dumps(story_data(story)).encode()) == (story, [])


def test_remarks_are_bounded() -> None:
    """A file that is wrong throughout gets the first remarks, and the number of the others."""
    raw = content(*[slide() | {f"x{number}": 1 for number in range(10)} for _slide in range(MOST_SLIDES)])
    _story, problems = kept(raw)
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == Problem(None, "500 further remarks are not listed.")


def test_remarks_are_in_the_language_of_the_page() -> None:
    """Chinese remarks are Chinese."""
    raw = content(slide("nowhere"), slide(x=1), slide(records=["x"]), slide(title=5), version=2)
    remarks = {lang: [problem.text for problem in read_story(raw, KNOWN, lang)[1]] for lang in LANGUAGES}
    assert len(remarks["zh"]) == len(remarks["en"]) == 5
    assert all(re.search(r"[\u3400-\u9fff]", text) for text in remarks["zh"])
    assert not any(re.search(r"[\u3400-\u9fff]", text) for text in remarks["en"])
