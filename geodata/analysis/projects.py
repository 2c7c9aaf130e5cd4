"""Projects: kinds of places, stages as codes of OC4IDS, and mentions that disagree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from geodata.analysis.entities import LINE_MODES, NO_STAGE, PROJECT_STAGES, Entity, place_rulings, status_stages
from geodata.analysis.targets import NO_YEAR
from geodata.tables.codelists import code_parents, list_codes


@lru_cache(maxsize=1)
def kind_groups() -> dict[str, tuple[str, ...]]:
    """Kinds by group, in the order of the page; a kind is a line mode or a map layer."""
    parents = code_parents("project-kind")
    return {
        group: tuple(kind for kind, parent in parents.items() if parent == group)
        for group in list_codes("project-group")
    }


def project_kind(entity: Entity) -> str:
    """Kind of an entity, one of those of :func:`kind_groups`."""
    if entity.mode in {"metro", "road"} and entity.theme in {"metro", "urban"}:
        return entity.mode
    if entity.mode in LINE_MODES and entity.theme == "crossing":
        return "crossing"
    return entity.theme


def kind_group(kind: str) -> str:
    """Group of a kind."""
    return next(group for group, kinds in kind_groups().items() if kind in kinds)


def stated_stages(entity: Entity) -> list[str]:
    """Stages that the mentions state, by date of their document."""
    return [status_stages()[status] for status in entity.stated_rows["status"]]


def stage_words(entities: Iterable[Entity]) -> dict[str, Counter[str]]:
    """How many entities have their stage by which printed word, by stage; what has no stage is left out."""
    found: dict[str, Counter[str]] = {stage: Counter() for stage in PROJECT_STAGES}
    for entity in entities:
        if entity.stage != NO_STAGE:
            found[entity.stage][str(entity.stage_row["status_word"])] += 1
    return found


def documents_disagree(entity: Entity) -> bool:
    """Whether two mentions of a project state different stages."""
    return entity.stage != NO_STAGE and len(set(stated_stages(entity))) > 1


def oc4ids_code(entity: Entity) -> str:
    """Code of OC4IDS (``projectStatus.csv``) for the stage of an entity; empty without a stage.

    Four codes of the list apply to plans. A project that a plan names, or wants built or completed without saying
    that works have begun, is identified; a feasibility study is preparation; works that are said to go on are
    implementation; upgrading is not distinguished from operation. The documents report no closed or cancelled
    project, so ``completed`` and ``cancelled`` are not used.
    """
    return code_parents("stage")[entity.stage]


def status_rulings(entities: Iterable[Entity]) -> dict[str, str]:
    """Id of the conflict in the ledger about the stage of an entity, by entity id."""
    rulings = place_rulings()
    found = {each.entity_id: [rulings[place][0] for place in each.place_ids if place in rulings] for each in entities}
    return {entity_id: conflicts[0] for entity_id, conflicts in found.items() if conflicts}


STATED_YEARS = ("2020", "2025", "2030", "2035")
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


def matches(entity: Entity, choice: ProjectChoice, drawn: frozenset[str]) -> bool:
    """Whether an entity passes the filters.

    Parameters
    ----------
    entity
        The entity.
    choice
        A kind or a group of kinds; stages; a region that it concerns; a document that mentions it; a year that a
        document prints for it, or ``none``; ``map`` for drawn entities, ``list`` for others.
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
    """Entities that pass the filters, in the given order; ``drawn`` has the ids of those that the map draws."""
    return [entity for entity in entities if matches(entity, choice, drawn)]


def stage_year_counts(entities: Iterable[Entity]) -> pd.DataFrame:
    """Number of entities by stage and stated year.

    Returns
    -------
    Index stages, columns the stated years and ``none``; an entity with two years counts in both.
    """
    counts = pd.DataFrame(0, index=[*PROJECT_STAGES, NO_STAGE], columns=[*STATED_YEARS, NO_YEAR])
    for entity in entities:
        for year in entity.stated_years or (NO_YEAR,):
            counts.loc[entity.stage, year] += 1
    return counts
