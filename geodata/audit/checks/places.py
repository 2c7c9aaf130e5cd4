"""Checks that every geometry lies in its regions, within its stated precision."""

from collections.abc import Iterator
from functools import lru_cache

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.audit.facts import Facts, Row
from geodata.audit.report import Check, Fault
from geodata.geometry.boundaries import Boundaries
from geodata.geometry.crs import ALBERS
from geodata.geometry.validity import KINDS
from geodata.tables.schema import split_cell

# A line through towns may cross the edge of a region by more than its own error.
LINE_SLACK_M = 3_000
# Columns that all mentions of an entity share: they are one place on the map.
SHARED = ("geometry", "precision", "precision_m")


@lru_cache(maxsize=4096)
def _metres(wkt: str) -> BaseGeometry:
    projected: BaseGeometry = gpd.GeoSeries([shapely.from_wkt(wkt)], crs="EPSG:4326").to_crs(ALBERS).iloc[0]
    return projected


def _form_faults(row: Row) -> Iterator[str]:
    geometry = shapely.from_wkt(row["geometry"], on_invalid="ignore")
    if geometry is None or not geometry.is_valid or geometry.is_empty:
        yield "the geometry cannot be read or is not valid"
    elif geometry.geom_type not in KINDS.get(row["geometry_kind"], frozenset()):
        yield f"the geometry is a {geometry.geom_type}, not a {row['geometry_kind']}"
    if not row["precision_m"].isdigit():
        yield "a drawn geometry needs precision_m"


def geometry_faults(row: Row, polygons_m: dict[str, BaseGeometry], area: BaseGeometry) -> Iterator[str]:
    """Yield the faults of the geometry of a record; ``polygons_m`` and ``area`` are projected, in metres."""
    if not row["geometry"]:
        if row["geometry_kind"] not in {"none", "regions"}:
            yield f"a {row['geometry_kind']} without a geometry"
        return
    form = list(_form_faults(row))
    yield from form
    if form:
        return
    slack = int(row["precision_m"]) + (LINE_SLACK_M if row["geometry_kind"] == "line" else 0)
    geometry = _metres(row["geometry"])
    for region in split_cell(row["region_ids"]):
        distance = geometry.distance(polygons_m[region]) if region in polygons_m else 0.0
        if distance > slack:
            yield f"lies {distance / 1000:,.1f} km from {region}, more than its error allows"
    if row["geometry_kind"] == "point" and not row["region_ids"] and geometry.within(area):
        yield "lies inside the area but names no region"


def entity_faults(rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """Yield mentions of an entity whose geometry or precision differs from the first."""
    first = rows[0]
    for row in rows[1:]:
        for column in SHARED:
            if row[column] != first[column]:
                yield row, f"{column} differs from {first['place_id']}, the same entity"


def check_places(facts: Facts, boundaries: Boundaries | None) -> Check:
    """Check every geometry against its regions, and the mentions of an entity against each other.

    Parameters
    ----------
    facts
        The tables.
    boundaries
        Regions, EPSG:4326; None if no boundaries are available.
    """
    rows = facts.tables["places"]
    if boundaries is None or boundaries.kind == "grid":
        return Check("places", 0, note="no boundaries to compare with")
    polygons = boundaries.gdf.to_crs(ALBERS)
    polygons_m = dict(zip(polygons["region_id"], polygons.geometry, strict=True))
    area = shapely.union_all(polygons.geometry.to_numpy())
    faults = [Fault(facts.key("places", row), each) for row in rows for each in geometry_faults(row, polygons_m, area)]
    entities: dict[str, list[Row]] = {}
    for row in rows:
        entities.setdefault(row["entity_id"], []).append(row)
    faults += [
        Fault(facts.key("places", row), each) for group in entities.values() for row, each in entity_faults(group)
    ]
    return Check("places", len(rows), tuple(faults))
