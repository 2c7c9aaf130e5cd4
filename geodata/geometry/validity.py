"""Geometries as the tables hold them, read one by one: what cannot be drawn is left out with its reason."""

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
    """Why a geometry cannot be drawn; empty where it can.

    Parameters
    ----------
    geometry
        EPSG:4326, or None for one that cannot be read.
    kind
        ``point``, ``line`` or ``polygon``, as its record says.

    Returns
    -------
    ``empty``, ``number`` (a coordinate is none), ``outside`` (no longitude and latitude), ``kind``
    (another than its record says), ``shape`` (crosses itself or has no extent), or nothing.
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
    """Geometry of a record, EPSG:4326, or None with the reason why it cannot be drawn (empty for no geometry)."""
    if not wkt:
        return None, ""
    geometry = shapely.from_wkt(wkt, on_invalid="ignore")
    fault = geometry_fault(geometry, kind)
    return (None if fault else geometry), fault
