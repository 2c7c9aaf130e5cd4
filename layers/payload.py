"""What the browser fetches: ground and places as GeoJSON, facts and words as JSON."""

import math
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import LineString, mapping
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import Boundaries, simplify_regions
from geodata.clip import clip_frame, clip_line, direction_arrow
from geodata.entities import (
    LINE_MODES,
    POINT_SYMBOLS,
    TRANSPORT_LAYERS,
    Entity,
    linked_cities,
)
from geodata.ground import (
    CENTRAL,
    INSET_BOUNDS,
    central_city,
    label_point,
    metropolitan_area,
    region_edges,
    river_banks,
    visible_label_point,
)
from geodata.tables import read_documents, read_regions
from layers.ecocity import eco_timeline, reference_entry, structure_rows, unlocated
from layers.indicators import indicator_entries, region_values
from layers.words import map_words, mode_kind_words
from utils.formatting import metres_text
from utils.i18n import Translate, translator

DECIMALS = 4
CONTEXT = frozenset({"rivers", "ridges", "screens", "eco-city", "eco-places", "directions", "frame", "linked-cities"})
WHOLE_EXTENT = "e-ecocity"
PHASES = ("operating", "construction", "planned", "study")

Feature = dict[str, Any]


def _geojson(geometry: BaseGeometry) -> dict[str, Any]:
    rounded = shapely.set_precision(geometry, 10**-DECIMALS, mode="pointwise")
    shape: dict[str, Any] = mapping(shapely.transform(rounded, lambda c: c.round(DECIMALS)))
    return shape


def _feature(key: str, properties: dict[str, Any], geometry: BaseGeometry) -> Feature:
    return {"type": "Feature", "id": key, "properties": properties, "geometry": _geojson(geometry)}


def _collection(features: list[Feature], **extra: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", **extra, "features": features}


def ground_payload(boundaries: Boundaries, tolerance_m: float) -> dict[str, Any]:
    """Regions, edges by rank and the label of the central city.

    Parameters
    ----------
    boundaries
        The chosen source.
    tolerance_m
        Simplification along shared edges, metres; the grid is left as it is.
    """
    regions = read_regions()
    gdf = boundaries.gdf
    if boundaries.kind != "grid":
        gdf = simplify_regions(gdf, tolerance_m)
    features = list(_region_features(gdf, regions))
    for rank, lines in region_edges(gdf, regions):
        features.append(_feature(f"edge-{rank}", {"kind": "edge", "rank": rank}, lines))
    centre = label_point(central_city(gdf, regions))
    over = next((f["id"] for f in features if f["properties"]["kind"] == "region"), "")
    if boundaries.kind != "grid":
        for river, banks in river_banks(gdf):
            features.append(_feature(f"bank-{river}", {"kind": "river", "river": river}, banks))
    group = {"kind": "group", "lon": centre.x, "lat": centre.y, "over": over}
    features.append(_feature("central-city", group, centre))
    return _collection(features, grid=boundaries.kind == "grid", inset=INSET_BOUNDS)


def _region_features(gdf: gpd.GeoDataFrame, regions: pd.DataFrame) -> list[Feature]:
    tiers = dict(zip(regions["region_id"], regions["tier"], strict=True))
    features = []
    for region, geometry in zip(gdf["region_id"], gdf.geometry, strict=True):
        point = label_point(geometry)
        properties = {
            "kind": "region",
            "central": tiers[region] == CENTRAL,
            "lon": round(point.x, DECIMALS),
            "lat": round(point.y, DECIMALS),
        }
        close = visible_label_point(geometry, INSET_BOUNDS)
        if close is not None:
            properties["inset"] = [round(close.x, DECIMALS), round(close.y, DECIMALS)]
        features.append(_feature(region, properties, geometry))
    return features


def places_payload(entities: list[Entity], boundaries: Boundaries) -> dict[str, Any]:
    """Drawn entities with what a filter or a style needs; lines clipped to the area + 7 km."""
    area = metropolitan_area(simplify_regions(boundaries.gdf, 250) if boundaries.kind != "grid" else boundaries.gdf)
    frame = clip_frame(area)
    features = [place_feature(entity, area, frame) for entity in entities if entity.geometry is not None]
    return _collection([feature for feature in features if feature])


def place_feature(entity: Entity, area: BaseGeometry, frame: BaseGeometry) -> Feature | None:
    """One drawn entity; None when it lies outside the frame.

    Parameters
    ----------
    entity
        With a geometry.
    area, frame
        The metropolitan area, and the area + 7 km, EPSG:4326.
    """
    geometry = entity.geometry
    if geometry is None:
        return None
    properties: dict[str, Any] = {
        "theme": entity.theme, "mode": entity.mode, "stage": entity.stage,
        "precision": entity.precision, "m": entity.precision_m,
        "regions": list(entity.region_ids), "context": entity.theme in CONTEXT,
        "documents": sorted(set(entity.rows["document_id"])),
    }  # fmt: skip
    if entity.theme == "directions" and isinstance(geometry, LineString):
        arrow = direction_arrow(geometry, area)
        if arrow is None:
            return None
        properties |= {"shape": "arrow", "bearing": round(arrow.bearing, 1)}
        return _feature(entity.entity_id, properties, arrow.point)
    clipped = clip_line(geometry, frame)
    if clipped is None:
        return None
    return _feature(entity.entity_id, properties | _shape(entity, clipped), clipped)


def _shape(entity: Entity, geometry: BaseGeometry) -> dict[str, Any]:
    if geometry.geom_type.endswith("Point"):
        return {"shape": "point", "symbol": POINT_SYMBOLS.get(entity.mode, POINT_SYMBOLS.get(entity.theme, "city"))}
    if geometry.geom_type.endswith("LineString"):
        return {"shape": "line"}
    point = label_point(geometry)
    whole = entity.entity_id == WHOLE_EXTENT
    return {"shape": "area", "whole": whole, "lon": round(point.x, DECIMALS), "lat": round(point.y, DECIMALS)}


def position_text(entity: Entity, _: Translate) -> str:
    """Precision of an entity in words."""
    if entity.geometry is None:
        if entity.precision == "derived":
            return _("Whole regions")
        return _("No position given: list only")
    kind = entity.geometry.geom_type.removeprefix("Multi")
    words = {
        "Point": _("Position approximate"),
        "LineString": _("Schematic course"),
        "Polygon": _("Schematic extent, not statutory"),
    }
    return f"{words[kind]} {metres_text(entity.precision_m)}"


def _mentions(entity: Entity, lang: str) -> list[dict[str, Any]]:
    return [
        {
            **reference_entry(row["document_id"], row["locator"], row["evidence"], lang),
            "word": row["status_word"], "year": row["year"],
            "note": row["note"] if lang == "en" else "",
        }
        for _, row in entity.rows.iterrows()
    ]  # fmt: skip


def place_entry(entity: Entity, lang: str, _: Translate) -> dict[str, Any]:
    """Names, kind, position and mentions of one entity in one language."""
    main = entity.main
    short = read_regions().set_index("region_id")[f"short_{lang}"]
    join = "、" if lang == "zh" else ", "
    count = len(entity.region_ids)
    named = join.join(short[region] for region in entity.region_ids)
    return {
        "name": entity_name(entity, lang), "label": main[f"label_{lang}"], "sub": "",
        "kind": mode_kind_words(_)[entity.mode], "theme": entity.theme, "stage": entity.stage,
        "context": entity.theme in CONTEXT, "listed": is_listed(entity),
        "position": position_text(entity, _), "endpoints": main[f"endpoints_{lang}"],
        "regions": list(entity.region_ids), "regionNames": named if count < len(short) else _("All 22"),
        "documents": sorted(set(entity.rows["document_id"])), "rows": _mentions(entity, lang),
    }  # fmt: skip


def place_entries(entities: list[Entity], lang: str, _: Translate) -> dict[str, Any]:
    """All entities; under a direction the cities that its paragraph links."""
    entries = {entity.entity_id: place_entry(entity, lang, _) for entity in entities}
    for direction, cities in linked_cities(entities).items():
        entries[direction]["sub"] = " ".join(str(city.main[f"label_{lang}"]) for city in cities)
    return entries


def entity_name(entity: Entity, lang: str) -> str:
    """Name of an entity: for lines the short form, as lists often print only ``渝昆``."""
    column = "label" if entity.theme in LINE_MODES else "name"
    return str(entity.main[f"{column}_{lang}"])


def is_listed(entity: Entity) -> bool:
    """Whether the transport list holds an entity: lines of the six modes, drawn or not."""
    return entity.layer in TRANSPORT_LAYERS and entity.theme in LINE_MODES


def region_entries(entities: list[Entity], lang: str) -> dict[str, Any]:
    """Regions with role, clause and indicator values in one language."""
    values = region_values(entities, lang)
    entries = {}
    for row in read_regions().to_dict("records"):
        region = row["region_id"]
        entries[region] = {
            "name": row[f"name_{lang}"], "short": row[f"short_{lang}"],
            "label": row["name_zh"].replace("经开区", "") if lang == "zh" else row["short_en"],
            "tier": row["tier"], "tierName": row[f"tier_{lang}"], "role": row[f"role_{lang}"],
            "ref": reference_entry(row["role_document_id"], row["role_locator"], row["role_evidence"], lang),
            "values": {key: _plain(value) for key, value in values.loc[region].items()},
        }  # fmt: skip
    return entries


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 3)


def document_entries(lang: str) -> dict[str, Any]:
    """Documents by id in one language."""
    return {
        row["document_id"]: {
            "short": row[f"short_{lang}"], "number": row["number"],
            "title": row[f"title_{lang}"], "issued": row["issued"],
        }
        for row in read_documents().to_dict("records")
    }  # fmt: skip


def strip_texts(boundaries: Boundaries, approval_number: str, _: Translate) -> dict[str, str]:
    """The strip at the foot of every map: approval number, boundary source, date."""
    number = approval_number or _("(to be filled in by the operator)")
    label = _("Map approval no.")
    sources = {
        "operator": _("Boundaries: file of the operator"),
        "package": _("Boundaries: {source}, for reference only, not an approved map").replace(
            "{source}", boundaries.source
        ),
        "grid": _("Tile grid without boundaries"),
    }
    return {
        "approval": f"{label} {number}",
        "boundary": sources[boundaries.kind],
        "date": _("As of the documents of 2022"),
    }


def extents(entities: list[Entity], boundaries: Boundaries) -> dict[str, list[float]]:
    """Bounds (west, south, east, north, degrees) that each view opens with."""
    whole = [float(v) for v in boundaries.gdf.total_bounds]
    eco = next((e.geometry for e in entities if e.entity_id == WHOLE_EXTENT), None)
    eco_bounds = list(eco.buffer(0.025).bounds) if eco is not None else whole
    return {"overview": whole, "transport": whole, "grid": whole, "eco-city": eco_bounds}


def facts_payload(entities: list[Entity], boundaries: Boundaries, lang: str, approval_number: str) -> dict[str, Any]:
    """All facts and words that the maps of one language show."""
    _ = translator(lang)
    regions = region_entries(entities, lang)
    tiers = {entry["tier"]: entry["tierName"] for entry in regions.values()}
    first = read_regions().iloc[0]
    return {
        "lang": lang,
        "words": map_words(_),
        "documents": document_entries(lang),
        "regions": regions,
        "tiers": [{"id": tier, "name": name} for tier, name in tiers.items()],
        "tiersRef": reference_entry(first["role_document_id"], "第三章", "", lang),
        "indicators": indicator_entries(lang, _),
        "places": place_entries(entities, lang, _),
        "extents": extents(entities, boundaries),
        "structure": structure_rows(entities, lang, _),
        "structureRef": reference_entry("cq-2022-5", "二（五）", "一岛一心两屏多廊", lang),
        "unlocated": unlocated(entities),
        "timeline": eco_timeline(lang),
        "strip": strip_texts(boundaries, approval_number, _),
    }
