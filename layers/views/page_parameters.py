"""Known values of the parameters of each page, as its address and its saved views may hold them."""

from layers.catalog.indicators import INDICATORS
from layers.catalog.pages import PAGES, story_pages
from layers.views.view_state import map_choices
from utils.urls.parameters import KINDS

Choices = dict[str, list[str]]
VALUES = KINDS | {"indicator": lambda: [indicator.id for indicator in INDICATORS]}


def page_choices(address: str) -> Choices:
    """Known values of the parameters of a page, by name.

    Parameters
    ----------
    address
        Path below the root, one of ``PAGES``.
    """
    page = PAGES[address]
    on_map = map_choices(page.view) if page.view else {}
    return on_map | {name: VALUES[kind]() for name, kind in page.parameters.items()}


def known_choices() -> dict[str, Choices]:
    """Known values by page and name, without language and other names that are no part of a view."""
    return {page.address: page_choices(page.address) for page in story_pages()}
