"""The pages that a story can show, and what their addresses may hold."""

from collections.abc import Callable

from geodata.analysis.theme_records import CHAPTERS, read_map_themes
from layers.views.view_state import map_choices
from utils.urls.parameters import (
    corridor_choices,
    eco_choices,
    finance_choices,
    project_choices,
    region_choices,
    target_choices,
    transport_choices,
    unit_choices,
)

Choices = dict[str, list[str]]

# By path below the root; empty is the overview.
PAGES: dict[str, Callable[[], Choices]] = {
    "": lambda: map_choices("overview"),
    "regions": lambda: map_choices("regions") | region_choices(),
    "eco-city": lambda: map_choices("eco-city") | eco_choices(),
    "corridors": lambda: map_choices("corridors") | corridor_choices(),
    "transport": lambda: map_choices("transport") | transport_choices(),
    "projects": lambda: map_choices("projects") | project_choices(),
    "renewal": lambda: map_choices("renewal") | {"chapter": list(CHAPTERS)},
    "themes": lambda: map_choices("themes") | {"theme": list(read_map_themes())},
    "targets": target_choices,
    "responsibility": unit_choices,
    "finance": finance_choices,
}


def page_choices(page: str) -> Choices:
    """Known values of the choices of a page, by name.

    Parameters
    ----------
    page
        Path below the root, one of ``PAGES``.
    """
    return PAGES[page]()


def known_choices() -> dict[str, Choices]:
    """Known values of the choices, by page and name, without language and other names that are no part of a view."""
    return {page: page_choices(page) for page in PAGES}
