"""Known values of every page parameter that comes from the address."""

from collections.abc import Sequence

from geodata.analysis.corridors import read_bearings
from geodata.analysis.entities import LINE_MODES, status_stages
from geodata.analysis.finance_measures import read_formulas
from geodata.analysis.projects import GROUPINGS, NO_STAGE, PROJECT_STAGES, STATED_YEARS, kind_groups
from geodata.analysis.responsibility import ROLES, eco_tasks, task_units
from geodata.analysis.targets import NO_YEAR, YEARS
from geodata.tables.codelists import list_codes
from geodata.tables.readers import read_documents, read_measures, read_regions, read_targets, read_tasks, read_units


def corridor_choices() -> dict[str, list[str]]:
    """Known values of the choices of the page."""
    return {"direction": list(read_bearings()), "set": list(list_codes("corridor-set"))}


def eco_choices() -> dict[str, list[str]]:
    """Known values of the filters of the tasks."""
    tasks = eco_tasks()
    return {
        "unit": sorted({u for _, task in tasks.iterrows() for u in task_units(task)}),
        "theme": sorted(set(tasks["theme"])),
    }


def transport_choices() -> dict[str, list[str]]:
    """Known values of the transport filters."""
    return {
        "mode": list(LINE_MODES),
        "status": [stage for stage in dict.fromkeys(status_stages().values()) if stage != "none"],
        "region": list(read_regions()["region_id"]),
        "document": list(read_documents()["document_id"]),
        "year": list(STATED_YEARS),
    }


def target_choices() -> dict[str, list[str]]:
    """Known values of the target filters."""
    targets = read_targets()
    return {
        "region": list(read_regions()["region_id"]),
        "theme": sorted(set(targets["theme"])),
        "scope": sorted(set(targets["scope"])),
        "year": list(YEARS),
        "document": list(read_documents()["document_id"]),
        "target": list(targets["target_id"]),
    }


FINANCE_FILTERS = ("group", "instrument", "printed")


def finance_choices() -> dict[str, list[str]]:
    """Known values of the choices of the page."""
    return {
        "measure": list(read_measures()["measure_id"]), "group": list(list_codes("beneficiary-group")),
        "instrument": list(list_codes("instrument")), "printed": list(list_codes("figure-kind")),
        "formula": [formula.formula_id for formula in read_formulas()],
    }  # fmt: skip


def project_choices() -> dict[str, list[str]]:
    """Known values of the filters."""
    kinds = [kind for members in kind_groups().values() for kind in members]
    return {
        "kind": [*kind_groups(), *kinds],
        "status": [*PROJECT_STAGES, NO_STAGE],
        "region": list(read_regions()["region_id"]),
        "document": list(read_documents()["document_id"]),
        "year": [*STATED_YEARS, NO_YEAR],
        "placed": ["map", "list"],
        "group": list(GROUPINGS),
    }


BESIDE = 3


def region_choices() -> dict[str, list[str]]:
    """Known values of the choices that the map does not know."""
    return {"compare": list(read_regions()["region_id"]), "year": list(STATED_YEARS)}


def regions_of(asked: str | None, compared: Sequence[str]) -> tuple[str, ...]:
    """The profile's region and those beside it, of what an address asks for."""
    known = list(read_regions()["region_id"])
    beside = [region for region in compared if region in known]
    default = beside[0] if len(beside) > 1 else known[0]
    first = str(asked) if asked in known else default
    others = [region for region in dict.fromkeys(beside) if region != first]
    return (first, *others[:BESIDE])


def unit_choices() -> dict[str, list[str]]:
    """Known values of the choices of the page."""
    return {
        "unit": list(read_units()["unit_id"]), "document": list(read_documents()["document_id"]),
        "theme": sorted(set(read_tasks()["theme"])), "kind": sorted(set(read_units()["kind"])), "role": list(ROLES),
    }  # fmt: skip
