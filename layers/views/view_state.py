"""State of a map view: highlights, known values of its parameters, roles of its files."""

from dataclasses import dataclass
from typing import Any

from geodata.tables.clauses import read_clauses
from geodata.tables.readers import read_regions, read_table
from geodata.tables.schema import read_resources
from layers.atlas import open_atlas
from layers.catalog.indicators import INDICATORS
from layers.catalog.layer_tree import view_layers
from layers.payloads.reference_maps import GRID, REGIONS, base_layer_roles
from layers.views.map_approval import withheld_reasons
from utils.config.map_publication import REFERENCE
from utils.config.settings import read_settings
from utils.urls.page_urls import RECORDS


@dataclass(frozen=True)
class Highlight:
    """What a page asks the map to show; without one a view shows all that its layers and filters leave.

    Attributes
    ----------
    regions
        Ids of regions that are outlined.
    places
        Ids of the entities that are drawn, and no others.
    fit
        Ids of regions that the camera turns to; none is the whole area.
    indicator
        A count by region that fills the regions; see ``count_indicator``.
    """

    regions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fit: tuple[str, ...] = ()
    indicator: dict[str, Any] | None = None


TRANSPORT_FILTERS = ("mode", "status", "region", "document", "year")


def file_address(role: str) -> str:
    """Address of a file of the atlas."""
    return f"/{open_atlas().url(role)}"


def map_roles() -> dict[str, str]:
    """Roles of the ground far off and close up and of the places that maps open with; none where maps are withheld."""
    if withheld_reasons():
        return {}
    choices = base_layer_choices()
    return next(iter(choices.values()))["all"] if choices else REGIONS["all"]


def base_layer_choices() -> dict[str, dict[str, dict[str, str]]]:
    """Roles by ground and area where the map offers a choice: in a public reference alone."""
    return base_layer_roles(open_atlas().boundaries) if read_settings().publication == REFERENCE else {}


def map_choices(view: str) -> dict[str, list[str]]:
    """Known values of the choices that a map view keeps in the address."""
    regions = list(read_regions()["region_id"])
    choices = {
        "layers": [entry.id for entry in view_layers(view)],
        "place": [entity.entity_id for entity in open_atlas().entities],
        "region": regions,
        "ground": list(base_layer_choices()),
        "area": list(GRID) if base_layer_choices() else [],
    }
    if view == "documents":
        choices |= {"clause": list(read_clauses()["clause_id"]), "record": record_keys()}
    if view == "overview":
        choices["indicator"] = [indicator.id for indicator in INDICATORS]
    return choices


def record_keys() -> list[str]:
    """Table and id of every record that the documents page can open."""
    resources = read_resources()
    return [f"{table}/{key}" for table in RECORDS for key in read_table(table)[resources[table].primary_key]]
