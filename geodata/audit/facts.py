"""The tables as strings, read without stopping at a fault, so that an audit can name all of them."""

import csv
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from geodata.library.reading import Library
from geodata.tables.schema import Resource, read_resources

Row = dict[str, str]


@dataclass(frozen=True)
class Facts:
    """Tables and source texts of an audit.

    Attributes
    ----------
    folder
        Folder of the tables.
    library
        Source texts; may be empty.
    """

    folder: Path
    library: Library

    @cached_property
    def resources(self) -> dict[str, Resource]:
        """Declared tables by name."""
        return read_resources(self.folder)

    @cached_property
    def tables(self) -> dict[str, list[Row]]:
        """Records of every table, with cells as strings."""
        return {name: _read_rows(resource.path) for name, resource in self.resources.items()}

    def missing_files(self) -> list[tuple[str, Resource]]:
        """Declared tables whose file is missing."""
        return [(name, resource) for name, resource in self.resources.items() if not resource.path.is_file()]

    def is_readable(self) -> bool:
        """Whether every table exists and has all columns of its schema."""
        heads = {name: set(rows[0]) for name, rows in self.tables.items() if rows}
        whole = all(set(self.resources[name].columns) <= head for name, head in heads.items())
        return whole and not self.missing_files()

    def key(self, table: str, row: Row) -> str:
        """Table and id of a record."""
        return f"{table}/{row[self.resources[table].primary_key]}"

    def text(self, row: Row) -> str:
        """Folded text of the clause of a record."""
        return self.library.folded(row["document_id"], row["locator"])


def _read_rows(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: cell or "" for name, cell in row.items() if name} for row in csv.DictReader(file)]


def figures_of(row: Row) -> list[Any]:
    """Figures of a measure; none if the cell is not a JSON list, which ``measure_faults`` reports."""
    try:
        found = json.loads(row["figures"] or "[]")
    except ValueError:
        return []
    return found if isinstance(found, list) else []
