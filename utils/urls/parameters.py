"""Valid values of the query parameters of pages, by kind."""

from collections.abc import Callable, Sequence

from geodata.analysis.corridors import read_bearings
from geodata.analysis.entities import LINE_MODES, NO_STAGE, PROJECT_STAGES
from geodata.analysis.finance_measures import read_formulas
from geodata.analysis.projects import GROUPINGS, STATED_YEARS, kind_groups
from geodata.analysis.responsibility import ROLES, eco_tasks, task_units
from geodata.analysis.targets import NO_YEAR, YEARS
from geodata.analysis.theme_records import CHAPTERS, read_map_themes
from geodata.tables.clauses import read_clauses
from geodata.tables.codelists import list_codes
from geodata.tables.readers import (
    read_documents,
    read_measures,
    read_regions,
    read_table,
    read_targets,
    read_tasks,
    read_units,
)
from geodata.tables.schema import read_resources
from utils.urls.page_urls import RECORDS

FINANCE_FILTERS = ("group", "instrument", "printed")
BESIDE = 3


def record_keys() -> list[str]:
    """Table and id of every record that the documents page can open."""
    resources = read_resources()
    return [f"{table}/{key}" for table in RECORDS for key in read_table(table)[resources[table].primary_key]]


def _project_kinds() -> list[str]:
    return [*kind_groups(), *(kind for members in kind_groups().values() for kind in members)]


def _eco_units() -> list[str]:
    return sorted({unit for _, task in eco_tasks().iterrows() for unit in task_units(task)})


# Valid values by kind; functions, so that no table is read at import.
KINDS: dict[str, Callable[[], list[str]]] = {
    "region": lambda: list(read_regions()["region_id"]),
    "document": lambda: list(read_documents()["document_id"]),
    "stated-year": lambda: list(STATED_YEARS),
    "direction": lambda: list(read_bearings()),
    "corridor-set": lambda: list(list_codes("corridor-set")),
    "eco-unit": _eco_units,
    "eco-theme": lambda: sorted(set(eco_tasks()["theme"])),
    "mode": lambda: list(LINE_MODES),
    "stage": lambda: list(PROJECT_STAGES),
    "project-kind": _project_kinds,
    "project-stage": lambda: [*PROJECT_STAGES, NO_STAGE],
    "project-year": lambda: [*STATED_YEARS, NO_YEAR],
    "placed": lambda: ["map", "list"],
    "grouping": lambda: list(GROUPINGS),
    "target-theme": lambda: sorted(set(read_targets()["theme"])),
    "scope": lambda: sorted(set(read_targets()["scope"])),
    "target-year": lambda: list(YEARS),
    "target": lambda: list(read_targets()["target_id"]),
    "unit": lambda: list(read_units()["unit_id"]),
    "task-theme": lambda: sorted(set(read_tasks()["theme"])),
    "unit-kind": lambda: sorted(set(read_units()["kind"])),
    "role": lambda: list(ROLES),
    "measure": lambda: list(read_measures()["measure_id"]),
    "beneficiary": lambda: list(list_codes("beneficiary-group")),
    "instrument": lambda: list(list_codes("instrument")),
    "printed": lambda: list(list_codes("figure-kind")),
    "formula": lambda: [formula.formula_id for formula in read_formulas()],
    "chapter": lambda: list(CHAPTERS),
    "map-theme": lambda: list(read_map_themes()),
    "clause": lambda: list(read_clauses()["clause_id"]),
    "record": record_keys,
}


def regions_of(asked: str | None, compared: Sequence[str]) -> tuple[str, ...]:
    """Region of the profile and regions to compare it with, from the query parameters."""
    known = list(read_regions()["region_id"])
    beside = [region for region in compared if region in known]
    default = beside[0] if len(beside) > 1 else known[0]
    first = str(asked) if asked in known else default
    others = [region for region in dict.fromkeys(beside) if region != first]
    return (first, *others[:BESIDE])
