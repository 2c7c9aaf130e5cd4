"""Puts a map view on a page: the one place where the map component is mounted."""

from functools import cache
from typing import Any

import streamlit as st

from geodata.clauses import read_clauses
from geodata.schema import read_resources
from geodata.tables import read_regions, read_table
from layers.atlas import open_atlas
from layers.indicators import INDICATORS
from layers.shell import view_layers
from utils.addresses import RECORDS
from utils.i18n import translator

GROUNDS = {"overview": "role", "transport": "neutral", "eco-city": "neutral", "documents": "neutral"}

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
export default function ({ parentElement, data }) {
  let view = null;
  const root = parentElement.querySelector(".a-atlas");
  whenReady(data).then(
    () => { view = window.Atlas.mount(root, data); },
    (fault) => { root.textContent = data.fault + " (" + fault.message + ")"; },
  );
  return () => setTimeout(() => { if (view && !view.root.isConnected) view.stop(); });
}
"""
)
FILTER_SCRIPT = (
    LOADER
    + """
export default function ({ parentElement, data }) {
  whenReady(data).then(() => window.Atlas.mountFilters(parentElement.querySelector(".a-filters"), data));
}
"""
)
FRAME_SCRIPT = (
    LOADER
    + """
export default function ({ parentElement, data }) {
  const probe = parentElement.querySelector(".a-probe");
  whenReady(data).then(() => window.Atlas.followFrame(probe));
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


def view_spec(view: str, lang: str) -> dict[str, Any]:
    """What the browser needs to open a view: addresses of files and the kind of ground."""
    _ = translator(lang)
    return _file_urls() | {
        "view": view,
        "ground": GROUNDS[view],
        "filtered": view == "transport",
        "ground_url": file_address("ground"),
        "fine_url": file_address("fine"),
        "places_url": file_address("places"),
        "facts_url": file_address(f"facts-{lang}"),
        "records_url": file_address(f"records-{lang}") if view == "documents" else "",
        "fault": _("The map could not be loaded. Reload the page; if that does not help, the server is unreachable."),
    }


def map_choices(view: str) -> dict[str, list[str]]:
    """Known values of the choices that a map view keeps in the address."""
    regions = list(read_regions()["region_id"])
    choices = {
        "layers": [entry.id for entry in view_layers(view)],
        "place": [entity.entity_id for entity in open_atlas().entities],
        "region": regions,
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


def show_map(view: str, lang: str) -> None:
    """Put a map view with its panel on the page.

    Parameters
    ----------
    view
        ``overview``, ``transport``, ``eco-city`` or ``documents``.
    lang
        Language of the page.
    """
    mount = _register(f"atlas_{view.replace('-', '_')}", '<div class="a-atlas"></div>', MAP_SCRIPT)
    mount(key=f"map-{view}", data=view_spec(view, lang))


def show_filters(lang: str) -> None:
    """Put the filters of the transport page on the page; they work without a rerun."""
    mount = _register("atlas_filters", '<div class="a-block a-filters"></div>', FILTER_SCRIPT)
    mount(key="filters", data=_file_urls() | {"facts_url": file_address(f"facts-{lang}")})


def show_frame() -> None:
    """Load the style sheet, follow the page's theme, keep the view over languages, and open the search."""
    _register("atlas_frame", '<div class="a-probe"></div>', FRAME_SCRIPT)(key="frame", data=_file_urls())
