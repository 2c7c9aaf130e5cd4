"""The tables as strings, read without stopping at a fault, so that an audit can name all of them."""

import csv
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely

from geodata.courses.course import Course, Sketch
from geodata.courses.known_points import is_number
from geodata.courses.load import package_courses
from geodata.geometry.validity import read_geometry
from geodata.library.reading import Library
from geodata.tables.schema import Resource, read_resources, split_cell

Row = dict[str, str]
# Lines that only show a direction, and the ends of which lie hundreds of kilometres away.
DIRECTION_ONLY = "direction only"


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

    @cached_property
    def lines(self) -> dict[str, Row]:
        """One record of every entity drawn as a course, by entity id; faulty geometries are reported elsewhere."""
        return {
            row["entity_id"]: row
            for row in self.tables["places"]
            if row["geometry_kind"] == "line"
            and row["geometry_source"] != DIRECTION_ONLY
            and row["precision_m"].isdigit()
            and read_geometry(row["geometry"], "line")[0] is not None
        }

    @cached_property
    def river_rows(self) -> list[dict[str, Any]]:
        """Rows of the table ``rivers``, entities as a tuple; those without numbers are reported elsewhere."""
        return [
            row | {"entity_ids": split_cell(row["entity_ids"])}
            for row in self.tables["rivers"]
            if all(is_number(row[f"{end}_{side}"]) for end in ("upstream", "mouth") for side in ("lon", "lat"))
        ]

    @cached_property
    def courses(self) -> dict[str, Course]:
        """Courses that installed packages give to the drawn lines."""
        sketches = {
            key: Sketch(shapely.from_wkt(row["geometry"]), row["mode"], int(row["precision_m"]))
            for key, row in self.lines.items()
        }
        return package_courses(sketches, self.river_rows, self.tables["county_edges"])

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
