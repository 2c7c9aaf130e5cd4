"""Responsibility for tasks: roles of units, their number of tasks, and clauses that list no unit."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from geodata.tables.clauses import clause_id
from geodata.tables.readers import read_tasks, read_units

ROLES = ("lead", "support", "listed")
COLLECTIVE = "collective"
OPEN = "yes"
CHAPTER_MARK = "（"


def task_units(task: pd.Series | dict[str, Any]) -> list[str]:
    """Ids of all units of a task, lead units first."""
    return [unit for role in ROLES for unit in task[f"{role}_unit_ids"]]


def assignments(tasks: pd.DataFrame) -> pd.DataFrame:
    """One row for each unit of each task, in table order.

    A collective such as 各区县政府 stays one unit and is never expanded.

    Parameters
    ----------
    tasks
        Columns ``task_id``, ``document_id``, ``lead_unit_ids``, ``support_unit_ids``, ``listed_unit_ids``.

    Returns
    -------
    Columns ``task_id``, ``document_id``, ``unit_id``, ``role``.
    """
    rows = [
        (task["task_id"], task["document_id"], unit, role)
        for task in tasks.to_dict("records")
        for role in ROLES
        for unit in task[f"{role}_unit_ids"]
    ]
    return pd.DataFrame(rows, columns=["task_id", "document_id", "unit_id", "role"])


def role_counts(given: pd.DataFrame) -> pd.DataFrame:
    """Number of tasks of each unit by document and role; roles are never added up.

    Parameters
    ----------
    given
        Rows of :func:`assignments`.

    Returns
    -------
    Index ``unit_id``; columns are the pairs of ``document_id`` and ``role`` that occur.
    """
    return given.groupby(["unit_id", "document_id", "role"]).size().unstack(["document_id", "role"], fill_value=0)  # noqa: PD010 (two levels become columns)


def order_units(given: pd.DataFrame, units: pd.DataFrame) -> list[str]:
    """Ids of all units: single ones by number of tasks, then collectives, then units without tasks.

    Parameters
    ----------
    given
        Rows of :func:`assignments`.
    units
        Columns ``unit_id``, ``kind``.
    """
    load = given["unit_id"].value_counts()
    table = units.assign(load=units["unit_id"].map(load).fillna(0), many=units["kind"] == COLLECTIVE)
    table["idle"] = table["load"] == 0
    ordered = table.sort_values(["idle", "many", "load"], ascending=[True, True, False], kind="stable")
    return list(ordered["unit_id"])


def unit_tasks(unit_id: str, tasks: pd.DataFrame) -> pd.DataFrame:
    """Tasks that list a unit: rows of ``tasks`` with the column ``role``, as a unit has one role in a task."""
    given = assignments(tasks)
    mine = given[given["unit_id"] == unit_id].set_index("task_id")["role"]
    found = tasks[tasks["task_id"].isin(mine.index)]
    return found.assign(role=found["task_id"].map(mine))


def partners(unit_id: str, tasks: pd.DataFrame) -> pd.Series:
    """Number of tasks that each other unit shares with a unit, most first, indexed by ``unit_id``."""
    mine = assignments(unit_tasks(unit_id, tasks))
    return mine.loc[mine["unit_id"] != unit_id, "unit_id"].value_counts()


def joined(values: pd.Series) -> list[str]:
    """Ids in a column of tuples, once each, most frequent first."""
    return list(values.explode().dropna().value_counts().index)


def task_chapter(task: pd.Series) -> str:
    """Id of the chapter of a task; for a row of the annex that of the body clause it implements."""
    locator = task["body_locator"][0] if task["body_locator"] else task["locator"]
    return clause_id(task["document_id"], locator.split(CHAPTER_MARK)[0])


def _listing(tasks: pd.DataFrame) -> set[str]:
    """Ids of the clauses that tasks implement or are printed in."""
    return {
        clause_id(task["document_id"], locator)
        for task in tasks.to_dict("records")
        for locator in (task["locator"], *task["body_locator"])
    }


def with_lists(tasks: pd.DataFrame) -> pd.DataFrame:
    """Tasks whose units stand in a printed list; the others are duties that running text gives to a unit."""
    return tasks[tasks["stated_in"] != "text"]


def clauses_without_units(clauses: pd.DataFrame, provisions: pd.DataFrame, tasks: pd.DataFrame) -> pd.DataFrame:
    """Clauses with a provision but without a printed list of units.

    The introduction of a section whose items have lists is not counted.

    Parameters
    ----------
    clauses, provisions, tasks
        The tables, with all columns.

    Returns
    -------
    Rows of ``clauses`` in printed order.
    """
    listed = _listing(with_lists(tasks))
    parents = clauses.set_index("clause_id")["parent"]
    above = {parents.get(each, "") for each in listed}
    above |= {parents.get(each, "") for each in above}
    asking = {clause_id(*pair) for pair in zip(provisions["document_id"], provisions["locator"], strict=True)}
    return clauses[clauses["clause_id"].isin(asking - listed - above)]


DOCUMENT = "cq-2022-5"


def eco_tasks() -> pd.DataFrame:
    """Tasks of the annex on the eco-city, in its order: rows of the table ``tasks``."""
    tasks = read_tasks()
    return tasks[tasks["stated_in"] == "annex"]


@dataclass(frozen=True)
class UnitChoice:
    """Filters of the page; None stands for all."""

    unit: str | None
    document: str | None = None
    theme: str | None = None
    kind: str | None = None
    role: str | None = None


def chosen_tasks(choice: UnitChoice) -> pd.DataFrame:
    """Tasks that pass the filters: rows of the table ``tasks``."""
    tasks = read_tasks()
    if choice.document:
        tasks = tasks[tasks["document_id"] == choice.document]
    if choice.theme:
        tasks = tasks[tasks["theme"] == choice.theme]
    return tasks


def chosen_assignments(choice: UnitChoice) -> pd.DataFrame:
    """Units of the tasks that pass the filters: rows of :func:`assignments`."""
    given = assignments(chosen_tasks(choice))
    if choice.role:
        given = given[given["role"] == choice.role]
    if choice.kind:
        kinds = read_units().set_index("unit_id")["kind"]
        given = given[given["unit_id"].map(kinds) == choice.kind]
    return given
