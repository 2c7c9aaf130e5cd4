"""Base layers of a public reference map: the tile grid, and Chongqing without the part in Sichuan."""

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd

from geodata.analysis.entities import Entity
from geodata.geometry.boundaries import Boundaries
from geodata.geometry.coverage import SICHUAN
from geodata.geometry.tile_grid import grid_boundaries
from geodata.tables.readers import read_grid, read_regions
from layers.bundles.assets import Asset, json_asset
from layers.payloads.facts import base_layer_payload
from layers.payloads.places import places_payload

OVERVIEW_TOLERANCE_M = 250.0
CLOSE_TOLERANCE_M = 50.0


def map_assets(entities: Sequence[Entity], boundaries: Boundaries, suffix: str = "") -> dict[str, Asset]:
    """Files of the base layer and of the places, at overview and close-up scale, by role."""
    ground = base_layer_payload(boundaries, OVERVIEW_TOLERANCE_M)
    near = boundaries if boundaries.fine is None else replace(boundaries, gdf=boundaries.fine)
    fine = base_layer_payload(near, CLOSE_TOLERANCE_M)
    far, close = (places_payload(entities, boundaries, metres) for metres in (OVERVIEW_TOLERANCE_M, CLOSE_TOLERANCE_M))
    return {
        f"ground{suffix}": json_asset("geo", f"ground{suffix}", "geojson", ground),
        f"fine{suffix}": json_asset("geo", f"ground-fine{suffix}", "geojson", fine),
        f"places{suffix}": json_asset("geo", f"places{suffix}", "geojson", far),
        f"near{suffix}": json_asset("geo", f"places-near{suffix}", "geojson", close),
    }


def inside_chongqing(boundaries: Boundaries) -> Boundaries:
    """Boundaries without the regions that lie in Sichuan."""
    fine = None if boundaries.fine is None else _without_sichuan(boundaries.fine)
    return replace(boundaries, gdf=_without_sichuan(boundaries.gdf), fine=fine)


def _without_sichuan(gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return gdf[~gdf["region_id"].isin(SICHUAN)].reset_index(drop=True)


def reference_assets(entities: Sequence[Entity], boundaries: Boundaries) -> dict[str, Asset]:
    """Files that only a public reference map needs: the grid, and Chongqing alone in both base layers.

    Parameters
    ----------
    entities
        All entities; the files of Chongqing leave out those that name no region of it.
    boundaries
        The source in use.
    """
    inner = [entity for entity in entities if not entity.region_ids or set(entity.region_ids) - SICHUAN]
    grid = Boundaries(grid_boundaries(read_regions(), read_grid()), "grid", "")
    files = map_assets(inner, inside_chongqing(boundaries), "-chongqing")
    for suffix, cells in (("", grid), ("-chongqing", inside_chongqing(grid))):
        payload = base_layer_payload(cells, OVERVIEW_TOLERANCE_M)
        files[f"grid{suffix}"] = json_asset("geo", f"grid{suffix}", "geojson", payload)
    return files
