"""The entities that the map draws: outside the frame an entity has a geometry but is not drawn."""

import json

from layers.bundles.bundles import current_bundles
from utils.config.settings import per_settings

ARROW = "arrow"


@per_settings
def _shapes() -> dict[str, str]:
    features = json.loads(current_bundles().assets["places"].raw)["features"]
    return {str(feature["id"]): str(feature["properties"]["shape"]) for feature in features}


@per_settings
def drawn_ids() -> frozenset[str]:
    """Ids of the entities that the map can draw; all others are only listed."""
    return frozenset(_shapes())


@per_settings
def placed_ids() -> frozenset[str]:
    """Ids of the entities that the map draws at a position, without arrows, which only show a direction."""
    return frozenset(key for key, shape in _shapes().items() if shape != ARROW)
