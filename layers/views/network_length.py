"""What the projects page needs of the map: how long its lines are."""

import pandas as pd

from geodata.analysis.network_lengths import line_lengths
from geodata.geometry.boundaries import simplify_regions
from geodata.geometry.coverage import metropolitan_area
from utils.config.facts import current_facts
from utils.config.settings import per_settings

AREA_TOLERANCE_M = 50.0


@per_settings
def network_lengths() -> pd.DataFrame:
    """Lengths of the drawn lines, whole and inside the area; on the tile grid only whole."""
    facts = current_facts()
    grid = facts.boundaries.kind == "grid"
    area = None if grid else metropolitan_area(simplify_regions(facts.boundaries.gdf, AREA_TOLERANCE_M))
    return line_lengths(facts.entities, area)
