"""What sets one map view apart from the next; the browser gets the same table with its script."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ViewKind:
    """What sets one map view apart.

    Attributes
    ----------
    ground
        ``role`` or ``neutral`` fill of the regions.
    filtered
        Whether the filters of the page (mode, stage, region, document, year) thin out the map.
    panel
        Whether the list and the card stand beside the map; without it the map takes the whole width.
    records
        Whether the browser needs the records of the documents page.
    follow
        Choices that the page outside the map is built from: when the map changes one, the page is run again.
    """

    ground: str = "neutral"
    filtered: bool = False
    panel: bool = True
    records: bool = False
    follow: tuple[str, ...] = ()


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
    indicator: dict[str, Any] | None = None


VIEW_KINDS = {
    "overview": ViewKind(ground="role"),
    "transport": ViewKind(filtered=True),
    "eco-city": ViewKind(),
    "documents": ViewKind(records=True),
    "regions": ViewKind(panel=False, follow=("region",)),
    "corridors": ViewKind(panel=False, follow=("place",)),
    "projects": ViewKind(filtered=True),
    "themes": ViewKind(panel=False, follow=("region",)),
    "renewal": ViewKind(panel=False, follow=("region",)),
}
