"""Labels that describe a view: names of pages, of their query parameters, and of the values of those."""

from collections.abc import Iterable
from typing import Any, TypedDict

from geodata.analysis.corridors import read_directions
from geodata.analysis.entities import Entity
from geodata.analysis.targets import ALL, NO_YEAR
from geodata.analysis.theme_records import CHAPTERS, headings
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_documents, read_measures, read_regions, read_targets, read_units
from layers.catalog.indicators import indicator_entries
from layers.catalog.pages import story_pages
from utils.text.code_names import (
    entity_name,
    map_theme_names,
    mode_names,
    scope_names,
    set_names,
    stage_names,
    theme_names_of_targets,
)
from utils.text.finance_names import formula_names
from utils.text.i18n import Translate, translator
from utils.text.project_names import kind_choices, panel_labels, place_names, year_names
from utils.text.unit_names import role_names, unit_kind_names

Names = dict[str, str]


class ChoiceWords(TypedDict):
    """Names of pages, parameters and values.

    ``pages`` is by path, ``names`` by parameter, ``ownNames`` by page and parameter, ``values`` by parameter and id,
    ``own`` by page, parameter and id; ``kept`` has the parameters that a story can hold, by page.
    """

    pages: Names
    names: Names
    ownNames: dict[str, Names]
    values: dict[str, Names]
    own: dict[str, dict[str, Names]]
    kept: dict[str, tuple[str, ...]]


def page_names(_: Translate) -> Names:
    """Titles of the pages whose views can be saved, by path."""
    return {page.address: page.title(_) for page in story_pages()}


def choice_names(_: Translate) -> Names:
    """Names of the query parameters."""
    return {
        "at": _("own camera"), "layers": _("Layers"), "ground": _("Ground"), "area": _("Extent"), "place": _("Place"),
        "region": _("Region"), "indicator": _("Indicator"), "compare": _("Beside it"), "year": _("Year"),
        "unit": _("Unit"), "theme": _("Theme"), "direction": _("Direction"), "set": _("On the map"),
        "mode": _("Mode"), "status": _("Stage"), "document": _("Document"), "kind": _("Kind"),
        "placed": _("Position"), "group": _("Group by"), "scope": _("Scope"), "target": _("Target"),
        "role": _("Role"), "instrument": _("Instrument"), "printed": _("What is printed"),
        "measure": _("Measure"), "formula": _("Calculator"), "chapter": _("Chapter"),
    }  # fmt: skip


def _column(table: Any, key: str, column: str) -> Names:
    return dict(zip(table[key], table[column], strict=True))


def shared_values(entities: tuple[Entity, ...], lang: str) -> dict[str, Names]:
    """Names of the values that have the same meaning on every page, by parameter and id."""
    _ = translator(lang)
    regions = _column(read_regions(), "region_id", f"name_{lang}")
    return {
        "region": regions, "compare": regions, "layers": code_names("map-layer", lang),
        "place": {entity.entity_id: entity_name(entity, lang) for entity in entities},
        "indicator": {entry["id"]: entry["choice"] for entry in indicator_entries(lang, _)},
        "document": _column(read_documents(), "document_id", f"short_{lang}"),
        "unit": _column(read_units(), "unit_id", f"name_{lang}"),
        "mode": mode_names(lang), "status": stage_names(lang), "scope": scope_names(lang),
        "theme": theme_names_of_targets(lang), "set": set_names(lang),
        "target": _column(read_targets(), "target_id", f"name_{lang}"), "role": role_names(lang),
        "measure": _column(read_measures(), "measure_id", f"title_{lang}"), "formula": formula_names(lang),
        "instrument": code_names("instrument", lang), "printed": code_names("figure-kind", lang),
        "ground": {"grid": _("Tile grid"), "regions": _("Boundaries")},
        "area": {"all": _("Whole area"), "chongqing": _("Chongqing only")},
    }  # fmt: skip


def own_values(entities: tuple[Entity, ...], lang: str) -> dict[str, dict[str, Names]]:
    """Names of the values that have a meaning of their own on a page, by page, parameter and id."""
    _ = translator(lang)
    projects: Any = panel_labels(_)
    directions = {each.id: str(each.mention.row[f"label_{lang}"]) for each in read_directions(entities)}
    return {
        "corridors": {"direction": directions},
        "projects": {
            "kind": kind_choices(lang), "placed": place_names(lang), "year": year_names(_),
            "group": projects["groupings"],
        },
        "targets": {"year": {NO_YEAR: _("No year"), ALL: _("All years")}},
        "responsibility": {"kind": unit_kind_names(lang)},
        "finance": {"group": code_names("beneficiary-group", lang)},
        "renewal": {"chapter": headings(CHAPTERS, lang)},
        "themes": {"theme": map_theme_names(lang)},
    }  # fmt: skip


def parameter_labels(entities: Iterable[Entity], lang: str) -> ChoiceWords:
    """Labels that describe a view from its address, in one language."""
    _, entities = translator(lang), tuple(entities)
    return {
        "pages": page_names(_), "names": choice_names(_), "values": shared_values(entities, lang),
        "ownNames": {"finance": {"group": _("For whom")}},
        "own": own_values(entities, lang),
        "kept": {page.address: page.kept for page in story_pages()},
    }  # fmt: skip
