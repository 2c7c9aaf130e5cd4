"""Records of the tables as JSON: typed, with evidence and URL, filtered and paged."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from geodata.tables.clauses import clause_id
from geodata.tables.codelists import list_codes
from geodata.tables.readers import read_documents
from geodata.tables.schema import Field, Resource, read_package, read_resources
from utils.api.problems import not_found, refuse
from utils.config.facts import current_table
from utils.config.file_notes import file_notes

PAGE_SIZE = 50
LARGEST_PAGE = 500
PAGING = ("page", "page_size")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NAMES_SHOWN = 20

Record = dict[str, Any]


def find_resource(table: str) -> Resource:
    """Declared table by name.

    Raises
    ------
    ProblemError
        404 with the existing names.
    """
    resources = read_resources()
    if table not in resources:
        not_found(f"There is no table {table!r}.", tuple(resources))
    return resources[table]


def plain(value: object) -> Any:
    """Cell as a JSON value: tuples as lists, NaN as null, whole numbers as integers."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return int(value) if value.is_integer() else value
    return value if not hasattr(value, "item") else value.item()


def plain_row(row: Mapping[str, Any]) -> Record:
    """Record with every cell as a JSON value."""
    return {name: plain(value) for name, value in row.items()}


def evidence_of(record: Record) -> Record | None:
    """Evidence of a record: document, locator, printed words, and the URL of its clause."""
    document_id, locator = record.get("document_id"), record.get("locator")
    if not document_id or not locator:
        return None
    document = read_documents().set_index("document_id").loc[document_id]
    return {
        "document": document["number"], "title": document["title_zh"], "locator": locator,
        "printed": record.get("evidence", ""), "page": f"/documents?clause={clause_id(document_id, locator)}",
    }  # fmt: skip


def described(table: str, record: Record, key: str) -> Record:
    """Record with its URL, schema, licence and evidence."""
    return {
        "table": table, "id": record[key], "uri": f"/api/{table}/{record[key]}",
        "schema": f"/api/dictionary#{table}", "licence": LICENCE,
        "evidence": evidence_of(record), "record": record,
    }  # fmt: skip


def read_record(table: str, key: str) -> Record:
    """Read a record by its id.

    Raises
    ------
    ProblemError
        404 if the table or the record does not exist.
    """
    resource = find_resource(table)
    frame = current_table(table)
    found = frame[frame[resource.primary_key] == key]
    if found.empty:
        some = tuple(frame[resource.primary_key].head(NAMES_SHOWN))
        not_found(f"Table {table} has no record {key!r}. Its ids begin with those listed.", some)
    record = described(table, plain_row(found.iloc[0].to_dict()), resource.primary_key)
    return record | {"notes": file_notes()}


def read_page(table: str, query: Mapping[str, str]) -> Record:
    """Read one page of a table.

    Parameters
    ----------
    table
        Name of the table.
    query
        ``page``, ``page_size``, and values for columns; a list column must contain the value.

    Raises
    ------
    ProblemError
        404 for an unknown table or a page beyond the last, 400 for an unknown or malformed filter.
    """
    resource = find_resource(table)
    size = whole_number(query, "page_size", PAGE_SIZE, LARGEST_PAGE)
    page = whole_number(query, "page", 1, None)
    frame = filtered(resource, query)
    pages = max(1, math.ceil(len(frame) / size))
    if page > pages:
        not_found(f"Page {page} is beyond the last one.", (f"1 to {pages}",))
    shown = frame.iloc[(page - 1) * size : page * size]
    items = [described(table, plain_row(row), resource.primary_key) for row in shown.to_dict("records")]
    return {
        "table": table, "total": len(frame), "page": page, "page_size": size, "pages": pages,
        "schema": f"/api/dictionary#{table}", "licence": LICENCE, "notes": file_notes(), "items": items,
    }  # fmt: skip


def whole_number(query: Mapping[str, str], name: str, default: int, largest: int | None) -> int:
    """Read a query parameter that is a whole number from 1.

    Raises
    ------
    ProblemError
        400 with the valid range.
    """
    text = query.get(name)
    if text is None:
        return default
    value = int(text) if text.isascii() and text.isdigit() and len(text) < PAGE_SIZE else 0
    if value < 1 or (largest is not None and value > largest):
        refuse(f"{name}={text[:40]!r} is not a whole number in range.", (f"1 to {largest or 'the last page'}",))
    return value


def filtered(resource: Resource, query: Mapping[str, str]) -> pd.DataFrame:
    """Rows of a table that match the query, with all columns.

    Raises
    ------
    ProblemError
        400 for an unknown column, with the existing ones, or for a value that is not a number.
    """
    frame = current_table(resource.name)
    fields = {str(field["name"]): field for field in resource.fields}
    for name, value in query.items():
        if name in PAGING:
            continue
        if name not in fields:
            refuse(f"Table {resource.name} has no column {name[:40]!r}.", (*fields, *PAGING))
        # As bool, because an empty mask of objects would select columns.
        frame = frame.loc[matching(frame[name], fields[name], value).astype(bool)]
    return frame


def matching(column: pd.Series, field: Field, value: str) -> pd.Series:
    """Mask of the cells that equal the value, or whose list contains it."""
    if "delimiter" in field:
        return column.map(lambda members: value in members if value else not members)
    if field["type"] in {"number", "integer"}:
        return column == number_asked(field["name"], value) if value else column.isna()
    return column == value


def number_asked(name: str, text: str) -> float:
    """Read a query parameter that is a number.

    Raises
    ------
    ProblemError
        400 if it is not a number.
    """
    try:
        return float(text)
    except ValueError:
        refuse(f"{name}={text[:40]!r} is not a number.", ("a number",))


def data_dictionary() -> list[Record]:
    """Data dictionary: every table with its columns, their type, title in both languages, unit, rules, reference."""
    return [
        {
            "table": entry["name"], "title": entry["title"], "rows": entry["rows"], "hash": entry["hash"],
            "licence": entry["licenses"][0]["path"], "source": entry["sources"][0]["title"],
            "primary_key": entry["schema"]["primaryKey"],
            "columns": [dictionary_row(field) for field in entry["schema"]["fields"]],
        }
        for entry in read_package()["resources"]
    ]  # fmt: skip


def dictionary_row(field: Field) -> Record:
    """One column of the data dictionary."""
    rules, codelist = field.get("constraints", {}), field.get("codelist")
    return {
        "name": field["name"], "type": "list" if "delimiter" in field else field["type"],
        "title_zh": field["title_zh"], "title_en": field["title"], "unit": field.get("unit", ""),
        "required": bool(rules.get("required")), "values": list(list_codes(codelist)) if codelist else [],
        "references": field.get("references", ""),
    }  # fmt: skip
