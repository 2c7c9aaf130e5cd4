"""The schema of the tables (``datapackage.json``), and checks of tables against it."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import shapely

from geodata.errors import DataError

FACTS = Path(__file__).parent.parent / "data"
LIST_MARK = "|"

Field = dict[str, Any]
# Codes by list of ``codelists.csv``.
Codes = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Resource:
    """One table of the data package."""

    name: str
    path: Path
    fields: tuple[Field, ...]
    primary_key: str
    digest: str

    @property
    def columns(self) -> list[str]:
        """Column names in the order of the schema."""
        return [str(field["name"]) for field in self.fields]


def read_package(folder: Path = FACTS) -> dict[str, Any]:
    """Read the ``datapackage.json`` of a folder.

    Raises
    ------
    DataError
        If it is missing or not JSON.
    """
    try:
        package: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    except (OSError, ValueError) as cause:
        message = f"datapackage.json: missing or not JSON ({cause}). Restore it from the repository."
        raise DataError(message) from cause
    return package


def read_resources(folder: Path = FACTS) -> dict[str, Resource]:
    """Read the tables declared by the data package of a folder, by name.

    Raises
    ------
    DataError
        If the package is missing, is not JSON or does not describe tables.
    """
    try:
        return {entry["name"]: _resource(entry, folder) for entry in read_package(folder)["resources"]}
    except (KeyError, TypeError) as cause:
        message = f"datapackage.json: does not describe the tables ({cause!r}). Restore it from the repository."
        raise DataError(message) from cause


def _resource(entry: dict[str, Any], folder: Path) -> Resource:
    schema = entry["schema"]
    return Resource(entry["name"], folder / entry["path"], tuple(schema["fields"]), schema["primaryKey"], entry["hash"])


def file_facts(path: Path) -> dict[str, Any]:
    """Hash (SHA-256), size in bytes and number of records of a CSV file with one record per line."""
    content = path.read_bytes()
    digest = "sha256:" + hashlib.sha256(content).hexdigest()
    return {"hash": digest, "bytes": len(content), "rows": content.count(b"\n") - 1}


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a list cell (``a|b``) into its members."""
    return tuple(part for part in cell.split(LIST_MARK) if part)


def is_wkt(text: str) -> bool:
    """Whether a text is valid WKT."""
    return shapely.from_wkt(text, on_invalid="ignore") is not None


def _form_fault(field: Field, cell: str) -> str:
    if field["type"] in {"number", "integer"}:
        form = r"-?\d+" if field["type"] == "integer" else r"-?\d+(\.\d+)?"
        return "" if re.fullmatch(form, cell) else f"{cell!r} is not a plain {field['type']}"
    if field.get("encoding") == "wkt" and not is_wkt(cell):
        return f"{cell[:40]!r} is not a geometry in WKT"
    return ""


def _rule_fault(field: Field, cell: str, codes: Codes) -> str:
    rules = field.get("constraints", {})
    known = codes.get(field.get("codelist", ""), ())
    members = split_cell(cell) if "delimiter" in field else (cell,)
    for member in members:
        if known and member not in known:
            return f"{member!r} is not one of {', '.join(known)}"
        if "pattern" in rules and not re.fullmatch(rules["pattern"], member):
            return f"{member!r} does not match {rules['pattern']}"
    if len(cell) > rules.get("maxLength", len(cell)):
        return f"{cell!r} is longer than {rules['maxLength']} characters"
    return ""


def _cell_fault(field: Field, cell: str, codes: Codes) -> str:
    if not cell:
        return "is empty but required" if field.get("constraints", {}).get("required") else ""
    return _form_fault(field, cell) or _rule_fault(field, cell, codes)


def codes_by_list(frame: pd.DataFrame | None) -> Codes:
    """Codes by list.

    Parameters
    ----------
    frame
        The codelists as strings, with the columns ``list`` and ``code``; without them no code is checked.
    """
    codes: dict[str, list[str]] = defaultdict(list)
    if frame is not None and {"list", "code"} <= set(frame.columns):
        for name, code in zip(frame["list"], frame["code"], strict=True):
            codes[name].append(code)
    return dict(codes)


def table_faults(resource: Resource, frame: pd.DataFrame, codes: Codes) -> Iterator[str]:
    """Yield every fault of a table of strings against its schema.

    Parameters
    ----------
    resource
        The declared table.
    frame
        Its cells, all strings, one row per record.
    codes
        Codes by list, for columns with a codelist.
    """
    missing = [name for name in resource.columns if name not in frame.columns]
    if missing:
        yield f"{resource.path.name}: columns missing: {', '.join(missing)}"
        return
    keys = frame[resource.primary_key].tolist()
    for row, again in enumerate(frame[resource.primary_key].duplicated()):
        if again:
            yield f"{_place(resource, row, keys[row])}: {resource.primary_key} is used twice"
    for field in resource.fields:
        name, cells = field["name"], frame[field["name"]].tolist()
        # Most columns repeat a few texts: each is judged once.
        faults = {cell: _cell_fault(field, cell, codes) for cell in set(cells)}
        for row, cell in enumerate(cells):
            if faults[cell]:
                yield f"{_place(resource, row, keys[row])}, column {name}: {faults[cell]}"


def reference_faults(resource: Resource, frame: pd.DataFrame, keys: dict[str, set[str]]) -> Iterator[str]:
    """Yield every reference to a record that does not exist.

    Parameters
    ----------
    resource, frame
        The table as in :func:`table_faults`.
    keys
        Primary keys by table.
    """
    for field in resource.fields:
        target = field.get("references")
        if not target or field["name"] not in frame.columns:
            continue
        for row, cell in enumerate(frame[field["name"]].tolist()):
            for member in split_cell(cell):
                if member not in keys[target]:
                    key = frame[resource.primary_key][row]
                    place = _place(resource, row, key)
                    yield f"{place}, column {field['name']}: {member!r} is not in {target}"


def _place(resource: Resource, row: int, key: str) -> str:
    # The header is line 1, so the first record is on line 2.
    return f"{resource.path.name}, line {row + 2} ({key})"
