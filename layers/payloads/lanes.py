"""Lanes: lines that share a course are drawn side by side, not on top of each other."""

from collections.abc import Sequence

import geopandas as gpd
import shapely

from geodata.analysis.entities import Entity
from geodata.geometry.crs import ALBERS, WGS84

# By importance: the first keeps the middle.
ORDER = ("hsr", "rail", "suburban", "highway", "fast", "metro", "water", "structure", "flood")
SHARED_M = 8_000.0
APART_M = 1_500.0
TOLERANCE_M = 300.0


def line_lanes(entities: Sequence[Entity]) -> dict[str, int]:
    """Lane of each line by entity id: 0 is its own course, 1 and -1 the places beside it, and so on.

    Two lines share a course where they run within 1.5 km of each other for 8 km.

    Parameters
    ----------
    entities
        All entities; those without a line have no lane.
    """
    lines = sorted(
        (each for each in entities if each.mode in ORDER and _is_line(each)),
        key=lambda each: (ORDER.index(each.mode), each.entity_id),
    )
    shapes = gpd.GeoSeries([each.geometry for each in lines], crs=WGS84).to_crs(ALBERS).simplify(TOLERANCE_M)
    bands = shapes.buffer(APART_M, quad_segs=2).to_numpy()
    tree = shapely.STRtree(shapes.to_numpy())
    lanes: dict[str, int] = {}
    for i, line in enumerate(lines):
        near = [j for j in tree.query(bands[i]) if j < i]
        shared = [j for j in near if shapes.iloc[j].intersection(bands[i]).length >= SHARED_M]
        taken = {lanes[lines[j].entity_id] for j in shared}
        lanes[line.entity_id] = next(lane for lane in _outwards(len(lines)) if lane not in taken)
    return lanes


def _is_line(entity: Entity) -> bool:
    return entity.geometry is not None and entity.geometry.geom_type.endswith("LineString")


def _outwards(count: int) -> list[int]:
    """Lanes from the middle outwards: 0, 1, -1, 2, -2 and so on."""
    return [0, *(sign * lane for lane in range(1, count + 1) for sign in (1, -1))]
