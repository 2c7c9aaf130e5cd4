"""The form of a story file: JSON of any origin is brought into slides, whatever it says."""

import json
import re
from typing import Any

from utils.stories.issues import Reading
from utils.stories.model import FORMAT, MOST_SLIDES, VERSION, Slide, Story, Texts, View
from utils.text.i18n import LANGUAGES

LARGEST_FILE = 64_000
MOST_SENTENCES = 12
MOST_RECORDS = 40
MOST_VALUES = 40
# Id of a story that a user made and gave no name of this form.
OWN = "own"
STORY_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 40
# Editors look for the schema there; it says nothing about the story.
SCHEMA_FIELD = "$schema"
STORY_FIELDS = (SCHEMA_FIELD, "format", "version", "id", "title", "subtitle", "closing", "slides")
SLIDE_FIELDS = ("title", "body", "notes", "view", "records", "table")
VIEW_FIELDS = ("page", "choices")


def decode(raw: object, reading: Reading) -> object:
    """Content of a file as JSON knows it; None where it is none. What is no bytes has been decoded before."""
    _ = reading.translate
    if not isinstance(raw, bytes):
        return raw
    if len(raw) > LARGEST_FILE:
        reading.note(_("The file is larger than {n} bytes and was not read."), n=LARGEST_FILE)
        return None
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        reading.note(_("The file is not JSON in UTF-8 and was not read."))
        return None


def read_texts(value: object, name: str, reading: Reading, *, lines: bool = False) -> Texts:
    """Words by language; a plain text stands for every language.

    Parameters
    ----------
    value
        What stands in the file: an object by language, a text, or nothing.
    name
        The field, for the remarks.
    reading
        Takes the remarks.
    lines
        Whether line breaks are kept.
    """
    if isinstance(value, str):
        value = dict.fromkeys(LANGUAGES, reading.text(value, name, lines=lines))
        return {lang: text for lang, text in value.items() if text}
    by_lang = reading.taken(value, dict, name) or {}
    reading.known_names(by_lang, LANGUAGES, f"{name}.")
    texts = {lang: reading.text(by_lang.get(lang), f"{name}.{lang}", lines=lines) for lang in LANGUAGES}
    return {lang: text for lang, text in texts.items() if text}


def _strings(value: object, most: int, name: str, reading: Reading) -> tuple[str, ...]:
    members = reading.cut(reading.taken(value, list, name) or [], most, name)
    read = [reading.taken(member, str, name) for member in members]
    return tuple(dict.fromkeys(member for member in read if member is not None))


def read_view(value: object, reading: Reading) -> View | None:
    """Page and choices of a slide; None where it names no page."""
    _ = reading.translate
    view = reading.taken(value, dict, "view") or {}
    reading.known_names(view, VIEW_FIELDS, "view.")
    page = reading.taken(view.get("page"), str, "view.page")
    if page is None:
        reading.note(_("The slide names no page and was left out."))
        return None
    choices = reading.taken(view.get("choices"), dict, "choices") or {}
    names = reading.cut(list(choices), MOST_VALUES, "choices")
    values = {name: _strings(choices[name], MOST_VALUES, name, reading) for name in names}
    return View(page, {name: each for name, each in values.items() if each})


def read_slide(value: object, reading: Reading) -> Slide | None:
    """One slide; None where there is nothing to show."""
    _ = reading.translate
    if not isinstance(value, dict):
        reading.note(_("The slide is not an object and was left out."))
        return None
    reading.known_names(value, SLIDE_FIELDS)
    view = read_view(value.get("view"), reading)
    if view is None:
        return None
    sentences = reading.cut(reading.taken(value.get("body"), list, "body") or [], MOST_SENTENCES, "body")
    body = [read_texts(sentence, "body", reading) for sentence in sentences]
    return Slide(
        title=read_texts(value.get("title"), "title", reading),
        body=tuple(texts for texts in body if texts),
        notes=read_texts(value.get("notes"), "notes", reading, lines=True),
        view=view,
        records=_strings(value.get("records"), MOST_RECORDS, "records", reading),
        table=reading.taken(value.get("table"), bool, "table") or False,
    )


def _version(value: object, reading: Reading) -> None:
    _ = reading.translate
    if isinstance(value, bool) or value != VERSION:
        reading.note(
            _("The file is not of version {n}, which this atlas reads. What could be read was kept."), n=VERSION
        )


def _story_id(value: object, reading: Reading) -> str:
    name = reading.taken(value, str, "id")
    if name is None:
        return OWN
    if len(name) <= LONGEST_ID and STORY_ID.fullmatch(name):
        return name
    _ = reading.translate
    reading.note(
        _("The id {value} has another form than small letters, digits and hyphens; it was left out."), value=name
    )
    return OWN


def read_form(raw: object, reading: Reading) -> tuple[Story, tuple[int, ...]] | None:
    """Bring a file into the form of a story; whether its pages, choices and records exist is not asked.

    Parameters
    ----------
    raw
        Bytes of a file, or its content decoded.
    reading
        Takes the remarks.

    Returns
    -------
    The story with the numbers that its slides have in the file, or None where it is no story.
    """
    _ = reading.translate
    source = decode(raw, reading)
    if reading.problems:
        return None
    if not isinstance(source, dict) or source.get("format") != FORMAT:
        reading.note(
            _("The file is not a story: its field {field} does not say {value}."), field="format", value=FORMAT
        )
        return None
    _version(source.get("version"), reading)
    reading.known_names(source, STORY_FIELDS)
    slides = _numbered_slides(source.get("slides"), reading)
    story = Story(
        story_id=_story_id(source.get("id"), reading),
        title=read_texts(source.get("title"), "title", reading),
        subtitle=read_texts(source.get("subtitle"), "subtitle", reading),
        closing=read_texts(source.get("closing"), "closing", reading),
        slides=tuple(slides.values()),
    )
    return story, tuple(slides)


def _numbered_slides(value: object, reading: Reading) -> dict[int, Slide]:
    listed: list[Any] = reading.cut(reading.taken(value, list, "slides") or [], MOST_SLIDES, "slides")
    slides: dict[int, Slide] = {}
    for number, entry in enumerate(listed, start=1):
        reading.slide = number
        slide = read_slide(entry, reading)
        if slide is not None:
            slides[number] = slide
    reading.slide = None
    return slides
