"""Lengths of the drawn network, which is a sketch: they are not the lengths of the works."""

from collections.abc import Iterable

import pandas as pd
import pyproj
from shapely.geometry.base import BaseGeometry

from geodata.analysis.entities import LINE_MODES, Entity

GEOD = pyproj.Geod(ellps="WGS84")
METRES = 1000.0
COLUMNS = ["entity_id", "mode", "stage", "precision", "precision_m", "length_km", "inside_km"]


def geodesic_km(geometry: BaseGeometry) -> float:
    """Length of a line on the WGS 84 ellipsoid, in kilometres.

    Parameters
    ----------
    geometry
        Line or lines, EPSG:4326; points and areas have no length and give 0.
    """
    if not geometry.geom_type.endswith("LineString"):
        return 0.0
    return float(GEOD.geometry_length(geometry)) / METRES


def line_part(line: BaseGeometry, area: BaseGeometry) -> BaseGeometry:
    """Part of a line inside an area, both EPSG:4326."""
    part: BaseGeometry = line.intersection(area)
    return part


def line_lengths(entities: Iterable[Entity], area: BaseGeometry | None) -> pd.DataFrame:
    """Length of every drawn line of the transport network, one row each.

    Parameters
    ----------
    entities
        All entities; those that are not drawn lines of a line mode are left out.
    area
        The metropolitan area, EPSG:4326; None if no boundary is available.

    Returns
    -------
    Columns ``COLUMNS``: ``length_km`` is that of the whole drawn line, ``inside_km`` that of its part in the area
    (NaN without an area).
    """
    rows = [
        (
            entity.entity_id, entity.mode, entity.stage, entity.precision, entity.precision_m,
            geodesic_km(entity.geometry),
            float("nan") if area is None else geodesic_km(line_part(entity.geometry, area)),
        )
        for entity in entities
        if entity.mode in LINE_MODES and entity.geometry is not None
        and entity.geometry.geom_type.endswith("LineString")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def network_table(lengths: pd.DataFrame) -> pd.DataFrame:
    """Total lengths by mode, class of precision and half-width of the positional error.

    Parameters
    ----------
    lengths
        As from :func:`line_lengths`.

    Returns
    -------
    Columns ``mode``, ``precision``, ``precision_m``, ``lines`` (their number), ``length_km``, ``inside_km``. Lines
    that share a course are all counted.
    """
    grouped = lengths.groupby(["mode", "precision", "precision_m"], sort=True)
    table = grouped.agg(
        lines=("entity_id", "count"), length_km=("length_km", "sum"),
        inside_km=("inside_km", lambda km: km.sum(min_count=1)),
    ).reset_index()  # fmt: skip
    order = table["mode"].map(LINE_MODES.index)
    return table.assign(order=order).sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)
