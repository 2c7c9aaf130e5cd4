"""The pages of the atlas: one entry each, read by navigation, URLs, stories and public maps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from utils.text.i18n import Translate

# Query parameters of every page with a map, besides its own: camera, layers, selection, base layer.
ON_MAPS = ("at", "layers", "place", "region", "ground", "area")


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes
    ----------
    address
        Path below the root; empty is the start page.
    file
        Module in ``pages/`` that shows it.
    title
        Title in the language of the view.
    group
        Group of the navigation, one of ``GROUPS``.
    view
        Map view of the page, one of ``layers.catalog.layer_tree.VIEWS``; empty without a map.
    parameters
        Its own query parameters, each with its kind of ``utils.urls.parameters.KINDS``.
    in_stories
        Whether a view of it can be saved, shown as a slide and exported.
    public_map
        Whether its map is also served at ``/map/<view>``, without a session.
    """

    address: str
    file: str
    title: Callable[[Translate], str]
    group: str = ""
    view: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    in_stories: bool = False
    public_map: bool = False

    @property
    def kept(self) -> tuple[str, ...]:
        """Query parameters that a saved view of the page holds."""
        on_map = ON_MAPS if self.view else ()
        return (*on_map, *(name for name in self.parameters if name not in on_map))


# Groups of the navigation; pages of the first group are in the bar itself.
GROUPS: dict[str, Callable[[Translate], str]] = {
    "": lambda _: "",
    "themes": lambda _: _("Themes"),
    "sources": lambda _: _("Sources"),
}
_ENTRIES = (
    Page(
        "", "overview.py", lambda _: _("Overview"), view="overview", in_stories=True, public_map=True,
        parameters={"indicator": "indicator"},
    ),
    Page(
        "regions", "regions.py", lambda _: _("Regions"), view="regions", in_stories=True,
        parameters={"compare": "region", "year": "stated-year"},
    ),
    Page(
        "eco-city", "eco_city.py", lambda _: _("Eco-city"), view="eco-city", in_stories=True, public_map=True,
        parameters={"unit": "eco-unit", "theme": "eco-theme"},
    ),
    Page(
        "corridors", "corridors.py", lambda _: _("Corridors"), view="corridors", in_stories=True,
        parameters={"direction": "direction", "set": "corridor-set"},
    ),
    Page(
        "transport", "transport.py", lambda _: _("Transport"), view="transport", in_stories=True, public_map=True,
        parameters={
            "mode": "mode", "status": "stage", "region": "region", "document": "document", "year": "stated-year",
        },
    ),
    Page(
        "projects", "projects.py", lambda _: _("Projects"), view="projects", in_stories=True,
        parameters={
            "kind": "project-kind", "status": "project-stage", "region": "region", "document": "document",
            "year": "project-year", "placed": "placed", "group": "grouping",
        },
    ),
    Page(
        "targets", "targets.py", lambda _: _("Targets"), in_stories=True,
        parameters={
            "region": "region", "theme": "target-theme", "scope": "scope", "year": "target-year",
            "document": "document", "target": "target",
        },
    ),
    Page(
        "responsibility", "responsibility.py", lambda _: _("Responsibility"), in_stories=True,
        parameters={
            "unit": "unit", "document": "document", "theme": "task-theme", "kind": "unit-kind", "role": "role",
        },
    ),
    Page(
        "finance", "finance.py", lambda _: _("Finance"), in_stories=True,
        parameters={
            "measure": "measure", "group": "beneficiary", "instrument": "instrument", "printed": "printed",
            "formula": "formula",
        },
    ),
    Page("stories", "stories.py", lambda _: _("Stories")),
    Page(
        "renewal", "renewal.py", lambda _: _("Urban renewal"), "themes", view="renewal", in_stories=True,
        parameters={"chapter": "chapter"},
    ),
    Page(
        "themes", "themes.py", lambda _: _("Map themes"), "themes", view="themes", in_stories=True,
        parameters={"theme": "map-theme"},
    ),
    Page(
        "documents", "documents.py", lambda _: _("Documents"), "sources", view="documents",
        parameters={"clause": "clause", "record": "record"},
    ),
    Page("conflicts", "conflicts.py", lambda _: _("Conflicts"), "sources"),
    Page("audit", "audit.py", lambda _: _("Data audit"), "sources"),
    Page("about", "about.py", lambda _: _("About the data"), "sources"),
    Page("help", "help.py", lambda _: _("Help"), "sources"),
    Page("search", "search.py", lambda _: _("Search"), "sources"),
)  # fmt: skip
PAGES = {page.address: page for page in _ENTRIES}


def story_pages() -> list[Page]:
    """Pages whose views can be saved, shown as slides and exported, in the order of the navigation."""
    return [page for page in PAGES.values() if page.in_stories]


def public_maps() -> dict[str, str]:
    """Paths of the pages whose map is public, by map view."""
    return {page.view: f"/{page.address}" for page in PAGES.values() if page.public_map}
