"""The facts of an application: boundaries, entities and the documents library."""

import logging
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from geodata.alignments.known_lines import known_lines
from geodata.alignments.reading import Alignments, read_alignments
from geodata.analysis.entities import Entity, line_sketches, on_courses, read_entities
from geodata.courses.course import Course, with_alignments
from geodata.courses.load import package_courses
from geodata.geometry.boundaries import Boundaries, load_boundaries
from geodata.geometry.tile_grid import grid_boundaries
from geodata.library.reading import Library, read_library
from geodata.tables.readers import read_documents, read_grid, read_places, read_regions, read_table
from utils.config.settings import Settings, current_settings

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Facts:
    """The facts under the settings of a deployment; each part is read at first use.

    Attributes
    ----------
    settings
        Which boundaries and which library.
    """

    settings: Settings

    @cached_property
    def boundaries(self) -> Boundaries:
        """Boundaries of the regions: the tile grid if so set, or the best source that passes its check."""
        regions, grid, settings = read_regions(), read_grid(), self.settings
        if settings.boundaries == "grid":
            return Boundaries(grid_boundaries(regions, grid), "grid", "")
        from_tianditu = settings.boundaries == "tianditu"
        return load_boundaries(regions, grid, settings.data_dir, settings.boundary_file, from_tianditu=from_tianditu)

    @cached_property
    def alignments(self) -> Alignments:
        """Lines of the operator's file that pass their checks; what was refused is logged."""
        path, boundaries = self.settings.lines_file, self.boundaries
        if path is None:
            return Alignments({})
        known = known_lines(read_places(), read_documents(), read_table("waypoints"), read_table("routes"))
        alignments = read_alignments(path, known, None if boundaries.kind == "grid" else boundaries.gdf)
        for sentence in (*alignments.refused, *alignments.notes):
            LOGGER.warning("%s", sentence)
        return alignments

    @cached_property
    def courses(self) -> dict[str, Course]:
        """Courses that lines are drawn along: those of installed packages, and before them the operator's."""
        tables = (read_table(name).to_dict("records") for name in ("rivers", "county_edges"))
        return package_courses(line_sketches(read_entities()), *tables) | self.alignments.courses

    @cached_property
    def places(self) -> pd.DataFrame:
        """The table of places, with the operator's alignments in place of the sketches."""
        return with_alignments(read_places(), self.courses)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Places, lines and areas on their best courses; those with a faulty geometry are logged and list-only."""
        entities = on_courses(read_entities(), self.courses)
        for entity in entities:
            if entity.fault:
                message = "places.csv, %s: the map leaves it out, its geometry is at fault (%s). Correct the geometry."
                LOGGER.warning(message, entity.entity_id, entity.fault)
        return entities

    @cached_property
    def library(self) -> Library:
        """Source texts that the operator added."""
        return read_library(self.settings.library_dir)


@lru_cache(maxsize=8)
def open_facts(settings: Settings) -> Facts:
    """Facts under the settings; one object per settings.

    Parameters
    ----------
    settings
        Which boundaries and which library.
    """
    return Facts(settings)


def current_facts() -> Facts:
    """Facts of the application that answers the request; outside a request, those of the environment's settings."""
    return open_facts(current_settings())


def current_table(name: str) -> pd.DataFrame:
    """Table as the current application passes it on: places on the operator's alignments, all others as they are."""
    return current_facts().places if name == "places" else read_table(name)
