"""What a page asks its map to highlight."""

from dataclasses import dataclass

from layers.catalog.indicators import CountIndicator


@dataclass(frozen=True)
class Highlight:
    """What a page asks the map to show; without one a view shows all that its layers and filters leave.

    Attributes
    ----------
    regions
        Ids of regions that are outlined.
    places
        Ids of the entities that are drawn, and no others.
    fit
        Ids of regions that the camera turns to; none is the whole area.
    indicator
        A count by region that fills the regions; see ``count_indicator``.
    """

    regions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fit: tuple[str, ...] = ()
    indicator: CountIndicator | None = None
