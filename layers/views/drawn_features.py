"""Which entities the map draws: what lies outside the frame has a geometry and is not drawn."""

import json
from functools import lru_cache

from layers.atlas import open_atlas

ARROW = "arrow"


@lru_cache(maxsize=1)
def _shapes() -> dict[str, str]:
    features = json.loads(open_atlas().assets["places"].raw)["features"]
    return {str(feature["id"]): str(feature["properties"]["shape"]) for feature in features}


@lru_cache(maxsize=1)
def drawn_ids() -> frozenset[str]:
    """Ids of the entities that the map can draw; all others are listed only."""
    return frozenset(_shapes())


@lru_cache(maxsize=1)
def placed_ids() -> frozenset[str]:
    """Ids of the entities that the map draws at a place: no arrow, which only shows a direction."""
    return frozenset(key for key, shape in _shapes().items() if shape != ARROW)
