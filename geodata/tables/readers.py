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
    # A record is a line; one of another length would shift every cell behind it.
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
            frame[name] = pd.Series([split_cell(c) for c in cells[name]], index=cells.index, dtype=object)
        elif field["type"] in {"number", "integer"}:
            frame[name] = pd.to_numeric(cells[name].replace("", None))
    return frame


def read_tables(folder: Path = FACTS) -> dict[str, pd.DataFrame]:
    """Read and check every table of a facts folder.

    Returns
    -------
    Tables by name; list columns hold tuples, numeric columns floats with NaN for none.

    Raises
    ------
    DataError
        With every fault found: file, line, record, column and what is wrong.
    """
    resources = read_resources(folder)
    cells = {name: _read_cells(resource) for name, resource in resources.items()}
    codes = codes_by_list(cells.get("codelists"))
    faults = [f for name, resource in resources.items() for f in table_faults(resource, cells[name], codes)]
    if not faults:
        # A cut file first: the references that it breaks only follow from it.
        faults = [f for resource in resources.values() for f in integrity_faults(resource)]
        keys = {name: set(cells[name][resource.primary_key]) for name, resource in resources.items()}
        for name, resource in resources.items():
            faults.extend(reference_faults(resource, cells[name], keys))
    if faults:
        raise DataError(_report(faults))
    return {name: _typed(resource, cells[name]) for name, resource in resources.items()}


def integrity_faults(resource: Resource) -> list[str]:
    """Fault of a table that is not the one the package describes: cut, replaced or edited by hand."""
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
    """Folder of the tables in use: the shipped ones, or those that ``ATLAS_FACTS_DIR`` names."""
    return Path(os.environ.get("ATLAS_FACTS_DIR", str(FACTS)))


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, pd.DataFrame]:
    # A broken table must be testable without touching the shipped files.
    return read_tables(facts_folder())


def read_table(name: str) -> pd.DataFrame:
    """Return one shipped table by name; callers must not change it in place."""
    return _shipped()[name]


def count_records() -> dict[str, int]:
    """How many records each shipped table holds, by table."""
    return {name: len(table) for name, table in _shipped().items()}


def read_documents() -> pd.DataFrame:
    """The four documents, one row each."""
    return read_table("documents")


def read_regions() -> pd.DataFrame:
    """The 22 regions with role, area (km2) and population of 2020 (persons)."""
    return read_table("regions")


def read_scopes() -> pd.DataFrame:
    """Which regions each scope of a target binds."""
    return read_table("scopes")


def read_targets() -> pd.DataFrame:
    """Figures and dated goals of the documents."""
    return read_table("targets")


def read_places() -> pd.DataFrame:
    """Everything the documents name that can be mapped or listed; geometry as WKT, EPSG:4326."""
    return read_table("places")


def read_provisions() -> pd.DataFrame:
    """Paragraphs and box items of the documents with the regions they name."""
    return read_table("provisions")


def read_tasks() -> pd.DataFrame:
    """Numbered tasks with their units."""
    return read_table("tasks")


def read_units() -> pd.DataFrame:
    """Responsible units with their aliases."""
    return read_table("units")


def read_measures() -> pd.DataFrame:
    """Finance measures with their figures."""
    return read_table("measures")


def read_conflicts() -> pd.DataFrame:
    """Figures, names and states on which documents differ."""
    return read_table("conflicts")


def read_grid() -> pd.DataFrame:
    """The boundary-free tile grid: one cell per region, column and row counted from the north-west."""
    return read_table("grid")
