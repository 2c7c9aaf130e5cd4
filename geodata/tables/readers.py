"""Readers of the fact tables, checked against their schema."""

import csv
import io
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from geodata.errors import DataError
from geodata.tables.schema import (
    FACTS,
    Resource,
    codes_by_list,
    file_facts,
    read_resources,
    reference_faults,
    split_cell,
    table_faults,
)
from geodata.visible_text import visible

FAULTS_SHOWN = 12


def _read_cells(resource: Resource) -> pd.DataFrame:
    try:
        text = visible(resource.path.read_text("utf-8"))
    except FileNotFoundError as cause:
        message = f"{resource.path.name}: the file is missing. Restore it from the repository."
        raise DataError(message) from cause
    except UnicodeDecodeError as cause:
        message = f"{resource.path.name}: not UTF-8 ({cause}). Save it as UTF-8 or restore it."
        raise DataError(message) from cause
    lines = list(csv.reader(io.StringIO(text)))
    if not lines:
        message = f"{resource.path.name}: the file is empty. Restore it from the repository."
        raise DataError(message)
    head, *records = lines
    # A record of another length would shift its cells into other columns.
    faults = [
        f"{resource.path.name}, line {number}: {len(record)} cells instead of {len(head)}"
        for number, record in enumerate(records, start=2)
        if len(record) != len(head)
    ]
    if len(lines) != text.count("\n"):
        faults.append(f"{resource.path.name}: a record is broken over lines, or the last line does not end")
    if faults:
        raise DataError(_report(faults))
    return pd.DataFrame(records, columns=head, dtype=str)


def _typed(resource: Resource, cells: pd.DataFrame) -> pd.DataFrame:
    frame = cells.copy()
    for field in resource.fields:
        name = field["name"]
        if "delimiter" in field:
            frame[name] = pd.Series([split_cell(c) for c in cells[name].tolist()], index=cells.index, dtype=object)
        elif field["type"] in {"number", "integer"}:
            frame[name] = pd.to_numeric(cells[name].replace("", None))
    return frame


def read_tables(folder: Path = FACTS) -> dict[str, pd.DataFrame]:
    """Read and check every table of a folder.

    Returns
    -------
    Tables by name, with the columns of ``datapackage.json``; list columns hold tuples, numeric columns floats, NaN
    where empty.

    Raises
    ------
    DataError
        Names every fault: file, line, record, column and what is wrong.
    """
    resources = read_resources(folder)
    cells = {name: _read_cells(resource) for name, resource in resources.items()}
    codes = codes_by_list(cells.get("codelists"))
    faults = [f for name, resource in resources.items() for f in table_faults(resource, cells[name], codes)]
    if not faults:
        # Truncated files first: faults of references to them are only a consequence.
        faults = [f for resource in resources.values() for f in integrity_faults(resource)]
        keys = {name: set(cells[name][resource.primary_key]) for name, resource in resources.items()}
        for name, resource in resources.items():
            faults.extend(reference_faults(resource, cells[name], keys))
    if faults:
        raise DataError(_report(faults))
    return {name: _typed(resource, cells[name]) for name, resource in resources.items()}


def integrity_faults(resource: Resource) -> list[str]:
    """Fault of a table whose hash is not that of ``datapackage.json``: truncated, replaced or edited."""
    if file_facts(resource.path)["hash"] == resource.digest:
        return []
    remedy = "if the change is meant, run python -m geodata.tables.datapackage"
    return [f"{resource.path.name}: not the table that datapackage.json describes; {remedy}"]


def _report(faults: list[str]) -> str:
    shown = faults[:FAULTS_SHOWN]
    rest = len(faults) - len(shown)
    lines = ["The fact tables cannot be used:", *shown]
    if rest:
        lines.append(f"... and {rest} more")
    lines.append("Correct these cells, or restore the files from the repository, and start again.")
    return "\n".join(lines)


def facts_folder() -> Path:
    """Folder of the tables in use: the shipped one, or that of ``ATLAS_FACTS_DIR``."""
    return Path(os.environ.get("ATLAS_FACTS_DIR", str(FACTS)))


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, pd.DataFrame]:
    # The folder can be set so that tests can use broken tables.
    return read_tables(facts_folder())


def read_table(name: str) -> pd.DataFrame:
    """Read a table by name, with the columns of ``datapackage.json``; callers must not change it in place."""
    return _shipped()[name]


def count_records() -> dict[str, int]:
    """Number of records by table."""
    return {name: len(table) for name, table in _shipped().items()}


def read_documents() -> pd.DataFrame:
    """The four documents, one row each: ``document_id``, ``number``, titles, issuers, dates."""
    return read_table("documents")


def read_regions() -> pd.DataFrame:
    """The 22 regions: ``region_id``, names, ``tier``, ``area_km2``, ``population_2020`` (persons), role with clause."""
    return read_table("regions")


def read_scopes() -> pd.DataFrame:
    """Scopes of targets: ``scope``, names, ``relation``, and the ``region_ids`` that it binds or concerns."""
    return read_table("scopes")


def read_targets() -> pd.DataFrame:
    """Figures and dated goals: ``target_id``, names, clause, ``scope``, ``kind``, ``value`` with ``unit``, years."""
    return read_table("targets")


def read_places() -> pd.DataFrame:
    """Mentions of places and works, one row each.

    Main columns: ``place_id``, ``entity_id``, ``document_id``, ``locator``, names and labels, ``layer``, ``mode``,
    ``status``, ``year``, ``region_ids``, ``precision_m``, and ``geometry`` as WKT, EPSG:4326.
    """
    return read_table("places")


def read_provisions() -> pd.DataFrame:
    """Paragraphs and box items: ``provision_id``, clause, headings, summaries, and the ids of what they name."""
    return read_table("provisions")


def read_tasks() -> pd.DataFrame:
    """Numbered tasks: ``task_id``, clause, titles, ``theme``, and the ids of their units by role."""
    return read_table("tasks")


def read_units() -> pd.DataFrame:
    """Responsible units: ``unit_id``, names, ``kind``, ``aliases``."""
    return read_table("units")


def read_measures() -> pd.DataFrame:
    """Finance measures: ``measure_id``, clause, titles, ``instruments``, ``figures`` (JSON), first and last day."""
    return read_table("measures")


def read_conflicts() -> pd.DataFrame:
    """Conflict ledger: ``conflict_id``, ``kind``, subjects, ``record_ids``, difference, ``ruling`` with reason."""
    return read_table("conflicts")


def read_grid() -> pd.DataFrame:
    """The tile grid, one cell per region: ``region_id``, ``column`` and ``row``, counted from the north-west."""
    return read_table("grid")
