"""Words that the map shows, in one language."""

from typing import Any

from layers.labels.user_layer_labels import user_layer_labels
from utils.text.code_names import mode_names, stage_names, theme_names
from utils.text.i18n import Translate


def short_mode_labels(_: Translate) -> dict[str, str]:
    """Short names of the line modes, for a row of buttons."""
    return {
        "hsr": _("HSR"), "rail": _("Rail"), "suburban": _("Suburban"),
        "highway": _("Expressway"), "fast": _("Fast link"), "water": _("Waterway"),
    }  # fmt: skip


def short_stage_labels(_: Translate) -> dict[str, str]:
    """Short names of the stages, for a row of buttons."""
    return {
        "operating": _("Operating"), "construction": _("Building"), "planned": _("Planned"), "study": _("Study"),
        "none": _("No stage"),
    }  # fmt: skip


def symbol_labels(_: Translate) -> dict[str, str]:
    """Names of the point symbols."""
    return {
        "airport": _("Airport"), "hub": _("Passenger / freight hub"), "port": _("Port"),
        "crossing": _("Tunnel / bridge"), "city": _("Linked city"), "eco": _("Eco-city project"),
        "disc": _("Tourism, trade or farming"), "pentagon": _("Culture, education or health"),
        "cross": _("Innovation"), "hexagon": _("Industry"), "place": _("Other named place"),
    }  # fmt: skip


def short_symbol_labels(_: Translate) -> dict[str, str]:
    """Short names of the point symbols, for one row of a legend."""
    return {
        "airport": _("Airport"), "hub": _("Hub"), "port": _("Port"), "crossing": _("Tunnel"),
        "city": _("City"), "eco": _("Eco-city project"), "disc": _("Tourism, trade"), "pentagon": _("Culture"),
        "cross": _("Innovation"), "hexagon": _("Industry"), "place": _("Other"),
    }  # fmt: skip


def layer_labels(_: Translate) -> dict[str, str]:
    """Names of the entries of the layer tree."""
    return theme_names(_) | {
        "rivers": _("Rivers (schematic)"), "ridges": _("Ridges (schematic)"), "urban": _("Metro and urban roads"),
    }  # fmt: skip


def layer_group_labels(_: Translate) -> dict[str, str]:
    """Names of the groups of the layer tree."""
    return {
        "ground": _("Ground"), "corridors": _("Corridors"), "lines": _("Lines"), "nodes": _("Nodes"),
        "sites": _("Sites and zones"),
    }  # fmt: skip


def mode_kind_labels(_: Translate) -> dict[str, str]:
    """What a place is, by its mode."""
    return mode_names(_) | {
        "metro": _("Metro"), "road": _("Urban road"), "tunnel": _("Tunnel"), "bridge": _("Bridge"),
        "crossing": _("River crossing"), "corridor": _("Corridor"), "airport": _("Airport"),
        "hub": _("Hub"), "port": _("Port"), "city": _("Linked city"), "structure": _("Spatial structure"),
        "ridge": _("Ridge"), "river": _("River"), "eco": _("Eco-city"), "island": _("River island"),
    } | site_kind_labels(_)  # fmt: skip


def site_kind_labels(_: Translate) -> dict[str, str]:
    """What a site, zone or area is, by its mode."""
    return {
        "tier": _("Region in its tier"), "county": _("County of Guang'an"), "group": _("Group of regions"),
        "card": _("City landmark"), "cooperation": _("Cooperation platform"), "park": _("Industry park"),
        "industry": _("Industry role"), "consumption": _("Consumption area"),
        "innovation": _("Innovation platform"), "digital": _("Digital infrastructure"),
        "logistics": _("Logistics"), "tourism": _("Tourism site"), "venue": _("Culture or sport venue"),
        "event": _("Event"), "education": _("Education"), "health": _("Health care"),
        "public-service": _("Public service"), "farm-zone": _("Agricultural zone"),
        "farm-product": _("Farm product"), "flood": _("Flood control"), "reservoir": _("Reservoir"),
        "water-transfer": _("Water transfer"), "power": _("Power"), "gas": _("Gas"), "oil": _("Oil"),
        "coal": _("Coal storage"), "travel": _("Travel time"),
    }  # fmt: skip


def frame_labels(_: Translate) -> dict[str, str]:
    """Words of tools, legend and strip."""
    return {
        "zoomIn": _("Zoom in"), "zoomOut": _("Zoom out"), "fullExtent": _("Full extent (0)"),
        "fullExtentShort": _("Full"), "layersTitle": _("Layers (L)"), "layersShort": _("Layers"),
        "legend": _("Legend"), "insetTitle": _("Central city (nine districts)"),
        "north": _("N"), "roles": _("Roles of the regions"),
        "noData": _("No data"), "modeTitle": _("Mode"), "stageTitle": _("Stage"),
        "precisionTitle": _("Precision of position"), "nodeTitle": _("Nodes"),
        "nodeStages": _("filled operating, half under construction, hollow planned, dotted study, pale none stated"),
        "edgeTitle": _("Boundaries and extents"), "direction": _("Outward direction (schematic)"),
        "bandNote": _("Schematic course, band = error"), "provinceLine": _("Provincial boundary"),
        "extentNote": _("Schematic extent, not statutory"), "partsNote": _("Position approximate"),
        "ridgeNote": _("Ridge, schematic course"), "riverNote": _("River, schematic course"),
        "bankNote": _("River, drawn along district lines"),
        "gridNote": _(
            "Tile grid: equal cells, neighbours beside each other, no boundary and no distance. "
            "Lines and points are not drawn on it."
        ),
        "bareNote": _("Drawn without boundaries; positions are schematic."),
        "centralCity": _("Central city"),
        "mapLabel": _(
            "Map. Plus and minus zoom, arrows move, 0 shows all, L opens the layers, Escape clears the selection. "
            "The list beside it selects by keyboard."
        ),
    }  # fmt: skip


def panel_labels(_: Translate) -> dict[str, str]:
    """Words of cards and lists."""
    return {
        "indicator": _("Indicator"), "region": _("Region"), "allRegions": _("All regions"),
        "document": _("Document"), "allDocuments": _("All"),
        "allYears": _("All years"), "regions": _("Regions concerned"),
        "regionProfile": _("Region profile"), "previousRegion": _("Previous region"), "nextRegion": _("Next region"),
        "compareWith": _("Compare with (up to three)"), "addRegion": _("Add a region"), "remove": _("Remove"),
        "rank": _("rank"), "boundTargets": _("Targets that bind it"), "see": _("see"),
        "namedProjects": _("Lines and hubs that concern it"), "close": _("Close"),
        "statusWord": _("Words of the document"), "year": _("Year"), "endpoints": _("From – to"),
        "position": _("Position"), "linesTitle": _("Lines and waterways"), "nodesTitle": _("Nodes and crossings"),
        "onMap": _("on the map"),
        "listOnly": _("list only"), "listOnlyShort": _("list"), "name": _("Name"), "source": _("Clause"),
        "noneFound": _("Nothing matches these filters."), "clearFilters": _("Clear the filters →"),
        "structureTitle": _("Structure: one island, one core, two ranges, many corridors"),
        "unlocatedTitle": _("What has no location"), "timelineTitle": _("Goals by year"),
        "allRecords": _("Clauses and records"), "openClause": _("Open the clause"), "ownPage": _("Page of its own"),
        "noNeutrality": _("The document gives no year for carbon neutrality."),
    }  # fmt: skip


def map_labels(_: Translate) -> dict[str, Any]:
    """All words of the map in one language."""
    return {
        **frame_labels(_), **panel_labels(_), "leftOut": _("Left out of the map:"),
        "modes": mode_names(_), "stages": stage_names(_),
        "modesShort": short_mode_labels(_), "stagesShort": short_stage_labels(_),
        "symbols": symbol_labels(_), "symbolsShort": short_symbol_labels(_),
        "own": user_layer_labels(_), "rivers": {"yangtze": _("Yangtze"), "jialing": _("Jialing")},
        "kinds": mode_kind_labels(_), "layers": layer_labels(_), "groups": layer_group_labels(_),
    }  # fmt: skip


def connection_labels(_: Translate) -> dict[str, str]:
    """Words for a page whose server is away."""
    return {"lost": _("Connection lost. The map still works; the page reconnects by itself.")}


def search_labels(_: Translate) -> dict[str, str]:
    """Words of the search box."""
    return {
        "title": _("Search"), "field": _("Name, pinyin, initials, English, figure or id"),
        "hint": _("Try Guangyang, nanan, gyd, 89.4 or 168. On every page the key / opens the search."),
        "keys": _("↑ ↓ walk · Enter opens · Esc closes"),
        "none": _("Nothing was found. Try fewer characters, pinyin, or another word."),
        "near": _("Nothing is written exactly so; these are the nearest."), "all": _("All results"),
        "fault": _("The search did not answer. Try again."),
    }  # fmt: skip


def fault_labels(_: Translate) -> dict[str, str]:
    """Words for a map that cannot be drawn."""
    return {
        "load": _("The map could not be loaded. Reload the page; if that does not help, the server is unreachable."),
        "studio": _("This part could not be loaded. Check the connection and try again."),
    }
