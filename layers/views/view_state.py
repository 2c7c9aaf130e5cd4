"""The files that a map view is drawn from."""

from layers.bundles.bundles import current_bundles
from layers.catalog.base_layers import REGIONS, base_layer_choices
from layers.views.map_approval import withheld_reasons


def file_address(role: str) -> str:
    """URL path of a file of the atlas."""
    return f"/{current_bundles().url(role)}"


def map_roles() -> dict[str, str]:
    """Roles of the files that maps open with: base layer at both scales, places; empty where maps are withheld."""
    if withheld_reasons():
        return {}
    choices = base_layer_choices()
    return next(iter(choices.values()))["all"] if choices else REGIONS["all"]
