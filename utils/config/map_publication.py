"""What stands on every map and in every file: approval number, notices, boundary source, date."""

from typing import TypedDict

from geodata.geometry.boundaries import Boundaries
from geodata.geometry.coverage import SICHUAN
from geodata.tables.readers import read_regions
from utils.config.settings import PUBLICATIONS, Settings, current_settings
from utils.text.formatting import approval_text
from utils.text.i18n import LANGUAGES, Translate, translator

INTERNAL, REFERENCE, APPROVED = PUBLICATIONS


class Strip(TypedDict):
    """Texts of the strip at the lower left of a map; ``grid`` stands for ``boundary`` where the grid is shown."""

    approval: str
    notices: list[str]
    boundary: str
    grid: str
    date: str


def notice_texts(publication: str, _: Translate) -> list[str]:
    """What a map may not be taken for; an approved one has no such notice."""
    if publication == APPROVED:
        return []
    reference = _("For reference only; not an approved map")
    return [_("Internal use, not for publication"), reference] if publication == INTERNAL else [reference]


def date_text(_: Translate) -> str:
    """Date of what the maps show."""
    return _("As of the documents of 2022")


def strip_texts(boundaries: Boundaries, settings: Settings, _: Translate) -> Strip:
    """The strip of every map.

    Parameters
    ----------
    boundaries
        The source in use.
    settings
        Publication and approval number.
    _
        Translator of the page.
    """
    sources = {
        "operator": _("Boundaries: file of the operator"),
        "package": _("Boundaries: {source}").replace("{source}", boundaries.source),
    }
    grid = _("Tile grid without boundaries")
    return {
        "approval": approval_text(settings.approval_number, _),
        "notices": notice_texts(settings.publication, _),
        "boundary": sources.get(boundaries.kind, grid),
        "grid": grid,
        "date": date_text(_),
    }


def strip_line(strip: Strip) -> str:
    """The strip as one line, for pictures and small maps."""
    return " · ".join((strip["approval"], *strip["notices"], strip["boundary"], strip["date"]))


class LeftOut(TypedDict):
    """Regions that an area leaves out, and the sentence that says so."""

    regions: list[str]
    note: str


class GroundWords(TypedDict, total=False):
    """Words of the choices of ground and area, and what an area leaves out."""

    ground: dict[str, str]
    area: dict[str, str]
    leftOut: dict[str, LeftOut]


def base_layer_labels(settings: Settings, _: Translate) -> GroundWords:
    """Words of the choices of ground and area, with what an area leaves out; only a public reference offers them.

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


def file_notes() -> dict[str, str]:
    """The same for a file without boundaries, in both languages: approval, publication, boundaries, date."""
    settings = current_settings()
    notes: dict[str, list[str]] = {"approval": [], "publication": [], "boundaries": [], "date": []}
    for lang in LANGUAGES:
        _ = translator(lang)
        notes["approval"].append(approval_text(settings.approval_number, _))
        notes["publication"] += notice_texts(settings.publication, _) or [_("Approved map")]
        notes["boundaries"].append(_("No administrative boundaries in this file"))
        notes["date"].append(date_text(_))
    return {name: " / ".join(texts) for name, texts in notes.items()}


def notes_line(lang: str) -> str:
    """The notes of a file as one line in one language."""
    _ = translator(lang)
    settings = current_settings()
    texts = (approval_text(settings.approval_number, _), *notice_texts(settings.publication, _), date_text(_))
    return " · ".join(texts)
