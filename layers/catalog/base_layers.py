"""Base layers of a map: which files draw the regions, as boundaries or as a tile grid, whole or Chongqing alone."""

from geodata.geometry.boundaries import Boundaries
from utils.config.facts import current_facts
from utils.config.map_publication import REFERENCE
from utils.config.settings import current_settings

Roles = dict[str, str]

# Files by ground and area, as roles of the atlas; the first ground opens.
GRID = {
    "all": {"ground": "grid", "fine": "grid", "places": "places"},
    "chongqing": {"ground": "grid-chongqing", "fine": "grid-chongqing", "places": "places-chongqing"},
}
REGIONS = {
    "all": {"ground": "ground", "fine": "fine", "places": "places"},
    "chongqing": {"ground": "ground-chongqing", "fine": "fine-chongqing", "places": "places-chongqing"},
}


def base_layer_roles(boundaries: Boundaries) -> dict[str, dict[str, Roles]]:
    """Roles of the files by ground and area; where no boundary is at hand there is the grid alone."""
    return {"grid": GRID} if boundaries.kind == "grid" else {"grid": GRID, "regions": REGIONS}


def base_layer_choices() -> dict[str, dict[str, dict[str, str]]]:
    """Roles by ground and area where the map offers a choice: in a public reference alone."""
    return base_layer_roles(current_facts().boundaries) if current_settings().publication == REFERENCE else {}
