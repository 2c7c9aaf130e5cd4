"""The eco-city's structure, goals by year, and what has no location."""

from collections.abc import Sequence
from typing import TypedDict

from geodata.analysis.entities import Entity
from geodata.tables.clauses import clause_id
from geodata.tables.readers import read_targets
from utils.text.formatting import join_names, locator_text, metres_text
from utils.text.i18n import Translate

DOCUMENT = "cq-2022-5"
# Areas, zones and roles that reach beyond the eco-city.
WIDER_THEMES = frozenset({"groups", "industry"})
YEARS = ("2025", "2030", "2035")


class ReferenceEntry(TypedDict):
    """Reference to a clause: document, locator as printed and in the language of the page, evidence, clause id."""

    document: str
    locator: str
    clause: str
    evidence: str
    at: str


class GoalEntry(ReferenceEntry):
    """A goal with its clause."""

    name: str


class TimelineYear(TypedDict):
    """Goals of one year."""

    year: str
    goals: list[GoalEntry]


class StructurePart(TypedDict):
    """One part of the eco-city's structure."""

    name: str
    members: str
    position: str


def reference_entry(document: str, locator: str, evidence: str, lang: str) -> ReferenceEntry:
    """Reference to a clause; ``clause`` is the locator in the language of the page."""
    return {
        "document": document, "locator": locator, "clause": locator_text(locator, lang), "evidence": evidence,
        "at": clause_id(document, locator),
    }  # fmt: skip


def structure_rows(entities: Sequence[Entity], lang: str, _: Translate) -> list[StructurePart]:
    """Members of 一岛一心两屏多廊, with a note where the document does not name them.

    Returns
    -------
    ``name``, ``members`` and ``position`` of each part in one language.
    """
    parts = {
        _("One island"): ("a-island-guangyang",),
        _("One core"): ("e-heart",),
        _("Two ranges"): ("e-screen-tongluo", "e-screen-mingyue"),
        _("Many corridors"): (),
    }
    known = {entity.entity_id: entity for entity in entities}
    rows: list[StructurePart] = []
    for name, ids in parts.items():
        members = [known[key] for key in ids if key in known]
        labels = (str(member.main[f"label_{lang}"]) for member in members)
        rows.append(
            {
                "name": name,
                "members": join_names(labels, lang) or _("not named by the document"),
                "position": metres_text(members[0].precision_m) if _is_drawn(members) else _("list only"),
            }
        )
    return rows


def _is_drawn(members: list[Entity]) -> bool:
    return bool(members) and members[0].geometry is not None


def unlocated(entities: Sequence[Entity]) -> list[str]:
    """Ids of the entities that the eco-city document names without a location."""
    return [
        entity.entity_id
        for entity in entities
        if entity.precision == "list-only"
        and entity.mode != "structure"
        and entity.theme not in WIDER_THEMES
        and DOCUMENT in set(entity.rows["document_id"])
    ]


def eco_timeline(lang: str) -> list[TimelineYear]:
    """Goals of the eco-city by the year that the document states."""
    targets = read_targets()
    goals = targets[(targets["document_id"] == DOCUMENT) & (targets["scope"] == "eco-city")]
    return [
        {
            "year": year,
            "goals": [
                {
                    "name": row[f"name_{lang}"],
                    **reference_entry(row["document_id"], row["locator"], row["evidence"], lang),
                }
                for row in goals[goals["target_year"] == year].to_dict("records")
            ],
        }
        for year in YEARS
    ]
