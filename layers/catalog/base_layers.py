"""Base layers of a map: the files of the regions as boundaries or as a tile grid, for the whole area or Chongqing."""

from geodata.geometry.boundaries import Boundaries
from utils.config.facts import current_facts
from utils.config.map_publication import REFERENCE
from utils.config.settings import current_settings

Roles = dict[str, str]

# Roles of the files, by area; a map opens with the first of the base layers.
GRID = {
    "all": {"ground": "grid", "fine": "grid", "places": "places", "near": "near"},
    "chongqing": {
        "ground": "grid-chongqing",
        "fine": "grid-chongqing",
        "places": "places-chongqing",
        "near": "near-chongqing",
    },
}
REGIONS = {
    "all": {"ground": "ground", "fine": "fine", "places": "places", "near": "near"},
    "chongqing": {
        "ground": "ground-chongqing",
        "fine": "fine-chongqing",
        "places": "places-chongqing",
        "near": "near-chongqing",
    },
}


def base_layer_roles(boundaries: Boundaries) -> dict[str, dict[str, Roles]]:
    """Roles of the files by base layer and area; only the grid where no boundary file is available."""
    return {"grid": GRID} if boundaries.kind == "grid" else {"grid": GRID, "regions": REGIONS}


def base_layer_choices() -> dict[str, dict[str, dict[str, str]]]:
    """Roles by base layer and area where the map offers a choice, which only a public reference map does."""
    return base_layer_roles(current_facts().boundaries) if current_settings().publication == REFERENCE else {}
