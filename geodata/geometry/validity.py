"""Reads geometries of the tables; one that cannot be drawn is left out with the reason."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

KINDS = {
    "point": frozenset({"Point", "MultiPoint"}),
    "line": frozenset({"LineString", "MultiLineString"}),
    "polygon": frozenset({"Polygon", "MultiPolygon"}),
}
LARGEST = (180.0, 90.0)


def geometry_fault(geometry: BaseGeometry | None, kind: str) -> str:
    """Why a geometry cannot be drawn; empty if it can.

    Parameters
    ----------
    geometry
        EPSG:4326, or None for one that cannot be read.
    kind
        ``point``, ``line`` or ``polygon``, as in its record.

    Returns
    -------
    ``empty``, ``number`` (a coordinate is not finite), ``outside`` (not longitude and latitude), ``kind`` (not that of
    its record), ``shape`` (self-intersecting or without extent), or an empty text.
    """
    if geometry is None or geometry.is_empty:
        return "empty"
    coordinates = np.abs(shapely.get_coordinates(geometry))
    if not np.isfinite(coordinates).all():
        return "number"
    if (coordinates > LARGEST).any():
        return "outside"
    if geometry.geom_type not in KINDS.get(kind, ()):
        return "kind"
    return "" if geometry.is_valid else "shape"


def read_geometry(wkt: str, kind: str) -> tuple[BaseGeometry | None, str]:
    """Geometry of a record, EPSG:4326, and an empty text, or None and the reason (empty if it has no geometry)."""
    if not wkt:
        return None, ""
    geometry = shapely.from_wkt(wkt, on_invalid="ignore")
    fault = geometry_fault(geometry, kind)
    return (None if fault else geometry), fault
