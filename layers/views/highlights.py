"""Highlights of maps: regions to outline and zoom to, places to draw."""

from collections.abc import Sequence

from geodata.analysis.corridors import DIRECTIONS, Direction, corridor_set, find_mentions
from geodata.analysis.entities import Entity
from geodata.analysis.region_profile import RegionFacts, region_facts
from geodata.analysis.theme_records import ThemeRecords
from layers.catalog.highlight import Highlight
from layers.catalog.indicators import CountIndicator
from utils.config.facts import current_facts


def corridor_highlight(
    entities: tuple[Entity, ...], directions: list[Direction], chosen: Direction | None, shown: str
) -> Highlight:
    """Highlight of one direction, or of a whole set of corridors."""
    if shown != DIRECTIONS:
        mentions = find_mentions(entities, corridor_set(shown))
        return Highlight(places=tuple(each.entity.entity_id for each in mentions))
    if chosen:
        return Highlight(places=chosen.place_ids, fit=chosen.region_ids)
    return Highlight(places=tuple(place for each in directions for place in each.place_ids))


def theme_highlight(related: ThemeRecords, region: str | None, counts: CountIndicator | None = None) -> Highlight:
    """Highlight of a theme: its places, the chosen region outlined, and a count that colours the regions."""
    chosen = (region,) if region else ()
    return Highlight(chosen, tuple(entity.entity_id for entity in related.entities), chosen, counts)


def read_profiles(regions: Sequence[str], year: str | None) -> list[RegionFacts]:
    """Facts of the chosen regions."""
    return [region_facts(region, current_facts().entities, year) for region in regions]


def region_highlight(profiles: Sequence[RegionFacts]) -> Highlight:
    """Highlight of regions, and of every place that names one of them."""
    regions = tuple(each.region["region_id"] for each in profiles)
    places = dict.fromkeys(entity.entity_id for each in profiles for entity in each.places)
    return Highlight(regions, tuple(places), regions)
