"""Clauses and records as the documents page fetches them: text, what hangs on it, and where it lies."""

import json
from collections import defaultdict
from typing import Any

import pandas as pd

from geodata.analysis.target_scope import bound_regions
from geodata.library.reading import Library, paragraph_number
from geodata.tables.clauses import clause_id, read_clauses
from geodata.tables.readers import (
    read_conflicts,
    read_measures,
    read_places,
    read_provisions,
    read_scopes,
    read_targets,
    read_tasks,
    read_units,
)
from layers.labels.document_labels import document_labels
from layers.payloads.facts import document_entries
from utils.text.code_names import scope_names, target_kind_names
from utils.text.formatting import format_figure, locator_text
from utils.text.i18n import Translate, translator

Entry = dict[str, Any]
TASK_ROLES = ("lead", "support", "listed")


def document_rows(library: Library, lang: str) -> list[Entry]:
    """Documents with the file that their text comes from, if the library holds them."""
    rows = []
    for document_id, entry in document_entries(lang).items():
        copy = library.copies.get(document_id)
        file = {"file": copy.file if copy else "", "converted": bool(copy and copy.converted)}
        rows.append({"id": document_id, **entry, **file})
    return rows


def _related_records(row: Entry, entity_of: dict[str, str]) -> Entry:
    """What a provision or a task names: regions, places by entity, targets."""
    places = list(dict.fromkeys(entity_of[place] for place in row["place_ids"]))
    return {"regions": list(row["region_ids"]), "places": places, "targets": list(row["target_ids"])}


def clause_parts(lang: str) -> dict[str, list[Entry]]:
    """Our summaries with what hangs on each, by clause: one for a clause or each of its paragraphs.

    A row of the annex has no provision: there the task itself stands for it.
    """
    parts: dict[str, list[Entry]] = defaultdict(list)
    entity_of = dict(zip(read_places()["place_id"], read_places()["entity_id"], strict=True))
    for row in read_provisions().to_dict("records"):
        part = {
            "paragraph": paragraph_number(row["locator"]), "heading": row[f"heading_{lang}"],
            "summary": row[f"summary_{lang}"], "outer": list(row["outer_places"]) if lang == "zh" else [],
            "tasks": list(row["task_ids"]), **_related_records(row, entity_of),
        }  # fmt: skip
        parts[clause_id(row["document_id"], row["locator"])].append(part)
    for row in read_tasks().to_dict("records"):
        at = clause_id(row["document_id"], row["locator"])
        if at not in parts:
            head = {"paragraph": 0, "heading": row[f"title_{lang}"], "summary": "", "outer": []}
            parts[at].append(head | {"tasks": [row["task_id"]]} | _related_records(row, entity_of))
    return parts


def clause_rows(library: Library, lang: str) -> list[Entry]:
    """Outline of every document with the text of each clause, where the library holds it."""
    parts = clause_parts(lang)
    rows = []
    for row in read_clauses().to_dict("records"):
        clause = library.clause(row["document_id"], row["locator"])
        rows.append(
            {
                "id": row["clause_id"], "document": row["document_id"],
                "at": locator_text(row["locator"], lang), "locator": row["locator"],
                "level": int(row["level"]), "parent": row["parent"], "heading": row[f"heading_{lang}"],
                "text": list(clause.paragraphs) if clause else [], "parts": parts.get(row["clause_id"], []),
            }
        )  # fmt: skip
    return rows


def _clause_of(row: Entry) -> Entry:
    return {"at": clause_id(row["document_id"], row["locator"]), "evidence": row["evidence"]}


def target_rows(lang: str, _: Translate) -> dict[str, Entry]:
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


def task_rows(lang: str) -> dict[str, Entry]:
    """Tasks by id with their units in each role."""
    return {
        row["task_id"]: {
            **_clause_of(row),
            "name": row[f"title_{lang}"], "open": row["open_list"] == "yes", "regions": list(row["region_ids"]),
            **{role: list(row[f"{role}_unit_ids"]) for role in TASK_ROLES},
        }
        for row in read_tasks().to_dict("records")
    }  # fmt: skip


def measure_rows(lang: str) -> dict[str, Entry]:
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


def unit_rows(lang: str) -> dict[str, Entry]:
    """Responsible units by id with their other printed names."""
    return {
        row["unit_id"]: {"name": row[f"name_{lang}"], "aliases": list(row["aliases"]) if lang == "zh" else []}
        for row in read_units().to_dict("records")
    }


def conflict_rows(lang: str) -> dict[str, Entry]:
    """Subjects of the conflict ledger by id, with the records that take part."""
    return {
        row["conflict_id"]: {"name": row[f"subject_{lang}"], "records": list(row["record_ids"])}
        for row in read_conflicts().to_dict("records")
    }


def scope_rows(lang: str) -> dict[str, Entry]:
    """Scopes by name with the regions that they reach."""
    return {row[f"name_{lang}"]: {"regions": list(row["region_ids"])} for row in read_scopes().to_dict("records")}


def records_payload(library: Library, lang: str) -> Entry:
    """Everything the documents page shows, in one language.

    Parameters
    ----------
    library
        Source texts; an empty one leaves the summaries.
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
