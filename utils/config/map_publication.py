"""The notice line of every map and file: approval number, notices, boundary source, date."""

from collections.abc import Collection
from typing import TypedDict

from geodata.courses.course import DERIVED, OPERATOR, Course
from geodata.geometry.boundaries import Boundaries
from geodata.geometry.coverage import SICHUAN
from geodata.tables.readers import read_regions
from utils.config.settings import PUBLICATIONS, Settings, current_settings
from utils.text.formatting import approval_text
from utils.text.i18n import Translate, translator

INTERNAL, REFERENCE, APPROVED = PUBLICATIONS


class Strip(TypedDict):
    """Texts of the notice line at the lower left of a map; ``grid`` replaces ``boundary`` on the tile grid.

    ``lines`` says where courses of lines come from, if not from the tables.
    """

    approval: str
    notices: list[str]
    boundary: str
    grid: str
    lines: str
    date: str


def course_notice(courses: Collection[Course], _: Translate) -> str:
    """Where courses of lines come from that the tables do not hold: rivers, and the operator's file with its terms."""
    rivers = [_("Rivers: county boundaries, WDBII 1977")] if any(c.precision == DERIVED for c in courses) else []
    given = dict.fromkeys(c.licence or c.source for c in courses if c.precision == OPERATOR)
    lines = [_("Lines: file of the operator, {terms}").replace("{terms}", ", ".join(given))] if given else []
    return " · ".join([*rivers, *lines])


def notice_texts(publication: str, _: Translate) -> list[str]:
    """Notices on the status of a map; an approved one has none."""
    if publication == APPROVED:
        return []
    reference = _("For reference only; not an approved map")
    return [_("Internal use, not for publication"), reference] if publication == INTERNAL else [reference]


def date_text(_: Translate) -> str:
    """Date of the content of the maps."""
    return _("As of the documents of 2022")


def strip_texts(boundaries: Boundaries, settings: Settings, courses: Collection[Course], _: Translate) -> Strip:
    """Texts of the notice line of every map.

    Parameters
    ----------
    boundaries
        The boundaries in use.
    settings
        Publication and approval number.
    courses
        Courses that lines are drawn along.
    _
        Translator of the page.
    """
    sources = {
        "operator": _("Boundaries: file of the operator"),
        "package": _("Boundaries: {source}").replace("{source}", boundaries.source),
        "tianditu": _("Boundaries: Tianditu ({source})").replace("{source}", boundaries.source),
    }
    grid = _("Tile grid without boundaries")
    return {
        "approval": approval_text(settings.approval_number, _),
        "notices": notice_texts(settings.publication, _),
        "boundary": sources.get(boundaries.kind, grid),
        "grid": grid,
        "lines": course_notice(courses, _),
        "date": date_text(_),
    }


def strip_line(strip: Strip) -> str:
    """The notice line as one text, for static maps and small maps."""
    texts = (strip["approval"], *strip["notices"], strip["boundary"], strip["lines"], strip["date"])
    return " · ".join(filter(None, texts))


class LeftOut(TypedDict):
    """Regions that an extent leaves out, and the sentence that says so."""

    regions: list[str]
    note: str


class GroundWords(TypedDict, total=False):
    """Labels of the choices of base layer and extent, and what an extent leaves out."""

    ground: dict[str, str]
    area: dict[str, str]
    leftOut: dict[str, LeftOut]


def base_layer_labels(settings: Settings, _: Translate) -> GroundWords:
    """Labels of the choices of base layer and extent; only a public reference map has them.

    Parameters
    ----------
    settings
        The publication.
    _
        Translator of the page.
    """
    if settings.publication != REFERENCE:
        return {}
    whole = len(read_regions())
    note = _("Guang'an (Sichuan) is left out: {n} of {whole} regions, on the map, in lists and counts")
    counted = note.replace("{n}", str(whole - len(SICHUAN))).replace("{whole}", str(whole))
    return {
        "ground": {"title": _("Ground"), "grid": _("Tile grid"), "regions": _("Boundaries")},
        "area": {"title": _("Extent"), "all": _("Whole area"), "chongqing": _("Chongqing only")},
        "leftOut": {"chongqing": {"regions": sorted(SICHUAN), "note": counted}},
    }


def notes_line(lang: str) -> str:
    """Notes of a file as one line in one language."""
    _ = translator(lang)
    settings = current_settings()
    texts = (approval_text(settings.approval_number, _), *notice_texts(settings.publication, _), date_text(_))
    return " · ".join(texts)
