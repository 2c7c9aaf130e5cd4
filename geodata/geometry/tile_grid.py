"""The tile grid: equal cells in place of regions, for maps without boundaries."""

import geopandas as gpd
import pandas as pd
from shapely.geometry import box

from geodata.errors import DataError
from geodata.geometry.crs import WGS84

GRID_ORIGIN = (105.2, 30.75)
GRID_STEP = (0.34, 0.295)


def grid_boundaries(regions: pd.DataFrame, grid: pd.DataFrame) -> gpd.GeoDataFrame:
    """Lay out the boundary-free tile grid: equal cells, in which neighbours stay neighbours.

    The coordinates only serve to draw the grid; they are not locations.

    Parameters
    ----------
    regions
        Column ``region_id``.
    grid
        Columns ``region_id``, ``column``, ``row``.

    Returns
    -------
    Columns ``region_id``, ``geometry``.

    Raises
    ------
    DataError
        If a region has no cell or two share one.
    """
    cells = grid.set_index("region_id")
    missing = [region for region in regions["region_id"] if region not in cells.index]
    if missing or cells.duplicated(["column", "row"]).any():
        message = f"grid.csv: each region needs a cell of its own; without one: {', '.join(missing) or 'none'}"
        raise DataError(message)
    shapes = []
    for region in regions["region_id"]:
        column, row = cells.loc[region, ["column", "row"]]
        # Both edges are computed from the origin, so that neighbours share them exactly.
        west, east = (GRID_ORIGIN[0] + n * GRID_STEP[0] for n in (column, column + 1))
        north, south = (GRID_ORIGIN[1] - n * GRID_STEP[1] for n in (row, row + 1))
        shapes.append(box(west, south, east, north))
    return gpd.GeoDataFrame({"region_id": list(regions["region_id"])}, geometry=shapes, crs=WGS84)
