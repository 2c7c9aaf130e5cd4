"""The atlas of this process: boundaries, entities and every file a map needs, made once."""

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from typing import Any

from geodata.boundaries import Boundaries, grid_boundaries, load_boundaries
from geodata.entities import Entity, read_entities
from geodata.library.reading import Library, read_library
from geodata.tables import read_grid, read_regions
from layers.assets import Asset, json_asset, leaflet_assets, script_asset, studio_asset, style_asset
from layers.choice_words import choice_words
from layers.deck_script import deck_assets
from layers.grounds import map_assets, reference_assets
from layers.help_words import help_words
from layers.kinds import VIEW_KINDS
from layers.payload import facts_payload
from layers.records import records_payload
from layers.shell import all_shells
from layers.studio_words import studio_words
from layers.words import connection_words, fault_words, search_words
from utils.i18n import LANGUAGES, Translate, translator
from utils.publication import REFERENCE
from utils.settings import Settings, read_settings
from utils.story import FORMAT, LONGEST_TEXT, MOST_SLIDES, VERSION, VIEW_ID
from utils.story_file import STORY_IDS
from utils.story_form import LARGEST_FILE, MOST_SENTENCES

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


def _by_language(make: Callable[[Translate], Any]) -> dict[str, Any]:
    return {lang: make(translator(lang)) for lang in LANGUAGES}


def studio_constants() -> dict[str, Any]:
    """What travels with the second script: its words by language, and the bounds of a story."""
    bounds = {
        "format": FORMAT, "version": VERSION, "shipped": STORY_IDS, "view": VIEW_ID, "slides": MOST_SLIDES,
        "sentences": MOST_SENTENCES, "text": LONGEST_TEXT, "file": LARGEST_FILE,
    }  # fmt: skip
    return {"STUDIO_WORDS": _by_language(studio_words), "STORY": bounds}


def script_constants(files: dict[str, Asset]) -> dict[str, Any]:
    """What travels with the script, by the constant's name: words by language, kinds of views, addresses of files."""
    makers = {"SEARCH_WORDS": search_words, "HELP_WORDS": help_words, "FAULT_WORDS": fault_words}
    makers |= {"CONNECTION_WORDS": connection_words}
    words = {name: _by_language(make) for name, make in makers.items()}
    kinds = {view: asdict(kind) for view, kind in VIEW_KINDS.items()}
    return words | {"VIEW_KINDS": kinds, "FILES": {role: f"/{file.path}" for role, file in files.items()}}


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
        choices = choice_words(entities, lang)
        assets[f"choices-{lang}"] = json_asset("data", f"choices-{lang}", "json", choices)
    assets["studio"] = studio_asset(studio_constants())
    # Last, as they name the others.
    assets |= deck_assets({role: f"/{file.path}" for role, file in assets.items()})
    assets["script"] = script_asset(all_shells(), script_constants(assets))
    return Atlas(boundaries, tuple(entities), library, assets)
