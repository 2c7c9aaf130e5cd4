"""Names of entities, regions and codes in a language."""

from functools import lru_cache

import pandas as pd

from geodata.analysis.entities import LINE_MODES, Entity
from geodata.tables.clauses import read_clauses
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_documents, read_scopes, read_table, read_targets
from utils.text.formatting import clause_text, join_names
from utils.text.i18n import Translate


def entity_name(entity: Entity, lang: str) -> str:
    """Name of an entity; for lines the label, because documents often print only ``渝昆``."""
    column = "label" if entity.theme in LINE_MODES else "name"
    return str(entity.main[f"{column}_{lang}"])


def region_names(entity: Entity, short: dict[str, str], lang: str, _: Translate) -> str:
    """Short names of the regions that an entity concerns, or a text for all of them."""
    if len(entity.region_ids) == len(short):
        return _("All 22")
    return join_names((short[region] for region in entity.region_ids), lang)


def stage_names(lang: str) -> dict[str, str]:
    """Names of the stages."""
    return code_names("stage", lang)


@lru_cache
def theme_names_of_targets(lang: str) -> dict[str, str]:
    """Names of the themes of targets."""
    used = set(read_targets()["theme"])
    return {theme: name for theme, name in code_names("theme", lang).items() if theme in used}


def target_kind_names(lang: str) -> dict[str, str]:
    """Names of the kinds of targets."""
    return code_names("target-kind", lang)


def scope_names(lang: str) -> dict[str, str]:
    """Names of the scopes."""
    scopes = read_scopes()
    return dict(zip(scopes["scope"], scopes[f"name_{lang}"], strict=True))


def mode_names(lang: str) -> dict[str, str]:
    """Names of the line modes."""
    names = code_names("mode", lang)
    return {mode: names[mode] for mode in LINE_MODES}


def map_theme_names(lang: str) -> dict[str, str]:
    """Names of the map themes."""
    themes = read_table("map_themes")
    return dict(zip(themes["theme_id"], themes[f"name_{lang}"], strict=True))


def theme_clauses(theme: str) -> list[tuple[str, str]]:
    """Document and source locators of a map theme, one pair per document."""
    table = read_clauses().set_index("clause_id")
    found: dict[str, list[str]] = {}
    for clause in read_table("map_themes").set_index("theme_id").loc[theme, "clause_ids"]:
        found.setdefault(str(table.loc[clause, "document_id"]), []).append(str(table.loc[clause, "locator"]))
    return [(document, "、".join(locators)) for document, locators in found.items()]


def set_names(lang: str) -> dict[str, str]:
    """Names of the sets of corridors."""
    return code_names("corridor-set", lang)


def row_clauses(records: pd.DataFrame, lang: str) -> list[str]:
    """Short clause of each row of a table with ``document_id`` and ``locator``."""
    documents = read_documents().set_index("document_id")
    return [
        clause_text(documents.loc[document], locator, lang)
        for document, locator in zip(records["document_id"], records["locator"], strict=True)
    ]
