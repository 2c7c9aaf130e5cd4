"""Theme records: all records related to a set of clauses, for chapters and for map themes."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from geodata.analysis.entities import Entity
from geodata.analysis.targets import naming_rows
from geodata.tables.clauses import clause_id, read_clauses
from geodata.tables.readers import read_places, read_provisions, read_table, read_targets, read_tasks

RENEWAL = "cq-2022-31"
CHAPTERS = tuple(f"31-{number}" for number in range(2, 11))


@dataclass(frozen=True)
class Theme:
    """A map theme: layers of its entities, its source clauses, boxes first, and its names."""

    entities: frozenset[str]
    clauses: tuple[str, ...]
    name_zh: str
    name_en: str


@lru_cache(maxsize=1)
def read_map_themes() -> dict[str, Theme]:
    """Map themes by id."""
    return {
        row["theme_id"]: Theme(frozenset(row["layers"]), row["clause_ids"], row["name_zh"], row["name_en"])
        for row in read_table("map_themes").to_dict("records")
    }


@dataclass(frozen=True)
class ThemeRecords:
    """Records related to clauses.

    Attributes
    ----------
    targets, tasks, provisions
        Rows of the tables, with all columns.
    entities
        Places, lines and areas that the clauses name.
    """

    targets: pd.DataFrame
    tasks: pd.DataFrame
    provisions: pd.DataFrame
    entities: tuple[Entity, ...]


def lies_under(document: str, locator: str, clauses: Sequence[str]) -> bool:
    """Whether a locator is one of the clauses or below one of them."""
    at = clause_id(document, locator)
    return any(at == clause or at.startswith(f"{clause}-") for clause in clauses)


def under(table: pd.DataFrame, clauses: Sequence[str]) -> pd.DataFrame:
    """Rows of a table whose ``document_id`` and ``locator`` are at or below the clauses."""
    pairs = zip(table["document_id"], table["locator"], strict=True)
    keep = [lies_under(document, locator, clauses) for document, locator in pairs]
    return table[pd.Series(keep, index=table.index, dtype=bool)]


@lru_cache(maxsize=1)
def _clauses_by_entity() -> dict[str, frozenset[str]]:
    places = read_places()
    found: dict[str, set[str]] = defaultdict(set)
    for entity, document, locator in zip(places["entity_id"], places["document_id"], places["locator"], strict=True):
        found[entity].add(clause_id(document, locator))
    return {entity: frozenset(clauses) for entity, clauses in found.items()}


def is_named_under(entity: Entity, clauses: Sequence[str]) -> bool:
    """Whether one of the clauses, or a clause below them, names an entity."""
    named = _clauses_by_entity()[entity.entity_id]
    return any(at == clause or at.startswith(f"{clause}-") for at in named for clause in clauses)


def mentions_under(entity: Entity, clauses: Sequence[str]) -> list[int]:
    """Positions of the mentions of an entity that are at or below the clauses."""
    pairs = zip(entity.rows["document_id"], entity.rows["locator"], strict=True)
    return [i for i, (document, locator) in enumerate(pairs) if lies_under(document, locator, clauses)]


def records_of_clause(clauses: Sequence[str], entities: Sequence[Entity]) -> ThemeRecords:
    """All records at or below the clauses.

    Parameters
    ----------
    clauses
        Ids of clauses.
    entities
        The entities to choose from.
    """
    named = tuple(entity for entity in entities if is_named_under(entity, clauses))
    return ThemeRecords(
        under(read_targets(), clauses), under(read_tasks(), clauses), under(read_provisions(), clauses), named
    )  # fmt: skip


def records_of_theme(theme: str, entities: Sequence[Entity]) -> ThemeRecords:
    """Entities of a theme, wherever they are named, and the records at or below its clauses."""
    kind = read_map_themes()[theme]
    chosen = tuple(entity for entity in entities if entity.theme in kind.entities)
    records = records_of_clause(kind.clauses, ())
    return ThemeRecords(records.targets, records.tasks, records.provisions, chosen)


def of_region(related: ThemeRecords, region: str | None) -> ThemeRecords:
    """Records that name a region, or all without one; targets are all kept, as their scope binds regions."""
    if region is None:
        return related
    entities = tuple(entity for entity in related.entities if region in entity.region_ids)
    return ThemeRecords(
        related.targets, naming_rows(related.tasks, region), naming_rows(related.provisions, region), entities
    )


def headings(clauses: Sequence[str], lang: str) -> dict[str, str]:
    """Headings of clauses by id."""
    table = read_clauses().set_index("clause_id")
    return {clause: str(table.loc[clause, f"heading_{lang}"]) for clause in clauses}


def leaves(clauses: Sequence[str]) -> list[str]:
    """The clauses in printed order, each replaced by the clauses below it, if any: items of boxes, sections.

    A box is printed below a section but is a list of its own.
    """
    table = read_clauses()
    found: list[str] = []
    for clause in clauses:
        below = [each for each in table.loc[table["parent"] == clause, "clause_id"] if each.startswith(f"{clause}-")]
        found += below or [clause]
    return found


def region_counts(entities: Sequence[Entity]) -> dict[str, int]:
    """Number of entities that concern each region; an entity of several regions counts in each."""
    return dict(Counter(region for entity in entities for region in entity.region_ids))
