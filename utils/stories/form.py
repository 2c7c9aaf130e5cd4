"""The form of a story file, checked against the published schema: every fault with its slide and its field.

The schema says what is wrong; which messages a reader gets, and what is done about a fault, is said here. Only the
rules that a reader mends are asked for, each in time that grows with the file, and no message of the library, which
would quote the file, is shown. Unseen signs and the lengths of texts are looked at when the texts are read.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from geodata.tables.schema import FACTS
from utils.stories.issues import Reading
from utils.stories.model import VERSION

STORIES = FACTS.parent / "stories"
SCHEMA_FILE = STORIES / "story.schema.json"
SLIDES, VIEW, CHOICES = "slides", "view", "choices"


def _of_type(validator: Any, types: str, instance: object, _schema: Any) -> Iterator[ValidationError]:
    if not validator.is_type(instance, types):
        yield ValidationError("type")


def _page(_validator: Any, _pages: Sequence[str], instance: object, _schema: Any) -> Iterator[ValidationError]:
    # Which pages there are, the atlas itself is asked.
    if not isinstance(instance, str):
        yield ValidationError("type")


def _at_most(_validator: Any, most: int, instance: object, _schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, list | dict) and len(instance) > most:
        yield ValidationError("too many")


def _items(validator: Any, form: Any, instance: object, schema: Any) -> Iterator[ValidationError]:
    # What is cut is not looked at.
    members = instance[: schema.get("maxItems")] if isinstance(instance, list) else []
    for i, member in enumerate(members):
        yield from validator.descend(member, form, path=i)


def _others(validator: Any, form: Any, instance: object, schema: Any) -> Iterator[ValidationError]:
    members = instance.items() if isinstance(instance, dict) else ()
    for name, member in islice(members, schema.get("maxProperties")):
        if name in schema["properties"]:
            continue
        if form is False:
            yield ValidationError("unknown", path=[name])
        else:
            yield from validator.descend(member, form, path=name)


def _required(_validator: Any, names: Sequence[str], instance: object, _schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        yield from (ValidationError("missing", path=[name]) for name in names if name not in instance)


def _one_of(validator: Any, forms: Sequence[Any], instance: object, _schema: Any) -> Iterator[ValidationError]:
    # Of a text and an object by language, the one that was meant.
    text, by_language = forms
    yield from validator.descend(instance, text if isinstance(instance, str) else by_language)


def _pattern(_validator: Any, form: str, instance: object, _schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not re.fullmatch(form, instance):
        yield ValidationError("pattern")


def _length(_validator: Any, most: int, instance: object, _schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and len(instance) > most:
        yield ValidationError("too long")


@lru_cache(maxsize=1)
def _validator() -> Any:
    library = Draft202012Validator.VALIDATORS
    form = validators.create(
        Draft202012Validator.META_SCHEMA,
        validators={name: library[name] for name in ("$ref", "properties", "const")}
        | {
            "type": _of_type, "enum": _page, "items": _items, "additionalProperties": _others, "required": _required,
            "maxItems": _at_most, "maxProperties": _at_most, "oneOf": _one_of, "pattern": _pattern,
            "maxLength": _length,
        },
        type_checker=Draft202012Validator.TYPE_CHECKER,
    )  # fmt: skip
    return form(json.loads(SCHEMA_FILE.read_text("utf-8")))


@dataclass(frozen=True)
class Fault:
    """One place where a file has not the form of the schema.

    Attributes
    ----------
    slide
        Number of the slide, from 1; None for the file as a whole.
    field
        Field of the file or the slide; a choice by its name; empty for the slide itself.
    rule
        Keyword of the schema.
    limit
        What the schema says there.
    value
        What stands in the file.
    """

    slide: int | None
    field: str
    rule: str
    limit: Any
    value: object


def _fault(error: ValidationError) -> Fault:
    path = list(error.absolute_path)
    slide = None
    if path[:1] == [SLIDES] and len(path) > 1:
        slide, path = path[1] + 1, path[2:]
    names = [part for part in path if isinstance(part, str)]
    if names[:2] == [VIEW, CHOICES]:
        names = names[2:] or [CHOICES]
    return Fault(slide, ".".join(names), error.validator, error.validator_value, error.instance)


def form_faults(content: dict[str, Any]) -> list[Fault]:
    """Faults of a file against the schema: of the file first, its version before all, then slide by slide.

    Null stands for a field that is not there; only a slide cannot be null.
    """
    faults = [_fault(error) for error in _validator().iter_errors(content)]
    told = [fault for fault in faults if fault.rule != "type" or fault.value is not None or not fault.field]
    first = {("version", "const"): -1, ("version", "required"): -1}
    return sorted(told, key=lambda fault: first.get((fault.field, fault.rule), fault.slide or 0))


def note_form(content: dict[str, Any], reading: Reading) -> None:
    """Remark on every fault of the form, each with its slide, its field and what is done about it."""
    faults = form_faults(content)
    for i, fault in enumerate(faults):
        # An id that is too long and of another form is one fault for the reader.
        if fault.field != "id" or fault.field not in {each.field for each in faults[:i] if each.slide is None}:
            reading.slide = fault.slide
            _note(fault, reading)
    reading.slide = None


def _note(fault: Fault, reading: Reading) -> None:
    _ = reading.translate
    if fault.field == "version" and fault.slide is None:
        text = _("The file is not of version {n}, which this atlas reads. What could be read was kept.")
        reading.note(text, n=VERSION)
    elif fault.rule == "additionalProperties":
        reading.note(_("The field {field} is not known and was left out."), field=fault.field)
    elif fault.rule in {"maxItems", "maxProperties"}:
        _note_cut(fault, reading)
    elif fault.rule in {"type", "enum"} and fault.field and fault.value is not None:
        reading.note(_("{field} is not of the kind that belongs there and was left out."), field=fault.field)
    elif fault.rule == "type":
        reading.note(_("The slide is not an object and was left out."))
    elif fault.field == "id" and fault.slide is None:
        text = _("The id {value} has another form than small letters, digits and hyphens; it was left out.")
        reading.note(text, value=fault.value)


def _note_cut(fault: Fault, reading: Reading) -> None:
    text = reading.translate.ngettext(
        "{field} holds more than {n} entry; the first {n} was kept.",
        "{field} holds more than {n} entries; the first {n} were kept.",
        fault.limit,
    )
    reading.note(text, field=fault.field, n=fault.limit)
