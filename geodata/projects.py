"""Projects: kinds of places, stages in the words of a public standard, and mentions that disagree."""

from collections.abc import Iterable

from geodata.entities import LINE_MODES, STAGES, Entity
from geodata.tables import read_conflicts

# Kinds by group, in the order of the page; a kind is a line mode, or else the layer of the map.
KIND_GROUPS = {
    "rail-lines": ("hsr", "rail", "suburban", "metro"),
    "roads": ("highway", "fast", "road", "crossing"),
    "waterways": ("water", "port"),
    "hubs": ("airport", "hub"),
    "eco": ("eco-city", "eco-places", "screens"),
    "structure": ("frame", "directions", "linked-cities"),
    "nature": ("rivers", "ridges"),
    "sites": ("culture", "trade", "industry", "innovation", "services", "farming", "energy", "water-works", "groups"),
}
PROJECT_STAGES = ("operating", "construction", "planned", "study")
NO_STAGE = "none"
# The four codes of the status list of OC4IDS (projectStatus.csv) that a plan can speak of. A plan that names a
# project has decided to develop it, no more; a feasibility study is preparation; a closed or cancelled project
# is nowhere reported, so `completed` and `cancelled` stay empty.
OC4IDS = {
    "planned": "identification",
    "preparatory": "preparation",
    "study": "preparation",
    "under-construction": "implementation",
    # Works whose end is called for are still works.
    "completed-by": "implementation",
    # The asset is there; upgrading what exists is not told apart from running it.
    "operate-upgrade": "completion",
    "designation": "",
}


def project_kind(entity: Entity) -> str:
    """Kind of an entity: one of the kinds of ``KIND_GROUPS``."""
    if entity.mode in {"metro", "road"} and entity.theme == "urban":
        return entity.mode
    if entity.mode in LINE_MODES and entity.theme == "crossing":
        return "crossing"
    return entity.theme


def kind_group(kind: str) -> str:
    """Group of a kind."""
    return next(group for group, kinds in KIND_GROUPS.items() if kind in kinds)


def stated_stages(entity: Entity) -> list[str]:
    """Stages that the mentions state, by date of their document; a mention without one gives none."""
    return [stage for record in entity.records if (stage := STAGES[record["status"]]) != NO_STAGE]


def documents_disagree(entity: Entity) -> bool:
    """Whether two mentions of a project state different stages."""
    return entity.stage != NO_STAGE and len(set(stated_stages(entity))) > 1


def oc4ids_code(entity: Entity) -> str:
    """Code of OC4IDS for the latest stated status; empty without a stage."""
    if entity.stage == NO_STAGE:
        return ""
    return [OC4IDS[status] for status in entity.rows["status"] if OC4IDS[status]][-1]


def status_rulings(entities: Iterable[Entity]) -> dict[str, str]:
    """Conflict of the ledger about the stage of an entity, by the entity's id."""
    conflicts = read_conflicts()
    of_place = {
        key.removeprefix("places/"): row.conflict_id
        for row in conflicts[conflicts["kind"] == "status"].itertuples()
        for key in row.record_ids
        if key.startswith("places/")
    }
    found = {
        entity.entity_id: [of_place[place] for place in entity.place_ids if place in of_place] for entity in entities
    }
    return {entity_id: conflicts[0] for entity_id, conflicts in found.items() if conflicts}
