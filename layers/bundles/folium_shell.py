"""The folium shells: folium maps whose script is constant.

folium renders the finished script as a template, so nothing from the data or the user may pass through it. A shell
holds layer ids only; features and texts are loaded as files.
"""

import json

import folium
from branca.element import Element, Figure
from folium.map import Layer
from folium.template import Template

from layers.catalog.layer_tree import (
    VIEWS,
    LayerEntry,
    view_layers,
)

ZOOM_STEP = 0.25


def name_constant(element: Element, name: str, key: str) -> None:
    """Give a folium element a constant name: a random one would change the hash of the file in every process."""
    element._name, element._id = name, key  # noqa: SLF001 (folium offers no other way)


class AtlasLayer(Layer):
    """A folium layer that names a map layer; the map draws it from the files that it loads by URL."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = addLayer({{ this._parent.get_name() }}, {{ this.entry }});
        {% endmacro %}
        """
    )

    def __init__(self, entry: LayerEntry) -> None:
        super().__init__(name=entry.id, show=entry.shown)
        name_constant(self, "layer", entry.id.replace("-", "_"))
        self.entry = json.dumps({"id": entry.id, "group": entry.group})


def build_map(view: str) -> folium.Map:
    """Build the folium map of a view with its layers; no tiles, no data."""
    shell = folium.Map(
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=ZOOM_STEP,
        zoom_delta=0.5,
        wheel_px_per_zoom_level=160,
        max_bounds=True,
        min_lat=26.5,
        max_lat=32.8,
        min_lon=103.0,
        max_lon=110.0,
        prefer_canvas=True,
    )
    name_constant(shell, "map", view.replace("-", "_"))
    for entry in view_layers(view):
        AtlasLayer(entry).add_to(shell)
    return shell


def shell_script(view: str) -> str:
    """Script of the shell of a view, as a function that creates the map."""
    shell = build_map(view)
    shell.get_root().render()
    root = shell.get_root()
    assert isinstance(root, Figure)  # noqa: S101 (tells the type of a map's root)
    script = root.script.render()
    return f"shells[{json.dumps(view)}] = function () {{\n{script}\nreturn {shell.get_name()};\n}};"


def all_shells() -> str:
    """Scripts of the shells of all views."""
    return "\n".join(shell_script(view) for view in VIEWS)
