"""The layer tree: the layers of each map view, by group, and those that are shown at first."""

from dataclasses import dataclass

VIEWS = (
    "overview", "transport", "eco-city", "documents", "regions", "corridors", "projects", "themes", "renewal",
)  # fmt: skip
LINE_MODES = ("hsr", "rail", "suburban", "highway", "fast", "water")
LAYERS = {
    "ground": ("rivers", "ridges", "screens", "eco-city", "bands"),
    "corridors": ("directions", "frame", "linked-cities"),
    "lines": (*LINE_MODES, "metro", "urban"),
    "nodes": ("airport", "hub", "port", "crossing", "eco-places"),
    "sites": ("culture", "trade", "industry", "innovation", "services", "farming", "energy", "water-works"),
}
# The error of every position: asked for, since it covers what it belongs to.
BANDS = "bands"
EVERYTHING = {theme for themes in LAYERS.values() for theme in themes} - {BANDS}
# Layers that are shown at first; most views then show what their clause, region or filter selects.
OPENING = {
    "overview": {"rivers", "eco-city", "hsr", "metro", "airport", "port"},
    "transport": {"rivers", "eco-city", "directions", *LINE_MODES, "metro", "airport", "hub", "port"},
    "eco-city": {"rivers", "screens", "eco-city", "hub", "port", "eco-places"},
    "documents": EVERYTHING,
    "regions": EVERYTHING,
    "corridors": {"rivers", "ridges", "directions", "frame", "linked-cities", *LINE_MODES, "airport", "hub", "port"},
    "projects": EVERYTHING,
    "themes": {"rivers", *LAYERS["sites"]},
    "renewal": EVERYTHING - {"directions", "frame", "linked-cities", "ridges", "screens"},
}
WITHOUT_SITES = ("transport", "eco-city", "corridors")


@dataclass(frozen=True)
class LayerEntry:
    """One entry of the layer tree: id of a map layer, its group, and whether it is shown at first."""

    id: str
    group: str
    shown: bool


def view_layers(view: str) -> list[LayerEntry]:
    """The layer tree of a view, one entry for each theme."""
    shown = OPENING[view]
    return [
        LayerEntry(theme, group, theme in shown)
        for group, themes in LAYERS.items()
        if group != "sites" or view not in WITHOUT_SITES
        for theme in themes
    ]
