"""The highlight of a map: what a page asks it to show."""

from dataclasses import dataclass

from layers.catalog.indicators import CountIndicator


@dataclass(frozen=True)
class Highlight:
    """What a page asks the map to show; without one a view shows everything in its layers and filters.

    Attributes
    ----------
    regions
        Ids of regions that are outlined.
    places
        Ids of the entities that are drawn; all others are hidden.
    fit
        Ids of regions that the map zooms to; none is the whole area.
    indicator
        A count by region that colours the regions; see ``count_indicator``.
    """

    regions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fit: tuple[str, ...] = ()
    indicator: CountIndicator | None = None
