"""Selections of the register of projects that the page shows."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from geodata.entities import STAGES, Entity
from geodata.projects import KIND_GROUPS, NO_STAGE, PROJECT_STAGES, kind_group, oc4ids_code, project_kind
from geodata.tables import read_documents, read_regions
from utils.filters import STATED_YEARS
from utils.i18n import Translate, translator
from utils.project_words import kind_names
from utils.stage_words import stage_words

NO_YEAR = "none"
FILTERS = ("kind", "status", "region", "document", "year", "placed")
GROUPINGS = ("stage", "kind", "region", "document")


@dataclass(frozen=True)
class ProjectChoice:
    """Filters of the page; None stands for all."""

    kind: str | None
    stages: frozenset[str]
    region: str | None
    document: str | None
    year: str | None
    placed: str | None


def project_choices() -> dict[str, list[str]]:
    """Known values of the filters."""
    kinds = [kind for members in KIND_GROUPS.values() for kind in members]
    return {
        "kind": [*KIND_GROUPS, *kinds],
        "status": [*PROJECT_STAGES, NO_STAGE],
        "region": list(read_regions()["region_id"]),
        "document": list(read_documents()["document_id"]),
        "year": [*STATED_YEARS, NO_YEAR],
        "placed": ["map", "list"],
        "group": list(GROUPINGS),
    }


def read_choice() -> ProjectChoice:
    """Filters as the address holds them; unknown values stand for all."""
    known = project_choices()

    def chosen(name: str) -> str | None:
        value = st.query_params.get(name)
        return value if value in known[name] else None

    asked = st.query_params.get_all("status")
    stages = frozenset(asked) & frozenset(known["status"]) if asked else frozenset(PROJECT_STAGES)
    return ProjectChoice(chosen("kind"), stages, chosen("region"), chosen("document"), chosen("year"), chosen("placed"))


def matches(entity: Entity, choice: ProjectChoice, drawn: frozenset[str]) -> bool:
    """Whether an entity passes the filters.

    Parameters
    ----------
    entity
        The entity.
    choice
        A kind or a group of kinds; stages; a region it concerns; a document that mentions it; a year that a
        document prints for it, or ``none``; ``map`` for what is drawn, ``list`` for what is not.
    drawn
        Ids of the entities that the map draws.
    """
    kind = project_kind(entity)
    placed = "map" if entity.entity_id in drawn else "list"
    return (
        entity.stage in choice.stages
        and choice.kind in {None, kind, kind_group(kind)}
        and (choice.region is None or choice.region in entity.region_ids)
        and (choice.document is None or choice.document in set(entity.rows["document_id"]))
        and (choice.year is None or choice.year in (entity.stated_years or (NO_YEAR,)))
        and choice.placed in {None, placed}
    )


def filter_projects(entities: Iterable[Entity], choice: ProjectChoice, drawn: frozenset[str]) -> list[Entity]:
    """Entities that pass the filters, in their order; ``drawn`` holds the ids that the map draws."""
    return [entity for entity in entities if matches(entity, choice, drawn)]


def stage_year_counts(entities: Iterable[Entity]) -> pd.DataFrame:
    """How many entities of each stage have which stated year.

    Returns
    -------
    Rows are stages, columns the stated years and ``none``; an entity with two years counts under each.
    """
    counts = pd.DataFrame(0, index=[*PROJECT_STAGES, NO_STAGE], columns=[*STATED_YEARS, NO_YEAR])
    for entity in entities:
        for year in entity.stated_years or (NO_YEAR,):
            counts.loc[entity.stage, year] += 1
    return counts


def mention_table(entities: Iterable[Entity], lang: str) -> pd.DataFrame:
    """One row for each mention of each entity, with evidence and precision, for a file.

    Parameters
    ----------
    entities
        Entities in order.
    lang
        Language of names and headings; the words as printed stay Chinese.
    """
    _ = translator(lang)
    kinds, stages = kind_names(_), stage_words(_)
    names = read_regions().set_index("region_id")[f"name_{lang}"].to_dict()
    numbers = read_documents().set_index("document_id")["number"].to_dict()
    columns = {
        "entity_id": _("Id"), "name": _("Name"), "kind": _("Kind"), "stage": _("Stage"), "oc4ids": "OC4IDS",
        "document": _("Document"), "locator": _("Clause"), "word": _("Words of the document"),
        "word_stage": _("Stage of these words"), "year": _("Year"), "regions": _("Regions concerned"),
        "precision": "precision", "precision_m": "precision_m", "evidence": _("Evidence"),
    }  # fmt: skip
    rows = [
        {
            "entity_id": entity.entity_id, "name": row[f"name_{lang}"], "kind": kinds[project_kind(entity)],
            "stage": stages[entity.stage], "oc4ids": oc4ids_code(entity),
            "document": numbers[row["document_id"]], "locator": row["locator"], "word": row["status_word"],
            "word_stage": stages[STAGES[row["status"]]], "year": row["year"],
            "regions": "; ".join(names[region] for region in entity.region_ids), "precision": row["precision"],
            "precision_m": "" if pd.isna(row["precision_m"]) else int(row["precision_m"]),
            "evidence": row["evidence"],
        }
        for entity in entities
        for row in entity.rows.to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(columns)).rename(columns=columns)


def shown_lengths(lengths: pd.DataFrame, entities: Iterable[Entity]) -> pd.DataFrame:
    """Lengths of the lines among some entities, kilometres; see ``geodata.lengths.line_lengths``."""
    return lengths[lengths["entity_id"].isin({entity.entity_id for entity in entities})]


def year_note(entities: Iterable[Entity], _: Translate) -> str:
    """How many entities have no stated year, of how many."""
    years = [bool(entity.stated_years) for entity in entities]
    text = _("{none} of {all} have no stated year; none is guessed")
    return text.replace("{none}", str(years.count(False))).replace("{all}", str(len(years)))
