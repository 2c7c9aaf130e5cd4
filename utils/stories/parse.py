"""A story file in the form of a story: JSON of any origin is brought into slides, whatever it says.

What the schema finds wrong is told by :mod:`utils.stories.form`; here it is left out.
"""

import json
import re
from typing import Any, TypeVar

from utils.stories.form import note_form
from utils.stories.issues import Reading
from utils.stories.model import FORMAT, MOST_SLIDES, Slide, Story, Texts, View
from utils.text.i18n import LANGUAGES

Kind = TypeVar("Kind", dict[Any, Any], list[Any])

# The bounds are those of the schema.
LARGEST_FILE = 64_000
MOST_SENTENCES = 12
MOST_RECORDS = 40
MOST_VALUES = 40
CAMERA_CHOICE, MOST_CAMERAS = "at", 1
# Id of a story that a user made and gave no name of this form.
OWN = "own"
STORY_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 40


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


def of_kind(value: object, kind: type[Kind]) -> Kind:
    """The value if it is of the kind that belongs there, else an empty one."""
    return value if isinstance(value, kind) else kind()


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
        texts = dict.fromkeys(LANGUAGES, reading.text(value, name, lines=lines))
    else:
        by_lang = of_kind(value, dict)
        texts = {lang: reading.text(by_lang.get(lang), f"{name}.{lang}", lines=lines) for lang in LANGUAGES}
    return {lang: text for lang, text in texts.items() if text}


def _strings(value: object, most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(member for member in of_kind(value, list)[:most] if isinstance(member, str)))


def read_view(value: object, reading: Reading) -> View | None:
    """Page and choices of a slide; None where it names no page."""
    _ = reading.translate
    view = of_kind(value, dict)
    page = view.get("page")
    if not isinstance(page, str):
        reading.note(_("The slide names no page and was left out."))
        return None
    choices = of_kind(view.get("choices"), dict)
    values = {
        name: _strings(choices[name], MOST_CAMERAS if name == CAMERA_CHOICE else MOST_VALUES)
        for name in list(choices)[:MOST_VALUES]
    }
    return View(page, {name: each for name, each in values.items() if each})


def read_slide(value: object, reading: Reading) -> Slide | None:
    """One slide; None where there is nothing to show."""
    if not isinstance(value, dict):
        return None
    view = read_view(value.get("view"), reading)
    if view is None:
        return None
    sentences = of_kind(value.get("body"), list)[:MOST_SENTENCES]
    body = [read_texts(sentence, "body", reading) for sentence in sentences]
    return Slide(
        title=read_texts(value.get("title"), "title", reading),
        body=tuple(texts for texts in body if texts),
        notes=read_texts(value.get("notes"), "notes", reading, lines=True),
        view=view,
        records=_strings(value.get("records"), MOST_RECORDS),
        table=value.get("table") is True,
    )


def _story_id(value: object) -> str:
    named = isinstance(value, str) and len(value) <= LONGEST_ID and STORY_ID.fullmatch(value)
    return str(value) if named else OWN


def read_form(raw: object, reading: Reading) -> tuple[Story, tuple[int, ...]] | None:
    """Bring a file into the form of a story; whether its pages, choices and records exist is not asked.

    Parameters
    ----------
    raw
        Bytes of a file, or its content decoded.
    reading
        Takes the remarks: those of the schema first, then those on texts.

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
    note_form(source, reading)
    slides = _numbered_slides(source.get("slides"), reading)
    story = Story(
        story_id=_story_id(source.get("id")),
        title=read_texts(source.get("title"), "title", reading),
        subtitle=read_texts(source.get("subtitle"), "subtitle", reading),
        closing=read_texts(source.get("closing"), "closing", reading),
        slides=tuple(slides.values()),
    )
    return story, tuple(slides)


def _numbered_slides(value: object, reading: Reading) -> dict[int, Slide]:
    slides: dict[int, Slide] = {}
    for number, entry in enumerate(of_kind(value, list)[:MOST_SLIDES], start=1):
        reading.slide = number
        slide = read_slide(entry, reading)
        if slide is not None:
            slides[number] = slide
    reading.slide = None
    return slides
