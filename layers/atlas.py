"""The atlas of this process: boundaries, entities and every file a map needs, made once."""

import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geodata.boundaries import Boundaries, grid_boundaries, load_boundaries
from geodata.entities import Entity, read_entities
from geodata.library.reading import Library, read_library
from geodata.tables import read_grid, read_regions
from layers.assets import Asset, json_asset, leaflet_assets, script_asset, style_asset
from layers.help_words import help_words
from layers.payload import facts_payload, ground_payload
from layers.places import places_payload
from layers.records import records_payload
from layers.shell import all_shells
from layers.words import connection_words, search_words
from utils.i18n import LANGUAGES, translator
from utils.settings import Settings, read_settings

LOGGER = logging.getLogger(__name__)
OVERVIEW_TOLERANCE_M = 250.0
CLOSE_TOLERANCE_M = 50.0


@dataclass(frozen=True)
class Atlas:
    """Everything that maps are made of.

    Attributes
    ----------
    boundaries
        Regions and their source.
    entities
        Places, lines and areas.
    library
        Source texts that the operator added.
    assets
        Files by their role: ``script``, ``style``, ``ground``, ``fine``, ``places``,
        ``facts-zh``, ``facts-en``, ``records-zh``, ``records-en``, ``leaflet-js``, ``leaflet-css``.
    """

    boundaries: Boundaries
    entities: tuple[Entity, ...]
    library: Library
    assets: dict[str, Asset]

    def url(self, role: str) -> str:
        """Address of a file below the app's root."""
        return self.assets[role].path


def choose_boundaries(settings: Settings) -> Boundaries:
    """Boundaries as the settings ask: the grid alone, or the best source that stands its check."""
    regions, grid = read_regions(), read_grid()
    if settings.grid_only:
        return Boundaries(grid_boundaries(regions, grid), "grid", "")
    return load_boundaries(regions, grid, settings.data_dir, settings.boundary_file)


def script_words() -> dict[str, dict[str, Any]]:
    """Words that travel with the script, by the constant's name and the language."""
    makers = {"SEARCH_WORDS": search_words, "HELP_WORDS": help_words, "CONNECTION_WORDS": connection_words}
    return {name: {lang: make(translator(lang)) for lang in LANGUAGES} for name, make in makers.items()}


def _tell_left_out(entities: list[Entity]) -> None:
    for entity in entities:
        if entity.fault:
            message = "places.csv, %s: the map leaves it out, its geometry is at fault (%s). Correct the geometry."
            LOGGER.warning(message, entity.entity_id, entity.fault)


@lru_cache(maxsize=1)
def open_atlas() -> Atlas:
    """Build the atlas of this process.

    Raises
    ------
    DataError
        When a fact table cannot be used.
    """
    settings = read_settings()
    boundaries = choose_boundaries(settings)
    entities = read_entities()
    _tell_left_out(entities)
    library = read_library(settings.library_dir)
    assets = {
        "script": script_asset(all_shells(), script_words()),
        "style": style_asset(),
        "ground": json_asset("geo", "ground", "geojson", ground_payload(boundaries, OVERVIEW_TOLERANCE_M)),
        "fine": json_asset("geo", "ground-fine", "geojson", ground_payload(boundaries, CLOSE_TOLERANCE_M)),
        "places": json_asset("geo", "places", "geojson", places_payload(entities, boundaries)),
    }
    assets |= leaflet_assets()
    for lang in LANGUAGES:
        facts = facts_payload(entities, boundaries, lang, settings.approval_number)
        assets[f"facts-{lang}"] = json_asset("data", f"facts-{lang}", "json", facts)
        records = records_payload(library, lang)
        assets[f"records-{lang}"] = json_asset("data", f"records-{lang}", "json", records)
    return Atlas(boundaries, tuple(entities), library, assets)
