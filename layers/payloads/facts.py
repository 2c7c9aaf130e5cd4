"""Payloads of the base layer and of the facts that maps show."""

import math
from collections.abc import Sequence
from typing import Annotated, Any, Literal, NotRequired, TypedDict

import geopandas as gpd
import pandas as pd

from geodata.analysis.entities import Entity
from geodata.analysis.projects import STATED_YEARS, status_rulings
from geodata.geometry.boundaries import Boundaries, simplify_regions
from geodata.geometry.coverage import (
    AREA_BOUNDS,
    CENTRAL,
    INSET_BOUNDS,
    central_city,
    label_point,
    region_edges,
    visible_label_point,
)
from geodata.tables.readers import read_documents, read_regions
from layers.catalog.indicators import IndicatorEntry, indicator_entries, region_values
from layers.labels.map_labels import map_labels
from layers.labels.position_labels import left_out
from layers.payloads.ecocity import (
    ReferenceEntry,
    StructurePart,
    TimelineYear,
    eco_timeline,
    reference_entry,
    structure_rows,
    unlocated,
)
from layers.payloads.geojson import DECIMALS, Feature, decimals_at, feature, feature_collection
from layers.payloads.headlines import FigureEntry, headline_entries
from layers.payloads.places import WHOLE_EXTENT, PlaceEntry, place_entries
from utils.config.map_publication import GroundWords, Strip, base_layer_labels, strip_texts
from utils.config.settings import Settings
from utils.text.glossary import term_meanings
from utils.text.i18n import translator
from utils.text.project_names import panel_labels


class RegionProperties(TypedDict):
    """A region of the base layer, with the positions of its label on the map and in the inset."""

    kind: Literal["region"]
    central: bool
    lon: float
    lat: float
    inset: NotRequired[list[float]]


class EdgeProperties(TypedDict):
    """Edges of one rank."""

    kind: Literal["edge"]
    rank: str


class GroupProperties(TypedDict):
    """Label of the central city, and the region below it."""

    kind: Literal["group"]
    lon: float
    lat: float
    over: str


class RegionEntry(TypedDict):
    """A region in one language."""

    name: str
    short: str
    label: str
    tier: str
    tierName: str
    role: str
    ref: ReferenceEntry
    values: dict[str, float | None]


class DocumentEntry(TypedDict):
    """A document in one language."""

    short: str
    number: str
    title: str
    issued: str


class Tier(TypedDict):
    """A role of regions."""

    id: str
    name: str


class Facts(TypedDict):
    """All facts and labels that maps show in one language."""

    lang: str
    words: Annotated[dict[str, Any], "MapWords"]
    documents: dict[str, DocumentEntry]
    regions: dict[str, RegionEntry]
    tiers: list[Tier]
    tiersRef: ReferenceEntry
    indicators: list[IndicatorEntry]
    places: dict[str, PlaceEntry]
    projects: Annotated[dict[str, object], "ProjectWords"]
    rulings: dict[str, str]
    extents: dict[str, list[float]]
    years: list[str]
    figures: dict[str, list[FigureEntry]]
    structure: list[StructurePart]
    structureRef: ReferenceEntry
    unlocated: list[str]
    leftOut: dict[str, list[str]]
    timeline: list[TimelineYear]
    terms: list[tuple[str, str]]
    choices: GroundWords
    strip: Strip


def base_layer_payload(boundaries: Boundaries, tolerance_m: float) -> dict[str, Any]:
    """Base layer: regions, edges by rank and the label of the central city.

    Parameters
    ----------
    boundaries
        The boundaries in use; ``gdf`` has the columns ``region_id`` and ``geometry``.
    tolerance_m
        Simplification along shared edges, metres; the grid is left as it is.
    """
    regions = read_regions()
    gdf = boundaries.gdf
    if boundaries.kind != "grid":
        gdf = simplify_regions(gdf, tolerance_m)
    decimals = DECIMALS if boundaries.kind == "grid" else decimals_at(tolerance_m)
    features = list(_region_features(gdf, regions, decimals))
    for rank, lines in region_edges(gdf, regions):
        features.append(feature(f"edge-{rank}", EdgeProperties(kind="edge", rank=rank), lines, decimals))
    centre = label_point(central_city(gdf, regions))
    # The label must contrast with the fill of the region below it.
    over = gdf.loc[gdf.contains(centre), "region_id"].iloc[0]
    group: GroupProperties = {"kind": "group", "lon": centre.x, "lat": centre.y, "over": over}
    features.append(feature("central-city", group, centre))
    return feature_collection(features, grid=boundaries.kind == "grid", inset=INSET_BOUNDS)


def _region_features(gdf: gpd.GeoDataFrame, regions: pd.DataFrame, decimals: int) -> list[Feature]:
    tiers = dict(zip(regions["region_id"], regions["tier"], strict=True))
    features = []
    for region, geometry in zip(gdf["region_id"], gdf.geometry, strict=True):
        point = label_point(geometry)
        properties: RegionProperties = {
            "kind": "region",
            "central": tiers[region] == CENTRAL,
            "lon": round(point.x, DECIMALS),
            "lat": round(point.y, DECIMALS),
        }
        close = visible_label_point(geometry, INSET_BOUNDS)
        if close is not None:
            properties["inset"] = [round(close.x, DECIMALS), round(close.y, DECIMALS)]
        features.append(feature(region, properties, geometry, decimals))
    return features


def region_entries(entities: Sequence[Entity], lang: str) -> dict[str, RegionEntry]:
    """Regions with role, clause and indicator values in one language."""
    values = region_values(entities, lang)
    entries: dict[str, RegionEntry] = {}
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


def document_entries(lang: str) -> dict[str, DocumentEntry]:
    """Documents by id in one language."""
    return {
        row["document_id"]: {
            "short": row[f"short_{lang}"], "number": row["number"],
            "title": row[f"title_{lang}"], "issued": row["issued"],
        }
        for row in read_documents().to_dict("records")
    }  # fmt: skip


def extents(entities: Sequence[Entity], boundaries: Boundaries) -> dict[str, list[float]]:
    """Initial bounds (west, south, east, north, degrees) of the overview, the eco-city and all other views."""
    whole = [float(v) for v in boundaries.gdf.total_bounds]
    eco = next((e.geometry for e in entities if e.entity_id == WHOLE_EXTENT), None)
    eco_bounds = list(eco.buffer(0.025).bounds) if eco is not None else whole
    placed = list(AREA_BOUNDS) if boundaries.kind == "grid" else whole
    return {"overview": whole, "eco-city": eco_bounds, "placed": placed}


def facts_payload(entities: Sequence[Entity], boundaries: Boundaries, lang: str, settings: Settings) -> Facts:
    """All facts and labels that maps show in one language."""
    _ = translator(lang)
    courses = [entity.course for entity in entities if entity.course is not None]
    regions = region_entries(entities, lang)
    tiers = {entry["tier"]: entry["tierName"] for entry in regions.values()}
    first = read_regions().iloc[0]
    return {
        "lang": lang,
        "words": map_labels(_),
        "documents": document_entries(lang),
        "regions": regions,
        "tiers": [{"id": tier, "name": name} for tier, name in tiers.items()],
        "tiersRef": reference_entry(first["role_document_id"], "第三章", "", lang),
        "indicators": indicator_entries(lang, _),
        "places": place_entries(entities, lang, _),
        "projects": panel_labels(_),
        "rulings": status_rulings(entities),
        "extents": extents(entities, boundaries),
        "years": list(STATED_YEARS),
        "figures": headline_entries(entities, len(boundaries.gdf), lang),
        "structure": structure_rows(entities, lang, _),
        "structureRef": reference_entry("cq-2022-5", "二（五）", "一岛一心两屏多廊", lang),
        "unlocated": unlocated(entities),
        "leftOut": left_out(entities, lang, _),
        "timeline": eco_timeline(lang),
        "terms": list(term_meanings(lang).items()),
        "choices": base_layer_labels(settings, _),
        "strip": strip_texts(boundaries, settings, courses, _),
    }
