"""Lengths of the lines of the map, for the projects page."""

import pandas as pd

from geodata.analysis.network_lengths import line_lengths
from geodata.geometry.boundaries import simplify_regions
from geodata.geometry.coverage import metropolitan_area
from utils.config.facts import current_facts
from utils.config.settings import per_settings

AREA_TOLERANCE_M = 50.0


@per_settings
def network_lengths() -> pd.DataFrame:
    """Lengths of the drawn lines; the columns are those of ``geodata.analysis.network_lengths.line_lengths``.

    With the tile grid there is no area, and so no length inside it.
    """
    facts = current_facts()
    grid = facts.boundaries.kind == "grid"
    area = None if grid else metropolitan_area(simplify_regions(facts.boundaries.gdf, AREA_TOLERANCE_M))
    return line_lengths(facts.entities, area)
