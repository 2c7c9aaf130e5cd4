"""The tables as printed, read without stopping at a fault: an audit names them all."""

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geodata.library.reading import Library
from geodata.schema import Resource, read_resources, split_cell

Row = dict[str, str]


@dataclass(frozen=True)
class Facts:
    """What an audit reads.

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
        """Records of every table, each cell as printed."""
        return {name: _read_rows(resource.path) for name, resource in self.resources.items()}

    def key(self, table: str, row: Row) -> str:
        """Table and id of a record."""
        return f"{table}/{row[self.resources[table].primary_key]}"

    def text(self, row: Row) -> str:
        """Folded text of the clause of a record."""
        return self.library.folded(row["document_id"], row["locator"])


def _read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: cell or "" for name, cell in row.items() if name} for row in csv.DictReader(file)]


def members(cell: str) -> tuple[str, ...]:
    """Members of a list cell."""
    return split_cell(cell)
