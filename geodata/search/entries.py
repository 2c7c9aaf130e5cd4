"""Search entries: one for each region, place, target, task, unit, measure, clause and conflict."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from geodata.analysis.entities import Entity
from geodata.library.reading import Library
from geodata.tables.readers import read_table

# Kinds in the order in which results are shown.
KINDS = ("region", "place", "target", "task", "unit", "measure", "clause", "conflict")


@dataclass(frozen=True)
class Entry:
    """One search entry.

    Attributes
    ----------
    kind, key
        Kind of :data:`KINDS` and id within it; a clause is ``document/locator``.
    name_zh, name_en
        Names as shown.
    names
        All names and aliases.
    words
        Ids, numbers and English words.
    text
        Longer text: summary, and with a library the clause itself.
    document_id, locator
        Clause; empty if it has none.
    """

    kind: str
    key: str
    name_zh: str
    name_en: str
    names: tuple[str, ...]
    words: str
    text: str
    document_id: str = ""
    locator: str = ""


def _region_entries() -> Iterator[Entry]:
    for _, row in read_table("regions").iterrows():
        names = (row["name_zh"], row["short_zh"], *row["aliases"])
        words = f"{row['region_id']} {row['name_en']} {row['adcode']} {row['tier_en']}"
        text = f"{row['role_zh']} {row['role_en']} {row['tier_zh']}"
        yield Entry("region", row["region_id"], row["name_zh"], row["name_en"], names, words, text)


def _place_entries(entities: list[Entity]) -> Iterator[Entry]:
    # Mentions of regions by their tier are left out: the regions are entries of their own.
    for entity in (each for each in entities if each.mode != "tier"):
        rows, main = entity.rows, entity.main
        names = tuple(dict.fromkeys([*rows["name_zh"], *rows["label_zh"]]))
        words = " ".join(dict.fromkeys([entity.entity_id, *rows["name_en"], *rows["label_en"], *rows["endpoints_en"]]))
        text = " ".join(dict.fromkeys([*rows["endpoints_zh"], *rows["evidence"], *rows["note"]]))
        name = (main["name_zh"], main["name_en"])
        yield Entry("place", entity.entity_id, *name, names, words, text, main["document_id"], main["locator"])


def _number(value: object) -> str:
    return "" if pd.isna(value) else f"{value:g}"


def _target_entries() -> Iterator[Entry]:
    for _, row in read_table("targets").iterrows():
        values = " ".join(_number(row[name]) for name in ("value", "value_low", "value_high", "base_value"))
        words = f"{row['target_id']} {row['name_en']} {values} {row['target_year']} {row['unit']}"
        text = f"{row['evidence']} {row['unit_zh']} {row['note']}"
        name = (row["name_zh"], row["name_en"])
        yield Entry("target", row["target_id"], *name, name[:1], words, text, row["document_id"], row["locator"])


def _titled_entries(table: str, kind: str, extra: tuple[str, ...]) -> Iterator[Entry]:
    frame = read_table(table)
    key = f"{kind}_id"
    for _, row in frame.iterrows():
        name = (row["title_zh"], row["title_en"])
        text = " ".join(str(row[column]) for column in (*extra, "note"))
        yield Entry(kind, row[key], *name, name[:1], f"{row[key]} {name[1]}", text, row["document_id"], row["locator"])


def _unit_entries() -> Iterator[Entry]:
    for _, row in read_table("units").iterrows():
        names = (row["name_zh"], *row["aliases"])
        words = f"{row['unit_id']} {row['name_en']} {row['kind']}"
        yield Entry("unit", row["unit_id"], row["name_zh"], row["name_en"], names, words, row["note"])


def _conflict_entries() -> Iterator[Entry]:
    for _, row in read_table("conflicts").iterrows():
        name = (row["subject_zh"], row["subject_en"])
        words = f"{row['conflict_id']} {row['subject_en']} {row['difference_en']}"
        yield Entry("conflict", row["conflict_id"], *name, name[:1], words, row["difference"])


def _clause_entries(library: Library) -> Iterator[Entry]:
    actions = read_table("actions").groupby("provision_id")
    named = {key: (" ".join(rows["evidence"]), " ".join(rows["name_en"])) for key, rows in actions}
    for _, row in read_table("provisions").iterrows():
        printed, english = named.get(row["provision_id"], ("", ""))
        document_id, locator = row["document_id"], row["locator"]
        words = f"{row['provision_id']} {row['heading_en']} {row['summary_en']} {english}"
        text = f"{row['summary_zh']} {printed} {library.folded(document_id, locator)}"
        name = (row["heading_zh"], row["heading_en"])
        key = f"{document_id}/{locator}"
        yield Entry("clause", key, *name, (row["heading_zh"], locator), words, text, document_id, locator)


def read_entries(entities: list[Entity], library: Library) -> list[Entry]:
    """All search entries, in the order of :data:`KINDS`."""
    return [
        *_region_entries(),
        *_place_entries(entities),
        *_target_entries(),
        *_titled_entries("tasks", "task", ("evidence",)),
        *_unit_entries(),
        *_titled_entries("measures", "measure", ("beneficiary_zh", "beneficiary_en", "evidence", "figures")),
        *_clause_entries(library),
        *_conflict_entries(),
    ]
