"""Puts a map view on a page: the one place where the map component is mounted."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from geodata.clauses import read_clauses
from geodata.schema import read_resources
from geodata.tables import read_regions, read_table
from layers.approval import withheld_reasons
from layers.atlas import open_atlas
from layers.grounds import GRID, REGIONS, ground_roles
from layers.indicators import INDICATORS, CountIndicator
from layers.shell import view_layers
from utils.addresses import RECORDS
from utils.publication import REFERENCE
from utils.settings import read_settings


@dataclass(frozen=True)
class Focus:
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
    indicator: CountIndicator | None = None


TRANSPORT_FILTERS = ("mode", "status", "region", "document", "year")
# The page's head names the script before anything of the frame, so it is there when these run.
MAP_SCRIPT = "export default (c) => Atlas.showMap(c)"
FILTER_SCRIPT = "export default (c) => Atlas.showFilters(c)"
STORIES_SCRIPT = "export default (c) => Atlas.showStories(c)"
FRAME_SCRIPT = "export default (c) => Atlas.showFrame(c)"


@cache
def _register(name: str, html: str, script: str) -> Any:
    return st.components.v2.component(name, html=html, js=script, isolate_styles=False)


def file_address(role: str) -> str:
    """Address of a file of the atlas."""
    return f"/{open_atlas().url(role)}"


def map_roles() -> dict[str, str]:
    """Roles of the ground far off and close up and of the places that maps open with; none where maps are withheld."""
    if withheld_reasons():
        return {}
    choices = ground_choices()
    return next(iter(choices.values()))["all"] if choices else REGIONS["all"]


def ground_choices() -> dict[str, dict[str, dict[str, str]]]:
    """Roles by ground and area where the map offers a choice: in a public reference alone."""
    return ground_roles(open_atlas().boundaries) if read_settings().publication == REFERENCE else {}


def map_choices(view: str) -> dict[str, list[str]]:
    """Known values of the choices that a map view keeps in the address."""
    regions = list(read_regions()["region_id"])
    choices = {
        "layers": [entry.id for entry in view_layers(view)],
        "place": [entity.entity_id for entity in open_atlas().entities],
        "region": regions,
        "ground": list(ground_choices()),
        "area": list(GRID) if ground_choices() else [],
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


def show_map(view: str, lang: str, focus: Focus | None = None) -> None:
    """Put a map view with its panel on the page.

    Parameters
    ----------
    view
        One of ``VIEW_KINDS``.
    lang
        Language of the page.
    focus
        Regions and places that the page wants shown; the living map turns to them.
    """
    mount = _register(f"atlas_{view.replace('-', '_')}", '<div class="a-atlas"></div>', MAP_SCRIPT)
    key = f"map-{view}"
    data = {"view": view, "lang": lang} | ({"focus": asdict(focus)} if focus else {})
    mount(key=key, data=data, on_followed_change=partial(_follow, key))


def _follow(key: str) -> None:
    """Take over the choices of the browser's address: Streamlit does not see what a script writes there."""
    address = str(st.session_state[key]["followed"]).removeprefix("?")
    st.query_params.from_dict(parse_qs(address, keep_blank_values=True))


def show_headlines(view: str) -> None:
    """Leave a place for the headline figures of a map view; the browser fills it from the facts of the map."""
    st.html(f'<div class="a-block a-figures" data-figures="{view}"></div>')


def show_filters(view: str, lang: str, names: Sequence[str], *, follow: bool = False) -> None:
    """Put filters of a map on the page; they work without a rerun.

    Parameters
    ----------
    view, lang
        The map that they thin out, and the language of the page.
    names
        Filters by their name in the address, in order: ``mode``, ``status``, ``region``, ``document``, ``year`` …
    follow
        Whether the page is run again after a choice, for what it shows outside the map.
    """
    mount = _register("atlas_filters", '<div class="a-block a-filters"></div>', FILTER_SCRIPT)
    data = {"view": view, "lang": lang, "names": list(names), "follow": follow}
    mount(key="filters", data=data, on_followed_change=partial(_follow, "filters"))


def show_stories(lang: str) -> None:
    """Put the stories with their editor on the page; they stay in the browser."""
    mount = _register("atlas_stories", '<div class="a-block a-stories"></div>', STORIES_SCRIPT)
    mount(key="stories", data={"lang": lang})


def show_frame(lang: str) -> None:
    """Follow the page's theme, keep the view and its language, and open the search."""
    mount = _register("atlas_frame", '<div class="a-probe"></div>', FRAME_SCRIPT)
    mount(key="frame", data={"lang": lang})
