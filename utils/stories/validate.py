"""Story files: the five that ship, those of users, and the way back into a file.

The form of a file is read by :mod:`utils.stories.parse`; here its pages, choices and records are compared with those
that this atlas knows. What it does not know is left out and named, slide by slide.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from geodata.analysis.entities import read_entities
from geodata.errors import DataError
from geodata.tables.readers import read_table
from geodata.tables.schema import read_resources
from utils.stories.form import STORIES
from utils.stories.issues import Problem, Reading
from utils.stories.model import FORMAT, VERSION, Slide, Story, Texts, View
from utils.stories.parse import CAMERA_CHOICE, read_form
from utils.text.i18n import DEFAULT_LANGUAGE, LANGUAGES, translator

STORY_IDS = ("plan", "eco-city", "corridors", "transport", "targets")
# Tables whose records a slide may name; places are named by their entity.
RECORD_TABLES = ("targets", "provisions", "tasks", "measures", "regions")
# Zoom, latitude and longitude that the map can take: its own limits.
CAMERA = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,17})?),([0-9]{1,2}(?:\.[0-9]{1,17})?),([0-9]{1,3}(?:\.[0-9]{1,17})?)")
CAMERA_LIMITS = ((6.0, 14.0), (26.5, 32.8), (103.0, 110.0))
# A page with layers has a map, and a map has a camera.
MAP_CHOICE = "layers"

Known = Mapping[str, Mapping[str, Sequence[str]]]


@lru_cache(maxsize=1)
def known_records() -> frozenset[str]:
    """Table and id of every record that a slide may name, such as ``targets/metro-commute``."""
    keys = {table: read_table(table)[read_resources()[table].primary_key] for table in RECORD_TABLES}
    listed = {f"{table}/{key}" for table, column in keys.items() for key in column}
    return frozenset(listed | {f"places/{entity.entity_id}" for entity in read_entities()})


def is_camera(text: str) -> bool:
    """Whether a text is zoom, latitude and longitude within the limits of the map."""
    found = CAMERA.fullmatch(text)
    if not found:
        return False
    return all(low <= float(part) <= high for part, (low, high) in zip(found.groups(), CAMERA_LIMITS, strict=True))


def _known_values(name: str, values: Sequence[str], known: Mapping[str, Sequence[str]], reading: Reading) -> list[str]:
    _ = reading.translate
    camera = name == CAMERA_CHOICE and MAP_CHOICE in known
    if name not in known and not camera:
        reading.note(_("The choice {name} is not known on this page and was left out."), name=name)
        return []
    # An empty value is a choice too: no layer, no stage.
    kept = [value for value in values if (is_camera(value) if camera else not value or value in known[name])]
    for value in values:
        if value not in kept:
            reading.note(
                _("The value {value} of the choice {name} is not known and was left out."), value=value, name=name
            )
    return kept


def known_view(view: View, known: Known, reading: Reading) -> View | None:
    """The part of a view that this atlas can show; None where it has no such page.

    Parameters
    ----------
    view
        As a file asks for it.
    known
        Known values of the choices by page; see :func:`read_story`.
    reading
        Takes the remarks.
    """
    _ = reading.translate
    if view.page not in known:
        reading.note(_("The page {page} is not known; the slide was left out."), page=view.page)
        return None
    kept = {name: _known_values(name, values, known[view.page], reading) for name, values in view.choices.items()}
    return View(view.page, {name: tuple(values) for name, values in kept.items() if values})


def _known_slide(slide: Slide, known: Known, reading: Reading) -> Slide | None:
    _ = reading.translate
    view = known_view(slide.view, known, reading)
    if view is None:
        return None
    records = tuple(record for record in slide.records if record in known_records())
    for record in slide.records:
        if record not in records:
            reading.note(_("The record {record} is not known and was left out."), record=record)
    return replace(slide, view=view, records=records)


def read_story(raw: bytes | object, known: Known, lang: str) -> tuple[Story | None, list[Problem]]:
    """Read a story of any origin.

    Parameters
    ----------
    raw
        Bytes of a file, or its content decoded from JSON.
    known
        Known values of the choices by name, by page; a page that is absent is unknown. ``at`` has no list: it is
        checked by its form on every page that knows ``layers``.
    lang
        Language of the remarks.

    Returns
    -------
    What could be kept, or None where no slide could; and what could not, slide by slide.
    """
    reading = Reading(translator(lang))
    form = read_form(raw, reading)
    if form is None:
        return None, reading.closed()
    story, numbers = form
    slides = []
    for number, slide in zip(numbers, story.slides, strict=True):
        reading.slide = number
        kept = _known_slide(slide, known, reading)
        slides += [kept] if kept else []
    reading.slide = None
    if not slides:
        _ = reading.translate
        reading.note(_("The file holds no slide that can be shown."))
        return None, reading.closed()
    return replace(story, slides=tuple(slides)), reading.closed()


def _texts_data(texts: Texts) -> str | dict[str, str]:
    words = set(texts.values())
    # One text for every language is a user's own.
    return words.pop() if set(texts) == set(LANGUAGES) and len(words) == 1 else dict(texts)


def _slide_data(slide: Slide) -> dict[str, Any]:
    choices = {name: list(values) for name, values in slide.view.choices.items()}
    data = {
        "title": _texts_data(slide.title),
        "body": [_texts_data(texts) for texts in slide.body],
        "notes": _texts_data(slide.notes),
        "view": {"page": slide.view.page} | ({"choices": choices} if choices else {}),
        "records": list(slide.records),
        "table": slide.table,
    }
    return {name: value for name, value in data.items() if value}


def story_data(story: Story) -> dict[str, Any]:
    """A story as its file holds it; reading it again gives an equal one."""
    words = {"title": story.title, "subtitle": story.subtitle, "closing": story.closing}
    return {
        "format": FORMAT, "version": VERSION, "id": story.story_id,
        **{name: _texts_data(texts) for name, texts in words.items() if texts},
        "slides": [_slide_data(slide) for slide in story.slides],
    }  # fmt: skip


@lru_cache(maxsize=1)
def shipped_stories() -> tuple[Story, ...]:
    """The stories that ship, in the order of ``STORY_IDS``; tests hold them to the tables.

    Raises
    ------
    DataError
        Where a file is missing or is no story.
    """
    return tuple(_shipped(story_id) for story_id in STORY_IDS)


def shipped_story(story_id: str) -> Story:
    """A story that ships, by its id, one of ``STORY_IDS``."""
    return shipped_stories()[STORY_IDS.index(story_id)]


def _shipped(story_id: str) -> Story:
    path = STORIES / f"{story_id}.json"
    try:
        form = read_form(path.read_bytes(), Reading(translator(DEFAULT_LANGUAGE)))
    except OSError as cause:
        message = f"{path.name}: the story is missing. Restore it from the repository."
        raise DataError(message) from cause
    if form is None:
        message = f"{path.name}: not a story file. Restore it from the repository."
        raise DataError(message)
    return form[0]
