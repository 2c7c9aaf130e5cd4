"""Payload of places: drawn features, and their names and mentions."""

from collections.abc import Sequence
from typing import Any, Literal, NotRequired, TypedDict

from shapely.geometry import LineString, box
from shapely.geometry.base import BaseGeometry

from geodata.analysis.entities import LINE_MODES, POINT_SYMBOLS, TRANSPORT_LAYERS, Entity, linked_cities, status_stages
from geodata.analysis.projects import documents_disagree, project_kind
from geodata.courses.routes import straight_routes
from geodata.geometry.boundaries import Boundaries, simplify_regions
from geodata.geometry.clipping import clip_frame, clip_line, direction_arrow
from geodata.geometry.coverage import AREA_BOUNDS, ARROW_BOUNDS, label_point, metropolitan_area
from geodata.tables.readers import read_regions
from layers.labels.position_labels import position_text
from layers.payloads.ecocity import ReferenceEntry, reference_entry
from layers.payloads.geojson import DECIMALS, Feature, decimals_at, feature, feature_collection
from layers.payloads.lanes import line_lanes
from utils.text.code_names import entity_name, region_names
from utils.text.i18n import Translate

CONTEXT = frozenset({"rivers", "ridges", "screens", "eco-city", "eco-places", "directions", "frame", "linked-cities"})
NODES = ("airport", "hub", "port", "crossing")
# Geometry source of corridors that are drawn as an arrow at the edge of the area.
DIRECTION_ONLY = "direction only"
WHOLE_EXTENT = "e-ecocity"
FRAME_TOLERANCE_M = 250.0
METRES_A_DEGREE = 111_320.0


class EntityProperties(TypedDict):
    """Properties of a drawn entity for filters; ``m`` is its positional error in metres."""

    theme: str
    mode: str
    stage: str
    precision: str
    m: float
    regions: list[str]
    context: bool
    documents: list[str]
    years: tuple[str, ...]


class Shape(TypedDict):
    """How an entity is drawn: bearing of an arrow, symbol of a point, lane of a line, label position of an area.

    A line that is ``straight`` only links its known points.
    """

    shape: Literal["arrow", "area", "line", "point"]
    bearing: NotRequired[float]
    symbol: NotRequired[str]
    lane: NotRequired[int]
    straight: NotRequired[bool]
    whole: NotRequired[bool]
    lon: NotRequired[float]
    lat: NotRequired[float]


class PlaceProperties(EntityProperties, Shape):
    """Properties of a drawn entity for the map."""


class Mention(ReferenceEntry):
    """One mention of a place."""

    word: str
    stage: str
    year: str
    note: str


class PlaceEntry(TypedDict):
    """Names, position and mentions of one entity in one language."""

    name: str
    label: str
    sub: str
    mode: str
    theme: str
    stage: str
    context: bool
    listed: bool
    kind: str
    differs: bool
    whole: bool
    position: str
    endpoints: str
    regions: list[str]
    regionNames: str
    documents: list[str]
    years: tuple[str, ...]
    rows: list[Mention]
    staged: int


def places_payload(entities: Sequence[Entity], boundaries: Boundaries, tolerance_m: float) -> dict[str, Any]:
    """Drawn entities with properties for filters and styles; lines are clipped to the area + 7 km.

    Parameters
    ----------
    entities
        All entities.
    boundaries
        The boundaries in use.
    tolerance_m
        Simplification of lines in metres.
    """
    # The cells of the grid are not where the regions are: with it, lines are clipped to a rectangle.
    if boundaries.kind == "grid":
        area, frame = box(*ARROW_BOUNDS), box(*AREA_BOUNDS)
    else:
        area = metropolitan_area(simplify_regions(boundaries.gdf, FRAME_TOLERANCE_M))
        frame = clip_frame(area)
    lanes = line_lanes(entities)
    drawn = [
        place_feature(entity, area, frame, lanes.get(entity.entity_id, 0), tolerance_m)
        for entity in entities
        if entity.geometry is not None
    ]
    return feature_collection([each for each in drawn if each])


def place_feature(
    entity: Entity, area: BaseGeometry, frame: BaseGeometry, lane: int, tolerance_m: float
) -> Feature | None:
    """One drawn entity; None if it is outside the frame.

    Parameters
    ----------
    entity
        With a geometry.
    area, frame
        The metropolitan area, and the area + 7 km, EPSG:4326.
    lane
        Place beside the course of a line, see ``line_lanes``.
    tolerance_m
        Simplification of lines in metres.
    """
    geometry = entity.geometry
    if geometry is None:
        return None
    properties: EntityProperties = {
        "theme": entity.theme, "mode": entity.mode, "stage": entity.stage,
        "precision": entity.precision, "m": entity.precision_m,
        "regions": list(entity.region_ids), "context": entity.theme in CONTEXT,
        "documents": sorted(set(entity.rows["document_id"])), "years": entity.stated_years,
    }  # fmt: skip
    if is_direction(entity) and isinstance(geometry, LineString):
        arrow = direction_arrow(geometry, area)
        if arrow is None:
            return None
        shape: Shape = {"shape": "arrow", "bearing": round(arrow.bearing, 1)}
        return feature(entity.entity_id, PlaceProperties(**properties, **shape), arrow.point)
    line = geometry.geom_type.endswith("LineString")
    clipped = clip_line(geometry.simplify(tolerance_m / METRES_A_DEGREE) if line else geometry, frame)
    if clipped is None:
        return None
    decimals = decimals_at(tolerance_m) if line else DECIMALS
    return feature(entity.entity_id, PlaceProperties(**properties, **_shape(entity, clipped, lane)), clipped, decimals)


def is_direction(entity: Entity) -> bool:
    """Whether the line of a corridor shows only its direction."""
    return entity.mode == "corridor" and entity.main["geometry_source"] == DIRECTION_ONLY


def _shape(entity: Entity, geometry: BaseGeometry, lane: int) -> Shape:
    if geometry.geom_type.endswith("Point"):
        return {"shape": "point", "symbol": POINT_SYMBOLS.get(entity.mode, POINT_SYMBOLS.get(entity.theme, "place"))}
    if geometry.geom_type.endswith("LineString"):
        return _line_shape(entity, lane)
    point = label_point(geometry)
    whole = entity.entity_id == WHOLE_EXTENT
    return {"shape": "area", "whole": whole, "lon": round(point.x, DECIMALS), "lat": round(point.y, DECIMALS)}


def _line_shape(entity: Entity, lane: int) -> Shape:
    shape: Shape = {"shape": "line"}
    if lane:
        shape["lane"] = lane
    if entity.course is None and entity.entity_id in straight_routes():
        shape["straight"] = True
    return shape


def _mentions(entity: Entity, lang: str) -> list[Mention]:
    return [
        {
            **reference_entry(row["document_id"], row["locator"], row["evidence"], lang),
            "word": row["status_word"], "stage": status_stages()[row["status"]], "year": row["year"],
            "note": row["note"] if lang == "en" else "",
        }
        for row in entity.records
    ]  # fmt: skip


def place_entry(entity: Entity, short: dict[str, str], lang: str, _: Translate) -> PlaceEntry:
    """Names, position and mentions of one entity in one language.

    Parameters
    ----------
    entity
        The entity.
    short
        Short names of the regions by id.
    lang, _
        Language and its translator.
    """
    main = entity.main
    return {
        "name": entity_name(entity, lang), "label": main[f"label_{lang}"], "sub": "",
        "mode": entity.mode, "theme": entity.theme, "stage": entity.stage,
        "context": entity.theme in CONTEXT, "listed": is_listed(entity),
        "kind": project_kind(entity), "differs": documents_disagree(entity),
        "whole": entity.geometry is None and entity.precision == "derived",
        "position": position_text(entity, _), "endpoints": main[f"endpoints_{lang}"],
        "regions": list(entity.region_ids), "regionNames": region_names(entity, short, lang, _),
        "documents": sorted(set(entity.rows["document_id"])), "years": entity.stated_years,
        "rows": _mentions(entity, lang), "staged": entity.place_ids.index(entity.stage_row["place_id"]),
    }  # fmt: skip


def place_entries(entities: Sequence[Entity], lang: str, _: Translate) -> dict[str, PlaceEntry]:
    """All entities; the ``sub`` of a direction has the cities that its paragraph links."""
    short = read_regions().set_index("region_id")[f"short_{lang}"].to_dict()
    entries = {entity.entity_id: place_entry(entity, short, lang, _) for entity in entities}
    for direction, cities in linked_cities(entities).items():
        entries[direction]["sub"] = " ".join(str(city.main[f"label_{lang}"]) for city in cities)
    return entries


def is_listed(entity: Entity) -> bool:
    """Whether an entity is in the transport list: lines, nodes and urban works, drawn or not."""
    return entity.layer in TRANSPORT_LAYERS and entity.theme in {*LINE_MODES, *NODES, "metro", "urban"}
