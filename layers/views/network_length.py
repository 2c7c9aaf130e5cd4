"""What the projects page needs of the map: how long its lines are."""

from functools import lru_cache

import pandas as pd

from geodata.analysis.network_lengths import line_lengths
from geodata.geometry.boundaries import simplify_regions
from geodata.geometry.coverage import metropolitan_area
from layers.atlas import open_atlas

AREA_TOLERANCE_M = 50.0


@lru_cache(maxsize=1)
def network_lengths() -> pd.DataFrame:
    """Lengths of the drawn lines, whole and inside the area; on the tile grid only whole."""
    atlas = open_atlas()
    grid = atlas.boundaries.kind == "grid"
    area = None if grid else metropolitan_area(simplify_regions(atlas.boundaries.gdf, AREA_TOLERANCE_M))
    return line_lengths(atlas.entities, area)
