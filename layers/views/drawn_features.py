"""Which entities the map draws: what lies outside the frame has a geometry and is not drawn."""

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
    """Ids of the entities that the map can draw; all others are listed only."""
    return frozenset(_shapes())


@per_settings
def placed_ids() -> frozenset[str]:
    """Ids of the entities that the map draws at a place: no arrow, which only shows a direction."""
    return frozenset(key for key, shape in _shapes().items() if shape != ARROW)
