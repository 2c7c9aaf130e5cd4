"""The fact tables read a second way: plain CSV, no pandas, no checks."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, str]
# Folded text by document and locator.
Clauses = dict[tuple[str, str], str]

ROOT = Path(__file__).parent.parent
FACTS = ROOT / "geodata" / "data"


def read_rows(table: str, folder: Path = FACTS) -> list[Row]:
    """Read the records of a table, every cell as printed."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbered_rows(table: str) -> Iterator[tuple[str, Row]]:
    """Yield records with their place as a reader finds it: ``targets.csv line 2``."""
    for line, row in enumerate(read_rows(table), start=2):
        yield f"{table}.csv line {line}", row


def split(cell: str) -> list[str]:
    """Split a list cell."""
    return cell.split("|") if cell else []


def read_resources() -> list[dict[str, Any]]:
    """Entries of ``datapackage.json``."""
    package: dict[str, Any] = json.loads((FACTS / "datapackage.json").read_text("utf-8"))
    resources: list[dict[str, Any]] = package["resources"]
    return resources
