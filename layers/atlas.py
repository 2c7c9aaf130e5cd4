"""The atlas of this process: boundaries, entities and every file a map needs, made once."""

import logging
from dataclasses import dataclass
from functools import cached_property, lru_cache

from geodata.analysis.entities import Entity, read_entities
from geodata.geometry.boundaries import Boundaries, grid_boundaries, load_boundaries
from geodata.library.reading import Library, read_library
from geodata.tables.readers import read_grid, read_regions
from layers.bundles.assets import Asset, json_asset, leaflet_assets, script_asset, stories_asset, style_asset
from layers.bundles.folium_shell import all_shells
from layers.bundles.presenter_bundle import presenter_assets
from layers.bundles.script_labels import script_constants, story_constants
from layers.labels.parameter_labels import parameter_labels
from layers.payloads.documents import records_payload
from layers.payloads.facts import facts_payload
from layers.payloads.reference_maps import map_assets, reference_assets
from utils.config.map_publication import REFERENCE
from utils.config.settings import Settings, read_settings
from utils.text.i18n import LANGUAGES

LOGGER = logging.getLogger(__name__)


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
        ``facts-zh``, ``facts-en``, ``records-zh``, ``records-en``, ``choices-zh``, ``choices-en``, ``studio``,
        ``leaflet-js``, ``leaflet-css``, ``deck``, ``deck-style``;
        for a public reference also those of ``layers.grounds``.
    """

    boundaries: Boundaries
    entities: tuple[Entity, ...]
    library: Library
    assets: dict[str, Asset]

    @cached_property
    def files(self) -> dict[str, Asset]:
        """Files by their address."""
        return {f"/{asset.path}": asset for asset in self.assets.values()}

    def url(self, role: str) -> str:
        """Address of a file below the app's root."""
        return self.assets[role].path


def choose_boundaries(settings: Settings) -> Boundaries:
    """Boundaries as the settings ask: the grid alone, or the best source that stands its check."""
    regions, grid = read_regions(), read_grid()
    if settings.grid_only:
        return Boundaries(grid_boundaries(regions, grid), "grid", "")
    return load_boundaries(regions, grid, settings.data_dir, settings.boundary_file)


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
    SettingError
        When a setting holds a value that is not one of its own.
    """
    settings = read_settings()
    boundaries = choose_boundaries(settings)
    entities = read_entities()
    _tell_left_out(entities)
    library = read_library(settings.library_dir)
    assets = {"style": style_asset()}
    assets |= map_assets(entities, boundaries) | leaflet_assets()
    if settings.publication == REFERENCE:
        assets |= reference_assets(entities, boundaries)
    for lang in LANGUAGES:
        facts = facts_payload(entities, boundaries, lang, settings)
        assets[f"facts-{lang}"] = json_asset("data", f"facts-{lang}", "json", facts)
        records = records_payload(library, lang)
        assets[f"records-{lang}"] = json_asset("data", f"records-{lang}", "json", records)
        choices = parameter_labels(entities, lang)
        assets[f"choices-{lang}"] = json_asset("data", f"choices-{lang}", "json", choices)
    assets["studio"] = stories_asset(story_constants())
    # Last, as they name the others.
    assets |= presenter_assets({role: f"/{file.path}" for role, file in assets.items()})
    assets["script"] = script_asset(all_shells(), script_constants(assets))
    return Atlas(boundaries, tuple(entities), library, assets)
