"""Features of a file become one declared line an entity, in WGS84."""

import math
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
import pyproj
import shapely
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from geodata.alignments.datums import datum_fault, datum_to_wgs84, to_longitudes
from geodata.errors import DataError
from geodata.geometry.validity import geometry_fault
from geodata.visible_text import visible

# Names of a Shapefile's columns have ten characters.
COLUMNS = {
    "entity_id": ("entity_id",),
    "precision_m": ("precision_m", "precision_", "precis_m", "precision"),
    "source": ("source",),
    "datum": ("datum",),
    "licence": ("licence", "license"),
}
OPTIONAL = frozenset({"licence"})
PRECISION_M = (1, 20_000)
LONGEST_SOURCE = 200
LONGEST_LICENCE = 200
NUMBER = re.compile(r"\d+(\.\d+)?")
GEOMETRY_FAULTS = {
    "empty": "has no line. Draw it as a line",
    "number": "has a coordinate that is not a finite number. Export it again",
    "outside": "has coordinates that are no longitude and latitude. State the coordinate system of the file",
    "kind": "is a {kind}, not a line. Draw it as a line",
    "shape": "has a part without length. Remove it",
}


@dataclass(frozen=True)
class DeclaredLine:
    """Line of one entity as a file declares it.

    Attributes
    ----------
    entity_id
        The entity.
    geometry
        Line or lines, EPSG:4326, merged where their ends meet.
    precision_m
        The greatest half-width that its features declare, in whole metres, rounded up.
    source, licence
        What its features say, each text once.
    datum
        The datum that it was in.
    """

    entity_id: str
    geometry: BaseGeometry
    precision_m: int
    source: str
    licence: str
    datum: str


@dataclass(frozen=True)
class Declared:
    """Lines of a file by entity, and what was refused: entity id or number of the feature, and the reason."""

    lines: dict[str, DeclaredLine]
    faults: tuple[tuple[str, str], ...]


def declared_lines(gdf: gpd.GeoDataFrame) -> Declared:
    """Merge the features of each entity to one line.

    Parameters
    ----------
    gdf
        Features with the columns ``COLUMNS`` in any case, in the coordinate reference system of the file.

    Raises
    ------
    DataError
        If a column is missing, no feature is there, or coordinates cannot be brought to degrees.
    """
    named = _named_columns(gdf)
    faults = [(f"feature {n}", "entity_id is empty. Write the id of the entity") for n in _unnamed(named)]
    lines = {}
    for entity_id, rows in named[named["entity_id"] != ""].groupby("entity_id", sort=False):
        try:
            lines[str(entity_id)] = _declared_line(str(entity_id), rows, gdf.crs)
        except DataError as fault:
            faults.append((str(entity_id), str(fault)))
    return Declared(lines, tuple(faults))


def _unnamed(named: gpd.GeoDataFrame) -> Iterator[int]:
    return (number for number, name in enumerate(named["entity_id"], start=1) if not name)


def _named_columns(gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Columns ``COLUMNS`` as visible texts, and ``geometry`` in degrees."""
    if not isinstance(gdf, gpd.GeoDataFrame) or gdf.empty:
        message = "holds no feature with geometry. Export the lines again"
        raise DataError(message)
    present = {str(column).strip().lower(): column for column in gdf.columns}
    found = {name: next((present[a] for a in aliases if a in present), None) for name, aliases in COLUMNS.items()}
    missing = [name for name, column in found.items() if column is None and name not in OPTIONAL]
    if missing:
        message = f"columns missing: {', '.join(missing)}. Give every feature entity_id, precision_m, source and datum"
        raise DataError(message)
    degrees = to_longitudes(gdf)
    texts = {name: _texts(gdf, column) for name, column in found.items()}
    return gpd.GeoDataFrame(texts, geometry=degrees.geometry.to_numpy(), crs=gdf.crs)


def _texts(gdf: gpd.GeoDataFrame, column: Hashable | None) -> list[str]:
    if column is None:
        return [""] * len(gdf)
    return [_text(cell) for cell in gdf[column]]


def _text(cell: Any) -> str:
    return "" if pd.api.types.is_scalar(cell) and pd.isna(cell) else visible(str(cell)).strip()


def _declared_line(entity_id: str, rows: gpd.GeoDataFrame, crs: pyproj.CRS | None) -> DeclaredLine:
    """Merge the features of one entity; every fault is gathered and raised once."""
    datums = list(dict.fromkeys(rows["datum"].str.lower()))
    faults = [fault for fault in (datum_fault(datum, crs) for datum in datums) if fault]
    if len(datums) > 1 and not faults:
        faults.append(f"its features declare {' and '.join(datums)}. Bring them to one datum")
    faults += dict.fromkeys(fault for fault in map(_shape_fault, rows.geometry) if fault)
    faults += dict.fromkeys(fault for fault in map(_precision_fault, rows["precision_m"]) if fault)
    source, licence = (_joined(rows[name]) for name in ("source", "licence"))
    faults += _text_faults(source, licence)
    if faults:
        raise DataError("; ".join(faults))
    geometry = datum_to_wgs84(_merged(rows.geometry), datums[0])
    precision_m = max(math.ceil(float(text)) for text in rows["precision_m"])
    return DeclaredLine(entity_id, geometry, precision_m, source, licence, datums[0])


def _shape_fault(geometry: BaseGeometry | None) -> str:
    fault = geometry_fault(geometry, "line")
    return GEOMETRY_FAULTS[fault].format(kind=geometry.geom_type if geometry is not None else "") if fault else ""


def _precision_fault(text: str) -> str:
    low, high = PRECISION_M
    if NUMBER.fullmatch(text) and low <= float(text) <= high:
        return ""
    return f"precision_m {text[:20]!r} is no number from {low} to {high}. Write the half-width of its error in metres"


def _text_faults(source: str, licence: str) -> Iterator[str]:
    if not source:
        yield "source is empty. Write where the line comes from"
    if len(source) > LONGEST_SOURCE:
        yield f"source has {len(source)} characters, more than {LONGEST_SOURCE}. Shorten it"
    if len(licence) > LONGEST_LICENCE:
        yield f"licence has {len(licence)} characters, more than {LONGEST_LICENCE}. Shorten it"


def _joined(texts: pd.Series) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))


def _merged(geometries: gpd.GeoSeries) -> BaseGeometry:
    parts = [part for geometry in geometries for part in shapely.get_parts(shapely.force_2d(geometry))]
    merged: BaseGeometry = shapely.line_merge(MultiLineString(parts))
    return merged
