"""Labels of the map, in one language."""

from typing import Any

from geodata.tables.codelists import code_names
from layers.labels.user_layer_labels import user_layer_labels
from utils.text.code_names import mode_names, stage_names
from utils.text.i18n import Translate


def frame_labels(_: Translate) -> dict[str, str]:
    """Labels of tools, legend and notice line."""
    return {
        "zoomIn": _("Zoom in"), "zoomOut": _("Zoom out"), "fullExtent": _("Full extent (0)"),
        "fullExtentShort": _("Full"), "layersTitle": _("Layers (L)"), "layersShort": _("Layers"),
        "legend": _("Legend"), "insetTitle": _("Central city (nine districts)"),
        "north": _("N"), "roles": _("Roles of the regions"),
        "noData": _("No data"), "modeTitle": _("Mode"), "stageTitle": _("Stage"),
        "precisionTitle": _("Precision of position"), "nodeTitle": _("Nodes"),
        "nodeStages": _(
            "filled operating, half under construction, cored start not stated, "
            "hollow planned, dotted study, pale no stage"
        ),
        "edgeTitle": _("Boundaries and extents"), "direction": _("Outward direction (schematic)"),
        "bandNote": _("Band: the course lies within"),
        "straightNote": _("Soft edge: straight link only"),
        "provinceLine": _("Provincial boundary"),
        "extentNote": _("Schematic extent, not statutory"), "partsNote": _("Position approximate"),
        "ridgeNote": _("Ridge, schematic course"), "riverNote": _("River: county lines, WDBII 1977"),
        "operatorNote": _("Operator’s alignments"),
        "laneNote": _("Lines that share a course are drawn side by side, not to scale."),
        "edgeNotes": _("Beside the map: off by more than half of it"), "moreNotes": _("{n} more of them"),
        "bands": _("Show how far everything may be off (E)"), "bandsShort": _("± m"),
        "riverSketch": _("River, schematic course"),
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
    """Labels of cards and lists."""
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
    """All labels of the map in one language."""
    lang = _.lang
    return {
        **frame_labels(_), **panel_labels(_), "leftOut": _("Left out of the map:"),
        "modes": mode_names(lang), "stages": stage_names(lang),
        "modesShort": code_names("mode", lang, "short"), "stagesShort": code_names("stage", lang, "short"),
        "symbols": code_names("symbol", lang), "symbolsShort": code_names("symbol", lang, "short"),
        "own": user_layer_labels(_),
        "kinds": code_names("mode", lang), "layers": code_names("map-layer", lang),
        "groups": code_names("layer-group", lang),
    }  # fmt: skip


def connection_labels(_: Translate) -> dict[str, str]:
    """Labels for a page that has lost its connection to the server."""
    return {"lost": _("Connection lost. The map still works; the page reconnects by itself.")}


def search_labels(_: Translate) -> dict[str, str]:
    """Labels of the search box."""
    return {
        "title": _("Search"), "field": _("Name, pinyin, initials, English, figure or id"),
        "hint": _("Try Guangyang, nanan, gyd, 89.4 or 168. On every page the key / opens the search."),
        "keys": _("↑ ↓ walk · Enter opens · Esc closes"),
        "none": _("Nothing was found. Try fewer characters, pinyin, or another word."),
        "near": _("Nothing is written exactly so; these are the nearest."), "all": _("All results"),
        "fault": _("The search did not answer. Try again."),
    }  # fmt: skip


def fault_labels(_: Translate) -> dict[str, str]:
    """Labels for a map that cannot be drawn."""
    return {
        "load": _("The map could not be loaded. Reload the page; if that does not help, the server is unreachable."),
        "studio": _("This part could not be loaded. Check the connection and try again."),
    }
