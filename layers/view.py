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
from layers.approval import withheld_reasons, withheld_texts
from layers.atlas import open_atlas
from layers.grounds import GRID, REGIONS, ground_roles
from layers.indicators import INDICATORS
from layers.shell import view_layers
from utils.addresses import RECORDS
from utils.i18n import translator
from utils.publication import REFERENCE
from utils.settings import read_settings


@dataclass(frozen=True)
class ViewKind:
    """What sets one map view apart.

    Attributes
    ----------
    ground
        ``role`` or ``neutral`` fill of the regions.
    filtered
        Whether the filters of the page (mode, stage, region, document, year) thin out the map.
    panel
        Whether the list and the card stand beside the map; without it the map takes the whole width.
    records
        Whether the browser needs the records of the documents page.
    follow
        Choices that the page outside the map is built from: when the map changes one, the page is run again.
    """

    ground: str = "neutral"
    filtered: bool = False
    panel: bool = True
    records: bool = False
    follow: tuple[str, ...] = ()


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
    indicator: dict[str, Any] | None = None


VIEW_KINDS = {
    "overview": ViewKind(ground="role"),
    "transport": ViewKind(filtered=True),
    "eco-city": ViewKind(),
    "documents": ViewKind(records=True),
    "regions": ViewKind(panel=False, follow=("region",)),
    "corridors": ViewKind(panel=False, follow=("place",)),
    "projects": ViewKind(filtered=True),
    "themes": ViewKind(panel=False, follow=("region",)),
    "renewal": ViewKind(panel=False, follow=("region",)),
}

# The script is fetched once per browser; a rerun finds the living map and leaves it alone.
LOADER = """
function loadOnce(tag, attributes) {
  const key = attributes.src || attributes.href;
  const known = [...document.querySelectorAll(tag)].find((node) => (node.src || node.href || "").endsWith(key));
  if (known) return known;
  const node = Object.assign(document.createElement(tag), attributes);
  document.head.append(node);
  return node;
}
function whenReady(data) {
  loadOnce("link", { rel: "stylesheet", href: data.style_url });
  if (window.Atlas) return Promise.resolve();
  const script = loadOnce("script", { src: data.script_url });
  return new Promise((done, fail) => {
    if (window.Atlas) return done();
    script.addEventListener("load", done);
    script.addEventListener("error", () => fail(new Error(data.script_url)));
  });
}
"""
MAP_SCRIPT = (
    LOADER
    + """
export default function ({ parentElement, data, setTriggerValue }) {
  let view = null;
  const root = parentElement.querySelector(".a-atlas");
  whenReady(data).then(
    () => {
      view = window.Atlas.mount(root, data);
      view.tell = (address) => setTriggerValue("followed", address);
    },
    (fault) => { root.textContent = data.fault + " (" + fault.message + ")"; },
  );
  return () => setTimeout(() => { if (view && !view.root.isConnected) view.stop(); });
}
"""
)
FILTER_SCRIPT = (
    LOADER
    + """
export default function ({ parentElement, data, setTriggerValue }) {
  const tell = (address) => setTriggerValue("followed", address);
  whenReady(data).then(() => window.Atlas.mountFilters(parentElement.querySelector(".a-filters"), data, tell));
}
"""
)
FRAME_SCRIPT = (
    LOADER
    + """
export default function ({ parentElement, data }) {
  const probe = parentElement.querySelector(".a-probe");
  whenReady(data).then(() => window.Atlas.followFrame(probe, data.lang));
}
"""
)


@cache
def _register(name: str, html: str, script: str) -> Any:
    return st.components.v2.component(name, html=html, js=script, isolate_styles=False)


def file_address(role: str) -> str:
    """Address of a file of the atlas."""
    return f"/{open_atlas().url(role)}"


def _file_urls() -> dict[str, str]:
    return {"script_url": file_address("script"), "style_url": file_address("style")}


def map_roles() -> dict[str, str]:
    """Roles of the ground far off and close up and of the places that maps open with; none where maps are withheld."""
    if withheld_reasons():
        return {}
    choices = ground_choices()
    return next(iter(choices.values()))["all"] if choices else REGIONS["all"]


def ground_choices() -> dict[str, dict[str, dict[str, str]]]:
    """Roles by ground and area where the map offers a choice: in a public reference alone."""
    return ground_roles(open_atlas().boundaries) if read_settings().publication == REFERENCE else {}


def map_urls() -> dict[str, Any]:
    """Addresses of what the maps open with, and of what else the choices of ground and area open."""
    opening = {f"{name}_url": file_address(role) for name, role in map_roles().items()}
    grounds = {
        ground: {area: {name: file_address(role) for name, role in roles.items()} for area, roles in areas.items()}
        for ground, areas in ground_choices().items()
    }
    return opening | {"grounds": grounds}


def view_spec(view: str, lang: str) -> dict[str, Any]:
    """What the browser needs to open a view: addresses of files and the kind of ground."""
    _ = translator(lang)
    kind = VIEW_KINDS[view]
    return _file_urls() | map_urls() | {
        "view": view,
        "ground": kind.ground, "filtered": kind.filtered, "panel": kind.panel, "follow": kind.follow,
        "facts_url": file_address(f"facts-{lang}"),
        "records_url": file_address(f"records-{lang}") if kind.records else "",
        "withheld": withheld_texts(_),
        "fault": _("The map could not be loaded. Reload the page; if that does not help, the server is unreachable."),
    }  # fmt: skip


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
    mount(
        key=key,
        data=view_spec(view, lang) | {"focus": asdict(focus) if focus else None},
        on_followed_change=partial(_follow, key),
    )


def _follow(key: str) -> None:
    """Take over the choices of the browser's address: Streamlit does not see what a script writes there."""
    address = str(st.session_state[key]["followed"]).removeprefix("?")
    st.query_params.from_dict(parse_qs(address, keep_blank_values=True))


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
    data = _file_urls() | {
        "view": view, "facts_url": file_address(f"facts-{lang}"), "names": list(names), "follow": follow,
    }  # fmt: skip
    mount(key="filters", data=data, on_followed_change=partial(_follow, "filters"))


def show_frame(lang: str) -> None:
    """Load the style sheet, follow the page's theme, keep the view and its language, and open the search."""
    mount = _register("atlas_frame", '<div class="a-probe"></div>', FRAME_SCRIPT)
    mount(key="frame", data=_file_urls() | {"lang": lang})
