"""What sets one map view apart from the next; the browser gets the same table with its script."""

from dataclasses import dataclass


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
