"""Clauses of the documents page: outline, texts, summaries, and what each provision names."""

from collections import defaultdict
from typing import Any, TypedDict

from geodata.library.locators import paragraph_number
from geodata.library.reading import Library
from geodata.tables.clauses import clause_id, read_clauses
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_places, read_provisions, read_table, read_tasks
from utils.text.formatting import locator_text

Row = dict[str, Any]


class Related(TypedDict):
    """What a provision or a task names: regions, places by entity, targets."""

    regions: list[str]
    places: list[str]
    targets: list[str]


class NamedAction(TypedDict):
    """An action, a ban, a condition or a duty that a provision names, as printed and in the language of the page."""

    kind: str
    words: str
    name: str


class ClausePart(Related):
    """Our summary of a clause or of one of its paragraphs."""

    paragraph: int
    heading: str
    summary: str
    outer: list[str]
    tasks: list[str]
    actions: list[NamedAction]


class Clause(TypedDict):
    """A clause in the outline of its document, with its text if the library holds it."""

    id: str
    document: str
    at: str
    locator: str
    level: int
    parent: str
    heading: str
    text: list[str]
    parts: list[ClausePart]


def _related_records(row: Row, entity_of: dict[str, str]) -> Related:
    """What a provision or a task names: regions, places by entity, targets."""
    places = list(dict.fromkeys(entity_of[place] for place in row["place_ids"]))
    return {"regions": list(row["region_ids"]), "places": places, "targets": list(row["target_ids"])}


def named_actions(lang: str) -> dict[str, list[NamedAction]]:
    """Actions, bans, conditions and duties by the id of their provision."""
    kinds = code_names("action-kind", lang)
    found: dict[str, list[NamedAction]] = defaultdict(list)
    for row in read_table("actions").to_dict("records"):
        name = row["name_en"] if lang == "en" else ""
        found[row["provision_id"]].append({"kind": kinds[row["kind"]], "words": row["evidence"], "name": name})
    return found


def clause_parts(lang: str) -> dict[str, list[ClausePart]]:
    """Our summaries with their related records, by clause: one for a clause, or one for each of its paragraphs.

    A row of the annex has no provision; its task takes the place of one.
    """
    parts: dict[str, list[ClausePart]] = defaultdict(list)
    entity_of = dict(zip(read_places()["place_id"], read_places()["entity_id"], strict=True))
    actions = named_actions(lang)
    for row in read_provisions().to_dict("records"):
        part: ClausePart = {
            "paragraph": paragraph_number(row["locator"]), "heading": row[f"heading_{lang}"],
            "summary": row[f"summary_{lang}"], "outer": list(row["outer_places"]) if lang == "zh" else [],
            "tasks": list(row["task_ids"]), "actions": actions.get(row["provision_id"], []),
            **_related_records(row, entity_of),
        }  # fmt: skip
        parts[clause_id(row["document_id"], row["locator"])].append(part)
    for row in read_tasks().to_dict("records"):
        at = clause_id(row["document_id"], row["locator"])
        if at not in parts:
            head: ClausePart = {
                "paragraph": 0, "heading": row[f"title_{lang}"], "summary": "", "outer": [],
                "tasks": [row["task_id"]], "actions": [], **_related_records(row, entity_of),
            }  # fmt: skip
            parts[at].append(head)
    return parts


def clause_rows(library: Library, lang: str) -> list[Clause]:
    """Outline of every document with the text of each clause, if the library holds it."""
    parts = clause_parts(lang)
    rows: list[Clause] = []
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
