"""Valid values of the query parameters of each page, for URLs and saved views."""

from geodata.tables.readers import read_regions
from layers.catalog.base_layers import GRID, base_layer_choices
from layers.catalog.indicators import INDICATORS
from layers.catalog.layer_tree import view_layers
from layers.catalog.pages import PAGES, story_pages
from utils.config.facts import current_facts
from utils.urls.parameters import KINDS

Choices = dict[str, list[str]]
VALUES = KINDS | {"indicator": lambda: [indicator.id for indicator in INDICATORS]}


def map_choices(view: str) -> dict[str, list[str]]:
    """Valid values of the query parameters of a map view."""
    regions = list(read_regions()["region_id"])
    return {
        "layers": [entry.id for entry in view_layers(view)],
        "place": [entity.entity_id for entity in current_facts().entities],
        "region": regions,
        "ground": list(base_layer_choices()),
        "area": list(GRID) if base_layer_choices() else [],
    }


def page_choices(address: str) -> Choices:
    """Valid values of the query parameters of a page, by name.

    Parameters
    ----------
    address
        Path below the root, one of ``PAGES``.
    """
    page = PAGES[address]
    on_map = map_choices(page.view) if page.view else {}
    return on_map | {name: VALUES[kind]() for name, kind in page.parameters.items()}


def known_choices() -> dict[str, Choices]:
    """Valid values by page and parameter, without the language and others that are not part of a view."""
    return {page.address: page_choices(page.address) for page in story_pages()}
