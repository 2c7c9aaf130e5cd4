"""What a view shows, in words: names of pages, of the choices in their addresses, and of their values."""

from collections.abc import Iterable
from typing import Any, TypedDict

from geodata.corridors import read_directions
from geodata.dossier import CHAPTERS, headings
from geodata.entities import Entity
from geodata.tables import read_documents, read_measures, read_regions, read_targets, read_units
from layers.indicators import indicator_entries
from layers.words import layer_words
from utils.corridor_blocks import set_names
from utils.entity_words import entity_name
from utils.finance_words import formula_names, group_names, instrument_names, printed_names
from utils.i18n import Translate, translator
from utils.project_words import kind_choices, panel_words, place_names, year_names
from utils.responsibility_words import role_words, unit_kind_words
from utils.stage_words import stage_words
from utils.target_table import ALL, NO_YEAR
from utils.target_words import scope_names, theme_words
from utils.theme_names import mode_words
from utils.theme_words import map_theme_words

Names = dict[str, str]

# Choices of each page that a story can hold: those that layers.story_pages knows, which needs the maps to say so.
ON_MAPS = ("at", "layers", "place", "region", "ground", "area")
KEPT = {
    "": (*ON_MAPS, "indicator"),
    "regions": (*ON_MAPS, "compare", "year"),
    "eco-city": (*ON_MAPS, "unit", "theme"),
    "corridors": (*ON_MAPS, "direction", "set"),
    "transport": (*ON_MAPS, "mode", "status", "document", "year"),
    "projects": (*ON_MAPS, "kind", "status", "document", "year", "placed", "group"),
    "renewal": (*ON_MAPS, "chapter"),
    "themes": (*ON_MAPS, "theme"),
    "targets": ("region", "theme", "scope", "year", "document", "target"),
    "responsibility": ("unit", "document", "theme", "kind", "role"),
    "finance": ("measure", "group", "instrument", "printed", "formula"),
}


class ChoiceWords(TypedDict):
    """Names of pages by path, of choices, of choices by page, of values by choice, of values by page and choice.

    ``kept`` has the choices that a story can hold, by page.
    """

    pages: Names
    names: Names
    ownNames: dict[str, Names]
    values: dict[str, Names]
    own: dict[str, dict[str, Names]]
    kept: dict[str, tuple[str, ...]]


def page_names(_: Translate) -> Names:
    """Names of the pages whose views can be kept, by path."""
    return {
        "": _("Overview"), "regions": _("Regions"), "eco-city": _("Eco-city"), "corridors": _("Corridors"),
        "transport": _("Transport"), "projects": _("Projects"), "targets": _("Targets"),
        "responsibility": _("Responsibility"), "finance": _("Finance"), "renewal": _("Urban renewal"),
        "themes": _("Map themes"),
    }  # fmt: skip


def choice_names(_: Translate) -> Names:
    """Names of the choices by their name in the address."""
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
    """Names of the values that mean the same on every page, by choice and id."""
    _ = translator(lang)
    regions = _column(read_regions(), "region_id", f"name_{lang}")
    return {
        "region": regions, "compare": regions, "layers": layer_words(_),
        "place": {entity.entity_id: entity_name(entity, lang) for entity in entities},
        "indicator": {entry["id"]: entry["choice"] for entry in indicator_entries(lang, _)},
        "document": _column(read_documents(), "document_id", f"short_{lang}"),
        "unit": _column(read_units(), "unit_id", f"name_{lang}"),
        "mode": mode_words(_), "status": stage_words(_), "scope": scope_names(lang), "theme": theme_words(_),
        "target": _column(read_targets(), "target_id", f"name_{lang}"), "role": role_words(_),
        "measure": _column(read_measures(), "measure_id", f"title_{lang}"), "formula": formula_names(_),
        "instrument": instrument_names(_), "printed": printed_names(_), "set": set_names(_),
        "ground": {"grid": _("Tile grid"), "regions": _("Boundaries")},
        "area": {"all": _("Whole area"), "chongqing": _("Chongqing only")},
    }  # fmt: skip


def own_values(entities: tuple[Entity, ...], lang: str) -> dict[str, dict[str, Names]]:
    """Names of the values that mean something of their own on a page, by page, choice and id."""
    _ = translator(lang)
    projects: Any = panel_words(_)
    directions = {each.id: str(each.mention.row[f"label_{lang}"]) for each in read_directions(entities)}
    return {
        "corridors": {"direction": directions},
        "projects": {
            "kind": kind_choices(_), "placed": place_names(_), "year": year_names(_), "group": projects["groupings"],
        },
        "targets": {"year": {NO_YEAR: _("No year"), ALL: _("All years")}},
        "responsibility": {"kind": unit_kind_words(_)},
        "finance": {"group": group_names(_)},
        "renewal": {"chapter": headings(CHAPTERS, lang)},
        "themes": {"theme": map_theme_words(_)},
    }  # fmt: skip


def choice_words(entities: Iterable[Entity], lang: str) -> ChoiceWords:
    """Everything that puts the address of a view into words, in one language.

    Returns
    -------
    ``pages`` by path, ``names`` of choices, ``ownNames`` and ``own`` by page first, ``values`` by choice; and
    ``kept`` by page, the choices that a story can hold.
    """
    _, entities = translator(lang), tuple(entities)
    return {
        "pages": page_names(_), "names": choice_names(_), "values": shared_values(entities, lang),
        "ownNames": {"finance": {"group": _("For whom")}},
        "own": own_values(entities, lang),
        "kept": KEPT,
    }  # fmt: skip
