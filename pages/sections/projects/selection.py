"""Selections of the register of projects that the page shows."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from geodata.analysis.entities import PROJECT_STAGES, Entity, status_stages
from geodata.analysis.projects import ProjectChoice, oc4ids_code, project_kind
from geodata.tables.readers import read_documents, read_regions
from layers.views.page_parameters import page_choices
from utils.text.code_names import stage_names
from utils.text.i18n import Translate, translator
from utils.text.project_names import kind_names


def read_choice() -> ProjectChoice:
    """Filters as the address holds them; unknown values stand for all."""
    known = page_choices("projects")

    def chosen(name: str) -> str | None:
        value = st.query_params.get(name)
        return value if value in known[name] else None

    asked = st.query_params.get_all("status")
    stages = frozenset(asked) & frozenset(known["status"]) if asked else frozenset(PROJECT_STAGES)
    return ProjectChoice(chosen("kind"), stages, chosen("region"), chosen("document"), chosen("year"), chosen("placed"))


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
    kinds, stages = kind_names(lang), stage_names(lang)
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
            "word_stage": stages[status_stages()[row["status"]]], "year": row["year"],
            "regions": "; ".join(names[region] for region in entity.region_ids), "precision": row["precision"],
            "precision_m": "" if pd.isna(row["precision_m"]) else int(row["precision_m"]),
            "evidence": row["evidence"],
        }
        for entity in entities
        for row in entity.rows.to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(columns)).rename(columns=columns)


def shown_lengths(lengths: pd.DataFrame, entities: Iterable[Entity]) -> pd.DataFrame:
    """Lengths of the lines among some entities, kilometres; see ``geodata.analysis.network_lengths.line_lengths``."""
    return lengths[lengths["entity_id"].isin({entity.entity_id for entity in entities})]


def year_note(entities: Iterable[Entity], _: Translate) -> str:
    """How many entities have no stated year, of how many."""
    years = [bool(entity.stated_years) for entity in entities]
    text = _("{none} of {all} have no stated year; none is guessed")
    return text.replace("{none}", str(years.count(False))).replace("{all}", str(len(years)))
