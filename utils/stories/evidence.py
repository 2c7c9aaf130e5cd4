"""Records as a slide shows them: rows of a table, and the clauses that it rests on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from geodata.analysis.entities import Entity
from geodata.analysis.responsibility import task_units
from geodata.tables.readers import (
    read_documents,
    read_measures,
    read_provisions,
    read_regions,
    read_targets,
    read_tasks,
    read_units,
)
from utils.html.record_lines import dated_figure
from utils.stories.slides import Evidence, Row
from utils.text.code_names import entity_name, stage_names
from utils.text.formatting import clause_text, join_names
from utils.urls.page_urls import record_address

UNITS_SHOWN = 2


@dataclass(frozen=True)
class Table:
    """How records of one table are read: the table, the column of its ids, and the word beside the name."""

    read: Callable[[], pd.DataFrame]
    key: str
    name: str
    value: Callable[[pd.Series, str], str]


def _lead_units(task: pd.Series, lang: str) -> str:
    names = read_units().set_index("unit_id")[f"name_{lang}"]
    return join_names((names[unit] for unit in task_units(task)[:UNITS_SHOWN]), lang)


TABLES = {
    "targets": Table(read_targets, "target_id", "name", dated_figure),
    "provisions": Table(read_provisions, "provision_id", "heading", lambda _row, _lang: ""),
    "tasks": Table(read_tasks, "task_id", "title", _lead_units),
    "measures": Table(read_measures, "measure_id", "title", lambda row, lang: str(row[f"beneficiary_{lang}"])),
    "regions": Table(read_regions, "region_id", "name", lambda row, lang: str(row[f"tier_{lang}"])),
}
PLACES = "places"
# Choices that name a record, with its table.
IMPLIED = {
    "place": PLACES, "direction": PLACES, "region": "regions", "compare": "regions", "target": "targets",
    "measure": "measures",
}  # fmt: skip


@lru_cache(maxsize=len(TABLES))
def _indexed(table: str) -> pd.DataFrame:
    spec = TABLES[table]
    return spec.read().set_index(spec.key, drop=False)


def implied_records(choices: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Records that the choices of a view name: the selected place, region, target, measure or direction."""
    return tuple(f"{table}/{value}" for name, table in IMPLIED.items() for value in choices.get(name, ()))


def _clause_of(table: str, row: pd.Series) -> tuple[str, str, str]:
    """Document, locator and words as printed; a region's are those of its role."""
    prefix = "role_" if table == "regions" else ""
    return row[f"{prefix}document_id"], row[f"{prefix}locator"], row[f"{prefix}evidence"]


def _place_row(entity: Entity, lang: str) -> tuple[pd.Series, str, str]:
    row = entity.stage_row
    stage = "" if entity.stage == "none" else stage_names(lang)[entity.stage]
    # A direction or an axis has ends instead of a stage.
    return row, entity_name(entity, lang), stage or str(entity.main[f"endpoints_{lang}"] or "—")


def read_records(
    keys: Sequence[str], entities: Iterable[Entity], lang: str
) -> tuple[tuple[Row, ...], tuple[Evidence, ...]]:
    """Rows and clauses of records, in order; unknown keys are passed over.

    Parameters
    ----------
    keys
        As ``utils.stories.validate.known_records`` gives them.
    entities
        All entities, for the keys of places.
    lang
        Language of the words; what is printed stays Chinese.
    """
    placed = {entity.entity_id: entity for entity in entities}
    found = [_read(key, placed, lang) for key in keys]
    rows = [each for each in found if each]
    return tuple(row for row, _clause in rows), tuple(clause for _row, clause in rows)


def _read(key: str, placed: dict[str, Entity], lang: str) -> tuple[Row, Evidence] | None:
    table, _, name = key.partition("/")
    if table == PLACES and name in placed:
        row, label, value = _place_row(placed[name], lang)
    elif table in TABLES and name in _indexed(table).index:
        spec = TABLES[table]
        row = _indexed(table).loc[name]
        label, value = str(row[f"{spec.name}_{lang}"]), spec.value(row, lang)
    else:
        return None
    return _entry(table, name, row, label, value, lang)


def _entry(table: str, name: str, row: Any, label: str, value: str, lang: str) -> tuple[Row, Evidence]:
    document, locator, printed = _clause_of(table, row)
    clause = clause_text(read_documents().set_index("document_id").loc[document], locator, lang)
    address = record_address(table, name, (document, locator), lang)
    return Row(label, value, clause), Evidence(clause, printed, address, document)
