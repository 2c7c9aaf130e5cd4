"""State of a map view: highlights, known values of its parameters, roles of its files."""

from geodata.tables.readers import read_regions
from layers.bundles.bundles import current_bundles
from layers.catalog.base_layers import GRID, REGIONS, base_layer_roles
from layers.catalog.layer_tree import view_layers
from layers.views.map_approval import withheld_reasons
from utils.config.facts import current_facts
from utils.config.map_publication import REFERENCE
from utils.config.settings import current_settings

TRANSPORT_FILTERS = ("mode", "status", "region", "document", "year")


def file_address(role: str) -> str:
    """Address of a file of the atlas."""
    return f"/{current_bundles().url(role)}"


def map_roles() -> dict[str, str]:
    """Roles of the ground far off and close up and of the places that maps open with; none where maps are withheld."""
    if withheld_reasons():
        return {}
    choices = base_layer_choices()
    return next(iter(choices.values()))["all"] if choices else REGIONS["all"]


def base_layer_choices() -> dict[str, dict[str, dict[str, str]]]:
    """Roles by ground and area where the map offers a choice: in a public reference alone."""
    return base_layer_roles(current_facts().boundaries) if current_settings().publication == REFERENCE else {}


def map_choices(view: str) -> dict[str, list[str]]:
    """Known values of the choices that a map view keeps in the address."""
    regions = list(read_regions()["region_id"])
    return {
        "layers": [entry.id for entry in view_layers(view)],
        "place": [entity.entity_id for entity in current_facts().entities],
        "region": regions,
        "ground": list(base_layer_choices()),
        "area": list(GRID) if base_layer_choices() else [],
    }
