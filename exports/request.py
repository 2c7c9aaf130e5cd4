"""Export requests: read from the body of an HTTP request, or refused with a message."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from exports.story_files import read_any_story
from geodata.tables.codelists import list_codes
from geodata.tables.readers import read_regions, read_units
from utils.config.facts import current_facts
from utils.stories.issues import Problem
from utils.stories.model import Story
from utils.text.i18n import translator

SHEETS = "sheets"
Paper = Literal["a4", "a3"]
ALL = "all"
MOST_SHEETS = 100
# Ids of the records that have a one-page sheet, by kind.
SHEET_KEYS: dict[str, Callable[[], list[str]]] = {
    "regions": lambda: list(read_regions()["region_id"]),
    "units": lambda: list(read_units()["unit_id"]),
    "projects": lambda: [entity.entity_id for entity in current_facts().entities],
}


class ExportRequestError(ValueError):
    """A request that cannot be read or carried out; the message says what to do."""


@dataclass(frozen=True)
class ExportRequest:
    """What is requested.

    Attributes
    ----------
    form
        One of the list ``export-format`` of ``codelists.csv``, or ``SHEETS``.
    lang
        Language of the file.
    paper
        ``a4`` or ``a3``.
    as_picture
        Whether the maps of a presentation are pictures instead of shapes.
    story, single
        The story, and whether it is a single view.
    kind, keys
        Of sheets: the kind of record and the ids.
    problems
        Parts of the story that could not be kept.
    """

    form: str
    lang: str
    paper: Paper = "a4"
    as_picture: bool = False
    story: Story | None = None
    single: bool = False
    kind: str = ""
    keys: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def _decoded(raw: bytes, lang: str) -> dict[str, Any]:
    _ = translator(lang)
    try:
        asked = json.loads(raw)
    except (ValueError, RecursionError) as fault:
        raise ExportRequestError(_("The request is no JSON. Open the page anew and try again.")) from fault
    if not isinstance(asked, dict) or asked.get("form") not in (*list_codes("export-format"), SHEETS):
        raise ExportRequestError(_("The kind of file is not known. Choose one of the list."))
    return asked


def _sheet_request(asked: dict[str, Any], lang: str, paper: Paper) -> ExportRequest:
    _ = translator(lang)
    wanted = asked.get("sheets")
    wanted = wanted if isinstance(wanted, dict) else {}
    kind = wanted.get("kind")
    if kind not in SHEET_KEYS:
        raise ExportRequestError(_("Sheets are of regions, units or projects. Choose one of the list."))
    there, keys = SHEET_KEYS[str(kind)](), wanted.get("keys")
    chosen = there if keys == [ALL] else [key for key in keys if key in there] if isinstance(keys, list) else []
    if not chosen:
        raise ExportRequestError(_("No sheet of this kind was found. Choose one of the list."))
    if len(chosen) > MOST_SHEETS:
        raise ExportRequestError(_("At most {n} sheets are made at once.").replace("{n}", str(MOST_SHEETS)))
    return ExportRequest(SHEETS, lang, paper, kind=str(kind), keys=tuple(chosen))


def read_export_request(raw: bytes, lang: str) -> ExportRequest:
    """Read an export request.

    Parameters
    ----------
    raw
        Body of the HTTP request: JSON with ``form``, ``story`` and ``single``, or ``sheets``, and ``paper``, ``map``.
    lang
        Language of the file.

    Raises
    ------
    ExportRequestError
        If it cannot be read.
    """
    asked = _decoded(raw, lang)
    paper: Paper = "a3" if asked.get("paper") == "a3" else "a4"
    if asked["form"] == SHEETS:
        return _sheet_request(asked, lang, paper)
    story, problems = read_any_story(asked.get("story"), lang)
    if story is None:
        raise ExportRequestError(" ".join(each.text for each in problems))
    pictured, single = asked.get("map") == "picture", asked.get("single") is True
    return ExportRequest(asked["form"], lang, paper, pictured, story, single, problems=tuple(problems))
