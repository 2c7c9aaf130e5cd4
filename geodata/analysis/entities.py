"""Entities: one place, line or area across all documents, with one geometry, one stage and all its mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.courses.course import DERIVED, Course, Sketch, with_alignments
from geodata.courses.routes import curved_routes, route_curve
from geodata.geometry.validity import read_geometry
from geodata.tables.codelists import code_parents
from geodata.tables.readers import read_conflicts, read_documents, read_places, read_table

LINE_MODES = ("hsr", "rail", "suburban", "highway", "fast", "water")
TRANSPORT_LAYERS = frozenset(
    {
        "corridor-radial", "rail", "suburban-rail", "highway", "fast-link", "road-urban",
        "tunnel-bridge", "airport", "port-waterway", "hub",
    }
)  # fmt: skip
POINT_SYMBOLS = {
    "airport": "airport", "hub": "hub", "port": "port", "tunnel": "crossing",
    "bridge": "crossing", "crossing": "crossing", "city": "city", "eco": "eco",
    "tourism": "disc", "venue": "pentagon", "event": "pentagon", "card": "pentagon", "health": "pentagon",
    "education": "pentagon", "public-service": "pentagon", "innovation": "cross", "digital": "cross",
    "park": "hexagon", "industry": "hexagon", "cooperation": "hexagon", "logistics": "hub",
    "consumption": "disc", "farm-zone": "disc", "farm-product": "disc",
}  # fmt: skip
LIST_ONLY = "list-only"
NO_STAGE = "none"
PROJECT_STAGES = ("operating", "construction", "to-build", "planned", "study")
BUILT = "built"
RULED_KIND = "status"
DESIGNATION = "designation"


def status_stages() -> dict[str, str]:
    """Stage of each status."""
    return code_parents("status")


@lru_cache(maxsize=1)
def role_words() -> frozenset[str]:
    """Status words that give a role (打造, 共建, 布局 …): they never lower a stage that is stated elsewhere."""
    words = read_table("status_words")
    return frozenset(words.loc[words["role"] == "yes", "status_word"])


@lru_cache(maxsize=1)
def place_rulings() -> dict[str, tuple[str, str]]:
    """Conflict about a stage and its ruling, a status or ``open``, by the id of each mention that it names."""
    conflicts = read_conflicts()
    return {
        key.removeprefix("places/"): (row.conflict_id, row.ruling)
        for row in conflicts[conflicts["kind"] == RULED_KIND].itertuples()
        for key in row.record_ids
        if key.startswith("places/")
    }


def is_built(nature: str) -> bool:
    """Whether things of a nature are built or run; a role, a brand or an event has no stage, whatever the verb."""
    return code_parents("nature")[nature] == BUILT


def stated_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Mentions of one entity that state a stage, in the given order; none for what is not built."""
    built = is_built(rows.iloc[-1]["nature"])
    return rows[[built and status_stages()[status] != NO_STAGE for status in rows["status"]]]


def firm_rows(stated: pd.DataFrame) -> pd.DataFrame:
    """Mentions that state a stage by more than a role verb; all of them if none does. Column ``status_word``."""
    firm = stated[~stated["status_word"].isin(role_words())]
    return stated if firm.empty else firm


def stage_row(rows: pd.DataFrame) -> pd.Series | None:
    """Mention that gives an entity its stage; None if no mention states one, or if a ruling calls it a designation.

    A ruling of the ledger decides. Without one it is the latest mention that states a stage.

    Parameters
    ----------
    rows
        Mentions of one entity by date of their document, with ``place_id``, ``nature``, ``status``, ``status_word``.
    """
    stated = stated_rows(rows)
    if stated.empty:
        return None
    rulings = {place_rulings()[place][1] for place in stated["place_id"] if place in place_rulings()}
    ruled = stated[stated["status"].isin(rulings)]
    return None if DESIGNATION in rulings else firm_rows(stated if ruled.empty else ruled).iloc[-1]


@dataclass(frozen=True)
class Entity:
    """One place, line or area with all its mentions in the documents.

    Attributes
    ----------
    entity_id, layer, mode, theme
        Identity and kind; ``theme`` is its map layer.
    stage
        Normalised stage, that of its ``stage_row``, or ``none``.
    geometry
        EPSG:4326, or None for list-only entities and fills of whole regions.
    precision, precision_m
        Class and half-width of the positional error in metres (0 if nothing is drawn).
    region_ids
        Regions concerned.
    rows
        The mentions by date of their document: rows of the table ``places``, with the column ``issued``.
    stage_row
        Mention that gives the entity its stage, see :func:`stage_row`; without a stage the main mention.
    fault
        Why its geometry cannot be drawn, see ``geometry_fault``; the entity is then list-only.
    course
        The course from outside the tables that it is drawn along, if any.
    """

    entity_id: str
    layer: str
    mode: str
    theme: str
    stage: str
    geometry: BaseGeometry | None
    precision: str
    precision_m: int
    region_ids: tuple[str, ...]
    rows: pd.DataFrame
    stage_row: pd.Series
    fault: str = ""
    course: Course | None = None

    # Cached: pages read these of every entity at every run, and the mentions never change.
    @cached_property
    def main(self) -> pd.Series:
        """The latest mention, which names the entity on screen."""
        return self.rows.iloc[-1]

    @cached_property
    def file_geometry(self) -> BaseGeometry | None:
        """Geometry that files pass on, EPSG:4326: the sketch where the map draws what is derived from a package."""
        derived = self.course is not None and self.course.precision == DERIVED
        return _drawn_geometry(self.main)[0] if derived else self.geometry

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """The mentions as plain records, by column."""
        return [dict(zip(self.rows.columns, cells, strict=True)) for cells in self.rows.to_numpy()]

    @cached_property
    def place_ids(self) -> tuple[str, ...]:
        """Ids of the mentions."""
        return tuple(self.rows["place_id"])

    @cached_property
    def stated_rows(self) -> pd.DataFrame:
        """Mentions that state a stage, by date of their document; none for what is not built."""
        return stated_rows(self.rows)

    @cached_property
    def stated_years(self) -> tuple[str, ...]:
        """Years that the documents print for the entity; none is inferred."""
        return tuple(sorted({year for year in self.rows["year"] if year}))


def entity_theme(layer: str, mode: str, geometry_kind: str) -> str:
    """Map layer of an entity, from its table layer, mode and kind of geometry."""
    if geometry_kind == "polygon" and mode in {"eco", "island"}:
        return "eco-city"
    if mode == "ridge" and layer == "eco-city":
        return "screens"
    if mode in LINE_MODES and geometry_kind == "point":
        # An interchange has the mode of its expressway but is a point.
        return "crossing"
    if mode == "corridor":
        return "directions" if layer == "corridor-radial" else "frame"
    return code_parents("mode").get(mode) or "frame"


def _drawn_geometry(row: pd.Series) -> tuple[BaseGeometry | None, str]:
    geometry, fault = read_geometry(row["geometry"], row["geometry_kind"])
    if row["mode"] in {"tunnel", "bridge", "crossing"} and isinstance(geometry, LineString):
        # A crossing is drawn as one symbol, at the middle of its line.
        middle: Point = geometry.interpolate(0.5, normalized=True)
        return middle, fault
    if geometry is not None and row["entity_id"] in curved_routes():
        return route_curve(geometry, int(row["precision_m"])), fault
    return geometry, fault


def build_entity(rows: pd.DataFrame) -> Entity:
    """Build an entity from its mentions.

    Parameters
    ----------
    rows
        Rows of the table ``places`` with one ``entity_id``, by date of their document.
    """
    main = rows.iloc[-1]
    stating = stage_row(rows)
    geometry, fault = _drawn_geometry(main)
    metres = main["precision_m"]
    return Entity(
        entity_id=main["entity_id"],
        layer=main["layer"],
        mode=main["mode"],
        theme=entity_theme(main["layer"], main["mode"], main["geometry_kind"]),
        stage=NO_STAGE if stating is None else status_stages()[stating["status"]],
        geometry=geometry,
        precision=LIST_ONLY if fault else main["precision"],
        precision_m=0 if fault or pd.isna(metres) else int(metres),
        region_ids=tuple(dict.fromkeys(region for ids in rows["region_ids"] for region in ids)),
        rows=rows,
        stage_row=main if stating is None else stating,
        fault=fault,
    )


@lru_cache(maxsize=1)
def _entities() -> tuple[Entity, ...]:
    issued = read_documents().set_index("document_id")["issued"]
    places = read_places()
    # Object columns: single cells are read tens of thousands of times, which is slow with typed columns.
    dated = places.assign(issued=places["document_id"].map(issued)).astype(object)
    groups = dated.sort_values("issued", kind="stable").groupby("entity_id", sort=False)
    order = {entity: i for i, entity in enumerate(places["entity_id"].unique())}
    return tuple(sorted((build_entity(rows) for _, rows in groups), key=lambda e: order[e.entity_id]))


def read_entities() -> list[Entity]:
    """Every entity, in the order of the table ``places``; built once per process."""
    return list(_entities())


def line_sketches(entities: Sequence[Entity]) -> dict[str, Sketch]:
    """Lines of the tables by entity id, with what the choice of a course needs."""
    return {
        each.entity_id: Sketch(each.geometry, each.mode, each.precision_m)
        for each in entities
        if each.geometry is not None and each.geometry.geom_type.endswith("LineString")
    }


def on_courses(entities: Sequence[Entity], courses: Mapping[str, Course]) -> tuple[Entity, ...]:
    """The entities in the same order, those with a course from outside the tables drawn along it."""
    return tuple(_on_course(each, courses[each.entity_id]) if each.entity_id in courses else each for each in entities)


def _on_course(entity: Entity, course: Course) -> Entity:
    rows = with_alignments(entity.rows, {entity.entity_id: course})
    return replace(
        entity, geometry=course.geometry, precision=course.precision, precision_m=course.precision_m, course=course,
        rows=rows, stage_row=rows.loc[entity.stage_row.name],
    )  # fmt: skip


def linked_cities(entities: Sequence[Entity]) -> dict[str, list[Entity]]:
    """Linked cities of each outward direction, by entity id of the direction."""
    members: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.theme == "linked-cities" and entity.main["part_of"]:
            members.setdefault(str(entity.main["part_of"]), []).append(entity)
    return members


def is_project(entity: Entity) -> bool:
    """Whether an entity is a project: something that the documents build, upgrade or prepare."""
    return entity.stage != NO_STAGE
