"""Payload of the documents page: clauses and the records that hang on them."""

import json
from typing import Annotated, Any, TypedDict

import pandas as pd

from geodata.analysis.targets import bound_regions
from geodata.library.reading import Library
from geodata.tables.clauses import clause_id
from geodata.tables.readers import (
    read_conflicts,
    read_measures,
    read_places,
    read_scopes,
    read_targets,
    read_tasks,
    read_units,
)
from layers.labels.document_labels import document_labels
from layers.payloads.clauses import Clause, clause_rows
from layers.payloads.facts import DocumentEntry, document_entries
from utils.text.code_names import scope_names, target_kind_names
from utils.text.formatting import format_figure
from utils.text.i18n import Translate, translator

Row = dict[str, Any]
TASK_ROLES = ("lead", "support", "listed")


class LibraryDocument(DocumentEntry):
    """A document with the file of its text; empty without one."""

    id: str
    file: str
    converted: bool


class InClause(TypedDict):
    """The clause of a record, and its evidence as printed."""

    at: str
    evidence: str


class TargetRecord(InClause):
    """A target: figure, kind, scope, and the regions it binds."""

    name: str
    figure: str
    year: str
    kind: str
    binding: bool
    scope: str
    regions: list[str]
    bound: list[str]


class TaskRecord(InClause):
    """A task with its units in each role."""

    name: str
    open: bool
    regions: list[str]
    lead: list[str]
    support: list[str]
    listed: list[str]


class MeasureRecord(InClause):
    """A finance measure."""

    name: str
    beneficiary: str
    figures: list[str]
    to: str


class UnitRecord(TypedDict):
    """A responsible unit with its other printed names."""

    name: str
    aliases: list[str]


class ConflictRecord(TypedDict):
    """A subject of the conflict ledger with its records."""

    name: str
    records: list[str]


class Scope(TypedDict):
    """The regions of a scope."""

    regions: list[str]


class SpareCopy(TypedDict):
    """A further copy of a document; it is not shown."""

    document: str
    file: str


class Records(TypedDict):
    """Content of the documents page, in one language."""

    words: Annotated[dict[str, str], "LibraryWords"]
    documents: list[LibraryDocument]
    clauses: list[Clause]
    targets: dict[str, TargetRecord]
    tasks: dict[str, TaskRecord]
    measures: dict[str, MeasureRecord]
    units: dict[str, UnitRecord]
    conflicts: dict[str, ConflictRecord]
    scopes: dict[str, Scope]
    mentions: dict[str, str]
    skipped: list[str]
    spare: list[SpareCopy]


def document_rows(library: Library, lang: str) -> list[LibraryDocument]:
    """Documents with the file of their text, if the library holds it."""
    rows: list[LibraryDocument] = []
    for document_id, entry in document_entries(lang).items():
        copy = library.copies.get(document_id)
        file, converted = (copy.file, copy.converted) if copy else ("", False)
        rows.append({"id": document_id, **entry, "file": file, "converted": converted})
    return rows


def _clause_of(row: Row) -> InClause:
    return {"at": clause_id(row["document_id"], row["locator"]), "evidence": row["evidence"]}


def target_rows(lang: str, _: Translate) -> dict[str, TargetRecord]:
    """Targets by id: figure, kind, scope, and the regions they bind."""
    targets = read_targets()
    bound = bound_regions(targets, read_scopes())
    kinds, scopes = target_kind_names(lang), scope_names(lang)
    return {
        row["target_id"]: {
            **_clause_of(row),
            "name": row[f"name_{lang}"], "figure": format_figure(pd.Series(row), lang), "year": row["target_year"],
            "kind": kinds[row["kind"]], "binding": row["kind"] == "target", "scope": scopes[row["scope"]],
            "regions": list(row["region_ids"]), "bound": list(regions),
        }
        for row, regions in zip(targets.to_dict("records"), bound, strict=True)
    }  # fmt: skip


def task_rows(lang: str) -> dict[str, TaskRecord]:
    """Tasks by id with their units in each role."""
    return {
        row["task_id"]: {
            **_clause_of(row),
            "name": row[f"title_{lang}"], "open": row["open_list"] == "yes", "regions": list(row["region_ids"]),
            "lead": list(row["lead_unit_ids"]), "support": list(row["support_unit_ids"]),
            "listed": list(row["listed_unit_ids"]),
        }
        for row in read_tasks().to_dict("records")
    }  # fmt: skip


def measure_rows(lang: str) -> dict[str, MeasureRecord]:
    """Finance measures by id."""
    return {
        row["measure_id"]: {
            **_clause_of(row),
            "name": row[f"title_{lang}"], "beneficiary": row[f"beneficiary_{lang}"],
            "figures": [figure["printed"] for figure in json.loads(row["figures"] or "[]")],
            "to": row["valid_to"],
        }
        for row in read_measures().to_dict("records")
    }  # fmt: skip


def unit_rows(lang: str) -> dict[str, UnitRecord]:
    """Responsible units by id with their other printed names."""
    return {
        row["unit_id"]: {"name": row[f"name_{lang}"], "aliases": list(row["aliases"]) if lang == "zh" else []}
        for row in read_units().to_dict("records")
    }


def conflict_rows(lang: str) -> dict[str, ConflictRecord]:
    """Subjects of the conflict ledger by id, with their records."""
    return {
        row["conflict_id"]: {"name": row[f"subject_{lang}"], "records": list(row["record_ids"])}
        for row in read_conflicts().to_dict("records")
    }


def scope_rows(lang: str) -> dict[str, Scope]:
    """Scopes by name, with their regions."""
    return {row[f"name_{lang}"]: {"regions": list(row["region_ids"])} for row in read_scopes().to_dict("records")}


def records_payload(library: Library, lang: str) -> Records:
    """Content of the documents page, in one language.

    Parameters
    ----------
    library
        Source texts; if it is empty, only the summaries are shown.
    lang
        ``zh`` or ``en``. The text of a clause is Chinese in both.
    """
    _ = translator(lang)
    places = read_places()
    return {
        "words": document_labels(_), "documents": document_rows(library, lang), "clauses": clause_rows(library, lang),
        "targets": target_rows(lang, _), "tasks": task_rows(lang), "measures": measure_rows(lang),
        "units": unit_rows(lang), "conflicts": conflict_rows(lang), "scopes": scope_rows(lang),
        "mentions": dict(zip(places["place_id"], places["entity_id"], strict=True)),
        "skipped": list(library.skipped),
        "spare": [{"document": copy.document_id, "file": copy.file} for copy in library.spare],
    }  # fmt: skip
